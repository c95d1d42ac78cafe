"""One claim compared with one page, field by field."""

from collections.abc import Iterator
from dataclasses import replace

from audit.check.compare.aliases import under_every_name
from audit.check.compare.date import compare_date
from audit.check.compare.kind import compare_kind
from audit.check.compare.office import with_holders
from audit.check.compare.parties import Place, compare_parties, parties_words
from audit.check.compare.place import compare_place
from audit.check.compare.said import Said
from audit.check.compare.title import compare_title
from audit.check.confidence import weaker
from audit.check.policy import CheckPolicy
from audit.model.claim import Claim, Party
from audit.model.finding import FieldResult
from audit.model.reading import Page


def compared(
    claim: Claim, page: Page, words: Said, policy: CheckPolicy, publisher: str = ""
) -> tuple[FieldResult, ...]:
    """Every field the claim states, at most once each, in the order date, kind, actor, counterpart, place, title.

    `publisher` is the host that published the document, "" where it does not tell.
    """
    held = with_holders(claim, publisher, policy.offices)
    known = under_every_name(claim, policy.people)
    return tuple(_fields(claim, known, held if held != claim else None, page, words))


def _fields(claim: Claim, known: Claim, held: Claim | None, page: Page, words: Said) -> Iterator[FieldResult]:
    """`known` is the claim with the other names that the settings give its people, `held` with who held its offices."""
    if claim.when is not None:
        yield compare_date(claim.when, page.reading, claim.place)
    if claim.kind != "other":
        yield compare_kind(known, page.reading, words)
    if claim.actors:
        yield _compared_parties("actor", claim, known, held, words)
    if claim.counterparts:
        yield _compared_parties("counterpart", claim, known, held, words)
    if claim.place:
        yield compare_place(claim, words)
    yield compare_title(known, words)


def _compared_parties(place: Place, claim: Claim, known: Claim, held: Claim | None, words: Said) -> FieldResult:
    """As the document writes them, unless who held the offices it names without a name settles it."""
    written, read_in = _in_place(place, claim), _in_place(place, held or claim)
    plain = replace(compare_parties(place, known, words), claimed=parties_words(written))
    if held is None or read_in == written:
        return plain
    found = compare_parties(place, held, words)
    if found.result == "silent" or found.confidence == "low":
        return plain
    names = " and ".join(one.name or "" for one in read_in if one not in written)
    return replace(
        found, claimed=f"{parties_words(written)} (read as {names})", confidence=weaker(found.confidence, "medium")
    )


def _in_place(place: Place, claim: Claim) -> tuple[Party, ...]:
    return claim.actors if place == "actor" else claim.counterparts
