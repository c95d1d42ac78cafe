"""The finite verbs of English, told by their form and closed classes of words; and whether they tell of something done.

Nothing but lists of closed classes is needed: irregular pasts, helping verbs, and the words behind which a past form
is an adjective ("the rebuilt bridge"). Verbs of saying, thinking, measure and the like are found, and tell nothing.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal, TypeAlias

from audit.extract.english_days import WEEKDAY
from audit.extract.english_verbs import english, inflected, irregular_pasts, presents
from audit.text.regex import regex

Tense: TypeAlias = Literal["past", "before", "state", "now", "other"]
"""Of a finite verb: "met", "was held", "has met"; "had met"; "was", "are missing"; "kicks off", "is hosting"; and what
is said to be, will or may be, or is denied."""

Tokens: TypeAlias = Sequence[re.Match[str]]

BREAKS: Final = frozenset({";", ":", "\u2013", "\u2014"})
JOINTS: Final = frozenset({"and", "but", "then", "or"})
_NAME_AND_ROLE: Final = 2  # words: "Minister Novak kicks off"
_FURTHEST: Final = 6  # tokens from a helping verb to its verb: "was on Tuesday formally introduced"
_SHORTEST_PAST: Final = 5  # letters of a form in "ed"; shorter ones are nouns ("bed", "need")
_SHORTEST_GOING: Final = 5
_OBJECT: Final = 40  # characters: as far as the object of a verb is looked for
_TOKEN = regex(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*|\d[\d.,:/%]*(?<![.,])|[,;:\u2013\u2014]")
_BEING = regex(r" (?:in|at|on|with|back)\b (?!\w+ing\b|\d)")
_HAD_WITH = regex(r" an? (?:[\w\u00c0-\u024f-]+ ){1,4}?with\b| (?:breakfast|lunch|dinner|supper|tea|coffee|drinks) ")
# "had the opportunity to question": up to the verb, for it was done.
_HAD_CHANCE = regex(r" the (?:chance|honou?r|opportunity|pleasure|privilege) (?:to|of) [a-z]+")
_PRESENT = regex(r"[a-z-]{3,}s")
# Behind a participle that tells of a noun: "launched on Tuesday by the navy"; not how something was done.
_PASSIVE = regex(
    rf"(?: (?:early |late )?(?:on )?(?:{WEEKDAY}|[A-Z][a-z]{{2,8}}\.? \d{{1,2}}|\d{{1,2}} [A-Z][a-z]{{2,8}}))?"
    r" by (?!\w+ing\b|\d|an? (?:[a-z]+ ){0,2}(?:majority|margin|vote)\b"
    r"|(?:[a-z]+ )?(?:air|boat|bus|car|helicopter|phone|plane|rail|sea|ship|telephone|train|video\w*)\b)"
)
# Behind a verb of measure, an amount: "fell by 3 percent", "closed slightly lower".
_AMOUNT = regex(
    r"(?: (?:further|again|[a-z]+ly))? (?:(?:by|to|from|at|above|below|around|about|more than|over|under|as much as) )*"
    r"(?:an? (?:record|three|two)|record|[\u20ac$\u00a3]?\d|higher|lower|flat|mixed|unchanged|steady|weaker|stronger"
    r"|sharply|on track|short of|most|percent|an? (?:new )?(?:all-time )?(?:high|low)\b|parity)"
)
_THIRD_ONLY = regex(r".*(?:en|wn|rn|gone|lain|done)")
_OWNER = regex(r"['\u2019]s?$")
_BETWEEN: Final = frozenset(
    {"also", "still", "again", "both", "all", "this", "morning", "afternoon", "evening", "night", "on", "then", "been"}
)
_ARTICLES: Final = frozenset({"the", "a", "an", "his", "her", "its", "their"})  # "unfurled the flag", no "unarmed"
_COUNTED: Final = frozenset({"two", "three", "four", "five", "six", "seven"})
_INFINITE: Final = frozenset({"be", "been", "being"})
_DETERMINERS: Final = (
    "(?:the|an?|his|her|its|their|both|all|this|these|those|each|some|more|two|three|four|five)"  # "to the", no verb
)


@dataclass(frozen=True, slots=True)
class Finite:
    """A finite verb at the characters [start, end); `tells` where it tells of something done, not said or thought.

    `may_describe` where the form leaves open whether it tells of a noun only: "activists detained on Tuesday".
    """

    start: int
    end: int
    tense: Tense
    tells: bool
    may_describe: bool = False


@dataclass(frozen=True, slots=True)
class _Table:
    past: frozenset[str]
    thirds: frozenset[str]
    no_past: frozenset[str]
    no_event: frozenset[str]
    but: re.Pattern[str]
    now: frozenset[str]
    presents: frozenset[str]
    finite: frozenset[str]
    no_noun: frozenset[str]
    behind_a_participle: frozenset[str]
    only_past: frozenset[str]
    objects: frozenset[str]
    passes_by: frozenset[str]
    of_active: frozenset[str]
    no_request: frozenset[str]
    opens: Mapping[str, list[str]]
    measuring: frozenset[str]
    measured: re.Pattern[str]
    causing: frozenset[str]
    decided: frozenset[str]
    to_somebody: frozenset[str]
    bodies: re.Pattern[str]
    alleged: re.Pattern[str]
    acts: re.Pattern[str]
    part: re.Pattern[str]
    happenings: str
    to_do: re.Pattern[str]


def tokens_of(text: str, begins: int) -> list[re.Match[str]]:
    """The words, numbers and marks of a text from `begins` on."""
    return list(_TOKEN.finditer(text, begins))


def finite_at(text: str, tokens: Tokens, at: int, begins: int) -> tuple[Finite | None, int]:
    """The finite verb that begins at a token of the clause from `begins` on, and the token behind it."""
    table, before, word = grammar(), _before(tokens, at), tokens[at][0]
    if before in _INFINITE or before == "to":
        return None, at + 1
    if word in table.finite and word not in _INFINITE and before != "the":
        return _with_helper(text, tokens, at, begins)
    return _present(tokens, at) or _past(text, tokens, at, begins), at + 1


def _present(tokens: Tokens, at: int) -> Finite | None:
    token, before = tokens[at], _before(tokens, at)
    if token[0] in grammar().now and at and before not in grammar().no_noun:
        return Finite(token.start(), token.end(), "other", tells=False)
    return Finite(token.start(), token.end(), "now", tells=True) if _is_headline_present(tokens, at) else None


def _past(text: str, tokens: Tokens, at: int, begins: int) -> Finite | None:
    token, table = tokens[at], grammar()
    if not (may_be_past(tokens, at) or _has_object(tokens, at)):
        return None
    if _before(tokens, at) in {"never", "not"}:
        return Finite(token.start(), token.end(), "other", tells=False)
    surely = token[0] in english().main_only or token[0] in table.only_past or not has_no_object(tokens, at)
    if not surely and _describes(text, token):
        return None
    return Finite(token.start(), token.end(), "past", tells(text, token, begins), may_describe=not surely)


def _describes(text: str, token: re.Match[str]) -> bool:
    """Whether what follows a past form makes it one that tells of a noun: "accused of", "launched on Tuesday by"."""
    if text.startswith(" of ", token.end()):
        return token[0] not in grammar().of_active
    return token[0] not in grammar().passes_by and _PASSIVE.match(text, token.end()) is not None


def is_joined(tokens: Tokens, at: int) -> bool:
    """Whether "and" joins a past form to a verb before, or a relative clause begins with it: "that collided"."""
    return _before(tokens, at) in JOINTS | {"that", "which", "who"} and _is_past(tokens[at][0])


def _before(tokens: Tokens, at: int) -> str:
    return tokens[at - 1][0].lower() if at else ""


def _with_helper(text: str, tokens: Tokens, at: int, begins: int) -> tuple[Finite, int]:
    """The verb behind "was", "has today" and the like; others tell of what may be, is to come or is denied."""
    helper, third = tokens[at], _third_behind(tokens, at)
    word = helper[0]
    if third:
        verb = tokens[third]
        adjective = verb[0] in grammar().no_past and word in {"was", "were"}  # "was wounded"
        if word in {"was", "were", "has", "have", "had"} and (adjective or is_third(verb[0])):
            told = verb[0] not in grammar().no_event if adjective else tells(text, verb, begins)
            return Finite(helper.start(), verb.end(), "before" if word == "had" else "past", told), third + 1
        if word in {"was", "were", "is", "are"} and is_going(verb[0]):
            told = verb[0] not in grammar().no_event or grammar().but.match(text, verb.start()) is not None
            tense: Tense = "past" if word.startswith("w") else "now" if told else "state"  # "are missing"
            return Finite(helper.start(), verb.end(), tense, told), third + 1
    return _alone(text, helper, there=_before(tokens, at) == "there"), at + 1


def _third_behind(tokens: Tokens, at: int) -> int | None:
    for place in range(at + 1, min(at + _FURTHEST, len(tokens))):
        word = tokens[place][0]
        if word in BREAKS or word in {"not", "never", "no"}:
            return None
        if not is_between(word):
            return place
    return None


def _alone(text: str, helper: re.Match[str], *, there: bool) -> Finite:
    """A helping verb as the clause's only one: "was in Arden", "there were cheers", "had a chat with"."""
    word, start, end = helper[0], helper.start(), helper.end()
    chance = _HAD_CHANCE.match(text, end) if word == "had" else None
    if chance:
        return Finite(start, chance.end(), "past", tells=True)
    behind = {"was": (_BEING, grammar().part), "were": (_BEING, grammar().part), "had": (_HAD_WITH,)}
    if any(words.match(text, end) for words in behind.get(word, ())):
        return Finite(start, end, "past", tells=True)
    if word in {"was", "were"} and there and not text.startswith(" no ", end):
        return Finite(start, end, "past", tells=True)
    return Finite(start, end, "state" if word in {"is", "are", "was", "were"} else "other", tells=False)


