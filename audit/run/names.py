"""Where a document's reports and recording are: files and folders named after the document.

The name is the document's stem; where stems collide, its path with `/` made `--`. No two documents ever share a name,
on any file system: names that differ only in case or in how an accent is encoded count as one. Documents of other runs
count as well: what is found under a name and is another document's (`audit.run.belonging`) has taken it.
"""

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePosixPath

from audit.model.errors import CassetteError
from audit.run.belonging import SIGN, same, signed_for

_LONGEST = 180  # bytes: file systems hold 255, endings and what a file is called while it is written included
_HEX = 8


def output_names(
    shown: Sequence[str], among: Iterable[str] = (), taken: Callable[[str, str], bool] = lambda _name, _document: False
) -> tuple[str, ...]:
    """The name of each document, in the order given; the documents are distinct paths as shown.

    `among` are other documents of the project: a name that one of them could claim is taken, so that a document audited
    alone has the name it has when all are audited. So is a name that is `taken` from a document by an earlier run; the
    last choice never is.
    """
    paths = tuple(dict.fromkeys((*shown, *among)))
    choices = [_free(_choices(path), path, taken) for path in paths]
    levels = [0] * len(paths)
    while True:
        names = [choice[level] for choice, level in zip(choices, levels, strict=True)]
        used = Counter(map(_alike, names))
        clashes = [n for n, name in enumerate(names) if used[_alike(name)] > 1 and levels[n] + 1 < len(choices[n])]
        if not clashes:
            return tuple(names[: len(shown)])
        for n in clashes:
            levels[n] += 1


def _free(choices: Sequence[str], document: str, taken: Callable[[str, str], bool]) -> Sequence[str]:
    return [name for name in choices[:-1] if not taken(name, document)] + [choices[-1]]


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


def cassette_to_write(given: Path, name: str, shown: str, *, alone: bool) -> Path:
    """The folder to record a document into: the one given when it bears the document's name, else one in it.

    A document audited `alone` may also be given a folder that holds recordings already, whatever it is called. Raises
    CassetteError when that is another document's; in it, a name that is another's is passed over.
    """
    if given.name == name or (alone and _holds_records(given)):
        if _is_of_another(given, shown):
            raise CassetteError(
                f"{given}: holds what was recorded for {signed_for(given)}, not for {shown}; name another folder, or, "
                f"if it is the same document, correct {SIGN} there"
            )
        return given
    return next(folder for folder in _folders(given, name, shown) if not _is_of_another(folder, shown))


def cassette_to_read(given: Path, name: str, shown: str) -> Path:
    """The folder to replay a document from: the one given when it bears the name or holds recordings, else one in it.

    There it may bear another name than now, having been recorded together with a document of the same stem, or alone.
    The folder that says it was recorded for this document is it; one that says it was for another never is.
    Raises CassetteError when only another's is there.
    """
    if given.name == name or _holds_records(given):
        return given
    own = next((folder for folder in _folders(given, shown=shown) if _is_own(folder, shown)), None)
    if own:
        return own
    there = [folder for folder in _folders(given, name, shown) if folder.is_dir()]
    unsigned = next((folder for folder in there if signed_for(folder) is None), None)
    if there and unsigned is None:
        raise CassetteError(
            f"{there[0]}: holds what was recorded for {signed_for(there[0])}, not for {shown}; record that "
            f"(--record), name its folder, or, if it is the same document, correct {SIGN} there"
        )
    return unsigned or given / name


def _folders(given: Path, name: str | None = None, shown: str = "") -> list[Path]:
    """What a document's folder in the one given may be called, from `name` on."""
    choices = _choices(shown)
    names = choices[choices.index(name) :] if name in choices else choices if name is None else (name, *choices[1:])
    return [given / choice for choice in names]


def _is_own(folder: Path, shown: str) -> bool:
    signed = signed_for(folder)
    return signed is not None and same(signed, shown)


def _is_of_another(folder: Path, shown: str) -> bool:
    signed = signed_for(folder)
    return signed is not None and not same(signed, shown)


def _holds_records(folder: Path) -> bool:
    try:
        return any(path.name.endswith((".warc", ".warc.gz")) for path in folder.iterdir())
    except OSError:
        return False
