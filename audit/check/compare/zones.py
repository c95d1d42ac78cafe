"""Days in the zone of who published them, for the comparison only: what a page tells stays as it stands there.

A post's ID and a stamp in UTC tell a moment; on which day it fell over there is known where the settings name the
publisher's zone. And what is "today" to a publisher may be tomorrow where it happened.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from audit.model.document import DateInterval
from audit.model.reading import Choice, Event, Evidence, Page, Reading
from audit.model.uri import Uri
from audit.text.time_zones import zone_of_domain, zones_of
from audit.text.urls import host, path

UTC_NAMES = frozenset({"+00:00", "+0000", "Z", "UTC"})
_HANGING = ("lead:today", "lead:yesterday", "lead:days-ago", "lead:tomorrow")
"""Events of these rules are counted from the day of publication."""
_AWAKE = range(7, 23)
"""The hours at which people meet and call each other."""
_ANYWHERE = (ZoneInfo("America/New_York"), ZoneInfo("Europe/Brussels"))
"""Between these two most publishers are taken to be of whom nothing tells it."""


def in_zone(page: Page, zones: Mapping[str, ZoneInfo]) -> Page:
    """The page with what it tells in UTC alone told in its publisher's zone, if `zones` names one."""
    zone = zone_for(page.uri, zones) if zones else None
    published = page.reading.published
    if zone is None or published.value is None:
        return page
    moments = [one.moment for one in _told(published) if one.moment is not None] if only_in_utc(published) else []
    if not moments:
        return replace(page, reading=replace(page.reading, published=_placed(published, zone)))
    local = min(moments).astimezone(zone)
    events = _shifted(page.reading, local.date() - published.value)
    there = replace(_placed(published, zone, local.date()), value=local.date(), text=_in_words(published, local, zone))
    return replace(page, reading=replace(page.reading, published=there, events=events))


def zone_for(uri: Uri, zones: Mapping[str, ZoneInfo]) -> ZoneInfo | None:
    """The zone under the longest key that fits: a host, which covers the hosts below it, and the path's beginning."""
    name, way = host(uri), path(uri).casefold()
    fitting = [key for key in zones if _fits(key.casefold().rstrip("/"), name, way)]
    return zones[max(fitting, key=len)] if fitting else None


def only_in_utc(published: Choice[date]) -> bool:
    """Whether every candidate for the chosen day is a moment in UTC, so that the local day may be another."""
    zones = {candidate.zone for candidate in _told(published)}
    return bool(zones) and zones <= UTC_NAMES


def explained_by_place(day: date, claimed: DateInterval, reading: Reading, place: str | None) -> bool:
    """Whether `day`, next to the claimed ones, was one of them where it happened, at an hour at which people meet.

    The publisher's zone is that of the settings, of what the page itself writes, or of the host's national domain;
    where none of them tells it, a place far from where most publishers are explains the day (Jakarta, not Oslo).
    """
    over_there = zones_of(place or "")
    near = [one for stretch in claimed.stretches for one in stretch if abs((one - day).days) == 1]
    return any(
        datetime.combine(one, time(hour), there).astimezone(here).date() == day
        for one in near
        for there in over_there
        for here in _publishers(reading)
        for hour in _AWAKE
    )


def _publishers(reading: Reading) -> tuple[tzinfo, ...]:
    """The zones the publisher may be in."""
    written = next((zone for zone in map(_zone, _told(reading.published)) if zone is not None), None)
    known = written or zone_of_domain(host(reading.uri))
    return _ANYWHERE if known is None else (known,)


def _fits(key: str, name: str, way: str) -> bool:
    wanted, _, begins = key.partition("/")
    of_host = name == wanted or name.endswith(f".{wanted}")
    return of_host and f"{way}/".startswith(f"/{begins}/" if begins else "/")


def _told(published: Choice[date]) -> tuple[Evidence[date], ...]:
    return tuple(one for one in published.candidates if one.value == published.value)


def _placed(published: Choice[date], zone: ZoneInfo, day: date | None = None) -> Choice[date]:
    """The candidates for the chosen day in that zone; those that write a zone of their own keep it."""
    candidates = tuple(
        replace(one, value=day or one.value, zone=zone.key)
        if one.value == published.value and (one.zone is None or day)
        else one
        for one in published.candidates
    )
    return replace(published, candidates=candidates)


def _in_words(published: Choice[date], local: datetime, zone: ZoneInfo) -> str:
    """The stamp as written, and what it is in that zone."""
    written = published.text or next((one.raw for one in _told(published) if one.source == published.source), "")
    return f"{written} ({local:%Y-%m-%d %H:%M} in {zone.key})".strip()


def _shifted(reading: Reading, by: timedelta) -> tuple[Event, ...]:
    return tuple(
        replace(one, when=replace(one.when, start=one.when.start + by, end=one.when.end + by))
        if by and one.source.startswith(_HANGING)
        else one
        for one in reading.events
    )


def _zone(candidate: Evidence[date]) -> tzinfo | None:
    """The zone a candidate is written in; None for UTC, which systems write wherever they stand."""
    written = candidate.zone
    if written is None or written in UTC_NAMES:
        return None
    if written[0] in "+-":
        hours, _, minutes = written[1:].partition(":")
        offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
        return timezone(-offset if written[0] == "-" else offset) if offset < timedelta(days=1) else None
    return ZoneInfo(written)
