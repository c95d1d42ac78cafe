"""What the first lines of a page say in set phrases, where its title and headings say nothing of the kind."""

from collections.abc import Iterator
from itertools import chain, islice
from typing import Final

from audit.extract.borne_out import borne_out
from audit.extract.surface import Surface
from audit.extract.wording import NOT_FOUND, Meaning, is_filler, key, opening, said
from audit.model.capture import Condition
from audit.model.reading import Reading

_SENTENCE: Final = 16  # letters from which a phrase is a sentence and no label: "This page does not exist"
_CLEAR: Final = 20  # letters from which one about anything else than "not found" is clear enough
_LOOKED_AT: Final = 12  # lines in which a phrase is looked for
_NAME: Final = 4  # words that may be a site's name


def in_first_lines(reading: Reading, surface: Surface) -> Condition | None:
    """What the first lines of a page say that has hardly any text.

    Where its title tells something, that must be short enough for a name, and two lines must say so, or one that is
    nothing but a sentence that does.
    """
    lines = list(dict.fromkeys(islice(surface.first_texts(), _LOOKED_AT)))
    found = [(line, one) for line in lines if (one := opening(line))]
    opened = [(line, one) for line, one in found if one.meaning is NOT_FOUND or _is_sentence(line)]
    if _informs(reading, surface):
        if not _is_a_name(reading, surface) or borne_out(surface.capture.uri, reading):
            return None
        twice = [(line, one) for line, one in opened if one.meaning is NOT_FOUND]
        opened = (
            twice if len(twice) > 1 else [(line, one) for line, one in opened if _is_clear(line, one.meaning, lines[0])]
        )
    return next((condition_of(one.meaning, line, "the page says", surface) for line, one in opened), None)


def _is_clear(line: str, meaning: Meaning, first: str) -> bool:
    """Whether one line is enough: a whole sentence; for what says less than "not found" a longer one, and the first."""
    return _is_sentence(line) and (meaning is NOT_FOUND or (line == first and len(key(line)) >= _CLEAR))


def _is_sentence(line: str) -> bool:
    """Whether a line is a whole sentence that says so, and nothing else."""
    one = said(line)
    return one is not None and not one.rest and len(key(one.phrase)) >= _SENTENCE


def _is_a_name(reading: Reading, surface: Surface) -> bool:
    """Whether all that title and headings say is so short that it may be the site's name."""
    return all(is_filler(text) or said(text) or len(text.split()) <= _NAME for text in _headings(reading, surface))


def _informs(reading: Reading, surface: Surface) -> bool:
    """Whether a title or heading tells more than the site's name."""
    return any(not is_filler(text) and not surface.names_site(text) for text in _headings(reading, surface))


def _headings(reading: Reading, surface: Surface) -> Iterator[str]:
    return chain(surface.headings, (candidate.raw for candidate in reading.title.candidates))


def condition_of(meaning: Meaning, text: str, where: str, surface: Surface) -> Condition:
    """What a phrase found in a text makes of the page, other first lines considered; `where` says what was read."""
    meaning = meaning.settled(" ".join(islice(surface.first_texts(), _LOOKED_AT)))
    return Condition(meaning.state, meaning.cause, signal=f"{where} “{text.strip()[:120]}”")
