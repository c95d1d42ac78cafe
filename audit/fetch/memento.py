"""Web archives (RFC 7089): what to ask one, which captures to ask for, and whether an answer is one of the cited page.

Archives are data (`archives.toml`, or the settings). Nothing an archive says is taken on trust: what it lists is sorted
again, and an answer is a capture only if it is a raw one and says when it was made (`Memento-Datetime`) and of which
address. The page's own headers come along with it (pywb 2.10 sends them as they were, before its own), so where a
header tells two things the last counts: that is the archive's.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeAlias
from urllib.parse import quote

from audit.fetch.links import links
from audit.fetch.listing import http_date, moments, same_page, timemap_moments
from audit.fetch.policy import Limit
from audit.model.capture import Ask, Capture, Outcome, Role
from audit.model.errors import SettingsError
from audit.model.uri import Uri
from audit.text.regex import regex
from audit.text.urls import authority, key, public_key

Dialect: TypeAlias = Literal["cdx-wayback", "cdx-pywb", "timemap"]

OF_ARCHIVES: frozenset[Role] = frozenset({"index", "capture"})
"""The roles of asks that are put to an archive."""

LISTED = 20
"""Captures an index is asked for, those nearest the claim's date; a TimeMap lists all there are."""

_INDEX: Mapping[Dialect, str] = {
    "cdx-wayback": "/cdx/search/cdx?",
    "cdx-pywb": "/cdx?",
    "timemap": "/timemap/link/",
}
_RAW: Mapping[Dialect, str] = {"cdx-wayback": "/web", "cdx-pywb": "", "timemap": ""}
_FILTER: Mapping[Dialect, str] = {"cdx-wayback": "statuscode:200", "cdx-pywb": "=status:200"}
_OK = 200
_NOT_KNOWN = 404
_LIST_LASTS = timedelta(days=7)
_WHEN = "%Y%m%d%H%M%S"
_CAPTURED = regex(r"/[0-9]{1,14}id_/(https?:.*)", re.IGNORECASE)
_MOST = 100  # captures worth a question; a TimeMap may list thousands
_SHOWN = 200  # characters of an address that an archive gives, for people
_FOR_READERS = frozenset({"name", "evidence"})
_KEPT = "x-archive-orig-"


@dataclass(frozen=True, slots=True)
class Archive:
    """One archive: the address below which it answers, and how it is asked.

    Raw captures are at `<replay>/<14 digits>id_/<url>`; without `replay`, where the dialect has them below `base`.
    `interval` is the least seconds between two questions to its index, `replay_interval` between two for captures, and
    `pause` how long it is left alone after a 429 that does not say.
    """

    base: str
    dialect: Dialect
    replay: str | None = None
    interval: float = 0.0
    replay_interval: float = 0.0
    pause: float = 0.0

    def __post_init__(self) -> None:
        """Raises SettingsError for an address that cannot be asked."""
        for name, address in (("base", self.base), ("replay", self.replay or self.base)):
            if not key(address).startswith(("http://", "https://")):
                raise SettingsError(f"archives: {name} {address!r} is no http or https address; write it whole")

    @property
    def index(self) -> Uri:
        """What the addresses of its index begin with."""
        return self.base.rstrip("/") + _INDEX[self.dialect]

    @property
    def captures(self) -> Uri:
        """What the addresses of its captures begin with."""
        return (self.base.rstrip("/") + _RAW[self.dialect] if self.replay is None else self.replay.rstrip("/")) + "/"

    @property
    def limits(self) -> tuple[Limit, Limit]:
        """How often its index and its captures may be asked for."""
        return (
            Limit(key(self.index), self.interval, self.pause),
            Limit(key(self.captures), self.replay_interval, self.pause),
        )


@dataclass(frozen=True, slots=True)
class _OwnPage:
    """A page that archives make themselves, known by what it holds."""

    holds: tuple[bytes, ...]
    cause: str
    tells: str


@cache
def shipped() -> tuple[Archive, ...]:
    """The archives that are asked unless the settings name others."""
    told = ({name: value for name, value in one.items() if name not in _FOR_READERS} for one in _table()["archives"])
    return tuple(Archive(**one) for one in told)


@cache
def _own_pages() -> tuple[_OwnPage, ...]:
    return tuple(
        _OwnPage(tuple(mark.encode() for mark in one["holds"]), one["cause"], one["tells"])
        for one in _table()["own_pages"]
    )


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "archives.toml").read_text(encoding="utf-8"))


