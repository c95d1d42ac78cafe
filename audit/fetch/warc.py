"""WARC files, record by record (ISO 28500): ours written, anyone's read, and none believed that is cut or altered.

`warcio check` passes a file that ends in mid-record, and warcio's reader goes on behind one. So reading is our own
here: every record must hold the bytes that its Content-Length states, end as records end, and match its digests.
Only record headers are left to warcio, which knows the spellings that writers use.
"""

import io
import uuid
import zlib
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser, StatusAndHeadersParserException

from audit.fetch.answer import read_answer
from audit.fetch.digest import Hash, digest, hashing, same
from audit.model.errors import CassetteError
from audit.text.regex import regex
from audit.text.visible import visible

Fields = Sequence[tuple[str, str]]

HELD = 64 << 20
"""Bytes of one record's block that are held; more is checked and left behind (no page is judged from so much)."""

_VERSIONS = ["WARC/1.1", "WARC/1.0", "WARC/0.18", "WARC/0.17"]
_LONGEST_HEAD = 1 << 20
_MOST_DIGITS = 18
_PIECE = 1 << 20
_SLICE = 4_096  # zlib copies what it leaves unread of each piece: small ones keep many tiny gzip members linear
_END = b"\r\n\r\n"
_GZIP = b"\x1f\x8b"
_YEAR_OR_MONTH = regex(r"([0-9]{4})(?:-([0-9]{2}))?")


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its named fields in order, its block, and the byte of its file where it starts.

    `whole` is false when the block is longer than `HELD` and was cut.
    """

    fields: tuple[tuple[str, str], ...]
    block: bytes
    offset: int = 0
    whole: bool = True

    def field(self, name: str) -> str | None:
        """The first field of that name (in any case), or None."""
        wanted = name.lower()
        return next((value for key, value in self.fields if key.lower() == wanted), None)

    @property
    def type(self) -> str:
        """The WARC-Type in lower case: warcinfo, request, response, metadata, resource, revisit and others."""
        return (self.field("WARC-Type") or "").lower()

    @property
    def id(self) -> str:
        """The WARC-Record-ID, a URI, without the angle brackets it is written in; "" when it has none."""
        return bare(self.field("WARC-Record-ID"))

    @property
    def uri(self) -> str:
        """The WARC-Target-URI; wget up to 1.20 writes it in angle brackets, which do not belong to it."""
        return bare(self.field("WARC-Target-URI"))

    @property
    def date(self) -> datetime | None:
        """The WARC-Date as aware UTC time, None when there is none that can be read."""
        return moment(self.field("WARC-Date"))


def bare(uri: str | None) -> str:
    """A URI without the angle brackets some fields are written in."""
    return (uri or "").removeprefix("<").removesuffix(">")


def moment(written: str | None) -> datetime | None:
    """A WARC-Date as aware UTC time, None when it cannot be read.

    A year or month alone (WARC 1.1 section 5.4 allows them) stands for its last day: a capture's time bounds the dates
    that are believed of the page, and the capture may have been made as late as that.
    """
    try:
        date = _last_day(written or "") or datetime.fromisoformat(written or "")
        return date.replace(tzinfo=UTC) if date.tzinfo is None else date.astimezone(UTC)
    except (ValueError, OverflowError):  # OverflowError: year 1 or 9999 with an offset
        return None


def _last_day(written: str) -> datetime | None:
    """The last day of a year or of a year's month; None for any other text."""
    given = _YEAR_OR_MONTH.fullmatch(written)
    if given is None:
        return None
    year, month = int(given[1]), int(given[2] or 12)
    return datetime(year, month, monthrange(year, month)[1], tzinfo=UTC)


def stamp(at: datetime) -> str:
    """A WARC-Date with microseconds (WARC 1.1 section 5.4), so that a replay gives the very time."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def record(kind: str, fields: Fields, block: bytes, content_type: str) -> Record:
    """A record to be written, its block digest and an ID that follows from everything it says."""
    told = (
        ("WARC-Type", kind),
        *fields,
        ("WARC-Block-Digest", digest(block)),
        ("Content-Type", content_type),
        ("Content-Length", str(len(block))),
    )
    return Record((told[0], ("WARC-Record-ID", f"<{derived_id(told)}>"), *told[1:]), block)


def derived_id(fields: Fields) -> str:
    """The ID that follows from a record's fields (its own ID left out): an altered header no longer fits its ID."""
    told = "\n".join(f"{name}: {value}" for name, value in fields if name != "WARC-Record-ID")
    return uuid.uuid5(uuid.NAMESPACE_URL, told).urn


