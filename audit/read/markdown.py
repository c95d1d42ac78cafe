"""The door to markdown-it-py: a Markdown text becomes blocks whose every character knows its place.

markdown-it tells the lines of a block and nothing of what is in it. So each inline rule is wrapped to note where in the
block's text it began and ended; plain text has no rule of its own and simply goes on from there. Links are taken as
written: markdown-it would percent-encode them, and leave out those it thinks unsafe, which an audit must show.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from audit.model.errors import DocumentError
from audit.read.blocks import PART, Block, BlockKind, Link, Run

_Rule = Callable[[StateInline, bool], bool]

MAX_BLOCKS = 100
"""Block nesting: fifty lists in one another. markdown-it would skip in silence what lies deeper."""
MAX_INLINE = 8
"""Brackets in one another in a link's words. Where nothing closes them, each bracket costs as many looks ahead."""

_URL = re.compile(r"[^\s<>]+")
_SCHEME = re.compile(r"(?:^|[^A-Za-z0-9+.-])(https?)$", re.IGNORECASE)
_OPENING = re.compile(r"(?:!?\[)+")
_TRAILING = "?!.,:;*_~'\"’”»…"
_CLOSING = {")": "(", "]": "["}


class _Parser(MarkdownIt):
    """Takes every address as it is written."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's name
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        return True


def blocks(text: str, start: int = 0) -> tuple[Block, ...]:
    r"""The blocks of a Markdown text from the offset `start` (the beginning of a line) on, in document order.

    `text` has "\\n" as its only line end and no NUL. Code, raw HTML and images hold no links. `DocumentError` when
    lists or quotes are nested too deeply to be read.
    """
    body = text[start:]
    tokens = _parser().parse(body)
    deepest = next((token for token in tokens if token.level >= MAX_BLOCKS - 1 and token.nesting == 1), None)
    if deepest:
        line = text.count("\n", 0, start) + (deepest.map or [0])[0] + 1
        raise DocumentError(f"line {line}: lists and quotes are nested too deeply to be read; flatten them")
    return tuple(_outline(tokens, body, start))


def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"maxNesting": MAX_BLOCKS})
    parser.core.ruler.after("block", "inline_nesting", _limit_inline)
    parser.disable(["text_join", "fragments_join"])  # they would merge texts that stand apart
    rules = parser.inline.ruler
    for name, rule in zip(rules.get_active_rules(), rules.getRules(""), strict=True):
        rules.at(name, _placed(rule))
    rules.after("text", "bare_url", _placed(_bare_url))
    rules.after("text", "idle_brackets", _placed(_idle_brackets))
    return parser


def _limit_inline(state: StateCore) -> None:
    state.md.options["maxNesting"] = MAX_INLINE


def _placed(rule: _Rule) -> _Rule:
    """The rule, noting in each token it makes where that begins and ends in the block's text."""

    def run(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
        if silent:
            return rule(state, silent)
        # no reference to the waiting text is kept: with one, markdown-it would copy it for every character added
        start, before, waiting = state.pos, len(state.tokens), bool(state.pending)
        if not rule(state, silent):
            return False
        if len(state.tokens) > before:
            _note(state.tokens, before, start, state.pos, waiting=waiting)
        return True

    return run


def _note(tokens: list[Token], before: int, start: int, end: int, *, waiting: bool) -> None:
    if waiting and tokens[before].type == "text" and "from" not in tokens[before].meta:
        before += 1  # text that was waiting, not this rule's
    made = len(tokens) - before
    if made and tokens[before].type == "link_open":
        tokens[before].meta.setdefault("from", start)
        tokens[before].meta.setdefault("to", start + 1)
        tokens[-1].meta.update({"from": end, "to": end})
    elif made == end - start:  # emphasis marks, one token each
        for index in range(made):
            tokens[before + index].meta.update({"from": start + index, "to": start + index + 1})
    elif made:
        tokens[before].meta.update({"from": start, "to": end})


def _idle_brackets(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Takes brackets that can open no link as plain text, all at once: a megabyte of them would take half a minute.

    They are those that no bracket closes, and of a row those in which too many others would stand.
    """
    found = _OPENING.match(state.src, state.pos, state.posMax) if state.src[state.pos] in "![" else None
    if silent or found is None:
        return False
    last: tuple[str, int] = state.env.get("closing", ("", -1))
    if last[0] is not state.src:
        last = state.env["closing"] = (state.src, state.src.rfind("]"))
    idle = found[0] if found.end() > last[1] else found[0][: 1 - MAX_INLINE].rstrip("!")
    state.append_pending(idle)
    state.pos += len(idle)
    return bool(idle)


def _bare_url(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """An http(s) address that stands in the text without any markup, as GitHub's Markdown links it."""
    if silent or state.linkLevel or not state.src.startswith("://", state.pos):
        return False
    scheme = _SCHEME.search(state.pending[-9:])
    rest = _URL.match(state.src, state.pos + 3, state.posMax)
    if scheme is None or rest is None:
        return False
    begin = state.pos - len(scheme[1])
    url = _without_trailing(state.src[begin : rest.end()])
    if len(url) <= len(scheme[1]) + 3:
        return False
    state.pending = state.pending[: len(state.pending) - len(scheme[1])]
    opened = state.push("link_open", "a", 1)
    opened.attrs = {"href": url}
    opened.meta = {"from": begin, "to": begin}
    state.push("text", "", 0).content = url
    state.push("link_close", "a", -1)
    state.pos = begin + len(url)
    return True


def _without_trailing(url: str) -> str:
    """The address without the punctuation of the sentence it stands in."""
    while True:
        kept = url.rstrip(_TRAILING)
        if kept and kept[-1] in _CLOSING and kept.count(kept[-1]) > kept.count(_CLOSING[kept[-1]]):
            kept = kept[:-1]
        if kept == url:
            return url
        url = kept


@dataclass(slots=True)
class _Draft:
    """A block that may still grow: an item goes on after the lists in it."""

    kind: BlockKind
    level: int
    runs: list[Run] = field(default_factory=list)

    def add(self, runs: list[Run]) -> None:
        if self.runs and runs:
            at = self.runs[-1].end
            self.runs.append(Run(PART, at, at))
        self.runs.extend(runs)


def _outline(tokens: Sequence[Token], body: str, start: int) -> Iterator[Block]:
    lines = body.split("\n")
    begins = _begins(lines, start)
    drafts: list[_Draft] = []
    items: list[_Draft] = []
    heading = 0
    for token in tokens:
        if token.type == "list_item_open":
            items.append(_Draft("item", len(items) + 1))
            drafts.append(items[-1])
        elif token.type == "list_item_close":
            items.pop()
        elif token.nesting == 1:
            heading = int(token.tag[1]) if token.type == "heading_open" else 0
        elif token.type == "inline" and token.map and token.children:
            runs = list(_runs(token.children, _Placing.of(token, lines, begins)))
            if items:  # even a heading there, which a stray "-" below an item makes of it
                items[-1].add(runs)
            else:
                drafts.append(_Draft("heading" if heading else "paragraph", heading, runs))
    return (Block(draft.kind, draft.level, tuple(draft.runs)) for draft in drafts if draft.runs)


def _begins(lines: Sequence[str], start: int) -> list[int]:
    begins = []
    for line in lines:
        begins.append(start)
        start += len(line) + 1
    return begins


@dataclass(frozen=True, slots=True)
class _Placing:
    """From offsets in a block's text to offsets in the file: markdown-it cuts indents and quote marks off each line."""

    inner: tuple[int, ...]
    outer: tuple[int, ...]

    @classmethod
    def of(cls, token: Token, lines: Sequence[str], begins: Sequence[int]) -> "_Placing":
        inner, outer, at = [], [], 0
        content = token.content.split("\n")
        for number, line in enumerate(content, _first_line(content[0].strip(" \t"), token, lines)):
            words = line.lstrip(" \t")
            inner.append(at + len(line) - len(words))
            outer.append(begins[number] + max(0, lines[number].rfind(words.rstrip(" \t"))))
            at += len(line) + 1
        return cls(tuple(inner), tuple(outer))

    def start(self, offset: int) -> int:
        line = max(0, bisect_right(self.inner, offset) - 1)
        return self.outer[line] + offset - self.inner[line]

    def end(self, offset: int) -> int:
        return self.start(offset - 1) + 1 if offset else self.start(0)


def _first_line(words: str, token: Token, lines: Sequence[str]) -> int:
    """The line that a block's text begins on: lines that hold only odd white space before it were trimmed away."""
    first, end = token.map or (0, 0)
    return next((number for number in range(first, end) if words in lines[number]), first)


def _runs(tokens: Sequence[Token], placing: _Placing) -> Iterator[Run]:
    closes = iter([token for token in tokens if token.type == "link_close"])
    at = strong = 0
    link: Link | None = None
    for token in tokens:
        begin = token.meta.get("from", at)
        at = token.meta.get("to", begin + len(token.content))
        if token.type == "link_open":
            link = Link(str(token.attrs["href"]), placing.start(begin), placing.end(next(closes).meta["to"]))
            yield Run("", link.start, link.start, link, bool(strong))
        elif token.type == "link_close":
            link = None
        elif token.type in {"strong_open", "strong_close"}:
            strong += token.nesting
        elif text := _text(token):
            yield Run(text, placing.start(begin), placing.end(at), link, bool(strong))


def _text(token: Token) -> str:
    """What a reader sees of a token that is no mark."""
    return {"softbreak": " ", "hardbreak": "\n", "html_inline": ""}.get(token.type, token.content)
