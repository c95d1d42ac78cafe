"""Whether a sentence about certain people shows that they were in one place, or that they were on the phone.

`kinds` tells what a phrase calls an event; running text often calls it nothing and shows it: they shook hands, one was
greeted at the airport, the other picked up the phone. Such words prove little by themselves, so the sentence has to be
one about the people in question (`among` says how it must be written), and what it tells of another time is passed
over: what is planned, what they did last month, what one thanked the other for.

A sentence that shows both, or that people saw each other on screens, tells nothing.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import resources

from audit.model.claim import Mode, Party
from audit.text.fold import fold
from audit.text.in_one_room import HOLDER, house, place
from audit.text.names import name_tokens, spelling, surname
from audit.text.regex import regex

SOMEBODY = "counterpart"
"""The word that stands in a sentence for the names of the people in question."""

_WORD = regex(r"[a-z]+(?:'[a-z]{2,})?")
_SHORTEST = 3  # letters of a name's part
_LONGEST = 1_000  # characters of a sentence
_NEAR = 90  # characters before a word in which others tell of another time
_WHERE = 50  # characters behind a journey's verb that say where it led
_NO_PERSON = r"(?:from|of|for|by|on|about|in|with|at|to|as|after|that|calls?|letters?|messages?|phone|telephone)"
_PERSON = rf"(?:(?!{_NO_PERSON}\b)[\w.\-]+(?:'s)?,? ){{0,8}}?{HOLDER}(?!(?: [\w.\-]+){{0,4}}'|'s \w+)"
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_ONCE = "week|month|year|spring|summer|autumn|fall|winter|time|(?:" + _MONTH + ")"
_DAYS = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"

_HAS = regex(r"\bha(?:ve|s) $")  # … breakfast, an audience; but not "has visited"
_OPENS_ANOTHER_TIME = regex(
    rf"^\W*(?:(?:last|next) (?:{_ONCE})|earlier this|later this|in (?:{_MONTH})(?! [0-9]{{1,2}}\b)"
    r"|(?:an?|two|three|four|five|six|several|many) (?:days?|weeks?|months?|years?) (?:ago|earlier|before))\b"
)
_ANOTHER_TIME = regex(
    rf"\b(?:last (?:{_ONCE})|next (?:{_ONCE}|{_DAYS})|tomorrow|ago|(?:later|earlier) this (?:{_ONCE})"
    rf"|in (?:(?:early|mid|late)[ \-])?(?:{_MONTH})(?! [0-9]{{1,2}}\b)|in (?:19|20)[0-9]{{2}}"
    r"|in the (?:coming|next|past|last|spring|summer|autumn|fall|winter)"
    r"|(?:years?|months?|weeks?) (?:earlier|before))\b"
)
_CARRIES_ON = regex(r"(?:where|when|whom?|which|during|after|and)\b")
_CLAUSE = regex(r"(?<=[,;:)]) | (?=- |and (?:will|would|is due|are due|is expected|plans?)\b)")
_MATTER = (
    r"(?:about|over|regarding|concerning|to|for|as|before|after|during|who|that|saying|urging|situation|crisis|war"
    r"|reporters|journalists|lawmakers|parliament|students|soldiers|crowds?|broadcaster|interview)"
)


def among(people: Iterable[Party], sentence: str) -> str:
    """The sentence as `presence` reads it: folded, with one word for whichever of the people it names.

    What it tells of another time ("…, who visited Oslo last month") is left out.
    """
    surnames = [surname(one.name) for one in people if one.name and one.type == "person"]
    line = fold(_short_ones(sentence[:_LONGEST], surnames))
    wanted = {spelling(word) for name in surnames for word in name_tokens(name) if len(word) >= _SHORTEST}
    line = _WORD.sub(lambda found: SOMEBODY if spelling(found[0].replace("'", "")) in wanted else found[0], line)
    if _OPENS_ANOTHER_TIME.match(line):
        return ""
    return " ".join(_of_this_time(_CLAUSE.split(line)))


def _short_ones(sentence: str, surnames: Iterable[str]) -> str:
    """The sentence with the word for people in place of names of two letters, which only a capital tells from words."""
    short = {name.capitalize() for name in surnames if len(name) == _SHORTEST - 1} - {"He"}
    return re.sub(rf"\b(?:{'|'.join(sorted(short))})\b", SOMEBODY, sentence) if short else sentence


def _of_this_time(clauses: Iterable[str]) -> Iterator[str]:
    """The clauses but those that tell of another time, and those that carry on from one of these ("…, where he …")."""
    another = False
    for clause in clauses:
        another = bool(_ANOTHER_TIME.search(clause)) or (another and _CARRIES_ON.match(clause) is not None)
        if not another:
            yield clause


def presence(line: str, *, at_home: Callable[[str], bool] = lambda _: False) -> Mode:
    """What a line made by `among` shows: "in-person", "remote", or "unknown".

    `at_home` tells whether the words that say where a journey led name a country or seat of one of the people.
    """
    if _anywhere("screen").search(line):
        return "unknown"
    apart = _shown(_anywhere("phone"), line)
    near = (
        _shown(_anywhere("together"), line)
        or _shown(_to_somebody(), line)
        or _shown(_with_a_place(), line)
        or _shown(_here(), line)
        or _came(line, at_home)
    )
    if apart == near:
        return "unknown"
    return "remote" if apart else "in-person"


def were_apart(line: str) -> bool:
    """Whether a line made by `among` says that people were apart: on the phone, or on screens."""
    return _anywhere("screen").search(line) is not None or _shown(_anywhere("phone"), line)


def _shown(pattern: re.Pattern[str], line: str) -> bool:
    """Whether the pattern stands in the line and tells of this time."""
    return any(not at_another_time(line, found) for found in pattern.finditer(line))


def at_another_time(line: str, found: re.Match[str]) -> bool:
    """Whether what stands before a match puts it into another time ("ahead of the summit in …")."""
    before = line[max(0, found.start() - _NEAR) : found.start()]
    if _HAS.search(before):
        before = _HAS.sub("", before)
    return _aside().search(before) is not None


def _came(line: str, at_home: Callable[[str], bool]) -> bool:
    """Whether one of them had come, and they had to do with each other there."""
    if SOMEBODY not in line:
        return False
    for found in _anywhere("travel").finditer(line):
        if at_another_time(line, found):
            continue
        around = f"{line[: found.start()]} ; {line[found.end() :]}"
        if _shown(_by_somebody(), line) or (
            _anywhere("dealings").search(around) and at_home(line[found.start() : found.end() + _WHERE])
        ):
            return True
    return False


@cache
def _aside() -> re.Pattern[str]:
    """What stands before a word that tells of another time, or of what somebody was thanked for."""
    told = rf"(?:{words_of('told')}) [^,;:]*"
    thanked = rf"(?:{words_of('thanked')}) [^,;:]*\bfor\b"
    return re.compile(
        rf"\b(?:{words_of('aside')}|{told}|{thanked})[^,;:]*$|\b(?:to|had) (?:(?!(?:an?|the|their|his|her) )\w+ )?$"
    )


@cache
def _to_somebody() -> re.Pattern[str]:
    """What is done to a person who stands before one, and meals with one."""
    there = (
        rf"(?:{words_of('passive')}) (?:at|in|on|by)\b[^;:]{{0,60}}? (?:{place()}|arrival\b|the airport)[^;:]{{0,40}}?"
    )
    meal = rf"(?:{words_of('shared')}) (?:(?!(?:for|to)\b)[\w'\-]+ ){{0,4}}?(?:{words_of('meals')})"
    paid = r"(?:paid|pays|paying) (?:an? )?(?:\w+ )?(?:visit|call) (?:on \w+ (?:\w+ )?)?(?:to|on)"
    pleading = rf"(?!.{{0,200}}\b(?:to (?!(?:{words_of('purposes')}))|for (?:{words_of('pleas')})))"
    return re.compile(
        rf"\b(?:(?:{words_of('done_to')}) {_PERSON}|{paid} {_PERSON}|{there} by {_PERSON}"
        rf"|(?:received|greeted|hosted|embraced) (?:\w+ ){{0,2}}by {_PERSON}|called on {_PERSON}{pleading}"
        rf"|visiting (?:[\w\-]+ ){{0,3}}{HOLDER}|{meal})"
    )


@cache
def _by_somebody() -> re.Pattern[str]:
    """What is done by, or with, whoever receives a visitor."""
    return re.compile(
        rf"\b(?:{words_of('passive')})[^;:]{{0,80}}? by {_PERSON}|\b(?:accompanied|joined) by {SOMEBODY}"
        r"|\b(?:talks|discussions|negotiations) with\b|\bclosed-door\b|\bwelcomed (?:him|her|them)\b"
    )


@cache
def _with_a_place() -> re.Pattern[str]:
    """Talks, and the place where they were, rather than what they were about."""
    free = rf"(?:(?!\b{_MATTER}\b|\bfrom\b)(?:[^;:.]|(?<=\b\w)\.))"
    own = r"(?:his|her|their|the [\w ]{0,20}'s) (?:\w+ )?(?:office|residence|ranch|home|study)"
    gathering = rf"at (?:the|an?|this year's) (?:[\w.'\-]+ ){{0,5}}?(?:{words_of('gatherings')})"
    inside = "(?:in|at|to|inside|outside)"
    no_interview = r"(?![^;:.]{0,40}\b(?:reporters|journalists)\b)"
    placed = words_of("placed")
    return re.compile(
        rf"\b(?:{placed}){free}{{0,140}}? (?:{inside} {place()}|here\b){no_interview}"
        rf"|\b(?:{placed}|{words_of('housed')}){free}{{0,140}}? (?:{inside} (?:{house()}|{own}\b)|{gathering})"
        rf"{no_interview}|^(?:[\w ,()\-]{{0,30}}\b)?(?:in|at) {place()},? [^;:]{{0,120}}?\b(?:{placed})"
    )


@cache
def _here() -> re.Pattern[str]:
    """What a host says to a guest before reporters."""
    having = r"to (?:be able to )?(?:welcome|host|have|receive|be here with|be with)\b"
    return re.compile(rf"\b(?:{words_of('glad')}) (?:for (?:me|us) )?{having}")


@cache
def _anywhere(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words_of(kind)})")


@cache
def words_of(kind: str) -> str:
    """The words of one kind as alternatives."""
    return "|".join(map(_pattern, _table()[kind]))


def _pattern(written: str) -> str:
    """One entry of the table as a pattern: "walked >! out|away"."""
    for sign, look in ((" >! ", "!"), (" > ", "=")):
        words, found, following = written.partition(sign)
        if found:
            after = "|".join(map(re.escape, following.split("|")))
            return rf"{_spelt(words)}\b(?{look} (?:{after})\b)"
    return rf"{_spelt(written)}\b"


def _spelt(words: str) -> str:
    return re.escape(words).replace(r"\*", r"\w*").replace(r"\ ", r"[ \-]")


@cache
def _table() -> Mapping[str, list[str]]:
    return tomllib.loads(resources.files("audit.text").joinpath("presence.toml").read_text(encoding="utf-8"))
