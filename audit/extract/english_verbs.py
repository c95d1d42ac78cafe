"""The English verbs and nouns of events in all their forms, from the table `event_english.toml`."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, Literal, TypeAlias

from audit.text.regex import regex

Tense: TypeAlias = Literal["past", "present", "going", "noun"]
"""A form's kind: "met"; "meet", "meets" and "is in"; "hosting"; what is a noun as well ("visit", "meeting")."""

_Forms: TypeAlias = dict[Tense, list[tuple[str, str]]]

_TENSES: Final[tuple[Tense, ...]] = ("past", "present", "going", "noun")
_BOTH: Final = frozenset({"meeting", "visit", "visits"})
_WORD = regex(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PLEASED: Final = ("pleased", "glad", "honoured", "honored", "delighted")
_OF_A_NOUN = regex(r"\b(?:the|an?|his|her|its|their|our|my|your) $", re.IGNORECASE)  # "thanked her hosts"
_DETERMINER: Final = 7  # characters of the longest, the blanks beside it included
_SIBILANT: Final = ("s", "x", "z", "ch", "sh")
_AS_A_VERB: Final = r"(?:^|(?<=\bwill )|(?<=\bto )|(?<=\balso ))"
_UNLESS: Final = {
    "call": r"(?! (?:on|for|upon) (?:[a-z]+ )?(?:to|all)\b)",  # "called on all sides to …"
    "rule": r"(?! out\b)",
    "tell": (  # what the press is told is only said
        r"(?! (?:me|us)\b)(?! (?:(?:an?|the|this|our) )?(?:[\w-]+ ){0,3}?"
        r"(?:agency|broadcaster|correspondents?|journalists?|magazine|media|newspaper|paper|press|radio|reporters?|television|tv)\b)"
    ),
}
_WAS: Final = r"(?:(?<=\bwas )|(?<=\bwere )|(?<=\bbeen )|(?<=\bbe )|(?<=\bjointly )|(?<=\bformally ))"
_ANY_OBJECT: Final = (
    r"(?= (?!(?:against|and|as|at|by|for|from|in|of|on|or|over|to|under|until|with|today|yesterday)\b)\w)"
)
_OPENING: Final = r"(?:^|(?<=, )|(?<=\bis )|(?<=\bare )|(?<=\bbe )|(?<=\bam ))"
_OBJECT: Final = r"(?= (?:(?:an?|the|its|his|her|their|our|this|two|three|four|five)\b|\d|(?-i:[A-Z])))"
_IN: Final = " (?:in|at)(?= (?-i:[A-Z]))"


_Table: TypeAlias = Mapping[str, str]
"""For each word with which a form begins, a pattern of the forms: one pattern of all takes ten times as long."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the table's words look like in a text; those that are `str` are parts of patterns."""

    strong: _Table
    weak: _Table
    nouns: str
    things: str
    earlier: str
    roles: str
    listeners: str
    participles: str
    no_participles: frozenset[str]
    main_only: frozenset[str]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of an event at the characters [start, end) of a sentence."""

    start: int
    end: int
    tense: Tense


@lru_cache(maxsize=8)  # a sentence is asked about more than once
def verbs_in(sentence: str, *, weak: bool = False) -> tuple[Verb, ...]:
    """The verbs of events in a sentence, in order; `weak` ones are what people do elsewhere too."""
    table, verbs, end = english().weak if weak else english().strong, list[Verb](), 0
    for word in _WORD.finditer(sentence):
        forms = table.get(word[0].lower()) if word.start() >= end else None
        found = _compiled(forms).match(sentence, word.start()) if forms else None
        if found:
            end, tense = found.end(), next(tense for tense in _TENSES if found[tense])
            if tense != "present" or not _OF_A_NOUN.search(
                sentence, max(0, found.start() - _DETERMINER), found.start()
            ):
                verbs.append(Verb(found.start(), end, tense))
    return tuple(verbs)


@cache
def english() -> Words:
    """The table as patterns."""
    table = _table()
    nouns = _any(f"{re.escape(noun)}s?" for noun in table["nouns"])
    forms = _forms(table["verbs"], frozenset(table["nouns_too"]), dict(map(_split, table["with_words"])))
    for name, object_ in (("with_object", _OBJECT), ("with_any_object", _ANY_OBJECT)):
        for tense, listed in _forms(table[name], frozenset(table["nouns_too"]), {}).items():
            forms[tense] += [(word, _done_to(tense, word, part + object_)) for word, part in listed]
    a_noun = rf"(?= (?:[\w-]+ ){{0,5}}{nouns}\b)"
    forms["past"] += [(word, f"{word}{a_noun}") for word in ("had", *table["light_verbs"])]
    forms["past"] += [(word, f"{word} in (?:contact|touch)") for word in ("was", "were", "stayed", "remained")]
    forms["past"] += [(word, word + _IN) for word in ("was", "were")]
    forms["past"] += [(word, f"{word} to (?:welcome|receive|host)") for word in _PLEASED]
    forms["past"] += [
        ("became", "became"),
        ("saw", "(?:(?<=day )|(?<=ing )|(?<=noon )|(?<=night ))saw"),
    ]  # "Yesterday saw the launch of …"
    forms["present"] += [(word, word + _IN) for word in ("is", "are")]
    forms["present"] += [("will", f"will be{_IN}"), ("have", f"{_AS_A_VERB}have{a_noun}")]
    forms["noun"] += [(word, word) for word in sorted(_BOTH)]
    return Words(
        strong=_by_first_word(forms),
        weak=_by_first_word(_forms(table["weak_verbs"], frozenset(), {})),
        nouns=nouns,
        things=_any(f"{re.escape(thing)}s?" for thing in table["things"]),
        earlier=_any(map(re.escape, table["earlier"])),
        roles=_any(f"{re.escape(role)}s?" for role in table["roles"]),
        listeners=_any(f"{re.escape(listener)}s?" for listener in table["listeners"]),
        participles=_any(table["participles"]),
        no_participles=frozenset(table["no_participles"]),
        main_only=frozenset(table["main_only"]),
    )


def _forms(verbs: list[str], nouns_too: frozenset[str], with_words: dict[str, str]) -> _Forms:
    """The forms of verbs, each with the word it begins with and as a part of a pattern."""
    forms: _Forms = {tense: [] for tense in _TENSES}
    for verb in verbs:
        base = verb.split(" ")[0]
        behind = rf" (?:{with_words[base]})\b" if base in with_words else _UNLESS.get(base, "")
        for tense, form in inflected(verb):
            if form not in _BOTH:
                guard = _AS_A_VERB if form in nouns_too else ""
                forms[tense].append((form, f"{guard}{re.escape(form)}{behind}"))
    return forms


def _done_to(tense: Tense, word: str, with_object: str) -> str:
    """A form that counts before what it is done to only; a past one also where it is told of that.

    What opens a sentence with the bare verb asks its readers: "Submit a form today".
    """
    if tense == "past":
        return rf"(?:{with_object}|{_WAS}{re.escape(word)})"
    return rf"{_OPENING if tense == 'going' else '(?!^)'}{with_object}"


def _by_first_word(forms: _Forms) -> _Table:
    table = {}
    for first in {word for listed in forms.values() for word, _ in listed}:
        parts = {tense: [part for word, part in listed if word == first] for tense, listed in forms.items()}
        groups = "|".join(f"(?P<{tense}>{_any(listed) if listed else '(?!)'})" for tense, listed in parts.items())
        table[first] = rf"(?:{groups})(?!\w)"
    return table


@cache
def _compiled(forms: str) -> re.Pattern[str]:
    """Compiled when the word is first met: of 760 words a run meets a few dozen, and all take a sixth of a second."""
    return re.compile(forms, re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


def inflected(verb: str) -> Iterator[tuple[Tense, str]]:
    """Every form of a verb of the table, which gives its past forms where they are irregular."""
    base, *past = verb.split(" ")
    yield from (("past", form) for form in past or [_joined(base, "ed")])
    yield from (("present", form) for form in (base, _third(base)))
    yield "going", _joined(base, "ing")
    if past and past[0].startswith(base + base[-1]):  # "travelled", "conferred"
        yield "going", f"{base}{base[-1]}ing"


def presents() -> frozenset[str]:
    """What somebody does at events, as headlines tell it: "meets", "kicks", "visits"."""
    return frozenset(_third(verb.split(" ")[0]) for verb in _table()["verbs"])


def irregular_pasts() -> frozenset[str]:
    """The past forms of the table's verbs that do not end in "ed", and "travelled" and the like."""
    return frozenset(form for verb in _table()["verbs"] for form in verb.split(" ")[1:])


@cache
def _table() -> dict[str, list[str]]:
    with Path(__file__).with_name("event_english.toml").open("rb") as file:
        return tomllib.load(file)


def _split(entry: str) -> tuple[str, str]:
    base, _, words = entry.partition(" ")
    return base, words


def _third(base: str) -> str:
    return _with_i(base) + ("es" if base.endswith(_SIBILANT) or _with_i(base) != base else "s")


def _joined(base: str, ending: str) -> str:
    return (_with_i(base) if ending == "ed" else base).removesuffix("e") + ending


def _with_i(base: str) -> str:
    """A base whose y turns into i behind a consonant: "testified", "carries"."""
    return re.sub(r"(?<=[^aeiou])y$", "i", base)
