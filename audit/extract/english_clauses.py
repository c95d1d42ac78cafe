"""What parts a day from a verb in English: words that open a clause or topic, limits, and what may be done only."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from audit.extract.english_days import WEEKDAY
from audit.extract.english_verbs import english
from audit.text.regex import regex

_PUT_OFF = regex(r"\b(?:originally|initially|postponed|cancelled|canceled)\b[^,;]*$")
_DEADLINE = regex(
    r"\b(?:(?:no|not) later than|by|until|till|up to)(?: (?:noon|midnight|[\d.:]+(?: ?[ap]\.?m\.?)?))?(?: on)? "
    rf"(?:{WEEKDAY},? )?$"
)
# What stands before a verb that asks its readers to do something, where nobody is named: "Please visit us today".
_BEFORE_REQUEST = regex(
    r"(?:[^.;:?!]*[:;?!\u2013\u2014] )?"
    r"(?:(?:please|just|simply|why not|don['\u2019]t|come and|come|let['\u2019]s|so|and|then|also)[ ,]+){0,3}"
    r"(?:[A-Za-z]+ (?:and|or) (?=(?-i:[a-z])))?",
    re.IGNORECASE,
)
# Headings: "Meeting of ministers", "Visit to Arden, 3 May".
_NO_REQUEST = regex(
    r"meetings?\b|visits\b|visit(?:[,:]|$|,? (?:\d|(?:to|by|of|from|with|in|at|and|for|on|between)\b))", re.IGNORECASE
)
# A topic, and no measure of time: "spoke for about ten minutes on Thursday".
_ABOUT: Final = r"about(?! (?:\d+|half|[a-z]+(?:-[a-z]+)?) (?:an )?(?:minutes?|hours?)\b)"
# A clause about somebody, which ends before the sentence does: ", who is paying a visit to Japan,".
_ABOUT_SOMEBODY = regex(r", (?:who|whom|whose|which|where)\b[^,;]*(?=, (?!and\b))")
_PART = regex(r"; ")
_NEVER = regex(r"(?:\b(?:not|never)|n['\u2019]t) (?:\w+ly )?$")
_MAY = regex(r"\b(?:must|should|may|can|could|might|needs? to|has to|have to)(?: not)?(?: also| only)?(?: be)? $")


def is_a_limit(before: str) -> bool:
    """Whether what stands before a day makes it no event's: a deadline, or a day that was given up."""
    return _PUT_OFF.search(before) is not None or _DEADLINE.search(before) is not None


def may_be_done(before: str) -> bool:
    """Whether what stands before a verb leaves it open: "must be submitted", "may be lodged"."""
    return _MAY.search(before) is not None


def asks_readers(before: str, verb: str) -> bool:
    """Whether a verb asks its readers to do something: it opens the sentence, in the form that names nobody."""
    return not _NO_REQUEST.match(verb) and _BEFORE_REQUEST.fullmatch(before) is not None


def is_denied(before: str) -> bool:
    """Whether what stands before a verb denies it: "did not attend", "never met"."""
    return _NEVER.search(before) is not None


def simpler(sentence: str) -> Iterator[str]:
    """A sentence without the clauses about somebody in it, and each of those that a semicolon joins."""
    plain = _ABOUT_SOMEBODY.sub("", sentence)
    if plain != sentence:
        yield plain
    parts = _PART.split(plain)
    if len(parts) > 1:
        yield from parts


@cache
def apart() -> re.Pattern[str]:
    """Words that open a clause or a topic: behind them a date no longer goes with the verb before them."""
    return re.compile(
        rf"\b(?:that|which|who|whose|where|when|{_before()}|after|since|until|following|ahead|noting|{_ABOUT}|regarding"
        rf"|concerning|because|while|{_as()}|including|discussed|discussing|announced|announcement|welcoming|welcomed"
        r"|invit(?:ed|ing)|thank(?:ed|ing)|condemn(?:ed|ing)|recall(?:ed|ing)|congratulat(?:ed|ing)|prais(?:ed|ing)"
        r"|not(?:ed|ing)|express(?:ed|ing)|underscor(?:ed|ing)|underlin(?:ed|ing)|reiterat(?:ed|ing)|commend(?:ed|ing)"
        r"|reaffirm(?:ed|ing)|highlight(?:ed|ing)|stress(?:ed|ing)|emphasi[sz](?:ed|ing)|urg(?:ed|ing))\b|:(?!\d)"
        r"|[;\u2014\u201c\u201d]",
        re.IGNORECASE,
    )


@cache
def participle() -> re.Pattern[str]:
    """A participle right before a date, which takes it for itself: "the agreement reached on …"."""
    others = "|".join(sorted(english().no_participles))
    return re.compile(
        rf"\b(?!(?:{others})\b)(?:[a-z]{{2,}}ed|(?:mis|over|re|un|under|up|with)?{english().participles})"
        r"\s+(?:(?:on|for)\s+)?$"
    )


@cache
def aside() -> re.Pattern[str]:
    """Words before a verb that make it tell of another event than the sentence's own.

    "The summit that was held on …", "ahead of their meeting on …".
    """
    return re.compile(
        rf"\b(?:that|which|who|whom|whose|where|when|ahead of|{_before()}|after|following|prior to|since|until|if)"
        r"\b[^,;:]*$|\b(?:had|having) (?:already |also |just |\w{3,12}ly )?$",
        re.IGNORECASE,
    )


@cache
def heard_before() -> re.Pattern[str]:
    """Before somebody who listens, and no later time: "before the inquiry"."""
    return re.compile(rf"(?!{_before()})before\b", re.IGNORECASE)


@cache
def in_the_role_of() -> re.Pattern[str]:
    """What somebody becomes or is: "sworn in as Minister of Health"."""
    return re.compile(rf"(?!{_as()})as\b", re.IGNORECASE)


def _as() -> str:
    """No role: "sworn in as Minister of Health today", "as the country's prime minister on Monday"."""
    return (
        r"as(?! (?:the )?(?:(?-i:[A-Z])[\w\u2019'-]* ){1,5}(?:of|for|at|in|on|this|to|today|yesterday)\b"
        rf"| (?:[\w\u2019'-]+ ){{0,4}}?{english().roles}\b)"
    )


def _before() -> str:
    """A later time, and nobody who listens, as in "testified before the inquiry on Monday"."""
    whom = f"(?:{english().listeners}|{english().roles})"
    heard = rf"(?:(?:the|an?|its|both) (?:(?!(?:of|on|in|for|at) )[\w\u2019'-]+ ){{0,4}}?)?{whom}\b"
    return rf"before(?! {heard})"
