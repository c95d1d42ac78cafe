"""How one ask lies in a WARC file: every request and answer, every failure, in order; and back again.

What WARC has no field for is told in fields of our own:

    Audit-Asked     the URI of the ask that the record belongs to (a successor's or an archive's may share the file)
    Audit-Event     "2/3": the second of three events of that ask, so that a file cut between records is noticed
    Audit-Take      which recording of the ask the record belongs to, where it is not the first (`audit.fetch.takes`)
    Audit-Attempt   which attempt the event belongs to, from 1
    Audit-URI       the exact URI, where WARC-Target-URI had to be escaped
    Audit-Flaw      why the body is not whole (a `Flaw`)
    Audit-Redacted  what was replaced (`audit.fetch.redaction`): there the bytes are not those of the wire
    Audit-Withheld  why the body was not kept (`audit.fetch.withholding`): the block ends with the head
    Audit-Signal    what was seen that showed a wall, if that is why
    Audit-Payload   "<length> sha256:<hex>" of a body that was not kept, after content decoding
    Audit-Removed   when what was recorded of the ask was removed on request (`audit.fetch.forget`)
    Audit-Basis     "reconstructed": the page was written by people, no server is claimed to have answered so

A URI that holds anything but printable ASCII is written as a JSON string there. All URIs are without their secrets.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import get_args
from urllib.parse import quote

from audit.fetch.answer import read_answer
from audit.fetch.digest import digest
from audit.fetch.exchange import Exchange, Failure, WireEvent
from audit.fetch.filing import exact, unexact
from audit.fetch.redaction import redacted, redacted_words
from audit.fetch.warc import Fields, Record, bare, payload_start, record, stamp
from audit.model.capture import REMOVED, CaptureBasis, Flaw, Withheld
from audit.model.uri import Uri
from audit.text.regex import regex
from audit.text.secrets import address_without_secrets, shown

FAILURE = "metadata://audit/failure/"
"""Where failures stand: at the real URI, players would show them as pages."""

_URI_CHARACTERS = "".join(map(chr, range(0x21, 0x7F)))  # what stands in a URI as it is; `%` among it
_PAYLOAD = regex(r"([0-9]{1,18}) sha256:([0-9a-f]{64})")
_REASONS: dict[Flaw, str] = {"truncated": "disconnect", "reset": "disconnect", "timeout": "time", "too-large": "length"}
_FLAWS: dict[str, Flaw] = {"disconnect": "truncated", "time": "timeout", "length": "too-large"}


def records_of(asked: Uri, events: Sequence[WireEvent], take: int = 1) -> list[Record]:
    """The records of everything that happened for one ask, free of secrets, in order."""
    made: list[Record] = []
    for number, event in enumerate(events, 1):
        place = [("Audit-Asked", exact(shown(asked))), ("Audit-Event", f"{number}/{len(events)}")]
        place += [("Audit-Take", str(take))] if take > 1 else []
        made += [_failure(event, place)] if isinstance(event, Failure) else _exchange(event, place)
    return made


def events_of(records: Sequence[Record], name: str) -> list[WireEvent]:
    """The events that the records of one ask tell, in order; `name` is their file's."""
    requests = {bare(one.field("WARC-Concurrent-To")): one.block for one in records if one.type == "request"}
    return [
        _failure_of(one, name) if one.type == "metadata" else exchange_of(one, name, requests.get(one.id, b""))
        for one in records
        if one.type in {"response", "metadata"}
    ]


def gap(records: Sequence[Record]) -> str | None:
    """What is missing from the records of one ask, or None: they must be all that were written, in order."""
    events = [one for one in records if one.type in {"response", "metadata"}]
    if [one.field("Audit-Event") for one in events] != [f"{n}/{len(events)}" for n in range(1, len(events) + 1)]:
        return "an event of it is missing"
    requests = {bare(one.field("WARC-Concurrent-To")) for one in records if one.type == "request"}
    answered = {one.id for one in events if one.type == "response"}
    return None if requests == answered else "a request or its answer is missing"


def exchange_of(answer: Record, name: str, request: bytes, basis: CaptureBasis = "recorded") -> WireEvent:
    """The exchange that a `response` record tells, our own or anyone's; a failure when it is not HTTP."""
    uri = _uri(answer)
    attempt, at, ip = _attempt(answer), _at(answer), answer.field("WARC-IP-Address")
    label = f"{name}#{answer.id}"
    read = read_answer(
        answer.block, to_head=request.startswith(b"HEAD "), as_sent=answer.field("Audit-Asked") is not None
    )
    if read is None:
        return Failure(uri, attempt, at, "protocol-error", "the recorded answer is not HTTP/1", ip, label)
    known = _withheld(answer)
    body, flaw = (b"", _flaw(answer)) if known else (read.body, _flaw(answer) or _cut(answer, whole=read.whole))
    return Exchange(
        uri, attempt, at, ip, request, answer.block, read.status, read.headers, body, flaw, label, basis, known
    )


def page_of(page: Record, name: str, basis: CaptureBasis) -> Exchange:
    """A `resource` record as an answer: it claims no protocol response, so status 200 stands for "here it is"."""
    kind = page.field("Content-Type")
    headers = (("content-type", kind),) if kind else ()
    return Exchange(
        _uri(page),
        1,
        _at(page),
        None,
        b"",
        b"",
        200,
        headers,
        page.block,
        _cut(page, whole=True),
        f"{name}#{page.id}",
        basis,
    )


