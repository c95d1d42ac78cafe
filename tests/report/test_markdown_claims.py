"""What is folded, and how the report ends: every claim once, hosts, what it was made of."""

import re

import pytest

from audit.report import markdown
from tests.report import builders
from tests.report.rendered import shape, whole

SAMPLE = builders.sample()
TEXT = whole(SAMPLE)


def pile(text: str, summary: str) -> str:
    """The inside of the fold with that summary."""
    return text.split(f"<summary>{summary}</summary>")[1].split("</details>", maxsplit=1)[0]


def test_hosts_are_listed_with_what_became_of_their_pages() -> None:
    assert "| news.example.org | 11 | 5 | 2 | 1 | 1 | – | 2 |" in TEXT


def test_every_claim_stands_in_exactly_one_fold() -> None:
    folds = TEXT.split("## Every claim")[1].split("\n---\n")[0]
    lines = [int(line) for line in re.findall(r"^\| (\d+) \|", folds, re.MULTILINE)]
    loose = [5]
    assert sorted(lines) == sorted([claim.claim.span.line for claim in SAMPLE.checked.claims] + loose)


@pytest.mark.parametrize(
    ("summary", "row"),
    [
        ("1 claim: the page agrees", "date, who |"),
        ("3 claims: the page agrees in part", "| who | event date: none given, nor a day of publication | the page |"),
        ("1 claim: the page is silent", "| event date: none given, nor a day of publication | the page |"),
        ("1 claim: the link leads nowhere", "| not found (http-404) |"),
        ("1 claim: not checked, not in the recording", "(https://news.example.org/unheld) |"),
        ("3 claims: no page cited", "| 101 | December 11: Secretary Doe’s meeting with Foreign Minister Roe |"),
        ("1 claim: planned; the document speaks of the future, and there is nothing to check yet", "| 110 |"),
        ("1 link outside the claims", "| not found (http-410) |"),
    ],
)
def test_the_folds_say_why_their_claims_are_there(summary: str, row: str) -> None:
    assert row in pile(TEXT, summary)


def test_a_claim_with_several_links_has_a_row_for_each() -> None:
    claim = builders.statement(3, [f"{builders.SITE}/{name}" for name in "ab"])
    text = whole(builders.report([builders.compared(claim, "supported")]))
    assert pile(text, "1 claim: the page agrees").count("| 3 | ") == 2


def test_a_difference_the_check_is_not_sure_of_shows_as_one() -> None:
    claim = builders.statement(3, [f"{builders.SITE}/a"])
    fields = [builders.field("actor", "agree"), builders.field("date", "differ"), builders.field("place", "silent")]
    text = whole(builders.report([builders.compared(claim, "partly", fields)]))
    assert "| who | may differ: date; silent: place | the page |" in pile(text, "1 claim: the page may differ")


def test_the_end_says_what_the_report_is_about_and_how_it_was_made() -> None:
    end = TEXT.split("\n---\n")[1]
    assert "Everything here concerns the cited pages only" in end
    assert "It says nothing about the events themselves, nor about any person." in end
    assert "- **Run:** replayed from a recording, no requests sent" in end
    assert f"sha256 `{'ab' * 32}`" in end


def test_the_same_report_is_written_the_same_way() -> None:
    assert markdown.render(shape(builders.sample())) == markdown.render(shape(builders.sample()))


def test_rows_stay_short_however_much_the_outside_says() -> None:
    much = builders.Words(
        **dict.fromkeys(("claim", "page_title", "snippet", "raw", "message", "group", "section"), "many words " * 1000),
        cause="http-404 " * 100,
    )
    longest = max(len(line) for line in whole(builders.sample(much)).splitlines() if line.startswith("| "))
    assert longest < 600
