"""When something happened, where the lead tells it with a verb that no table of events lists: "rang", "was introduced".

Only the form is looked at: the subject of a past verb that is not one of saying, thinking, measure or the like, and a
day that nothing parts from the verb. So what is found here is a lesser find than one by the
tables, and asked for only where these find none.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Final

from audit.extract.english_clauses import apart, is_a_limit, participle
from audit.extract.english_dateline import body_start, reckoned_days
from audit.extract.english_days import WEEKDAY, may_tell_a_day, written
from audit.extract.english_main_verb import Main, goes_on_about, grammar, is_between, main_verb, tells_of_something_done
from audit.extract.english_nouns import they_did
from audit.extract.english_verbs import english, verbs_in
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
_JOINT = re.compile(r"(?:,? (?:and|but)|;) ")
_OPENER = re.compile(
    r"(?:It (?:is|was) (?:in|at|on|with) [^,;:]{1,60}? that )?"
    r"(?:(?:In|On|At|During|Over|From|Following|After|Amid|Under|With|Alongside|Ahead|Accompanied|Together|Earlier|Later"
    r"|Late|Early|Before|For|To|By|As)\b[^,;]*, )*"
)
# What may stand before a day that opens the sentence, and between it and the subject.
_OPENS = re.compile(
    rf"(?:(?:In|At) [A-Z][\w\u2019'-]*(?: [A-Z][\w\u2019'-]*)*,? )?(?:earlier |early |late |later )?(?:on )?"
    r"(?:(?:during |in |over )?the (?:morning|afternoon|evening|night|early hours|course|weekend) (?:of |from |to )?)?"
    rf"(?:{WEEKDAY},? )?",
    re.IGNORECASE,
)
_ON = re.compile(
    rf"(?:^|\b(?:on|early|late|later|earlier|hours of)(?: the)?(?: \w+day,?)?(?: the)? |{WEEKDAY},? \(?|, )$",
    re.IGNORECASE,
)
_NOT_ON = re.compile(
    r"\b(?:for|from|since|between|to|dated|effective|until|born|(?<!\bhours )of|than|with|by|through|against|about|like"
    r"|upcoming|coming|due)(?: the| on)? $"
)
# What parts a day from the verb beside the words of `apart`: another verb, what is done by the way.
_PARTS = re.compile(
    r"\b(?:for|by|from|without|about|despite|against|at|over) [a-z]+ing\b|, [a-z]+ing\b"
    r"|\b(?:accused|aim|capable|chance|charges|convicted|fear|guilty|hope|idea|instead|intention|means|possibility|risk"
    r"|suspected|way)s? of [a-z]+ing\b"
    r"|\b(?:is|are|will|would|has|have|had|can|could|may|might|must|should|was|were)\b|\bif\b|\bdue\b"
)
_FINITE_BEHIND = re.compile(r" (?:is|are|was|were|will|would)\b")


# What a sentence opens with and tells first: "Under an agreement signed in Arden on Tuesday, …".
_NEWS_OF_A_THING = re.compile(
    r"(?:Under|In|With|Through|Following|After|At|During) an? (?:[\w-]+ ){1,4}?(?P<done>[a-z]+) (?:[^,;:]+ )?(?:on )?"
)
_GOES_ON = re.compile(r"(?: (?:by|between|in|at|with)\b[^,;:]{1,80})?, ")


@cache
def _behind_an_event() -> re.Pattern[str]:
    """What leads up to the day of "Following talks in Arden on Tuesday, the two sides said"."""
    nouns = english().nouns
    return re.compile(
        rf"(?:Following|After|At the end of) (?:(?:an?|the|their|his|her) )?(?:[\w-]+ ){{0,3}}?{nouns}"
        rf"(?: (?:with|in|at|between|of)\b[^,;:]{{1,80}}?)?,? (?:late |early )?(?:on )?(?:{WEEKDAY},? )?"
    )


def event_of_any_verb(sentence: str, published: Choice[date], order: Order) -> Event | None:
    """What a sentence tells with a verb that no table lists, if it dates it; at most of medium confidence."""
    if published.value is None or not may_tell_a_day(sentence):
        return None
    days, dateline = reckoned_days(sentence, published.value, written(sentence, published.value, order))
    clauses = _clauses(sentence, body_start(sentence, dateline))
    word = next(filter(None, (_day(sentence, days, published.value, begins) for begins in clauses)), None)
    word = word or _of_the_opening(sentence, days, published.value, body_start(sentence, dateline))
    event = event_of(word, sentence, published, planned=False) if word else None
    if event is None:
        return None
    confidence = "medium" if event.confidence == "high" else event.confidence
    return replace(event, source=f"{event.source}{_ANY_VERB}", confidence=confidence)


def _clauses(sentence: str, begins: int) -> Iterator[int]:
    """Where the sentence begins, and each clause that "and" joins to it: "bells tolled and names were read today"."""
    yield begins
    for joint in _JOINT.finditer(sentence, begins):
        if joint[0][0].isspace() and apart().search(sentence, begins, joint.start()):
            return
        yield joint.end()


def _day(sentence: str, days: list[Told], published: date, begins: int) -> Told | None:
    """The first of `days` that goes with the main verb of the clause at `begins`, which is behind a dateline."""
    plain = _BESIDE.sub(lambda aside: " " * len(aside[0]), sentence)
    days = [day for day in days if day.start >= begins and plain[day.start : day.end].strip()]
    days = [day for day in days if published - _NEWS <= day.when.end <= published]
    if not days or (main := main_verb(plain, _subject_start(plain, days, begins))) is None:
        return None
    if any(verb.start < main.end and verb.end > main.start for verb in verbs_in(sentence)):
        return None  # of this one the tables have judged
    return next((day for day in days if _goes_with(day, main, plain, begins)), None)


def _subject_start(plain: str, days: list[Told], begins: int) -> int:
    """Where the subject begins: behind what opens the sentence, a day included."""
    opener = _OPENER.match(plain, begins)
    start = opener.end() if opener else begins
    opening = [day.end for day in days if day.start <= start or _OPENS.fullmatch(plain, begins, day.start)]
    return max([start, *opening])


def _of_the_opening(sentence: str, days: list[Told], published: date, begins: int) -> Told | None:
    """The only day of a sentence, where it dates what the sentence opens with: "Under a deal signed on Tuesday, …"."""
    if len(days) != 1 or not published - _NEWS <= days[0].when.end <= published:
        return None
    opens = _NEWS_OF_A_THING.fullmatch(sentence, begins, days[0].start)
    told = opens is not None and tells_of_something_done(opens["done"])
    told = told or _behind_an_event().fullmatch(sentence, begins, days[0].start) is not None
    return days[0] if told and _GOES_ON.match(sentence, days[0].end) else None


def _goes_with(day: Told, main: Main, plain: str, begins: int) -> bool:
    if day.end <= main.subject:
        opens = _OPENS.fullmatch(plain, begins, day.start) is not None
        return opens and not apart().search(plain[day.end : main.subject])
    before = plain[: day.start]
    if is_a_limit(before) or _NOT_ON.search(before) or (main.now and day.rule != "lead:today"):
        return False
    if day.rule in {"lead:weekday", "lead:on-date"} and not (_ON.search(before) or day.when.text[:1].islower()):
        return day.start == main.end + 1
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
    parting = (apart(), participle(), they_did(), grammar().happening, grammar().to_do)
    return not any(words.search(between) for words in parting) and goes_on_about(between)
