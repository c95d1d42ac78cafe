"""Which file of a cassette an ask belongs to, how that file begins, and how addresses stand in its headers.

One file for each cited URI, with what was asked on its behalf at successors and archives; one for each host, with what
was asked about the host itself (robots.txt, probes).
"""

import hashlib
import json
from collections.abc import Sequence

from audit import __version__
from audit.fetch.warc import Fields, Record, encoded, record, warc_fields
from audit.model.capture import Ask
from audit.model.uri import Uri
from audit.text.regex import regex
from audit.text.secrets import shown
from audit.text.urls import host

SOFTWARE = "citation-audit"

_FORMAT = (
    ("format", "WARC File Format 1.1"),
    ("conformsTo", "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"),
)
_PLAIN = regex(r"[!#-~][!-~]*")  # printable ASCII that cannot be taken for a JSON string
_UNSAFE = regex(r"[^a-z0-9.-]")
_OF_THE_HOST = frozenset({"robots", "probe"})


def file_of(ask: Ask) -> str:
    """The name of the file that holds what was asked."""
    return _host_file(ask.uri) if ask.role in _OF_THE_HOST else file_name(ask.cited or ask.uri)


def file_name(cited: Uri) -> str:
    """The cassette file of a cited URI: `<host>--<first 8 hex of sha256(uri)>.warc`, plain ASCII, never hidden.

    The hash is that of the URI without its secrets, so that it confirms no guess of one.
    """
    known = hashlib.sha256(shown(cited).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{_stem(cited)}--{known[:8]}.warc"


def _host_file(uri: Uri) -> str:
    """The cassette file of a URI's host: `<host>.warc`."""
    return f"{_stem(uri)}.warc"


def about(ask: Ask) -> list[tuple[str, str]]:
    """What a file's warcinfo record says of the asks in it."""
    if ask.role in _OF_THE_HOST:
        return [("audit-host", host(ask.uri))]
    return [("audit-cited", exact(shown(ask.cited or ask.uri)))]


def whole(name: str, date: str, told: Fields, records: Sequence[Record], by: str = "") -> bytes:
    """A file of these records, as bytes: first the warcinfo record, which says what the file is and what it holds.

    `told` are its further fields, `by` the program if not this one, `date` a WARC-Date. How many records follow is
    said, too, so that a file cut between two of them is noticed.
    """
    software = by or f"{SOFTWARE}/{__version__}"
    block = warc_fields([("software", software), *_FORMAT, *told, ("audit-records", str(len(records)))])
    info = record("warcinfo", [("WARC-Date", date), ("WARC-Filename", name)], block, "application/warc-fields")
    return encoded([info, *records])


def exact(uri: Uri) -> str:
    """The URI as a header value from which `unexact` gives the very same back."""
    return uri if _PLAIN.fullmatch(uri) else json.dumps(uri)


def unexact(value: str) -> Uri:
    """What `exact` was given; the value itself when it is no JSON string."""
    try:
        return str(json.loads(value)) if value.startswith('"') else value
    except ValueError:
        return value


def _stem(uri: Uri) -> str:
    return _UNSAFE.sub("_", host(uri))[:100].strip(".") or "no-host"
