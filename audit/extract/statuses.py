"""What an HTTP status alone makes of a page (RFC 9110 section 15).

Gone only when the server says that the page is not there. Whatever may pass by itself is unavailable; what turns this
program away but may let a person in is blocked; every other answer that carries no page is broken.
"""

from collections.abc import Mapping
from typing import Final

from audit.model.capture import State

_KNOWN: Final[Mapping[int, State]] = {
    200: "ok",
    202: "unavailable",  # accepted for later; nothing to read yet (section 15.3.3)
    203: "ok",  # the page, as a proxy on the way shows it (section 15.3.4)
    201: "broken",  # the answer to a creation
    204: "broken",
    205: "broken",
    206: "broken",  # a part, though the whole was asked for
    207: "broken",  # a list of statuses (RFC 4918)
    208: "broken",
    226: "broken",  # a difference to a page we do not have (RFC 3229)
    401: "blocked",
    402: "blocked",
    403: "blocked",
    407: "blocked",
    451: "blocked",  # for legal reasons (RFC 7725): elsewhere it may be shown
    404: "gone",
    410: "gone",
    408: "unavailable",
    420: "unavailable",  # too many requests, before 429 was a standard
    425: "unavailable",
    429: "unavailable",
    999: "blocked",  # no status of HTTP's: how a large network of professionals turns programs away
}
_SUCCESS, _CLIENT_ERROR, _SERVER_ERROR = 2, 4, 5


def of_status(status: int) -> State:
    """The condition of a page that is answered with this status; "ok" means that it depends on the body.

    An unknown status counts as the first of its class: 299 as 200, 499 as 400. One that is no HTTP status at all (below
    100, from 600 on) counts as a server's error, as RFC 9110 section 15 says.
    """
    known = _KNOWN.get(status)
    if known:
        return known
    if status // 100 == _SUCCESS:
        return "ok"
    return "broken" if 1 <= status // 100 <= _CLIENT_ERROR else "unavailable"
