"""The door to markdown-it-py: a Markdown text becomes blocks whose every character knows its place.

markdown-it tells the lines of a block and nothing of what is in it. So each inline rule is wrapped to note where in the
block's text it began and ended; plain text has no rule of its own and simply goes on from there. Links are taken as
written: markdown-it would percent-encode them, and leave out those it thinks unsafe, which an audit must show.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination, parseLinkLabel, parseLinkTitle
from markdown_it.rules_block import StateBlock, list_block, reference
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from audit.model.errors import DocumentError
from audit.read.bare import with_hosts_linked, without_trailing
from audit.read.blocks import Block, Link, Run
from audit.read.drafts import Draft, finished
from audit.read.fragment import fragment
from audit.read.placing import Placing, RowPlacing, of_lines
from audit.read.tags import Effect, Tag, tag
from audit.text.months import is_month
from audit.text.regex import regex

_Rule = Callable[[StateInline, bool], bool]

MAX_BLOCKS = 100
"""Block nesting: fifty lists in one another. markdown-it would skip in silence what lies deeper."""
MAX_INLINE = 8
"""Brackets in one another in a link's words. Where nothing closes them, each bracket costs as many looks ahead."""

_DAY_OF_MONTH = regex(
    r"[0-9]{1,2}\.[ \u00a0](?:(?:[^\W\d_]{1,6}|[-–—/])[ \u00a0]?[0-9]{1,2}\.[ \u00a0])?"
    r"(?P<month>[^\W\d_]{3,20})\.?(?:[ \u00a0][0-9]{4}(?![0-9])|[ \u00a0]?(?:[:|–—(]|-[ \u00a0]))"
)
_RST_LINK = regex(r"(?P<words>[^<>`]{1,300}?)\s*<(?P<uri>https?://[^\s<>]{1,2000})>")
_PLAIN_ADDRESS = regex(r"[^\s\x00-\x20\x7f<()\\&]+(?=[\n )])")
_LABEL = regex(r"\[[^\[\]\\]*\]")
_URL = regex(r"[^\s<>]+")
_SCHEME = regex(r"(?:^|[^A-Za-z0-9+.-])(https?)$", re.IGNORECASE)
_OPENING = regex(r"(?:!?\[)+")
_BEGINNINGS = {
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "emphasis": "*_",
    "link": "[",
    "image": "!",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
}
"""The characters one of which each of markdown-it's inline rules begins with; of those that are not here, any."""


@dataclass(frozen=True, slots=True)
class _Destination:
    """Where a link leads, in markdown-it's names; `pos` is where that ends in the block's text."""

    ok: bool
    pos: int
    str: str


def _destination(string: str, pos: int, maximum: int) -> object:
    """Most addresses hold nothing that has to be understood: markdown-it would go through them letter by letter."""
    plain = _PLAIN_ADDRESS.match(string, pos, maximum)
    return _Destination(ok=True, pos=plain.end(), str=plain[0]) if plain else parseLinkDestination(string, pos, maximum)


