"""When something happened, where the lead tells it with a verb that no table lists: "rang", "was introduced".

Asked only where the tables find none. A day of the last weeks is an event's unless something excludes it: its clause
tells of what was said, thought or measured, of a noun ("the man arrested on Friday"), of what was earlier or may be;
or the sentence asks, requests, or tells of its writer or a text. What is found so is a lesser find.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Final

from audit.extract.english_clause_tree import Clause, clause_at, clauses_of, subordinators
from audit.extract.english_clauses import is_a_limit, participle
from audit.extract.english_dateline import body_start, reckoned_days
from audit.extract.english_days import WEEKDAY, may_tell_a_day, written
from audit.extract.english_finite import Finite, grammar, is_between, tells_of_something_done
from audit.extract.english_nouns import is_told_of, they_did
from audit.extract.english_verbs import english, verbs_in
from audit.extract.shown import Order
from audit.extract.told_day import ANY_VERB, Told, event_of
from audit.model.reading import Choice, Confidence, Event
from audit.text.regex import regex

_NEWS: Final = timedelta(days=31)  # an older day is as likely history that the lead recalls
_FURTHEST: Final = 200  # characters between a verb and its day
# What is of no account for the sentence's own day: what is quoted, brackets, "haggled until dawn".
_BESIDE = regex(
    r"\u201c[^\u201d]*(?:\u201d|$)|\"[^\"]*\"|\([^()]*\)"
    r"|\b(?:until|till|into) "
    r"(?:dawn|daybreak|late|(?:well )?(?:after|past) midnight|midnight|the (?:early|small) hours)\b"
    r"|(?:just |shortly |soon )?\b(?:before|after|around) "
    r"(?:dark|dawn|daybreak|dusk|midday|midnight|nightfall|noon|sun(?:rise|set))\b"
    r"|^It (?:is|was) (?=(?:(?:early|late) )?on [A-Z])|(?<=day) that\b(?= )"  # "It was on Tuesday that …"
)
_CLEFT = regex(r"It (?:is|was) (?:in|at|with) [^,;:]{1,60}? that ")
_WORD = regex(r"\w[\w\u2019'-]*")
# Openings of what states nothing, and of what somebody tells of themselves.
_NO_STATEMENT = regex(
    r"(?:Had|Were|Should|Do|Does|Did|Is|Are|Was|Has|Have|Can|Could|Will|Would|May|If|Whether|Unless|What|Why|How|Who"
    r"|Which)\b"
)
_OURS = regex(r"\b(?:I|we|you|my|our|your|us)\b", re.IGNORECASE)
_REQUEST = regex(
    r"(?!\w+(?:ly|ing|ed)\b)(?P<verb>[A-Z][a-z]+) (?:an?|the|your|my|his|her|its|their|this|that|these|those|you|us|me"
    r"|any\w*|all|if)\b"
)
_OF_TEXT = regex(
    r"(?:This|The|Our|An?) (?:\w+ ){0,2}(?:page|article|recipe|story|post|guide|review|column|newsletter|list|version"
    r"|edition|entry|faq|text|table|chart|map)\b",
    re.IGNORECASE,
)
# What stands before a day of another kind: "prices from Friday"; not "in the night from Friday to Saturday".
_NOT_ON = regex(
    r"(?<!night )(?<!hours )(?<!weekend )(?<!morning )\b(?:for|from|since|between|to|effective|until|of|than|with"
    r"|through|against|about|like|upcoming|every|each|one|was|is|be)(?: the| early| late)? $"
)
_NEVER_ON = regex(r"\b(?:dated|born|coming|due|effective|than|is|was)(?: on| early| late)* $")
_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_ON = regex(
    r"(?:on|early|late|later|earlier|into|overnight)(?: on| in| the)* "
    r"|(?:on|in|during|over) the (?:night|morning|afternoon|evening|weekend|early hours|course)(?: of| to| from)? ",
    re.IGNORECASE,
)
# Another verb between the verb and its day, as in "accused of stealing cars on".
_DOING = regex(
    r"\b(?:for|by|from|without|about|despite|against|at|over) [a-z]{2,}ing\b"
    r"|\b(?:accused|aim|capable|chance|charges|convicted|fear|guilty|hope|idea|instead|intention|means|possibility|risk"
    r"|suspected|way)s? of [a-z]+ing\b|\bif\b|\bdue\b"
)
_BEHIND = regex(
    r"(?: (?:morning|afternoon|evening|night|local time|alone))*"
    r"(?:$|[,.;:)\u2013\u2014]| (?:[-\u2013\u2014]|an?|the|his|her|their|its|and|but|or|to|[a-z]+ing|[a-z]+ly|[a-z]+day"
    r"|in|on|at|by|with|for|from|over|under|near|outside|inside|off|across|along|around|between|among|amid|against|into"
    r"|onto|through|during|without|within|despite|about|of|behind|beside|aboard|above|below|beyond|throughout|towards?"
    r"|when|as|after|before|while|that|because|since|until|where|who|which|if|following|ahead|again|also|there|here"
    r"|only|just|hours|minutes|days|weeks|local|two|three|four|five|more|some|up|down|out|back|home|not|than|via|[A-Z]\w*"
    r"|\d+)\b)"
)
_PARTICLE = regex(r" (?:away|back|down|in|off|out|up)(?= (?:on )?$)")  # "a levy brought in on Tuesday"
_IT_THAT = regex(r"It [^,;:]{1,60}$")
_OPENER = regex(
    r"(?:In|At|On|During|Over|Amid|Under|Outside|Inside|Near|Aboard|Across|With|Within|Along|Off|Around|By|From"
    r"|Through|Throughout|Late|Early|Earlier|Later|Overnight|To|For|Alongside|Accompanied|Together)\b[^;:]*$"
)
_CLOSES = regex(r"(?: (?:morning|afternoon|evening|night))?,")
_PLACE = regex(r"(?:In|At) (?:the )?(?:[A-Z][\w\u2019'-]*,? ){1,4}")
_AT = regex(r"\b(?:during|at|in) $")  # "during Sunday Mass"
_REPORTS = regex(
    r"(?:said|says|announced|confirmed|reported|stated|added"
    r"|told(?! (?:the|an?) (?:court|inquest|inquiry|judge|jury|tribunal)))\b"
)
_CAME_TOGETHER = regex(r"(?:met|gathered|convened|assembled)\b")
_AFTER = regex(r"after|following")
_THE_SAME_DAY = regex(r"\b(?:minutes|moments|seconds|shortly) $")
# What a sentence opens with and tells first: "Under an agreement signed in Arden on Tuesday, …".
_NEWS_OF_A_THING = regex(
    r"(?:Under|In|With|Through|Following|After|At|During) an? (?:[\w-]+ ){1,4}?(?P<done>[a-z]+) (?:[^,;:]+ )?(?:on )?"
)
_GOES_ON = regex(r"(?: (?:by|between|in|at|with)\b[^,;:]{1,80})?, ")


def event_of_any_verb(sentence: str, published: Choice[date], order: Order) -> Event | None:
    """What a sentence tells with a verb that no table lists, if it dates it; at most of medium confidence."""
    if published.value is None or not may_tell_a_day(sentence):
        return None
    days, dateline = reckoned_days(sentence, published.value, written(sentence, published.value, order))
    days = [day for day in days if day is not dateline and published.value - _NEWS <= day.when.end <= published.value]
    begins = _body(sentence, dateline)
    if not days or not _states(sentence[begins:]):
        return None
    for day, confidence in _told(days, sentence, begins):
        event = event_of(day, sentence, published, planned=False)
        if event:
            sure = event.confidence if event.confidence == "low" else confidence
            return replace(event, source=f"{event.source}{ANY_VERB}", confidence=sure)
    return None


def _body(sentence: str, dateline: Told | None) -> int:
    """Where what is told begins: behind a dateline, and behind "It is in Arden that"."""
    begins = body_start(sentence, dateline)
    cleft = _CLEFT.match(sentence, begins)
    return cleft.end() if cleft else begins


def _states(text: str) -> bool:
    """Whether a sentence states something of others: no question, condition or request, and nothing about a text."""
    if text.rstrip(" \u201d\"'").endswith("?") or '="' in text or _NO_STATEMENT.match(text) or _OF_TEXT.match(text):
        return False
    request = _REQUEST.match(text)
    closed = grammar().no_request | grammar().no_noun | subordinators().keys()
    return request is None or request["verb"].lower() in closed


def _told(days: Sequence[Told], sentence: str, begins: int) -> list[tuple[Told, Confidence]]:
    """Those of a sentence's days that an event goes with, and how sure that is."""
    plain = _BESIDE.sub(lambda aside: " " * len(aside[0]), sentence)
    days = [day for day in days if day.start >= begins and plain[day.start : day.end].strip()]
    clauses, told = clauses_of(plain, begins), list[tuple[Told, Confidence]]()
    for day in days:
        confidence = _goes_with(day, clauses, plain)
        if confidence:
            told.append((day, confidence))
    return told or [(day, "medium") for day in days if len(days) == 1 and _is_of_the_opening(day, plain, begins)]


