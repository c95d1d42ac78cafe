"""Writing whole files: a reader sees the old file or the new one, never half of one, even if the process is killed."""

import errno
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_BESIDE = re.compile(r"\..+\.[0-9]+\.part")


def write_whole(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write `data`, in one piece or several, to `path`, making its folder: beside first, flushed to disk, then renamed.

    A link is followed: what it names is written and the link stays. Only a regular file is ever replaced: a rename over
    a device or a pipe would destroy it (`/dev/null` for everybody, if root does it).
    Raises OSError naming `path`; the old file then stands as it was, with nothing beside it.
    """
    if _is_special(path):
        raise OSError(errno.EINVAL, "not a regular file", os.fspath(path))
    given, path = path, Path(os.path.realpath(path))
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            file.writelines((data,) if isinstance(data, bytes) else data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as problem:
        _discard(beside)
        raise OSError(problem.errno, problem.strerror, os.fspath(given)) from problem
    except BaseException:
        _discard(beside)
        raise


def _is_special(path: Path) -> bool:
    """Whether something stands there that is no file and no folder."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _discard(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # what kept it from being written keeps it from being removed, and is the error to tell


def leftovers(folder: Path) -> Iterator[Path]:
    """What processes that were killed left half-written in a folder."""
    return (path for path in folder.glob(".*.part") if _BESIDE.fullmatch(path.name))


def obstacle(path: Path) -> str | None:
    """Why a file cannot be written there, in words, as far as can be told without writing; None when it seems it can.

    Nothing is made: a folder that does not exist yet must be possible to make.
    """
    try:
        if path.is_dir():
            return os.strerror(errno.EISDIR)
        if _is_special(path):
            return "not a regular file"
        folder = path.parent
        while not os.path.lexists(folder) and folder != folder.parent:
            folder = folder.parent
        if not folder.is_dir():
            return f"{folder}: {os.strerror(errno.ENOTDIR)}"
        return None if os.access(folder, os.W_OK | os.X_OK) else f"{folder}: {os.strerror(errno.EACCES)}"
    except OSError as problem:
        return problem.strerror
