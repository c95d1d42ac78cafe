"""Bodies that are not kept: those of challenges, always, and every page's where the settings say so.

A challenge is no page: it holds marks of who asked, and nothing of what was asked for. Its facts stay: status, headers,
which wall it was, the digest of its body.
"""

import hashlib
from dataclasses import replace
from typing import Final

from audit.fetch.answer import read_answer
from audit.fetch.exchange import REDIRECTS, Exchange, WireEvent, outcome
from audit.fetch.policy import FetchPolicy
from audit.fetch.takes import Judge
from audit.model.capture import NOT_STORED, Ask, Capture, Role, Withheld

_CHALLENGE: Final = "challenge:"
_NO_PAGES: Final[frozenset[Role]] = frozenset({"index", "robots"})  # a replay needs what they say, and it is no page's


def as_kept(ask: Ask, event: WireEvent, policy: FetchPolicy, judge: Judge) -> WireEvent:
    """The event as it is to be kept: without its body, where that is to be withheld."""
    if not isinstance(event, Exchange) or not event.body or ask.role in _NO_PAGES:
        return event
    seen = outcome(ask, [event], policy.max_decoded_bytes)
    if not isinstance(seen, Capture):
        return event
    if event.status not in REDIRECTS:
        condition = judge(seen)
        if condition.cause.startswith(_CHALLENGE):
            return _without_body(event, seen, condition.cause, condition.signal)
    return event if policy.store_bodies == "all" else _without_body(event, seen, NOT_STORED, "")


def _without_body(event: Exchange, seen: Capture, cause: str, signal: str) -> Exchange:
    read = read_answer(event.response)
    head = event.response[: read.starts] if read else event.response
    known = Withheld(cause, signal, hashlib.sha256(seen.payload).hexdigest(), len(seen.payload))
    return replace(event, response=head, body=b"", flaw=seen.flaw, withheld=known)
