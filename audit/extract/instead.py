"""What a page says of itself in set phrases: that it is not there, that one must sign in, that the site is down.

The phrases are data (`notfound.toml`, `stands_in.toml`, `parked.toml`). Here is weighed whether they are meant: an
article may be called "Page not found", and beside the phrase the site's name stands more often than not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from audit.extract.borne_out import borne_out, is_cited
from audit.extract.parked import without_domain
from audit.extract.paths import names_of
from audit.extract.surface import Surface
from audit.extract.wording import NOT_FOUND, Meaning, is_filler, key, opening, said
from audit.model.capture import Condition
from audit.model.reading import Reading

SCANT: Final = 300
"""Characters of a lead below which a page has no text worth the name: 71 of 1,060 real pages have less."""
_TEXT: Final = 600  # characters of a lead from which a page about the phrase is a page
_NAME: Final = 4  # words beside the phrase that may be a site's name where nothing tells the name
_LONG_NAME: Final = 8
_SENTENCE: Final = 16  # letters from which a phrase is a sentence and no label: "This page does not exist"
_CLEAR: Final = 20  # letters from which one about anything else than "not found" is clear enough
_LOOKED_AT: Final = 12  # lines of a page without an informative heading in which a phrase is looked for
_BARS: Final = ("|", "｜", "·", "»", "«", "•")
_DASHES: Final = ("-", "–", "—")
_SMALL: Final = frozenset(
    (
        "of",
        "the",
        "and",
        "for",
        "de",
        "des",
        "du",
        "la",
        "le",
        "les",
        "et",
        "der",
        "die",
        "für",
        "und",
        "del",
        "e",
        "y",
        "&",
    )
)
"""Words that are not capitalised in names of institutions."""
_HEADINGS: Final = frozenset({"h1-in-article", "only-h1", "first-h1-in-article", "h1", "section-h1", "piece"})
_DATING: Final = frozenset({"jsonld.datePublished", "meta.article:published_time", "meta.og:article:published_time"})


@dataclass(frozen=True, slots=True)
class _Saying:
    """A title or heading that says a phrase, and the words beside it that are not the site's name."""

    text: str
    phrase: str
    meaning: Meaning
    beside: tuple[str, ...]
    is_heading: bool
    is_title: bool


def said_instead(reading: Reading, surface: Surface) -> Condition | None:
    """What the page's title, first heading or, without any, first lines say instead of what was cited."""
    sayings = tuple(_sayings(reading, surface))
    if not sayings:
        return _in_first_lines(reading, surface) if is_scant(reading) else None
    plainest = min(sayings, key=lambda one: (len(one.beside), one.meaning is not NOT_FOUND))
    if (plainest.meaning is not NOT_FOUND and not is_scant(reading)) or _is_article(reading, surface):
        return None
    if (
        plainest.meaning is not NOT_FOUND
        and is_cited(surface.capture.uri, reading)
        and not said(reading.title.value or "")
    ):
        return None
    meant = _beside_a_name(sayings, reading, surface) if plainest.beside else _stands_alone(sayings, reading, surface)
    return _condition(plainest.meaning, plainest.text, "the title says", surface) if meant else None


def is_scant(reading: Reading) -> bool:
    """Whether the page has hardly any running text, and no data that date it."""
    return len(reading.lead) < SCANT and not _is_dated(reading)


def _sayings(reading: Reading, surface: Surface) -> Iterator[_Saying]:
    texts: dict[str, set[bool]] = {}
    for candidate in reading.title.candidates:
        for text in (candidate.raw, candidate.value or ""):
            texts.setdefault(text, set()).add(candidate.source in _HEADINGS)
    for text, kinds in texts.items():
        one = said(without_domain(text, surface.capture.uri))
        if one:
            beside = tuple(word for part in one.rest if not surface.names_site(part) for word in part.split())
            yield _Saying(text, one.phrase, one.meaning, beside, True in kinds, False in kinds)


