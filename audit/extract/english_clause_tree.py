"""The clauses of an English sentence, read from left to right by closed classes of words.

A clause opens at a word that subordinates ("when", "that", "after"), behind a comma where another subject and verb
follow, or where "and" joins a further verb. Its verb is the first finite form in it that describes no noun. What the
form leaves open ("activists detained on Tuesday …") is decided by what follows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final, Literal, TypeAlias

from audit.extract.english_clauses import heard_before, in_the_role_of
from audit.extract.english_finite import (
    BREAKS,
    JOINTS,
    Finite,
    finite_at,
    grammar,
    is_going,
    is_joined,
    is_third,
    tells,
    tokens_of,
)
from audit.text.regex import regex

Kind: TypeAlias = Literal["main", "content", "while", "after", "aside"]
"""What a clause is to the one it stands in.

"content" is what was said ("said that …"); "while" what went on at the same time ("when …", "as …", ", killing …");
"after" what was earlier or later ("after …", "following …"); "aside" what tells of a noun or may be ("who …", "if …").
"""

_COMMA: Final = 2  # characters: ", "
_NEAR: Final = 5  # characters between a joint and a further verb of the same subject: "and burned"
_COMPARED: Final = frozenset({"the", "that", "those", "it", "he", "she", "they", "we", "its", "his", "her", "their"})
_PRONOUN: Final = 24  # characters: a pronoun and an adverb
_WHO = regex(r"\b(?:it|he|she|they|we|I|you) (?:\w+ly )?$")  # whose "a side it beat on Monday" is
_PREPOSITION = regex(r"(?:For|In|At|On|With|Under|During|Over|By|From|Of|Among|Amid)\b")


@dataclass(slots=True)
class Clause:
    """The characters [start, end) of a sentence; `parent` is the clause it stands in, `inner` those in it.

    `unclear` is where a second form stands that may be its verb; `set_off` is a clause behind a comma.
    """

    kind: Kind
    start: int
    end: int
    parent: "Clause | None" = None
    verb: Finite | None = None
    inner: list["Clause"] = field(default_factory=list)
    unclear: int | None = None
    set_off: bool = False


def clauses_of(text: str, begins: int) -> list[Clause]:
    """The clauses of a text from `begins` on, in the order they open; the first is the main one."""
    return _Reader(text, begins).read()


def clause_at(clauses: Sequence[Clause], place: int) -> Clause | None:
    """The innermost clause in which a character stands."""
    return next((one for one in reversed(clauses) if one.start <= place < one.end), None)


def main_verb(text: str) -> Finite | None:
    """The verb of a sentence's main clause."""
    return clauses_of(text, 0)[0].verb


