"""The main verb of an English lead, told by its form: the first past one behind a subject that describes no noun.

Nothing but lists of closed classes is needed: irregular pasts, helping verbs, and the words behind which a past form
is an adjective ("the rebuilt bridge"). Verbs of saying, thinking, measure and the like are found, and left.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

from audit.extract.english_verbs import english, inflected, irregular_pasts, presents

_NAME_AND_ROLE: Final = 2  # words: "Minister Novak kicks off"
_FURTHEST_THIRD: Final = 5  # words from a helping verb: "was on Tuesday formally introduced"
_LONGEST_SUBJECT: Final = 30  # words
_SHORTEST_PAST: Final = 5  # letters of a form in "ed"; shorter ones are nouns ("bed", "need")
_WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
_BEING = re.compile(r" (?:in|at|on|with|back)\b (?!\w+ing\b)")
_HAD_WITH = re.compile(
    r" an? (?:[\w\u00c0-\u024f-]+ ){1,4}?with\b| (?:breakfast|lunch|dinner|supper|tea|coffee|drinks) "
)
# "had the opportunity to question": up to the verb, for it was done.
_HAD_CHANCE = re.compile(r" the (?:chance|honou?r|opportunity|pleasure|privilege) (?:to|of) [a-z]+")
_PRESENT = re.compile(r"[a-z-]{3,}s")
_OWNER = re.compile(r"['\u2019]s?$")
_NEW_CLAUSE = re.compile(r"[;:]|, ")
_BETWEEN: Final = frozenset(
    {"also", "still", "again", "both", "all", "this", "morning", "afternoon", "evening", "on", "then"}
)
_ARTICLES: Final = frozenset({"the", "a", "an", "his", "her", "its", "their"})  # "unfurled the flag", no "unarmed"
_DETERMINERS: Final = (
    "(?:the|an?|his|her|its|their|both|all|this|these|those|each|some|more|two|three|four|five)"  # "to the", no verb
)
_JOINED: Final = frozenset({"and", "then", "also"})

_Found: TypeAlias = re.Match[str]


@dataclass(frozen=True, slots=True)
class Main:
    """The main verb at the characters [start, end), and where its subject begins, all of it from there on.

    `described` where the subject has a participle of its own: "activists detained on Tuesday were moved"; `now` of a
    verb in the present.
    """

    subject: int
    start: int
    end: int
    described: bool = False
    now: bool = False


@dataclass(frozen=True, slots=True)
class _Table:
    past: frozenset[str]
    third: frozenset[str]
    no_past: frozenset[str]
    no_event: frozenset[str]
    but: re.Pattern[str]
    now: frozenset[str]
    presents: frozenset[str]
    stops: frozenset[str]
    finite: frozenset[str]
    no_noun: frozenset[str]
    behind_a_participle: frozenset[str]
    joins: frozenset[str]
    acts: re.Pattern[str]
    part: re.Pattern[str]
    happening: re.Pattern[str]
    to_do: re.Pattern[str]


def main_verb(text: str, begins: int) -> Main | None:
    """The first finite verb behind `begins`, where the subject does, that is of no participle's clause.

    None where that verb tells of no event, or where the sentence is of a build that is not read.
    """
    words, described, table = list(_WORD.finditer(text, begins)), False, grammar()
    for at, word in enumerate(words[:_LONGEST_SUBJECT]):
        if word[0].lower() in table.stops or (at and word[0] in table.now):
            return None
        if word[0] in table.finite:
            main = _with_helper(text, words[at:])
            return main and replace(main, subject=begins, described=described)
        if _is_headline_present(words, at):
            return Main(begins, word.start(), word.end(), now=True)
        if not may_be_past(words, at):
            continue
        if _is_described(text, words, at):
            described = True
        elif not _tells(text, word) or (described and _has_no_object(words, at)):
            return None
        else:
            return Main(begins, word.start(), word.end(), described=described)
    return None


def _with_helper(text: str, words: Sequence[_Found]) -> Main | None:
    """The verb behind "was", "has today" and the like; None behind others, which tell of what may be or is to come."""
    first = words[0]
    verb = next((word for word in words[1:_FURTHEST_THIRD] if not is_between(word[0])), None)
    if verb is None:
        return None
    if first[0] in {"is", "are"}:  # "is hosting"
        going = verb[0].endswith("ing") and verb[0] not in grammar().no_event
        return Main(0, verb.start(), verb.end(), now=True) if going else None
    if first[0] in {"was", "were"} and verb[0].endswith("ing") and verb[0] not in grammar().no_event:
        return Main(0, verb.start(), verb.end())  # "were battling"
    if first[0] in {"was", "were", "has", "have"} and _is_third(verb[0]):
        return Main(0, verb.start(), verb.end()) if _tells(text, verb) else None
    chance = _HAD_CHANCE.match(text, first.end()) if first[0] == "had" else None
    if chance:
        return Main(0, first.start(), chance.end())
    behind = {"was": (_BEING, grammar().part), "were": (_BEING, grammar().part), "had": (_HAD_WITH,)}
    alone = any(words.match(text, first.end()) for words in behind.get(first[0], ()))
    return Main(0, first.start(), first.end()) if alone else None


def _is_headline_present(words: Sequence[_Found], at: int) -> bool:
    """Whether a word is the present of an event's verb right behind a name: "State Secretary Novak kicks off"."""
    if at < _NAME_AND_ROLE or not _PRESENT.fullmatch(words[at][0]):
        return False
    named = all(word[0][0].isupper() for word in words[at - _NAME_AND_ROLE : at])
    return named and words[at][0] in grammar().presents and not words[at - 1][0].endswith("s")


