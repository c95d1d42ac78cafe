"""What title and headings of a page say in set phrases: that it is not there, that one must sign in.

The phrases are data (`notfound.toml`, `stands_in.toml`, `parked.toml`). Here is weighed whether they are meant: an
article may be called "Page not found", and beside the phrase the site's name stands more often than not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from audit.extract.borne_out import borne_out, is_cited, is_told
from audit.extract.first_lines import condition_of, in_first_lines
from audit.extract.parked import without_domain
from audit.extract.paths import names_of
from audit.extract.scant import SCANT, is_dated, is_scant
from audit.extract.surface import Surface
from audit.extract.wording import NOT_FOUND, Meaning, is_filler, said
from audit.model.capture import Condition
from audit.model.reading import Reading

_TEXT: Final = 600  # characters of a lead from which a page about the phrase is a page
_NAME: Final = 4  # words beside the phrase that may be a site's name where nothing tells the name
_LONG_NAME: Final = 8
_BARS: Final = ("|", "｜", "·", "»", "«", "•")
_DASHES: Final = ("-", "–", "—")
_SMALL: Final = frozenset(
    {
        *("of", "the", "and", "for", "&", "de", "des", "du", "la", "le", "les", "et"),
        *("der", "die", "für", "und", "del", "e", "y"),
    }
)
"""Words that are not capitalised in names of institutions."""
_ANY_ERROR: Final = "soft-500"  # "Server Error", above "403 - Forbidden: Access is denied."
_HEADINGS: Final = frozenset({"h1-in-article", "only-h1", "first-h1-in-article", "h1", "section-h1", "piece"})


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
        return in_first_lines(reading, surface) if is_scant(reading) else None
    plainest = min(sayings, key=_vagueness)
    if (plainest.meaning is not NOT_FOUND and not is_scant(reading)) or _is_article(reading, surface):
        return None
    bears_out = is_told if said(reading.title.value or "") else is_cited
    if plainest.meaning is not NOT_FOUND and bears_out(surface.capture.uri, reading):
        return None
    meant = _beside_a_name(sayings, reading, surface) if plainest.beside else _stands_alone(sayings, reading, surface)
    return condition_of(plainest.meaning, plainest.text, "the title says", surface) if meant else None


def _vagueness(one: _Saying) -> tuple[int, bool, bool]:
    """How little a saying tells: it stands beside more, it is about less than "not found", it is any error."""
    return len(one.beside), one.meaning is not NOT_FOUND, one.meaning.cause == _ANY_ERROR


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
    return len(reading.lead) >= (SCANT if is_dated(reading) else _TEXT) and (about or is_dated(reading))


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
