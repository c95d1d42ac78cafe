"""What a stretch of a page reads like: its text in blocks, and which of them are running text.

Only bounded stretches are read this way, next to a headline or where the main text begins. Tags become marks in one
pass, which costs a hundredth of building a tree; a block is what stands between two block-level tags.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import Final

from audit.extract.slices import UNSEEN, after_unseen, last_bar
from audit.text.fold import squeeze

_APART, _BACK, _BREAK = "\x02", "\x03", "\n"
_BREAKING = re.compile(
    r"/?(?:p|div|li|[uod]l|d[td]|h[1-6]|[bh]r|table|t[rdh]|section|article|main|header|footer|address|blockquote|pre|form"
    r"|fieldset|figure|body|title|time)"
)
# What stands between the lines of a text without being part of it.
_ASIDE = re.compile(r"/?(?:nav|aside|figcaption|button|select|label|noscript)")
_INLINE = re.compile(r"/?(?:b|i|em|strong|u|s|font|mark|small|su[bp]|abbr|q|cite|wbr|bdi)")
_HIDING = re.compile(rf"<(!--|{'|'.join(sorted(UNSEEN))})(?![\w:-])", re.IGNORECASE)
_TAG = re.compile(r"<(/?[a-zA-Z][a-zA-Z0-9]{0,20}|[!?])[^<>]{0,6000}>")
_MARKED = re.compile(f"([{_APART}{_BACK}])")
_SPACE_BEFORE = re.compile(r" (?=[,;:!?)\]’”]|\.(?!\w))")
_SPACED = re.compile(r" [,;:!?.)\]’”]")
_WIDTHLESS = re.compile("[\u00ad\u034f\u180e\u200b-\u200d\u2060-\u2064\ufeff]")
_SENTENCE = re.compile(r"[^\s.!?]+(?: [^\s]+){3,}[.!?][\"'\u201d\u2019)\]]{0,2}")
_SENTENCE_END = re.compile(r"[.!?。！？…:][\"'”’»)\]]{0,5}(?:\s|$)")

RUNNING: Final = 60
"""Characters from which a block with the end of a sentence in it counts as running text."""
_LONG: Final = 160


@dataclass(frozen=True, slots=True)
class Block:
    """The text between two block-level tags, squeezed; `apart` of its characters stand in links, menus or captions."""

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
        return self.is_running or (self.apart * 2 <= len(self.text) and bool(_SENTENCE.fullmatch(self.text)))


def blocks(html: str) -> Iterator[Block]:
    """The blocks of a stretch of HTML that hold text, in order."""
    bare = without_unseen(html).replace(_BREAK, " ").replace(_APART, " ").replace(_BACK, " ")
    cut_tag = bare.rfind("<")
    if bare.find(">", cut_tag) < 0 <= cut_tag:
        bare = bare[:cut_tag]
    marked = unescape(_TAG.sub(_mark, bare))
    if not marked.isascii() and _WIDTHLESS.search(marked):
        marked = "\n".join(map(squeeze, marked.split(_BREAK)))
    depth = 0
    for line in marked.split(_BREAK):
        if line and not line.isspace():
            text, apart, depth = _line(line, depth)
            if text:
                yield Block(text, apart)


def without_unseen(html: str) -> str:
    """Without comments, scripts, styles, drawings and templates; one that does not end hides the rest."""
    kept, at, last_bar_end = [], 0, last_bar(html)
    while found := _HIDING.search(html, at):
        kept.append(html[at : found.start()])
        at = after_unseen(html, found[1].lower(), found.end(), last_bar_end)
        if at == found.end():
            at = len(html)
    return "".join([*kept, html[at:]])


def _mark(tag: re.Match[str]) -> str:
    return _mark_of(tag[1].lower())


@lru_cache(maxsize=512)
def _mark_of(name: str) -> str:
    """What a tag of that name (closing ones begin with `/`) leaves in the text."""
    if name in {"a", "/a"}:
        return _APART if name == "a" else _BACK
    if _BREAKING.fullmatch(name):
        return _BREAK
    if _ASIDE.fullmatch(name):
        return _BACK + _BREAK if name.startswith("/") else _BREAK + _APART
    return "" if _INLINE.fullmatch(name) else " "


def _line(line: str, depth: int) -> tuple[str, int, int]:
    """A line's text, how many of its characters stand apart, and how many links and the like are open at its end."""
    if _APART not in line and _BACK not in line:
        text = _tidy(line)
        return text, len(text) if depth else 0, depth
    apart, texts = 0, []
    for part in _MARKED.split(line):
        if part == _APART:
            depth += 1
        elif part == _BACK:
            depth = max(0, depth - 1)
        else:
            texts.append(part)
            apart += len(part.strip()) if depth else 0
    text = _tidy("".join(texts))
    return text, min(apart, len(text)), depth


def _tidy(line: str) -> str:
    """A line squeezed, without the spaces that tags left before its punctuation."""
    text = " ".join(line.split())
    return _SPACE_BEFORE.sub("", text) if _SPACED.search(text) else text
