"""HTML to plain nodes: the only door to BeautifulSoup, so that no other module sees its types.

It is given slices of a page, never a page: parsing a whole page costs 14 times what lxml needs for it, a slice with a
dozen tags next to nothing. `html.parser` is the builder because it takes anything and needs no compiled library; up to
Python 3.13 it takes quadratic time over `<` that open nothing, so those are made text before it sees them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import TypeAlias

from bs4 import BeautifulSoup, Tag
from bs4.builder import ParserRejectedMarkup
from bs4.element import NavigableString

from audit.text.regex import regex

MAX_FRAGMENT = 32_000
"""Characters of one fragment that are looked at: a bound for slices cut from hostile pages."""

# A tag as nearly all are written: every value in double quotes. It means the same to every parser.
_PLAIN = regex(r"<([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z][\w:.-]*=\"[^\"<>\x00]*\")*+)\s*/?>")
_ATTRIBUTE = regex(r"\s+([a-zA-Z][\w:.-]*)=\"([^\"]*)\"")
_STRAY = regex(r"<(?!/?[a-zA-Z](?:\"[^\"]{0,4000}\"|'[^']{0,4000}'|[^<>])*+>)")


@dataclass(frozen=True, slots=True)
class Node:
    """One element: its name and attribute names in lower case, entities resolved, the first of equal attributes.

    `parts` are the texts and elements directly within it, in order.
    """

    name: str
    attributes: Mapping[str, str]
    parts: tuple["str | Node", ...] = ()

    @property
    def text(self) -> str:
        """All text within the element as it stands there, without comments, scripts, styles and templates."""
        return "".join(_texts(self))

    @property
    def children(self) -> tuple["Node", ...]:
        """The elements directly within it."""
        return tuple(part for part in self.parts if isinstance(part, Node))

    def get(self, attribute: str) -> str:
        """The attribute's value without white space at its ends, "" when it is not there."""
        return self.attributes.get(attribute, "").strip()


_Part: TypeAlias = str | Node
_NOTHING = Node("", {})


def nodes(fragment: str) -> tuple[Node, ...]:
    """The top elements of a fragment, in order; never raises, broken markup gives what can be made of it."""
    cleaned = _STRAY.sub("&lt;", _uncommented(fragment[:MAX_FRAGMENT]))
    if "<" not in cleaned:
        return ()
    try:
        soup = BeautifulSoup(cleaned, "html.parser", multi_valued_attributes=None, on_duplicate_attribute="ignore")
    except ParserRejectedMarkup:
        return ()
    return tuple(part for part in _converted(soup) if isinstance(part, Node))


def tags(written: Sequence[str]) -> tuple[Node | None, ...]:
    """Opening tags, each as a node without content, in order; None for what is no tag.

    Plain ones are read here, since making a tree of them took a tenth of the time that a page takes.
    """
    plain = [_plain(tag) for tag in written]
    odd = [f"<i>{tag}</i>" for tag, node in zip(written, plain, strict=True) if node is None]
    parsed = nodes("".join(odd))
    if len(parsed) != len(odd):  # one of them swallowed its neighbours
        parsed = tuple(next(iter(nodes(tag)), _NOTHING) for tag in odd)
    rest = iter(parsed)
    return tuple(node or next(iter(next(rest).children), None) for node in plain)


def _plain(tag: str) -> Node | None:
    """A plainly written tag as a node, None for any other."""
    found = _PLAIN.fullmatch(tag)
    if not found:
        return None
    attributes: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(found[2]):
        attributes.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return Node(found[1].lower(), attributes)


def _uncommented(fragment: str) -> str:
    kept, at = [], 0
    while (start := fragment.find("<!--", at)) >= 0:
        kept.append(fragment[at:start])
        end = fragment.find("-->", start)
        at = len(fragment) if end < 0 else end + len("-->")
    return "".join([*kept, fragment[at:]])


def _converted(root: Tag) -> tuple[_Part, ...]:
    """Convert bottom up without recursion: nesting in a page is as deep as its author likes."""
    order = [root]
    for tag in order:
        order.extend(child for child in tag.contents if isinstance(child, Tag))
    made: dict[int, tuple[_Part, ...]] = {}
    for tag in reversed(order):
        made[id(tag)] = tuple(_parts(tag, made))
    return made[id(root)]


def _parts(tag: Tag, made: Mapping[int, tuple[_Part, ...]]) -> Iterator[_Part]:
    for child in tag.contents:
        if isinstance(child, Tag):
            yield Node(child.name, dict(_attributes(child)), made[id(child)])
        elif type(child) is NavigableString:  # its subclasses are comments, declarations, scripts and styles
            yield str(child)


def _attributes(tag: Tag) -> Iterator[tuple[str, str]]:
    return ((name, value if isinstance(value, str) else " ".join(value)) for name, value in tag.attrs.items())


def _texts(node: Node) -> Iterator[str]:
    waiting: list[_Part] = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            yield part
        else:
            waiting.extend(reversed(part.parts))