def index_ask(ask: Ask, archive: Archive) -> Ask:
    """The question which captures of a cited page the archive holds, those nearest the claim's date first."""
    page = public_key(ask.uri)
    if archive.dialect == "timemap":
        return _for(ask, archive.index + page, "index")
    wanted = [("url", page), ("output", "json"), ("filter", _FILTER[archive.dialect]), ("limit", str(LISTED))]
    if ask.near is not None:
        wanted += [("closest", _noon(ask.near).strftime(_WHEN)), ("sort", "closest")]
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in wanted)
    return _for(ask, archive.index + query, "index")


def undated(index_uri: Uri) -> str:
    """A question to an index without the day it asks near: the same is asked about the same page for another day."""
    return index_uri.partition("&closest=")[0]


def lasts(ask: Ask, kept: Outcome, now: datetime) -> bool:
    """Whether what an archive answered once need not be asked again: a capture for good, a list for a week.

    Lists that were empty may have filled, so they are asked for anew, as is what was no list.
    """
    if not isinstance(kept, Capture) or kept.status != _OK or kept.flaw:
        return False
    if ask.role == "capture":
        return taken_at(kept) is not None
    if ask.role != "index" or ask.cited is None or now - kept.captured_at >= _LIST_LASTS:
        return False
    return bool(moments(kept.payload, ask.cited) or timemap_moments(kept.payload, ask.cited))


def is_index(answer: Capture, archive: Archive) -> bool:
    """Whether the answer may be read as the archive's list; of a page it never captured a TimeMap is a 404."""
    empty = archive.dialect == "timemap" and answer.status == _NOT_KNOWN
    return (answer.status == _OK or empty) and not answer.flaw


def capture_asks(ask: Ask, archive: Archive, answer: Capture) -> tuple[Ask, ...] | None:
    """The questions for the listed captures' raw bodies, the best first; None when the answer is no list.

    Those made by the document's own day come first, then those nearest the claim's.
    """
    if answer.status == _NOT_KNOWN:
        return ()
    read = timemap_moments if archive.dialect == "timemap" else moments
    found = read(answer.payload, ask.uri)
    if found is None:
        return None
    near = _noon(ask.near or ask.by or date.min)

    def far(moment: datetime) -> tuple[bool, float]:
        return ask.by is not None and moment.date() > ask.by, abs((moment - near).total_seconds())

    page = public_key(ask.uri)
    return tuple(
        _for(ask, f"{archive.captures}{moment.strftime(_WHEN)}id_/{page}", "capture")
        for moment in sorted(sorted(found), key=far)[:_MOST]
    )


def taken_at(answer: Capture) -> datetime | None:
    """When the archive says the capture was made (aware UTC), None when it does not say."""
    said = [value for name, value in answer.headers if name == "memento-datetime"]
    return http_date(said[-1]) if said else None


def mismatch(ask: Ask, answer: Capture) -> tuple[str, str] | None:
    """Why an archive's answer is no capture of the cited page, as a cause and for people; None when it is one."""
    if authority(answer.final_uri) != authority(ask.uri):
        return "left-the-archive", "the archive sends on to another site"
    if taken_at(answer) is None:
        return "no-memento-datetime", "the answer does not say when it was captured"
    address = _CAPTURED.search(answer.final_uri)
    if address is None:
        return "not-raw", "the answer is the archive’s own view of a capture"
    own = next((one for one in _own_pages() if all(mark in answer.payload for mark in one.holds)), None)
    if own is not None:
        return own.cause, own.tells
    said = [address[1], *_originals(answer)[-1:]]
    other = next((uri for uri in said if ask.cited is None or not same_page(uri, ask.cited)), None)
    return None if other is None else ("other-url", f"the capture is of “{other[:_SHOWN]}”")


def as_captured(answer: Capture, cited: Uri) -> Capture:
    """The archive's answer as the cited page's own, to be judged: the headers that came with the page are its own."""
    own = tuple((name.removeprefix(_KEPT), value) for name, value in answer.headers if name.startswith(_KEPT))
    return replace(answer, uri=cited, final_uri=cited, hops=(), headers=(*own, *answer.headers))


def _for(ask: Ask, uri: Uri, role: Role) -> Ask:
    return Ask(uri, near=ask.near, by=ask.by, cited=ask.uri, role=role)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def _originals(answer: Capture) -> list[Uri]:
    """The addresses that the `Link` headers call the captured one, in order."""
    written = ", ".join(value for name, value in answer.headers if name == "link")
    return [link.target for link in links(written) if "original" in link.relations]
