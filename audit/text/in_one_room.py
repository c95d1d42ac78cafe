"""English ways to say that people met in one room without saying that they met, as patterns over folded text.

They had lunch, one received the other, they held talks at a place, sat down together, paid a courtesy call. Words that
are said of other things as well count only with what makes them plain: somebody in an office who is received (nobody's
letter, nobody's call), a place right behind the talks ("talks on the siege of a capital" were held anywhere).
"""

import re
import tomllib
from collections.abc import Mapping
from importlib import resources

from audit.text.fold import fold

OFFICE = (
    r"(?:[\w.\-]+ ){0,3}(?:president|chancellor|premier|minister|secretary|leader|counterpart|councill?or|chief"
    r"|ambassador|director|advis[eo]r)s?\b"
)
"""Somebody in an office, with up to three words before it."""

HINTS = (
    r"lunch|dinner|breakfast|supper|coffee|\btea\b|dine|receive|host|welcome|\bsits?\b|sitting|sat\b|margin|sideline"
    r"|in[ -]person|face|convened|gathered|assembled|came together"
)
"""A text in which none of these, "call" or "talk" stands says none of what follows."""

HOLDER = (
    r"(?:president|chancellor|premier|taoiseach|minister|secretary|leader|counterpart|colleague|councill?or|chief"
    r"|prince|princess|ambassador|director|advis[eo]r|commissioner|envoy|representative|speaker|chair(?:man|woman|person)?|king|queen"
    r"|emir|sultan|general|governor|delegation)s?\b"
)
_OF = rf"(?:[\w.\-]+ ){{0,3}}{HOLDER}"
_BY_WIRE = r"(?:tele)?phone|telephonic|calls?|video\w*|virtual\w*|online|zoom|letters?|messages?"
# What may stand between "received" and the office: nothing that makes somebody else's thing of what was received.
_DESCRIBED = (
    rf"(?:(?!(?:from|of|for|by|on|about|in|with|at|to|as|after|that|and|{_BY_WIRE})\b)[\w.\-]+(?:'s)? ){{0,5}}?"
)
# Not "the President's letter", and no "Leaders Summit".
_HIMSELF = r"(?!(?: [\w.\-]+){0,4}'| (?:summit|conference|dialogue|forum|ministerial|debate))"
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|[a-z]{3,9}\.? [0-9]|[0-9])"
# With whom the talks were, and when; not what they were about, nor that they were on the phone.
_MATTER = "about|over|regarding|concerning|to|for|as|before|after|during|who|that|saying|urging"
_WITH_WHOM = rf"(?:(?!\b(?:{_MATTER}|{_BY_WIRE})\b|\bon (?!{_DAY}))(?:[^.;:]|(?<=\b\w)\.))"
_WELCOMED = r"(?:(?!\b(?:call|decision|return|letter)\b)(?:[^.;:']|(?<=\b\w)\.|(?<=\b[od])'))"
_MEAL = r"(?:lunch|luncheon|dinner|breakfast|supper|coffee|tea)"
_SPOKE = (
    r"(?:spoke|speaks?|talk(?:s|ed)?|conferred|consulted|exchanged views"
    r"|h[eo]ld(?:s|ing)? (?:\w+ ){0,2}(?:talks|discussions|consultations))"
)


_ATE = (
    rf"\b(?:ha(?:ve|s|d|ving)|host(?:s|ed)?|h[eo]ld|attend(?:s|ed)|share[sd]?|over|at|for)"
    rf" (?:[\w']+[ \-]){{0,3}}?{_MEAL}(?= (?:\w+ )?(?:with|between)\b)"
    rf"|\bover (?:an? )?(?:\w+ )?{_MEAL}\b|\b(?:dine[sd]?|lunche[sd]|breakfasted) (?:together|with)\b"
)
_RECEIVED = (
    r"\b(?:receive[sd]|hosts|hosted|received by|(?:will|to) (?:receive|host))"
    rf" {_DESCRIBED}{HOLDER}{_HIMSELF}"
)
_SAT_DOWN = (
    r"\b(?:sat|sits?|sitting) down (?:face[ \-]to[ \-]face |for [\w\-]+ [\w\-]+ )?"
    r"(?:with|together|for (?:\w+ )?talks)\b"
)
_PAID_A_CALL = r"\bpa(?:id|ys|y) (?:an? )?(?:\w+ )?calls? on\b"


def verbs() -> str:
    """What people did."""
    return f"{_ATE}|{_RECEIVED}|{_talked()}|{_SAT_DOWN}|{_convened()}|{_PAID_A_CALL}"


def _convened() -> str:
    return (
        rf"\b(?:convened|gathered|assembled|came together) (?:[\w\-]+ ){{0,3}}?(?:in[ -]person\b|(?:in|at) {place()})"
    )


def nouns() -> str:
    """What it is called."""
    return (
        rf"\b{_MEAL}(?= (?:with|between|hosted by)\b| of {_OF})"
        rf"|\b(?:audience|bilateral)s?(?= (?:with|between)\b| of {_OF})"
        rf"|\bcourtesy calls?\b(?! by (?:tele)?phone)|\bsit-down (?=with\b)"
        r"|\bin-person (?:talks|discussions|consultations)\b|\bface[ \-]to[ \-]face (?:talks|discussions|encounter)\b"
    )


def _talked() -> str:
    """Talks that were held, and people who were welcomed, where one has to be in person."""
    return (
        rf"\b(?:welcome[sd] {_DESCRIBED}{HOLDER}{_WELCOMED}{{0,100}}? to"
        rf"|(?:called on|(?:welcomed|hosted) by) {_DESCRIBED}{HOLDER}{_WITH_WHOM}{{0,80}}? (?:in|at)"
        rf"|(?:h[eo]ld(?:s|ing)?|ha(?:s|ve|d|ving)|open(?:s|ed)?|conclude[sd]?)"
        rf" (?:(?!{_BY_WIRE})[\w\-]+ ){{0,3}}?talks{_WITH_WHOM}{{0,100}}? (?:in|at)) {place()}"
        rf"|\b{_SPOKE}\b{_WITH_WHOM}{{0,140}}?"
        r" (?:(?:on|at) the (?:margins?|sidelines?) of|in person\b|face[ \-]to[ \-]face)"
    )


def place() -> str:
    """A seat of government, another city in which people meet, or a house in which they are received."""
    table = _table("venues.toml")
    capitals = [fold(city) for every in _table("capitals.toml").values() for city in every]
    cities = "|".join(map(re.escape, sorted({*capitals, *table["cities"]}))).replace(r"\-", "[ -]")
    return rf"(?:(?:the |central |downtown )?(?:{cities})\b|{house()})"


def house() -> str:
    """A house in which people are received."""
    seats = "|".join(map(re.escape, _table("venues.toml")["seats"]))
    return rf"(?:[\w'.\-]+ ){{0,4}}?(?:{seats})\b"


def _table(name: str) -> Mapping[str, list[str]]:
    return tomllib.loads(resources.files("audit.text").joinpath(name).read_text(encoding="utf-8"))
