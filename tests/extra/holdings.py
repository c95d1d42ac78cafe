"""What an archive holds in the tests, as WARC; the pages a document cites, and what is to be found of each.

Every cited page is gone. What its captures are like is told by its path.
"""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HOST = "127.0.0.1"
HTML = ("Content-Type", "text/html; charset=utf-8")
NOT_FOUND = b"<html><head><title>Page not found</title></head><body><h1>Page not found</h1></body></html>"
TITLE = "Foreign Minister Lund’s Call with Foreign Minister Okafor"
PUBLISHED = "2022-01-10"


def page() -> bytes:
    """The page as a small ministry wrote it."""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{TITLE} | Ministry</title>\n"
        '<meta property="article:published_time" content="2021-12-09T09:00:00+01:00">\n'
        "</head>\n<body>\n<main>\n"
        f"<h1>{TITLE}</h1>\n"
        "<p>Foreign Minister Lund spoke by phone today with Foreign Minister Okafor.</p>\n"
        "</main>\n</body>\n</html>\n"
    ).encode()


@dataclass(frozen=True)
class Held:
    """One capture: its path on the site, its time, what was answered, and whether only its being the same is kept."""

    path: str
    at: str
    status: str = "200 OK"
    body: bytes = page()
    headers: tuple[tuple[str, str], ...] = ()
    revisit: bool = False


HOLDINGS = (
    Held("/nearest", "2021-12-01T00:00:00Z"),
    Held("/nearest", "2021-12-10T08:00:00Z"),
    Held("/nearest", "2021-12-20T00:00:00Z"),
    Held("/nearest", "2022-03-01T00:00:00Z"),
    Held("/before", "2021-11-01T00:00:00Z"),
    Held("/before", "2022-01-11T00:00:00Z"),
    Held("/after", "2023-01-01T00:00:00Z"),
    Held("/after", "2022-02-01T00:00:00Z"),
    Held("/soft", "2021-12-09T12:00:00Z", body=NOT_FOUND),
    Held("/soft", "2021-12-11T00:00:00Z"),
    Held("/redirect", "2021-12-09T12:00:00Z", "301 Moved Permanently", b"", (("Location", "{site}/home"),)),
    Held("/redirect", "2021-12-12T00:00:00Z"),
    Held("/error", "2021-12-09T12:00:00Z", "404 Not Found", NOT_FOUND),
    Held(
        "/spoof",
        "2021-12-10T00:00:00Z",
        headers=(("Memento-Datetime", "Thu, 01 Jan 1970 00:00:00 GMT"), ("Link", '<{site}/error>; rel="original"')),
    ),
    Held(
        "/CASE",
        "2021-12-10T00:00:00Z",
        headers=(("Link", '<{site}/case>; rel="original"'),),
    ),
    Held(
        "/packed", "2021-12-10T00:00:00Z", body=gzip.compress(page(), mtime=0), headers=(("Content-Encoding", "gzip"),)
    ),
    Held("/again", "2021-12-01T00:00:00Z"),
    Held("/again", "2021-12-09T00:00:00Z", revisit=True),
    Held("/slash/", "2021-12-10T00:00:00Z"),
)
CITED = (
    "nearest",
    "before",
    "after",
    "soft",
    "redirect",
    "error",
    "spoof",
    "case",
    "packed",
    "again",
    "slash",
    "unknown",
)

INDEXED = {
    "nearest": ["http-200 2021-12-10"],
    "before": ["http-200 2021-11-01"],
    "after": ["http-200 2022-02-01"],
    "soft": ["soft-404 2021-12-09", "http-200 2021-12-11"],
    "redirect": ["http-200 2021-12-12"],
    "error": ["no-capture"],
    "spoof": ["http-200 2021-12-10"],
    "case": ["no-capture"],
    "packed": ["http-200 2021-12-10"],
    "again": ["http-200 2021-12-01"],
    "slash": ["http-200 2021-12-10"],
    "unknown": ["no-capture"],
}
"""What comes of each cited page where the archive's index is asked: causes, and the days of captures."""

MAPPED = {
    **INDEXED,
    "redirect": ["http-301 2021-12-09", "http-200 2021-12-12"],
    "error": ["http-404 2021-12-09"],
    "case": ["other-url 2021-12-10"],
    "again": ["http-200 2021-12-09"],
}
"""The same where its TimeMap is asked, which tells nothing of statuses."""


def write(path: Path, site: str) -> None:
    """Write what the archive holds of the site at that address (`http://HOST:PORT`)."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        digests: dict[str, tuple[str, str]] = {}
        for held in HOLDINGS:
            headers = [HTML, *((name, value.replace("{site}", site)) for name, value in held.headers)]
            http = StatusAndHeaders(held.status, headers, protocol="HTTP/1.1")
            dated = {"WARC-Date": held.at}
            if held.revisit:
                digest, first = digests[held.path]
                one = writer.create_revisit_record(
                    site + held.path, digest, site + held.path, first, http_headers=http, warc_headers_dict=dated
                )
            else:
                one = writer.create_warc_record(
                    site + held.path, "response", payload=BytesIO(held.body), http_headers=http, warc_headers_dict=dated
                )
            writer.write_record(one)
            one.raw_stream.close()
            digests.setdefault(held.path, (one.rec_headers.get_header("WARC-Payload-Digest"), held.at))


def document(site: str, cited: tuple[str, ...] = CITED) -> str:
    """A document that cites the site's pages, one an entry."""
    entries = (
        f"-   [December 9: Foreign Minister Lund’s call with Foreign Minister\n    Okafor]({site}/{name})"
        for name in cited
    )
    return f"---\ntitle: 'Calls of Foreign Minister Lund'\ndate: '{PUBLISHED}'\n---\n\n" + "\n".join(entries) + "\n"


def told(report: dict[str, object]) -> dict[str, list[str]]:
    """What a report tells of each page's captures, in the form of `INDEXED`."""
    return {str(one["uri"]).rpartition("/")[2]: list(_captures(one)) for one in report["pages"]}  # type: ignore[attr-defined] # JSON


def _captures(one: dict[str, list[dict[str, str | None]]]) -> Iterator[str]:
    for tried in one["tries"]:
        if tried["origin"] == "memento":
            day = (tried["memento_datetime"] or "")[:10]
            yield f"{tried['cause']} {day}".strip()
