"""The condition of a page: what is called gone, blocked, unavailable or broken, and what never is."""

from datetime import UTC, datetime

import pytest

from audit.extract.condition import CAUSES, judge
from audit.extract.reading import read_page
from audit.fetch import exchange
from audit.model.capture import Capture, Flaw, Hop, Unreachable

URI = "https://pages.example/a"
NOON = datetime(2022, 1, 10, 12, tzinfo=UTC)
PAGE = b"<html><head><title>A readout</title></head><body><h1>A readout</h1><p>They met today.</p></body></html>"


def _judged(  # noqa: PLR0913 - one parameter for each side of an answer
    status: int = 200,
    payload: bytes = PAGE,
    *,
    headers: tuple[tuple[str, str], ...] = (("content-type", "text/html"),),
    flaw: Flaw | None = None,
    hops: tuple[Hop, ...] = (),
    uri: str = URI,
) -> tuple[str, str]:
    capture = Capture(uri, uri, hops, status, headers, payload, NOON, flaw=flaw)
    condition = judge(capture, read_page(payload, uri) if payload else None)
    return condition.state, condition.cause


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (404, "gone"),
        (410, "gone"),
        (401, "blocked"),
        (402, "blocked"),
        (403, "blocked"),
        (451, "blocked"),
        (999, "blocked"),
        (408, "unavailable"),
        (425, "unavailable"),
        (429, "unavailable"),
        (500, "unavailable"),
        (503, "unavailable"),
        (400, "broken"),
        (418, "broken"),
        (300, "broken"),
    ],
)
def test_a_status_other_than_success_makes_the_condition(status: int, state: str) -> None:
    assert _judged(status) == (state, f"http-{status}")


def test_a_whole_page_is_ok() -> None:
    assert _judged() == ("ok", "http-200")


@pytest.mark.parametrize(
    ("flaw", "state"),
    [
        ("truncated", "broken"),
        ("undecodable", "broken"),
        ("too-large", "broken"),
        ("timeout", "unavailable"),
        ("reset", "unavailable"),
    ],
)
def test_a_body_that_is_not_whole_is_no_evidence(flaw: Flaw, state: str) -> None:
    assert _judged(flaw=flaw) == (state, flaw)


@pytest.mark.parametrize("status", [204, 205])
def test_success_without_a_body_is_no_page(status: int) -> None:
    assert _judged(status, b"") == ("broken", f"http-{status}")


def test_an_empty_200_is_no_page() -> None:
    assert _judged(payload=b" \r\n") == ("broken", "empty")


def test_something_else_than_html_is_named_for_what_it_is_not() -> None:
    assert _judged(payload=b"%PDF-1.7", headers=(("content-type", "application/pdf"),)) == ("broken", "not-html")


@pytest.mark.parametrize(
    "title",
    ["Page Not Found", "404 - Page Not Found", "Error 404 | Some site", "Seite nicht gefunden", "Страница не найдена"],
)
def test_a_page_that_says_it_is_not_there_is_gone(title: str) -> None:
    page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>Sorry.</p></body></html>".encode()
    assert _judged(payload=page) == ("gone", "soft-404")


def test_an_article_about_pages_not_found_is_a_page() -> None:
    page = b"<html><head><title>Why sites say page not found</title></head><body><h1>Why sites say page not found</h1>"
    assert _judged(payload=page)[0] == "ok"


@pytest.mark.parametrize(
    ("status", "header", "vendor"),
    [
        (200, ("cf-mitigated", "challenge"), "cloudflare"),
        (403, ("server", "AkamaiGHost"), "akamai"),
        (202, ("x-amzn-waf-action", "challenge"), "aws-waf"),
        (403, ("x-datadome", "blocked"), "datadome"),
    ],
)
def test_a_wall_is_named_with_its_vendor(status: int, header: tuple[str, str], vendor: str) -> None:
    assert _judged(status, headers=(("content-type", "text/html"), header)) == ("blocked", f"challenge:{vendor}")


@pytest.mark.parametrize(
    "header", [("x-datadome", "protected"), ("akamai-grn", "0.1"), ("x-iinfo", "1-2"), ("server", "AkamaiGHost")]
)
def test_what_stands_on_every_answer_of_a_vendor_is_no_wall(header: tuple[str, str]) -> None:
    assert _judged(headers=(("content-type", "text/html"), header))[0] == "ok"


def test_a_challenge_page_is_told_by_its_title() -> None:
    page = b"<html><head><title>Just a moment...</title></head><body>checking</body></html>"
    assert _judged(payload=page) == ("blocked", "challenge:cloudflare")


def test_a_host_that_answers_200_for_anything_is_never_evidence() -> None:
    assert _judged(uri="https://x.com/somebody/status/1") == ("blocked", "login-wall")


@pytest.mark.parametrize(("status", "moved"), [(301, True), (308, True), (302, False), (307, False)])
def test_only_a_permanent_redirect_means_moved(status: int, *, moved: bool) -> None:
    capture = Capture(URI, f"{URI}b", (Hop(URI, status),), 200, (("content-type", "text/html"),), PAGE, NOON)
    assert judge(capture, read_page(PAGE, URI)).moved is moved


@pytest.mark.parametrize(
    ("cause", "state"),
    [
        ("no-such-host", "gone"),
        ("connect-refused", "unavailable"),
        ("read-timeout", "unavailable"),
        ("reset", "unavailable"),
        ("tls-certificate", "broken"),
        ("protocol-error", "broken"),
        ("redirect-loop", "broken"),
        ("refused-address", "refused"),
        ("refused-scheme", "refused"),
        ("invalid-url", "invalid"),
        ("not-on-cassette", "unchecked"),
        ("network-down", "unchecked"),
    ],
)
def test_no_answer_is_judged_by_its_cause(cause: str, state: str) -> None:
    condition = judge(Unreachable(URI, URI, cause, 1, ""), None)
    assert (condition.state, condition.cause) == (state, cause)


def test_only_a_missing_name_is_called_gone_among_failures() -> None:
    assert [cause for cause, state in CAUSES.items() if state == "gone"] == ["no-such-host"]


def test_every_cause_that_fetching_documents_has_a_condition_and_no_other() -> None:
    """A line of the list holds causes divided by commas, and after two spaces what they mean."""
    listed = (exchange.__doc__ or "").split("reports):", 1)[1].strip().splitlines()
    named = {cause.strip() for line in listed for cause in line.strip().split("  ")[0].split(",")}
    assert named == set(CAUSES)
