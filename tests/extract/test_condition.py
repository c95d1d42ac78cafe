"""The condition of a page: what is called gone, blocked, unavailable or broken, and what never is."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.extract.condition import CAUSES, judge
from audit.extract.reading import read_page
from audit.fetch import exchange
from audit.model.capture import Capture, Flaw, Hop, Unreachable
from tests.extract.answers import ARTICLE, HTML, URI, judged, page, verdict

NOON = datetime(2022, 1, 10, 12, tzinfo=UTC)
PAGE = page("A readout", "A readout", "<p>They met today.</p>")

# Every status of HTTP and beyond, by what it makes of a page that comes with a whole body.
GONE = {404, 410}
BLOCKED = {401, 402, 403, 407, 451, 999}
UNAVAILABLE = {202, 408, 420, 425, 429, *range(500, 1100), *range(100)} - {999}
OK = {200, 203, *range(209, 226), *range(227, 300)}


def _expected(status: int) -> str:
    states = {"gone": GONE, "blocked": BLOCKED, "unavailable": UNAVAILABLE, "ok": OK}
    return next((state for state, statuses in states.items() if status in statuses), "broken")


def test_every_status_makes_its_condition() -> None:
    reading = read_page(PAGE, URI)
    answers = (Capture(URI, URI, (), status, (HTML,), PAGE, NOON) for status in range(1100))
    found = {answer.status: verdict(judge(answer, reading)) for answer in answers}
    assert found == {status: (_expected(status), f"http-{status}") for status in range(1100)}


@pytest.mark.parametrize(
    "status",
    [
        *(100, 101, 103, 201, 204, 205, 206, 207, 208, 226, 300, 304, 305, 306, 309, 399),
        *(400, 405, 406, 409, 411, 412, 413, 414, 415, 416, 417, 418, 421, 422, 423, 424, 426, 428, 431, 444, 499),
    ],
)
def test_an_answer_that_is_no_page_and_says_no_more_is_broken(status: int) -> None:
    assert verdict(judged(PAGE, status=status)) == ("broken", f"http-{status}")
    assert verdict(judged(b"", status=status)) == ("broken", f"http-{status}")


@pytest.mark.parametrize("status", [404, 410])
@pytest.mark.parametrize("flaw", [None, "truncated", "undecodable", "timeout", "reset"])
def test_a_status_that_says_gone_needs_no_whole_body(status: int, flaw: Flaw | None) -> None:
    assert verdict(judged(b"not here", status=status, flaw=flaw)) == ("gone", f"http-{status}")


def test_a_whole_page_is_ok() -> None:
    assert verdict(judged(PAGE)) == ("ok", "http-200")


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
    assert verdict(judged(PAGE, flaw=flaw)) == (state, flaw)
    assert verdict(judged(page("Page not found", "Page not found"), flaw=flaw)) == (state, flaw)


@pytest.mark.parametrize("payload", [b"", b" \r\n\t", b"\n" * 1000])
def test_an_empty_200_is_no_page(payload: bytes) -> None:
    assert verdict(judged(payload)) == ("broken", "empty")


@pytest.mark.parametrize(
    "headers",
    [
        [("x-ratelimit-limit", "60"), ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "1700000000")],
        [("retry-after", "60")],
        [("x-rate-limit-remaining", "0")],
        [("ratelimit", '"default";r=0;t=30')],
        [("ratelimit", "limit=100, remaining=0, reset=30")],
        [("retry-after", "Mon, 10 Jan 2022 13:00:00 GMT")],
    ],
)
def test_a_403_that_counts_requests_is_only_for_now(headers: list[tuple[str, str]]) -> None:
    assert verdict(judged(b"slow down", status=403, headers=headers)) == ("unavailable", "rate-limited")


@pytest.mark.parametrize(
    "headers", [[], [("x-ratelimit-remaining", "42")], [("ratelimit", "remaining=01")], [("retry-after", " ")]]
)
def test_any_other_403_is_a_refusal(headers: list[tuple[str, str]]) -> None:
    assert verdict(judged(b"no", status=403, headers=headers)) == ("blocked", "http-403")


@pytest.mark.parametrize(
    ("statuses", "moved"), [((301, 302), True), ((308, 301), True), ((302, 301), False), ((307, 308), False)]
)
def test_the_cited_address_moved_only_where_its_own_redirect_is_permanent(
    statuses: tuple[int, ...], *, moved: bool
) -> None:
    hops = [Hop(f"{URI}{at}", status) for at, status in enumerate(statuses)]
    assert judged(PAGE, hops=hops, final_uri=f"{URI}b").moved is moved


@pytest.mark.parametrize(("status", "moved"), [(301, True), (308, True), (302, False), (307, False)])
def test_only_a_permanent_redirect_means_moved(status: int, *, moved: bool) -> None:
    assert judged(PAGE, hops=[Hop(URI, status)], final_uri=f"{URI}b").moved is moved


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
        ("too-many-redirects", "broken"),
        ("redirect-without-location", "broken"),
        ("refused-address", "refused"),
        ("refused-scheme", "refused"),
        ("invalid-url", "invalid"),
        ("not-on-cassette", "unchecked"),
        ("network-down", "unchecked"),
    ],
)
def test_no_answer_is_judged_by_its_cause(cause: str, state: str) -> None:
    assert verdict(judge(Unreachable(URI, URI, cause, 1, ""), None)) == (state, cause)


@pytest.mark.parametrize(
    ("cause", "state", "told"),
    [
        ("refused-address", "refused", "redirect-refused"),
        ("refused-scheme", "refused", "redirect-refused"),
        ("invalid-url", "broken", "redirect-invalid"),
        ("redirect-loop", "broken", "redirect-loop"),
        ("too-many-redirects", "broken", "too-many-redirects"),
        ("connect-refused", "unavailable", "connect-refused"),
        ("no-such-host", "broken", "redirect-no-such-host"),
    ],
)
def test_a_page_that_redirects_astray_is_told_from_one_never_asked(cause: str, state: str, told: str) -> None:
    target = "http://10.0.0.1/"
    assert verdict(judge(Unreachable(URI, target, cause, 1, "", hops=(Hop(URI, 302),)), None)) == (state, told)


def test_only_a_missing_name_is_called_gone_among_failures() -> None:
    assert [cause for cause, state in CAUSES.items() if state == "gone"] == ["no-such-host"]


def test_every_cause_that_fetching_documents_has_a_condition_and_no_other() -> None:
    """A line of the list holds causes divided by commas, and after two spaces what they mean."""
    listed = (exchange.__doc__ or "").split("reports):", 1)[1].strip().splitlines()
    named = {cause.strip() for line in listed for cause in line.strip().split("  ")[0].split(",")}
    assert named == set(CAUSES)


TITLES = ["Page not found", "Talks", "404", "Sign in", "Just a moment...", "This domain is for sale", "Seite", ""]
PIECES = [
    *(f"<title>{title}</title>" for title in TITLES),
    *(f"<h1>{title}</h1>" for title in TITLES),
    ARTICLE,
    "<script>location.href='/x'</script>",
    "<noscript>JavaScript</noscript>",
    '<meta http-equiv="refresh" content="0;url=/404">',
    '<input type="password">',
    "<frameset>",
    "<!--",
    "caf.js",
    "{}",
    "%PDF-1.4",
    "\x00\x01",
    "\ufffd\u202e",
]
URIS = [
    URI,
    "https://pages.example/",
    "https://x.com/a/status/1",
    "https://pages.example/404",
    "mailto:a@b",
    "http://[",
    "",
]
HEADERS = [
    HTML,
    ("content-type", "application/pdf"),
    ("content-type", ";;;"),
    ("cf-mitigated", "challenge"),
    ("retry-after", "1"),
    ("refresh", "0;url=http://["),
    ("x-ratelimit-remaining", "0"),
]
MAY_BE_GONE = {"http-404", "http-410", "parked", "no-such-host"} | {
    f"soft-404{kind}" for kind in ("", ":home", ":search", ":error-page")
}


@settings(derandomize=True, deadline=None, max_examples=200)
@given(
    pieces=st.lists(st.sampled_from(PIECES), max_size=6),
    noise=st.binary(max_size=40),
    status=st.sampled_from([200, 200, 200, 202, 203, 206, 304, 403, 404, 410, 429, 503, 999, 600, 0]),
    flaw=st.sampled_from([None, None, None, "truncated", "undecodable", "too-large", "timeout", "reset"]),
    headers=st.lists(st.sampled_from(HEADERS), max_size=3),
    uris=st.tuples(st.sampled_from(URIS), st.sampled_from(URIS)),
)
def test_whatever_comes_is_judged_and_nothing_else_is_ever_called_gone(  # noqa: PLR0913 - one for each side of an answer
    *,
    pieces: list[str],
    noise: bytes,
    status: int,
    flaw: Flaw | None,
    headers: list[tuple[str, str]],
    uris: tuple[str, str],
) -> None:
    payload = "".join(pieces).encode() + noise
    hops = () if uris[0] == uris[1] else (Hop(uris[0], 301),)
    capture = Capture(uris[0], uris[1], hops, status, tuple(headers), payload, NOON, flaw=flaw)
    for reading in (None, read_page(payload, uris[0]) if payload else None):
        condition = judge(capture, reading)
        assert condition.state != "gone" or condition.cause in MAY_BE_GONE
        assert condition.state != "ok" or (flaw is None and payload.strip() and status in OK)


@settings(derandomize=True, deadline=None, max_examples=100)
@given(
    cause=st.one_of(st.text(max_size=20), st.sampled_from(sorted(CAUSES))), uri=st.sampled_from(URIS), led=st.booleans()
)
def test_no_failure_but_a_missing_name_of_the_cited_host_is_called_gone(*, cause: str, uri: str, led: bool) -> None:
    condition = judge(Unreachable(uri, uri, cause, 1, "", (Hop(uri, 301),) if led else ()), None)
    assert (condition.state == "gone") is (cause == "no-such-host" and not led)
    assert condition.state != "ok"
