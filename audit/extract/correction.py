"""The notice that says a page was corrected or updated after it was published.

Editors put it above the text or below it, so the whole page is searched, by plain words first: a notice is rare.
"""

from typing import Final

from audit.extract.event import correction_in
from audit.extract.parts import Parts
from audit.extract.running import blocks, uncut

LONGEST: Final = 400
"""Characters of a notice."""
REACH: Final = 60_000
"""Characters of the page, from where its main text begins, that are searched."""
_AROUND: Final = 600  # characters of the page around such words in which their line begins and ends
_MOST: Final = 5  # places of each words that are looked at
# What all wordings share, so that a page without a notice is searched as few times as may be.
_WORDS: Final = ("orrect", "CORRECT", "as updated", "en updated", "rlier version of this")


def correction_of(parts: Parts) -> str | None:
    """The sentence of such a notice, wherever on the page it stands; None without one."""
    start = min((place for place in (parts.article, parts.main) if place is not None), default=parts.body)
    for words in _WORDS:
        at = parts.text.find(words, start, start + REACH)
        for _ in range(_MOST):
            if at < 0:
                break
            if notice := _notice_at(parts.text, at):
                return notice
            at = parts.text.find(words, at + 1, start + REACH)
    return None


def _notice_at(text: str, at: int) -> str | None:
    for block in blocks(uncut(text[max(0, at - _AROUND) : at + _AROUND])):
        if notice := correction_in(block.text):
            return notice[:LONGEST]
    return None
