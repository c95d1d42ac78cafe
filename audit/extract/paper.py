"""A PDF read like a page: title and text from its first sheet, dates from there and from the file's own data.

What readers see counts for more than what the file says of itself: titles in PDF data are often those of an older
document or a file name, and the date in them is when the file was made, which may be years after its text.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from statistics import median_low
from typing import Final

from audit.extract.address import told
from audit.extract.dates import Dates
from audit.extract.fusion import fused
from audit.extract.headline import Surroundings
from audit.extract.near import near
from audit.extract.running import Block
from audit.extract.shown import order_of
from audit.extract.stamps import stamp
from audit.extract.witness import Witness
from audit.formats.pdf import Line, Pdf
from audit.model.reading import Aspect, Choice, Confidence, Evidence
from audit.model.uri import Uri
from audit.text.fold import squeeze, tokens
from audit.text.regex import regex
from audit.text.urls import host

_CREATED: Final = 0.76  # enough to be named, with low confidence: files are made anew long after their texts
_BESIDE: Final = 0.45  # beside a date that readers see, it can confirm that one and not contradict it
_MODIFIED: Final = 0.80
_TOP: Final = 40  # lines of the first page among which its headline stands
_LARGER: Final = 1.1  # times the size of most text from which a line stands out
_ONE_WORD: Final = 1.3  # times larger than the next must a single word be: it may be an emblem's
_SAME_SIZE: Final = 0.6  # points
_MOST_LINES: Final = 4  # a longer run of large lines is text in large type
_SHORT: Final = 0.7  # of the longest line of its size: a shorter one ends its paragraph
_LONGEST: Final = 400

_DATE = regex(r"(?:D:)?(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?\s*(Z|[+-]\d\d'?\d\d)?")
_MADE_BY = regex(r"^(?:microsoft (?:word|powerpoint|excel) - |powerpoint presentation$)", re.IGNORECASE)
_FILE_NAME = regex(r"\.(?:docx?|pdf|indd|pptx?|xlsx?|odt|qxd|rtf|pub|dot|p65)\b|^\S*[_\d]\S*$", re.IGNORECASE)
_NAMELESS: Final = frozenset({"untitled", "untitled document", "document", "document1", "layout 1", "slide 1", "title"})


def title_of(pdf: Pdf) -> Choice[str]:
    """The headline of the first page and the title in the file's data; where they agree, they are surely right."""
    start, headline = _headline(pdf)
    given = _given(pdf)
    found: list[Evidence[str]] = []
    agree = bool(headline and given) and _agree(headline, given)
    if headline:
        sure: Confidence = "high" if agree else "medium"
        found.append(Evidence("title", headline, headline, "pdf.headline", f"page 1, line {start + 1}", sure))
    if given:
        found.append(Evidence("title", given, pdf.title, "pdf.title", "document information", "low"))
    if not found:
        return Choice(None, None, None, (), "the first page has no headline, and the file names no title")
    best = found[0]
    others = "; pdf.title " + ("agrees" if agree else "differs") if len(found) > 1 else ""
    differs = len(found) > 1 and not agree
    return Choice(
        best.value, best.source, best.confidence, tuple(found), f"{best.source} gives it{others}", best.raw, differs
    )


def around_of(pdf: Pdf) -> Surroundings:
    """The paragraphs before the headline, the nearest first, and after it."""
    start, headline = _headline(pdf)
    if not headline:
        return Surroundings(None, (), tuple(_paragraphs(pdf.lines)))
    end = start + _run_length(pdf.lines, start)
    before = tuple(_paragraphs(pdf.lines[:start]))[::-1]
    return Surroundings(f"page 1, line {start + 1}", before, tuple(_paragraphs(pdf.lines[end:])))


def dates_of(pdf: Pdf, around: Surroundings, uri: Uri, captured_at: datetime | None) -> Dates:
    """The dates shown near the headline, the file's own, and the address's."""
    language = language_of(pdf)
    shown = tuple(near(around, order_of(language, host(uri)), language))
    found = (*_own(pdf, _BESIDE if shown else _CREATED), *shown, *told(uri))
    published = [witness for witness in found if witness.aspect == "published"]
    modified = [witness for witness in found if witness.aspect == "modified"]
    return Dates(fused(published, captured_at), fused(modified, captured_at))


