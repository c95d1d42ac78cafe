"""The second process (`audit.crawl.beside` starts it): reads and judges what comes in, and says what it told.

Batches of answers come in and what they say goes out, each as a pickle behind its length. It ends when its input does,
so that it never outlives the first process. It loads nothing that asks or waits.
"""

import gc
import pickle
import struct
import sys
from typing import BinaryIO, Final, TypeAlias

from audit.crawl.visit import visit
from audit.model.capture import Condition, Outcome
from audit.model.reading import Reading

LENGTH: Final = struct.Struct(">Q")

Told: TypeAlias = tuple[Condition, Reading | None] | None
"""What one answer says; None when reading it failed, so that the failure happens, and is told, where it belongs."""


def main() -> None:
    """The second process: read batches of answers until the input ends."""
    gc.set_threshold(50_000, 20, 20)  # nothing here lives long, or in circles
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while head := source.read(LENGTH.size):
        batch = pickle.loads(_whole(source, LENGTH.unpack(head)[0]))  # noqa: S301 - our own parent
        data = pickle.dumps([_told(outcome) for outcome in batch])
        sink.write(LENGTH.pack(len(data)) + data)
        sink.flush()


def _whole(source: BinaryIO, length: int) -> bytes:
    data = source.read(length)
    if len(data) < length:
        raise EOFError
    return data


def _told(outcome: Outcome) -> Told:
    try:
        seen = visit(outcome)
    except Exception:  # noqa: BLE001 - the first process will meet it again, and has the fence for it
        return None
    return seen.tried.condition, seen.reading


if __name__ == "__main__":
    main()
