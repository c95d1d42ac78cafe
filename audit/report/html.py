"""The report as one HTML file: claim beside page, for reading from disk, on paper, and without JavaScript.

A pure function of the canonical JSON's shape. The file asks the network for nothing, and its Content-Security-Policy
allows exactly the style and script that stand in it, by their hashes. Whatever the template puts in goes through
`audit.text.visible`, so that no text from outside can be markup, nor a command where the page stands in a runner's log.
"""

import base64
import hashlib
from functools import cache
from pathlib import Path

import jinja2
from jinja2.filters import do_mark_safe

from audit import __version__
from audit.report import words
from audit.report.commands import Commands
from audit.report.glance import glances, name
from audit.report.glimpse import glimpses
from audit.report.html_lapses import lapsed
from audit.report.html_pair import address
from audit.report.html_view import cards, chapters, closed, health
from audit.report.opening import banners, counts, nothing_to_decide, result
from audit.report.outline import outline
from audit.report.shape_v1 import ReportV1
from audit.report.timeline import BOTTOM, HEIGHT, TOP, timeline
from audit.text.places import place
from audit.text.visible import html, visible

_HERE = Path(__file__).parent
_MOST_CARDS = 2_000  # claims and links; the JSON has them all, and a browser lays out no more in a moment
_TEXT = 1_200  # characters of a sentence or heading
_GLIMPSE = 200  # characters of a line of the list that the page begins with
_LONGEST = 9_000  # characters of anything; no address that is linked is longer
_MOST_MATTERS = 1_000  # findings to decide, and as many notes


def render(report: ReportV1, commands: Commands | None = None) -> str:
    """The whole page; `commands` are those to decide with."""
    laid_out = outline(report, commands)
    decide = chapters(laid_out.decide, laid_out, _MOST_MATTERS)
    style, script = _asset("page.css"), _asset("page.js")
    return _template().render(
        report=report,
        outline=laid_out,
        version=__version__,
        words=words,
        place=place,
        tiles=list(glances(laid_out)),
        piles=[(pile, name(pile, laid_out), len(claims)) for pile, claims in laid_out.piles.items() if claims],
        banners=list(banners(laid_out, _cut)),
        outcome=result(report),
        counts=counts(report),
        nothing=nothing_to_decide(report),
        glimpses=glimpses(laid_out.decide[: len(decide)], laid_out),
        decide=decide,
        to_fix=closed(laid_out.to_fix, laid_out.path, report.run.today),
        lapses=[lapsed(one, laid_out) for one in report.lapses],
        settled=closed(laid_out.settled, laid_out.path, report.run.today),
        past=closed(laid_out.past, laid_out.path, report.run.today),
        notes=chapters(laid_out.notes, laid_out, _MOST_MATTERS),
        cards=cards(laid_out, _MOST_CARDS),
        hosts=health(laid_out.hosts),
        address=address,
        chart=timeline(report),
        frame={"height": HEIGHT, "top": TOP, "bottom": BOTTOM},
        style=style,
        script=script,
        policy=_policy(style, script),
    )


def _cut(text: str, limit: int) -> str:
    """Outside text within a sentence of ours; the sentence is escaped as a whole."""
    return visible(text, limit)


def _policy(style: str, script: str) -> str:
    allowed = f"style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _asset(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


@cache
def _template() -> jinja2.Template:
    engine = jinja2.Environment(
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        finalize=_finalized,
        loader=jinja2.FileSystemLoader(_HERE),
    )
    engine.filters["cut"] = lambda text: _cut(text, _TEXT)
    engine.filters["glimpse"] = lambda text: _cut(text, _GLIMPSE)
    return engine.get_template("page.html.j2")


def _finalized(value: object) -> object:
    """Every text that is put in, made harmless; our own style and script, which are marked as safe, as they are.

    What the template does not cut ends at what an address may have.
    """
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return do_mark_safe(html(value, _LONGEST))
    return value
