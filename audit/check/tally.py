"""The numbers of a document's running text, counted against its own list.

A claim of the list counts surely, or perhaps: an event whose kind is left open, a group of which nobody knows who was
in it. So a count has a least and a most, and only a number outside both is worth a look.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from audit.check.compare.aliases import People, every_name
from audit.check.compare.kin import kinship
from audit.check.people import Membership, counted_people, group, membership
from audit.model.claim import Claim, Kind, Party, Tally, Within
from audit.model.document import DateInterval
from audit.text.gazetteer import gazetteer, word_key

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
    acted = [one for one in claims if one.modality == "past" and _acts(tally, actors, one)]
    near = [one for one in acted if tally.within is None or tally.within.loosely or _meets(one.when, tally.within)]
    if not near:
        return None
    most = _count(tally, near, actors, people)
    if tally.within is None:
        return most
    sure = _count(tally, [one for one in near if _meets(one.when, tally.within)], actors, people)
    return Count(sure.least, most.most, most.claims if tally.counted == "people" else sure.claims)


def _count(tally: Tally, acted: Iterable[Claim], actors: tuple[Party, ...], people: People) -> Count:
    if tally.counted == "people":
        return Count(*counted_people(group(tally.counterparts[0]), acted, people))
    return _events(tally, acted, actors, people)


def _acts(tally: Tally, actors: tuple[Party, ...], claim: Claim) -> bool:
    """Whether the actors do; where somebody is named with whom, it may be these who acted, with the actors."""
    if _takes_part(actors, claim.actors):
        return True
    return tally.counted == "events" and bool(tally.counterparts) and _takes_part(actors, claim.counterparts)


def _meets(when: DateInterval | None, within: Within) -> bool:
    return when is None or any(start <= within.end and within.start <= end for start, end in when.stretches)


def is_less(tally: Tally, count: Count) -> bool:
    """Whether the list holds less than the text says, however it is counted."""
    if count.most is None:
        return False
    least = {"more-than": tally.number + 1, "about": int(tally.number * (1 - _ABOUT))}.get(tally.bound, tally.number)
    return count.most < least


def is_more(tally: Tally, count: Count) -> bool:
    """Whether the list surely holds more than the text says; of a visit to a place, several entries may tell."""
    if tally.place is not None:
        return False
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
        holds = _is_with_all(tally.counterparts, others, people)
        holds = min(holds, _of_kind(claim.kind, tally.kinds), _is_at(claim, tally.place), _faced(tally, actors, claim))
        if holds is Membership.YES:
            sure.append(claim)
        elif holds is Membership.PERHAPS:
            perhaps.append(claim)
    if tally.counterparts or tally.place:
        sure = list({claim.entry: claim for claim in reversed(sure)}.values())
        perhaps = [claim for claim in perhaps if claim.entry not in {one.entry for one in sure}]
    sure.sort(key=lambda claim: claim.span.line)
    return Count(len(sure), len(sure) + len(perhaps), tuple(sure))


def _faced(tally: Tally, actors: Iterable[Party], claim: Claim) -> Membership:
    """Whether one of the two sides acted; of those who only were at one event nobody knows that they spoke."""
    acted = _takes_part(actors, claim.actors) or _takes_part(tally.counterparts, claim.actors)
    return Membership.YES if acted else Membership.PERHAPS


def _is_with_all(wanted: Iterable[Party], others: Iterable[Party], people: People) -> Membership:
    """Whether all the persons are among those named, and somebody of one of the groups.

    Some of them are enough for perhaps: "with A and B three times" leaves open whether they met together.
    """
    known, every = tuple(others), tuple(wanted)
    persons = [_is_with(one, known, people) for one in every if one.type != "group"]
    groups = [_is_with(one, known, people) for one in every if one.type == "group"]
    each = [*persons, *([max(groups)] if groups else [])]
    least, most = min(each, default=Membership.YES), max(each, default=Membership.YES)
    return least if least is not Membership.NO else min(most, Membership.PERHAPS)


def _is_with(wanted: Party, others: Iterable[Party], people: People) -> Membership:
    """Whether somebody is among those named, or may be: of a group that was met, or in an office without a name."""
    known = tuple(others)
    if wanted.type == "group":
        return max((_is_of(wanted, one) for one in known), default=Membership.NO)
    if _takes_part(every_name((wanted,), people), known):
        return Membership.YES
    may_be = (
        kinship(wanted, one) != "other" and not (wanted.name and one.name and one.type == "person") for one in known
    )
    return Membership.PERHAPS if any(may_be) else Membership.NO


def _is_of(wanted: Party, other: Party) -> Membership:
    """Whether somebody is of a group that is counted ("European leaders", "Japanese officials")."""
    of_it = group(wanted)
    if of_it.known and of_it.region is None and not of_it.office:
        return Membership.YES
    if other.type != "person" or not of_it.known:
        strangers = wanted.country and other.country and wanted.country != other.country
        return Membership.NO if strangers else min(Membership.PERHAPS, membership(other, of_it))
    return membership(other, of_it)


def _of_kind(kind: Kind, kinds: Collection[Kind]) -> Membership:
    """Whether an event is of the kinds that are counted; what it was may be left open, and on a visit people meet."""
    if not kinds or kind in kinds:
        return Membership.YES
    may_be = kind == "other" or (
        kind in {"meeting", "ministerial", "visit"} and not {"meeting", "visit"}.isdisjoint(kinds)
    )
    return Membership.PERHAPS if may_be else Membership.NO


def _is_at(claim: Claim, place: str | None) -> Membership:
    """Whether it was in the country of the place that the text names."""
    if place is None:
        return Membership.YES
    there, wanted = _country(claim.place or ""), _country(place)
    if there is None:
        return Membership.NO if claim.kind == "call" else Membership.PERHAPS
    return Membership.YES if there == wanted else Membership.NO


def _country(place: str) -> str | None:
    found = gazetteer().place_at([word_key(word) for word in place.split(" ")])
    return found[0] if found else None
