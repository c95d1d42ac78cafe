"""Redirects made in HTML: `<meta http-equiv="refresh" content="0; url=…">`, and the header of that name.

A browser leaves such a page at once, so what stands on it was never meant to be read. News sites use the same tag to
load themselves again every few minutes; those stay what they are.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final
from urllib.parse import urljoin

from audit.extract.slices import tag_end
from audit.formats.charset import decode
from audit.formats.html import nodes
from audit.model.capture import Capture
from audit.model.uri import Uri
from audit.text.regex import regex
from audit.text.urls import href, key

REACH: Final = 65_536
"""Bytes of a page in which the tag is looked for: it belongs in the head."""
AT_ONCE: Final = 1.0
"""Seconds up to which nobody reads the page before it is left."""
SOON: Final = 30.0
"""Seconds up to which a page that has no text is only there to be left."""

_MOST: Final = 400  # meta tags that are looked at
# Anchored on the hyphen, which makes it ten times as fast as a pattern that is blind to case from its start.
_TAG = regex(rb"-(?i:equiv)\s{0,9}=\s{0,9}[\"']?\s{0,9}(?i:refresh)")
_META = regex(r"<meta(?=[\s/])", re.IGNORECASE)
_BASE = regex(r"<base(?=[\s/])", re.IGNORECASE)
_HIDDEN = regex(r"<(!--|/?(?:noscript|script|style|template)(?=[\s/>]))|(-->)", re.IGNORECASE)
# HTML 4.2.5.3, "shared declarative refresh steps"; the delay's fraction is ignored there too.
_CONTENT = regex(r"\s*([0-9]{1,9})(?:\.[0-9.]*)?\s*(?:[;,]|\s)\s*(?:url\s*=\s*)?(.*)", re.IGNORECASE | re.DOTALL)


def refresh_of(capture: Capture, within: float) -> Uri | None:
    """The other address to which an answer leads by itself within so many seconds; None when it stays."""
    for written, base in ((capture.header("refresh"), capture.final_uri), _tag(capture)):
        found = _CONTENT.match(written[:4_000]) if written else None
        if found and float(found[1]) <= within:
            target = _absolute(found[2].strip().strip("\"'").strip(), base)
            if target and key(target) != key(capture.final_uri):
                return target
    return None


def _absolute(written: str, base: Uri) -> Uri | None:
    try:
        return href(urljoin(base, written)) or None
    except ValueError:  # brackets that hold no address
        return None


def _tag(capture: Capture) -> tuple[str | None, Uri]:
    """The content of the tag and the address at which it is read, where browsers that run scripts obey it.

    They do in no noscript element, comment or script.
    """
    here = capture.final_uri
    if not _TAG.search(capture.payload, 0, REACH):
        return None, here
    page = decode(capture.payload[: 2 * REACH], capture.header("content-type")).text
    for tag, at in _tags(_META, page):
        for node in nodes(tag) if "efresh" in tag.lower() else ():
            if node.get("http-equiv").lower() == "refresh" and not _is_hidden(page, at):
                return node.get("content"), _base(page[:at], here)
    return None, here


def _base(before: str, here: Uri) -> Uri:
    """The address at which a page's tags are read: that of its first base element that names one, before them."""
    for tag, at in _tags(_BASE, before):
        for node in nodes(tag):
            if node.get("href").strip() and not _is_hidden(before, at):
                return _absolute(node.get("href").strip(), here) or here
    return here


def _tags(opening: re.Pattern[str], page: str) -> Iterator[tuple[str, int]]:
    """The tags that begin so, as written, and where each stands."""
    for found in islice(opening.finditer(page), _MOST):
        yield page[found.start() : tag_end(page, found.end()) or found.end()], found.start()


def _is_hidden(page: str, at: int) -> bool:
    """Whether a place is inside something whose tags are not obeyed: more such were opened than closed."""
    open_ones: Counter[str] = Counter()
    for found in _HIDDEN.finditer(page, 0, at):
        name = found[1].lower() if found[1] else "/!--"
        bare = name.removeprefix("/")
        open_ones[bare] = max(0, open_ones[bare] + (1 if bare == name else -1))
    return open_ones.total() > 0
