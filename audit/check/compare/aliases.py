"""The other names that the settings give a person, used when a claim is compared with pages.

A claim is compared as if it named the person under every name: a page that uses one of them names the same person.
What the document itself writes stays what is shown, and what findings are known by.
"""

from dataclasses import replace
from typing import TypeAlias

from audit.model.claim import Claim, Party
from audit.text.names import surname

People: TypeAlias = tuple[tuple[str, ...], ...]
"""Every name of each person."""


def under_every_name(claim: Claim, people: People) -> Claim:
    """The claim with every person of `people` in each of the places where it names one of the names."""
    if not people:
        return claim
    actors, counterparts = every_name(claim.actors, people), every_name(claim.counterparts, people)
    return replace(claim, actors=actors, counterparts=counterparts)


def every_name(parties: tuple[Party, ...], people: People) -> tuple[Party, ...]:
    """The parties, each followed by itself under its other names; names are the same whose surnames are."""
    return tuple(name for party in parties for name in (party, *_others(party, people)))


def _others(party: Party, people: People) -> tuple[Party, ...]:
    if party.type != "person" or not party.name:
        return ()
    known = surname(party.name)
    mine = next((names for names in people if known in map(surname, names)), ())
    return tuple(replace(party, name=name) for name in mine if surname(name) != known)
