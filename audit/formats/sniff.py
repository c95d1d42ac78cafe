"""What a body really is: its first bytes, and what its label says where they tell nothing.

An honest subset of the WHATWG MIME Sniffing Standard (section numbers below are its own). It differs in one way: there
a resource labelled as plain text is never taken for HTML, since a browser would run what is in it; here nothing is run,
and a page is read wherever its first bytes are those of one. A label that names another kind of thing is believed.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from audit.text.regex import regex

BodyKind: TypeAlias = Literal[
    "html", "pdf", "text", "json", "xml", "feed", "image", "audio", "video", "font", "archive", "office", "binary"
]

HEADER: Final = 1_445
"""Bytes that are looked at: the resource header of section 5.2."""


@dataclass(frozen=True, slots=True)
class Body:
    """What a body is. `type` is the media type by which that is known, in lower case; "" when none names it.

    `labelled` is false when the bytes say something else than the label, or there is no label.
    """

    kind: BodyKind
    type: str
    labelled: bool


# Sections 6.1 to 6.3, and a few that matter to citations: office documents, PostScript, rich text.
_SIGNATURES: Final[Sequence[tuple[bytes, BodyKind, str]]] = (
    (b"%PDF-", "pdf", "application/pdf"),
    (b"%!PS-Adobe-", "office", "application/postscript"),
    (b"{\\rtf", "office", "application/rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office", "application/x-ole-storage"),
    (b"\x89PNG\r\n\x1a\n", "image", "image/png"),
    (b"GIF87a", "image", "image/gif"),
    (b"GIF89a", "image", "image/gif"),
    (b"\xff\xd8\xff", "image", "image/jpeg"),
    (b"\x00\x00\x01\x00", "image", "image/x-icon"),
    (b"II*\x00", "image", "image/tiff"),
    (b"MM\x00*", "image", "image/tiff"),
    (b"ID3", "audio", "audio/mpeg"),
    (b"OggS\x00", "audio", "application/ogg"),
    (b"fLaC", "audio", "audio/flac"),
    (b"MThd\x00\x00\x00\x06", "audio", "audio/midi"),
    (b"\x1aE\xdf\xa3", "video", "video/webm"),
    (b"wOFF", "font", "font/woff"),
    (b"wOF2", "font", "font/woff2"),
    (b"PK\x03\x04", "archive", "application/zip"),
    (b"PK\x05\x06", "archive", "application/zip"),
    (b"\x1f\x8b\x08", "archive", "application/gzip"),
    (b"Rar!\x1a\x07", "archive", "application/x-rar-compressed"),
    (b"7z\xbc\xaf\x27\x1c", "archive", "application/x-7z-compressed"),
    (b"BZh", "archive", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "archive", "application/x-xz"),
    (b"\x28\xb5\x2f\xfd", "archive", "application/zstd"),
    (b"\x7fELF", "binary", "application/x-executable"),
)
_FIRST: Final = tuple(signature for signature, _, _ in _SIGNATURES)
_RIFF: Final[Mapping[bytes, tuple[BodyKind, str]]] = {
    b"WEBP": ("image", "image/webp"),
    b"WAVE": ("audio", "audio/wave"),
    b"AVI ": ("video", "video/avi"),
}
_OFFICE_PARTS: Final = (b"word/", b"xl/", b"ppt/", b"mimetypeapplication/vnd.oasis", b"mimetypeapplication/epub")
_HTML_TYPES: Final = frozenset({"text/html", "application/xhtml+xml"})
# Labels that say nothing: section 5.1's, what servers send for any file, and plain text (their default).
_SILENT: Final = frozenset(
    {
        "",
        "*/*",
        "application/binary",
        "application/download",
        "application/force-download",
        "application/octet-stream",
        "application/unknown",
        "application/x-download",
        "binary/octet-stream",
        "text/plain",
        "unknown/unknown",
    }
)
_LABELS: Final[Mapping[str, BodyKind]] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/pdf": "pdf",
    "application/x-pdf": "pdf",
    "application/json": "json",
    "application/msword": "office",
    "application/rtf": "office",
    "application/postscript": "office",
    "application/epub+zip": "office",
    "application/zip": "archive",
    "application/gzip": "archive",
    "application/x-gzip": "archive",
    "application/x-tar": "archive",
    "application/ogg": "audio",
    "application/xml": "xml",
    "application/javascript": "text",
    "text/xml": "xml",
    "text/json": "json",
}
_FAMILIES: Final[Sequence[tuple[str, BodyKind]]] = (
    ("application/vnd.openxmlformats", "office"),
    ("application/vnd.oasis", "office"),
    ("application/vnd.ms-", "office"),
    ("text/", "text"),
    ("image/", "image"),
    ("audio/", "audio"),
    ("video/", "video"),
    ("font/", "font"),
)
_BINARY: Final = regex(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")  # section 3's binary data bytes
_UTF16: Final = regex(rb"\xff\xfe|\xfe\xff|\s*<\x00|\s*\x00<")
# Section 7.1's table, each tag ended by a space or ">"; a comment may stand before it, an XML declaration too.
_HTML: Final = regex(
    rb"<(?:!doctype html|html|head|body|title|meta|script|iframe|h1|div|font|table|style|center|b|br|p|a)[\s/>]",
    re.IGNORECASE,
)
_XHTML: Final = regex(rb"<(?:!doctype html|html)[\s/>]", re.IGNORECASE)
_BEFORE: Final = regex(
    rb"(?:\s+|<!--(?:(?!-->).)*-->|<\?[^>]*>|<!doctype(?! html[\s>])[^>]*>)*", re.IGNORECASE | re.DOTALL
)
_ROOT: Final = regex(rb"<([A-Za-z_][\w.:-]{0,40})[\s/>]")
_ROOTS: Final[Mapping[bytes, BodyKind]] = {b"rss": "feed", b"feed": "feed", b"rdf": "feed", b"svg": "image"}
_JSON_LIMIT: Final = 1_000_000
_MUCH: Final = 50  # one binary byte in so many, in what is labelled as HTML: real pages hold a stray one at most


@lru_cache(maxsize=1)  # a body is asked about when it is read, and when it is judged
def body_of(payload: bytes, content_type: str | None = None) -> Body:
    """What the body is; `content_type` is the HTTP header as received, or None. Never raises."""
    label = essence(content_type)
    signed = _signed(payload, label)
    if signed:
        kind, named = signed
        return Body(kind, named, labelled=_labelled(label) == kind)
    seen = _seen(payload)
    if label in _HTML_TYPES:
        told = _hidden_in_html(payload, seen)
        return Body(told or "html", "" if told else label, labelled=told is None)
    if label in _SILENT:
        return _unlabelled(payload, label, seen)
    kind = _labelled(label)
    if kind in ("xml", "feed") and seen in ("html", "feed", "image"):
        return Body(seen, label, labelled=True)
    return Body(kind, label, labelled=seen is None or seen == kind)


def essence(content_type: str | None) -> str:
    """A Content-Type header's media type without parameters, in lower case; "" for what is none."""
    found = re.match(r"\s*([^\s;,/]{1,127}/[^\s;,]{1,127})", (content_type or "")[:1_000])
    return found[1].lower() if found else ""


