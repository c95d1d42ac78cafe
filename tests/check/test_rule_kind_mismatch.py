"""The rule `kind-mismatch`."""

from audit.check.rules import kind_mismatch
from audit.model.claim import Kind, Mode
from audit.model.finding import Finding
from audit.model.reading import Page
from tests.check import build

MEETING = "Secretary Blinken’s Meeting with Norwegian Foreign Minister Huitfeldt"


def found(page: Page, kind: Kind = "call", mode: Mode = "remote") -> list[Finding]:
    claim = build.claim(uris=(page.uri,), kind=kind, mode=mode)
    return list(kind_mismatch.find(build.case([claim], [page])))


def test_a_meeting_in_the_title_of_a_recorded_page_cited_for_a_call_is_an_error() -> None:
    (one,) = found(build.page(build.reading(title=MEETING)))
    assert (one.severity, one.claimed, one.observed) == ("error", "call", "meeting")
    assert one.message == f'The cited page tells of a meeting ("{MEETING}"); the document tells of a call.'


def test_on_a_reconstructed_page_it_is_a_warning() -> None:
    (one,) = found(build.page(build.reading(title=MEETING), basis="reconstructed"))
    assert one.severity == "warning"


def test_in_the_words_of_the_url_it_is_a_warning_that_says_so() -> None:
    uri = "https://pages.example/readout-of-gen-mark-a-milleys-meeting-with-gen-burkhard"
    (one,) = found(build.lost("unchecked", "not-on-cassette", uri))
    assert (one.severity, one.source) == ("warning", "url:words")
    assert one.message.startswith("The words of the cited URL tell of a meeting (")


def test_the_same_kind_or_one_that_fits_both_is_not_flagged() -> None:
    assert not found(build.page(build.reading(title=MEETING)), "meeting", "in-person")
    assert not found(build.page(build.reading(title="Blinken and Huitfeldt at a Joint Press Availability")))
    assert not found(build.page(build.reading(title="Gen. Milley’s Virtual Meeting with the Committee")))
    assert not found(build.page(build.reading(title=MEETING)), "statement", "unknown")


def test_a_page_that_does_not_tell_is_not_flagged() -> None:
    assert not found(build.page(build.reading(title=None)))
    assert not found(build.lost("gone", "http-404"))