def _failure_of(told: Record, name: str) -> Failure:
    """The failure that a `metadata` record tells."""
    try:
        fields = json.loads(told.block)
        uri, cause, detail = (str(fields[key]) for key in ("uri", "cause", "detail"))
    except (ValueError, KeyError, TypeError):
        uri, cause, detail = (
            _uri(told).removeprefix(FAILURE),
            "protocol-error",
            "the record of the failure is unreadable",
        )
    return Failure(uri, _attempt(told), _at(told), cause, detail, told.field("WARC-IP-Address"), f"{name}#{told.id}")


def _exchange(event: Exchange, place: Fields) -> list[Record]:
    """A `request` and a `response` record; the request comes first, so that no cut can leave an answer without it."""
    uri, secrets = address_without_secrets(event.uri)
    request, asked_secrets = redacted(event.request)
    response, answered_secrets = redacted(event.response)
    common = _common(replace(event, uri=uri), place)
    payload = [] if event.withheld else _payload_digest(event.uri, response)
    answer = record(
        "response",
        [*common, *payload, *_told_body(event), *_told_secrets(secrets, answered_secrets)],
        response,
        "application/http;msgtype=response",
    )
    question = record(
        "request",
        [*common, ("WARC-Concurrent-To", f"<{answer.id}>"), *_told_secrets(secrets, asked_secrets)],
        request,
        "application/http;msgtype=request",
    )
    return [question, answer]


def _failure(event: Failure, place: Fields) -> Record:
    uri, secrets = address_without_secrets(event.uri)
    told = {"uri": uri, "cause": event.cause, "detail": redacted_words(event.detail)}
    block = json.dumps(told, indent=1, sort_keys=True).encode() + b"\n"
    removed = [("Audit-Removed", stamp(event.at))] if event.cause == REMOVED else []
    fields = [*_common(replace(event, uri=uri), place, FAILURE), *removed, *_told_secrets(secrets)]
    return record("metadata", fields, block, "application/json")


def _common(event: WireEvent, place: Fields, prefix: str = "") -> list[tuple[str, str]]:
    target = quote(event.uri, safe=_URI_CHARACTERS, errors="surrogatepass")
    return [
        ("WARC-Target-URI", prefix + target),
        ("WARC-Date", stamp(event.at)),
        *([("WARC-IP-Address", event.ip)] if event.ip else []),
        *place,
        ("Audit-Attempt", str(event.attempt)),
        *([("Audit-URI", exact(event.uri))] if target != event.uri else []),
    ]


def _payload_digest(uri: Uri, response: bytes) -> list[tuple[str, str]]:
    """The payload's digest, where WARC tools see the payload begin where it does.

    They do not behind interim answers, and warcio looks for a head only where the URI's scheme is in lower case.
    """
    read = read_answer(response)
    start = payload_start(response)
    if read is None or read.starts != start or not uri.startswith(("http:", "https:")):
        return []
    return [("WARC-Payload-Digest", digest(response[start:]))]


def _told_body(event: Exchange) -> list[tuple[str, str]]:
    """Why the body is not whole, or not there."""
    reason = _REASONS.get(event.flaw) if event.flaw else None
    told: list[tuple[str, str]] = [("Audit-Flaw", event.flaw)] if event.flaw else []
    known = event.withheld
    if known:
        reason = reason or "unspecified"
        told += [("Audit-Withheld", known.cause), ("Audit-Payload", f"{known.length} sha256:{known.sha256}")]
        told += [("Audit-Signal", json.dumps(known.signal))] if known.signal else []
    return [*([("WARC-Truncated", reason)] if reason else []), *told]


def _told_secrets(in_uri: Sequence[str], in_block: Sequence[str] = ()) -> list[tuple[str, str]]:
    names = sorted({*in_block, *(f"uri:{name}" for name in in_uri)})
    return [("Audit-Redacted", ", ".join(names))] if names else []


def _withheld(answer: Record) -> Withheld | None:
    """What is known of a body that was not kept; None when it was."""
    cause, facts = answer.field("Audit-Withheld"), answer.field("Audit-Payload") or ""
    known = _PAYLOAD.fullmatch(facts)
    if cause is None or known is None:
        return None
    return Withheld(cause, unexact(answer.field("Audit-Signal") or ""), known[2], int(known[1]))


def _flaw(answer: Record) -> Flaw | None:
    told = answer.field("Audit-Flaw")
    reason = None if answer.field("Audit-Withheld") else answer.field("WARC-Truncated")
    known = next((flaw for flaw in get_args(Flaw) if flaw == told), None)
    return known or (_FLAWS.get(reason.lower(), "truncated") if reason else None)


def _cut(answer: Record, *, whole: bool) -> Flaw | None:
    """Why a recorded answer is not whole; of one in segments (WARC 1.1 section 7) only the first is read."""
    if not answer.whole:
        return "too-large"
    return "truncated" if not whole or answer.field("WARC-Segment-Number") else None


def _uri(told: Record) -> Uri:
    given = told.field("Audit-URI")
    return unexact(given) if given else told.uri


def take_of(told: Record) -> int:
    """Which take of its ask a record belongs to, from 1."""
    return _number(told, "Audit-Take")


def _attempt(told: Record) -> int:
    return _number(told, "Audit-Attempt")


def _number(told: Record, name: str) -> int:
    given = told.field(name) or ""
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 1  # noqa: PLR2004 - digits


def _at(told: Record) -> datetime:
    return told.date or datetime.fromtimestamp(0, UTC)
