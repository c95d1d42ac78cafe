"""Record `tests/data/cassettes/archives/`: a site whose pages are gone, a real archive (pywb), and one like Wayback.

Run as `python -m tests.cassettes.record_archives` after `make test-all`, which installs pywb; tests only replay what it
wrote. The second archive is a stand-in, written after the public descriptions of the Internet Archive's interfaces.
The ports are fixed because `archives.md`, the document the recording belongs to, cites them. What archives told lasts,
so delete the folder to record everything anew.
"""

import asyncio
import json
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from audit.crawl.elsewhere import Elsewhere
from audit.crawl.visit import judged
from audit.fetch.address import allowance
from audit.fetch.live import Web
from audit.fetch.memento import Archive
from audit.fetch.policy import FetchPolicy, World
from audit.fetch.recording import recording
from audit.model.capture import Ask
from tests.crawl.asking import retrieve
from tests.extra import holdings
from tests.extra.pywb_server import HOST, pywb

FOLDER = Path(__file__).parents[1] / "data" / "cassettes" / "archives"
SITE_PORT, PYWB_PORT, WAYBACK_PORT = 48_741, 48_742, 48_743
SITE = f"http://{HOST}:{SITE_PORT}"
WAYBACK = f"http://{HOST}:{WAYBACK_PORT}"
ARCHIVES = (Archive(f"http://{HOST}:{PYWB_PORT}/coll", "cdx-pywb"), Archive(WAYBACK, "cdx-wayback"))
CITED = (*holdings.CITED, "second", "walled", "shifted")

EARLY, LATE = "20211209120000", "20211211000000"
WALL = b"<html><head><title>One moment</title></head><body>Checking</body></html>"
CAPTURED = {
    ("/second", LATE): (200, holdings.page(), {"server": "nginx"}),
    ("/walled", EARLY): (200, WALL, {"server": "cloudflare", "cf-mitigated": "challenge"}),
    ("/walled", LATE): (200, holdings.page(), {"server": "cloudflare", "content-encoding": "gzip"}),
    ("/shifted", LATE): (200, holdings.page(), {"server": "nginx"}),
}
"""What the stand-in holds, by path and time: status, body and the headers that came with it."""
LISTED_AT = {("/shifted", LATE): "20211210000000"}
"""Times at which its index lists a capture that it then sends on to."""


def wayback(target: str) -> bytes:
    """What an archive like the Internet Archive's answers to a request for that path and query."""
    path, _, query = target.partition("?")
    if path == "/cdx/search/cdx":
        return answer("200 OK", json.dumps(_listed(urlsplit(parse_qs(query)["url"][0]).path)).encode(), _JSON)
    stamp, _, uri = path.removeprefix("/web/").partition("id_/")
    page = urlsplit(uri).path
    held = CAPTURED.get((page, stamp))
    if held:
        status, body, own = held
        return answer(f"{status} OK", body, {"Content-Type": "text/html", **_memento(uri, stamp), **_kept(own)})
    nearest = next((at for (path, at), listed in LISTED_AT.items() if (path, listed) == (page, stamp)), None)
    if nearest:
        return answer("302 FOUND", b"", {"Location": f"{WAYBACK}/web/{nearest}id_/{uri}"})
    return answer("404 NOT FOUND", b"<h1>That address has not been archived.</h1>", {"Content-Type": "text/html"})


_JSON = {"Content-Type": "application/json"}


def _listed(page: str) -> list[list[str]]:
    rows = [
        ["(127,0,0,1)/x", LISTED_AT.get((path, at), at), SITE + path, "text/html", "200", "X", "600"]
        for path, at in CAPTURED
        if path == page
    ]
    return [["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"], *rows] if rows else []


def _memento(uri: str, stamp: str) -> dict[str, str]:
    made = format_datetime(datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC), usegmt=True)
    link = (
        f'<{uri}>; rel="original", <{WAYBACK}/web/timemap/link/{uri}>; rel="timemap"; type="application/link-format", '
        f'<{WAYBACK}/web/{uri}>; rel="timegate", <{WAYBACK}/web/{stamp}/{uri}>; rel="first last memento"; '
        f'datetime="{made}"'
    )
    return {"Memento-Datetime": made, "Link": link}


def _kept(own: dict[str, str]) -> dict[str, str]:
    return {f"X-Archive-Orig-{name}": value for name, value in own.items()}


def answer(status: str, body: bytes, headers: dict[str, str]) -> bytes:
    """An answer with a length."""
    told = {**headers, "Content-Length": str(len(body)), "Connection": "close"}
    return "".join([f"HTTP/1.1 {status}\r\n", *(f"{name}: {told[name]}\r\n" for name in told), "\r\n"]).encode() + body


def gone(_: str) -> bytes:
    """The site, which has none of its pages any more."""
    return answer("404 Not Found", holdings.NOT_FOUND, {"Content-Type": "text/html"})


class Middle:
    """A random source that always draws the middle."""

    def random(self) -> float:
        """Half."""
        return 0.5


async def lookup(host: str, port: int) -> Sequence[str]:  # noqa: ARG001 - a resolver's signature
    """Addresses only."""
    return (host,)


async def serving(say: Callable[[str], bytes], port: int) -> asyncio.Server:
    """Answer every request on that port."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        writer.write(say(head.split(b" ")[1].decode()))
        await writer.drain()
        writer.close()

    return await asyncio.start_server(serve, HOST, port)


async def record(folder: Path) -> None:
    """Ask for everything the document cites, at its own address and at both archives."""
    policy = FetchPolicy(user_agent="citation-audit (test recording)", host_interval=0, allow_hosts=(HOST,))
    world = World(
        now=lambda: datetime.now(UTC),  # noqa: TID251 - this is the edge: a recording bears the time it was made
        clock=time.monotonic,
        sleep=asyncio.sleep,
        dice=Middle(),
        resolve=lookup,
    )
    places = Elsewhere(archives=ARCHIVES, exempt=allowance([HOST]))
    async with await serving(gone, SITE_PORT), await serving(wayback, WAYBACK_PORT), Web(policy, world) as web:
        with recording(web.source, folder, policy, judged) as fetch:
            for name in CITED:
                await retrieve(Ask(f"{SITE}/{name}", date(2021, 12, 9), by=date(2022, 1, 10)), fetch, places)


def main() -> None:
    """Start pywb, write the document and record."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.with_suffix(".md").write_text(holdings.document(SITE, CITED), encoding="utf-8")
    with tempfile.TemporaryDirectory() as place:
        held = Path(place) / "held.warc.gz"
        holdings.write(held, SITE)
        with pywb(Path(place), held, PYWB_PORT):
            asyncio.run(record(FOLDER))


if __name__ == "__main__":
    main()
