"""Whether a phrase in another language than English puts its event into the future: "le Président recevra …".

The forms of each language are data (`plans.toml`). Where a form is a word of other languages, too ("camera", "era"), a
word that only its own language has must stand beside it.
"""

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib import resources

from audit.text.regex import regex

_UNSPACED = "\u3000"
"""From this character on scripts put no blanks between words."""
_WORD = regex(r"\w+")


@dataclass(frozen=True, slots=True)
class _Keys:
    """Of every form one word: in full, its beginning or its ending; or what stands in a script without blanks."""

    whole: frozenset[str]
    stems: tuple[str, ...]
    endings: tuple[str, ...]
    unspaced: tuple[str, ...]

    def among(self, words: Collection[str], phrase: str) -> bool:
        """Whether a form may stand in a phrase of these words; to look for the forms themselves is far dearer."""
        return (
            not self.whole.isdisjoint(words)
            or any(word.endswith(self.endings) or word.startswith(self.stems) for word in words)
            or any(form in phrase for form in self.unspaced)
        )


@dataclass(frozen=True, slots=True)
class _Language:
    """One language's forms, and the words one of which must stand beside them."""

    keys: _Keys
    future: re.Pattern[str]
    beside: re.Pattern[str] | None

    def announces(self, phrase: str) -> bool:
        """Whether one of the forms stands in a phrase."""
        return bool(self.future.search(phrase) and (self.beside is None or self.beside.search(phrase.lower())))


def announced_elsewhere(phrase: str) -> bool:
    """Whether a verb's form, or "planned" and the like, announces what a phrase tells."""
    words = frozenset(_WORD.findall(phrase))
    return _every().among(words, phrase) and any(
        language.announces(phrase) for language in _languages() if language.keys.among(words, phrase)
    )


@cache
def _languages() -> tuple[_Language, ...]:
    table = tomllib.loads(resources.files("audit.read").joinpath("plans.toml").read_text(encoding="utf-8"))
    return tuple(
        _Language(_keys(words["future"]), _any(words["future"]), _any(words["beside"]) if "beside" in words else None)
        for words in table.values()
    )


@cache
def _every() -> _Keys:
    """The keys of all languages."""
    keys = [language.keys for language in _languages()]
    return _Keys(
        frozenset().union(*(one.whole for one in keys)),
        tuple({stem for one in keys for stem in one.stems}),
        tuple({ending for one in keys for ending in one.endings}),
        tuple({form for one in keys for form in one.unspaced}),
    )


def _keys(listed: list[str]) -> _Keys:
    keys = [max(re.findall(r"[\w*]+", written), key=len) for written in listed]
    return _Keys(
        frozenset(key for key in keys if "*" not in key and key[0] < _UNSPACED),
        tuple(key.removesuffix("*") for key in keys if key.endswith("*")),
        tuple(key.removeprefix("*") for key in keys if key.startswith("*")),
        tuple(key for key in keys if key[0] >= _UNSPACED),
    )


def _any(listed: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(_form, listed)))


def _form(written: str) -> str:
    """One entry of the table as a pattern; what stands before an ending is in lower case, as no name is."""
    form = re.escape(written).replace(r"\ ", r"\s").replace(r"\*", r"\w*").replace(r"\s…\s", r"\b.{1,120}?\b")
    if form.startswith(r"\w*"):
        form = rf"(?=[a-zß-ÿ])\w*{form.removeprefix(chr(92) + 'w*')}"
    return form if written[0] >= _UNSPACED else rf"(?<!\w){form}(?!\w)"