def encoded(records: Sequence[Record]) -> bytes:
    """The records as a plain WARC 1.1 file."""
    return b"".join(
        b"WARC/1.1\r\n"
        + "".join(f"{name}: {value}\r\n" for name, value in made.fields).encode()
        + b"\r\n"
        + made.block
        + _END
        for made in records
    )


def warc_fields(pairs: Fields) -> bytes:
    """A block of `application/warc-fields`; values are one line each."""
    return "".join(f"{name}: {' '.join(value.split())}\r\n" for name, value in pairs).encode()


def read_warc_fields(block: bytes) -> dict[str, str]:
    """Name (in lower case) to value of an `application/warc-fields` block, later ones winning."""
    lines = (line.partition(":") for line in block.decode("utf-8", "replace").splitlines())
    return {name.strip().lower(): value.strip() for name, colon, value in lines if colon}


def payload_start(block: bytes) -> int:
    """Where WARC tools see the payload of an HTTP block begin: behind its first blank line."""
    stream = io.BytesIO(block)
    if block:
        StatusAndHeadersParser([], verify=False).parse(stream)
    return stream.tell()


def records(path: Path) -> Iterator[Record]:
    """Every record of a plain or per-record gzip file, checked. Raises CassetteError at the first that is not whole."""
    with _opened(path) as file:
        size = file.seek(0, io.SEEK_END)
        if size == 0:
            raise CassetteError(f"{path}: the file is empty; restore it, or delete it and record again")
        offset = 0
        while offset < size:
            made, offset = _checked(path, file, offset)
            yield made


def record_at(path: Path, offset: int) -> Record:
    """The record that starts at a byte of the file, checked again. Raises CassetteError."""
    with _opened(path) as file:
        return _checked(path, file, offset)[0]


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise CassetteError(f"{path}: {error.strerror}; check that the file is there and readable") from error


class _Damaged(Exception):  # noqa: N818 - never leaves this module; it becomes a CassetteError that names the place
    """What is wrong with a record, and its ID as far as it could be read."""

    def __init__(self, what: str, identity: str = "") -> None:
        super().__init__(what)
        self.identity = identity


class _Member(io.RawIOBase):
    """One gzip member of a file, inflated; `end` is where the next one begins once this one is read through."""

    def __init__(self, file: BinaryIO, start: int) -> None:
        file.seek(start)
        self._file = file
        self._inflater = zlib.decompressobj(16 + zlib.MAX_WBITS)
        self.end = start

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the only buffer io.BufferedReader passes
        while not self._inflater.eof:
            data = self._inflater.unconsumed_tail or self._file.read(_SLICE)
            if not data:
                raise _Damaged("is cut short: its gzip member has no end")
            out = self._inflater.decompress(data, len(buffer))
            if out:
                buffer[: len(out)] = out
                return len(out)
        self.end = self._file.tell() - len(self._inflater.unused_data)
        return 0


def _checked(path: Path, file: BinaryIO, offset: int) -> tuple[Record, int]:
    """The record at an offset and where the next one starts."""
    try:
        file.seek(offset)
        if file.read(len(_GZIP)) == _GZIP:
            return _from_gzip(file, offset)
        file.seek(offset)
        made = _read(file, offset)
        return made, _skip_newlines(file)
    except zlib.error as error:
        raise _refusal(path, offset, "", f"is not readable gzip ({error})") from error
    except _Damaged as damage:
        raise _refusal(path, offset, damage.identity, str(damage)) from damage


def refused(path: Path, made: Record, what: str) -> CassetteError:
    """The error that names the file and the record, says what is wrong with it, and what to do."""
    return _refusal(path, made.offset, made.id, what)


def _refusal(path: Path, offset: int, identity: str, what: str) -> CassetteError:
    named = f"the record at byte {offset}" + (f" ({visible(identity, 80)})" if identity else "")
    return CassetteError(f"{path}: {named} {what}; restore the file, or delete it and record again")