def _signed(payload: bytes, label: str) -> tuple[BodyKind, str] | None:
    """What a signature at the very beginning says; a PDF's may have blanks, or a little more, before it."""
    for signature, kind, named in _SIGNATURES if payload.startswith(_FIRST) else ():
        if payload.startswith(signature):
            zipped = signature == b"PK\x03\x04" and any(part in payload[:4_096] for part in _OFFICE_PARTS)
            return ("office", _office_type(label)) if zipped else (kind, named)
    if payload[:4] == b"RIFF":
        return _RIFF.get(payload[8:12])
    if payload[4:8] == b"ftyp":  # section 6.2.1, without reading the brands
        return ("image", "image/avif") if payload[8:12] in (b"avif", b"heic", b"mif1") else ("video", "video/mp4")
    start = payload[:HEADER]
    if b"%PDF-" in start and (_labelled(label) == "pdf" or start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-")):
        return "pdf", "application/pdf"
    return None


def _office_type(label: str) -> str:
    return label if _labelled(label) == "office" else "application/zip"


def _seen(payload: bytes) -> BodyKind | None:
    """What the beginning of a text shows: the root element of HTML or XML; None when there is none."""
    start = _head(payload)
    at = _BEFORE.match(start)
    end = at.end() if at else 0
    is_xml = start.lstrip().startswith(b"<?xml")
    if (_XHTML if is_xml else _HTML).match(start, end):
        return "html"
    root = _ROOT.match(start, end)
    name = root[1].lower() if root else b""
    return _ROOTS.get(name.rpartition(b":")[2]) or ("xml" if is_xml and name else None)


def _head(payload: bytes) -> bytes:
    """The beginning as bytes of ASCII, byte order marks and the NULs of UTF-16 taken out."""
    start = payload[: 4 * HEADER]
    if _UTF16.match(start):
        return start.lstrip(b"\xff\xfe").replace(b"\x00", b"")
    return start.removeprefix(b"\xef\xbb\xbf")


def _hidden_in_html(payload: bytes, seen: BodyKind | None) -> BodyKind | None:
    """What a body labelled as HTML is instead, None when it may well be HTML: tags are optional there."""
    if seen in ("feed", "xml", "image"):
        return seen
    if seen is None and _is_json(payload):
        return "json"
    return "binary" if seen is None and _binary_bytes(payload) * _MUCH > len(payload[:HEADER]) else None


def _unlabelled(payload: bytes, label: str, seen: BodyKind | None) -> Body:
    if seen:
        return Body(seen, "", labelled=False)
    if _binary_bytes(payload):
        return Body("binary", label, labelled=label not in ("", "text/plain"))
    return Body("json" if _is_json(payload) else "text", label, labelled=label == "text/plain")


def _labelled(label: str) -> BodyKind:
    """What a label says; "binary" for what nobody here knows."""
    known = _LABELS.get(label) or next((kind for start, kind in _FAMILIES if label.startswith(start)), None)
    return known or ("json" if label.endswith("+json") else "xml" if label.endswith("+xml") else "binary")


def _binary_bytes(payload: bytes) -> int:
    if _UTF16.match(payload):
        return 0
    return len(_BINARY.findall(payload, 0, HEADER))


def _is_json(payload: bytes) -> bool:
    """Whether a body is one JSON object or list; a number or a word alone is a text."""
    bare = payload.strip(b"\xef\xbb\xbf \t\r\n")
    if bare[:1] + bare[-1:] not in (b"{}", b"[]"):
        return False
    if len(bare) > _JSON_LIMIT:
        return True
    try:
        json.loads(bare)
    except (ValueError, RecursionError):
        return False
    return True
