"""A page read: title, dates, events and lead, each with where it was found.

Nothing a page holds makes this raise: what cannot be read is silent.
"""

from dataclasses import replace
from datetime import datetime
from typing import Final

from audit.extract.asides import own_text
from audit.extract.correction import correction_of
from audit.extract.dates import Dates, dates_of_url, read_dates
from audit.extract.event import correction_in, events_in, is_english
from audit.extract.event_title import events_of_title
from audit.extract.headline import Surroundings, surroundings
from audit.extract.paper import around_of, dates_of, language_of, title_of
from audit.extract.parts import page_parts
from audit.extract.shown import order_of
from audit.extract.title import read_title
from audit.formats.pdf import read_pdf
from audit.formats.sniff import BodyKind, body_of
from audit.model.claim import Kind, Mode
from audit.model.reading import Choice, Reading
from audit.model.uri import Uri
from audit.text.kinds import kind_of
from audit.text.urls import host

_UNREADABLE: Final[frozenset[BodyKind]] = frozenset({"image", "audio", "video", "font", "archive", "office", "binary"})
LEAD = 1_500
"""Characters of a page's running text that are read as its lead."""


def read_page(
    payload: bytes, uri: Uri, *, content_type: str | None = None, captured_at: datetime | None = None
) -> Reading:
    """Read a page's bytes as answered for `uri`.

    `content_type` is the HTTP header as received; `captured_at` the aware time of the answer: no later day is chosen.
    `.title.value` is a str or None, `.published.value` a `datetime.date` or None.
    """
    kind_of_body = body_of(payload, content_type).kind
    if kind_of_body == "pdf":
        return _read_pdf(payload, uri, captured_at)
    if kind_of_body in _UNREADABLE:
        return _unread(uri, "there is no text to read")
    parts = page_parts(payload, content_type)
    title = read_title(parts, uri)
    around = surroundings(parts, title)
    dates = read_dates(parts, around, uri, captured_at)
    found = _told(uri, title, dates, _lead(around), parts.slices.language)
    return replace(found, correction=correction_of(parts) if is_english(found.lead) else None)


def read_url(uri: Uri) -> Reading:
    """What the address alone tells: a day in its path, a post ID that holds its time."""
    return _unread(uri, "there is no page to read")


def _unread(uri: Uri, why: str) -> Reading:
    dates = dates_of_url(uri)
    nothing: Choice[str] = Choice(None, None, None, (), why)
    return Reading(uri, nothing, dates.published, dates.modified, (), "", "other", "unknown", from_page=False)


def _read_pdf(payload: bytes, uri: Uri, captured_at: datetime | None) -> Reading:
    """A PDF read; what the address alone tells where it cannot be, with the reason."""
    pdf = read_pdf(payload)
    if isinstance(pdf, str):
        return _unread(uri, pdf)
    if not pdf.lines:
        return _unread(uri, "its first page has no text; it may be a picture of one")
    title, around = title_of(pdf), around_of(pdf)
    dates = dates_of(pdf, around, uri, captured_at)
    found = _told(uri, title, dates, _lead(around), language_of(pdf))
    return replace(found, correction=correction_in(found.lead))


def _told(uri: Uri, title: Choice[str], dates: Dates, lead: str, language: str | None) -> Reading:
    """What a page tells, less the notices of correction, which each kind of page has in its own places."""
    kind, mode = _kind(title.value, lead)
    order = order_of(language, host(uri))
    return Reading(
        uri=uri,
        title=title,
        published=dates.published,
        modified=dates.modified,
        events=events_in(lead, dates.published, language, order)
        or events_of_title(title.value or "", dates.published, order),
        lead=lead,
        kind=kind,
        mode=mode,
        language=language,
    )


def _lead(around: Surroundings) -> str:
    """The first text of the page itself after the headline, whole blocks up to `LEAD` characters."""
    lead = ""
    for text in own_text(around.after):
        lead = f"{lead} {text}".strip()
        if len(lead) >= LEAD:
            break
    return lead[:LEAD]


def _kind(title: str | None, lead: str) -> tuple[Kind, Mode]:
    """What the page calls its event: its title where that tells, else its first sentences."""
    kind, mode = kind_of(title or "")
    if kind in ("other", "statement") and is_english(lead):
        of_lead = kind_of(lead[:400])
        return of_lead if of_lead[0] not in ("other", "statement") else (kind, mode)
    return kind, mode