def _is_headline_present(tokens: Tokens, at: int) -> bool:
    """Whether a word is the present of an event's verb right behind a name: "State Secretary Novak kicks off"."""
    if at < _NAME_AND_ROLE or not _PRESENT.fullmatch(tokens[at][0]):
        return False
    named = all(word[0][0].isupper() for word in tokens[at - _NAME_AND_ROLE : at])
    return named and tokens[at][0] in grammar().presents and not tokens[at - 1][0].endswith("s")


def is_between(word: str) -> bool:
    """Whether a word may part a helping verb, or a day, from its verb: adverbs, and words of days."""
    return word.endswith(("ly", "day")) or word in _BETWEEN


def is_going(word: str) -> bool:
    """Whether a word looks like "killing"."""
    return len(word) >= _SHORTEST_GOING and word.endswith("ing") and word.islower()


def may_be_past(words: Tokens, at: int) -> bool:
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
    if before in _COUNTED and _before(words, back) == "the":  # "the two held talks"
        return True
    return before.lower() not in table.no_noun and not _OWNER.search(before) and before not in table.thirds


def _is_past(word: str) -> bool:
    table = grammar()
    regular = word.endswith("ed") and len(word) >= _SHORTEST_PAST and word.islower() and "-" not in word
    adjective = word in table.no_past or word in english().no_participles
    return word in table.past or (regular and not adjective)