class _Parser(MarkdownIt):
    """Takes every address as it is written."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's name
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - as above
        return link

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - its signature
        return True


def blocks(text: str, start: int = 0) -> tuple[Block, ...]:
    r"""The blocks of a Markdown text from the offset `start` (the beginning of a line) on, in document order.

    `text` has "\\n" as its only line end and no NUL. Code and images hold no links. `DocumentError` when
    lists or quotes are nested too deeply to be read.
    """
    body = text[start:]
    known: dict[str, Any] = {}
    tokens = _parser().parse(body, known)
    deepest = next((token for token in tokens if token.level >= MAX_BLOCKS - 1 and token.nesting == 1), None)
    if deepest:
        line = text.count("\n", 0, start) + (deepest.map or [0])[0] + 1
        raise DocumentError(f"line {line}: lists and quotes are nested too deeply to be read; flatten them")
    return (*_outline(tokens, body, start), *_unused(tokens, known.get("references", {}), body, start))


def _unused(tokens: Iterable[Token], known: Mapping[str, Mapping[str, Any]], body: str, start: int) -> Iterator[Block]:
    """A block without words for each link reference that nothing refers to: it is a link of the document, too."""
    inline = [child for token in tokens for child in token.children or ()]
    used = {child.attrs.get("href") or child.attrs.get("src") for child in inline if child.attrs}
    lines = body.split("\n")
    begins = _begins(lines, start) if known else []
    for defined in known.values():
        uri = str(defined["href"])
        if uri in used:
            continue
        number = defined["map"][0]
        at = begins[number] + len(lines[number]) - len(lines[number].lstrip())
        end = max(at + 1, begins[number] + len(lines[number].rstrip()))
        yield Block("paragraph", 0, (Run("", at, at, Link(uri, at, min(end, start + len(body)))),))


def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"maxNesting": MAX_BLOCKS})
    helpers: Any = SimpleNamespace(
        parseLinkDestination=_destination, parseLinkLabel=parseLinkLabel, parseLinkTitle=parseLinkTitle
    )
    parser.helpers = helpers
    parser.core.ruler.after("block", "inline_nesting", _limit_inline)
    parser.enable("table")
    parser.block.ruler.at("reference", _reference)
    parser.block.ruler.at("list", _list, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.disable(["text_join", "fragments_join"])  # they would merge texts that stand apart
    rules = parser.inline.ruler
    for name, rule in zip(rules.get_active_rules(), rules.getRules(""), strict=True):
        rules.at(name, _placed(rule, _BEGINNINGS.get(name)))
    rules.after("text", "bare_url", _placed(_bare_url, ":"))
    rules.after("text", "idle_brackets", _placed(_idle_brackets, "!["))
    return parser


def _reference(state: StateBlock, first: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Link references, but no footnotes, which look like some (`audit.read.footnotes`).

    A link at the beginning of a paragraph looks like one up to its "]"; markdown-it would go there letter by letter.
    """
    begin, over = state.bMarks[first] + state.tShift[first], state.eMarks[first]
    label = _LABEL.match(state.src, begin, over)
    other = state.src.startswith("[^", begin) or (label is not None and not state.src.startswith(":", label.end()))
    return not other and reference(state, first, end, silent)


