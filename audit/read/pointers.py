"""Words that only lead to an account of an event and tell nothing of it: "Readout", "Read the full statement"."""

from audit.read import english
from audit.read.words import words_of


def is_pointer(phrase: str) -> bool:
    """Whether a phrase says no more than that there is an account: "Readout", "see here"."""
    return all(word.low in english.POINTERS for word in words_of(phrase))


def only_points(phrase: str) -> bool:
    """Whether a phrase as a whole leads to an account: "Read the full statement"; addresses do by themselves."""
    words = list(words_of(phrase))
    return all(word.low in english.POINTING or "://" in word.low for word in words)
