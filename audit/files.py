"""Writing whole files: a reader sees the old file or the new one, never half of one, even if the process is killed."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

_BESIDE = re.compile(r"\..+\.[0-9]+\.part")


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path`, making its folder: beside first, flushed to disk, then renamed. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def leftovers(folder: Path) -> Iterator[Path]:
    """What processes that were killed left half-written in a folder."""
    return (path for path in folder.glob(".*.part") if _BESIDE.fullmatch(path.name))
