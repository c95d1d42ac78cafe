"""When something happened, where the lead tells it with a verb that no table of events lists: "rang", "was introduced".

Only the form is looked at: somebody, or a body, as the subject of a past verb that is not one of saying, thinking,
measure or the like, and a day that nothing parts from the verb. So what is found here is a lesser find than one by the
tables, and asked for only where these find none.
"""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from audit.extract.english_clauses import apart, is_a_limit, participle
from audit.extract.english_dateline import body_start, reckoned_days
from audit.extract.english_days import WEEKDAY, may_tell_a_day, written
from audit.extract.english_main_verb import Main, goes_on_about, grammar, is_between, main_verb
from audit.extract.english_nouns import they_did
from audit.extract.english_verbs import verbs_in
from audit.extract.shown import Order
from audit.extract.told_day import Told, event_of
from audit.model.reading import Choice, Event

_ANY_VERB: Final = "-any-verb"
_NEWS: Final = timedelta(days=31)  # an older day is as likely history that the lead recalls
_FURTHEST: Final = 200  # characters between a verb and its day
# What is of no account for the sentence's own day: a clause about the subject, brackets, "haggled until dawn".
_BESIDE = re.compile(
    r",? (?:which|who|whose|whom|where)\b[^,;]*,|\([^()]*\)|\b(?:until|till|into) "
    r"(?:dawn|daybreak|late|(?:well )?(?:after|past) midnight|midnight|the (?:early|small) hours)\b"
)
_WORD = re.compile(r"\w+")
_OPENER = re.compile(
    r"(?:(?:In|On|At|During|Over|From|Following|After|Amid|Under|With|Alongside|Ahead|Accompanied|Together|Earlier|Later"
    r"|Late|Early|Before|For|To|By|As)\b[^,;]*, )+"
)
# What may stand before a day that opens the sentence, and between it and the subject.
_OPENS = re.compile(
    rf"(?:(?:In|At) [A-Z][\w\u2019'-]*(?: [A-Z][\w\u2019'-]*)*,? )?(?:earlier |early |late |later )?(?:on )?"
    rf"(?:the (?:morning|afternoon|evening|night) of )?(?:{WEEKDAY},? )?",
    re.IGNORECASE,
)
_ON = re.compile(
    rf"(?:^|\b(?:on|early|late|later|earlier)(?: the)?(?: \w+day,?)?(?: the)? |{WEEKDAY},? \(?|, )$", re.IGNORECASE
)
_NOT_ON = re.compile(
    r"\b(?:for|from|since|between|to|dated|effective|until|born|of|than|with|by|through|against|about|like|upcoming"
    r"|coming|due)(?: the| on)? $"
)
# What parts a day from the verb beside the words of `apart`: an infinitive, another verb, what is done by the way.
_PARTS = re.compile(
    r"\bto (?!(?:the|an?|his|her|its|their|both|all|this|these|those|each|some|more|three|two|four|five)\b)[a-z]"
    r"|\b(?:for|by|from|without|of|about|despite|against|at|over) [a-z]+ing\b|, [a-z]+ing\b"
    r"|\b(?:is|are|will|would|has|have|had|can|could|may|might|must|should|was|were)\b|\bif\b|\bdue\b"
)
_CASE: Final = "A-Z\u00c0-\u00de"
_CALENDAR: Final = (
    rf"(?:{WEEKDAY}|January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_NAME = re.compile(rf"(?<=[\w,.] )(?!{_CALENDAR})[{_CASE}][\w\u2019'.-]+")
_ONE_NAME = re.compile(
    rf"(?!{_CALENDAR})[{_CASE}][\w\u2019'.-]*(?<!s)(?<!ing)"
    rf"(?:,? (?:\w+ly|on|{WEEKDAY}|today|yesterday|was|were|has|have))*,? "
)
_NOBODY = re.compile(r"(?:It|There|This|That|These|What) ")
_FINITE_BEHIND = re.compile(r" (?:is|are|was|were|will|would)\b")


def event_of_any_verb(sentence: str, published: Choice[date], order: Order) -> Event | None:
    """What a sentence tells with a verb that no table lists, if it dates it; at most of medium confidence."""
    if published.value is None or not may_tell_a_day(sentence):
        return None
    days, dateline = reckoned_days(sentence, published.value, written(sentence, published.value, order))
    word = _day(sentence, days, published.value, body_start(sentence, dateline))
    event = event_of(word, sentence, published, planned=False) if word else None
    if event is None:
        return None
    confidence = "medium" if event.confidence == "high" else event.confidence
    return replace(event, source=f"{event.source}{_ANY_VERB}", confidence=confidence)


def _day(sentence: str, days: list[Told], published: date, begins: int) -> Told | None:
    """The first of `days` that goes with the main verb of a sentence; `begins` is behind its dateline."""
    plain = _BESIDE.sub(lambda aside: " " * len(aside[0]), sentence)
    days = [day for day in days if day.start >= begins and plain[day.start : day.end].strip()]
    days = [day for day in days if published - _NEWS <= day.when.end <= published]
    if not days or (main := main_verb(plain, _subject_start(plain, days, begins))) is None:
        return None
    if any(verb.start < main.end and verb.end > main.start for verb in verbs_in(sentence)):
        return None  # of this one the tables have judged
    if not _is_somebodys(main, plain):
        return None
    return next((day for day in days if _goes_with(day, main, plain, begins)), None)


def _subject_start(plain: str, days: list[Told], begins: int) -> int:
    """Where the subject begins: behind what opens the sentence, a day included."""
    opener = _OPENER.match(plain, begins)
    start = opener.end() if opener else begins
    opening = [day.end for day in days if day.start <= start or _OPENS.fullmatch(plain, begins, day.start)]
    return max([start, *opening])


def _is_somebodys(main: Main, plain: str) -> bool:
    """Whether the subject is somebody or a body; of what was done to a thing, whether by or to one."""
    subject = plain[main.subject : main.start].lstrip(" ,")
    if _names(subject) or _ONE_NAME.fullmatch(subject):
        return True
    with_whom = plain[main.end :] if main.passive else plain[main.end :].partition(" when ")[2]
    return _names(f" {with_whom}")


def _names(text: str) -> bool:
    return _NOBODY.match(text) is None and (
        _NAME.search(text) is not None or grammar().somebody.search(text) is not None
    )


def _goes_with(day: Told, main: Main, plain: str, begins: int) -> bool:
    before = plain[: day.start]
    if is_a_limit(before) or _NOT_ON.search(before):
        return False
    if day.rule in {"lead:weekday", "lead:on-date"} and not (_ON.search(before) or day.when.text[:1].islower()):
        return day.start == main.end + 1
    if plain[main.start : main.end].endswith("ing") and day.rule != "lead:today":
        return False
    if day.end <= main.subject:
        between = plain[day.end : main.subject]
        return _OPENS.fullmatch(plain, begins, day.start) is not None and not apart().search(between)
    if day.end <= main.start:
        return not main.described and all(map(_may_part, _WORD.findall(plain[day.end : main.start])))
    return _is_behind(day, main, plain)


def _may_part(word: str) -> bool:
    return is_between(word) or word in grammar().finite


def _is_behind(day: Told, main: Main, plain: str) -> bool:
    """Whether a day behind the verb is of its clause."""
    between = plain[main.end : day.start]
    if len(between) > _FURTHEST or _PARTS.search(between) or _FINITE_BEHIND.match(plain, day.end):
        return False
    parting = (apart(), participle(), they_did(), grammar().happening)
    return not any(words.search(between) for words in parting) and goes_on_about(between)
