"""A recorded HTTP/1 answer (RFC 9112) read again, so that a replay sees what the live run saw.

Lenient where servers and other people's recorders are odd: bare LF, folded headers, no reason phrase, interim answers
first, a chunked body whose chunks the recorder had already joined.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from audit.fetch.message import message
from audit.text.regex import regex

_STATUS = regex(rb"HTTP/[0-9](?:\.[0-9])? +([0-9]{3})(?:[ \t][^\r\n]*)?\r?\n")
_BLANK_LINE = regex(rb"\n\r?\n")
_CHUNK = regex(rb"([0-9A-Fa-f]{1,16})[ \t]*(?:;[^\n]*)?\r?\n")
_MOST_INTERIM = 16
_SWITCHING = 101  # ends the HTTP/1 exchange, so it is no interim answer (RFC 9110 section 15.2.2)


@dataclass(frozen=True, slots=True)
class Parsed:
    """An answer read: header names in lower case, values as latin-1, in order; `body` free of its transfer coding.

    `whole` is false when the body ends before its framing says so. `starts` is the body's first byte in the message.
    """

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    whole: bool
    starts: int


def read_answer(recorded: bytes, *, to_head: bool = False, as_sent: bool = True) -> Parsed | None:
    """The final answer in the bytes (interim ones, 1xx, are skipped); None when they are not HTTP/1.

    `to_head`: it answers a HEAD request, so it has no body (section 6.3). With `as_sent` False, a body that claims to
    be chunked and is not is taken as it stands: some recorders undo the coding and keep the header.
    """
    heads = list(_heads(recorded))
    if not heads:
        return None
    start, end = heads[-1]
    status, headers = _status(recorded, start), tuple(_normal(_fields(recorded[start:end])))
    framed = message(recorded[start:], status, headers)
    if to_head:
        return Parsed(status, headers, b"", whole=True, starts=end)
    unframed = _is_chunked(headers) and not as_sent and not _CHUNK.match(recorded, end)
    if unframed or not (_is_chunked(headers) or any(name == "content-length" for name, _ in headers)):
        body = framed.body if framed.whole else recorded[end:]  # it ended with the connection
        return Parsed(status, headers, body, whole=True, starts=end)
    return Parsed(status, headers, framed.body, framed.whole, end)


def request_fields(request: bytes) -> tuple[tuple[str, str], ...]:
    """The headers of a recorded request: names in lower case, values as latin-1, in order."""
    return tuple(_fields(request[: _head_end(request, 0)]))


def heads(recorded: bytes) -> list[tuple[int, int]]:
    """Where the parts with headers start and end in a recorded request or answer: interim answers, head, trailers."""
    spans = list(_heads(recorded)) or [(0, _head_end(recorded, 0))]
    start, end = spans[-1]
    if _STATUS.match(recorded, start) and _is_chunked(tuple(_fields(recorded[start:end]))):
        spans.append((_trailers(recorded, end), len(recorded)))
    return spans


def _heads(recorded: bytes) -> Iterator[tuple[int, int]]:
    """Where each answer's head starts and ends: interim ones, then the final one. Nothing when it is not HTTP/1."""
    start = 0
    for _ in range(_MOST_INTERIM):
        if not _STATUS.match(recorded, start):
            return
        end = _head_end(recorded, start)
        yield start, end
        status = _status(recorded, start)
        if status // 100 != 1 or status == _SWITCHING:
            return
        start = end


def _status(recorded: bytes, start: int) -> int:
    match = _STATUS.match(recorded, start)
    return int(match[1]) if match else 0


def _head_end(recorded: bytes, start: int) -> int:
    """The first byte after the blank line that ends a head; the end of all when none does."""
    found = _BLANK_LINE.search(recorded, start)
    return found.end() if found else len(recorded)


def _fields(head: bytes) -> Iterator[tuple[str, str]]:
    """Name and value of every header line; a folded line continues the one before (section 5.2)."""
    name: str = ""
    value: list[bytes] = []
    for line in head.split(b"\n")[1:]:
        text = line.removesuffix(b"\r")
        if text[:1] in {b" ", b"\t"} and name:
            value.append(text.lstrip(b" \t"))
            continue
        if name:
            yield name, _text(value)
        before, colon, after = text.partition(b":")
        name, value = _text([before]).lower() if colon else "", [after]
    if name:
        yield name, _text(value)


def _normal(fields: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The headers as the live client's parser (h11) gives them: lengths that agree are one, codings in lower case."""
    length = ""
    for name, value in fields:
        if name == "transfer-encoding":
            yield name, value.lower()
        elif name == "content-length":
            given = {part.strip(" \t") for part in value.split(",")}
            value = given.pop() if len(given) == 1 else value  # noqa: PLW2901 - the same header, said once
            if value != length:
                yield name, value
            length = value
        else:
            yield name, value


def _text(lines: list[bytes]) -> str:
    return b" ".join(lines).strip(b" \t").decode("latin-1")


def _is_chunked(headers: tuple[tuple[str, str], ...]) -> bool:
    return any(name == "transfer-encoding" and "chunked" in value.lower() for name, value in headers)


def _trailers(recorded: bytes, start: int) -> int:
    """Where the trailers begin, behind the last chunk; the end of all when it did not come."""
    while line := _CHUNK.match(recorded, start):
        size = int(line[1], 16)
        if not size:
            return line.end()
        start = min(line.end() + size + len(b"\r\n"), len(recorded))
    return len(recorded)
