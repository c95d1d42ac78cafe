"""The names of events in English, and how a day goes with one: "in a phone call today", "the December 6 call with"."""

import re
from functools import cache
from typing import Final

from audit.extract.english_days import WEEKDAY
from audit.extract.english_finite import grammar
from audit.extract.english_verbs import english
from audit.text.regex import regex

BEFORE_DAY: Final = rf"(?:(?:earlier|early|late|later) )?(?:on )?(?:{WEEKDAY},? \(?)?"
"""A pattern of what may stand between a clause and its day."""
_TELLS_SOMEBODY = regex(r"(?:de)?brief|updat|inform|told\b", re.IGNORECASE)
_BESIDE: Final = r"(?:(?!(?:the|of|ahead|after|before|for|following) )[\w-]+ )"  # an adjective, not another topic


@cache
def opening_noun() -> re.Pattern[str]:
    """The event as a noun, with which the sentence opens: "The President's call with Minister Birch on …"."""
    nouns = english().nouns
    owner = r"(?:The|This|Their|Our|His|Her|An?|[A-Z][^,;:]{0,60}['\u2019]s)"
    with_whom = r"(?:with|between|among|at|before|in|of|to) (?:(?!\b(?:focused|centred|on)\b)[^,;:]){0,100}?"
    held = (
        r",? (?:which )?(?:(?:took|takes|will take) place|(?:was|were|is|will be) (?:held|scheduled|planned|set|due)"
        r"|follows|began|begins|started|starts|opens|opened|ended|concluded|came to an end)"
        r"(?: for| in [^,;:]{1,40}?| at \d[\d.:]*(?: [ap]\.?m\.?)?(?: [A-Z]{3,4})?)?"
    )
    return re.compile(
        rf"^(?:(?P<during>(?:in|during|at) (?:[\w'\u2019-]+ ){{1,7}}{nouns} {BEFORE_DAY})"
        rf"|{owner} (?:(?!{english().earlier}\b)[\w-]+ ){{0,3}}{nouns}(?: {with_whom})?(?:{held})? {BEFORE_DAY})$",
        re.IGNORECASE,
    )


@cache
def just_over() -> re.Pattern[str]:
    """What leads up to the day of an event that is just over: "Following talks in Arden on Tuesday, both said"."""
    return re.compile(
        rf"^(?:Following|After|At the end of) (?:(?:an?|the|their|his|her) )?(?:[\w-]+ ){{0,6}}?{english().nouns}"
        rf"(?: (?:with|in|at|between|of)\b[^,;:]{{1,80}}?)?,? (?:late |early )?(?:on )?(?:{WEEKDAY},? )?$"
    )


@cache
def behind_a_noun() -> re.Pattern[str]:
    """An event's name at the end, and what it is for where "held" follows: what follows describes it."""
    nouns, beside = english().nouns, r"(?:(?!(?:of|ahead|after|before|for|following) )[\w'\u2019-]+ )"
    return re.compile(
        rf"\b{nouns} (?:held|(?:which|that) [^,;:]{{1,60}} )?$"
        rf"|\b(?:at|in|during) (?:an?|the) {beside}{{0,5}}?{nouns}"
        r"(?: (?:for|in|of|on|with) [^,;:]{1,60}? held|,? (?:which|that) (?:[^,;:]{1,60} )?)$",
        re.IGNORECASE,
    )


@cache
def own_clause() -> re.Pattern[str]:
    """What opens the sentence's own event in a clause: "The meeting, which took place", "attended the forum, which"."""
    return re.compile(
        rf"^(?:The|This|Their|His|Her) (?:[\w-]+ ){{0,3}}{english().nouns}, which (?:was |were )?$"
        r"|^[^,;:]* (?:addressed|attended|chaired|co-chaired|completed|concluded|ended|hosted|joined|opened"
        r"|participated in|took part in|wrapped up) [^,;:]{1,120}, "
        r"which (?:was |were )?$"
    )


@cache
def earlier() -> re.Pattern[str]:
    """Words before a verb that tell of an earlier time: "they last met", "our previous meeting was held"."""
    earlier, nouns = english().earlier, english().nouns
    return re.compile(rf"\b{earlier} (?:(?:[\w-]+ ){{0,3}}{nouns} [^,;:]{{0,40}})?$", re.IGNORECASE)