def _has_object(words: Tokens, at: int) -> bool:
    """Whether what else is an adjective has an object: "a man armed with a knife wounded four passengers"."""
    if words[at][0] not in grammar().no_past or at + 1 >= len(words) or not at:
        return False
    behind, before = words[at + 1][0], words[at - 1][0]
    if behind in grammar().objects or behind[0].isdigit():
        return before.lower() not in grammar().no_noun
    plural = before.endswith("s") and before.islower() and before not in grammar().no_noun  # "students occupied halls"
    return plural and behind.islower() and behind not in grammar().behind_a_participle | grammar().finite


def has_no_object(words: Tokens, at: int) -> bool:
    """Whether a verb ends its clause, or a preposition or a day follows it: "detained on Tuesday"."""
    behind = words[at + 1][0] if at + 1 < len(words) else ""
    closed = behind in BREAKS | {"", ","} | grammar().behind_a_participle or behind.endswith("day")
    return closed or _is_past(behind)  # "a power cut plunged"


def tells(text: str, word: re.Match[str], begins: int) -> bool:
    """Whether a verb of the clause from `begins` on tells of something done."""
    table, verb, behind = grammar(), word[0], word.end() + _OBJECT
    if table.measured.search(text, begins, word.start()) and _AMOUNT.match(text, word.end()):
        return False
    if verb in table.measuring and not _AMOUNT.match(text, word.end()):
        told = table.measured.search(text, begins, word.start()) is None
    elif verb in table.causing:
        told = table.measured.search(text, begins, behind) is None
    elif verb in table.decided:
        told = table.bodies.search(text, begins, word.start()) is not None
        told = told and table.alleged.search(text, word.end(), behind) is None
    else:
        told = verb not in table.no_event and verb not in table.measuring
    return told or any(words.match(text, word.start()) for words in (table.but, table.acts))


