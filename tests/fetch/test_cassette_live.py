"""Whatever the live client saw, however odd, the recording tells again: same status, headers, body, flaw and hops."""

import asyncio
import gzip
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from audit.crawl.visit import judged
from audit.fetch.cassette import Cassette
from audit.fetch.exchange import WireEvent, outcome
from audit.fetch.policy import FetchPolicy
from audit.fetch.recording import recording
from audit.model.capture import Ask, Outcome

OK = b"HTTP/1.1 200 OK\r\n"
POLICY = FetchPolicy(user_agent="test/1")


def taped_and_played(folder: Path, uri: str, events: Sequence[WireEvent]) -> tuple[Outcome, Outcome]:
    async def source(ask: Ask) -> Sequence[WireEvent]:  # noqa: ARG001 - one story
        return events

    async def run() -> tuple[Outcome, Outcome]:
        with recording(source, folder, POLICY, judged) as fetch:
            told = await fetch(Ask(uri))
        return told, outcome(Ask(uri), await Cassette.open(folder).source(Ask(uri)), POLICY.max_decoded_bytes)

    return asyncio.run(run())


ANSWERS = {
    "length": OK + b"Content-Length: 2\r\n\r\nhi",
    "to the end": OK + b"\r\nhi",
    "old": b"HTTP/1.0 200 OK\r\n\r\nhi",
    "no reason": b"HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nhi",
    "nothing": b"HTTP/1.1 204 No Content\r\n\r\n",
    "chunks": OK + b"Transfer-Encoding: chunked\r\n\r\n1;x=y\r\nh\r\n1\r\ni\r\n0\r\nTrailer: t\r\n\r\n",
    "interim": b"HTTP/1.1 103 Early\r\nLink: </a>\r\n\r\n" + OK + b"Content-Length: 2\r\n\r\nhi",
    "bare line ends": b"HTTP/1.1 200 OK\nContent-Length: 2\n\nhi",
    "folded": OK + b"X-Long: one  \r\n  two\r\n\tthree\r\nContent-Length: 2\r\n\r\nhi",
    "latin-1": OK + b"X-Name: caf\xe9\r\nContent-Length: 2\r\n\r\nhi",
    "twice": OK + b"Vary: a\r\nvary: b\r\nContent-Length: 2\r\n\r\nhi",
    "length twice": OK + b"Content-Length: 2\r\nContent-Length: 2\r\n\r\nhi",
    "loud chunks": OK + b"Transfer-Encoding: CHUNKED\r\n\r\n2\r\nhi\r\n0\r\n\r\n",
    "chunks and length": OK + b"Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n",
    "padded": OK + b"X-Pad:\t  a b \t\r\nContent-Length:   2  \r\n\r\nhi",
    "gzip": OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"hi", mtime=0),
    "cut gzip": OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"hi" * 99, mtime=0)[:-9],
    "not gzip": OK + b"Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\nhi",
    "short": OK + b"Content-Length: 9\r\n\r\nhi",
    "cut chunk": OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhi",
    "no last chunk": OK + b"Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n",
    "broken chunk": OK + b"Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\nzz\r\nho\r\n0\r\n\r\n",
    "surplus": OK + b"Content-Length: 2\r\n\r\nhiHTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged",
    "error": b"HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone",
    "no http": b"SSH-2.0-OpenSSH\r\n\r\n",
    "silence": b"",
    "astray": b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n",
    "loop": b"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n",
    "refused": b"HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\n\r\n",
    "long redirect": b"HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 99\r\n\r\nnot all of it",
}


@pytest.mark.parametrize("said", ANSWERS.values(), ids=ANSWERS.keys())
def test_a_replay_of_what_the_live_client_saw_gives_the_same_outcome(
    tmp_path: Path, visit: Callable[..., Any], said: bytes
) -> None:
    seen = visit({"/": said, "/b": ANSWERS["length"]})
    told, played = taped_and_played(tmp_path, seen.outcome.uri, seen.events)
    assert told == played
    assert replace(played, record=None) == seen.outcome


def test_a_body_over_the_limit_is_the_same_in_the_replay(tmp_path: Path, visit: Callable[..., Any]) -> None:
    seen = visit({"/": OK + b"\r\n" + b"x" * 5_000}, max_wire_bytes=1_000)
    _, played = taped_and_played(tmp_path, seen.outcome.uri, seen.events)
    assert seen.outcome.flaw == "too-large"
    assert replace(played, record=None) == seen.outcome
