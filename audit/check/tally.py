"""The numbers of a document's running text, counted against its own list.

A claim of the list counts surely, or perhaps: an event whose kind is left open, a group of which nobody knows who was
in it. So a count has a least and a most, and only a number outside both is worth a look.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from audit.check.compare.aliases import People, every_name
from audit.check.compare.kin import kinship
from audit.check.people import counted_people, group
from audit.model.claim import Claim, Party, Tally

_ABOUT = 0.2  # share by which what is given as "about" or "nearly" so many may be off


@dataclass(frozen=True, slots=True)
class Count:
    """How many the list tells of: at least and at most (None where nobody can say), and the claims that count."""

    least: int
    most: int | None
    claims: tuple[Claim, ...]


def counted(tally: Tally, claims: Iterable[Claim], people: People = ()) -> Count | None:
    """Count a tally's events or people in the claims; None where these tell nothing of who acts.

    `people` are the other names that the settings give persons.
    """
    actors = every_name(tally.actors, people)
    acted = [one for one in claims if one.modality == "past" and _takes_part(actors, one.actors)]
    if not acted:
        return None
    if tally.counted == "people":
        return Count(*counted_people(group(tally.counterparts[0]), acted, people))
    return _events(tally, acted, actors, people)


def is_less(tally: Tally, count: Count) -> bool:
    """Whether the list holds less than the text says, however it is counted."""
    if count.most is None:
        return False
    least = {"more-than": tally.number + 1, "about": int(tally.number * (1 - _ABOUT))}.get(tally.bound, tally.number)
    return count.most < least


def is_more(tally: Tally, count: Count) -> bool:
    """Whether the list surely holds more than the text says."""
    most = {"exactly": tally.number, "about": int(tally.number * (1 + _ABOUT))}.get(tally.bound)
    return most is not None and count.least > most


def _takes_part(wanted: Iterable[Party], named: Iterable[Party]) -> bool:
    known = tuple(named)
    return any(kinship(one, other) == "same" for one in wanted for other in known)


def _events(tally: Tally, acted: Iterable[Claim], actors: tuple[Party, ...], people: People) -> Count:
    """One for each entry; entries that name no such counterpart, but a group they may be in, perhaps."""
    sure: list[Claim] = []
    perhaps: list[Claim] = []
    for claim in acted:
        others = tuple(one for one in (*claim.counterparts, *claim.actors) if one not in actors)
        of_kind = not tally.kinds or claim.kind in tally.kinds
        with_all = all(_takes_part(every_name((one,), people), others) for one in tally.counterparts)
        if with_all and of_kind:
            sure.append(claim)
        elif (of_kind or claim.kind == "other") and (with_all or _may_be_there(tally.counterparts, claim.counterparts)):
            perhaps.append(claim)
    if tally.counterparts:
        sure = list({claim.entry: claim for claim in reversed(sure)}.values())
        perhaps = [claim for claim in perhaps if claim.entry not in {one.entry for one in sure}]
    sure.sort(key=lambda claim: claim.span.line)
    return Count(len(sure), len(sure) + len(perhaps), tuple(sure))


def _may_be_there(wanted: Iterable[Party], named: Iterable[Party]) -> bool:
    """Whether each of the wanted may be one of those named: of a group, or an office without a name."""
    known = tuple(named)
    return all(
        any(
            kinship(one, other) != "other" and not (one.name and other.name and other.type == "person")
            for other in known
        )
        for one in wanted
    )
