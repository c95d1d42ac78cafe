"""Where one HTTP/1.1 answer begins and ends in the bytes that came (RFC 9112 sections 2, 6 and 7).

A read may bring more than the answer: interim answers before it (103 Early Hints), surplus or forged bytes behind it.
Neither belongs in its record. The bytes have been through h11 already, so framing errors show only as an early end.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from audit.text.regex import regex

_BLANK_LINE = regex(rb"\n\r?\n")
_INTERIM = regex(rb"HTTP/\d\.\d 1(?!01)\d\d")
_CHUNK = regex(rb"([0-9A-Fa-f]{1,20})[^\n]*\n")
_BODILESS = frozenset({204, 304})


@dataclass(frozen=True, slots=True)
class Message:
    """One answer: `raw` is its head and its body in the transfer coding, as far as they came; `body` is free of it."""

    raw: bytes
    body: bytes
    whole: bool


def message(received: bytes | bytearray, status: int, headers: Sequence[tuple[str, str]]) -> Message:
    """Cut the answer with that status and those headers (names in lower case) out of what came.

    A body with neither chunks nor a length ends with the connection: it is never known to be whole here.
    """
    start, head = _head(received)
    fields = dict(headers)
    if status in _BODILESS:
        return Message(_cut(received, start, head), b"", whole=True)
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body, end, whole = _chunks(received, head)
        return Message(_cut(received, start, end), body, whole)
    length = fields.get("content-length", "").partition(",")[0].strip()
    end = head + int(length) if length.isdecimal() else len(received) + 1
    return Message(_cut(received, start, end), _cut(received, head, end), len(received) >= end)


def _cut(received: bytes | bytearray, start: int, end: int) -> bytes:
    """Some of the bytes, copied once."""
    with memoryview(received) as view:
        return bytes(view[start:end])


def _head(received: bytes | bytearray) -> tuple[int, int]:
    """Where the final answer's head begins and ends, interim answers skipped."""
    start = 0
    while True:
        blank = _BLANK_LINE.search(received, start)
        end = blank.end() if blank else len(received)
        if blank is None or not _INTERIM.match(received, start):
            return start, end
        start = end


def _chunks(received: bytes | bytearray, position: int) -> tuple[bytes, int, bool]:
    """The data of the chunks from `position` on, where the last one (with its trailers) ends, and whether it came."""
    data = bytearray()
    while size := _CHUNK.match(received, position):
        length = int(size[1], 16)
        if not length:
            trailers = _BLANK_LINE.search(received, size.end() - 1)
            return bytes(data), trailers.end() if trailers else len(received), trailers is not None
        data += received[size.end() : size.end() + length]
        position = min(size.end() + length + len(b"\r\n"), len(received))
    return bytes(data), len(received), False
