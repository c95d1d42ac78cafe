"""Whether a page on file is still the page: conditional requests (RFC 9110 section 13) and what their answers prove.

Validators are those of one address and one representation. So they are sent to the very address that gave them, never
to what redirects to it; and "not modified" counts only when it comes from there, on the same way there, to a request
that agrees with the recorded one in everything the page varies by. Any other 304 is no page, and is asked for anew.
"""

from collections.abc import Sequence
from typing import Final

from audit.fetch.answer import request_fields
from audit.fetch.exchange import Exchange, WireEvent
from audit.fetch.warc import Record
from audit.model.capture import Capture, Outcome, Validators

_PAGE: Final = 200
_NOT_MODIFIED: Final = 304
_PRECONDITION_FAILED: Final = 412  # no right answer to a conditional GET, but one that some servers give


def validators_of(kept: Outcome) -> Validators | None:
    """What to ask with whether the page is still as it was kept; None when that cannot be told from validators."""
    if not isinstance(kept, Capture) or kept.status != _PAGE or kept.flaw or not kept.payload or "*" in _varies(kept):
        return None
    etag, modified = kept.header("etag"), kept.header("last-modified")
    return Validators(kept.final_uri, etag, modified) if etag or modified else None


def answers_a_condition(end: WireEvent) -> bool:
    """Whether an answer speaks of the validators sent, not of the page."""
    return isinstance(end, Exchange) and end.status in {_NOT_MODIFIED, _PRECONDITION_FAILED}


def still_valid(kept: Outcome, records: Sequence[Record], end: WireEvent, seen: Outcome) -> bool:
    """Whether the answer says that the page is as it was kept.

    `records` are those of the page kept, `end` is the answer as it came, `seen` what came of the whole ask.
    """
    if not isinstance(kept, Capture) or not isinstance(seen, Capture) or not isinstance(end, Exchange):
        return False
    same_way = (kept.hops, kept.final_uri) == (seen.hops, seen.final_uri)
    asked = next((one.block for one in reversed(records) if one.type == "request"), b"")
    return seen.status == _NOT_MODIFIED and same_way and _varied(kept, asked) == _varied(kept, end.request)


def _varies(kept: Capture) -> set[str]:
    """The request headers that choose between the page's representations (RFC 9110 section 12.5.5)."""
    named = ",".join(value for name, value in kept.headers if name == "vary")
    return {name.strip().lower() for name in named.split(",")} - {""}


def _varied(kept: Capture, request: bytes) -> list[tuple[str, str]]:
    names = _varies(kept)
    return sorted((name, value) for name, value in request_fields(request) if name in names)
