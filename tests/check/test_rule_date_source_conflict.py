"""A page whose own dates disagree."""

from datetime import date

from audit.check.rules import date_source_conflict
from audit.model.reading import Choice, Evidence
from tests.check import build


def quarrelling(*, disagreement: bool = True) -> Choice[date]:
    days = (("2021-12-09", "near-headline"), ("2021-12-12", "jsonld.datePublished"))
    every = tuple(Evidence("published", date.fromisoformat(day), day, source, "", "medium") for day, source in days)
    return Choice(every[0].value, every[0].source, "medium", every, "shown", disagreement=disagreement)


def test_a_page_whose_own_dates_disagree_is_a_note_that_gives_them() -> None:
    (one,) = date_source_conflict.find(build.case([build.claim()], [build.page(build.reading(dated=quarrelling()))]))
    assert one.severity == "note"
    assert one.message == (
        "The cited page gives December 9 (near-headline) and December 12 (jsonld.datePublished) as its day of "
        "publication; December 9 was compared."
    )


def test_dates_that_were_explained_away_or_do_not_matter_are_not_flagged() -> None:
    explained = build.page(build.reading(dated=quarrelling(disagreement=False)))
    with_event = build.page(build.reading(dated=quarrelling(), events=(build.event("2021-12-09"),)))
    for page in (explained, with_event):
        assert not list(date_source_conflict.find(build.case([build.claim()], [page])))
