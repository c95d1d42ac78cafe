"""Takedowns: everything that a folder's recordings hold of one address is removed, and a dated mark is left.

The mark holds no content. A replay then says that the page was removed on request, and later recordings keep nothing of
it, nor of what leads to it, until somebody deletes the mark.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Final

from audit.fetch.exchange import Failure
from audit.fetch.filing import SOFTWARE, about, file_name, unexact, whole
from audit.fetch.folder import alone, warc_files
from audit.fetch.index import index_of
from audit.fetch.takes import Take, all_records, held
from audit.fetch.tape import FAILURE, records_of
from audit.fetch.warc import Record, bare, read_warc_fields, records, stamp
from audit.files import write_whole
from audit.model.capture import REMOVED, Ask
from audit.model.errors import CassetteError
from audit.model.uri import Uri
from audit.text.regex import regex
from audit.text.secrets import shown
from audit.text.urls import host, key

_WITHIN = regex(r"(?<=.)https?:/{1,2}", re.IGNORECASE | re.DOTALL)
_MOST_WITHIN: Final = 8
_PIECE: Final = 1 << 20
_MARK: Final = "Audit-Removed"
_ABOUT: Final = frozenset({"audit-cited", "audit-host"})


@dataclass(frozen=True, slots=True)
class Forgotten:
    """A file from which an address was removed, and how many records that took; 0 where it had been removed before."""

    path: Path
    records: int


def forget(folder: Path, uri: Uri, at: datetime) -> tuple[Forgotten, ...]:
    """Remove the address from every WARC file of the folder and leave a mark dated `at`, if there was anything.

    Removed are the answers of the address itself, every recording that leads to it, and what archives and other
    recorders keep of it under addresses that end with it. Raises CassetteError when a file cannot be read or written.
    """
    if not host(uri):  # no page has such an address, but records without one would match
        return ()
    wanted = _Address(uri)
    with alone(folder):
        paths = warc_files(folder)
        index_of(paths)  # a damaged file is noticed before anything is removed from another
        found = [done for path in paths if (done := _from_file(path, wanted, at))]
        if found and key(shown(uri)) not in index_of(warc_files(folder)).removed:
            name = file_name(uri)
            _write(folder / name, _marked(name, Ask(uri), at))
        return tuple(found)


class _Address:
    """The address to be forgotten, in the forms in which a record may name it."""

    def __init__(self, uri: Uri) -> None:
        self._keys = {key(uri), key(shown(uri))}

    def is_in(self, target: Uri) -> bool:
        """Whether a record's address is this one, or keeps it: `urn:text:<uri>`, `https://…/web/2022id_/<uri>`."""
        target = target.removeprefix(FAILURE)
        inner = (target[found.start() :] for found in islice(_WITHIN.finditer(target), _MOST_WITHIN))
        return any(key(one) in self._keys for one in (target, *inner))


def _from_file(path: Path, wanted: _Address, at: datetime) -> Forgotten | None:
    """Remove the address from one file; None when the file holds nothing of it."""
    first = next(records(path))
    info = read_warc_fields(first.block) if first.type == "warcinfo" else {}
    if not info.get("software", "").startswith(SOFTWARE):
        return _from_others(path, wanted)
    cited = unexact(info.get("audit-cited", ""))
    if wanted.is_in(cited):
        return _whole_file(path, Ask(cited), at)
    return _from_own(path, info, wanted, at)


def _whole_file(path: Path, ask: Ask, at: datetime) -> Forgotten:
    """Leave nothing in a file of our own but the mark."""
    kept = [one for one in records(path) if one.type != "warcinfo"]
    if all(one.field(_MARK) for one in kept):
        return Forgotten(path, 0)
    _write(path, _marked(path.name, ask, at))
    return Forgotten(path, len(kept))


def _from_own(path: Path, info: Mapping[str, str], wanted: _Address, at: datetime) -> Forgotten | None:
    """Put a mark in the place of every recording in the file that leads to the address; the others stay."""
    asks = held(path)
    met = {asked: takes for asked, takes in asks.items() if any(map(wanted.is_in, (asked, *_targets(takes))))}
    lost = [one for one in all_records(met) if not one.field(_MARK)]
    if not met:
        return None
    if lost:
        marks = {asked: (Take(1, tuple(_mark(asked, at))),) for asked in met}
        told = [(name, value) for name, value in info.items() if name in _ABOUT]
        kept = all_records({**asks, **marks})
        _write(path, whole(path.name, min(one.field("WARC-Date") or "" for one in kept), told, kept))
    return Forgotten(path, len(lost))


def _targets(takes: Iterable[Take]) -> Iterator[Uri]:
    return (unexact(one.field("Audit-URI") or one.uri) for take in takes for one in take.records)


def _from_others(path: Path, wanted: _Address) -> Forgotten | None:
    """Copy a file of another program without the records of the address; delete it when nothing else is in it."""
    held_records = [replace(one, block=b"") for one in records(path)]
    ends = [*(one.offset for one in held_records[1:]), path.stat().st_size]
    named = {one.id for one in held_records if wanted.is_in(one.uri)} - {""}
    lost = [wanted.is_in(one.uri) or bare(one.field("WARC-Concurrent-To")) in named for one in held_records]
    if not any(lost):
        return None
    kept = [(one, end) for one, end, gone in zip(held_records, ends, lost, strict=True) if not gone]
    if all(one.type == "warcinfo" for one, _ in kept):
        path.unlink()
    else:
        _write(path, _pieces(path, [(one.offset, end) for one, end in kept]))
    return Forgotten(path, sum(lost))


def _pieces(path: Path, spans: Iterable[tuple[int, int]]) -> Iterator[bytes]:
    """Those stretches of a file, as they are."""
    with path.open("rb") as file:
        for start, end in spans:
            file.seek(start)
            for at in range(start, end, _PIECE):
                yield file.read(min(_PIECE, end - at))


def _marked(name: str, ask: Ask, at: datetime) -> bytes:
    """A file that holds nothing but the mark."""
    return whole(name, stamp(at), about(ask), _mark(ask.uri, at))


def _mark(asked: Uri, at: datetime) -> list[Record]:
    told = f"what was recorded here was removed on request on {at:%Y-%m-%d}"
    return records_of(asked, [Failure(asked, 1, at, REMOVED, told)])


def _write(path: Path, data: bytes | Iterable[bytes]) -> None:
    try:
        write_whole(path, data)
    except OSError as error:
        raise CassetteError(f"{path}: {error.strerror}; nothing was removed from it: make it writable") from error
