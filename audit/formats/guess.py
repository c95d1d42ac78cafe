"""The charset of a page that says none and is not UTF-8, from its bytes and its language.

A detector tells scripts apart well and Latin alphabets badly (it reads French as Central European): it is asked only
where most bytes beyond ASCII stand beside one another, as in scripts other than Latin; for Latin text the page's own
`lang` decides between the regions. The only door to charset-normalizer.
"""

import re
from typing import Final

from charset_normalizer import from_bytes

from audit.text.regex import regex

LOOKED_AT: Final = 100_000
"""Bytes of a page that are looked at."""
_CODECS: Final = (
    *("cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5", "cp932", "euc_jp", "gb18030", "big5hkscs", "cp949"),
    *("cp1253", "cp1255", "cp1256", "cp874"),
)
_FEWEST: Final = 8  # bytes beyond ASCII from which a guess is more than chance
_TOGETHER: Final = 0.7
_HIGH = regex(rb"[\x80-\xff]")
_ACCENTED = regex(rb"[\xc0-\xff]+")  # where the Latin charsets have their letters
_RUNS = regex(rb"[\x80-\xff]{2,}")
_LANGUAGE = regex(rb"<html\b[^<>]{0,500}?\blang\s*=\s*[\"']?\s*([a-zA-Z]{2,3})", re.IGNORECASE)
_REGIONS: Final = {
    "cp1250": ("pl", "cs", "sk", "hu", "sl", "hr", "bs", "ro", "sq"),
    "cp1254": ("tr", "az"),
    "cp1257": ("lt", "lv", "et"),
    "cp1258": ("vi",),
}


def guess(payload: bytes) -> str | None:
    """The Python codec the bytes are most likely written in; None when they do not tell (windows-1252 is likely)."""
    looked_at = payload[:LOOKED_AT]
    high = len(_HIGH.findall(looked_at))
    if high < _FEWEST:
        return None
    latin = _of_language(looked_at)
    if latin or sum(map(len, _RUNS.findall(looked_at))) < high * _TOGETHER:
        return latin
    best = from_bytes(looked_at, cp_isolation=list(_CODECS), preemptive_behaviour=False).best()
    return best.encoding if best and best.encoding in _CODECS else None


def likelier(payload: bytes, one: str, other: str) -> str | None:
    """Which of two codecs that can both read the bytes they are likelier written in; None when they do not tell."""
    best = from_bytes(payload[:LOOKED_AT], cp_isolation=[one, other], preemptive_behaviour=False).best()
    return best.encoding if best and best.encoding in {one, other} else None


def is_latin(payload: bytes) -> bool:
    """Whether the bytes may be of a Latin charset: there letters beyond ASCII stand alone among plain ones."""
    runs = [len(run) for run in _ACCENTED.findall(payload[:LOOKED_AT])]
    return sum(runs) < _FEWEST or sum(run for run in runs if run > 1) < sum(runs) * _TOGETHER


def _of_language(payload: bytes) -> str | None:
    found = _LANGUAGE.search(payload)
    language = found[1].decode("ascii").lower() if found else None
    return next((codec for codec, languages in _REGIONS.items() if language in languages), None)
