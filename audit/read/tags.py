"""The few HTML tags that people write into Markdown: what each of them does to the words around it."""

import html
import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from audit.model.uri import Uri
from audit.text.regex import regex

Effect: TypeAlias = Literal["link", "end of link", "strong", "end of strong", "line end", "nothing"]

_TAG = regex(r"<(?P<close>/?)(?P<name>[a-z][a-z0-9]*)(?P<rest>[^a-z0-9].*)?>", re.IGNORECASE | re.DOTALL)
_HREF = regex(
    r"""(?<![^\s"'/])href\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'=<>`]+))""", re.IGNORECASE
)
_STRONG = frozenset({"b", "strong"})


@dataclass(frozen=True, slots=True)
class Tag:
    """What a tag does; `uri` is where a link leads, as written but for HTML's character references."""

    effect: Effect
    uri: Uri = ""


def tag(written: str) -> Tag:
    """What the tag does that is written so."""
    found = _TAG.fullmatch(written)
    if found is None:
        return Tag("nothing")
    name, close = found["name"].lower(), bool(found["close"])
    if name == "a":
        return Tag("end of link") if close else _link(found["rest"] or "")
    if name in _STRONG:
        return Tag("end of strong" if close else "strong")
    return Tag("line end" if name == "br" else "nothing")


def _link(rest: str) -> Tag:
    """An anchor without an address names a place."""
    found = _HREF.search(rest)
    if found is None:
        return Tag("nothing")
    return Tag("link", html.unescape(found["double"] or found["single"] or found["bare"] or ""))
