"""JSON-LD as pages really carry it: `@graph`, arrays, several scripts, comments around it, commas too many.

What comes out are the objects that speak of the page itself. Lists of teasers, comments, authors and publishers hang
below properties that are not followed, so their dates never become the page's.
"""

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Final

from audit.extract.slices import Slice
from audit.text.regex import regex

MAX_OBJECTS: Final = 200
"""Objects of one page that are looked at."""
MAX_SEEN: Final = 2_000
"""Values of one script that are looked at."""

_FOLLOWED = ("@graph", "mainEntity", "mainEntityOfPage", "about")
_MARGIN: Final = 60  # characters at either end in which comment and CDATA marks stand
_OPENING = regex(r"^(?:/\*|//)?\s*(?:<!--|<!\[CDATA\[)\s*(?:\*/)?")
_CLOSING = regex(r"(?:/\*|//)?\s*(?:-->|\]\]>)\s*(?:\*/)?$")
_UNKNOWN_ESCAPE = regex(r"\\([^\"\\/bfnrtu])")
_BETWEEN = regex(r"[\s,;]{0,200}")
_DECODER: Final = json.JSONDecoder(strict=False)
_PROPERTIES: Final = {
    name: re.compile(rf'"{name}"\s{{0,9}}:\s{{0,9}}"([^"\\\n]{{1,300}})"\s{{0,9}}[,}}\]]')
    for name in ("@type", "headline", "datePublished", "dateModified", "dateCreated")
}
_TRAILING_COMMA = regex(r",(\s{0,200}[}\]])")


@dataclass(frozen=True, slots=True)
class Thing:
    """One object: its types (`NewsArticle`, without the schema's address), properties, and where it stands.

    A place is such as `script[1].@graph[0]`, scripts counted from 1.
    """

    types: tuple[str, ...]
    properties: Mapping[str, object]
    locator: str

    def text(self, name: str) -> str:
        """A property as one text: of several values the first, of an object its `@value` or `name`; "" without one."""
        value = self.properties.get(name)
        if isinstance(value, list):
            value = value[0] if value else None
        if isinstance(value, dict):
            value = value.get("@value") or value.get("name") or value.get("@id")
        return str(value) if isinstance(value, str | int | float) else ""

    @property
    def is_article(self) -> bool:
        """Whether it is an Article or one of its kin (NewsArticle, BlogPosting, Report …)."""
        return any(kind.endswith(("Article", "Posting")) or kind == "Report" for kind in self.types)

    @property
    def is_page(self) -> bool:
        """Whether it is a WebPage or one of its kin."""
        return any(kind.endswith("Page") for kind in self.types)


def things(scripts: Sequence[Slice]) -> tuple[Thing, ...]:
    """The objects of a page's JSON-LD scripts that speak of the page, in order; broken scripts give nothing."""
    found: list[Thing] = []
    for number, script in enumerate(scripts, 1):
        for thing in _walk(_parsed(script.html), f"script[{number}]"):
            found.append(thing)
            if len(found) == MAX_OBJECTS:
                return tuple(found)
    return tuple(found)


def _parsed(script: str) -> object:
    """What a script says, mended if need be; of one that stays broken, what is said once and beyond doubt."""
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        pass
    mended = _mended(script)
    return _in_a_row(mended) or _salvaged(mended)


def _mended(script: str) -> str:
    """Without what people leave around and in JSON.

    That is: comment and CDATA marks, a final semicolon, trailing commas, escapes that JSON does not know, and
    character references in place of every quote.
    """
    bare = script.strip().strip("\ufeff")
    bare = _OPENING.sub("", bare[:_MARGIN]) + bare[_MARGIN:]
    bare = bare[:-_MARGIN] + _CLOSING.sub("", bare[-_MARGIN:])
    if '"' not in bare:
        bare = unescape(bare)
    return _TRAILING_COMMA.sub(r"\1", _UNKNOWN_ESCAPE.sub(r"\1", bare.strip().rstrip(";")))


def _in_a_row(script: str) -> list[object]:
    """The values of a script that holds several in a row; none if one of them is broken."""
    found: list[object] = []
    at = 0
    while at < len(script) and len(found) < MAX_OBJECTS:
        try:
            value, at = _DECODER.raw_decode(script, at)
        except (ValueError, RecursionError):
            return []
        found.append(value)
        between = _BETWEEN.match(script, at)
        at = between.end() if between else at
    return found


def _salvaged(script: str) -> dict[str, object] | None:
    """An object of the properties that a broken script gives one value each; None if it speaks of no article."""
    found: dict[str, object] = {}
    for name in ("@type", "headline", "datePublished", "dateModified", "dateCreated"):
        values = {match[1] for match in _PROPERTIES[name].finditer(script)}
        if name == "@type":
            values = {value for value in values if value.endswith(("Article", "Posting"))}
        if len(values) == 1:
            found[name] = values.pop()
    return found if "@type" in found else None


def _walk(root: object, locator: str) -> Iterator[Thing]:
    waiting = deque([(root, locator)])
    seen = 0
    while waiting and seen < MAX_SEEN:
        value, where = waiting.popleft()
        seen += 1
        if isinstance(value, list):
            waiting.extend((item, f"{where}[{index}]") for index, item in enumerate(value[:MAX_OBJECTS]))
        elif isinstance(value, dict):
            yield Thing(_types(value.get("@type")), value, where)
            waiting.extend((value[name], f"{where}.{name}") for name in _FOLLOWED if name in value)


def _types(value: object) -> tuple[str, ...]:
    names = value if isinstance(value, list) else [value]
    return tuple(re.split(r"[/#:]", name)[-1] for name in names if isinstance(name, str))
