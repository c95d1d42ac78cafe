"""Whether two parties are the same, certainly others, or neither can be said.

A surname that agrees, in whatever spelling (Zelenskyy, Zelenskiy), settles it: offices change, and are worded
differently from page to page. Only two named persons, or parties of different countries, or of groups that share no
country, are certainly others.
"""

from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal, TypeAlias

from audit.model.claim import Party
from audit.text.fold import tokens
from audit.text.gazetteer import gazetteer
from audit.text.names import group_of, name_tokens, spelling, surname

Kinship: TypeAlias = Literal["same", "other", "unsure"]
_ALIKE = 0.75  # similarity from which two surnames may be spellings of one (Zelenskyy, Zelenskiy: .89)
_ONSETS = (  # how one sound at the beginning of a name is written in Latin letters
    ("k", "c", "q", "g", "h", "x"),
    ("s", "z", "c", "ts", "tz", "tch", "x", "j"),
    ("j", "y", "i", "e", "g", "dj", "dzh", "zh"),
    ("v", "w", "f", "b", "u", "ph"),
    ("a", "e", "i", "o", "u", "y", "h"),
)
_LONGEST_NAME = 80
_SHORT_FORM = 4  # letters
_FELLOW = frozenset({"counterpart", "colleague"})  # of the office that is spoken of
_RANKS = frozenset({"deputy", "vice", "under", "assistant", "associate", "prime"})
"""Words that make another office of one: a Vice President is not the President."""


@lru_cache(maxsize=1_024)  # every field asks about the same parties of one claim and one page
def kinship(claimed: Party, other: Party) -> Kinship:
    """How a claimed party stands to one that a page names."""
    if claimed.type == "person" and other.type == "person":
        return _persons(claimed, other)
    if claimed.type == "person" or other.type == "person":
        person, group = (claimed, other) if claimed.type == "person" else (other, claimed)
        return _among(person, group)
    return _groups(claimed, other)


@lru_cache(maxsize=4_096)  # a document names the same people over and over
def alike(one: str, other: str) -> bool:
    """Whether two folded words may be spellings of one name, or a name and a short form of it (Joko, Jokowi)."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= _SHORT_FORM and longer.startswith(shorter):
        return True
    if not _sound_alike_at_first(one, other):
        return False
    compared = _matcher(one, other)
    at_most = (compared.real_quick_ratio, compared.quick_ratio)  # cheaper, and never less than the ratio
    return all(bound() >= _ALIKE for bound in (*at_most, compared.ratio))


def _sound_alike_at_first(one: str, other: str) -> bool:
    """Whether two words may begin with one sound: what ends alike is one family of names ("-shvili"), not one name."""
    if one[:1] == other[:1]:
        return True
    return any(one.startswith(written) and other.startswith(written) for written in _ONSETS)


def likeness(one: str, other: str) -> float:
    """How like two folded words are, 0 to 1: twice the letters they share in order, of all."""
    return _matcher(one, other).ratio()


def _matcher(one: str, other: str) -> SequenceMatcher[str]:
    return SequenceMatcher(None, one[:_LONGEST_NAME], other[:_LONGEST_NAME])


def _persons(claimed: Party, other: Party) -> Kinship:
    if not (claimed.name and other.name):
        return _by_office(claimed, other)
    ours, theirs = name_tokens(surname(claimed.name)), name_tokens(surname(other.name))
    if _share_a_word(ours, name_tokens(other.name)) or _share_a_word(theirs, name_tokens(claimed.name)):
        return "unsure" if _of_other_countries(claimed, other) else "same"
    if _of_other_countries(claimed, other):
        return "other"
    spelt_alike = any(alike(one, another) for one in ours for another in name_tokens(other.name))
    spelt_alike = spelt_alike or any(alike(one, another) for one in theirs for another in name_tokens(claimed.name))
    return "unsure" if spelt_alike or not (ours and theirs) else "other"


def _share_a_word(some: frozenset[str], others: frozenset[str]) -> bool:
    return bool(some & others) or not set(map(spelling, some)).isdisjoint(map(spelling, others))


def holds_it_too(party: Party, other: Party) -> bool:
    """Whether the other one is named in the office of that country which the party is said to hold."""
    if not (party.name and other.name and party.country is not None and party.country == other.country):
        return False
    theirs = set(tokens(other.role or "")) & gazetteer().heads
    alike_office = bool(theirs & _FELLOW) or bool(theirs & set(tokens(party.role or "")))
    return alike_office and kinship(party, other) == "other"


def of_other_offices(party: Party, other: Party) -> bool:
    """Whether the words of both offices are of two: another noun, or another rank where nothing else is said."""
    heads = gazetteer().heads
    ours, theirs = frozenset(tokens(party.role or "")), frozenset(tokens(other.role or ""))
    if not (ours & heads and theirs & heads) or theirs & _FELLOW:
        return False
    if not ours & theirs & heads:
        return True
    bare = not theirs - heads - _RANKS
    return bare and (ours & _RANKS != theirs & _RANKS or ("general" in ours) != ("general" in theirs))


def _by_office(claimed: Party, other: Party) -> Kinship:
    """Where one of them has no name: the country tells them apart, the office with it makes them one."""
    if claimed.country is None or other.country is None:
        return "unsure"
    if claimed.country != other.country:
        return "other"
    heads = gazetteer().heads
    shared = set(tokens(claimed.role or "")) & set(tokens(other.role or "")) & heads
    return "same" if shared else "unsure"


def _among(person: Party, group: Party) -> Kinship:
    """A person may be one of a group, unless the person's country is none of the group's."""
    members = _countries(group)
    return "other" if members and person.country is not None and person.country not in members else "unsure"


def _groups(claimed: Party, other: Party) -> Kinship:
    if tokens(claimed.name or "") == tokens(other.name or "") and claimed.country == other.country:
        return "same"
    ours, theirs = group_of(claimed), group_of(other)
    if ours is not None and ours == theirs:
        return "same"
    countries, others = _countries(claimed), _countries(other)
    return "other" if countries and others and not countries & others else "unsure"


def _countries(group: Party) -> frozenset[str]:
    """The countries a group or body is of; empty if that is not known."""
    if group.country is not None:
        return frozenset({group.country})
    return gazetteer().members.get(group_of(group) or "", frozenset())


def _of_other_countries(one: Party, other: Party) -> bool:
    return one.country is not None and other.country is not None and one.country != other.country
