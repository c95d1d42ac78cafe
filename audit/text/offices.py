"""Who is meant where a publisher names an office and nobody's name: "the President" on a page of 2021.

Only who held the office that day is read in: nobody on the day of a handover, in a vacancy, or where the file
(`offices.toml`) and what a project adds to it do not reach.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from audit.text.fold import tokens
from audit.text.gazetteer import Words
from audit.text.names import surname


@dataclass(frozen=True, slots=True)
class Term:
    """Who held an office from one day to another, both of which count."""

    name: str
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Office:
    """An office under the `titles` (as `audit.text.fold.tokens` makes them) by which `hosts` and those below call it.

    `country` is the holder's, where the office is one of a country's.
    """

    hosts: frozenset[str]
    titles: frozenset[Words]
    country: str | None
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Holder:
    """Who held an office: the surname, and the country whose office it is."""

    name: str
    country: str | None


def holder(role: str, host: str, day: date, own: tuple[Office, ...] = ()) -> Holder | None:
    """Who held the office that a publisher's host calls so on a day; None where that is not one person alone.

    `own` are a project's offices, which count before those of the file.
    """
    title, names = tokens(role), [".".join(host.split(".")[at:]) for at in range(host.count(".") + 1)]
    for offices in (own, [office for name in names for office in _shipped().get(name, ())]):
        called = [office for office in offices if title in office.titles and not office.hosts.isdisjoint(names)]
        if called:
            found = [(term.name, office.country) for office in called for term in office.terms if _holds(term, day)]
            return Holder(*found[0]) if len({surname(name) for name, _ in found}) == 1 else None
    return None


def offices_of(name: str, host: str, day: date, own: tuple[Office, ...] = ()) -> Iterator[tuple[Words, str | None]]:
    """What a publisher's host calls the offices that somebody of a folded surname held on a day, and their countries.

    An office of which only other publishers speak has no title here, as nobody may mean it.
    """
    names = {".".join(host.split(".")[at:]) for at in range(host.count(".") + 1)}
    every = {office for offices in _shipped().values() for office in offices}
    for office in (*own, *sorted(every, key=lambda one: sorted(one.titles))):
        if any(_holds(term, day) and surname(term.name) == name for term in office.terms):
            ours = not office.hosts.isdisjoint(names)
            yield from ((title if ours else (), office.country) for title in sorted(office.titles))


def _holds(term: Term, day: date) -> bool:
    return term.since <= day <= term.until


@cache
def _shipped() -> Mapping[str, tuple[Office, ...]]:
    """The offices of the file by the hosts that speak of them."""
    table = tomllib.loads(resources.files("audit.text").joinpath("offices.toml").read_text(encoding="utf-8"))
    found: dict[str, tuple[Office, ...]] = {}
    for office in _offices(table["offices"].values(), table["publishers"], table["as_of"]):
        for host in office.hosts:
            found[host] = (*found.get(host, ()), office)
    return found


def _offices(told: Iterable[Mapping[str, Any]], publishers: Mapping[str, list[str]], as_of: date) -> Iterator[Office]:
    for office in told:
        terms = tuple(Term(one["name"], one["since"], one.get("until", as_of)) for one in office["holders"])
        for publisher, titles in office["called"].items():
            known = frozenset(tokens(title) for title in titles)
            yield Office(frozenset(publishers[publisher]), known, office.get("country"), terms)