def _goes_with(day: Told, clauses: Sequence[Clause], plain: str) -> Confidence | None:
    before = plain[: day.start]
    bare = not _ON.match(day.when.text)
    clause = clause_at(clauses, day.start)
    within = clause and clause.verb and clause.verb.start < day.start < clause.verb.end  # "is today imposing"
    if not within and (is_a_limit(before) or _NEVER_ON.search(before) or (bare and _NOT_ON.search(before))):
        return None
    while clause and clause.verb is None and clause.kind in {"while", "content"}:
        clause = clause.parent  # "as a guest", "that evening": a phrase
    if clause is None or not _is_of(day, clause, plain):
        return None
    if clause.verb and clause.verb.tense == "now" and day.rule != "lead:today":
        return None
    return _tells(day, clause, plain)


def _tells(day: Told, clause: Clause, plain: str) -> Confidence | None:
    """How surely a clause tells of something done; None where it tells of none."""
    verb, parent = clause.verb, clause.parent
    if _OURS.search(plain[clause.start : verb.start if verb else clause.end]):
        return None
    if parent is None:
        if _is_told(clause):
            return "medium"
        return "low" if _is_said_while(clause, plain) or _is_said_there(day, clause, plain) else None
    reports = parent.verb is not None and _REPORTS.match(plain, parent.verb.start) is not None
    if parent.verb is None or (verb is None and clause.kind != "after"):
        return None
    behind = clause.start > parent.verb.end
    if clause.kind == "content":
        told = reports and verb is not None and verb.tells and verb.tense in {"past", "before"}
    elif clause.kind == "while":
        told = behind and _is_told(clause) and (parent.verb.tells or reports or parent.verb.tense == "state")
    elif clause.kind == "after":
        same = _THE_SAME_DAY.search(plain[: clause.start]) is not None and _is_told(parent)
        state = parent.verb.tense == "state" and _AFTER.match(plain, clause.start) is not None
        told = behind and (same or state) and (verb is None or _is_told(clause))
    else:
        news = _of_news().search(plain[: clause.start]) is not None
        told = _is_told(clause) and ((behind and news) or _is_of_the_speaker(clause, plain))
    return "low" if told else None