def is_between(word: str) -> bool:
    """Whether a word may part a helping verb, or a day, from its verb: adverbs, and words of days."""
    return word.endswith(("ly", "day")) or word in _BETWEEN


def may_be_past(words: Sequence[_Found], at: int) -> bool:
    """Whether a word looks like a past form and does not describe what follows."""
    word, table = words[at][0], grammar()
    if at == 0 or not _is_past(word):
        return False
    if word.startswith("un") and word.endswith("ed") and not (at + 1 < len(words) and words[at + 1][0] in _ARTICLES):
        return False
    back = at - 1
    while back > 0 and words[back][0].endswith("ly"):
        back -= 1
    before = words[back][0]
    return before.lower() not in table.no_noun and not _OWNER.search(before) and before not in table.third


def _is_past(word: str) -> bool:
    table = grammar()
    regular = word.endswith("ed") and len(word) >= _SHORTEST_PAST and word.islower() and "-" not in word
    adjective = word in table.no_past or word in english().no_participles
    return word in table.past or (regular and not adjective)


def _is_described(text: str, words: Sequence[_Found], at: int) -> bool:
    """Whether a past form has no object and another finite verb follows: "activists detained on Tuesday were"."""
    if words[at][0] in english().main_only or not _has_no_object(words, at):
        return False
    table = grammar()
    for step, word in enumerate(words[at + 1 :], at + 1):
        if word[0] in table.joins or _NEW_CLAUSE.search(text, words[step - 1].end(), word.start()):
            return False
        if word[0] in table.finite or may_be_past(words, step):
            return True
    return False


def _has_no_object(words: Sequence[_Found], at: int) -> bool:
    """Whether a verb ends its clause, or a preposition or a day follows it: "detained on Tuesday"."""
    behind = words[at + 1][0] if at + 1 < len(words) else ""
    return not behind or behind in grammar().behind_a_participle or behind.endswith("day")


def _tells(text: str, word: _Found) -> bool:
    """Whether a verb tells of something done."""
    table = grammar()
    if word[0] not in table.no_event:
        return True
    return any(words.match(text, word.start()) for words in (table.but, table.acts))


def tells_of_something_done(participle: str) -> bool:
    """Whether a word is a third form, of no verb of saying, thinking, measure or the like."""
    return _is_third(participle) and participle not in grammar().no_event


def _is_third(word: str) -> bool:
    table = grammar()
    if word in english().no_participles:
        return False
    listed = word in table.past or word in table.third or re.fullmatch(english().participles, word) is not None
    return listed or (word.endswith("ed") and len(word) >= _SHORTEST_PAST)


def goes_on_about(between: str) -> bool:
    """Whether words behind the main verb have no other one, or one that "and" joins and that tells as much."""
    words = list(_WORD.finditer(between))
    for at, word in enumerate(words):
        if at and words[at - 1][0] in _JOINED and _is_past(word[0]):
            if word[0] in grammar().no_event:
                return False
        elif may_be_past(words, at):
            return False
    return True


@cache
def grammar() -> _Table:
    """The table as words and patterns."""
    with Path(__file__).with_name("english_any_verb.toml").open("rb") as file:
        table = tomllib.load(file)
    forms = {verb: _all_forms(verb) for verb in table["no_event"]}
    acts_on = "|".join(form for verb in table["acts_on"] for form in sorted(_all_forms(verb)))
    measured = "|".join(table["measured"])
    lists = ("third", "no_past", "stops", "finite", "no_noun", "behind_a_participle", "joins")
    return _Table(
        past=frozenset(table["irregular"])
        | irregular_pasts()
        | {form for verb in forms for form in verb.split(" ")[1:]},
        no_event=frozenset().union(*forms.values()),
        but=_exceptions(table["but"], forms),
        now=frozenset(form for verb in table["now"] for tense, form in inflected(verb) if tense == "present"),
        presents=presents(),
        acts=re.compile(rf"(?:{acts_on}) (?:the|his|her|its|their) (?!(?:[\w-]+ )?(?:{measured})\b)"),
        part=re.compile(rf" (?:{'|'.join(table['parts'])})\b"),
        happening=re.compile(
            rf"(?<!\bto the )\b(?:{'|'.join(table['happenings'])})s?,? (?:on |early |late |earlier )?$"
        ),
        to_do=re.compile(rf"\b(?:{'|'.join(table['to_do'])})s? to (?!{_DETERMINERS}\b)[a-z]"),
        **{name: frozenset(table[name]) for name in lists},
    )


def _all_forms(verb: str) -> frozenset[str]:
    return frozenset(form for _, form in inflected(verb)) | frozenset(verb.split(" "))


def _exceptions(listed: list[str], forms: Mapping[str, frozenset[str]]) -> re.Pattern[str]:
    """The forms of verbs with the words behind them, as the table gives them: "make (?:her|his)"."""
    of_base = {verb.split(" ")[0]: found for verb, found in forms.items()}
    parts = (entry.partition(" ") for entry in listed)
    return re.compile("|".join(rf"(?:{'|'.join(sorted(of_base[base]))}) {behind}" for base, _, behind in parts))
