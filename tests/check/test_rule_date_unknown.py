"""A page that was read and gives no day."""

from datetime import date

from audit.check.rules import date_unknown
from audit.model.reading import Choice, Evidence, Page
from tests.check import build


def undated(raw: str | None = None, uri: str = build.URL, title: str = "A Call with Kyiv") -> Page:
    one: tuple[Evidence[date], ...] = (
        (Evidence("published", date(2021, 12, 3), raw, "near-headline", "", "low"),) if raw else ()
    )
    return build.page(build.reading(uri, title=title, dated=Choice(None, None, None, one, "not sure")))


def test_a_page_without_any_day_is_a_note_that_gives_what_may_be_one() -> None:
    (one,) = date_unknown.find(build.case([build.claim()], [undated()]))
    assert (one.severity, one.message) == ("note", "The cited page gives no day that could be read.")
    (other,) = date_unknown.find(build.case([build.claim()], [undated("December 3")]))
    assert other.message == (
        'The cited page gives no day that could be read; "December 3" stands there, and is not sure to be it.'
    )


UNREAD = "The cited page gives no day that could be read."
SHARED = f"{UNREAD} Other pages have its title, too: nothing tells this one from those."


def test_an_undated_page_that_shares_its_title_with_another_cited_page_is_not_told_from_it() -> None:
    other = "https://pages.example/2021/another"
    pages = [undated(), build.page(build.reading(other, title="A CALL with Kyiv"))]
    (one,) = date_unknown.find(build.case([build.claim(uris=(build.URL, other))], pages))
    assert (one.uri, one.severity, one.message) == (build.URL, "note", SHARED)


def test_an_undated_page_whose_address_counts_pages_of_its_title_is_not_told_from_those() -> None:
    counted = "https://pages.example/a-call-with-kyiv-2/"
    (one,) = date_unknown.find(build.case([build.claim(uris=(counted,))], [undated(uri=counted)]))
    assert one.message == SHARED
    titled = "https://pages.example/uk-at-cop-26"
    (one,) = date_unknown.find(build.case([build.claim(uris=(titled,))], [undated(uri=titled, title="UK at COP 26")]))
    assert one.message == UNREAD


def test_an_undated_page_never_supports_an_entry_however_well_its_title_fits() -> None:
    title = "Secretary Blinken’s Meeting with Norwegian Foreign Minister Huitfeldt"
    (checked,) = build.checked([build.claim()], [undated(title=title)]).claims
    assert checked.verdict == "partly"


def test_a_page_with_a_day_one_not_read_or_one_of_no_dated_entry_is_not_flagged() -> None:
    for claim, page in (
        (build.claim(), build.page()),
        (
            build.claim(),
            build.page(build.reading(dated=build.published(None), events=(build.event("2021-12-09"),))),
        ),
        (build.claim(), build.lost("gone", "http-404")),
        (build.claim(None), undated()),
    ):
        assert not list(date_unknown.find(build.case([claim], [page])))
