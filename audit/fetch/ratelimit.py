"""What an answer says about when its host wants to be asked again.

`Retry-After` is the standard (RFC 9110 section 10.2.3). Quotas are told in fields that never became one
(`audit.text.quota`), and when they begin anew likewise:

    RateLimit: "default";r=0;t=30                     draft-ietf-httpapi-ratelimit-headers, 08 and later: seconds
    RateLimit: limit=100, remaining=0, reset=30       draft 07
    RateLimit-Reset                                   drafts 00 to 06: seconds
    X-RateLimit-Reset                                 GitHub: seconds since 1970; others: seconds from now, or a time
    X-Rate-Limit-Reset, X-RateLimit-Reset-After       the same, spelt otherwise

Nothing here is capped: how long a host is heeded is the policy's business.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from audit.fetch.exchange import Exchange, WireEvent
from audit.text.quota import forbidden_for_now, policies, used_up
from audit.text.regex import regex

_TOO_MANY = frozenset({420, 429})  # 420 before 429 was a standard
_LATER = _TOO_MANY | {408, 425, 500, 502, 503, 504}
_RESET = (
    "ratelimit-reset",
    "x-ratelimit-reset-after",
    "x-ratelimit-reset",
    "x-rate-limit-reset",
)
_NUMBER = regex(r"[0-9]{1,15}(?:\.[0-9]{1,9})?")
_SINCE_1970 = 1_000_000_000.0  # seconds; no reset is thirty years away
_IN_MILLISECONDS = 1_000 * _SINCE_1970


def asked_pause(end: WireEvent, now: datetime) -> float | None:
    """Seconds from now (aware UTC) for which the host asks to be left alone, 0 or more; None when it does not.

    An answer that says "later" is heeded in either form, any other only when it says that nothing is left of a quota.
    What is past, and what cannot be read, says nothing.
    """
    if not isinstance(end, Exchange):
        return None
    if end.status in _LATER or is_rate_limit(end):
        after = _retry_after(end, now)
        if after is not None:
            return after
    if end.status in _TOO_MANY or used_up(end.headers):
        return max(_resets(end, now), default=None)
    return None


def is_rate_limit(end: WireEvent) -> bool:
    """Whether an answer only says that too much was asked: 429, or a 403 that tells of a quota or of a later time.

    Which 403 that is, `audit.text.quota` knows: whoever judges the page must not see it otherwise.
    """
    return isinstance(end, Exchange) and (end.status in _TOO_MANY or forbidden_for_now(end.status, end.headers))


def _retry_after(answer: Exchange, now: datetime) -> float | None:
    """Both forms count, a number of seconds and a date."""
    written = (answer.header("retry-after") or "").strip()
    if written.isascii() and written.isdigit():
        return float(written)
    return _ahead(_http_date(written), now)


def _resets(answer: Exchange, now: datetime) -> Iterator[float]:
    """Seconds until each quota that is told of begins anew, of several policies those that are used up."""
    for told in policies(answer.headers):
        left, seconds = told.get("r", told.get("remaining", 0)), told.get("t", told.get("reset"))
        if seconds is not None and not left:
            yield float(seconds)
    for name in _RESET:
        seconds_left = _until((answer.header(name) or "").strip(), now)
        if seconds_left is not None:
            yield seconds_left


def _until(written: str, now: datetime) -> float | None:
    """Seconds until a reset, written as seconds from now, as (milli)seconds since 1970, or as a time."""
    if not _NUMBER.fullmatch(written):
        return _ahead(_iso(written) or _http_date(written), now)
    number = float(written)
    if number < _SINCE_1970:
        return number
    ahead = (number / 1_000 if number >= _IN_MILLISECONDS else number) - now.timestamp()
    return ahead if ahead >= 0 else None


def _ahead(moment: datetime | None, now: datetime) -> float | None:
    """Seconds until the moment; None when it is past."""
    seconds = None if moment is None else (moment - now).total_seconds()
    return seconds if seconds is not None and seconds >= 0 else None


def _http_date(written: str) -> datetime | None:
    """An HTTP date in any of its three forms (RFC 9110 section 5.6.7)."""
    try:
        return _aware(parsedate_to_datetime(written))
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _iso(written: str) -> datetime | None:
    try:
        return _aware(datetime.fromisoformat(written))
    except ValueError:
        return None


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
