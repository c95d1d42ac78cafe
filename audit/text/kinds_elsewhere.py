"""What kind of event a phrase in another language than English speaks of.

The words of each language are data (`kinds.toml`). Their grammar is not known here, so a phrase that names a call and a
meeting, neither of them as background, names no kind.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from audit.model.claim import Kind, Mode
from audit.text.fold import fold
from audit.text.regex import regex

_WORD = regex(r"\w+")
_NEAR = 80  # characters around an event in which "virtuell" and the like belong to it
_KINDS: tuple[Kind, ...] = ("call", "meeting", "visit", "statement")
_MODES: dict[Kind, Mode] = {"call": "remote", "meeting": "in-person", "visit": "in-person"}


@dataclass(frozen=True, slots=True)
class _Language:
    """One language's words, as patterns over folded text; `events` has a group for each of `_KINDS`."""

    events: re.Pattern[str]
    together: re.Pattern[str]
    matter: re.Pattern[str]
    before: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Words:
    """Words, and beginnings of words, one of which stands in every event's name."""

    whole: frozenset[str]
    stems: tuple[str, ...]

    def among(self, said: Iterable[str]) -> bool:
        """Whether one of them is among a text's words; to look for events themselves is a hundred times dearer."""
        return any(word in self.whole or word.startswith(self.stems) for word in said)


def kind_elsewhere(line: str) -> tuple[Kind, Mode] | None:
    """Kind and mode of the event that a folded phrase names in one of the table's languages; None when it does not."""
    said = frozenset(_WORD.findall(line))
    if not _every().among(said):
        return None
    told = [one for code, words in _words().items() if words.among(said) for one in _events(line, _language(code))]
    aside = {at for at, _, mode in told if mode is None}  # words that two languages share count if both say so
    found = dict[Kind, Mode]()
    for at, kind, mode in told:
        if mode is not None and at not in aside:
            found[kind] = mode if found.get(kind, mode) == mode else "unknown"
    if "call" in found and "meeting" in found:
        return None
    return next(((kind, found[kind]) for kind in _KINDS if kind in found), None)


def together_elsewhere(line: str) -> bool:
    """Whether a folded sentence about certain people shows, in one of the languages, that they were in one place."""
    said = frozenset(_WORD.findall(line))
    return any(_shows(line, _language(code)) for code in _table() if _begins(code).among(said))


def _shows(line: str, language: _Language) -> bool:
    """Whether one of the words stands there, other than as background, and neither of letters nor of screens."""
    for shown in language.together.finditer(line):
        before, after = line[max(0, shown.start() - _NEAR) : shown.start()], line[shown.end() : shown.end() + _NEAR]
        about = language.matter.match(after) or language.matter.search(before)
        if not (about or language.before.search(before) or _remote().search(line)):
            return True
    return False


def _events(line: str, language: _Language) -> Iterator[tuple[int, Kind, Mode | None]]:
    """Where the words of an event begin, and what they name; no mode where it is background, or none of people."""
    for event in language.events.finditer(line):
        before, after = line[max(0, event.start() - _NEAR) : event.start()], line[event.end() : event.end() + _NEAR]
        kind = _KINDS[(event.lastindex or 1) - 1]
        about = kind == "meeting" and (language.matter.match(after) or language.matter.search(before))
        apart = kind == "meeting" and _remote().search(f"{before} {event[0]} {after}")
        mode = _MODES.get(kind, "unknown")
        yield event.start(), kind, None if about or language.before.search(before) else "remote" if apart else mode


@cache
def _language(code: str) -> _Language:
    """Made when a text may be in it: patterns of all languages take longer to make than most texts to read."""
    words = _table()[code]
    return _Language(
        events=re.compile("|".join(f"({_any(words[kind])})" for kind in _KINDS)),
        together=re.compile(_any(words["together"])),
        matter=re.compile(rf"(?:\W+\w+){{0,2}}\W+{_any(words['matter'])}|{_any(words['matter'])}\W+(?:\w+\W+)?\Z"),
        before=re.compile(rf"{_any(words['before'])}\W+(?:[\w'.\-]+ ){{0,3}}(?:\w{{1,5}}')?\Z"),
    )


@cache
def _words() -> Mapping[str, _Words]:
    return {code: _looked_for(one for kind in _KINDS for one in words[kind]) for code, words in _table().items()}


@cache
def _begins(code: str) -> _Words:
    return _looked_for(_table()[code]["together"])


def _looked_for(entries: Iterable[str]) -> _Words:
    keys = [_longest(one) for one in entries]
    whole = frozenset(key for key in keys if not key.endswith("*"))
    return _Words(whole, tuple(key.removesuffix("*") for key in keys if key.endswith("*")))


@cache
def _every() -> _Words:
    """The words of all languages."""
    found = _words().values()
    return _Words(frozenset().union(*(one.whole for one in found)), tuple(stem for one in found for stem in one.stems))


@cache
def _remote() -> re.Pattern[str]:
    """Words by which nobody travelled, in whatever language."""
    return re.compile(_any([word for words in _table().values() for word in words["remote"]]))


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads(resources.files("audit.text").joinpath("kinds.toml").read_text(encoding="utf-8"))


def _longest(written: str) -> str:
    """The word of an entry by which the entry is looked for."""
    parts: list[str] = re.findall(r"\w+\*?", fold(written.partition(" > ")[0]))
    return max(parts, key=len)


def _any(listed: Iterable[str]) -> str:
    return rf"\b(?:{'|'.join(map(_pattern, listed))})"


def _pattern(written: str) -> str:
    """One entry of the table as a pattern: "spotkani*", "reise > nach|in"."""
    words, _, following = written.partition(" > ")
    spelt = r"\s".join(re.escape(fold(word)).replace(r"\*", r"\w*") for word in words.split())
    after = "|".join(re.escape(fold(word)) for word in following.split("|"))
    return rf"{spelt}\b(?=\W+(?:{after})\b|\W*\Z)" if following else rf"{spelt}\b"
