"""What came back when a URI was asked for: facts only.

Whether a page is usable is a `Condition`, and only `audit.extract.condition.judge` makes one.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from hashlib import sha256
from typing import Final, Literal, TypeAlias

from audit.model.uri import Uri

Origin: TypeAlias = Literal["live", "recording", "successor", "memento"]
"""Whose answer it is: the cited address's, today or as recorded earlier; its official successor's; a web archive's."""
CaptureBasis: TypeAlias = Literal["recorded", "reconstructed"]
Flaw: TypeAlias = Literal["truncated", "undecodable", "too-large", "timeout", "reset"]
Role: TypeAlias = Literal["page", "index", "capture", "robots", "probe"]
State: TypeAlias = Literal["ok", "gone", "blocked", "unavailable", "broken", "refused", "invalid", "unchecked"]


@dataclass(frozen=True, slots=True)
class Validators:
    """What a conditional request sends (RFC 9110 section 13): the last recording's validators, as received.

    They are of the page at `uri` and go to no other address, not even to one that redirects there.
    """

    uri: Uri
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """One question to the web. `near` is the earliest date claimed for the URI, else the document's date, else None.

    `by` is the document's own date: a page it cites was there by then. `cited` is the document's URI on whose behalf a
    successor or an archive is asked; None when `uri` is that URI. `role` is what is asked for: a page, an archive's
    index, its capture of a page, or something that tells of the host (its robots.txt, a probe of how it answers what
    it does not have).
    `tried` is None in the first round; a second look later in the run says how many attempts were made before.
    """

    uri: Uri
    near: date | None = None
    validators: Validators | None = None
    cited: Uri | None = None
    by: date | None = None
    role: Role = "page"
    tried: int | None = None


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect that was followed: the URI that answered, its 3xx status, and the address it answered from."""

    uri: Uri
    status: int
    ip: str | None = field(default=None, compare=False)


_PERMANENT: Final = frozenset({301, 308})
NOT_STORED: Final = "body-not-stored"
REMOVED: Final = "removed-on-request"
NOT_HELD: Final = frozenset({"not-on-cassette", NOT_STORED, REMOVED})
"""Causes that lie in the recording: it does not hold the page, or no longer, or only facts about it."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """A body that came and was not kept, and what is still known of it.

    `cause` is `NOT_STORED`, or that of the wall it was (`challenge:cloudflare`); `signal` then says what was seen.
    `sha256` (hex) and `length` are of the body after content decoding.
    """

    cause: str
    signal: str
    sha256: str
    length: int


@dataclass(frozen=True, slots=True)
class Capture:
    """An HTTP answer (a 404 is one too).

    `payload` is the body after content decoding; when `flaw` is set it is not whole and never evidence.
    `headers` are the final answer's, names in lower case, in order; `hops` the redirects that led to `final_uri`.
    `captured_at` is an aware UTC time; `attempts` counts tries including this one; `ip` the address that answered.
    `record` names the record that holds it ("<file>#<WARC-Record-ID>"), None when nothing was recorded.
    `basis` is "reconstructed" when the page was written by people from known facts, not answered by a server.
    `withheld` is set, and `payload` empty, where a recording holds facts only. `sha256` (hex) is that of a payload that
    was let go of, with the headers.
    """

    uri: Uri
    final_uri: Uri
    hops: tuple[Hop, ...]
    status: int
    headers: tuple[tuple[str, str], ...]
    payload: bytes
    captured_at: datetime
    attempts: int = 1
    ip: str | None = None
    record: str | None = None
    flaw: Flaw | None = None
    basis: CaptureBasis = "recorded"
    withheld: Withheld | None = None
    sha256: str | None = None

    @property
    def moved_to(self) -> Uri | None:
        """Where the address leads for good: the end of the permanent redirects that it begins with; None without any.

        A permanent redirect behind a temporary one says where another address moved.
        """
        passing = next((hop.uri for hop in self.hops if hop.status not in _PERMANENT), self.final_uri)
        return passing if self.hops and self.hops[0].status in _PERMANENT else None

    def emptied(self) -> "Capture":
        """The same without payload and headers: once a page is judged, only the payload's digest is asked for."""
        digest = sha256(self.payload).hexdigest() if self.payload else self.sha256
        return replace(self, headers=(), payload=b"", sha256=digest)

    def header(self, name: str) -> str | None:
        """The first header of that (case-insensitive) name, or None."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key == wanted), None)


@dataclass(frozen=True, slots=True)
class Unreachable:
    """No HTTP answer. `cause` is a fine-grained, stable word (listed in `audit.fetch.exchange`), `detail` for people.

    `hops` are the redirects that were followed before it failed; `final_uri` is the one that failed, `ip` the address
    that was tried last.
    """

    uri: Uri
    final_uri: Uri
    cause: str
    attempts: int
    detail: str
    hops: tuple[Hop, ...] = ()
    at: datetime | None = None
    record: str | None = None
    ip: str | None = None


Outcome: TypeAlias = Capture | Unreachable
Fetch: TypeAlias = Callable[[Ask], Awaitable[Outcome]]
"""The one function type that is passed around: live, recording and replaying fetches all have it. Never raises for
anything a server or network can do."""


@dataclass(frozen=True, slots=True)
class Condition:
    """The state of a page as evidence, with its fine-grained cause (`http-404`, `soft-404`, `challenge:cloudflare` …).

    Only "ok" is evidence. `moved` is true when a permanent redirect led to the page. `signal` tells people what was
    seen ("the title says “Page not found”"), where the cause alone does not; it may hold text of the page.
    """

    state: State
    cause: str
    moved: bool = False
    signal: str = ""


@dataclass(frozen=True, slots=True)
class Try:
    """One origin that was asked. `memento_datetime` is the archive's own capture time (RFC 7089), else None."""

    origin: Origin
    outcome: Outcome
    condition: Condition
    memento_datetime: datetime | None = None


@dataclass(frozen=True, slots=True)
class Retrieval:
    """Every origin asked for one cited URI (the URI itself first), and the index of the one used as evidence."""

    uri: Uri
    tries: tuple[Try, ...]
    used: int | None
