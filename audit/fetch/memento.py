"""Web archives (RFC 7089): what to ask one, what its index lists, and whether an answer is a capture of the cited page.

Archives are data (`archives.toml`, or the settings). Nothing an archive says is taken on trust: its index is sorted
again, and an answer is a capture only if it says when it was made (`Memento-Datetime`) and of which address.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias
from urllib.parse import quote

from audit.model.capture import Ask, Capture
from audit.model.errors import SettingsError
from audit.model.uri import Uri
from audit.text.urls import host, key

Dialect: TypeAlias = Literal["cdx-wayback", "cdx-pywb"]

LISTED = 20
"""Captures an index is asked for, those nearest the claim's date."""

_INDEX: Mapping[Dialect, str] = {"cdx-wayback": "/cdx/search/cdx", "cdx-pywb": "/cdx"}
_RAW: Mapping[Dialect, str] = {"cdx-wayback": "/web/", "cdx-pywb": "/"}
_FILTER: Mapping[Dialect, str] = {"cdx-wayback": "statuscode:200", "cdx-pywb": "=status:200"}
_LONGEST_INDEX = 1 << 20  # bytes; twenty rows take some five thousand
_MOST_ROWS = 1_000
_STAMP = re.compile(r"[0-9]{14}")
_WHEN = "%Y%m%d%H%M%S"
_CAPTURED = re.compile(r"/[0-9]{1,14}id_/(https?:.*)", re.IGNORECASE)
_LINK = re.compile(r"<([^<>]*)>([^<]*)")
_ORIGINAL = re.compile(
    r";[ \t]*rel[ \t]*=[ \t]*(?:\"(?:[^\"]*[ \t])?original(?:[ \t][^\"]*)?\"|original(?![^\s;,]))", re.IGNORECASE
)
_KEPT = "x-archive-orig-"


@dataclass(frozen=True, slots=True)
class Archive:
    """One archive: the address below which it answers, how it is asked, and its least seconds between two requests."""

    base: str
    dialect: Dialect
    interval: float = 0.0

    def __post_init__(self) -> None:
        """Raises SettingsError for an address that cannot be asked."""
        if not key(self.base).startswith(("http://", "https://")):
            raise SettingsError(f"archives: base {self.base!r} is no http or https address; write it whole")


@cache
def shipped() -> tuple[Archive, ...]:
    """The archives that are asked unless the settings name others."""
    table = tomllib.loads((Path(__file__).parent / "archives.toml").read_text(encoding="utf-8"))
    return tuple(Archive(one["base"], one["dialect"], one["interval"]) for one in table["archives"])


def index_ask(ask: Ask, archive: Archive) -> Ask:
    """The question which captures of a cited page the archive holds, those nearest the claim's date first."""
    wanted = [("url", key(ask.uri)), ("output", "json"), ("filter", _FILTER[archive.dialect]), ("limit", str(LISTED))]
    if ask.near is not None:
        wanted += [("closest", _noon(ask.near).strftime(_WHEN)), ("sort", "closest")]
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in wanted)
    return _for(ask, f"{archive.base.rstrip('/')}{_INDEX[archive.dialect]}?{query}")


def capture_asks(ask: Ask, archive: Archive, index: bytes) -> tuple[Ask, ...] | None:
    """The questions for the listed captures' raw bodies, the best first; None when the list cannot be read.

    Those made by the document's own day come first, then those nearest the claim's.
    """
    rows = _rows(index)
    if rows is None:
        return None
    moments = {moment for row in rows if (moment := _moment(row, ask.uri)) is not None}
    near = _noon(ask.near or ask.by or date.min)

    def far(moment: datetime) -> tuple[bool, float]:
        return ask.by is not None and moment.date() > ask.by, abs((moment - near).total_seconds())

    base = archive.base.rstrip("/") + _RAW[archive.dialect]
    ordered = sorted(sorted(moments), key=far)
    return tuple(_for(ask, f"{base}{moment.strftime(_WHEN)}id_/{key(ask.uri)}") for moment in ordered)


def taken_at(answer: Capture) -> datetime | None:
    """When the archive says the capture was made (aware UTC), None when it does not say."""
    try:
        moment = parsedate_to_datetime(answer.header("memento-datetime") or "")
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def mismatch(ask: Ask, answer: Capture) -> str | None:
    """Why an archive's answer is no capture of the cited page, as a cause; None when it is one."""
    if host(answer.final_uri) != host(ask.uri):
        return "left-the-archive"
    if taken_at(answer) is None:
        return "no-memento-datetime"
    original = _original(answer)
    if original is None or ask.cited is None or not _same(original, ask.cited):
        return "other-url"
    return None


def as_captured(answer: Capture, cited: Uri) -> Capture:
    """The archive's answer as the cited page's own, to be judged: the headers that came with the page among them."""
    own = tuple((name.removeprefix(_KEPT), value) for name, value in answer.headers if name.startswith(_KEPT))
    return replace(answer, uri=cited, final_uri=cited, hops=(), headers=(*answer.headers, *own))


def _for(ask: Ask, uri: Uri) -> Ask:
    return Ask(uri, near=ask.near, by=ask.by, cited=ask.uri)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def _rows(index: bytes) -> list[Mapping[str, object]] | None:
    """The rows of an index, by field name: a JSON table whose first row names the fields, or an object a line."""
    if len(index) > _LONGEST_INDEX:
        return None
    text = index.decode("utf-8", "replace").strip()
    if not text:
        return []
    whole = _json(text)
    if isinstance(whole, list):
        return _table(whole)
    rows: list[Mapping[str, object]] = [
        row for line in text.splitlines()[:_MOST_ROWS] if isinstance(row := _json(line), dict)
    ]
    return rows or None


def _table(rows: list[object]) -> list[Mapping[str, object]] | None:
    if not rows:
        return []
    if not all(isinstance(row, list) for row in rows):
        return None
    names, *captured = ([str(cell) for cell in row] for row in rows[: _MOST_ROWS + 1] if isinstance(row, list))
    return [dict(zip(names, row, strict=False)) for row in captured]


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _moment(row: Mapping[str, object], uri: Uri) -> datetime | None:
    """When a listed capture was made; None for a row that is no whole capture of that URI."""
    stamp, original = str(row.get("timestamp")), str(row.get("original", row.get("url")))
    if str(row.get("statuscode", row.get("status", "200"))) != "200" or not _same(original, uri):
        return None
    try:
        return datetime.strptime(stamp, _WHEN).replace(tzinfo=UTC) if _STAMP.fullmatch(stamp) else None
    except ValueError:
        return None


def _original(answer: Capture) -> Uri | None:
    """The address that was captured: the archive's `Link; rel="original"`, else the one in its own address."""
    return next(_linked(answer), None) or _in_path(answer.final_uri)


def _linked(answer: Capture) -> Iterator[Uri]:
    links = ", ".join(value for name, value in answer.headers if name == "link")
    return (link[1].strip() for link in _LINK.finditer(links) if _ORIGINAL.search(link[2]))


def _in_path(uri: Uri) -> Uri | None:
    found = _CAPTURED.search(uri)
    return found[1] if found else None


def _same(one: Uri, other: Uri) -> bool:
    """Whether two addresses are one page's. Archives' indexes make no difference between http and https."""
    return _bare(one) == _bare(other)


def _bare(uri: Uri) -> str:
    known = key(uri)
    return known.partition(":")[2] if known.startswith(("http:", "https:")) else known
