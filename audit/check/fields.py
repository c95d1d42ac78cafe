"""One claim compared with one page, field by field."""

from collections.abc import Iterator
from dataclasses import replace

from audit.check.compare.aliases import under_every_name
from audit.check.compare.date import compare_date
from audit.check.compare.kind import compare_kind
from audit.check.compare.parties import compare_parties, parties_words
from audit.check.compare.place import compare_place
from audit.check.compare.said import Said
from audit.check.compare.title import compare_title
from audit.check.policy import CheckPolicy
from audit.model.claim import Claim
from audit.model.finding import FieldResult
from audit.model.reading import Page


def compared(claim: Claim, page: Page, words: Said, policy: CheckPolicy) -> tuple[FieldResult, ...]:
    """Every field the claim states, at most once each, in the order date, kind, actor, counterpart, place, title."""
    return tuple(_fields(claim, under_every_name(claim, policy.people), page, words))


def _fields(claim: Claim, known: Claim, page: Page, words: Said) -> Iterator[FieldResult]:
    """`known` is the claim with the other names that the settings give its people."""
    if claim.when is not None:
        yield compare_date(claim.when, page.reading, claim.place)
    if claim.kind != "other":
        yield compare_kind(known, page.reading, words)
    if claim.actors:
        yield replace(compare_parties("actor", known, words), claimed=parties_words(claim.actors))
    if claim.counterparts:
        yield replace(compare_parties("counterpart", known, words), claimed=parties_words(claim.counterparts))
    if claim.place:
        yield compare_place(claim, words)
    yield compare_title(known, words)
