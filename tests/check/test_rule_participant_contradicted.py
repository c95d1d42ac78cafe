"""The rule `participant-contradicted`."""

from audit.check.rules import participant_contradicted
from audit.model.finding import Finding
from audit.model.reading import Page
from tests.check import build

KOFOD = "Secretary Blinken’s Call with Danish Foreign Minister Kofod"


def found(page: Page) -> list[Finding]:
    return list(participant_contradicted.find(build.case([build.claim()], [page])))


def test_another_counterpart_in_the_title_of_a_recorded_page_is_an_error() -> None:
    (one,) = found(build.page(build.reading(title=KOFOD)))
    assert (one.severity, one.confidence) == ("error", "high")
    assert one.claimed == "Foreign Minister Huitfeldt (Norway)"
    assert one.message.startswith("The cited page names ")
    assert "Kofod" in one.message


def test_on_a_reconstructed_page_it_is_a_warning() -> None:
    (one,) = found(build.page(build.reading(title=KOFOD), basis="reconstructed"))
    assert one.severity == "warning"


def test_in_the_words_of_the_url_it_is_a_warning_that_says_so() -> None:
    uri = "https://pages.example/secretary-blinkens-call-with-danish-foreign-minister-kofod"
    claim = build.claim(uris=(uri,))
    (one,) = participant_contradicted.find(build.case([claim], [build.lost("gone", "http-404", uri)]))
    assert (one.severity, one.source) == ("warning", "url:words")
    assert one.message.startswith("The words of the cited URL name ")


def test_a_page_that_names_the_counterpart_anywhere_is_not_flagged() -> None:
    assert not found(build.page())
    assert not found(build.page(build.reading(title=KOFOD, lead="Foreign Minister Huitfeldt joined.")))


def test_a_page_that_does_not_tell_is_not_flagged() -> None:
    assert not found(build.page(build.reading(title=None)))
    assert not found(build.lost("gone", "http-404"))


def test_a_planned_claim_is_not_judged() -> None:
    claim = build.claim(modality="planned")
    assert not list(participant_contradicted.find(build.case([claim], [build.page(build.reading(title=KOFOD))])))
