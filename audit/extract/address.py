"""Dates that a page's address tells: a day in the path, a post ID that encodes its time.

A date counts only as whole path segments: `/2021/12/09/` is a day (equal to the local publication date on 12,255 of
12,255 pages of one publisher), `/2021/04/92713` and `/2023/10/3-fragen` are not.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Final

from audit.extract.stamps import calendar_day
from audit.extract.witness import Witness
from audit.model.document import Precision
from audit.model.uri import Uri
from audit.text.months import month_of
from audit.text.regex import regex
from audit.text.urls import host

_PATH: Final = 0.96
_TOGETHER: Final = 0.93
# A slug that begins with a day (right on 11 of 11) is often named for an event: it confirms, it never speaks alone.
_SLUG: Final = 0.70
_SLUG_AND_MONTH: Final = 0.78  # … unless the path tells the same month: "/2021/12/211207-talks-begin"
_POST_ID: Final = 0.99
_LONGEST: Final = 4_000
_SCHEMES: Final = frozenset({"http:", "https:"})

_AUTHORITY = regex(r"^[a-zA-Z][a-zA-Z0-9+.-]*://[^/?#]*")
_WHOLE_DAY = regex(r"^((?:19|20)\d\d)[-_.]?(\d\d)[-_.]?(\d\d)$")
_SLUG_DAY = regex(r"^((?:19|20)\d\d)(-?)(\d\d)\2(\d\d)[-_](?=[A-Za-z])")
_SLUG_IN_MONTH = regex(r"^(?:19|20)?(\d\d)(-?)(\d\d)\2(\d\d)(?=[-_][A-Za-z])")
_YEAR = regex(r"^(?:19|20)\d\d$")
_NUMBER = regex(r"^\d{1,2}$")
_YEAR_MONTH = regex(r"^((?:19|20)\d\d)[-_.]?(\d\d)$")


@dataclass(frozen=True, slots=True)
class IdRule:
    """Where an ID stands in an address and how it holds its time; `evidence` says how we know."""

    name: str
    hosts: frozenset[str]
    path: re.Pattern[str]
    shift: int
    epoch: int
    first: int
    evidence: str


def told(uri: Uri) -> Iterator[Witness]:
    """Every date the address tells of the page's publication."""
    path = _path(uri)
    yield from _from_id(host(uri), path)
    yield from _from_segments([segment for segment in path.split("/") if segment])


def _path(uri: Uri) -> str:
    return re.split(r"[?#]", _AUTHORITY.sub("", uri[:_LONGEST]), maxsplit=1)[0]


def _from_segments(segments: Sequence[str]) -> Iterator[Witness]:
    for at, segment in enumerate(segments):
        following = segments[at + 1 : at + 3]
        if following and following[0] in _SCHEMES:
            continue  # an archive's time of capture before the address that it captured
        if found := _WHOLE_DAY.match(segment):
            day = calendar_day(int(found[1]), int(found[2]), int(found[3]))
            if day:
                yield _witness(segment, (day,), _TOGETHER)
        elif found := _SLUG_DAY.match(segment):
            day = calendar_day(int(found[1]), int(found[3]), int(found[4]))
            if day:
                yield replace(_witness(found[0].rstrip("-_"), (day,), _SLUG), source="url-slug")
        elif _YEAR.match(segment) and following:
            yield from _from_year(int(segment), segment, following)
        elif (found := _YEAR_MONTH.match(segment)) and 1 <= int(found[2]) <= len(_MONTHS):
            yield _witness(segment, (), _PATH, (int(found[1]), int(found[2])))


def _from_year(year: int, segment: str, following: Sequence[str]) -> Iterator[Witness]:
    month = _month(following[0])
    if month is None:
        return
    if len(following) > 1 and _NUMBER.match(following[1]):
        day = calendar_day(year, month, int(following[1]))
        if day:
            yield _witness(f"{segment}/{following[0]}/{following[1]}", (day,), _PATH)
            return
    yield _witness(f"{segment}/{following[0]}", (), _PATH, (year, month))
    found = _SLUG_IN_MONTH.match(following[1]) if len(following) > 1 else None
    if found and (int(found[1]), int(found[3])) == (year % 100, month):
        day = calendar_day(year, month, int(found[4]))
        if day:
            raw = f"{segment}/{following[0]}/{found[0]}"
            yield replace(_witness(raw, (day,), _SLUG_AND_MONTH), source="url-slug")


_MONTHS: Final = range(1, 13)


def _month(segment: str) -> int | None:
    if _NUMBER.match(segment):
        return int(segment) if int(segment) in _MONTHS else None
    return month_of(segment, "en") if segment.isalpha() else None


def _witness(raw: str, days: tuple[date, ...], trust: float, month: tuple[int, int] | None = None) -> Witness:
    precision: Precision = "day" if days else "month"
    return Witness("published", "url", "url-path", f"path segments {raw}", raw, days, trust, None, precision, month)


def _from_id(name: str, path: str) -> Iterator[Witness]:
    for rule in _rules():
        found = rule.path.match(path) if name in rule.hosts else None
        if found and int(found[1]) >= rule.first:
            instant = datetime.fromtimestamp(((int(found[1]) >> rule.shift) + rule.epoch) / 1000, tz=UTC)
            locator = f"{rule.name} {found[1]}: {instant.isoformat(timespec='milliseconds')}"
            day = (instant.date(),)
            yield Witness("published", "id", "post-id", locator, found[1], day, _POST_ID, "+00:00", moment=instant)


@cache
def _rules() -> tuple[IdRule, ...]:
    with Path(__file__).with_name("post_ids.toml").open("rb") as file:
        rules = tomllib.load(file)["rules"]
    return tuple(
        IdRule(
            name=rule["name"],
            hosts=frozenset(rule["hosts"]),
            path=re.compile(rule["path"]),
            shift=rule["shift"],
            epoch=rule["epoch"],
            first=rule["first"],
            evidence=rule["evidence"],
        )
        for rule in rules
    )