def _is_told(clause: Clause) -> bool:
    return clause.verb is not None and clause.verb.tense in {"past", "now"} and clause.verb.tells


def _is_said_while(clause: Clause, plain: str) -> bool:
    """Whether something was said while something was done: "told reporters on Tuesday as he opened the bridge"."""
    if clause.verb is None or clause.verb.tense != "past" or not _is_said(plain[clause.verb.start : clause.verb.end]):
        return False
    return any(_is_told(one) and one.verb.tense == "past" for one in clause.inner if one.kind == "while" and one.verb)


def _is_said_there(day: Told, clause: Clause, plain: str) -> bool:
    """Whether somebody said something in person: "In Arden on Tuesday, President Alder thanked his guest"."""
    place = _PLACE.fullmatch(plain, clause.start, day.start)
    return bool(place and clause.verb and plain[clause.verb.start : clause.verb.end] in grammar().to_somebody)


def _is_said(verb: str) -> bool:
    return (verb in grammar().no_event or verb in grammar().decided) and verb not in grammar().measuring


def _is_of_the_speaker(clause: Clause, plain: str) -> bool:
    """Whether what is told of somebody is an event, and all else what they said: "Alder, who met Birch today, said"."""
    said = clause.parent.verb if clause.parent else None
    if not (clause.verb and said and plain.startswith("who ", clause.start)) or said.tense != "past":
        return False
    if not clause.set_off:  # "The leaders who met in Arden on Tuesday sent a message"
        return said.start >= clause.end and _CAME_TOGETHER.match(plain, clause.verb.start) is not None
    met = _REPORTS.match(plain, said.start) and any(verb.start == clause.verb.start for verb in verbs_in(plain))
    return bool(met) and said.start > clause.end


