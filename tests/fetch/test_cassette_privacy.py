"""What a recording never holds: cookies, credentials, tokens in addresses. What was taken out is said to be."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from audit.fetch.exchange import Exchange
from audit.fetch.redaction import redacted
from audit.model.capture import Ask, Capture, Hop, Unreachable

Make = Callable[..., Any]

SECRET = "hunter2k3Jd8fK2mNp4"
CITED = f"https://user:{SECRET}@news.test/a?token={SECRET}&page=1"


def everything(tape: Any) -> bytes:
    """Names and contents of all files."""
    return b"\n".join(name.encode() + b"\n" + content for name, content in tape.files().items())


def marks(tape: Any, ask: Ask) -> list[str | None]:
    return [one.field("Audit-Redacted") for one in tape.records(ask) if one.type != "warcinfo"]


def test_secrets_of_a_cited_address_stand_nowhere_on_file(tape: Any, make_answer: Make) -> None:
    told = tape.record(make_answer(CITED), ask=Ask(CITED))
    assert SECRET.encode() not in everything(tape)
    assert isinstance(told, Capture)
    assert told.final_uri == tape.records(Ask(CITED))[-1].uri
    assert told.final_uri.startswith("https://redacted@news.test/a?token=redacted-")
    assert told.final_uri.endswith("&page=1")


def test_what_was_taken_out_is_named_on_the_record(tape: Any, make_answer: Make) -> None:
    tape.record(make_answer(CITED), ask=Ask(CITED))
    assert marks(tape, Ask(CITED)) == ["uri:token, uri:userinfo", "uri:token, uri:userinfo"]


def test_the_recording_is_found_by_the_address_as_cited(tape: Any, make_answer: Make) -> None:
    told = tape.record(make_answer(CITED), ask=Ask(CITED))
    assert tape.replay(Ask(CITED)) == told
    assert told.uri == CITED


def test_a_page_behind_a_secret_address_is_as_it_was_too(tape: Any, make_answer: Make) -> None:
    first = tape.record(make_answer(CITED), ask=Ask(CITED))
    before = tape.files()
    assert tape.record(make_answer(CITED, day=1), ask=Ask(CITED)) == first
    assert tape.files() == before


def test_pages_whose_addresses_differ_in_their_tokens_only_are_kept_apart(tape: Any, make_answer: Make) -> None:
    asks = [Ask(f"https://news.test/share?token={letter * 20}") for letter in "ab"]
    told = [tape.record(make_answer(ask.uri, body=ask.uri.encode()), ask=ask) for ask in asks]
    assert [tape.replay(ask) for ask in asks] == told
    assert told[0].payload != told[1].payload


def test_a_redirect_with_a_token_is_kept_without_it(tape: Any, make_answer: Make) -> None:
    target = f"https://news.test/b?access_token={SECRET}"
    way = make_answer(status=302, body=b"", extra=f"Location: {target}\r\n")
    told = tape.record(way, make_answer(target))
    assert SECRET.encode() not in everything(tape)
    assert isinstance(told, Capture)
    assert told.hops == (Hop("https://news.test/a", 302),)
    assert told.final_uri.startswith("https://news.test/b?access_token=redacted-")
    assert tape.replay() == told
    assert marks(tape, Ask("https://news.test/a")) == [
        None,
        "location:accesstoken",
        "uri:accesstoken",
        "uri:accesstoken",
    ]


@pytest.mark.parametrize("header", ["Link", "Refresh", "Content-Location", "X-Anything", "Report-To"])
def test_addresses_in_any_header_lose_their_tokens(header: str) -> None:
    said = f"HTTP/1.1 200 OK\r\n{header}: 0; url=<https://a.test/?token={SECRET}>\r\n\r\nbody".encode()
    cleaned, names = redacted(said)
    assert SECRET.encode() not in cleaned
    assert names == (f"{header.lower()}:token",)


def test_an_address_folded_over_two_lines_loses_its_token_too() -> None:
    cleaned, _ = redacted(f"HTTP/1.1 200 OK\r\nLink: <https://a.test/>,\r\n <?token={SECRET}>\r\n\r\n".encode())
    assert SECRET.encode() not in cleaned


def test_the_body_stays_as_it_came(tape: Any, make_answer: Make) -> None:
    body = f"<a href='https://u:{SECRET}@a.test/?token={SECRET}'>Set-Cookie: {SECRET}</a>".encode()
    tape.record(make_answer(body=body))
    assert tape.records()[-1].block.endswith(b"\r\n\r\n" + body)
    assert marks(tape, Ask("https://news.test/a")) == [None, None]


def test_a_failure_does_not_tell_secrets_either(tape: Any, make_failure: Make) -> None:
    event = replace(make_failure("redirect-loop", CITED), detail=f"redirected back to {CITED}")
    told = tape.record(event, ask=Ask(CITED))
    assert SECRET.encode() not in everything(tape)
    assert isinstance(told, Unreachable)
    assert told.detail.startswith("redirected back to https://redacted@news.test/")
    assert json.loads(tape.records(Ask(CITED))[-1].block)["uri"] == told.final_uri
    assert tape.replay(Ask(CITED)) == told


def test_a_failure_does_not_quote_a_header_that_is_secret(tape: Any, make_failure: Make) -> None:
    told = f"RemoteProtocolError: illegal header line: bytearray(b'SET-cookie : id={SECRET}')"
    kept = tape.record(replace(make_failure("protocol-error"), detail=told))
    assert SECRET.encode() not in everything(tape)
    assert isinstance(kept, Unreachable)
    assert kept.detail == "RemoteProtocolError: illegal header line: bytearray(b'SET-cookie: [redacted]"


@pytest.mark.parametrize(
    "header",
    ["Set-Cookie", "Authentication-Info", "X-Auth-Token", "X-CSRF-Token", "X-Amz-Security-Token", "x-api-key"],
)
def test_headers_that_are_secret_are_replaced_whole(tape: Any, make_answer: Make, header: str) -> None:
    answer: Exchange = make_answer(extra=f"{header}: {SECRET}\r\n")
    told = tape.record(answer)
    assert SECRET.encode() not in everything(tape)
    assert isinstance(told, Capture)
    assert told.header(header) == "[redacted]"
    assert marks(tape, Ask("https://news.test/a")) == [None, header.lower()]


def test_an_answer_without_secrets_is_kept_to_the_byte(tape: Any, make_answer: Make) -> None:
    answer = make_answer(extra="X-Odd:\t  a \r\nX-Folded: a\r\n  b\r\nVary:  Accept\r\n")
    tape.record(answer)
    assert [one.block for one in tape.records()[1:]] == [answer.request, answer.response]