def _list(state: StateBlock, first: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as above
    """Lists, but not the number of a day ("6. Dezember 2021: …", "7. bis 9. Januar: …"), which looks like one."""
    found = _DAY_OF_MONTH.match(state.src, state.bMarks[first] + state.tShift[first], state.eMarks[first])
    is_day = found is not None and is_month(found["month"])
    return not is_day and list_block(state, first, end, silent)


def _limit_inline(state: StateCore) -> None:
    state.md.options["maxNesting"] = MAX_INLINE


def _placed(rule: _Rule, beginnings: str | None) -> _Rule:
    """The rule, noting in each token it makes where that begins and ends in the block's text.

    It is asked only where one of its `beginnings` stands, if it has such: markdown-it asks every rule at every mark.
    """

    def run(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
        if beginnings is not None and state.src[state.pos] not in beginnings:
            return False
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
    url = without_trailing(state.src[begin : rest.end()])
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


def _outline(tokens: Sequence[Token], body: str, start: int) -> Iterator[Block]:
    lines = body.split("\n")
    outline = _Outline(lines, _begins(lines, start))
    for token in tokens:
        outline.take(token)
    return iter(finished(outline.drafts))


@dataclass(slots=True)
class _Outline:
    """The blocks so far, the items that are open, and the table row that is."""

    lines: Sequence[str]
    begins: Sequence[int]
    drafts: list[Draft] = field(default_factory=list)
    items: list[Draft] = field(default_factory=list)
    row: tuple[Draft, RowPlacing] | None = None
    heading: int = 0

    def take(self, token: Token) -> None:
        """Go on with the next token of the document."""
        if token.type == "list_item_open":
            self.items.append(Draft("item", len(self.items) + 1))
            self.drafts.append(self.items[-1])
        elif token.type == "list_item_close":
            self.items.pop()
        elif token.type == "tr_open" and token.map:
            number = token.map[0]
            self.row = Draft("row", 0), RowPlacing(self.lines[number], self.begins[number])
            self.drafts.append(self.row[0])
        elif token.type == "tr_close":
            self.row = None
        elif token.type == "th_open" and self.row:
            self.row[0].level = 1
        elif token.nesting == 1:
            self.heading = int(token.tag[1]) if token.type == "heading_open" else 0
        elif token.type == "inline" and token.map:
            self._take_words(token, token.map)
        elif token.type == "html_block" and token.map:
            self._take_html(fragment(token.content, of_lines(token.content, token.map, self.lines, self.begins)))

    def _take_html(self, found: Iterable[Block]) -> None:
        """Raw HTML stands between blocks of Markdown; inside an item it is all the item's."""
        for block in found:
            if self.items:
                self.items[-1].add(list(block.runs))
            else:
                self.drafts.append(Draft(block.kind, block.level, list(block.runs)))

    def _take_words(self, token: Token, span: Sequence[int]) -> None:
        if self.row:
            draft, placing = self.row
            at = placing.place
            draft.add_cell(list(_runs(token.children or [], placing.cell(token.content))), at)
        elif token.children:
            runs = list(_runs(token.children, of_lines(token.content, span, self.lines, self.begins)))
            if self.items:  # even a heading there, which a stray "-" below an item makes of it
                self.items[-1].add(runs)
            else:
                self.drafts.append(Draft("heading" if self.heading else "paragraph", self.heading, runs))


def _begins(lines: Sequence[str], start: int) -> list[int]:
    begins = []
    for line in lines:
        begins.append(start)
        start += len(line) + 1
    return begins


def _runs(tokens: Sequence[Token], placing: Placing) -> Iterator[Run]:
    tags = [_tag(token) for token in tokens]
    ends = _link_ends(tokens, tags)
    at = strong = 0
    link: Link | None = None
    for index, token in enumerate(tokens):
        begin = token.meta.get("from", at)
        at = token.meta.get("to", begin + len(token.content))
        effect = tags[index].effect
        if effect == "link":
            link = Link(tags[index].uri, placing.start(begin), placing.end(max(at, ends[index])))
            yield Run("", link.start, link.start, link, bool(strong))
        elif effect == "end of link":
            link = None
        elif effect in {"strong", "end of strong"}:
            strong = max(0, strong + (1 if effect == "strong" else -1))
        elif text := "\n" if effect == "line end" else _text(token):
            wrapped = token.type == "softbreak"
            run = Run(text, placing.start(begin), placing.end(at), link, strong=bool(strong), wrapped=wrapped)
            yield from [_linked_code(run)] if token.type == "code_inline" else with_hosts_linked(run)


def _linked_code(run: Run) -> Run:
    """A piece of code; in reStructuredText it is a link: "`words <https://…>`_"."""
    found = _RST_LINK.fullmatch(run.text)
    return replace(run, text=found["words"], link=Link(found["uri"], run.start, run.end)) if found else run


def _tag(token: Token) -> Tag:
    """What a token does, as if it were a tag."""
    if token.type == "link_open":
        return Tag("link", str(token.attrs["href"]))
    if token.type == "html_inline":
        return tag(token.content)
    effects: dict[str, Effect] = {
        "link_close": "end of link",
        "strong_open": "strong",
        "strong_close": "end of strong",
        "hardbreak": "line end",
    }
    return Tag(effects.get(token.type, "nothing"))


def _link_ends(tokens: Sequence[Token], tags: Sequence[Tag]) -> list[int]:
    """For each token that opens a link, where in the block's text that link is over; 0 where nothing ends it."""
    ends, closes = [0] * len(tokens), []
    for index in range(len(tokens) - 1, -1, -1):
        if tags[index].effect == "end of link":
            closes.append(int(tokens[index].meta.get("to", 0)))
        elif tags[index].effect == "link" and closes:
            ends[index] = closes.pop()
    return ends


def _text(token: Token) -> str:
    """What a reader sees of a token that is no mark."""
    return {"softbreak": " ", "html_inline": ""}.get(token.type, token.content)
