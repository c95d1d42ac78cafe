"""Where a document's reports and recording are: files and folders named after the document.

The name is the document's stem; where stems collide, its path with `/` made `--`. No two documents ever share a name,
on any file system: names that differ only in case or in how an accent is encoded count as one.
"""

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

_LONGEST = 180  # bytes: file systems hold 255, endings and what a file is called while it is written included
_HEX = 8


def output_names(shown: Sequence[str], among: Iterable[str] = ()) -> tuple[str, ...]:
    """The name of each document, in the order given; the documents are distinct paths as shown.

    `among` are other documents of the project: a name that one of them could claim is taken, so that a document audited
    alone has the name it has when all are audited.
    """
    paths = tuple(dict.fromkeys((*shown, *among)))
    choices = [_choices(path) for path in paths]
    levels = [0] * len(paths)
    while True:
        names = [choice[level] for choice, level in zip(choices, levels, strict=True)]
        taken = Counter(map(_alike, names))
        clashes = [n for n, name in enumerate(names) if taken[_alike(name)] > 1 and levels[n] + 1 < len(choices[n])]
        if not clashes:
            return tuple(names[: len(shown)])
        for n in clashes:
            levels[n] += 1


def _choices(shown: str) -> tuple[str, ...]:
    """What the document may be called, the shortest first; the last one is no other document's."""
    path = PurePosixPath(shown)
    stem = path.stem or "document"  # a folder such as "." has none; it is refused when it is read
    digest = hashlib.sha256(shown.encode(errors="surrogateescape")).hexdigest()[:_HEX]
    whole = _flat(path)
    return (*(_bounded(name, digest) for name in (stem, _flat(path.parent / stem), whole)), f"{whole}--{digest}")


def _flat(path: PurePosixPath) -> str:
    return "--".join(part for part in path.parts if part != "/") or "document"


def _bounded(name: str, digest: str) -> str:
    data = name.encode(errors="surrogateescape")
    return name if len(data) <= _LONGEST else f"{data[:_LONGEST].decode(errors='ignore')}--{digest}"


def _alike(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def cassette_to_write(given: Path, name: str, *, alone: bool) -> Path:
    """The folder to record a document into: the one given when it bears the document's name, else one in it.

    A document audited `alone` may also be given a folder that holds recordings already, whatever it is called.
    """
    return given if given.name == name or (alone and _holds_records(given)) else given / name


def cassette_to_read(given: Path, name: str, shown: str) -> Path:
    """The folder to replay a document from: the one given when it bears the name or holds recordings, else one in it.

    There it may bear a longer name than now, having been recorded together with a document of the same stem.
    """
    if given.name == name or _holds_records(given):
        return given
    choices = _choices(shown)
    later = choices[choices.index(name) + 1 :] if name in choices else ()
    return next((given / choice for choice in (name, *later) if (given / choice).is_dir()), given / name)


def _holds_records(folder: Path) -> bool:
    try:
        return any(path.name.endswith((".warc", ".warc.gz")) for path in folder.iterdir())
    except OSError:
        return False
