"""Answers and pages for tests of judging: one call builds a capture, reads it as the crawl does, and judges it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from audit.extract.condition import judge
from audit.extract.reading import read_page
from audit.model.capture import Capture, Condition, Flaw, Hop

URI = "https://pages.example/2021/12/09/readout-of-the-ministers-call/"
NOON = datetime(2022, 1, 10, 12, tzinfo=UTC)
HTML = ("content-type", "text/html; charset=utf-8")
SENTENCE = (
    "The minister spoke today with her counterpart about the situation on the border and thanked him for his help. "
)
HEAD = (
    "<!-- This site is optimized with a plugin for search engines, https://plugin.example/ -->\n"
    "<style>body { margin: 0 } .sign-in, .h1, h1 { font: 2em/1.2 serif } /* " + "rules and rules " * 60 + "*/</style>\n"
    "<!-- / the plugin -->\n"
).encode()
ARTICLE = f"<p>{SENTENCE * 4}</p><p>{SENTENCE * 4}</p>"


def page(title: str, heading: str | None = None, body: str = "", head: str = "") -> bytes:
    """A page as content systems make them: a menu, a headline, a body, a footer."""
    shown = "" if heading is None else f"<h1>{heading}</h1>"
    return f"""<!doctype html><html><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav></header>
<main>{shown}{body}</main><footer><a href="/contact">Contact</a> <a href="/privacy">Privacy</a></footer>
</body></html>""".encode()


def judged(  # noqa: PLR0913 - one parameter for each side of an answer
    payload: bytes,
    *,
    status: int = 200,
    headers: Sequence[tuple[str, str]] = (HTML,),
    flaw: Flaw | None = None,
    hops: Sequence[Hop] = (),
    uri: str = URI,
    final_uri: str | None = None,
) -> Condition:
    """The condition of that answer; with a `final_uri` a redirect led there.

    It must be the same with what heads of pages usually hold and no reader sees: places in a page shift by that.
    """
    if final_uri is not None and not hops:
        hops = (Hop(uri, 302),)
    capture = Capture(uri, final_uri or uri, tuple(hops), status, tuple(headers), payload, NOON, flaw=flaw)
    condition = _judged(capture)
    assert _judged(replace(capture, payload=payload.replace(b"</head>", HEAD + b"</head>", 1))) == condition
    return condition


def _judged(capture: Capture) -> Condition:
    kind = capture.header("content-type")
    reading = read_page(capture.payload, capture.uri, content_type=kind) if capture.payload else None
    return judge(capture, reading)


def verdict(condition: Condition) -> tuple[str, str]:
    """State and cause, which most tests are about."""
    return condition.state, condition.cause
