"""Walls that turn programs away, told by header, body or title; the signals are data (`walls.toml`), with evidence.

A wall makes a page blocked, naming its vendor and the signal: a person may still see the page. Nothing is evaded.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from audit.extract.wording import table_of
from audit.model.capture import Capture, Condition
from audit.model.reading import Reading
from audit.text.fold import squeeze
from audit.text.urls import host

_OK: Final = 200


@dataclass(frozen=True, slots=True)
class _Signals:
    headers: Sequence[Mapping[str, Any]]
    bodies: Sequence[Mapping[str, Any]]
    titles: Sequence[Mapping[str, Any]]
    blind: Sequence[Mapping[str, Any]]


def wall_in_headers(capture: Capture) -> Condition | None:
    """The wall that an answer's headers tell of."""
    for signal in _signals().headers:
        if _shows(signal, capture):
            return _challenge(signal, f"header {signal['name']}: {capture.header(signal['name'])}")
    return None


def wall_in_body(capture: Capture) -> Condition | None:
    """The wall that an answer's body is; only for answers that are no success, or have next to no text."""
    size = len(capture.payload)
    for signal in _signals().bodies:
        is_due = size < signal["below_bytes"] and capture.status in signal.get("status", (capture.status,))
        if is_due and signal["holds"].encode() in capture.payload:
            return _challenge(signal, f"the page holds {signal['holds']}")
    return None


def wall_in_title(reading: Reading) -> Condition | None:
    """The wall whose title an answer has; for the same answers, and for pages that do not bear out their address."""
    titles = {_plain(candidate.raw) for candidate in reading.title.candidates}
    for signal in _signals().titles:
        for title in signal["is"]:
            if title in titles:
                return _challenge(signal, f"the title is “{title}”")
    return None


def blind(capture: Capture) -> Condition | None:
    """The wall of a host that answers 200 whatever it is asked for."""
    hosts = {host(capture.final_uri), host(capture.uri)} if capture.status == _OK else set()
    for rule in _signals().blind:
        if hosts & set(rule["hosts"]):
            return Condition("blocked", rule["cause"], signal="the host answers alike for pages that do not exist")
    return None


def _challenge(signal: Mapping[str, Any], seen: str) -> Condition:
    return Condition("blocked", f"challenge:{signal['vendor']}", signal=seen[:200])


def _plain(title: str) -> str:
    return squeeze(title[:300]).casefold().replace("\u2019", "'").replace("\u2026", "...")


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


@cache
def _signals() -> _Signals:
    return _Signals(**table_of("walls.toml"))
