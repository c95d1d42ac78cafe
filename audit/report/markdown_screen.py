"""The first screen: how things stand, what the evidence is worth, why the audit fails or passes, what is to be decided.

A reader who stops here has seen everything that must not be missed.
"""

from collections.abc import Iterable

from audit.report import words
from audit.report.glance import glances
from audit.report.glimpse import Glimpse, glimpses
from audit.report.markdown_parts import finding_anchor, group_anchor, quoted, table
from audit.report.opening import Said, banners, counts, nothing_to_decide, result
from audit.report.outline import Outline
from audit.report.shape_v1 import DocumentV1
from audit.text.visible import markdown, markdown_code

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
    listed = glimpses(blocks, laid_out)
    yield "\n".join(f"{number}. {_glimpse(one)}" for number, one in enumerate(listed, 1))
    if len(blocks) > len(listed):
        yield f"and {len(blocks) - len(listed)} more below"


def _glimpse(one: Glimpse) -> str:
    anchor = group_anchor(one.group) if one.group else finding_anchor(one.finding)
    said = f"{quoted(one.said, _GLIMPSE)} — " if one.said else ""
    more = f" And {words.counted(one.others, 'more finding')} on the same link." if one.others else ""
    return f"[{one.where}](#{anchor}), {one.severity}: {said}{markdown(one.message, _TITLE)}{more}"
