"""Whose fault: when unrelated sites all fail alike, the network here is down, not the pages.

A failure in which nobody answered says as little of the far site as of our own network, and a document may well cite a
few sites that are dead each in its own way. So it takes three unrelated sites or more that fail in one way, and nobody
who answers. A network that wants a login first answers for everybody: it leads plain http addresses to one page of its
own, shows that page in the place of theirs (`audit.crawl.portal`), or says so (status 511, RFC 6585 section 6), while
no certificate fits. That is no answer either.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from audit.fetch.exchange import REDIRECTS, Exchange, Failure, WireEvent, onward
from audit.model.uri import Uri
from audit.text.urls import host, key, scheme

FEWEST: Final = 3  # fewer may be down by chance; a document that cites one dead site is no sign of anything
ENOUGH: Final = 12  # so many failed sites, and nobody who answered, need not wait for whatever else is under way
SLOW: Final = frozenset({"connect-timeout", "dns-error"})
"""What takes long to fail, and three attempts at it longer."""
_UNREACHED: Final = "before answering"
_MISFITS: Final = "by their certificates: is the clock here right, and does nothing here intercept TLS"
_WAYS: Final[Mapping[str, str]] = {
    "no-such-host": _UNREACHED,
    "dns-error": _UNREACHED,
    "connect-timeout": _UNREACHED,
    "connect-error": _UNREACHED,
    "no-route": _UNREACHED,
    "no-resources": "for want of files or memory here: lower fetch.concurrency, or raise the limit (ulimit -n)",
    "connect-refused": "by refusing the connection",
    "tls-certificate": _MISFITS,
    "tls-error": "by being cut off",
    "reset": "by being cut off",
    "read-timeout": "by silence",
    "deadline": "by silence",
}
"""Each cause that may be the network's, by the way in which it fails; sites fail alike when they fail in one way."""
_ANSWERS: Final = frozenset({"protocol-error", "headers-too-large"})
_PERMANENT: Final = frozenset({301, 308})  # a network that merely wants a login does not say "for good"
_LOGIN_REQUIRED: Final = 511
_COUNTRY: Final = 2  # letters of a country's domain
_GENERIC: Final = 3  # letters of the likes of co, gov and ac below it


@dataclass(frozen=True, slots=True)
class Doubt:
    """A failure that may be the network's. `portal` is the page it was led to instead of being answered, if it was.

    `is_page`: it came as the site's own page, and may well be that.
    """

    uri: Uri
    cause: str
    portal: str | None = None
    is_page: bool = False

    @property
    def site(self) -> str:
        """Who runs the host that failed."""
        return owner(host(self.uri))


def is_answer(events: Sequence[WireEvent]) -> bool:
    """Whether anybody answered anything, be it no HTTP; asked only of what leaves no doubt (`doubt_of`)."""
    return any(isinstance(event, Exchange) or event.cause in _ANSWERS for event in events)


def doubt_of(uri: Uri, events: Sequence[WireEvent]) -> Doubt | None:
    """The failure that may be the network's own, or None: somebody answered, or nothing was put to the network."""
    first = next((event for event in events if isinstance(event, Exchange)), None)
    last = events[-1]
    if first is None:
        return Doubt(uri, last.cause) if isinstance(last, Failure) and last.cause in _WAYS else None
    if scheme(first.uri) != "http":
        return None  # nobody but the site itself has a certificate for it
    if first.status == _LOGIN_REQUIRED:
        return Doubt(uri, "http-511", "a login")
    target = onward(first) if first.status in REDIRECTS - _PERMANENT else None
    if not target or owner(host(target)) == owner(host(first.uri)):
        return None
    return Doubt(uri, f"http-{first.status}", key(target).partition("?")[0])


def verdict(doubts: Sequence[Doubt], answered: Collection[str]) -> str | None:
    """Why the network is down, or None where too few failed, not alike, or none of those that did answer before."""
    sites = {doubt.site for doubt in doubts}
    turned = len(sites.intersection(answered))
    if len(sites) < FEWEST or (turned < min(FEWEST, len(answered)) and len(sites) < ENOUGH):
        return None
    portals = {doubt.portal for doubt in doubts if doubt.portal}
    if len({doubt.site for doubt in doubts if doubt.portal}) > 1:
        portal = portals.pop()
        return (
            None if portals else f"the network here leads everything to {portal}; log in there first{_causes(doubts)}"
        )
    failed = [doubt for doubt in doubts if not doubt.portal]
    ways = {_WAYS[doubt.cause] for doubt in failed}
    if len(ways) != 1 or (portals and not (ways == {_MISFITS} and len({doubt.site for doubt in failed}) >= FEWEST)):
        return None  # the one that was led somewhere may be the one that answers, unless no certificate fits
    who = f"the last {len(sites)}" if answered else f"all {len(sites)}"
    return f"the network here seems to be down: {who} hosts failed {ways.pop()}{_causes(doubts)}"


def _causes(doubts: Sequence[Doubt]) -> str:
    return f" ({', '.join(sorted({doubt.cause for doubt in doubts}))})"


def owner(name: str) -> str:
    """Who runs a host, near enough to tell unrelated ones: its domain below a public suffix, or its address.

    The list of public suffixes is not needed for that: too coarse a guess only makes an alarm rarer.
    """
    labels = name.rstrip(".").split(".")
    if name.startswith("[") or labels[-1].isdigit():
        return name
    below_country = len(labels) > _COUNTRY and len(labels[-1]) == _COUNTRY and len(labels[-2]) <= _GENERIC
    return ".".join(labels[-3 if below_country else -2 :])
