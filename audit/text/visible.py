"""The only way untrusted text reaches a terminal, log, Markdown, HTML, XML or CI runner: one escaper per sink.

Every sink starts from `visible`: one line, in which every character that draws nothing, draws over its neighbours or
changes their order is written out by its number, as U+202E in angle quotes. What one sink needs on top of that is its
own function; a new sink adds one and changes none.

U+2060 (word joiner: draws nothing, breaks no line) is the one invisible character we put in ourselves: it parts what a
machine would join into a command, link or mention. An escape is not enough there: `a&#64;b.co` still becomes a mail
link. A U+2060 that was in the text is written out like any other, so taking out the bare ones gives the text back.
"""

import re
import unicodedata
from functools import lru_cache
from html import escape
from urllib.parse import quote

from audit.text import urls
from audit.text.regex import regex

JOINER = "\u2060"
_WHITE = regex(r"[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")  # Unicode's White_Space
_BLANK = frozenset(  # draw nothing though they are letters, marks or symbols by category
    map(chr, [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), 0x2800, 0x3164, 0xFFA0, 0x16FE4])
) | frozenset(map(chr, range(0xE0100, 0xE01F0)))  # these variation selectors can carry a hidden message, byte by byte
_VARIATION = range(0xFE00, 0xFE10)  # of these one may follow a character (text or emoji style); in a row they hide too
_ASCII = frozenset(map(chr, range(128)))
_MARKS = frozenset({"Mn", "Me"})  # Unicode categories: they are drawn on the character before
_MARKS_IN_A_ROW = 8  # no language needs more; a tower of them draws over the lines above and below
_COMMAND = regex(r":(?=:)|#(?=[#\[])")
_PARTED = regex(
    r"[@#$]"  # mention, reference, mathematics
    r"|:(?=[:/]|[a-z0-9_+\-]+:)|(?<=[a-z]):(?=\S)|/(?=/)"  # workflow command, emoji name, scheme of a link
    r"|www(?=\.)|(?<=[^\W_])\.(?=[^\W\d_]{2})"  # bare host names
    r"|(?<![^\W_])gh-(?=[0-9])|[!%&^~](?=[0-9])",  # references of GitHub (GH-1) and GitLab (!1, %1, &1)
    re.IGNORECASE,
)
_FILLED_IN = regex(r"\](?=\()|\{(?=[0-9])")
_COMMIT = regex(r"(?<![^\W_])(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{7,40}(?![^\W_])")
_MARKUP = regex(r"[\\`*_{}\[\]<>#|~=$^&%]")
_BLOCK_START = regex(r"^(?:[0-9]{1,9}(?=[.)])|(?=[-+:!]))")
_BACKTICKS = regex(r"`+")
_KEPT = "%:/?#@!$&'*+,;=~"  # beside letters, digits and "_.-": no bracket, bar, backslash, backtick, quote or blank
_STUMP = 16  # characters of a word that are given up rather than torn
_REACH = 4  # times the characters shown: text holds little white space
_LONGEST_LINK = 8_192  # characters; what is longer is shown, not linked


def visible(text: str, limit: int | None = None) -> str:
    """One line in which nothing hides; longer than `limit` it is cut, between words if one ends near, and ends in "…".

    `limit` counts characters of the text that are shown (white space squeezed); one that is written out counts as one.
    """
    line = _line(text, limit)
    line = line if limit is None else shortened(line, limit)
    return line if line.isprintable() and all(map(_hides_nothing, set(line) - _ASCII)) else _written_out(line)


