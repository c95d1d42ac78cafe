"""Pages whose bytes make no text: characters that were lost before they were sent, or a charset of mainframes.

Told from the bytes alone, so that a sound page pays nothing for it. Of 1,060 real pages none holds more than five lost
characters.
"""

import math
from collections import Counter
from typing import Final

from audit.model.capture import Condition

_LOST: Final = "\ufffd".encode()
_FEWEST: Final = 20  # lost characters from which more than a name is unreadable
_SHARE: Final = 5  # one byte in so many belongs to a lost character
_LOOKED_AT: Final = 4_000
_SPACE: Final = 0x20
_EBCDIC_SPACE: Final = 0x40  # in every EBCDIC code page; "@" in ASCII
_LEAST: Final = 20
_ASCII: Final = bytes(range(0x80))
_NOISE: Final = 200  # such bytes from which their frequencies tell anything
_NOISY: Final = 6.7


def garbled(payload: bytes) -> Condition | None:
    """The condition of a page whose bytes make no text that could be compared, None for any other."""
    lost = payload.count(_LOST) if _LOST[0] in payload else 0  # to look for one byte is quick
    if lost >= _FEWEST and lost * len(_LOST) * _SHARE > len(payload):
        return Condition("broken", "undecodable", signal=f"{lost} characters were lost before the page was sent")
    if _is_ebcdic(payload[:_LOOKED_AT]):
        return Condition("broken", "undecodable", signal="the bytes are those of EBCDIC, which no browser reads")
    if _is_noise(payload[:_LOOKED_AT]):
        return Condition("broken", "undecodable", signal="the bytes are noise: no charset writes all of them alike")
    return None


def _is_noise(start: bytes) -> bool:
    """Whether bytes beyond ASCII are most of a page, are no UTF-8, and come alike often, as those of no text do.

    In bits of entropy (Miller-Madow's estimate): noise has 7; text has 4 to 5 in charsets of one byte and up to 6.5 in
    those of two, since its trail bytes alone spread, over 94 values.
    """
    beyond = start.translate(None, _ASCII)
    count = len(beyond)
    if count < _NOISE or count * 2 < len(start) or _is_utf8(start):
        return False
    high = Counter(beyond)
    entropy = math.log2(count) - sum(each * math.log2(each) for each in high.values()) / count
    return entropy + (len(high) - 1) / (2 * count * math.log(2)) > _NOISY


def _is_utf8(start: bytes) -> bool:
    try:
        start.decode()
    except UnicodeDecodeError as error:
        return error.end >= len(start)  # a character cut in two where we stopped
    return True


def _is_ebcdic(start: bytes) -> bool:
    """Whether words are parted by EBCDIC's space and not by ASCII's, and most letters lie beyond ASCII, as there."""
    spaces = start.count(_EBCDIC_SPACE)
    if spaces * _LEAST < len(start) or start.count(_SPACE) * 10 > spaces:
        return False
    return sum(byte > 0x7F for byte in start) * 2 > len(start)  # noqa: PLR2004 - the last of ASCII
