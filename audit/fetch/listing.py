"""What an archive lists of one page: the answer of its index (CDX) or its TimeMap (RFC 7089), read into moments.

Nothing listed is taken on trust: rows of other pages, of other statuses and without a whole time are passed over, and
an answer that is no list at all (an error page, a list cut short) is told from an empty one.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from audit.fetch.links import links
from audit.model.uri import Uri
from audit.text.regex import regex
from audit.text.urls import public_key

_LONGEST = 1 << 20  # bytes; twenty rows take some five thousand
_LONGEST_TIMEMAP = 1 << 22  # bytes; each capture takes some 150
_MOST_ROWS = 1_000
_TIME = "timestamp"
_STAMP = regex(r"[0-9]{14}")
_WHEN = "%Y%m%d%H%M%S"
_OF_A_TIMEMAP = frozenset({"original", "self", "timegate", "timemap", "memento"})


def moments(listed: bytes, uri: Uri) -> frozenset[datetime] | None:
    """When the page of that URI was captured whole, by a CDX answer; None when the answer is no such list."""
    rows = _rows(listed)
    return None if rows is None else frozenset(at for row in rows if (at := _of_row(row, uri)) is not None)


def timemap_moments(listed: bytes, uri: Uri) -> frozenset[datetime] | None:
    """When the page of that URI was captured in any state, by a TimeMap; None when the answer is none."""
    if len(listed) > _LONGEST_TIMEMAP:
        return None
    is_one = is_of_the_page = False
    found: set[datetime] = set()
    for link in links(listed.decode("utf-8", "replace")):
        is_one = is_one or not _OF_A_TIMEMAP.isdisjoint(link.relations)
        is_of_the_page = is_of_the_page or ("original" in link.relations and same_page(link.target, uri))
        at = http_date(link.parameters.get("datetime", "")) if "memento" in link.relations else None
        found |= {at} if at else set()
    return frozenset(found if is_of_the_page else ()) if is_one else None


def same_page(one: Uri, other: Uri) -> bool:
    """Whether two addresses are one page's.

    Archives' indexes make no difference between http and https, nor by a slash at the end; neither is made here. They
    make none by `www.` and letter case either, but servers do.
    """
    return _bare(one) == _bare(other)


def http_date(written: str) -> datetime | None:
    """An HTTP date as aware UTC time, or None."""
    try:
        moment = parsedate_to_datetime(written)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _rows(listed: bytes) -> list[Mapping[str, object]] | None:
    """The rows of an index, by field name: a JSON table whose first row names the fields, or an object a line."""
    if len(listed) > _LONGEST:
        return None
    text = listed.decode("utf-8", "replace").strip()
    if not text:
        return []
    whole = _json(text)
    if isinstance(whole, list):
        return _table(whole)
    lines = [_json(line) for line in text.splitlines()[:_MOST_ROWS]]
    rows: list[Mapping[str, object]] = [row for row in lines if isinstance(row, dict) and _TIME in row]
    return rows or None


def _table(rows: list[object]) -> list[Mapping[str, object]] | None:
    cells = [row for row in rows[: _MOST_ROWS + 1] if isinstance(row, list)]
    if len(cells) < len(rows[: _MOST_ROWS + 1]):
        return None
    names, *captured = cells or [[]]
    if captured and _TIME not in names:
        return None
    return [dict(zip(map(str, names), row, strict=False)) for row in captured]


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _of_row(row: Mapping[str, object], uri: Uri) -> datetime | None:
    """When a listed capture was made; None for a row that is no whole capture of that page."""
    stamp, original = str(row.get(_TIME)), str(row.get("original", row.get("url")))
    if str(row.get("statuscode", row.get("status", "200"))) != "200" or not same_page(original, uri):
        return None
    try:
        return datetime.strptime(stamp, _WHEN).replace(tzinfo=UTC) if _STAMP.fullmatch(stamp) else None
    except ValueError:
        return None


def _bare(uri: Uri) -> str:
    known = public_key(uri)
    if known.startswith(("http:", "https:")):
        known = known.partition(":")[2]
    return known if "?" in known else known.removesuffix("/")
