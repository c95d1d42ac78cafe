"""The first screen: how things stand, what the evidence is worth, why the audit fails or passes, what is to be decided.

A reader who stops here has seen everything that must not be missed.
"""

from collections.abc import Iterable

from audit.report import words
from audit.report.glance import glances
from audit.report.markdown_parts import dated_text, finding_anchor, group_anchor, quoted, table
from audit.report.opening import Said, banners, counts, nothing_to_decide, result
from audit.report.outline import Block, Outline
from audit.report.shape_v1 import DocumentV1
from audit.text import places
from audit.text.visible import markdown, markdown_code

_FIRST = 10  # places that the first screen lists; more would no longer be one screen
_TITLE = 200
_GLIMPSE = 90


def first_screen(laid_out: Outline) -> Iterable[str]:
    """The paragraphs of the first screen."""
    report = laid_out.report
    document = report.document
    yield f"# Citation audit: {markdown(document.title or document.path, _TITLE)}"
    yield _subject(document)
    yield from (f"> {_said(banner)}" for banner in banners(laid_out, markdown))
    outcome = result(report)
    if outcome:
        yield _said(outcome)
    yield counts(report)
    rows = [(f"**{one.name}**" if one.weighty else one.name, one.counted, one.detail) for one in glances(laid_out)]
    yield table([("Found", "left"), ("How many", "right"), ("In detail", "left")], rows)
    yield from _to_decide(laid_out)


def _said(one: Said) -> str:
    return " ".join(filter(None, [f"**{one.lead}**" if one.lead else "", one.rest]))


def _subject(document: DocumentV1) -> str:
    dated = f" of {words.day(document.published)}" if document.published else ""
    return f"{markdown_code(document.path)}{dated}, compared with the pages it cites."


def _to_decide(laid_out: Outline) -> Iterable[str]:
    blocks = laid_out.decide
    if not blocks:
        yield _said(nothing_to_decide(laid_out.report))
        return
    yield "**To decide**"
    yield "\n".join(f"{number}. {_glimpse(block, laid_out)}" for number, block in enumerate(blocks[:_FIRST], 1))
    if len(blocks) > _FIRST:
        yield f"and {len(blocks) - _FIRST} more below"


def _glimpse(block: Block, laid_out: Outline) -> str:
    first, others = block.findings[0], len(block.findings) - 1
    if block.group:
        name = words.counted(len(block.findings), "finding")
        return f"[{name}](#{group_anchor(block.group.id)}), {block.severity}: {markdown(block.group.cause, _TITLE)}"
    claim = laid_out.claim(first)
    said = f"{quoted(dated_text(claim), _GLIMPSE)} — " if claim else ""
    place = f"[{words.capital(places.place(laid_out.path, first.line, first.end_line))}](#{finding_anchor(first.id)})"
    more = f" And {words.counted(others, 'more finding')} on the same link." if others else ""
    return f"{place}, {first.severity}: {said}{markdown(first.message, _TITLE)}{more}"
