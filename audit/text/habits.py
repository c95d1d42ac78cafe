"""What one document's writer keeps to in writing dates: the order of days in numbers, and the language of its months.

Neither is told by a date alone. "listopada" is November in Polish and October in Croatian; the letters of the whole
text tell which of the two it is in.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from audit.text.months import meanings
from audit.text.numeric import Order, order_of

_LETTERS: Mapping[str, frozenset[str]] = {
    "pl": frozenset("ąćęłńóśźż"),
    "cs": frozenset("áčďéěíňóřšťúůýž"),
    "hr": frozenset("čćđšž"),
}
"""The letters besides those of English of the languages whose months are in question (CLDR's exemplar characters)."""
_FEWEST = 3
_CLEARLY = 1.25


@dataclass(frozen=True, slots=True)
class Habits:
    """The order of days in numbers, and the language (ISO 639-1) of months that mean others elsewhere.

    None is what a document does not show.
    """

    order: Order | None = None
    language: str | None = None


UNKNOWN = Habits()


def habits_of(texts: Iterable[str]) -> Habits:
    """What a document shows of its writer's habits."""
    texts = list(texts)
    return Habits(order_of(texts), _language_of(texts))


def _language_of(texts: Iterable[str]) -> str | None:
    """The language of a text in which a month stands that others give another meaning; None where it is not clear."""
    texts = [text for text in texts if not text.isascii()]
    if not any(_in_question().search(text) for text in texts):
        return None
    seen = Counter[str]()
    for text in texts:
        seen.update(char for char in text.lower() if not char.isascii() and char.isalpha())
    known = {code: sum(seen[letter] for letter in letters) for code, letters in _LETTERS.items()}
    (best, most), (_, second), *_ = sorted(known.items(), key=lambda one: -one[1])
    return best if most >= _FEWEST and most >= _CLEARLY * second else None


@cache
def _in_question() -> re.Pattern[str]:
    names = sorted(name for name, months in meanings().items() if len(months) > 1 and len(name) > _FEWEST)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE)