class _Reader:
    """The clause that is being read, and where the last comma or "and" in it stands."""

    def __init__(self, text: str, begins: int) -> None:
        self.text, self.tokens = text, tokens_of(text, begins)
        self.now = Clause("main", begins, len(text))
        self.found = [self.now]
        self.joint: int | None = None

    def read(self) -> list[Clause]:
        at = 0
        while at < len(self.tokens):
            at = self._take(at)
        return self.found

    def _take(self, at: int) -> int:
        token = self.tokens[at]
        word = token[0].lower()
        if word == "," or word in BREAKS:
            self._pause(at)
            return at + 1
        kind = self._opens(at)
        if kind:
            self._open(kind, token.start())
            return at + 1
        if word in JOINTS and not self._joins_days(at):
            self.joint = token.start()
        finite, behind = self._finite(at)
        if finite:
            self._verb(finite)
        return behind

    def _joins_days(self, at: int) -> bool:
        following = self.tokens[at + 1][0] if at + 1 < len(self.tokens) else ""
        return following[:1].isupper() and following.endswith("day")

    def _finite(self, at: int) -> tuple[Finite | None, int]:
        finite, behind = finite_at(self.text, self.tokens, at, self.now.start)
        begins_one = self.now.verb is not None or self.now.kind == "aside"
        if finite is None and begins_one and is_joined(self.tokens, at):
            token = self.tokens[at]
            finite = Finite(token.start(), token.end(), "past", tells(self.text, token, self.now.start))
        return finite, behind

    def _pause(self, at: int) -> None:
        """A comma ends the clauses that have their verb, and phrases; it may begin what tells of the subject."""
        token = self.tokens[at]
        while self.now.parent and (self.now.verb or _is_short(self.now) or token[0] in BREAKS):
            self._close(token.start())
        now, self.joint = self.now, token.start()
        if now.verb and now.verb.may_describe and _PREPOSITION.match(self.text, now.start):
            now.verb = None  # "For the week ended on Friday, …"
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if following is None:
            return
        if now.verb is None and now.kind == "main" and self._describes(at + 1):
            self._open("aside", token.start())
            self.now.verb = Finite(token.start(), token.end(), "other", tells=False)
        elif is_going(following[0]) and following[0] not in subordinators():
            self._open("while", token.start())
            done = following[0] not in grammar().no_event
            self.now.verb = Finite(following.start(), following.end(), "past", done)

    def _describes(self, at: int) -> bool:
        """Whether a participle between two commas tells of the subject: "the bridge, closed in March, reopened"."""
        word = self.tokens[at][0]
        looks = is_third(word) or word in grammar().no_past
        return looks and any(token[0] == "," for token in self.tokens[at + 1 :])

    def _opens(self, at: int) -> Kind | None:
        """The kind of clause or phrase that a word opens."""
        token = self.tokens[at]
        word = token[0].lower()
        if word == "before" and heard_before().match(self.text, token.start()):
            return None
        if word == "as" and in_the_role_of().match(self.text, token.start()):
            return None
        if word == "than" and self.tokens[at + 1 : at + 2] and self.tokens[at + 1][0] in _COMPARED:
            return "aside"
        return self._that(at) if word == "that" else subordinators().get(word)

    def _that(self, at: int) -> Kind:
        """What "that" opens: "said that …" tells what was said, "a bus that burned" of a noun."""
        said = self.now.verb is not None and not self.now.verb.tells
        behind = at + 1 < len(self.tokens) and (
            is_joined(self.tokens, at + 1) or finite_at(self.text, self.tokens, at + 1, self.now.start)[0] is not None
        )
        return "content" if said and not behind else "aside"

    def _open(self, kind: Kind, start: int) -> None:
        inner = Clause(kind, start, self.now.end, self.now, set_off=self.joint == start - _COMMA)
        self.now.inner.append(inner)
        self.found.append(inner)
        self.now, self.joint = inner, None

    def _close(self, end: int) -> None:
        self.now.end, self.joint = end, None
        self.now = self.now.parent or self.now

    def _verb(self, finite: Finite) -> None:
        """Give a finite verb to the clause it is of."""
        while self.joint is None and self.now.parent and self.now.verb and not self._goes_on(self.now.verb):
            self._close(finite.start)
        now = self.now
        if now.verb is None or (self.joint is None and _gives_way(now, finite)):
            now.verb, self.joint = finite, None
        elif self.joint is not None:
            self._join(finite, self.joint)
        elif not now.verb.tells and now.verb.tense == "past":
            self._open("content", finite.start)
            self.now.verb = finite
        elif not finite.may_describe or _WHO.search(self.text, max(0, finite.start - _PRONOUN), finite.start):
            self._open("aside", finite.start)
            self.now.verb = finite
        elif now.verb.may_describe:
            now.unclear = finite.start

    def _goes_on(self, verb: Finite) -> bool:
        """Whether a further verb may be of the clause of this one: what it describes, or says."""
        says = not verb.tells and verb.tense == "past" and self.now.kind != "aside"
        return verb.may_describe or says

    def _join(self, finite: Finite, joint: int) -> None:
        """A further clause of the same kind begins at the joint; a participle there may tell of a noun only."""
        now = self.now
        kind: Kind = "aside" if finite.may_describe and joint + _NEAR < finite.start else now.kind
        beside = Clause(kind, joint, now.end, now.parent, finite)
        now.end = joint
        self.found.append(beside)
        self.now, self.joint = beside, None


def _gives_way(clause: Clause, finite: Finite) -> bool:
    """Whether a clause's verb is none, since another follows: "activists detained on Tuesday were freed"."""
    verb = clause.verb
    surer = verb is not None and verb.may_describe and not finite.may_describe
    return surer and not any(one.kind in {"while", "after"} for one in clause.inner)


def _is_short(clause: Clause) -> bool:
    """Whether a clause ends at the next comma even without a verb that is known."""
    return clause.kind == "after" or (clause.kind == "aside" and clause.set_off)


@cache
def subordinators() -> dict[str, Kind]:
    """The words that open a clause or phrase, each with its kind."""
    kinds: tuple[Kind, ...] = ("content", "while", "after", "aside")
    return {word: kind for kind in kinds for word in grammar().opens[kind]}
