"""The page that a network which wants a login first shows for every address ("captive portal", RFC 8952).

It can do so over plain http alone: nobody but a site itself has a certificate for it. So an http page is in doubt until
somebody who was asked later answers otherwise, and much so while nobody has answered at all, or once a site of another
owner has answered with the very same words. What differs may be no more than the address asked for, a session's number
or the time: words that hold anything but letters do not count, and of the others a few in a hundred may be others.

Parked domains, bot walls and servers' error pages look alike from site to site, too; those are told by what they are.
So an answer of any status counts that is a page in words of its own, in HTML or plain text.
"""

import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest
from typing import Final

from audit.crawl.outage import Doubt, owner
from audit.crawl.visit import visit
from audit.extract.sibling import is_doubtful
from audit.fetch.exchange import REDIRECTS, Exchange, WireEvent, outcome
from audit.formats.sniff import essence
from audit.model.capture import Ask, Capture, Condition
from audit.model.uri import Uri
from audit.text.regex import regex
from audit.text.urls import host, scheme

_OK: Final = 200
_LARGEST: Final = 262_144  # bytes of a page; a login is no larger, and only so much of any page is looked at
_WORD: Final = regex(rb"[^\s<>\"'=&]+")
_LETTERS: Final = regex(rb"[A-Za-z\x80-\xff-]+")
_MOSTLY: Final = 0.9  # of all words, shared by two pages that are one but for a token or the time of day
_SKETCH: Final = 16  # words by which pages are told apart that have little in common
_ALIKE: Final = 10  # of these, shared by any two that have most words in common
_COMPARED: Final = 32  # pages, the latest, with which another is compared
_ERRORS: Final = frozenset({"soft-403", "region-wall", "empty", "server-default-page"})
_HTML: Final = ("content-type", "text/html")


@dataclass(frozen=True, slots=True)
class _Words:
    """A page's words, each as its checksum with how often it comes; `sketch` are a few, the same ones of like pages."""

    counts: Counter[int]
    sketch: frozenset[int]

    def are_those_of(self, other: "_Words") -> bool:
        """Whether two pages have all but a few words in common."""
        if len(self.sketch & other.sketch) < min(_ALIKE, len(self.sketch)):
            return False
        return (self.counts & other.counts).total() >= _MOSTLY * (self.counts | other.counts).total()


class Portals:
    """The plain http pages of a run, by their words: which sites' they are."""

    def __init__(self) -> None:
        """No page has come."""
        self._sites: dict[str | None, set[str]] = {}
        self._sites_own: set[str | None] = set()
        self._pages: dict[str, _Words] = {}

    def doubt_of(self, uri: Uri, events: Sequence[WireEvent], *, answered: bool) -> Doubt | None:
        """The page that may be the network's own, or None. `answered`: somebody is known to have answered.

        Any page may be until another one comes; `is_shared` and `differ` tell what speaks for it.
        """
        page = _page(uri, events)
        if page is None:
            return None
        portal = self._known(_words(page.payload))
        self._sites.setdefault(portal, set()).add(owner(host(uri)))
        doubt = Doubt(uri, f"http-{page.status}", portal, is_page=True)
        if page.status != _OK or self.is_shared(doubt) or not (answered or self.differ):
            condition = visit(_as_html(page)).tried.condition
            if _is_known(condition) or (page.status != _OK and _says_what_its_status_says(condition)):
                self._sites_own.add(portal)
        return None if portal in self._sites_own else doubt

    def is_odd(self, uri: Uri, events: Sequence[WireEvent]) -> bool:
        """Whether such a page is hardly what was asked for: a form to sign in, or nothing its address speaks of."""
        page = _page(uri, events)
        seen = visit(_as_html(page)) if page else None
        if page is None or seen is None or _is_known(seen.tried.condition):
            return False
        return seen.tried.condition.state != "ok" or (seen.reading is not None and is_doubtful(page, seen.reading))

    def _known(self, words: _Words) -> str:
        """What a page with these words is called: as the one with much the same words that came before, if any did."""
        named = next((name for name, page in self._pages.items() if page.are_those_of(words)), None)
        if named is None:
            digest = zlib.crc32(repr(sorted(words.counts.items())).encode())
            named = f"one page, whatever is asked (its words: {digest:08x})"
        self._pages.pop(named, None)
        self._pages[named] = words
        if len(self._pages) > _COMPARED:
            del self._pages[next(iter(self._pages))]
        return named

    @property
    def differ(self) -> bool:
        """Whether two pages came that are not the same: then one of them was a site's."""
        return len(self._sites) > 1

    def is_shared(self, doubt: Doubt) -> bool:
        """Whether sites of several owners showed this very page, and not known to do so by themselves."""
        return doubt.portal not in self._sites_own and len(self._sites.get(doubt.portal, ())) > 1

    def are_sites_own(self, doubts: Iterable[Doubt]) -> None:
        """Somebody answered otherwise: sites that show the same page do so by themselves."""
        self._sites_own.update(doubt.portal for doubt in doubts if doubt.is_page)


def _page(uri: Uri, events: Sequence[WireEvent]) -> Capture | None:
    """The page, in HTML or as plain text, that the site itself, as it seems, answered with over plain http."""
    last = events[-1]
    if not isinstance(last, Exchange) or last.status in REDIRECTS or scheme(last.uri) != "http":
        return None
    answer = outcome(Ask(uri), events, _LARGEST)
    if not isinstance(answer, Capture) or not answer.payload:
        return None
    kind = essence(answer.header("content-type")) or _HTML[1]
    return answer if "html" in kind or kind == "text/plain" else None


def _as_html(page: Capture) -> Capture:
    """The page as if it were whole and in HTML, so that what it says of itself is told whatever its status."""
    return replace(page, status=_OK, headers=(_HTML,), flaw=None)


def _is_known(condition: Condition) -> bool:
    """Whether many sites show such a page by themselves: it is not there, it is parked, or a bot wall."""
    return condition.state == "gone" or condition.cause.startswith("challenge")


def _says_what_its_status_says(condition: Condition) -> bool:
    """Whether it is a server's error page; a network's login with such a status says something else."""
    return condition.state == "unavailable" or condition.cause in _ERRORS


def _words(payload: bytes) -> _Words:
    words = Counter(zlib.crc32(word) for word in _WORD.findall(payload) if _LETTERS.fullmatch(word))
    return _Words(words, frozenset(nsmallest(_SKETCH, words)))
