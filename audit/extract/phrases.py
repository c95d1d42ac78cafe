"""Many phrases looked for in a text at once, at the price of splitting it into words."""

from collections.abc import Iterable, Iterator
from typing import Final

from audit.text.regex import regex

_WORD = regex(r"\w+")
_EAST_ASIAN: Final = "\u3001"


class Phrases:
    """Phrases in lower case, each filed under its longest word but the last, which may be only begun."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Each phrase begins where a word does."""
        self._filed: dict[str, list[str]] = {}
        self._single: list[str] = []
        for phrase in phrases:
            words = _WORD.findall(phrase)[:-1]
            if words and max(phrase) < _EAST_ASIAN:
                self._filed.setdefault(max(words, key=len), []).append(phrase)
            else:
                self._single.append(phrase)

    def within(self, text: str) -> Iterator[str]:
        """Those that stand in a text in lower case."""
        yield from filter(text.__contains__, self._single)
        for word in self._filed.keys() & _WORD.findall(text):
            yield from filter(text.__contains__, self._filed[word])
