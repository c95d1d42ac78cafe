"""Domains that nobody uses any more, told by what their page loads or by a whole line that offers the domain.

Looked for only on pages with next to no text; the signs are data (`parked.toml`), with evidence.
"""

from collections.abc import Sequence
from functools import cache
from itertools import chain, islice, product
from typing import Final

from audit.extract.surface import Surface
from audit.extract.wording import LONGEST, PARKED, is_filler, key, said, table_of
from audit.model.capture import Condition
from audit.text.regex import regex
from audit.text.urls import host

_SENTENCES: Final = regex(r"(?<=[.!?])\s+")
_LOOKED_AT: Final = 12  # lines
_NAME: Final = 4  # words that a heading may have beside such a line: the domain, a site's name
_CLEAR: Final = 12  # letters from which a phrase in a line is no label of something else: "Buy this domain"


def parked(surface: Surface) -> Condition | None:
    """The sign that a page without text is a parking service's, None without one."""
    source = surface.page
    for vendor, holds in _marks():
        mark = next((one for one in holds if one in source), None)
        if mark:
            return Condition("gone", "parked", signal=f"{vendor}: the page loads {mark}")
    headings = tuple(filter(None, (surface.parts.title, *surface.headings)))
    lines = (*headings, *islice(surface.first_texts(), _LOOKED_AT))
    above = next((one for one in lines if key(one) in _above_links()), None)
    if above and headings and all(_is_domain(one, surface) or key(one) in _above_links() for one in headings):
        return Condition("gone", "parked", signal=f"the page says “{above.strip()[:120]}” below the domain's name")
    line = next((one for one in lines if _offers(one, surface)), None)
    if line and all(len(one.split()) <= _NAME or is_filler(one) or _offers(one, surface) for one in headings):
        return Condition("gone", "parked", signal=f"the page says “{line.strip()[:120]}”")
    return None


def without_domain(text: str, uri: str) -> str:
    """The text without the domain's own name: "example.com has expired"."""
    domain = host(uri).removeprefix("www.")
    at = text.lower().find(domain) if domain else -1
    return text if at < 0 else f"{text[:at].removesuffix('www.')} {text[at + len(domain) :]}"


def _is_domain(heading: str, surface: Surface) -> bool:
    bare = without_domain(heading, surface.capture.uri)
    return bare != heading and is_filler(bare)


def _offers(line: str, surface: Surface) -> bool:
    """Whether a line is such a phrase, or begins like those that name a registrar after it."""
    bare = without_domain(line, surface.capture.uri)
    one = said(bare)
    if one and one.meaning == PARKED and not one.rest and len(key(bare)) >= _CLEAR:
        return True
    return any(key(sentence).startswith(_openings()) for sentence in _SENTENCES.split(bare[:LONGEST]))


@cache
def _openings() -> tuple[str, ...]:
    told = table_of("parked.toml")["said"]
    pairs = (product(language["subjects"], language["ends"]) for language in told["languages"].values())
    return (*map(key, told["openings"]), *(key(one) + key(two) for one, two in chain.from_iterable(pairs)))


@cache
def _above_links() -> frozenset[str]:
    return frozenset(map(key, table_of("parked.toml")["said"]["above_links"]))


@cache
def _marks() -> Sequence[tuple[str, tuple[str, ...]]]:
    return tuple((mark["vendor"], tuple(mark["holds"])) for mark in table_of("parked.toml")["marks"])
