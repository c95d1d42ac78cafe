"""A folder of WARC files: what is in it, and having it to ourselves while it is written to."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from audit.files import leftovers
from audit.model.errors import CassetteError

if sys.platform != "win32":  # it has no such locks; there, two runs must be kept apart by whoever starts them
    import fcntl


def warc_files(folder: Path) -> list[Path]:
    """The WARC files of a folder, by name. Raises CassetteError for a folder that cannot be looked into."""
    try:
        return sorted(path for path in folder.iterdir() if path.name.endswith((".warc", ".warc.gz")) and path.is_file())
    except OSError as error:
        raise CassetteError(f"{folder}: {error.strerror}; make it readable or name another folder") from error


def cassettes(root: Path) -> Iterator[Path]:
    """The folders that hold WARC files, `root` itself and those below it, by path."""
    for folder in sorted([root, *(path for path in root.rglob("*") if path.is_dir())]):
        if warc_files(folder):
            yield folder


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """The folder, made if need be, to ourselves, and free of what killed runs left half-written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CassetteError(f"{folder}: {error.strerror}; name a folder that can be written") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise CassetteError(f"{folder}: cannot be written; change its permissions or name another folder")
    lock = _locked(folder)
    try:
        if lock is not None:
            _tidy(folder)
        yield
    finally:
        if lock is not None:
            os.close(lock)


def _tidy(folder: Path) -> None:
    for left in leftovers(folder):
        with suppress(OSError):  # it is never read, so it may as well stay
            left.unlink()


def _locked(folder: Path) -> int | None:
    """A lock on the folder as long as the descriptor is open, even if we are killed; None where there are no locks."""
    if sys.platform == "win32":
        return None
    descriptor = None
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if descriptor is not None:
            os.close(descriptor)
        if isinstance(error, BlockingIOError):
            told = f"{folder}: another run is recording into it; wait for its end or name another"
            raise CassetteError(told) from error
        return None  # a file system without locks
    return descriptor
