"""The condition of a page as evidence, from what came back and what it says of itself: made here and nowhere else.

Only a 404, a 410, a page that says it is not there (a "soft 404"), a parked domain and a name that does not exist are
ever called gone. A server that turns programs away makes a page blocked, not gone: a person may still see it. A body
that is not whole is broken. What is doubtful is left as it seems: a page wrongly called gone is worse than one
wrongly called there.
"""

from collections.abc import Mapping
from typing import Final

from audit.extract.all_about import all_about
from audit.extract.borne_out import is_cited
from audit.extract.garbled import garbled
from audit.extract.hollow import captcha_alone, hollow
from audit.extract.instead import said_instead
from audit.extract.landing import landed, led_astray
from audit.extract.media import not_html
from audit.extract.refresh import AT_ONCE, SOON, refresh_of
from audit.extract.scant import is_scant
from audit.extract.server_made import server_made
from audit.extract.sibling import answers_alike, is_doubtful
from audit.extract.statuses import of_status
from audit.extract.surface import Surface
from audit.extract.walls import blind, wall_in_body, wall_in_headers, wall_in_title
from audit.model.capture import NOT_STORED, Capture, Condition, Flaw, Outcome, State, Unreachable, Withheld
from audit.model.reading import Reading
from audit.text.quota import forbidden_for_now

CAUSES: Final[Mapping[str, State]] = {
    "invalid-url": "invalid",
    "refused-scheme": "refused",
    "refused-address": "refused",
    "no-such-host": "gone",
    "dns-error": "unavailable",
    "connect-refused": "unavailable",
    "connect-timeout": "unavailable",
    "connect-error": "unavailable",
    "tls-certificate": "broken",
    "tls-error": "broken",
    "read-timeout": "unavailable",
    "deadline": "unavailable",
    "reset": "unavailable",
    "protocol-error": "broken",
    "headers-too-large": "broken",
    "redirect-loop": "broken",
    "too-many-redirects": "broken",
    "redirect-without-location": "broken",
    "robots": "blocked",
    "no-route": "unchecked",
    "no-resources": "unchecked",
    "host-unavailable": "unchecked",
    "not-asked": "unchecked",
    "not-on-cassette": "unchecked",
    "removed-on-request": "unchecked",
    "network-down": "unchecked",
    "internal-error": "unchecked",
}
"""What each cause of no answer makes of a page."""

SAME_FOR_ALL: Final = "soft-404:sibling"
"""The cause where a site shows the same page for whatever it is asked."""

_ONWARD: Final[Mapping[str, Condition]] = {
    "refused-scheme": Condition("refused", "redirect-refused"),
    "refused-address": Condition("refused", "redirect-refused"),
    "invalid-url": Condition("broken", "redirect-invalid"),
    "no-such-host": Condition("broken", "redirect-no-such-host"),  # the cited host is there, and may mend its redirect
}
"""What a cause makes of a page that did answer, with a redirect to such an address."""

_FLAWS: Final[Mapping[Flaw, State]] = {
    "truncated": "broken",
    "undecodable": "broken",
    "too-large": "broken",
    "timeout": "unavailable",
    "reset": "unavailable",
}


def judge(outcome: Outcome, reading: Reading | None, sibling: Outcome | None = None) -> Condition:
    """The condition of the page that `outcome` answered with; `reading` is that answer read, None without a body.

    `sibling` is what the site answered for a made-up address (`audit.extract.sibling`), where that was asked for.
    """
    if isinstance(outcome, Unreachable):
        return _unanswered(outcome)
    wall = wall_in_headers(outcome)
    if wall:
        return wall
    state = of_status(outcome.status)
    if outcome.withheld:
        return _of_facts(outcome, outcome.withheld, state)
    return _of_success(outcome, reading, sibling) if state == "ok" else _of_failure(outcome, reading, state)


def not_the_page(cause: str, signal: str) -> Condition:
    """The condition of an answer that came in a page's stead and is none: what an archive shows of another page."""
    return Condition("broken", cause, signal=signal)


def _unanswered(outcome: Unreachable) -> Condition:
    onward = _ONWARD.get(outcome.cause) if outcome.hops else None
    return onward or Condition(CAUSES.get(outcome.cause, "broken"), outcome.cause)


def _of_facts(capture: Capture, withheld: Withheld, state: State) -> Condition:
    """An answer of which a recording holds only the facts: a wall, a failure, or a page that cannot be read again."""
    if withheld.cause != NOT_STORED:
        return Condition("blocked", withheld.cause, signal=withheld.signal)
    if state != "ok":
        return _of_failure(capture, None, state)
    if capture.flaw:
        return Condition(_FLAWS[capture.flaw], capture.flaw)
    return blind(capture) or Condition("unchecked", NOT_STORED)


def _of_failure(capture: Capture, reading: Reading | None, state: State) -> Condition:
    """An answer that is no success: what its status says, unless a wall or a limit gave it that status."""
    if state == "gone":
        return Condition(state, f"http-{capture.status}")
    if forbidden_for_now(capture.status, capture.headers):
        return Condition("unavailable", "rate-limited", signal=f"status {capture.status}, and headers that say for now")
    wall = wall_in_body(capture)
    if reading and wall is None:
        wall = wall_in_title(reading) or captcha_alone(Surface(capture))
    return wall or Condition(state, f"http-{capture.status}")


def _of_success(capture: Capture, reading: Reading | None, sibling: Outcome | None) -> Condition:
    """An answer whose status says that it is the page: whether it is whole, and a page, and the one asked for."""
    if capture.flaw:
        return Condition(_FLAWS[capture.flaw], capture.flaw)
    if not capture.payload or capture.payload.isspace():
        return landed(capture) or led_astray(capture, None) or Condition("broken", "empty")
    found = blind(capture) or landed(capture) or not_html(capture, reading)
    found = found or _astray(led_astray(capture, reading), garbled(capture.payload) or _instead(capture, reading))
    if found:
        return found
    if reading and sibling and is_doubtful(capture, reading) and answers_alike(capture, sibling):
        return Condition("gone", SAME_FOR_ALL, signal="an address that nobody made answers with the same page")
    return Condition("ok", f"http-{capture.status}", capture.moved_to is not None)


def _astray(elsewhere: Condition | None, instead: Condition | None) -> Condition | None:
    """A page that redirects led astray is what that page says; a broken one says nothing, so where it lies counts."""
    return elsewhere if elsewhere and (instead is None or instead.state == "broken") else instead


def _instead(capture: Capture, reading: Reading | None) -> Condition | None:
    """What an HTML page is instead of the one asked for, None when it may be that one."""
    if reading is None:
        return None
    scant = is_scant(reading)
    wall = wall_in_body(capture) if scant else None  # before a refresh: that of a challenge leads back to it
    if wall:
        return wall
    target = refresh_of(capture, SOON if scant else AT_ONCE)
    if target:
        return Condition("broken", "meta-refresh", signal=f"the page leads on to {target[:300]}")
    surface = Surface(capture)
    wall = wall_in_title(reading) if scant and not is_cited(capture.uri, reading) else None
    found = wall or said_instead(reading, surface) or server_made(reading, surface) or hollow(reading, surface)
    return found or (all_about(reading, surface) if scant else None)
