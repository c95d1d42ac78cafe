"""Where redirects led: to a front page, a search, an error page, a sign-in page, or a market for domain names.

Such a place answers 200 and is no page that anybody cited. It is told by its address, a search by its title as well,
and only where the cited address is of another kind; a front page only where it does not bear out the words of the cited
address.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from audit.extract.borne_out import borne_out
from audit.extract.paths import names_of
from audit.extract.wording import key as squeezed
from audit.extract.wording import table_of
from audit.model.capture import Capture, Condition, State
from audit.model.reading import Reading
from audit.model.uri import Uri
from audit.text.regex import regex
from audit.text.urls import host, key, words

_QUERY = regex(r"[?&](\w{1,12}=)\w")  # "q=" and its like: names of parameters that hold something
_NUMBER = regex(r"[?&](?:p|id|nid|page_id|article|story)=\d{2,}", re.IGNORECASE)
_FILE = regex(r"/[^/?#]+\.html?$", re.IGNORECASE)
_SHOWN: Final = 300
_LAST: Final = 2  # parts at a path's end that name a place: /login/index, /users/sign_in
_DEEP: Final = 2  # parts of a path from which an address names one page and not a site
_TELLING: Final = 3  # words of a slug from which it does


@dataclass(frozen=True, slots=True)
class _Landing:
    state: State
    cause: str
    names: frozenset[str]
    labels: frozenset[str]
    hosts: frozenset[str]


def landed(capture: Capture) -> Condition | None:
    """What the place where redirects led makes of the cited page; None when it may be the page itself."""
    if key(capture.final_uri) == key(capture.uri):
        return None
    where = f"redirected to {capture.final_uri[:_SHOWN]}"
    if _is_market(capture):
        return Condition("gone", "parked", signal=where)
    for landing in _landings():
        if _is_at(landing, capture):
            return Condition(landing.state, landing.cause, signal=where)
    return None


def led_astray(capture: Capture, reading: Reading | None) -> Condition | None:
    """What redirects to a site's front page or search make of the cited page, None where they led elsewhere."""
    if key(capture.final_uri) == key(capture.uri):
        return None
    where = f"redirected to {capture.final_uri[:_SHOWN]}"
    if reading and _is_search(capture, reading):
        return Condition("gone", "soft-404:search", signal=where)
    if is_home(capture.final_uri) and _is_deep(capture) and not (reading and borne_out(capture.uri, reading)):
        return Condition("gone", "soft-404:home", signal=where)
    return None


def _is_search(capture: Capture, reading: Reading) -> bool:
    """Whether redirects led to a search: its address is one's, the cited one is none, and its title says so."""
    if not is_search_address(capture.final_uri) or not _search()["names"].isdisjoint(names_of(capture.uri)):
        return False
    titles = tuple(_search()["titles"])
    return any(squeezed(candidate.raw).startswith(titles) for candidate in reading.title.candidates)


def is_search_address(uri: Uri) -> bool:
    """Whether an address is a site's search: part of its path or a parameter of its query is named so."""
    return not _search()["names"].isdisjoint((*names_of(uri), *_QUERY.findall(uri.lower())))


def is_home(uri: str) -> bool:
    """Whether an address is a site's front page: no path, or none that says more than "home" or a language."""
    return all(name in _home() or _is_language(name) for name in names_of(uri))


def _is_language(name: str) -> bool:
    """Whether a part of a path is a language, maybe with a region: "en", "pt-br"."""
    language, _, region = name.partition("-")
    return language in _languages() and len(region) <= 2  # noqa: PLR2004 - letters of a region (ISO 3166-1)


def _is_deep(capture: Capture) -> bool:
    """Whether the cited address names one page of a site, so that its front page cannot be meant.

    Of another site a short address may be meant to lead to its front page: shorteners and campaigns do that.
    """
    if is_home(capture.uri):
        return _NUMBER.search(capture.uri) is not None and domain(capture.uri) == domain(capture.final_uri)
    if domain(capture.uri) == domain(capture.final_uri):
        return True
    return (
        _FILE.search(capture.uri) is not None
        or len(names_of(capture.uri)) >= _DEEP
        or len(words(capture.uri)) >= _TELLING
    )


def domain(uri: str) -> str:
    """The part of a host that its owner registered, near enough: the last two labels, three under a short one.

    An address in numbers is a host of its own.
    """
    labels = host(uri).split(".")
    if labels[-1].isdecimal() or ":" in labels[-1]:
        return ".".join(labels)
    short = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3  # noqa: PLR2004 - co.uk, com.au, gov.br
    return ".".join(labels[-3 if short else -2 :])


def _is_market(capture: Capture) -> bool:
    market = _under(host(capture.final_uri), _markets())
    return market and not _under(host(capture.uri), _markets())


def _under(name: str, hosts: frozenset[str]) -> bool:
    labels = name.split(".")
    return any(".".join(labels[at:]) in hosts for at in range(len(labels)))


def _is_at(landing: _Landing, capture: Capture) -> bool:
    came, cited = names_of(capture.final_uri)[-_LAST:], names_of(capture.uri)
    name, cited_host = host(capture.final_uri), host(capture.uri)
    if name != cited_host and (name.partition(".")[0] in landing.labels or name in landing.hosts):
        return True
    return any(part in landing.names and part not in cited for part in came)


@cache
def _landings() -> tuple[_Landing, ...]:
    return tuple(_landing(one) for one in table_of("landings.toml")["landings"])


def _landing(table: Mapping[str, Sequence[str]]) -> _Landing:
    names, labels, hosts = (frozenset(table.get(key, ())) for key in ("names", "labels", "hosts"))
    return _Landing(table["state"], table["cause"], names, labels, hosts)  # type: ignore[arg-type]  # checked by a test


@cache
def _search() -> Mapping[str, frozenset[str]]:
    table = table_of("landings.toml")["search"]
    return {"names": frozenset(table["names"]), "titles": frozenset(map(squeezed, table["titles"]))}


@cache
def _home() -> frozenset[str]:
    return frozenset(table_of("landings.toml")["home"]["names"])


@cache
def _languages() -> frozenset[str]:
    return frozenset(table_of("landings.toml")["home"]["languages"])


@cache
def _markets() -> frozenset[str]:
    return frozenset(table_of("parked.toml")["markets"]["hosts"])