def _is_article(reading: Reading, surface: Surface) -> bool:
    """Whether the page is one about the phrase: data date it, or its address is about the phrase, and it has text."""
    about = any("404" in name or "not-found" in name for name in names_of(surface.capture.uri))
    return len(reading.lead) >= (SCANT if _is_dated(reading) else _TEXT) and (about or _is_dated(reading))


def _is_dated(reading: Reading) -> bool:
    """Whether its data call it published on some day; error pages have no such data."""
    return any(one.value is not None and one.source in _DATING for one in reading.published.candidates)


def _stands_alone(sayings: Sequence[_Saying], reading: Reading, surface: Surface) -> bool:
    """Whether a phrase that is a whole title is the page's: nowhere does it go on, and it is no lesser heading's.

    Beside it a site's name may stand, a long one where it is set off and begins like one.
    """
    chosen = reading.title.value or ""
    its_own = is_scant(reading) or said(chosen) or is_filler(chosen) or surface.names_site(chosen)
    return bool(its_own) and all(
        len(one.beside) <= (_LONG_NAME if _is_set_off(one) and not one.beside[0][:1].islower() else _NAME)
        for one in sayings
        if one.beside
    )


def _beside_a_name(sayings: Sequence[_Saying], reading: Reading, surface: Surface) -> bool:
    """Whether what stands beside the phrase in every place may be the site's name: short, and set off as names are.

    In a heading only a bar sets a name off; in a title a dash does, too. A longer one must be written as names are, on
    a page that does not bear out its address: "Technical Difficulties - United States Department of State".
    """
    if not is_scant(reading):
        return False
    may_be_long = not borne_out(surface.capture.uri, reading)
    return all(
        (len(one.beside) <= _NAME and _is_set_off(one)) or (may_be_long and _is_long_name(one)) for one in sayings
    )


def _is_long_name(one: _Saying) -> bool:
    """Whether the words beside the phrase are written like a long name, and set off in a title at least.

    Headlines are written so, too: it counts only for what the next run may find mended.
    """
    after = one.text.rpartition(one.phrase)[2].lstrip()
    is_off = after[:1] in (*_BARS, *_DASHES) and (one.is_title or after[:1] in _BARS)
    written = all(not word[:1].islower() or word in _SMALL for word in one.beside)
    return one.meaning.state == "unavailable" and is_off and written and len(one.beside) <= _LONG_NAME


def _is_set_off(one: _Saying) -> bool:
    after = one.text.rpartition(one.phrase)[2].lstrip()
    return after[:1] in _BARS or (not one.is_heading and after[:1] != ":")


def _informs(reading: Reading, surface: Surface) -> bool:
    """Whether a title or heading tells more than the site's name."""
    texts = (*surface.headings, *(candidate.raw for candidate in reading.title.candidates))
    return any(not is_filler(text) and not surface.names_site(text) for text in texts)


def _in_first_lines(reading: Reading, surface: Surface) -> Condition | None:
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
    return next((_condition(one.meaning, line, "the page says", surface) for line, one in opened), None)


def _is_clear(line: str, meaning: Meaning, first: str) -> bool:
    """Whether one line is enough: a whole sentence; for what says less than "not found" a longer one, and the first."""
    return _is_sentence(line) and (meaning is NOT_FOUND or (line == first and len(key(line)) >= _CLEAR))


def _is_sentence(line: str) -> bool:
    """Whether a line is a whole sentence that says so, and nothing else."""
    one = said(line)
    return one is not None and not one.rest and len(key(one.phrase)) >= _SENTENCE


def _is_a_name(reading: Reading, surface: Surface) -> bool:
    """Whether all that title and headings say is so short that it may be the site's name."""
    texts = (*surface.headings, *(candidate.raw for candidate in reading.title.candidates))
    return all(is_filler(text) or said(text) or len(text.split()) <= _NAME for text in texts)


def _condition(meaning: Meaning, text: str, where: str, surface: Surface) -> Condition:
    meaning = meaning.settled(" ".join(islice(surface.first_texts(), _LOOKED_AT)))
    return Condition(meaning.state, meaning.cause, signal=f"{where} “{text.strip()[:120]}”")