def language_of(pdf: Pdf) -> str | None:
    """The document's language, as pages name theirs."""
    return pdf.language.replace("_", "-").lower() or None


def _own(pdf: Pdf, created: float) -> Iterator[Witness]:
    dates: Sequence[tuple[Aspect, str, str, float]] = (
        ("published", "pdf.CreationDate", pdf.created, created),
        ("modified", "pdf.ModDate", pdf.modified, _MODIFIED),
    )
    for aspect, source, raw, trust in dates:
        found = _DATE.match(raw.strip())
        read = stamp(_iso(found)) if found else None
        if read and read.day:
            yield Witness(aspect, "structured", source, "document information", raw, (read.day,), trust, read.zone)


def _iso(found: re.Match[str]) -> str:
    """A PDF's date as ISO 8601 has it."""
    year, month, day, hour, minute, second, zone = found.groups()
    time = f"T{hour}:{minute}:{second or '00'}{(zone or '').replace(chr(39), '')}" if hour and minute else ""
    return f"{year}-{month}-{day}{time}"


def _given(pdf: Pdf) -> str:
    """The title in the file's data, "" when it is none: a file name, or the name of the program that made it."""
    title = squeeze(_MADE_BY.sub("", squeeze(pdf.title)))[:_LONGEST]
    nameless = title.casefold() in _NAMELESS or _FILE_NAME.search(title) or len(tokens(title)) < 2  # noqa: PLR2004 - a word
    return "" if nameless else title


def _headline(pdf: Pdf) -> tuple[int, str]:
    """Where the headline begins and what it says: the lines in the largest type that stand out; "" without any.

    Where the file's own title stands in another size, that is the headline: letterheads are large, too.
    """
    runs = [(start, _joined(pdf.lines[start : start + length])) for start, length in _runs(pdf.lines[:_TOP])]
    given = _given(pdf)
    meant = next(((start, text) for start, text in runs if given and tokens(text) == tokens(given)), None)
    if meant:
        return meant
    usual = median_low([line.size for line in pdf.lines] or [0.0])
    weighed = [
        (pdf.lines[start].size / (1 if len(tokens(text)) > 1 else _ONE_WORD), start, text)
        for start, text in runs
        if pdf.lines[start].size >= usual * _LARGER and tokens(text) and len(text) <= _LONGEST
    ]
    _, start, text = max(weighed, key=lambda one: one[0], default=(0.0, 0, ""))
    return start, text


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where lines of one size begin and how many there are; text in large type is no headline."""
    at = 0
    while at < len(lines):
        length = _run_length(lines, at)
        if length <= _MOST_LINES:
            yield at, length
        at += length


def _run_length(lines: Sequence[Line], start: int) -> int:
    size = lines[start].size
    end = start + 1
    while end < len(lines) and abs(lines[end].size - size) <= _SAME_SIZE:
        end += 1
    return end - start


def _agree(one: str, other: str) -> bool:
    """Whether two titles are the same, or one begins with the other."""
    shorter, longer = sorted((tokens(one), tokens(other)), key=len)
    return longer[: len(shorter)] == shorter


def _paragraphs(lines: Sequence[Line]) -> Iterator[Block]:
    """The lines put together to paragraphs: a line of another size begins one, a short line ends one."""
    for _, same in groupby(lines, key=lambda line: round(line.size)):
        run = list(same)
        full = max(len(line.text) for line in run) * _SHORT
        paragraph: list[Line] = []
        for line in run:
            paragraph.append(line)
            if len(line.text) < full:
                yield Block(_joined(paragraph), 0)
                paragraph = []
        if paragraph:
            yield Block(_joined(paragraph), 0)


def _joined(lines: Sequence[Line]) -> str:
    """Lines as one text; a word parted at a line's end is one word again."""
    text = ""
    for line in lines:
        hyphened = text.endswith("-") and text[-2:-1].isalpha() and line.text[:1].islower()
        text = f"{text[:-1]}{line.text}" if hyphened else f"{text} {line.text}"
    return squeeze(text)
