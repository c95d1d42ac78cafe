"""How much of a report is shown: whole blocks as long as there is room, and then how many are not shown.

Bytes are those of the Markdown in UTF-8, since the places that show it count bytes (a GitHub step summary of more than
1 MiB is dropped whole).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")

FRAME = 400
"""Bytes kept free for what stands around the items: a heading or fold, and the line that counts what is hidden."""


@dataclass(frozen=True, slots=True)
class Shown(Generic[Item]):
    """What found room: its Markdown and the items it shows, and the items for which there was none."""

    texts: tuple[str, ...]
    items: tuple[Item, ...]
    hidden: tuple[Item, ...]

    @property
    def size(self) -> int:
        """Bytes of what is shown."""
        return size(self.texts)


def fitting(items: Sequence[Item], write: Callable[[Item], str], room: int) -> Shown[Item]:
    """Write the items in order until the next one would not fit into `room` bytes; what is hidden is never written."""
    texts: list[str] = []
    for at, item in enumerate(items):
        text = write(item)
        room -= size([text])
        if room < 0:
            return Shown(tuple(texts), tuple(items[:at]), tuple(items[at:]))
        texts.append(text)
    return Shown(tuple(texts), tuple(items), ())


def size(texts: Iterable[str]) -> int:
    """Bytes of the texts with the blank line that follows each."""
    return sum(len(text.encode("utf-8", "surrogatepass")) + 2 for text in texts)
