"""The condition of a page as evidence, from what came back and what it says of itself: made here and nowhere else.

Only a 404, a 410, a page that says it is not there, and a name that does not exist are ever called gone. A server that
turns programs away makes a page blocked, not gone: a person may still see it. A body that is not whole is broken.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from audit.model.capture import Capture, Condition, Flaw, Outcome, State
from audit.model.reading import Reading
from audit.text.fold import squeeze
from audit.text.urls import host

CAUSES: Final[Mapping[str, State]] = {
    "invalid-url": "invalid",
    "refused-scheme": "refused",
    "refused-address": "refused",
    "no-such-host": "gone",
    "dns-error": "unavailable",
    "connect-refused": "unavailable",
    "connect-timeout": "unavailable",
    "connect-error": "unavailable",
    "tls-certificate": "broken",
    "tls-error": "broken",
    "read-timeout": "unavailable",
    "deadline": "unavailable",
    "reset": "unavailable",
    "protocol-error": "broken",
    "headers-too-large": "broken",
    "redirect-loop": "broken",
    "too-many-redirects": "broken",
    "redirect-without-location": "broken",
    "robots": "blocked",
    "host-unavailable": "unchecked",
    "not-on-cassette": "unchecked",
    "network-down": "unchecked",
}
"""What each cause of no answer makes of a page."""

_FLAWS: Final[Mapping[Flaw, State]] = {
    "truncated": "broken",
    "undecodable": "broken",
    "too-large": "broken",
    "timeout": "unavailable",
    "reset": "unavailable",
}
_GONE: Final = frozenset({404, 410})
_BLOCKED: Final = frozenset({401, 402, 403, 451, 999})
_LATER: Final = frozenset({408, 425, 429})
_PERMANENT: Final = frozenset({301, 308})
_NO_BODY: Final = frozenset({204, 205, 304})
_WHOLE: Final = frozenset({200, 203})  # of success only these carry the page: 202 has it later, 206 a part of it
_SERVER_ERROR: Final = 500
_PAGES: Final = ("text/html", "application/xhtml+xml")
_SEPARATORS: Final = ("", "|", "-", "–", "—", "·", "»", "«")
_SNIFFED: Final = 1_024  # characters at the start in which an HTML page shows itself


def judge(outcome: Outcome, reading: Reading | None) -> Condition:
    """The condition of the page that `outcome` answered with; `reading` is that answer read, None without a body."""
    if not isinstance(outcome, Capture):
        return Condition(CAUSES.get(outcome.cause, "broken"), outcome.cause)
    wall = _wall(outcome, reading)
    if wall:
        return Condition("blocked", wall)
    if not 200 <= outcome.status < 300:  # noqa: PLR2004 - HTTP's own class of success
        return Condition(_of_status(outcome.status), f"http-{outcome.status}")
    return _of_success(outcome, reading)


def not_the_page(cause: str) -> Condition:
    """The condition of an answer that came in a page's stead and is none: what an archive shows of another page."""
    return Condition("broken", cause)


def _of_status(status: int) -> State:
    if status in _GONE:
        return "gone"
    if status in _BLOCKED:
        return "blocked"
    if status in _LATER or status >= _SERVER_ERROR:
        return "unavailable"
    return "broken"


def _of_success(capture: Capture, reading: Reading | None) -> Condition:
    if capture.flaw:
        return Condition(_FLAWS[capture.flaw], capture.flaw)
    if capture.status in _NO_BODY or not capture.payload.strip():
        return Condition("broken", "empty" if capture.status not in _NO_BODY else f"http-{capture.status}")
    if capture.status not in _WHOLE:
        return Condition("broken", f"http-{capture.status}")
    if not _is_page(capture):
        return Condition("broken", "not-html")
    if reading and _says_not_found(reading):
        return Condition("gone", "soft-404")
    moved = any(hop.status in _PERMANENT for hop in capture.hops)
    return Condition("ok", "http-200" if capture.status == 200 else f"http-{capture.status}", moved)  # noqa: PLR2004 - OK


def _is_page(capture: Capture) -> bool:
    """Whether the answer is HTML: it says so, or it says nothing useful and looks so."""
    declared = (capture.header("content-type") or "").partition(";")[0].strip().lower()
    if declared:
        return declared in _PAGES
    start = capture.payload[:_SNIFFED].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith(b"<") and any(mark in start for mark in (b"<!doctype html", b"<html", b"<head", b"<title"))


def _says_not_found(reading: Reading) -> bool:
    """Whether the page's title or first heading says that the page is not there."""
    wordings = _wordings()
    said = {_plain(candidate.value or candidate.raw) for candidate in reading.title.candidates}
    said |= {_plain(reading.title.value or "")}
    return any(text in wordings.whole or _opens(text, wordings.opening) for text in said if text)


def _opens(text: str, wordings: Sequence[str]) -> bool:
    """Whether a text begins with one of the wordings, set off from what follows: "404 - Page Not Found"."""
    return any(text.startswith(wording) and text[len(wording) :].lstrip()[:1] in _SEPARATORS for wording in wordings)


def _plain(text: str) -> str:
    return squeeze(text[:300]).casefold().replace("\u2019", "'").rstrip(".! ")


def _wall(capture: Capture, reading: Reading | None) -> str | None:
    """The cause when a wall stands before the page, naming its vendor, else None."""
    signals = _signals()
    for signal in signals.headers:
        if _shows(signal, capture):
            return f"challenge:{signal['vendor']}"
    for signal in signals.bodies:
        if len(capture.payload) < signal["below_bytes"] and signal["holds"].encode() in capture.payload:
            return f"challenge:{signal['vendor']}"
    titles = {squeeze(c.raw[:300]).casefold() for c in reading.title.candidates} if reading else set()
    for signal in signals.titles:
        if signal["is"] in titles:
            return f"challenge:{signal['vendor']}"
    if capture.status == 200:  # noqa: PLR2004 - OK
        hosts = {host(capture.final_uri), host(capture.uri)}
        return next((str(rule["cause"]) for rule in signals.blind if hosts & set(rule["hosts"])), None)
    return None


def _shows(signal: Mapping[str, Any], capture: Capture) -> bool:
    value = capture.header(signal["name"])
    if value is None or capture.status not in signal.get("status", (capture.status,)):
        return False
    value = value.strip().lower()
    if "is" in signal:
        return value == str(signal["is"])
    if "holds" in signal:
        return str(signal["holds"]) in value
    return value != signal.get("unless")


@dataclass(frozen=True, slots=True)
class _Signals:
    headers: Sequence[Mapping[str, Any]]
    bodies: Sequence[Mapping[str, Any]]
    titles: Sequence[Mapping[str, Any]]
    blind: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class _Wordings:
    whole: frozenset[str]
    opening: tuple[str, ...]


@cache
def _signals() -> _Signals:
    return _Signals(**_table("walls.toml"))


@cache
def _wordings() -> _Wordings:
    table = _table("notfound.toml")
    return _Wordings(frozenset(map(_plain, table["whole"])), tuple(map(_plain, table["opening"])))


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
