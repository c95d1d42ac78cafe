"""Whether the setting of what a page tells puts certain people in one place, where no word says what they did there.

Somebody says "welcome back" to a guest, thanks the host, is at a house with the other, took the other to a restaurant,
stands to the left in a photo. Such signs are weaker than those of `presence`, and hold only where nothing on the page
says that the people were apart. Lines are made by `audit.text.presence.among`.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from audit.text.fold import tokens
from audit.text.gazetteer import gazetteer
from audit.text.in_one_room import house
from audit.text.presence import SOMEBODY

_GLAD = "good|great|wonderful|pleasure|honou?r|honou?red|privilege|delighted|happy|pleased|glad|nice|lovely|proud"
_FREE = (
    r"(?:(?!\b(?:about|over|regarding|concerning|to|for|as|before|after|during|who|that|and (?:said|told)|from|reporters"
    r"|journalists)\b)[^;:.]|(?<=\b\w)\.)"
)
_SPEECH = re.compile(
    r"\bwelcome (?:back|home|here)\b|\b(?:thank(?:s| you)|grateful)(?: [\w',]+){0,6} for"
    r" (?:having|hosting|receiving|welcoming|inviting) (?:me|us)\b"
    r"|\b(?:thank(?:s| you)|grateful)(?: [\w',]+){0,6} for (?:your|this|the) (?:[\w,\-]+ ){0,3}(?:hospitality|welcome|reception)\b"
    r"|\bthank(?:s| you)(?: [\w',]+){0,4} for (?:coming(?! up with)|being here|making the (?:trip|journey))\b"
    rf"|\b(?:{_GLAD})(?:,? [\w']+){{0,3}} (?:to be|being) (?:(?:back|again|once more) )?(?:here|with you|standing|together)\b"
    r"|\b(?:standing|sitting|stand|sit) here (?:today |now )?(?:with|next to|beside|alongside|before)\b|\bby my side\b"
    r"|\byour (?:first |official |state )?visit (?:here|today)\b|\bour (?:distinguished |honou?red )?guests?\b"
)
_AT = re.compile(
    rf"\bwelcome (?:[\w'.]+ ){{0,5}}?(?:here )?(?:to|in|at) |\b(?:{_GLAD})(?:,? [\w']+){{0,3}} (?:to be|being)"
    r" (?:(?:back|again|here) )?(?:in|at) |\bhere (?:today )?in |\b(?:i am|i'm|we are|we're) (?:(?:back|here|again) )?in "
)
_SIDE = r"\(?\b(?:left|right|l|r|centre|center|second left|second right|far left|far right)\b\)?"
_PHOTO = re.compile(rf"\b{SOMEBODY},? (?:{_SIDE},|\({_SIDE}\)|{_SIDE} (?:and|with|in|at|during))")
_SOMEBODY = rf"(?:[\w.'\-]+,? ){{0,8}}?{SOMEBODY}\b(?!')"
_TOOK = re.compile(
    r"\b(?:took|takes|taking|drove|drives|led|leads|escort(?:s|ed)|accompanie[sd]|showed|shows|ushered|flew|guided"
    rf"|walked|join(?:s|ed)) {_SOMEBODY},? (?:on|to|through|around|round|into|aboard|inside|at|along|across|up|down)"
    r" (?:an?|the|his|her|their) (?!(?:[\w\-]+ ){0,2}(?:call|conversation|phone|conclusion|view|belief|position))"
    rf"|\bg[ai]ve[sn]? {_SOMEBODY} (?:an?|the|his|her) (?:[\w\-]+ ){{0,3}}(?:tour|hug|embrace|lift|ride|kiss|gift|bouquet)\b"
)
_BOTH = rf"{SOMEBODY},? (?:[\w.'\-]+,? ){{0,9}}?and (?:[\w.'\-]+,? ){{0,9}}?{SOMEBODY}"
_PAPER = r"(?:treaty|treaties|agreements?|accords?|pacts?|memorand(?:a|um)|deals?|contracts?|arrangements?|protocols?|mou)"
_DID = re.compile(
    rf"\b{_BOTH},? (?:(?:both|also|then|on \w+|today|jointly) )?(?:(?:signed|sign|inked|ink) (?:[\w.'\-]+ ){{0,8}}?{_PAPER}\b"
    r"|(?:attend(?:ed)?|visit(?:ed)?|toured|inspect(?:ed)?|watch(?:ed)?|wav(?:ed|e)|toast(?:ed)?|unveil(?:ed)?"
    r"|inaugurat(?:ed|e)|arrived? (?:at|in)|enter(?:ed)?|board(?:ed)?|prayed|pray|appear(?:ed)? (?:at|before|in)) )"
    rf"|\b(?:signed|sign|signs|signing|inked) (?:[\w.'\-]+ ){{0,10}}?{_PAPER} (?:today |on \w+ )?with {_SOMEBODY}"
)
_IN = re.compile(
    rf"\b{SOMEBODY}\b(?!')(?:,? (?:jr\.?|(?:of|from) (?:[\w.\-]+ ){{0,3}}?[\w.\-]+))?,?"
    r"(?: (?:here|today|yesterday|on [\w ]{2,14}|this \w+|earlier today))?,? in (?:the (?:\w+ )?capital,? (?:of )?)?"
)
_JOURNEY = re.compile(
    r"\b(?<!to )(?<!will )(?:visit(?:s|ed|ing)?|trips?|travel(?:s|ed|ling|ing)?|travelled|journey|mission|arriv(?:es|ed|al|ing)"
    r"|stop|stopover|tour|lands|landed|flies|flew)\b(?: (?:[\w.'\-]+,? ){0,8}?(?:to|in|of))? "
)


def setting(theirs: str, everybody: str) -> bool:
    """Whether a sentence puts people in one place, the line given with one word for the others' names and for all.

    In `theirs` the word stands for the people met alone, in `everybody` for whoever met as well.
    """
    return bool(
        _PHOTO.search(everybody) or _DID.search(everybody) or _TOOK.search(theirs) or _at_a_house().search(theirs)
    )


def spoken_to_a_guest(line: str) -> bool:
    """Whether somebody says in a sentence that they are in one place with whom they speak to ("welcome back")."""
    return _SPEECH.search(line) is not None or any(_place_at(line[found.end() :]) for found in _AT.finditer(line))


def put_in(theirs: str, at: Callable[[str], bool]) -> bool:
    """Whether the person met is told of as being in a place that counts ("with President Tamm in Tallinn").

    `at` tells of the country of a place whether it does.
    """
    return any(at(country) for country in _places(_IN, theirs))


def travelled(everybody: str, at: Callable[[str], bool]) -> bool:
    """Whether somebody is told of as having come to a place that counts ("Berg in Tallinn", "visit to Estonia")."""
    return any(at(country) for pattern in (_IN, _JOURNEY) for country in _places(pattern, everybody))


def _places(pattern: re.Pattern[str], line: str) -> Iterator[str]:
    """The countries of the places that stand right behind the pattern."""
    for found in pattern.finditer(line):
        country = _place_at(line[found.end() :])
        if country is not None:
            yield country


def _place_at(words: str) -> str | None:
    """The country of the capital or country named at the beginning, or "" of a house; None if none is."""
    line = words.removeprefix("the ")
    found = gazetteer().place_at(tokens(line[:60])[:6])
    if found is not None:
        return found[0]
    return "" if _house().match(words) else None


@cache
def _house() -> re.Pattern[str]:
    return re.compile(house())


@cache
def _at_a_house() -> re.Pattern[str]:
    inside = "(?:in|at|inside|outside)"
    return re.compile(
        rf"\b{SOMEBODY}\b(?!'){_FREE}{{0,100}}? {inside} {house()}"
        rf"|^{inside} {house()}(?:(?!\b(?:said|says|reporters)\b)[^;:.]){{0,120}}\b{SOMEBODY}\b"
    )
