"""Offices without a name, read as who held them: by whoever publishes the words, on the day they speak of.

"The President" on a page of a government's site is one person that day (`audit.text.offices`). What agrees or differs
by that alone is of medium confidence at most; a predecessor or successor ("the former President") is never read in.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from audit.check.compare.scene import Scene
from audit.model.claim import Claim, Party
from audit.text.offices import Holder, Office, holder
from audit.text.regex import regex

_NOT_NOW = regex(r"\b(?:acting|elect|ex|former|future|incoming|late|next|outgoing|past|then|would-be)\b", re.IGNORECASE)


def with_holders(claim: Claim, publisher: str, offices: tuple[Office, ...]) -> Claim:
    """The claim of a document that a host published, its offices without a name held by who held them on its days."""
    if claim.when is None or claim.when.precision != "day" or not publisher or _NOT_NOW.search(claim.text):
        return claim
    days = (claim.when.start, claim.when.end)
    return replace(
        claim,
        actors=_held(claim.actors, publisher, days, offices),
        counterparts=_held(claim.counterparts, publisher, days, offices),
    )


def in_office(scene: Scene, sentence: str, publisher: str, day: date | None, offices: tuple[Office, ...]) -> Scene:
    """The scene that a sentence of a host's page of a day tells, its offices without a name held by who held them."""
    if day is None or not any(map(_is_bare, (*scene.actors, *scene.counterparts))) or _NOT_NOW.search(sentence):
        return scene
    actors = _held(scene.actors, publisher, (day,), offices)
    counterparts = _held(scene.counterparts, publisher, (day,), offices)
    held = frozenset((*actors, *counterparts)).difference(scene.actors, scene.counterparts)
    return replace(scene, actors=actors, counterparts=counterparts, held=held) if held else scene


def _held(
    parties: tuple[Party, ...], publisher: str, days: Iterable[date], offices: tuple[Office, ...]
) -> tuple[Party, ...]:
    return tuple(_named(one, publisher, days, offices) if _is_bare(one) else one for one in parties)


def _is_bare(party: Party) -> bool:
    """Whether it is an office without a name and without a country of its own."""
    return party.type == "person" and party.name is None and party.country is None and party.role is not None


def _named(party: Party, publisher: str, days: Iterable[date], offices: tuple[Office, ...]) -> Party:
    found: set[Holder | None] = {holder(party.role or "", publisher, day, offices) for day in days}
    one = found.pop() if len(found) == 1 else None
    return replace(party, name=one.name, country=one.country) if one else party