@cache
def of_a_thing() -> re.Pattern[str]:
    """A thing and who made it, before the verb of its making: "the agreement they signed", "talks the two held"."""
    things, nouns = english().things, english().nouns
    name = r"(?-i:[A-Z])[\w.\u2019'-]*"
    maker = rf"(?:they|he|she|we|both(?: \w+)?|the (?:\w+ ){{0,2}}\w+|{name}(?: {name}){{0,3}})"
    return re.compile(
        rf"(?<=\w )(?:the|an?|their|his|her|its|our|this|that|these|those|\w+ing) (?:[\w-]+ ){{0,3}}?"
        rf"(?:{things}|{nouns}) {maker} (?:had |also |jointly |recently )?$",
        re.IGNORECASE,
    )


@cache
def they_did() -> re.Pattern[str]:
    """A clause of what somebody did with a thing: "the conversation they began"."""
    return re.compile(rf"\b(?:{english().things}|{english().nouns}) (?:they|he|she|we|the two) ", re.IGNORECASE)


@cache
def done_there() -> re.Pattern[str]:
    """What was done at an event and is told of a thing: "the commitments made at the meeting in Arden"."""
    return re.compile(rf"\b{english().things} (?:[a-z]{{2,}}ed|made|given|taken|set) $")


@cache
def looking_back() -> re.Pattern[str]:
    """What is told about an earlier event, before its name: "briefed her on his", "following up on their"."""
    return re.compile(
        r"\b(?:brief(?:ed|s|ing)|debrief(?:ed|s|ing)|updat(?:ed|es?|ing)|inform(?:ed|s|ing)?|report(?:ed|s|ing)"
        r"|follow(?:ed|s|ing)?(?: up)?|buil(?:t|d|ds|ding)|reflect(?:ed|s|ing)|recall(?:ed|s|ing)?"
        r"|continu(?:ed|es|ing))\b[^,;:]{0,60}?\b"
        r"(?:on |about |of |upon |from )?(?:the|an?|their|his|her|its|our) (?:[\w'\u2019-]+ ){0,3}$",
        re.IGNORECASE,
    )


def is_told_of(told: str) -> bool:
    """Whether words from a verb up to a day are of a happening of which somebody was told.

    "Briefed them on the attack on three vessels on …".
    """
    return _TELLS_SOMEBODY.match(told) is not None and _a_happening().match(told) is not None


@cache
def _a_happening() -> re.Pattern[str]:
    return re.compile(
        rf"^\w+(?: [\w.\u2019'-]+){{1,6}}? (?:about|of|on) (?:the|an?|his|her|its|their) (?:[\w-]+ ){{0,2}}"
        rf"{grammar().happenings}s?\b[^,;:]*$"
    )


@cache
def in_a_noun() -> re.Pattern[str]:
    """What ends in an event's name and leads up to its day: "in a phone call today", "during talks with Birch on …"."""
    owner, nouns = r"(?:an?|their|his|her|(?P<the>the))?", english().nouns
    return re.compile(
        rf"\b(?:(?:in|during|at|on|over) {owner} ?{_BESIDE}{{0,3}}?|for (?:(?!\w+ing )\w+ )?)(?P<noun>{nouns})\b"
        r"(?:,? (?:with|between|in|at|of|held|earlier|before|to|on|over|about|alongside)\b[^;:]{0,120}?)?"
        rf",? {BEFORE_DAY}$",
        re.IGNORECASE,
    )


@cache
def own_event() -> re.Pattern[str]:
    """The day goes with the noun, which is the sentence's own event only where it opens the sentence."""
    return re.compile(
        rf"^(?:(?:In|During|At|Following) )?(?P<word>today|yesterday|{WEEKDAY})['\u2019]s "
        rf"(?:[\w-]+ ){{0,3}}?{english().nouns}\b",
        re.IGNORECASE,
    )


@cache
def on_an_agenda() -> re.Pattern[str]:
    """What stands behind a day: "Monday 6 May 2024: 10.30 Phone call with …"."""
    return re.compile(rf"\s?[:\u2013\u2014|-]\s[^;]{{0,40}}?\b{english().nouns}\b", re.IGNORECASE)


@cache
def named_event() -> re.Pattern[str]:
    """The name behind a day that it goes with: "6 December call"."""
    return re.compile(rf" (?:[a-z][\w-]+ ){{0,2}}{english().nouns}\b", re.IGNORECASE)


@cache
def naming() -> re.Pattern[str]:
    """What stands before a day in an event's name: "The Minister's December 6 call", "in a December 6 call"."""
    return re.compile(
        r"^(?:The|This|Their|Our|His|Her|[A-Z][^,;:]{0,60}['\u2019]s?) $"
        r"|^(?:In|During|At|Following|After) (?:an?|the|their|his|her) $|\b(?:in|during) an? $"
    )
