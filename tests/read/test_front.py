"""What front matter says of the document; a day that is given and not understood is never passed over."""

from datetime import date
from pathlib import Path

import pytest

from audit.model.errors import DocumentError
from audit.read.document import read_document
from audit.read.front import published_on, source_of, title_of


@pytest.mark.parametrize(
    "key", ["date", "Date", "DATE", "published", "Published_Time", "datePublished", "publish-date", "pubDate"]
)
def test_the_day_stands_under_any_of_its_usual_keys_in_any_case(key: str) -> None:
    assert published_on({"title": "A", key: "2022-01-10"}) == date(2022, 1, 10)


def test_the_date_goes_before_its_other_names() -> None:
    assert published_on({"published": "2022-01-12", "Date": "2022-01-10"}) == date(2022, 1, 10)


def test_that_a_document_is_published_says_nothing_of_when() -> None:
    assert published_on({"published": True, "release_date": "soon"}) is None
    assert published_on({"published": True, "pubDate": "2022-01-10"}) == date(2022, 1, 10)


@pytest.mark.parametrize("value", [None, "", "  "])
def test_a_key_without_a_value_gives_no_day(value: str | None) -> None:
    assert published_on({"date": value}) is None


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("01/10/2022", '"01/10/2022"'),
        ("10.01.2022", '"10.01.2022"'),
        ("tomorrow", '"tomorrow"'),
        ("2022-13-40", '"2022-13-40"'),
        ("2022-02-30", '"2022-02-30"'),
        ("January 10", '"January 10"'),
        ("January 2022", '"January 2022"'),
        ("January 10-12, 2022", '"January 10-12, 2022"'),
        ("January 10 and 12, 2022", '"January 10 and 12, 2022"'),
        ("2022-01-10, or later", '"2022-01-10, or later"'),
        ("22-01-10", '"22-01-10"'),
        (2022, '"2022"'),
        pytest.param(10**5000, "no text", id="endless number"),
        (["2022-01-10"], "a list"),
        ({"a": "b"}, "a table"),
        (True, "true or false"),
        ("soon\n" * 200, '"' + "soon " * 12 + '…"'),
    ],
)
def test_a_day_that_is_not_understood_is_refused_with_its_key_and_what_to_write(value: object, shown: str) -> None:
    with pytest.raises(DocumentError) as refused:
        published_on({"Date": value})
    assert str(refused.value) == (
        f"the front matter's Date is {shown}, which is not understood as one day; "
        "write it as year-month-day, such as 2022-01-31"
    )


def test_the_refusal_names_the_document(tmp_path: Path) -> None:
    path = tmp_path / "doc.md"
    path.write_text("---\ndate: 2022-13-40\n---\n- December 9: a call\n", encoding="utf-8")
    with pytest.raises(DocumentError, match=r'^docs/doc\.md: the front matter\'s date is "2022-13-40"'):
        read_document(path, "docs/doc.md")


def test_title_and_source_count_in_any_case_too() -> None:
    front = {"Title": "A sheet", "URL": "https://a.example/1"}
    assert (title_of(front), source_of(front)) == ("A sheet", "https://a.example/1")


def test_two_spellings_of_one_key_may_not_differ() -> None:
    assert published_on({"date": "2022-01-10", "Date": "2022-01-10"}) == date(2022, 1, 10)
    with pytest.raises(DocumentError, match="gives date and Date different values; keep one of them"):
        published_on({"date": "2022-01-10", "Date": "2021-01-10"})
