"""What was changed in a text, in the fewest words that show it."""

from difflib import SequenceMatcher

_LONGEST = 400  # words of a text that are compared


def changed_words(was: str, now: str) -> tuple[tuple[str, str], ...]:
    """The runs of words that differ, each as it was and as it is; "" on one side where words came or went.

    Nothing for texts that differ only in white space; the rest of very long texts counts as one run.
    """
    before, after = was.split(), now.split()
    old, new = before[:_LONGEST], after[:_LONGEST]
    runs = [
        (" ".join(old[first:last]), " ".join(new[start:end]))
        for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if tag != "equal"
    ]
    rest = " ".join(before[_LONGEST:]), " ".join(after[_LONGEST:])
    return tuple(runs) if rest[0] == rest[1] else (*runs, rest)
