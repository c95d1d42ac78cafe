"""What a site's robots.txt asks of programs (RFC 9309): which pages to leave alone, and how often to come.

This program asks for single pages that a document cites, not for whatever a site holds; still it is a program, run by
the clock, and keeps to what sites ask of programs. Only what a robots.txt says is kept to. One that is missing, broken,
or not to be had says nothing, and the page is asked for: RFC 9309 (section 2.3.1.4) wants a crawler to assume that all
is disallowed while the file cannot be had, but a page that a person may read would then be called blocked because of
another file's trouble, and a site in trouble is spared by its breaker and by waits already.

protego reads the rules. It is given only the groups that are meant for us: a file of many names followed by many rules
would otherwise cost their product (measured on protego 0.7.0).
"""

import asyncio
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from protego import Protego

from audit.fetch.exchange import requested
from audit.formats.charset import decode
from audit.model.capture import Ask, Capture, Fetch, Outcome
from audit.model.uri import Uri
from audit.text.regex import regex
from audit.text.urls import host, site

DISALLOWED: Final = "robots"
LONGEST_DELAY: Final = 30.0
"""Seconds between two requests that a site may ask for; a document may cite fifty pages of one site."""

_LONGEST = 512_000  # bytes; RFC 9309 section 2.5 wants at least 500 KiB to be read
_LINE = regex(r"\r\n|\r|\n")
_AGENT = regex(r"[ \t]*user[- ]?agent[ \t]*:?[ \t]*([^#]*)", re.IGNORECASE)
_RULE = regex(r"[ \t]*(?:allow|diss?all?[oa]w|diasllow|crawl[- ]delay|request[- ]rate)[ \t:]", re.IGNORECASE)
_TOKEN = regex(r"[^/ \t(]*")
_SUCCESS = range(200, 300)


@dataclass(frozen=True, slots=True)
class Rules:
    """What one robots.txt asks of one program; `delay` are seconds between two requests, None if it does not say."""

    delay: float | None = None
    _parsed: Protego | None = None
    _agent: str = ""

    def allow(self, uri: Uri) -> bool:
        """Whether the page may be asked for; the longest rule that matches decides (RFC 9309 section 2.2.2)."""
        return self._parsed is None or self._parsed.can_fetch(requested(uri), self._agent)


NO_RULES: Final = Rules()


def agent_of(user_agent: str) -> str:
    """The product token by which robots.txt files may name this program: what stands before version and comment."""
    token = _TOKEN.match(user_agent.strip())
    return token[0].lower() if token else ""


def rules_of(outcome: Outcome, agent: str) -> Rules:
    """What came back for robots.txt, as rules for the program with that product token.

    Of a file that was cut short the whole lines that came are kept to.
    """
    if not isinstance(outcome, Capture) or outcome.status not in _SUCCESS or outcome.flaw == "undecodable":
        return NO_RULES
    cut = outcome.flaw is not None or len(outcome.payload) > _LONGEST
    text = decode(outcome.payload[:_LONGEST], outcome.header("content-type")).text
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        return NO_RULES  # a page that is shown for whatever a site does not have
    lines = _LINE.split(text)
    parsed = Protego.parse("\n".join(_meant_for(agent, lines[:-1] if cut else lines)))
    return Rules(_delay(parsed, agent), parsed, agent)


def _meant_for(agent: str, lines: Iterable[str]) -> Iterator[str]:
    """The groups that name the program, or everybody; a group is one or more names and the rules behind them."""
    ours, naming = False, False
    for line in lines:
        named = _AGENT.match(line)
        if named:
            name = agent_of(named[1])
            meant = name in {agent, "*"}
            ours, naming = meant or (naming and ours), True
            if meant:
                yield f"User-agent: {name}"
        elif _RULE.match(line):
            naming = False
            if ours:
                yield line


def _delay(parsed: Protego, agent: str) -> float | None:
    """Seconds between two requests, from whichever of the two usual extensions asks for more; bounded."""
    rate = parsed.request_rate(agent)
    asked = [parsed.crawl_delay(agent) or 0.0, rate.seconds / rate.requests if rate else 0.0]
    return min(max(asked), LONGEST_DELAY) or None


class Robots:
    """The robots.txt of every site that is asked for pages, each asked for once."""

    def __init__(self, user_agent: str, slow_down: Callable[[str, float], None]) -> None:
        """`slow_down` is told of the hosts that want their requests so many seconds apart."""
        self._agent = agent_of(user_agent)
        self._slow_down = slow_down
        self._known: dict[str, Rules] = {}
        self._asking: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def barred(self, uri: Uri, fetch: Fetch) -> tuple[str, str] | None:
        """Why the page may not be asked for, as cause and detail, or None; `fetch` asks for the robots.txt."""
        where = site(uri)
        async with self._asking[where]:
            if where not in self._known:
                self._known[where] = rules_of(await fetch(Ask(f"{where}/robots.txt", role="robots")), self._agent)
                self._slow_down(host(uri), self._known[where].delay or 0.0)
        if self._known[where].allow(uri):
            return None
        return DISALLOWED, f"{where}/robots.txt asks programs to leave this page alone"
