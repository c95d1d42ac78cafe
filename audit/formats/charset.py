"""Bytes to text: which charset a page is written in, decided in the order that reads most real pages right.

Byte order mark, strict UTF-8, UTF-8 with a broken byte here and there, the HTTP header, `<meta>` in the first 4 kB, one
further down, what the bytes tell (`audit.formats.guess`), else windows-1252. A declared label is read as browsers read
it (WHATWG Encoding Standard, section 4.2: "iso-8859-1" means windows-1252), and is believed only if the bytes bear it
out: headers that say UTF-8 over a windows-1252 page, or a server's default of ISO-8859-1 over Russian, are common.
UTF-8 goes before every declaration because text of another
charset practically never happens to be valid UTF-8.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from audit.formats.guess import LOOKED_AT, guess, is_latin, likelier
from audit.text.regex import regex

CharsetSource: TypeAlias = Literal["bom", "nul-pattern", "escapes", "utf-8", "http", "meta", "guess", "fallback"]

META_BYTES = 4096

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_NULS_IN = 400  # bytes in which every second one is 0 where a page is mostly ASCII in UTF-16
_SOUND = 20  # characters beyond ASCII that must be whole for each that is broken
_SOUND_OTHER = 10
_SOUND_UTF8 = 3  # where it is declared: bytes of other charsets seldom happen to make its characters
_JIS_ESCAPES = (b"\x1b$B", b"\x1b$@", b"\x1b(J")

_UNREAD = regex(
    rb"<!--.*?(?:-->|\Z)|<(script|style|title|textarea)\b.*?(?:</\1(?=[\s/>])|\Z)", re.IGNORECASE | re.DOTALL
)
_MOST_METAS = 200
_LONGEST_META = 2_000
_OPENS_META = regex(rb"<meta(?=[\s/])", re.IGNORECASE)
_TAG = regex(rb"((?:\"[^\"]*\"|'[^']*'|[^>])*+)>")
_ATTRIBUTE = regex(rb"(?<![^\s\"'/])([^\s=\"'/]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_OF_PAGE = regex(rb"\s*(?:text/html|application/xhtml\+xml)\b.*?\bcharset\s*=\s*[\"']?\s*([\w.:+-]+)", re.IGNORECASE)
_XML = regex(rb"\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([\w.:+-]+)", re.IGNORECASE)
_PARAMETER = regex(r"\bcharset\s*=\s*[\"']?\s*([\w.:+-]+)", re.IGNORECASE)

# Python codec: WHATWG labels. Labels of the replacement encoding (utf-7 is no label at all) are left out: not believed.
_CODECS = {
    "utf-8": "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8",
    "cp866": "866 cp866 csibm866 ibm866",
    "iso8859_2": "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2",
    "iso8859_3": "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3",
    "iso8859_4": "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4",
    "iso8859_5": "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988",
    "iso8859_6": "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e "
    "iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987",
    "iso8859_7": "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7 "
    "iso_8859-7:1987 sun_eu_greek",
    "iso8859_8": "csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 "
    "iso_8859-8:1988 visual csiso88598i iso-8859-8-i logical",
    "iso8859_10": "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6",
    "iso8859_13": "iso-8859-13 iso8859-13 iso885913",
    "iso8859_14": "iso-8859-14 iso8859-14 iso885914",
    "iso8859_15": "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9",
    "iso8859_16": "iso-8859-16",
    "koi8_r": "cskoi8r koi koi8 koi8-r koi8_r",
    "koi8_u": "koi8-ru koi8-u",
    "mac_roman": "csmacintosh mac macintosh x-mac-roman",
    "cp874": "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874",
    "cp1250": "cp1250 windows-1250 x-cp1250",
    "cp1251": "cp1251 windows-1251 x-cp1251",
    "cp1252": "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 "
    "iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252",
    "cp1253": "cp1253 windows-1253 x-cp1253",
    "cp1254": "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 "
    "windows-1254 x-cp1254",
    "cp1255": "cp1255 windows-1255 x-cp1255",
    "cp1256": "cp1256 windows-1256 x-cp1256",
    "cp1257": "cp1257 windows-1257 x-cp1257",
    "cp1258": "cp1258 windows-1258 x-cp1258",
    "mac_cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "gb18030": "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk gb18030",
    "big5hkscs": "big5 big5-hkscs cn-big5 csbig5 x-x-big5",
    "euc_jp": "cseucpkdfmtjapanese euc-jp x-euc-jp",
    "iso2022_jp": "csiso2022jp iso-2022-jp",
    "cp932": "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis",
    "cp949": "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 "
    "windows-949",
    "utf-16-be": "unicodefffe utf-16be",
    "utf-16-le": "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le",
}
_LATIN = frozenset(
    {"cp1252", "cp1250", "cp1254", "cp1257", "mac_roman", *(f"iso8859_{n}" for n in (2, 3, 4, 10, 13, 14, 15, 16))}
)
_LABELS = {label: codec for codec, labels in _CODECS.items() for label in labels.split()}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page as text.

    `charset` is the Python codec that was used, `source` what decided it; `replaced` is true when some bytes meant
    nothing in it and became U+FFFD.
    """

    text: str
    charset: str
    source: CharsetSource
    replaced: bool


