"""Pages whose bytes make no text: characters that were lost before they were sent, or a charset of mainframes.

Told from the bytes alone, so that a sound page pays nothing for it. Of 1,060 real pages none holds more than five lost
characters.
"""

from typing import Final

from audit.model.capture import Condition

_LOST: Final = "\ufffd".encode()
_FEWEST: Final = 20  # lost characters from which more than a name is unreadable
_SHARE: Final = 5  # one byte in so many belongs to a lost character
_LOOKED_AT: Final = 4_000
_SPACE: Final = 0x20
_EBCDIC_SPACE: Final = 0x40  # in every EBCDIC code page; "@" in ASCII
_LEAST: Final = 20


def garbled(payload: bytes) -> Condition | None:
    """The condition of a page whose bytes make no text that could be compared, None for any other."""
    lost = payload.count(_LOST)
    if lost >= _FEWEST and lost * len(_LOST) * _SHARE > len(payload):
        return Condition("broken", "undecodable", signal=f"{lost} characters were lost before the page was sent")
    if _is_ebcdic(payload[:_LOOKED_AT]):
        return Condition("broken", "undecodable", signal="the bytes are those of EBCDIC, which no browser reads")
    return None


def _is_ebcdic(start: bytes) -> bool:
    """Whether words are parted by EBCDIC's space and not by ASCII's, and most letters lie beyond ASCII, as there."""
    spaces = start.count(_EBCDIC_SPACE)
    if spaces * _LEAST < len(start) or start.count(_SPACE) * 10 > spaces:
        return False
    return sum(byte > 0x7F for byte in start) * 2 > len(start)  # noqa: PLR2004 - the last of ASCII
