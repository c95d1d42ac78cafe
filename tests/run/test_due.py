"""What is asked for, and what counts as incomplete."""

from datetime import date

from audit.extract.condition import judge
from audit.extract.reading import read_url
from audit.model.capture import Ask, Retrieval, Try, Unreachable
from audit.model.claim import Citation, CitedDocument, Claim
from audit.model.document import DateInterval, Document, Span
from audit.model.reading import Page
from audit.run.due import asks, too_many_unasked

SPAN = Span(1, 1, 1, 9)
PUBLISHED = date(2022, 1, 10)


def _claim(day: date | None, *uris: str) -> Claim:
    when = DateInterval(day, day, "day", day.isoformat()) if day else None
    citations = tuple(Citation(uri, "anchor", SPAN) for uri in uris)
    return Claim("0" * 12, 1, None, SPAN, "text", when, (), (), "other", "unknown", None, "past", "main", citations)


def _cited(*claims: Claim, links: tuple[str, ...] = ()) -> CitedDocument:
    document = Document("doc.md", None, PUBLISHED, None, "0" * 64)
    return CitedDocument(document, len(claims), claims, tuple(Citation(uri, "anchor", SPAN) for uri in links))


def test_a_uri_cited_twice_is_asked_once_near_its_earliest_date() -> None:
    cited = _cited(_claim(date(2022, 1, 7), "https://a.example/"), _claim(date(2021, 12, 30), "https://a.example/"))
    assert asks(cited) == (Ask("https://a.example/", date(2021, 12, 30), by=PUBLISHED),)


def test_a_link_of_no_claim_is_asked_near_the_documents_date() -> None:
    assert asks(_cited(links=("https://a.example/",))) == (Ask("https://a.example/", PUBLISHED, by=PUBLISHED),)


def test_a_link_of_no_claim_does_not_move_the_date_of_a_claim() -> None:
    cited = _cited(_claim(date(2021, 12, 30), "https://a.example/"), links=("https://a.example/",))
    assert asks(cited) == (Ask("https://a.example/", date(2021, 12, 30), by=PUBLISHED),)


def _pages(*causes: str) -> dict[str, Page]:
    pages = {}
    for number, cause in enumerate(causes):
        uri = f"https://a.example/{number}"
        outcome = Unreachable(uri, uri, cause, 1, "")
        condition = judge(outcome, None)
        pages[uri] = Page(uri, Retrieval(uri, (Try("live", outcome, condition),), None), condition, read_url(uri))
    return pages


def test_a_run_that_could_not_ask_is_incomplete_and_says_how_much_and_why() -> None:
    pages = _pages("network-down", "internal-error", "read-timeout", "network-down")
    assert too_many_unasked(pages, 0.1) == ("3 of 4 cited pages could not be asked for (internal-error, network-down)")


def test_a_share_that_the_project_puts_up_with_does_not_make_a_run_incomplete() -> None:
    pages = _pages("internal-error", *["read-timeout"] * 9)
    assert too_many_unasked(pages, 0.1) is None
    assert too_many_unasked(pages, 0.09) is not None


def test_failures_of_pages_are_outcomes_not_an_incomplete_run() -> None:
    assert too_many_unasked(_pages("read-timeout", "no-such-host", "not-on-cassette"), 0.0) is None


def test_what_was_never_due_is_not_counted() -> None:
    never = ["refused-address", "invalid-url", "refused-scheme", "not-on-cassette"]
    assert too_many_unasked(_pages("internal-error", *never), 0.9) is not None


def test_no_pages_at_all_is_complete() -> None:
    assert too_many_unasked({}, 0.1) is None