def _from_gzip(file: BinaryIO, offset: int) -> tuple[Record, int]:
    member = _Member(file, offset)
    stream = io.BufferedReader(member)
    made = _read(stream, offset)
    while rest := stream.read(_SLICE):
        if rest.strip(b"\r\n"):
            raise _Damaged("shares its gzip member with another (rewrite the file with `warcio recompress`)", made.id)
    return made, member.end


def _skip_newlines(file: BinaryIO) -> int:
    """Where the next record starts: some writers put more line ends between records than two."""
    while piece := file.read(_SLICE):
        rest = piece.lstrip(b"\r\n")
        if rest:
            return file.tell() - len(rest)
    return file.tell()


def _read(stream: BinaryIO | io.BufferedReader, offset: int) -> Record:
    """One record read whole and checked against its own length and digests."""
    fields = _fields(_head(stream))
    made = Record(fields, b"", offset)
    length = made.field("Content-Length") or ""
    if not (length.isascii() and length.isdigit() and len(length) <= _MOST_DIGITS):
        raise _Damaged("states no Content-Length", made.id)
    block_hash = hashing(made.field("WARC-Block-Digest"))
    held, missing = _block(stream, int(length), block_hash)
    if missing:
        raise _Damaged(f"is cut short: {missing} of its {length} bytes are missing", made.id)
    if stream.read(len(_END)) != _END:
        raise _Damaged("does not end as a record does: it is cut short or its length is altered", made.id)
    made = Record(fields, held, offset, whole=len(held) == int(length))
    _verify(made, block_hash)
    return made


def _head(stream: BinaryIO | io.BufferedReader) -> bytes:
    """The record's header, its blank line included."""
    lines: list[bytes] = []
    left = _LONGEST_HEAD
    while left > 0:
        line = stream.readline(left)
        left -= len(line)
        lines.append(line)
        if not line.endswith(b"\n"):
            break
        if line in {b"\r\n", b"\n"}:
            return b"".join(lines)
        if len(lines) == 1 and not line.startswith(b"WARC/"):
            raise _Damaged("does not begin as a WARC record does")
    raise _Damaged("is cut short or altered: its header has no end")


def _fields(head: bytes) -> tuple[tuple[str, str], ...]:
    try:
        read: StatusAndHeaders = StatusAndHeadersParser(_VERSIONS).parse(io.BytesIO(head))
    except StatusAndHeadersParserException as error:
        raise _Damaged("is of a WARC version this program does not know") from error
    return tuple((str(name), str(value)) for name, value in read.headers)


def _block(stream: BinaryIO | io.BufferedReader, length: int, block_hash: Hash | None) -> tuple[bytes, int]:
    """The block as far as it is held, and how many bytes are missing; all of it goes into the hash."""
    held = bytearray()
    left = length
    while left and (piece := stream.read(min(left, _PIECE))):
        left -= len(piece)
        held += piece[: HELD - len(held)]
        if block_hash:
            block_hash.update(piece)
    return bytes(held), left


def _verify(made: Record, block_hash: Hash | None) -> None:
    """Compare the digests. A revisit's are of the record it refers to, so they say nothing of its own block."""
    if made.type == "revisit":
        return
    if block_hash and not same(block_hash.digest(), made.field("WARC-Block-Digest") or ""):
        raise _Damaged("does not match its block digest: it was altered", made.id)
    labelled = made.field("WARC-Payload-Digest") or ""
    if not made.whole or made.field("WARC-Segment-Number") or not hashing(labelled):
        return
    if not any(_matches(payload, labelled) for payload in _payloads(made)):
        raise _Damaged("does not match its payload digest: it was altered", made.id)


def _payloads(made: Record) -> Iterator[bytes]:
    """What writers take for the payload: of HTTP, what follows the head, or that free of its transfer coding."""
    if "application/http" not in (made.field("Content-Type") or "").lower():
        yield made.block
        return
    yield made.block[payload_start(made.block) :]
    answer = read_answer(made.block)
    if answer is not None:
        yield answer.body


def _matches(payload: bytes, labelled: str) -> bool:
    payload_hash = hashing(labelled)
    if payload_hash is None:
        return False
    payload_hash.update(payload)
    return same(payload_hash.digest(), labelled)
