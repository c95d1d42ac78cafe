"""One claim compared with one page, field by field."""

from collections.abc import Iterator

from audit.check.compare.date import compare_date
from audit.check.compare.kind import compare_kind
from audit.check.compare.parties import compare_parties
from audit.check.compare.place import compare_place
from audit.check.compare.said import Said
from audit.check.compare.title import compare_title
from audit.model.claim import Claim
from audit.model.finding import FieldResult
from audit.model.reading import Page


def compared(claim: Claim, page: Page, words: Said) -> tuple[FieldResult, ...]:
    """Every field the claim states, at most once each, in the order date, kind, actor, counterpart, place, title."""
    return tuple(_fields(claim, page, words))


def _fields(claim: Claim, page: Page, words: Said) -> Iterator[FieldResult]:
    if claim.when is not None:
        yield compare_date(claim.when, page.reading)
    if claim.kind != "other":
        yield compare_kind(claim, page.reading, words)
    if claim.actors:
        yield compare_parties("actor", claim, words)
    if claim.counterparts:
        yield compare_parties("counterpart", claim, words)
    if claim.place:
        yield compare_place(claim, words)
    yield compare_title(claim, words)
