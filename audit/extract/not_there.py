"""Sentences that a page is not there, told by their grammar: what nobody lists is said by parts that everybody uses.

"The press release you requested is no longer here" has a head, a thing, a tail and an end; a table of each stands for
thousands of sentences (`notfound.toml`). They are compared as keys, letters and digits alone (`audit.extract.wording`).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final, TypeAlias

Ends: TypeAlias = tuple[str, ...]

EDGE: Final = 3
"""Letters by which nearly all titles are told from such sentences at once; no text of the data is shorter."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language's: `before` a thing stands a head, a qualifier, both or nothing; the rest is as in the data."""

    before: frozenset[str]
    things: Ends
    pointers: frozenset[str]
    others: Ends
    tails: Ends
    ends: Ends
    starts: Ends
    finders: Ends
    finishes: Ends
    reaches: Ends
    joints: Ends
    edges: frozenset[str]
    """The first or last letters of every sentence: nearly all titles have others, and cost nothing more."""

    @classmethod
    def of(cls, language: Mapping[str, Sequence[str]], key: Callable[[str], str]) -> "Grammar":
        """The grammar of a table; `key` makes a text the key by which it is compared."""
        parts = {name: tuple(dict.fromkeys(map(key, texts))) for name, texts in language.items()}
        before = product(("", *parts.get("heads", ())), ("", *parts.get("qualifiers", ())))
        lasts = (text[-EDGE:] for name in ("ends", "finishes") for text in parts.get(name, ()))
        firsts = (text[:EDGE] for text in parts.get("starts", ()))
        return cls(
            before=frozenset(head + qualifier for head, qualifier in before),
            pointers=frozenset(parts.get("pointers", ())),
            **{name: parts.get(name, ()) for name in ("things", "others", "tails", "ends", "starts")},
            **{name: parts.get(name, ()) for name in ("finders", "finishes", "reaches", "joints")},
            edges=frozenset((*lasts, *firsts)),
        )

    def tells(self, sentence: str) -> bool:
        """Whether a sentence, as a key, says that a page is not there."""
        if sentence[-EDGE:] not in self.edges and sentence[:EDGE] not in self.edges:
            return False
        before_end = _before(sentence, self.ends)
        return (
            any(map(self._is_thing, before_end))
            or any(self._is_reached(one, joint) for one in before_end for joint in self.joints)
            or any(map(self._is_thing, _behind(sentence, self.starts)))
            or any(
                self._is_thing(one) for rest in _behind(sentence, self.finders) for one in _before(rest, self.finishes)
            )
        )

    def _is_thing(self, text: str) -> bool:
        """Whether a text names a page, with whatever stands before and behind the word for it."""
        if any(rest in self.before for rest in _before(text, self.things)):
            return True
        if any(rest in self.pointers for rest in _before(text, self.others)):
            return True
        for bare in _before(text, self.tails):
            if any(rest in self.before for rest in _before(bare, self.things)):
                return True
            if any(rest in self.before or rest in self.pointers for rest in _before(bare, self.others)):
                return True
        return False

    def _is_reached(self, text: str, joint: str) -> bool:
        """Whether a text, the joint at its end aside, says where its reader came: "you've reached a page (that)"."""
        return any(
            rest in self.before
            for bare in _before(text, (joint,))
            for thing in _behind(bare, self.reaches)
            for rest in _before(thing, self.things)
        )


def _before(text: str, ends: Iterable[str]) -> list[str]:
    """What stands before each of the ends that the text has."""
    return [text[: -len(end)] for end in ends if text.endswith(end)]


def _behind(text: str, starts: Iterable[str]) -> list[str]:
    """What stands behind each of the starts that the text has."""
    return [text[len(start) :] for start in starts if text.startswith(start)]
