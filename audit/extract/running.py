"""What a stretch of a page reads like: its text in blocks, and which of them are running text.

Only bounded stretches are read this way, next to a headline or where the main text begins. A stretch is split at its
tags, which costs a hundredth of building a tree; a block is what stands between two block-level tags.
"""

from collections.abc import Iterator
from html import unescape
from typing import Final, NamedTuple

from audit.text.fold import squeeze
from audit.text.regex import regex

_BREAKING = regex(
    r"/?(?:p|div|li|[uod]l|d[td]|h[1-6]|[bh]r|table|t[rdh]|section|article|main|header|footer|address|blockquote|pre|form"
    r"|fieldset|figure|body|title|time)"
)
# What stands between the lines of a text without being part of it.
_ASIDE = regex(r"/?(?:nav|aside|figcaption|button|select|label|noscript)")
_INLINE = regex(r"/?(?:b|i|em|strong|u|s|font|mark|small|su[bp]|abbr|q|cite|wbr|bdi)")
# A value in quotes may hold what ends a tag elsewhere; a quote that is not behind `=` opens none (as browsers read it).
_TAG = regex(r"<(/?[a-zA-Z][a-zA-Z0-9]{0,20}|[!?])(?:[^<>=]++|=\s*+(?:\"[^\"]{0,6000}+\"|'[^']{0,6000}+')?+)*+>")
_SPACE_BEFORE = regex(r" (?=[,;:!?)\]’”]|\.(?!\w))")
_SPACED = regex(r" [,;:!?.)\]’”]")
_SENTENCE = regex(r"[^\s.!?]+(?: [^\s]+){3,}[.!?][\"'\u201d\u2019)\]]{0,2}")
# Of East Asian scripts.
_UNSPACED_SENTENCE = regex(r"[^。！？]{12,}[。！？][」』”）]?(?:[^。！？]{2,}[。！？][」』”）]?)*")
_SENTENCE_END = regex(r"[.!?。！？…:][\"'”’»)\]]{0,5}(?:\s|$)")

_LONGEST_TAG: Final = 200_000  # characters: pages hold pictures and the state of programs in their tags

RUNNING: Final = 60
"""Characters from which a block with the end of a sentence in it counts as running text."""
_LONG: Final = 160


class Block(NamedTuple):
    """The text between two block-level tags, squeezed; `apart` of its characters stand in links, menus or captions.

    (A tuple, since a page has hundreds: a frozen dataclass takes four times as long to make.)
    """

    text: str
    apart: int

    @property
    def is_running(self) -> bool:
        """Whether it reads like sentences rather than like a menu, a label or a line of links."""
        if len(self.text) < RUNNING or self.apart * 2 > len(self.text):
            return False
        return len(self.text) >= _LONG or _SENTENCE_END.search(self.text) is not None

    @property
    def is_sentence(self) -> bool:
        """Whether it reads like sentences, short ones included ("Blinken met today with Kuleba.")."""
        said = _SENTENCE.fullmatch(self.text) or _UNSPACED_SENTENCE.fullmatch(self.text)
        return self.is_running or (self.apart * 2 <= len(self.text) and bool(said))


def blocks(html: str) -> list[Block]:
    """The blocks of a stretch of HTML (without scripts and comments) that hold text, in order."""
    cut_tag = html.rfind("<")
    if html.find(">", cut_tag) < 0 <= cut_tag:
        html = html[:cut_tag]
    pieces = _TAG.split(html)
    found: list[Block] = []
    texts, apart, depth = [pieces[0]], 0, 0
    parted = spaced = False  # by a tag, by white space
    for tag, text in zip(pieces[1::2], pieces[2::2], strict=True):
        breaks, deeper, space = _EFFECTS[tag]
        if breaks:
            if texts:
                _add_block(found, texts, apart)
                texts, apart = [], 0
        elif space:
            parted = True
        if deeper:
            depth = max(0, depth + deeper)
        if text and text.isspace():
            spaced = True
        elif text:
            texts.append(f" {text}" if spaced or (parted and not _is_initial(texts, text)) else text)
            parted = spaced = False
            apart += len(text.strip()) if depth else 0
    _add_block(found, texts, apart)
    return found


def _is_initial(texts: list[str], text: str) -> bool:
    """Whether what came so far is the large letter with which a page's first word begins, set in a tag of its own."""
    return len(texts) == 1 and text[0].islower() and len(texts[0].strip()) == 1 and texts[0].strip().isupper()


def uncut(stretch: str) -> str:
    """A stretch without the end of a tag that it begins in."""
    end, start = stretch.find(">"), stretch.find("<")
    return stretch[end + 1 :] if end >= 0 and not 0 <= start < end else stretch


def whole(html: str, start: int, end: int) -> int:
    """The end of a stretch, moved to behind the tag that it would cut, be it at a `<` in one of the tag's values."""
    stretch = html[start:end]
    if html.startswith("<", end) and stretch.count('"') % 2 == 0 and "='" not in stretch:
        return end
    for tag in _TAG.finditer(html, start, end + _LONGEST_TAG):
        if tag.start() >= end:
            break
        if tag.end() > end:
            return tag.end()
    return end


class _Effect(NamedTuple):
    """What a tag does to the text around it: ends a block, opens (1) or closes (-1) what stands apart, parts words."""

    breaks: bool
    deeper: int
    space: bool


class _Effects(dict[str, _Effect]):
    """The effect of each tag name as written (closing ones begin with `/`), worked out when first met."""

    def __missing__(self, tag: str) -> _Effect:
        name = tag.lower()
        effect = _effect(name)
        if len(self) < _MOST_NAMES:
            self[tag] = effect
        return effect


def _effect(name: str) -> _Effect:
    closes = name.startswith("/")
    if name in {"a", "/a"}:
        return _Effect(breaks=False, deeper=-1 if closes else 1, space=False)
    if _BREAKING.fullmatch(name):
        return _Effect(breaks=True, deeper=0, space=False)
    if _ASIDE.fullmatch(name):
        return _Effect(breaks=True, deeper=-1 if closes else 1, space=False)
    return _Effect(breaks=False, deeper=0, space=not _INLINE.fullmatch(name))


_EFFECTS: Final = _Effects()
_MOST_NAMES: Final = 500


_GLOSSES: Final = frozenset({"rt", "rp"})  # how East Asian signs are read, written above them


class Piece(NamedTuple):
    """A text between two tags, and whether the tag before it parts words."""

    text: str
    parted: bool


def pieces(html: str) -> Iterator[Piece]:
    """The texts of an element between its tags, entities resolved, empty ones left out."""
    found, parted = _TAG.split(html), False
    for tag, text in zip(["", *found[1::2]], found[::2], strict=True):
        if tag:
            breaks, _, space = _EFFECTS[tag]
            parted = parted or breaks or space
        if text and tag.lower() not in _GLOSSES:
            yield Piece(unescape(text) if "&" in text else text, parted)
            parted = False


def _add_block(found: list[Block], texts: list[str], apart: int) -> None:
    """Add the block that some texts make, if they hold more than white space."""
    joined = texts[0] if len(texts) == 1 else "".join(texts)
    if joined and not joined.isspace():
        text = squeeze(unescape(joined) if "&" in joined else joined)
        if _SPACED.search(text):
            text = _SPACE_BEFORE.sub("", text)
        if text:
            found.append(Block(text, min(apart, len(text))))