def _is_of(day: Told, clause: Clause, plain: str) -> bool:
    """Whether nothing parts a day from the verb of its clause."""
    verb = clause.verb
    if verb is None:
        return clause.kind == "after" and _BEHIND.match(plain, day.end) is not None
    if day.end <= verb.start:
        return _is_ahead(day, clause.start, verb, plain)
    if day.start < verb.end:  # "has today scrapped"
        return True
    noun = _AT.search(plain[: day.start]) is not None and day.rule == "lead:weekday"
    if not (noun or day.end >= clause.end - 1 or _BEHIND.match(plain, day.end)):
        return False
    told = clause.unclear is None or clause.unclear < day.start
    return told and _is_behind(day, verb, plain)


def _is_behind(day: Told, verb: Finite, plain: str) -> bool:
    between = _PARTICLE.sub("", plain[verb.end : day.start])
    if plain.startswith(" that ", day.end) and _IT_THAT.search(plain[: verb.end]):  # "It emerged on Tuesday that …"
        return False
    if is_told_of(plain[verb.start : day.start]):
        return False
    parting = (participle(), _DOING, they_did(), grammar().to_do, _of_a_happening())
    return len(between) <= _FURTHEST and not any(words.search(between) for words in parting)


def _is_ahead(day: Told, start: int, verb: Finite, plain: str) -> bool:
    """Whether a day before its verb opens the clause, stands right before the verb or behind an event's name."""
    lead_in, between = plain[start : day.start].strip(" ,"), plain[day.end : verb.start]
    words = _WORD.findall(between)
    if not lead_in or _ON.fullmatch(lead_in + " "):  # "On Tuesday the Minister rang"; not "Tuesday saw"
        bare = not lead_in and day.rule == "lead:weekday" and day.when.text.startswith(_WEEKDAYS)
        return bool(words) and not bare
    if _OPENER.match(lead_in) and _CLOSES.match(between):
        return not (_DOING.search(lead_in) or participle().search(plain[start : day.start]))
    if all(is_between(word) or word in grammar().finite for word in words):
        return not participle().search(plain[start : day.start])
    return _event_noun().search(lead_in + " ") is not None


def _is_of_the_opening(day: Told, plain: str, begins: int) -> bool:
    """Whether a day dates what the sentence opens with: "Under a deal signed on Tuesday, …"."""
    opens = _NEWS_OF_A_THING.fullmatch(plain, begins, day.start)
    told = opens is not None and tells_of_something_done(opens["done"])
    return told and _GOES_ON.match(plain, day.end) is not None


@cache
def _of_a_happening() -> re.Pattern[str]:
    """What leads up to the day of another happening than the clause's own: "over the attack on"."""
    return re.compile(
        r"\b(?:over|for|from|in connection with|about|of|since|against|responsible) [^,;]*"
        rf"(?<!\bto the )\b{grammar().happenings}s?,? (?:on |early |late |earlier )?$"
        rf"|\b(?:about|on) (?:the|his|her|its|their|an?) (?:[\w\u2019'-]+ ){{0,3}}?{english().nouns} "
        r"(?:(?:with|in|at|between) [^,;]*)?(?:on |early |late |earlier )?$"
    )


@cache
def _event_noun() -> re.Pattern[str]:
    """An event's name with its place, before a day: "Clashes in Arden on"."""
    return re.compile(
        rf"(?:{english().nouns}|{grammar().happenings}(?:e?s)?)(?: (?:in|at|near|on|outside) [^,;:]{{1,40}}?)?,? "
        rf"(?:late |early )?(?:on )?(?:{WEEKDAY} and )?$",
        re.IGNORECASE,
    )


@cache
def _of_news() -> re.Pattern[str]:
    """What a relative clause tells news of: "in a letter that was handed over on Tuesday"."""
    return re.compile(rf"\ban? (?:[\w-]+ ){{0,3}}?(?:{english().nouns}|{english().things}),? $")