def tells_of_something_done(participle: str) -> bool:
    """Whether a word is a third form, of no verb of saying, thinking, measure or the like."""
    table = grammar()
    return is_third(participle) and participle not in table.no_event and participle not in table.measuring


def is_third(word: str) -> bool:
    """Whether a word looks like the third form of a verb: "taken", "signed"."""
    table = grammar()
    if word in english().no_participles:
        return False
    listed = word in table.past or word in table.thirds or re.fullmatch(english().participles, word) is not None
    return listed or (word.endswith("ed") and len(word) >= _SHORTEST_PAST)


@cache
def grammar() -> _Table:
    """The table as words and patterns."""
    with Path(__file__).with_name("english_any_verb.toml").open("rb") as file:
        table = tomllib.load(file)
    forms = {verb: _all_forms(verb) for verb in (*table["no_event"], *table["measuring"])}
    pasts = {*table["irregular"], *irregular_pasts(), *(form for verb in forms for form in verb.split(" ")[1:])}
    acts_on = "|".join(form for verb in table["acts_on"] for form in sorted(_all_forms(verb)))
    measured = "|".join(table["measured"])
    lists = ("no_past", "finite", "no_noun", "behind_a_participle", "objects", "passes_by", "of_active", "no_request")
    return _Table(
        past=frozenset(form for form in pasts if not _THIRD_ONLY.fullmatch(form)),
        thirds=frozenset(table["third"]) | {form for form in pasts if _THIRD_ONLY.fullmatch(form)},
        no_event=frozenset().union(*(forms[verb] for verb in table["no_event"])),
        **{
            name: frozenset().union(*map(_all_forms, table[name]))
            for name in ("measuring", "causing", "decided", "to_somebody")
        },
        measured=_any_of(table["measured_things"]),
        bodies=_any_of(table["bodies"]),
        alleged=_any_of(table["alleged"]),
        but=_exceptions(table["but"], forms),
        now=frozenset(form for verb in table["now"] for tense, form in inflected(verb) if tense == "present"),
        presents=presents(),
        only_past=frozenset(table["only_past"])
        | {form for verb in table["intransitive"] for tense, form in inflected(verb) if tense == "past"},
        opens=table["opens"],
        acts=re.compile(rf"(?:{acts_on}) (?:the|his|her|its|their) (?!(?:[\w-]+ )?(?:{measured})\b)"),
        part=re.compile(rf" (?:{'|'.join(table['parts'])})\b"),
        happenings=f"(?:{'|'.join(table['happenings'])})",
        to_do=re.compile(rf"\b(?:{'|'.join(table['to_do'])})s? to (?!{_DETERMINERS}\b)[a-z]"),
        **{name: frozenset(table[name]) for name in lists},
    )


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


def _all_forms(verb: str) -> frozenset[str]:
    return frozenset(form for _, form in inflected(verb)) | frozenset(verb.split(" "))


def _exceptions(listed: list[str], forms: Mapping[str, frozenset[str]]) -> re.Pattern[str]:
    """The forms of verbs with the words behind them, as the table gives them: "make (?:her|his)"."""
    of_base = {verb.split(" ")[0]: found for verb, found in forms.items()}
    parts = (entry.partition(" ") for entry in listed)
    return re.compile("|".join(rf"(?:{'|'.join(sorted(of_base[base]))}) {behind}" for base, _, behind in parts))
