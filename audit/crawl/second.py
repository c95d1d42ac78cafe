"""The second process (`audit.crawl.beside` starts it): reads and judges what comes in, and says what it told.

Batches of answers come in and what they say goes out, each as a pickle behind its length. It ends when its input does,
so that it never outlives the first process. It loads nothing that asks or waits.
"""

import gc
import pickle
import struct
import sys
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from io import BytesIO
from typing import Any, BinaryIO, Final, TypeAlias

from audit.crawl.visit import visit
from audit.model.capture import Condition, Outcome
from audit.model.reading import Reading

LENGTH: Final = struct.Struct(">Q")

Told: TypeAlias = tuple[Condition, Reading | None] | None
"""What one answer says; None when reading it failed, so that the failure happens, and is told, where it belongs."""


def packed(batch: list[Any]) -> bytes:
    """A batch as it is sent, behind its length."""
    data = BytesIO()
    data.write(bytes(LENGTH.size))
    _Pickler(data, pickle.HIGHEST_PROTOCOL).dump(batch)
    data.seek(0)
    data.write(LENGTH.pack(len(data.getbuffer()) - LENGTH.size))
    return data.getvalue()


class _Pickler(pickle.Pickler):
    """Our values as calls that make them.

    By itself pickle has frozen dataclasses with slots filled in field by field, which takes four times as long to read
    (measured: 123 against 31 microseconds for what a page says).
    """

    def reducer_override(self, value: Any) -> Any:  # noqa: ANN401 - whatever comes along
        """How to make the value again; NotImplemented leaves that to pickle."""
        kind: type = type(value)
        values = _values_of(kind)
        return NotImplemented if values is None else (kind, values(value))


@cache
def _values_of(kind: type) -> Callable[[Any], tuple[Any, ...]] | None:
    """What gives the values that a dataclass is made of, in order; None for any other type."""
    if not is_dataclass(kind):
        return None
    names = [field.name for field in fields(kind)]
    return lambda value: tuple([getattr(value, name) for name in names])


def main() -> None:
    """The second process: read batches of answers until the input ends."""
    gc.set_threshold(50_000, 20, 20)  # nothing here lives long, or in circles
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while head := source.read(LENGTH.size):
        batch = pickle.loads(_whole(source, LENGTH.unpack(head)[0]))  # noqa: S301 - our own parent
        sink.write(packed([_told(outcome) for outcome in batch]))
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
