"""The page that a network which wants a login first shows for every address ("captive portal", RFC 8952).

It can do so over plain http alone: nobody but a site itself has a certificate for it. So an http page is in doubt until
somebody who was asked later answers otherwise, and much so while nobody has answered at all, or once a site of another
owner has answered with the very same words. What differs may be no more than the address asked for, a session's number
or the time: words that hold anything but letters do not count.

Parked domains and bot walls look alike from site to site, too; those are told by what they are.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from typing import Final

from audit.crawl.outage import Doubt, owner
from audit.crawl.visit import judged
from audit.fetch.exchange import Exchange, WireEvent, outcome
from audit.model.capture import Ask, Capture
from audit.model.uri import Uri
from audit.text.urls import host, scheme

_OK: Final = 200
_LARGEST: Final = 262_144  # bytes of a page; a login is no larger, and only so much of any page is looked at
_WORD: Final = re.compile(rb"[^\s<>\"'=&]+")
_LETTERS: Final = re.compile(rb"[A-Za-z\x80-\xff-]+")


class Portals:
    """The plain http pages of a run, by their words: which sites' they are."""

    def __init__(self) -> None:
        """No page has come."""
        self._sites: dict[str | None, set[str]] = {}
        self._sites_own: set[str | None] = set()

    def doubt_of(self, uri: Uri, events: Sequence[WireEvent], *, answered: bool) -> Doubt | None:
        """The page that may be the network's own, or None. `answered`: somebody is known to have answered.

        Any page may be until another one comes; `is_shared` and `differ` tell what speaks for it.
        """
        page = _page(uri, events)
        if page is None:
            return None
        portal = f"one page, whatever is asked (its words: {_words(page.payload)})"
        self._sites.setdefault(portal, set()).add(owner(host(uri)))
        doubt = Doubt(uri, "http-200", portal, is_page=True)
        if self.is_shared(doubt) or not (answered or self.differ):
            condition = judged(page)
            if condition.state == "gone" or condition.cause.startswith("challenge"):
                self._sites_own.add(portal)
        return None if portal in self._sites_own else doubt

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
    """The HTML page that the site itself, as it seems, answered with over plain http."""
    last = events[-1]
    if not isinstance(last, Exchange) or last.status != _OK or scheme(last.uri) != "http":
        return None
    answer = outcome(Ask(uri), events, _LARGEST)
    if not isinstance(answer, Capture) or not answer.payload or "html" not in (answer.header("content-type") or "html"):
        return None
    return answer


def _words(payload: bytes) -> str:
    """A short digest of the page's words, its markup's included."""
    words = b" ".join(word for word in _WORD.findall(payload) if _LETTERS.fullmatch(word))
    return hashlib.sha256(words).hexdigest()[:12]