def shortened(line: str, limit: int) -> str:
    """At most `limit` characters of a line, "…" among them: up to the end of a word where that costs little."""
    if len(line) <= limit:
        return line
    room = max(limit - 1, 0)
    end = room if line[room] == " " else line.rfind(" ", room - min(_STUMP, room // 4), room)
    return line[: end if end > 0 else room].rstrip(" ") + "…"


def terminal(text: str, limit: int | None = None) -> str:
    """For terminals, logs and CI consoles: visible, and no workflow command a runner would obey.

    GitHub's runner obeys `::command::` at the start of a line and `##[command]` anywhere (Azure's and TeamCity's begin
    with ## too). The text may come to stand anywhere, so every such pair is parted.
    """
    return _COMMAND.sub(_part, visible(text, limit))


def workflow_message(text: str, limit: int | None = None) -> str:
    """For the message of a workflow command of GitHub's runner, which reads %25, %0D and %0A in it."""
    return terminal(text, limit).replace("%", "%25")


def workflow_property(text: str, limit: int | None = None) -> str:
    """For a property of a workflow command, where colon and comma end something too."""
    return workflow_message(text, limit).replace(":", "%3A").replace(",", "%2C")


def sarif(text: str, limit: int | None = None) -> str:
    """For SARIF messages, where `[text](target)` makes a link and `{0}` is filled in (SARIF 2.1.0, 3.11.5, 3.11.6)."""
    return _FILLED_IN.sub(_part, terminal(text, limit))


def html(text: str, limit: int | None = None) -> str:
    """For HTML, as text or as a value in quotes: no markup, and nothing that a runner obeys where the page is logged.

    What would begin a command is written as a reference: the page shows, finds and copies the text as it is.
    """
    return _COMMAND.sub(lambda found: f"&#{ord(found[0])};", escape(visible(text, limit)))


def markdown(text: str, limit: int | None = None) -> str:
    """For running Markdown text: shows exactly as written, makes no markup, link, mention, reference or HTML.

    Safe at the start of a line, inside a paragraph, a table cell, a link label, and as a line of a CI log.
    """
    parted = _COMMIT.sub(lambda match: match[0][:3] + JOINER + match[0][3:], visible(text, limit))
    escaped = _MARKUP.sub(r"\\\g<0>", _PARTED.sub(_part, parted))
    return _BLOCK_START.sub(r"\g<0>\\", escaped)


def markdown_code(text: str, limit: int | None = None) -> str:
    """A Markdown code span that shows the text, whatever backticks it holds.

    A text with a bar becomes a `<code>` element instead: in a table the bar must be escaped, elsewhere the escape
    would show.
    """
    line = terminal(text, limit)
    if "|" in line:
        return f"<code>{markdown(text, limit)}</code>"
    fence = "`" * (1 + max((len(run) for run in _BACKTICKS.findall(line)), default=0))
    pad = " " if not line or line[0] == "`" or line[-1] == "`" else ""
    return f"{fence}{pad}{line}{pad if line else ''}{fence}"


def markdown_link(label: str, uri: str, limit: int | None = None) -> str:
    """A Markdown link for http and https URIs; label and URI as plain text for any other scheme.

    The destination is what a browser makes of the URI, so nothing in it can end the link or mean another host; an
    empty label shows the URI. `limit` bounds the label, and the URI where that is shown.
    """
    destination = _destination(uri)
    shown = markdown(label, limit)
    if destination:
        return f"[{shown or markdown(uri, limit)}]({destination})"
    plain = markdown(uri, limit)
    return f"{shown} ({plain})" if shown and shown != plain else plain


def web_link(uri: str) -> str:
    """Where a link may lead: a http or https URI as a browser would follow it, in printable ASCII; "" for any other.

    Nothing in it can end an attribute, a destination or a line, or mean another host. `&` is left for the sink.
    """
    host = urls.host(uri)
    if len(uri) > _LONGEST_LINK or not host or urls.scheme(uri) not in {"http", "https"}:
        return ""
    encoded = quote(urls.href(uri), safe=_KEPT)
    return encoded.replace(quote(host, safe=":"), host, 1) if host.startswith("[") else encoded


def _line(text: str, limit: int | None) -> str:
    """The text with its white space squeezed, whole or at least more of it than `limit`.

    A long text may be shown cut in thousands of places, so that no more of it is looked at than is needed.
    """
    reach = len(text) if limit is None else _REACH * (limit + 1)
    line = _WHITE.sub(" ", text[:reach]).strip(" ")
    enough = reach >= len(text) or (limit is not None and len(line) > limit)
    return line if enough else _WHITE.sub(" ", text).strip(" ")


@lru_cache(maxsize=4_096)
def _hides_nothing(character: str) -> bool:
    """Whether a printable character shows as itself wherever it stands; marks depend on what they stand on."""
    return character not in _BLANK and unicodedata.category(character) not in _MARKS


def _written_out(line: str) -> str:
    """The line with every hidden character written out. A mark needs a character to stand on."""
    shown: list[str] = []
    marks = _MARKS_IN_A_ROW  # as if the line began after too many: a leading mark would draw on what comes before
    before = ""
    for character in line:
        is_mark = unicodedata.category(character) in _MARKS
        marks = marks + 1 if is_mark else 0
        twice = ord(character) in _VARIATION and before != "" and ord(before) in _VARIATION
        if not character.isprintable() or character in _BLANK or twice or (is_mark and marks > _MARKS_IN_A_ROW):
            shown.append(f"\u2039U+{ord(character):04X}\u203a")
            marks = _MARKS_IN_A_ROW
        else:
            shown.append(character)
            if character == " ":
                marks = _MARKS_IN_A_ROW
        before = character
    return "".join(shown)


def _part(match: re.Match[str]) -> str:
    return JOINER + "$" + JOINER if match[0] == "$" else match[0] + JOINER


def _destination(uri: str) -> str:
    """A Markdown link's destination, which ends where we end it; "" for what is not to be linked."""
    return web_link(uri).replace("&", "&amp;")
