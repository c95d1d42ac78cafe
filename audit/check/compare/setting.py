"""What a page's setting shows where it calls the event nothing: that the claim's people were in one place.

It counts only where neither title nor first sentences say that anybody was on the phone or on a screen, and only in
sentences about these people.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from audit.check.compare.said import Said
from audit.check.compare.shown import names_any, sides
from audit.model.claim import Claim, Party
from audit.text.kinds import kind_of, kinds_in
from audit.text.names import surname
from audit.text.presence import among, were_apart
from audit.text.regex import regex
from audit.text.setting import at_a_site, is_from_afar, put_in, setting, spoken_to_a_guest, there, travelled

_FIRST = 8  # sentences
_ADDRESSED = 3  # title and sentences, one of which names whom a speech is made to
_DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_TOGETHER = regex(  # at whatever place
    r"\btogether (?:in|at|on|aboard) |"
    r"\b(?:in|at) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3},?"
    rf" (?:on {_DAY}|today|yesterday|this (?:morning|afternoon|evening))\b"
)
_I = regex(r"\bI\b")  # on a page of its own, whoever acts
_PRONOUN = regex(r"\b(?:he|she|they|the two|both|the pair)\b", re.IGNORECASE)


def in_one_place(claim: Claim, said: Said) -> str | None:
    """The title or first sentence that puts the claim's people in one place; None where none does or one parts them."""
    actors, others = sides(claim)
    claim = replace(claim, actors=actors, counterparts=others)
    first = tuple(one for one in (said.title, *said.sentences[:_FIRST]) if one)
    by_office = any(said.speaks_of_holder(surname(one.name)) for one in claim.counterparts if one.name)
    if not by_office and not any(names_any(claim.counterparts, one, said) for one in first):
        return None
    if any(_parts(claim, one) for one in first):
        return None
    to_them = by_office or any(names_any(claim.counterparts, one, said) for one in first[:_ADDRESSED])
    theirs, ours = _countries(claim.counterparts, said), _countries(claim.actors, said) or said.at_home
    for one in first:
        if (to_them and _speaks(claim, one)) or _tells(claim, one, said, theirs, ours):
            return one
    return None


def _parts(claim: Claim, sentence: str) -> bool:
    """Whether a sentence says that anybody was on the phone or on a screen."""
    if kind_of(sentence)[1] == "remote" or any(mode == "remote" for _, mode in kinds_in(sentence)):
        return True
    return were_apart(among((*claim.counterparts, *claim.actors), sentence))


def _speaks(claim: Claim, sentence: str) -> bool:
    return spoken_to_a_guest(among((*claim.counterparts, *claim.actors), sentence))


def _tells(claim: Claim, sentence: str, said: Said, theirs: frozenset[str], ours: frozenset[str]) -> bool:
    """Whether a sentence puts them in one place; `theirs` and `ours` are the countries of others and actors."""

    def away(country: str) -> bool:
        return country not in ours and (country in theirs or (bool(ours) and not theirs))

    acting, named = names_any(claim.actors, sentence, said), names_any(claim.counterparts, sentence, said)
    us = among(claim.actors, sentence) if acting else among((), sentence) if _I.search(sentence) else ""
    with_them = not is_from_afar(us) if named else _acts_with_them(claim, said)
    if travelled(us, away if with_them else lambda country: country in theirs - ours):
        return True
    if sentence == said.title and there(us, away) and not any(map(is_from_afar, said.sentences[:_ADDRESSED])):
        return True
    return named and _together(claim, sentence, said, away, ours - theirs, acting=acting)


def _together(  # noqa: PLR0913 - who is named, and where they are at home
    claim: Claim, sentence: str, said: Said, away: Callable[[str], bool], ours: frozenset[str], *, acting: bool
) -> bool:
    """Whether a sentence that names the others puts them in one place with whoever acts."""
    alone, everybody = among(claim.counterparts, sentence), among((*claim.counterparts, *claim.actors), sentence)
    if _speaks(claim, sentence) or setting(alone, everybody) or put_in(alone, away):
        return True
    if is_from_afar(sentence):
        return False
    told = said.in_english and (acting or _PRONOUN.search(sentence) is not None)
    return travelled(alone, ours.__contains__) or (
        told and (at_a_site(everybody) or _TOGETHER.search(sentence) is not None)
    )


def _acts_with_them(claim: Claim, said: Said) -> bool:
    """Whether one of the first sentences tells of the others what cannot be done from afar."""
    return said.in_english and any(
        names_any(claim.counterparts, one, said) and not is_from_afar(one) for one in said.sentences[:_ADDRESSED]
    )


def _countries(people: Iterable[Party], said: Said) -> frozenset[str]:
    """The countries of the people, by the claim, else by what the page calls them."""
    found = {one.country for one in people if one.country}
    if not found:
        names = {surname(one.name) for one in people if one.name}
        told = (one for one in (*said.everybody, *said.introduced) if one.name and surname(one.name) in names)
        found = {one.country for one in told if one.country} or said.countries_of(names)
    return frozenset(found)
