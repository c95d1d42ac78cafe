"""A document of any format as the rest of the room reads it: one text, blocks in it, and what it says of itself."""

from dataclasses import dataclass
from datetime import date

from audit.model.uri import Uri
from audit.read.blocks import Block


@dataclass(frozen=True, slots=True)
class Manuscript:
    r"""A document opened. The places of `blocks` are offsets into `text`, whose only line end is "\\n".

    `published` is the day that the document gives as its own outside its text; None where it gives none there.
    """

    text: str
    blocks: tuple[Block, ...]
    title: str | None
    published: date | None
    source: Uri | None
