"""The same source with the network taken away: respx answers in httpcore's place."""

import asyncio
from typing import Any

import httpx
import pytest
import respx

from audit.fetch.live import Web, answering
from audit.model.capture import Ask, Capture, Outcome, Unreachable


@pytest.fixture
def fetch(make_policy: Any, make_world: Any, make_time: Any, make_names: Any) -> Any:
    def fetch(uri: str, **changes: Any) -> Outcome:
        async def run() -> Outcome:
            policy = make_policy(**changes)
            async with Web(policy, make_world(make_time(), make_names())) as web:
                return await answering(web.source, policy)(Ask(uri))

        return asyncio.run(run())

    return fetch


@respx.mock
def test_a_mocked_page_is_a_capture(fetch: Any) -> None:
    route = respx.get("https://press.test/release").respond(200, text="<h1>Readout</h1>", headers={"X-Kind": "page"})
    outcome = fetch("https://press.test/release")
    assert isinstance(outcome, Capture)
    assert (outcome.status, outcome.payload, outcome.header("x-kind")) == (200, b"<h1>Readout</h1>", "page")
    assert route.calls.last.request.headers["user-agent"] == "citation-audit-test/1"


@respx.mock
def test_mocked_redirects_are_followed(fetch: Any) -> None:
    respx.get("http://press.test/old").respond(301, headers={"Location": "https://press.test/new"})
    respx.get("https://press.test/new").respond(200, text="here")
    outcome = fetch("http://press.test/old")
    assert outcome.final_uri == "https://press.test/new"
    assert [hop.status for hop in outcome.hops] == [301]


@respx.mock
def test_the_same_cookies_come_back_to_nobody(fetch: Any) -> None:
    respx.get("https://press.test/a").respond(302, headers={"Location": "/b", "Set-Cookie": "id=1"})
    second = respx.get("https://press.test/b").respond(200)
    fetch("https://press.test/a")
    assert "cookie" not in second.calls.last.request.headers


@respx.mock
@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (httpx.ConnectError, "connect-error"),
        (httpx.ConnectTimeout, "connect-timeout"),
        (httpx.ReadTimeout, "read-timeout"),
        (httpx.ReadError, "reset"),
        (httpx.RemoteProtocolError, "protocol-error"),
    ],
)
def test_an_error_of_httpx_is_a_cause(fetch: Any, error: type[Exception], cause: str) -> None:
    respx.get("https://press.test/").mock(side_effect=error)
    outcome = fetch("https://press.test/")
    assert isinstance(outcome, Unreachable)
    assert outcome.cause == cause


@respx.mock
def test_a_mocked_503_then_200_takes_two_attempts(fetch: Any) -> None:
    respx.get("https://press.test/").mock(side_effect=[httpx.Response(503), httpx.Response(200, text="back")])
    outcome = fetch("https://press.test/", attempts=3)
    assert (outcome.attempts, outcome.payload) == (2, b"back")
