"""Sites that keep failing in the same way are left alone: a breaker for each (Nygard, "Release It!", 2007).

While a site is down, each of its pages would cost all its attempts and their waits, and each attempt burdens a server
that is in trouble already. After eight pages in a row that ended in the very same failure the others are not asked any
more in this round. Later in the run one of them is asked as a probe: if it fails alike, that was all, and if not, the
rest are asked as usual. Failures that differ are those of pages rather than of the site, and never add up.
"""

from dataclasses import dataclass
from typing import Final

from audit.fetch.exchange import OWN_FAULT, Failure, WireEvent
from audit.fetch.retry import worth_another
from audit.model.uri import Uri
from audit.text.urls import site

FAILURES: Final = 8
"""Pages in a row; with fewer, a handful of pages that are broken alike would pass for the site."""

HOST_UNAVAILABLE: Final = "host-unavailable"


@dataclass(slots=True)
class _Streak:
    """How a site failed last, how many pages in a row did, and whether it was asked once more since then."""

    cause: str = ""
    length: int = 0
    probed: bool = False


class Breaker:
    """What every site answered last; a site is a scheme, host and port."""

    def __init__(self) -> None:
        """Every site is asked at first."""
        self._streaks: dict[str, _Streak] = {}

    def barred(self, uri: Uri, *, later: bool) -> str | None:
        """Why the page is not asked for, in a line for people; None when it is. `later`: in the second round."""
        streak = self._streaks.get(site(uri))
        if streak is None or streak.length < FAILURES:
            return None
        if later and not streak.probed:
            streak.probed = True
            return None
        return f"not asked: {streak.length} pages of {site(uri)} in a row ended in {streak.cause}"

    def told(self, end: WireEvent) -> None:
        """Learn how one page's last attempt ended."""
        cause = _cause(end)
        streak = self._streaks.setdefault(site(end.uri), _Streak())
        if cause is None or cause != streak.cause:
            streak.cause, streak.length, streak.probed = cause or "", 0, False
        streak.length += cause is not None


def _cause(end: WireEvent) -> str | None:
    """The failure in a word where it may be the whole site's and pass; None for any other end."""
    if not worth_another(end):
        return None
    if isinstance(end, Failure):
        return None if end.cause in OWN_FAULT else end.cause
    archived = end.header("memento-datetime") is not None  # the error of the page in the archive, not the archive's
    return None if archived or end.flaw else f"http-{end.status}"
