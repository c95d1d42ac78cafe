"""Addresses that stand in a text without any markup, as GitHub's Markdown links them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from audit.read.blocks import Link, Run
from audit.text.regex import regex

_TRAILING = "?!.,:;*_~'\"’”»…"
_CLOSING = {")": "(", "]": "["}
_WWW = regex(r"(?<![\w/.@:-])www\.[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}(?:[/?#][^\s<>]*)?", re.IGNORECASE)
_HTTP = regex(r"(?<![A-Za-z0-9+.-])https?://[^\s<>\"]+", re.IGNORECASE)


def without_trailing(url: str) -> str:
    """The address without the punctuation of the sentence it stands in; a bracket stays where it closes one in it."""
    surplus = {close: url.count(close) - url.count(opening) for close, opening in _CLOSING.items()}
    end = len(url)
    while end and (url[end - 1] in _TRAILING or surplus.get(url[end - 1], 0) > 0):
        surplus[url[end - 1]] = surplus.get(url[end - 1], 0) - 1
        end -= 1
    return url[:end]


def with_hosts_linked(run: Run) -> Iterator[Run]:
    """A run cut where an address without scheme stands in it ("www.a.example/page"), which is one of http."""
    return _linked(run, _WWW, "http://") if "www." in run.text.lower() else iter((run,))


def with_addresses_linked(run: Run) -> Iterator[Run]:
    """A run cut where any address stands in it, with a scheme or without: not every format links them itself."""
    for part in _linked(run, _HTTP, "") if "://" in run.text else (run,):
        yield from with_hosts_linked(part)


def _linked(run: Run, pattern: re.Pattern[str], scheme: str) -> Iterator[Run]:
    if run.link or len(run.text) != run.end - run.start:
        yield run
        return
    at = 0
    for found in pattern.finditer(run.text):
        address = without_trailing(found[0])
        start, end = found.start(), found.start() + len(address)
        if start > at:
            yield _piece(run, at, start)
        yield replace(_piece(run, start, end), link=Link(f"{scheme}{address}", run.start + start, run.start + end))
        at = end
    if at < len(run.text):
        yield _piece(run, at, len(run.text))


def _piece(run: Run, start: int, end: int) -> Run:
    return replace(run, text=run.text[start:end], start=run.start + start, end=run.start + end)
