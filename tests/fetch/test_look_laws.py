"""Whatever bytes a server sends: the process neither fails nor hangs nor leaks, and nobody is led or fooled."""

import asyncio
from collections.abc import Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from audit.crawl.drive import crawl
from audit.fetch.live import Web, answering
from audit.model.capture import Ask, Capture, Outcome
from audit.model.reading import Page
from audit.model.uri import Uri
from tests.fetch.judged_look import ARTICLE, CANARY, remembering, shown
from tests.fetch.loopback import LOOPBACK, Names, Server, Step, Talk, Time, policy, world

PIECES = st.sampled_from(
    [
        b"HTTP/1.1 200 OK\r\n",
        b"HTTP/1.0 200 OK\r\n",
        b"HTTP/1.1 302 Found\r\n",
        b"HTTP/1.1 308 On\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n",
        b"HTTP/1.1 101 Switching\r\n",
        b"HTTP/1.1 204 None\r\n",
        b"HTTP/1.1 304 Same\r\n",
        b"HTTP/1.1 404 Missing\r\n",
        b"HTTP/1.1 429 Later\r\n",
        b"HTTP/1.1 503 Busy\r\n",
        b"HTTP/1.1 \xb2\xb9 ?\r\n",
        b"Content-Length: 5\r\n",
        b"Content-Length: 99\r\n",
        b"Content-Length: 1, 2\r\n",
        b"Content-Length: \xb2\r\n",
        b"Transfer-Encoding: chunked\r\n",
        b"Content-Encoding: gzip\r\n",
        b"Content-Encoding: deflate\r\n",
        b"Content-Type: text/html; charset=\xff\r\n",
        b"Retry-After: 99999999999999999999\r\n",
        b"RateLimit: a;r=0;t=7\r\n",
        b"Location: /\r\n",
        b"Location: /good\r\n",
        b"Location: http://[\r\n",
        b"Location: http://127.0.0.2:{canary}/\r\n",
        b"Location: //0x7f.2:{canary}\r\n",
        b"Location: http://canary.test:{canary}/\r\n",
        b"Set-Cookie: a=b\r\n",
        b" folded\r\n",
        b"\r\n",
        b"\n",
        b"5\r\nhello\r\n",
        b"0\r\n\r\n",
        b"hello",
        b"\x1f\x8b\x08\x00",
        b"<title>Page not found</title>",
        b"<h1>404",
        b"\x00",
        shown(ARTICLE.replace(b"minister", b"forger")),
    ]
)
ANSWERS = st.lists(PIECES | st.binary(max_size=12), max_size=9).map(b"".join)


def open_files() -> int:
    folder = Path("/proc/self/fd")  # where there is none, as on macOS, nothing is counted
    return sum(1 for _ in folder.iterdir()) if folder.exists() else 0


class Bench:
    """One server and one canary for all examples: /odd answers as told, /good always with the article."""

    def __init__(self) -> None:
        self.answer = b""
        self.canary = Server({}, host=CANARY)
        routes: Mapping[str, Step] = {"/odd": self._odd, "/good": shown(), "/": self._odd}
        self.server = Server(routes)

    async def _odd(self, talk: Talk) -> None:
        await talk.send(self.answer)

    async def start(self) -> None:
        await self.canary.__aenter__()
        await self.server.__aenter__()
        self.server.ports["canary"] = self.canary.port

    async def stop(self) -> None:
        await self.server.__aexit__()
        await self.canary.__aexit__()

    async def look(self, answer: bytes) -> Mapping[Uri, Page]:
        """Both pages, by path; every task but ours is over afterwards."""
        self.answer = answer
        time, base = Time(), f"http://{LOOPBACK}:{self.server.port}"
        limits = policy(attempts=2, deadline=500.0, max_decoded_bytes=100_000, host_concurrency=2)
        async with Web(limits, world(time, Names({"canary.test": [CANARY]}))) as web:
            asks = [Ask(f"{base}/odd"), Ask(f"{base}/good")]
            answers: list[Outcome] = []
            fetch = remembering(answering(web.source, limits), answers)
            pages = await crawl(asks, fetch, rest=partial(time.sleep, limits.rest))
        assert time.seconds < 3_600.0
        assert all(len(answer.payload) <= 100_000 for answer in answers if isinstance(answer, Capture))
        return {uri.removeprefix(base): page for uri, page in pages.items()}


def checked(pages: Mapping[Uri, Page]) -> None:
    odd, good = pages["/odd"], pages["/good"]
    assert (good.condition.state, good.reading.title.value) == ("ok", "Readout of the minister’s call")
    if odd.condition.state == "gone":
        assert odd.condition.cause in {"http-404", "http-410", "soft-404", "no-such-host"}
    outcome = odd.retrieval.tries[0].outcome
    if isinstance(outcome, Capture) and outcome.final_uri.endswith("/good"):
        assert outcome.sha256 == sha256(ARTICLE).hexdigest()
    if odd.retrieval.used is not None:
        assert isinstance(outcome, Capture)
        assert outcome.flaw is None


def test_whatever_a_server_sends_nothing_fails_leaks_or_is_fooled() -> None:
    bench = Bench()
    with asyncio.Runner() as runner:
        runner.run(bench.start())
        runner.run(bench.look(shown()))
        before = open_files()

        @settings(derandomize=True, deadline=None, max_examples=100)
        @given(ANSWERS)
        def fuzz(answer: bytes) -> None:
            checked(runner.run(bench.look(answer)))
            assert bench.canary.connections == 0

        fuzz()
        runner.run(asyncio.sleep(0.01))  # the server's ends of the last connections
        assert open_files() <= before + 2
        runner.run(bench.stop())
