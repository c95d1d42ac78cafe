"""The two places of a sentence that names an event: who acts, and with whom.

"Readout of Secretary Blinken’s Call with Danish Foreign Minister Kofod": Secretary Blinken acts, Danish Foreign
Minister Kofod is acted with. Only sentences of this shape are taken apart; of any other nothing is known.
"""

import re
from dataclasses import dataclass

from audit.model.claim import Party
from audit.text.fold import squeeze
from audit.text.kinds import kind_of
from audit.text.names import parties

_OPENING = re.compile(r"(?:read-?out of|(?:joint )?statement (?:by|from|of) .{1,200}? on) (?:the )?", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
_AFTERWARDS = re.compile(
    r"\s(?:on|in|at|ahead of|before|after|during|following|regarding|about|to)\s|\s[|–—-]\s|[;:|]", re.IGNORECASE
)
_LONGEST = 1_000  # characters; a longer title is no sentence


@dataclass(frozen=True, slots=True)
class Places:
    """The parties in each place; empty where the sentence has no such place or names nobody there."""

    actors: tuple[Party, ...]
    counterparts: tuple[Party, ...]


NOWHERE = Places((), ())


def places(sentence: str) -> Places:
    """Who acts and who is acted with in "A’s call with B" or "A’s meeting with B"; `NOWHERE` for other sentences."""
    words = squeeze(sentence[:_LONGEST]).split(" ")
    event = next(
        (at for at, word in enumerate(words[:-1]) if _event(word) and words[at + 1].casefold() == "with"), None
    )
    if event is None:
        return NOWHERE
    return Places(_acting(words[:event]), parties(_AFTERWARDS.split(" ".join(words[event + 2 :]), maxsplit=1)[0]))


def _event(word: str) -> bool:
    return kind_of(word)[0] in {"call", "meeting"}


def _acting(words: list[str]) -> tuple[Party, ...]:
    owner = next((at for at in range(len(words) - 1, -1, -1) if _POSSESSIVE.search(words[at])), None)
    if owner is None:
        return ()
    phrase = " ".join([*words[:owner], _POSSESSIVE.sub("", words[owner])])
    return parties(_OPENING.sub("", phrase, count=1))
