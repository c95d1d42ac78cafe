"""One page by itself: read from a file or the web, and told as plain values for JSON.

What is told of a file or a line of a stream is always of one shape, also where nothing could be read: then `error` says
why and the rest is empty, so that whoever reads the stream need not care.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from audit.crawl.visit import Visit
from audit.crawl.visiting import visited
from audit.extract.reading import read_page
from audit.fetch.live import Web, answering
from audit.fetch.policy import FetchPolicy, World
from audit.model.capture import Ask
from audit.model.errors import PageError
from audit.model.reading import Choice, Event, Evidence, Reading
from audit.model.uri import Uri
from audit.text.secrets import shown, without_secrets

LARGEST: Final = 64_000_000
"""Bytes of a file that is read as a page."""
NOTHING: Final = "nothing to read: no title, date or running text stands in it; give a saved page (HTML, text or PDF)"
_OF_ADDRESS: Final = ("url-", "post-id")


def page_of_file(path: Path, uri: Uri, now: datetime) -> Reading:
    """Read a file as the page at `uri` ("" if that is not known), saved at some time before `now`. Raises PageError."""
    try:
        if path.exists() and not path.is_file():  # a device or pipe may never end
            raise PageError(f"{path}: is no file; give a file or an http(s) address")
        with path.open("rb") as file:
            payload = file.read(LARGEST + 1)
    except (OSError, ValueError) as problem:  # ValueError: a path with a NUL
        why = getattr(problem, "strerror", None) or "not a path"
        raise PageError(f"{path}: cannot be read ({why}); give a file or an http(s) address") from problem
    if len(payload) > LARGEST:
        raise PageError(f"{path}: is larger than {LARGEST // 1_000_000} MB and not read as a page")
    return read_page(payload, uri, captured_at=now)


def is_blank(reading: Reading) -> bool:
    """Whether nothing was read in the page itself; what its address tells is not in it."""
    dates = (*reading.published.candidates, *reading.modified.candidates)
    in_page = [one for one in dates if not one.source.startswith(_OF_ADDRESS)]
    return not (reading.title.candidates or in_page or reading.lead)


async def page_of_web(uri: Uri, policy: FetchPolicy, world: World) -> Visit:
    """Ask for a page as the audit does (but neither a successor nor an archive), and read what comes."""
    async with Web(policy, world) as web:
        return await visited(await answering(web.source, policy)(Ask(uri)))


def as_plain(reading: Reading) -> dict[str, Any]:
    """Everything a page says of itself, for JSON."""
    return {
        "uri": shown(reading.uri),
        "title": _choice(reading.title),
        "published": _choice(reading.published),
        "modified": _choice(reading.modified),
        "events": [_event(event) for event in reading.events],
        "correction": reading.correction,
        "language": reading.language,
        "kind": reading.kind,
        "mode": reading.mode,
        "lead": reading.lead,
        "candidates": _candidates(reading),
    }


def _as_row(reading: Reading) -> dict[str, Any]:
    """The line of a stream: the values chosen, and every candidate."""
    return {
        "title": reading.title.value,
        "published": _plain(reading.published.value),
        "modified": _plain(reading.modified.value),
        "events": [_event(event) for event in reading.events],
        "candidates": _candidates(reading),
    }


def answer(line: str, now: datetime) -> dict[str, Any]:
    """The line of a stream for `{"html": path, "url": url}`; whatever is wrong with it is said in `error`."""
    try:
        asked = json.loads(line)
        if not isinstance(asked, dict) or not isinstance(asked.get("html"), str):
            return nothing('the line is not {"html": path, "url": url}')
        uri = asked.get("url") or ""
        if not isinstance(uri, str):
            return nothing('"url" is not a text')
        reading = page_of_file(Path(asked["html"]), uri, now)
        return _as_row(reading) | ({"error": NOTHING} if is_blank(reading) else {})
    except PageError as problem:
        return nothing(str(problem))
    except (ValueError, RecursionError):
        return nothing("the line is not JSON")


def encoded(plain: Mapping[str, Any], *, indent: int | None = None) -> str:
    """JSON in ASCII, so that nothing in it draws or hides, and without what a CI runner would obey in a log."""
    text = json.dumps(_without_secrets(plain), ensure_ascii=True, indent=indent)
    return text.replace("##[", "##\\u005b")


def _without_secrets(plain: Any) -> Any:  # noqa: ANN401 - JSON has no narrower type
    if isinstance(plain, str):
        return without_secrets(plain)[0]
    if isinstance(plain, Mapping):
        return {key: _without_secrets(value) for key, value in plain.items()}
    return [_without_secrets(value) for value in plain] if isinstance(plain, list) else plain


def nothing(why: str) -> dict[str, Any]:
    """The line of a stream where no page was read."""
    return {"title": None, "published": None, "modified": None, "events": [], "candidates": [], "error": why}


def _choice(choice: Choice[str] | Choice[date]) -> dict[str, Any]:
    return {
        "value": _plain(choice.value),
        "source": choice.source,
        "confidence": choice.confidence,
        "reason": choice.reason,
        "text": choice.text,
        "disagreement": choice.disagreement,
    }


def _candidates(reading: Reading) -> list[dict[str, Any]]:
    titles = [_candidate(one) for one in reading.title.candidates]
    return titles + [_candidate(one) for one in (*reading.published.candidates, *reading.modified.candidates)]


def _candidate(one: Evidence[str] | Evidence[date]) -> dict[str, Any]:
    return {
        "aspect": one.aspect,
        "value": _plain(one.value),
        "raw": one.raw,
        "source": one.source,
        "locator": one.locator,
        "confidence": one.confidence,
        "zone": one.zone,
        "precision": one.precision,
        "readings": [_plain(reading) for reading in one.readings],
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "start": event.when.start.isoformat(),
        "end": event.when.end.isoformat(),
        "text": event.when.text,
        "source": event.source,
        "snippet": event.snippet,
        "planned": event.planned,
        "confidence": event.confidence,
    }


def _plain(value: str | date | datetime | None) -> str | None:
    return value.isoformat() if isinstance(value, date) else value
