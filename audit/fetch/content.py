"""Content codings undone with a limit of our own: a few kB of gzip can hold gigabytes, and a cut stream looks whole.

httpx's decoders are never used: they expand without limit, take a cut gzip stream for a success and lose the second
member of one (measured on httpx 0.28.1). Here every step asks zlib for a bounded piece, so that memory never exceeds
the cap and one piece, and time is linear in what goes in and what comes out.
"""

import zlib

from audit.model.capture import Flaw

MAX_CODINGS = 2
"""How many codings may be stacked; more than one is a server's mistake already, more than two only ever an attack."""

_PIECE = 65_536
_INPUT = 4_096  # zlib copies what it leaves unread on each call: small slices keep many tiny gzip members linear
_GZIP = frozenset({"gzip", "x-gzip"})
_KNOWN = _GZIP | {"deflate"}
_GZIP_MAGIC = b"\x1f\x8b"
_GZIP_BITS = 16 + zlib.MAX_WBITS


def decoded(body: bytes, coding: str | None, cap: int) -> tuple[bytes, Flaw | None]:
    """The body free of its content codings (RFC 9110 section 8.4), at most `cap` bytes of it, and why it is not whole.

    `coding` is the Content-Encoding header; its names are read in any case and spacing. gzip may have several members
    (RFC 1952 section 2.2); whatever else follows the last one is padding and ignored, as browsers do. "deflate" is
    zlib (RFC 1950) or, as many servers send it, bare deflate. An empty body is whole in any coding.

    "truncated": the stream ends too early. "undecodable": corrupt, a wrong checksum, a coding we never asked for
    (br, zstd, …) or more than `MAX_CODINGS`. "too-large": more than `cap`, in any layer. With a flaw, the bytes are
    those that came out before it.
    """
    names = _names(coding)
    if body and (len(names) > MAX_CODINGS or not _KNOWN.issuperset(names)):
        return b"", "undecodable"
    data, flaw = body, None
    for name in reversed(names):  # the last one named was applied last
        data, found = _inflated(data, name, cap)
        flaw = flaw or found
    return (data, flaw) if len(data) <= cap else (data[:cap], "too-large")


def _names(coding: str | None) -> list[str]:
    """The codings named, in the order they were applied; "identity" says nothing."""
    parts = (part.strip().lower() for part in (coding or "").split(","))
    return [name for name in parts if name not in {"", "identity"}]


def _inflated(data: bytes, name: str, cap: int) -> tuple[bytes, Flaw | None]:
    """One coding undone; one byte more than `cap` may come out, so that "too large" is known."""
    if not data:
        return b"", None
    out = bytearray()
    try:
        flaw = _gunzip(memoryview(data), out, cap) if name in _GZIP else _undeflate(memoryview(data), out, cap)
    except zlib.error:
        flaw = "undecodable"
    return bytes(out), flaw


def _gunzip(data: memoryview, out: bytearray, cap: int) -> Flaw | None:
    """Every member in turn."""
    start = 0
    while True:
        start, flaw = _stream(data, start, _GZIP_BITS, out, cap)
        rest = bytes(data[start : start + len(_GZIP_MAGIC)])
        if flaw or not rest or not _GZIP_MAGIC.startswith(rest):
            return flaw


def _undeflate(data: memoryview, out: bytearray, cap: int) -> Flaw | None:
    """One zlib or bare deflate stream: a zlib header is method 8 and a multiple of 31 (RFC 1950 section 2.2)."""
    head = bytes(data[:2])
    wrapped = head[0] & 0x0F == zlib.DEFLATED and (len(head) == 1 or int.from_bytes(head) % 31 == 0)
    return _stream(data, 0, zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS, out, cap)[1]


def _stream(data: memoryview, start: int, bits: int, out: bytearray, cap: int) -> tuple[int, Flaw | None]:
    """Inflate one stream from `start` into `out`; where it ended, and its flaw. Raises zlib.error if corrupt."""
    inflater = zlib.decompressobj(bits)
    while not inflater.eof:
        pending: bytes | memoryview = data[start : start + _INPUT]
        if not pending:
            return start, "truncated"
        start += len(pending)
        while pending and not inflater.eof:
            out += inflater.decompress(pending, min(_PIECE, cap + 1 - len(out)))
            if len(out) > cap:
                return start, "too-large"
            pending = inflater.unconsumed_tail
    return start - len(inflater.unused_data), None
