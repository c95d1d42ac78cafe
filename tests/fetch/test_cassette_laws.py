"""What holds for every answer and every failure: a replay says what the recording said, to the byte."""

import asyncio
import gzip
import io
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from audit.crawl.visit import judged
from audit.fetch.answer import read_answer
from audit.fetch.cassette import Cassette
from audit.fetch.exchange import Exchange, Failure, WireEvent, outcome
from audit.fetch.filing import exact, unexact
from audit.fetch.policy import FetchPolicy
from audit.fetch.recording import recording
from audit.fetch.redaction import redacted
from audit.model.capture import Ask, Outcome

POLICY = FetchPolicy(user_agent="test/1")
repeatable = settings(derandomize=True, deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])

NAMES = st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{0,12}", fullmatch=True).filter(
    lambda name: name.lower() not in {"content-length", "transfer-encoding", "content-encoding", "cookie", "set-cookie"}
)
WORDS = st.text(
    st.characters(min_codepoint=0x21, max_codepoint=0xFF, exclude_categories=["Cc"]), min_size=1, max_size=12
).map(lambda word: word.encode("latin-1"))
TIMES = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds are naive
ADDRESSES = st.none() | st.ip_addresses().map(str)
URIS = st.one_of(
    st.sampled_from(["https://news.test/a", "HTTP://news.test/a b", "https://news.test/ä", '"quoted"', "\ud800", ""]),
    st.text(max_size=30),
)


@dataclass(frozen=True)
class Head:
    """Header lines as they are sent, and as they are to be read."""

    sent: bytes
    read: tuple[tuple[str, str], ...]


@st.composite
def heads(draw: st.DrawFn) -> Head:
    """Any headers: repeated names, any bytes, values folded over lines."""
    sent, read = b"", []
    for name in draw(st.lists(NAMES, max_size=4)) * draw(st.integers(1, 2)):
        words = draw(st.lists(WORDS, min_size=1, max_size=3))
        fold = draw(st.sampled_from([b" ", b"\r\n ", b"\r\n\t"]))
        sent += name.encode() + draw(st.sampled_from([b":", b": ", b":  "])) + fold.join(words) + b"\r\n"
        read.append((name.lower(), b" ".join(words).decode("latin-1")))
    return Head(sent, tuple(read))


@st.composite
def exchanges(draw: st.DrawFn, status: int) -> Exchange:
    """An answer in any framing, whole, its parts known without parsing."""
    head = draw(heads())
    body = b"" if status == 204 else draw(st.binary(max_size=200))
    coding = draw(st.sampled_from(["", "gzip"])) if body else ""
    body = gzip.compress(body, mtime=0) if coding else body
    framing = draw(st.sampled_from(["none", "chunked", "close"])) if status != 204 else "close"
    extra = [("content-encoding", coding)] if coding else []
    if framing == "none":
        extra.append(("content-length", str(len(body))))
    if framing == "chunked":
        extra.append(("transfer-encoding", "chunked"))
    reason = draw(st.sampled_from([b"", b" ", b" OK", b" d\xe9j\xe0 vu"]))
    lines = b"".join(f"{name}: {value}\r\n".encode() for name, value in extra)
    sent = chunked(body, draw(st.integers(1, 50))) if framing == "chunked" else body
    return Exchange(
        uri=draw(URIS),
        attempt=1,
        at=draw(TIMES),
        ip=draw(ADDRESSES),
        request=b"GET / HTTP/1.1\r\nHost: news.test\r\n\r\n",
        response=b"HTTP/1.1 %d" % status + reason + b"\r\n" + head.sent + lines + b"\r\n" + sent,
        status=status,
        headers=(*head.read, *extra),
        body=body,
    )


def chunked(body: bytes, size: int) -> bytes:
    pieces = [body[start : start + size] for start in range(0, len(body), size)]
    return b"".join(b"%x;of=it\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


FAILURES = st.builds(
    Failure,
    uri=URIS,
    attempt=st.just(1),
    at=TIMES,
    cause=st.sampled_from(["reset", "dns-error", "invalid-url", "redirect-loop"]),
    detail=st.text(max_size=40),
    ip=ADDRESSES,
)


@st.composite
def stories(draw: st.DrawFn) -> tuple[WireEvent, ...]:
    """What may happen for one ask: attempts, each of redirects and an end."""
    events: list[WireEvent] = []
    for attempt in range(1, draw(st.integers(1, 3)) + 1):
        ends = exchanges(draw(st.sampled_from([200, 204, 404, 503])))
        hops = draw(st.lists(exchanges(302), max_size=2))
        events += [replace(event, attempt=attempt) for event in [*hops, draw(ends | FAILURES)]]
    return tuple(events)


def taped_and_played(folder: Path, ask: Ask, story: Sequence[WireEvent]) -> tuple[Outcome, Outcome]:
    async def source(ask: Ask) -> Sequence[WireEvent]:  # noqa: ARG001 - one story
        return story

    async def run() -> tuple[Outcome, Outcome]:
        with recording(source, folder, POLICY, judged) as fetch:
            told = await fetch(ask)
        return told, outcome(ask, await Cassette.open(folder).source(ask), POLICY.max_decoded_bytes)

    return asyncio.run(run())


@repeatable
@given(uri=URIS, story=stories())
def test_a_replay_says_what_happened_and_what_the_recording_said(uri: str, story: tuple[WireEvent, ...]) -> None:
    ask = Ask(uri)
    with tempfile.TemporaryDirectory() as folder:
        told, played = taped_and_played(Path(folder), ask, story)
    assert played == told
    assert replace(played, record=None) == outcome(ask, story, POLICY.max_decoded_bytes)


@repeatable
@given(uri=URIS, story=stories())
def test_warcio_finds_every_digest_right(uri: str, story: tuple[WireEvent, ...]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        taped_and_played(Path(folder), Ask(uri), story)
        (path,) = Path(folder).iterdir()
        written = path.read_bytes()
    for one in ArchiveIterator(io.BytesIO(written), check_digests=True):
        one.raw_stream.read()
        assert one.digest_checker.passed is True, one.digest_checker.problems


@repeatable
@given(text=st.text(st.characters(exclude_categories=[])))
def test_any_text_can_stand_in_a_header(text: str) -> None:
    value = exact(text)
    assert value.isascii()
    assert value.isprintable()
    assert unexact(value) == text


@repeatable
@given(said=st.binary(max_size=200), head=st.sampled_from([b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 100 Go on\r\n"]))
def test_reading_an_answer_never_fails_and_redacting_twice_changes_nothing(said: bytes, head: bytes) -> None:
    read_answer(head + said)
    once, _ = redacted(head + said)
    assert redacted(once)[0] == once
