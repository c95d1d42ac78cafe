"""What was changed in a text, in the fewest words that show it."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from audit.text.fold import fold

_LONGEST = 400  # words of a text that are compared


def changed_words(was: str, now: str) -> tuple[tuple[str, str], ...]:
    """The runs of words that differ, each as it was and as it is; "" on one side where words came or went.

    Nothing for texts that differ only in white space, quotes, dashes and the like (`audit.text.fold`); the rest of very
    long texts counts as one run.
    """
    before, after = was.split(), now.split()
    old, new = before[:_LONGEST], after[:_LONGEST]
    runs = [
        (" ".join(old[first:last]), " ".join(new[start:end]))
        for tag, first, last, start, end in _steps(old, new)
        if tag != "equal"
    ]
    rest = " ".join(before[_LONGEST:]), " ".join(after[_LONGEST:])
    return tuple(runs) if fold(rest[0]) == fold(rest[1]) else (*runs, rest)


def _steps(old: Sequence[str], new: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, [*map(fold, old)], [*map(fold, new)], autojunk=False).get_opcodes()
