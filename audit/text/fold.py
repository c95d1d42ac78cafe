"""Text made comparable: white space, quotes, dashes and diacritics no longer matter.

`unicodedata.normalize` is not used: it is quadratic on long runs of combining marks (80,000 of them take 25 s), and
transliteration to ASCII drops combining marks anyway, so composed and decomposed spellings fold alike.
"""

import re
from functools import lru_cache

from anyascii import anyascii

from audit.text.regex import regex

_WIDTHLESS = dict.fromkeys(
    # soft hyphen, grapheme joiner, Mongolian vowel separator, zero-width space, ZWNJ, ZWJ, word joiner, invisible
    # operators, byte order mark
    [0x00AD, 0x034F, 0x180E, 0x200B, 0x200C, 0x200D, *range(0x2060, 0x2065), 0xFEFF]
)
_HAS_WIDTHLESS = regex(f"[{''.join(map(chr, _WIDTHLESS))}]")  # to look costs a tenth of translating
_TAGS = dict.fromkeys(range(0xE0000, 0xE0080))  # invisible, yet transliterated to the letters they shadow
_QUOTES = {ord("«"): '"', ord("»"): '"', 0x2039: "'", 0x203A: "'"}
_PLAINER = {**_TAGS, **_QUOTES}
_FOREIGN = regex(r"[^\x00-\x7f]+")  # anyascii goes character by character, through those of ASCII just as slowly
_TOKEN = regex(r"[a-z](?:\.[a-z])+(?![a-z0-9])|[a-z0-9]+(?:'[a-z0-9]+)*")


def squeeze(text: str) -> str:
    """One line: every run of white space (no-break ones too) one space, none at the ends; zero-width ones vanish.

    Bidirectional controls and the like stay: they are for `audit.text.visible` to show, not for us to hide.
    """
    if not text.isascii() and _HAS_WIDTHLESS.search(text):
        text = text.translate(_WIDTHLESS)
    return " ".join(text.split())


def fold(text: str) -> str:
    """For comparing only: squeezed, casefolded, ASCII (Błaszczak → blaszczak), straight quotes and dashes."""
    line = squeeze(text)
    if line.isascii():
        return line.replace("`", "'").lower()
    return squeeze(_FOREIGN.sub(_transliterated, line).replace("`", "'").casefold())


def _transliterated(found: re.Match[str]) -> str:
    return anyascii(found[0].translate(_PLAINER))


@lru_cache(maxsize=512)  # a page is asked the same for every party of every claim that cites it
def tokens(text: str) -> tuple[str, ...]:
    """The folded words and numbers of a text, possessive 's dropped ("Blinken’s" → blinken, "Haines’" → haines).

    Dotted initials are one word ("U.S." → us, as "US"), inner apostrophes vanish ("O’Brien" → obrien, as in slugs),
    hyphens part words.
    """
    return tuple([word if word.isalnum() else _token(word) for word in _TOKEN.findall(fold(text))])


def _token(word: str) -> str:
    return word.removesuffix("'s").replace("'", "").replace(".", "")