def decode(payload: bytes, content_type: str | None = None) -> Decoded:
    """Read `payload` as text; `content_type` is the HTTP header as received, or None. Never raises."""
    for mark, codec in _BOMS:
        if payload.startswith(mark):
            return _decoded(payload[len(mark) :], codec, "bom")
    if wide := _utf16(payload[:_NULS_IN]):
        return _decoded(payload, wide, "nul-pattern")
    if _has_jis_escapes(payload) and ("iso2022_jp" in _labels(payload, content_type) or _is_jis(payload)):
        return _decoded(payload, "iso2022_jp", "escapes")  # its bytes are all ASCII: strict UTF-8 would accept them
    return (
        _strict_utf8(payload)
        or _nearly_utf8(payload)
        or _declared(payload, *_labels(payload, content_type))
        or _undeclared(payload)
    )


def _labels(payload: bytes, content_type: str | None) -> tuple[str | None, str | None]:
    """What the header and the page itself declare."""
    return _http_charset(content_type), _meta_charset(payload[:META_BYTES])


def _http_charset(content_type: str | None) -> str | None:
    """The codec a Content-Type header names, None when it names none we know."""
    found = _PARAMETER.search((content_type or "")[:1000])
    return _LABELS.get(found[1].lower()) if found else None


def _meta_charset(start: bytes) -> str | None:
    """The codec that a page's beginning names; UTF-16 there can only mean UTF-8 (it was read as ASCII)."""
    declared = _XML.match(start)
    named = [declared[1]] if declared else []
    for tag in _metas(_UNREAD.sub(b"", start)):
        attributes = {key.lower(): one or two or bare for key, one, two, bare in _ATTRIBUTE.findall(tag)}
        content = _OF_PAGE.match(attributes.get(b"content", b""))
        named += [label for label in (attributes.get(b"charset"), content and content[1]) if label]
    codecs_named = (_LABELS.get(label.strip().decode("ascii", "replace").lower()) for label in named)
    codec = next(filter(None, codecs_named), None)
    return "utf-8" if codec and codec.startswith("utf-16") else codec


def _metas(html: bytes) -> Iterator[bytes]:
    """What stands in the first meta tags."""
    at = 0
    for _ in range(_MOST_METAS):
        found = _OPENS_META.search(html, at)
        if found is None:
            return
        whole = _TAG.match(html[found.end() : found.end() + _LONGEST_META])
        at = found.end() + (whole.end() if whole else 0)
        if whole:
            yield whole[1]


def _strict_utf8(payload: bytes) -> Decoded | None:
    try:
        # not final: a page cut in the middle of a character is still UTF-8
        text, read = codecs.utf_8_decode(payload, "strict", False)  # noqa: FBT003 - positional-only in the library
    except UnicodeDecodeError:
        return None
    if read < len(payload) and text.isascii():  # the cut character alone is no sign of UTF-8
        return None
    return Decoded(text, "utf-8", "utf-8", replaced=False)


def _utf16(start: bytes) -> str | None:
    """The byte order of a page in UTF-16 without a mark, by where its zero bytes stand."""
    even, odd = start[::2].count(0), start[1::2].count(0)
    most = max(even, odd)
    if most * 4 < len(start) or min(even, odd) * 4 > most or len(start) < len("<>") * 2:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _has_jis_escapes(payload: bytes) -> bool:
    return b"\x1b" in payload and any(escape in payload for escape in _JIS_ESCAPES)


def _is_jis(payload: bytes) -> bool:
    try:
        payload.decode("iso2022_jp")
    except UnicodeDecodeError:
        return False
    return True


def _nearly_utf8(payload: bytes) -> Decoded | None:
    """UTF-8 with a broken byte here and there, whatever a header says: many servers name a charset by default."""
    utf8 = _decoded(payload, "utf-8", "utf-8")
    strange, broken = len(utf8.text) - len(utf8.text.encode("ascii", "ignore")), utf8.text.count("\ufffd")
    return utf8 if broken * _SOUND <= strange else None


def _declared(payload: bytes, http: str | None, meta: str | None) -> Decoded | None:
    """What the header or the page itself declares and the bytes bear out; of two that they do, what the bytes tell."""
    declared: tuple[tuple[str | None, CharsetSource], ...] = ((http, "http"), (meta, "meta"))
    read = [found for codec, source in declared if codec and (found := _sound(payload, codec, source))]
    if len(read) > 1 and http and meta and http != meta and not _LATIN.issuperset({http, meta}):
        told = likelier(payload, http, meta)
        read = [one for one in read if one.charset == told] or read
    return read[0] if read else None


def _sound(payload: bytes, codec: str, source: CharsetSource) -> Decoded | None:
    """The page in a charset that it declares, None if the bytes are not of it."""
    if codec in _LATIN and not is_latin(payload):
        return None
    decoded = _decoded(payload, codec, source)
    return decoded if _borne_out(decoded.text, _SOUND_UTF8 if codec == "utf-8" else _SOUND_OTHER) else None


def _undeclared(payload: bytes) -> Decoded:
    """UTF-8 in which some bytes are broken, else what a late tag says or the bytes tell, else windows-1252."""
    utf8 = _decoded(payload, "utf-8", "fallback")
    if _borne_out(utf8.text, _SOUND_OTHER):
        return utf8
    late = _declared(payload, None, _meta_charset(payload[:LOOKED_AT]))
    guessed = None if late else guess(payload)
    return late or _decoded(payload, guessed or "cp1252", "guess" if guessed else "fallback")


def _borne_out(text: str, sound: int) -> bool:
    """Whether a decoding makes sense: at most one in `sound` of what is not ASCII turned out to mean nothing."""
    strange = len(text) - len(text.encode("ascii", "ignore"))
    return text.count("\ufffd") * sound <= strange


def _decoded(payload: bytes, codec: str, source: CharsetSource) -> Decoded:
    text = payload.decode(codec, "replace")
    return Decoded(text, codec, source, replaced="\ufffd" in text)
