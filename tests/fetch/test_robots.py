"""What robots.txt files ask, and what becomes of the pages behind those that fail."""

import asyncio
import gzip
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.fetch.live import Web
from audit.fetch.robots import LONGEST_DELAY, agent_of, rules_of
from audit.model.capture import Ask, Capture, Flaw, Unreachable

AGENT = "citation-audit"
PAGE = "https://a.test/page"
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


def file(text: str | bytes, status: int = 200, kind: str = "text/plain", flaw: Flaw | None = None) -> Capture:
    payload = text.encode() if isinstance(text, str) else text
    uri = "https://a.test/robots.txt"
    at = datetime(2022, 1, 10, tzinfo=UTC)
    return Capture(uri, uri, (), status, (("content-type", kind),), payload, at, flaw=flaw)


def allowed(text: str | bytes, uri: str = PAGE, **changes: Any) -> bool:
    return rules_of(file(text, **changes), AGENT).allow(uri)


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("", True),
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow:", True),
        ("User-agent: *\nDisallow: /p", False),
        ("User-agent: *\nDisallow: /other", True),
        ("User-agent: *\nDisallow: /\nAllow: /page", True),
        ("User-agent: *\nDisallow: /p*e$", False),
        ("User-agent: *\nDisallow: /page$", False),
        ("User-agent: *\nDisallow: /pag$", True),
        ("user-AGENT: *\ndisALLOW: /", False),
        ("User-agent: Citation-Audit\nDisallow: /", False),
        ("User-agent: citation-audit/2.0\nDisallow: /", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: citation-audit\nAllow: /", True),
        ("User-agent: citation-audit\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
        ("User-agent: citation\nDisallow: /", True),
        ("User-agent: audit\nDisallow: /", True),
        ("User-agent: somebody\nDisallow: /", True),
        ("User-agent: somebody\nUser-agent: *\nDisallow: /", False),
        ("User-agent: *\nUser-agent: somebody\nDisallow: /", False),
        ("User-agent: *\n\n# a remark\nSitemap: https://a.test/map\nUser-agent: somebody\nDisallow: /", False),
        ("User-agent: *\nDisallow: /\nUser-agent: somebody\nAllow: /", False),
        ("User-agent: *\nDisallow: /x\nUser-agent: somebody\nDisallow: /\nUser-agent: *\nDisallow: /page", False),
        ("User-agent: *  # everybody\nDisallow: /page  # please", False),
        ("User-agent: *\rDisallow: /", False),
        ("\ufeffUser-agent: *\nDisallow: /", False),
        ("Disallow: /", True),
        ("<html><body>User-agent: *\nDisallow: /</body></html>", True),
        ("\ufeff\n <!doctype html>\nUser-agent: *\nDisallow: /", True),
        ("no rules here, only words", True),
    ],
)
def test_rules_are_those_for_us_or_for_everybody(text: str, may: bool) -> None:  # noqa: FBT001 - a table
    assert allowed(text) is may


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-16", "latin-1", "cp1252"])
def test_a_file_in_an_odd_charset_is_read(coding: str) -> None:
    assert not allowed("User-agent: *\nDisallow: /page\nDisallow: /caf\u00e9".encode(coding))


def test_paths_are_compared_however_they_are_spelt() -> None:
    assert not allowed("User-agent: *\nDisallow: /caf\u00e9", "https://a.test/caf%C3%A9")
    assert not allowed("User-agent: *\nDisallow: /caf%c3%a9", "https://A.test/café#part")
    assert not allowed("User-agent: *\nDisallow: /*?id=", "https://a.test/x?id=7")


@pytest.mark.parametrize("status", [301, 304, 400, 401, 403, 404, 410, 429, 500, 502, 503, 504])
def test_an_answer_that_is_no_file_says_nothing(status: int) -> None:
    assert allowed("User-agent: *\nDisallow: /", status=status)


def test_a_file_that_cannot_be_had_says_nothing() -> None:
    assert rules_of(Unreachable(PAGE, PAGE, "read-timeout", 1, ""), AGENT).allow(PAGE)


@pytest.mark.parametrize("flaw", ["truncated", "reset", "timeout", "too-large"])
def test_the_whole_lines_of_a_file_that_was_cut_short_count(flaw: Flaw) -> None:
    assert not allowed("User-agent: *\nDisallow: /page\nDisallow: /oth", flaw=flaw)
    assert allowed("User-agent: *\nDisallow: /other\nDisallow: /", flaw=flaw)


def test_an_undecodable_file_says_nothing() -> None:
    assert allowed("User-agent: *\nDisallow: /", flaw="undecodable")


def test_half_a_megabyte_is_read_and_no_more() -> None:
    filling = "# a remark that fills the file\n"
    before = filling * (500_000 // len(filling))
    assert not allowed(before + "User-agent: *\nDisallow: /")
    assert allowed(before + filling * 400 + "User-agent: *\nDisallow: /")


@pytest.mark.parametrize(
    ("rule", "delay"),
    [
        ("Crawl-delay: 10", 10.0),
        ("crawl-delay: 2.5", 2.5),
        ("Crawl-delay: 86400", LONGEST_DELAY),
        ("Crawl-delay: 0", None),
        ("Crawl-delay: -1", None),
        ("Crawl-delay: nan", None),
        ("Crawl-delay: inf", None),
        ("Crawl-delay: soon", None),
        ("Request-rate: 1/5", 5.0),
        ("Request-rate: 30/1m", 2.0),
        ("Request-rate: 1/0", None),
        ("Crawl-delay: 3\nRequest-rate: 1/5", 5.0),
        ("Disallow: /x", None),
    ],
)
def test_a_delay_is_heeded_within_reason(rule: str, delay: float | None) -> None:
    assert rules_of(file(f"User-agent: *\n{rule}"), AGENT).delay == delay


def test_a_delay_for_others_is_not_ours() -> None:
    assert rules_of(file("User-agent: somebody\nCrawl-delay: 10\n\nUser-agent: *\nDisallow: /x"), AGENT).delay is None


@pytest.mark.parametrize(
    ("user_agent", "token"),
    [
        ("citation-audit/0.1 (checks the citations of a document)", "citation-audit"),
        ("My-Checker", "my-checker"),
        ("  Odd Name/1", "odd"),
        ("(only a comment)", ""),
    ],
)
def test_a_program_is_named_by_its_product_token(user_agent: str, token: str) -> None:
    assert agent_of(user_agent) == token


def test_many_names_before_many_rules_cost_no_more_than_their_sum() -> None:
    """The parser alone would keep the product: 15,000 times 25,000 rules."""
    names = "".join(f"User-agent: n{number}\n" for number in range(15_000))
    rules = "".join(f"Disallow: /{number}\n" for number in range(20_000))
    assert not allowed(names + "User-agent: *\n" + rules, "https://a.test/77")


@settings(derandomize=True, deadline=None)
@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from(["User-agent: *", "Disallow: /", "Allow", "$*", ":"])).map("\n".join)
)
def test_no_file_raises(text: str) -> None:
    rules = rules_of(file(text), AGENT)
    assert rules.allow(PAGE) in {True, False}


class TestOverTheWire:
    """The file is asked for first, once for each site, whatever comes of it."""

    @staticmethod
    def plain(body: bytes, *headers: bytes, status: bytes = b"200 OK") -> bytes:
        lines = [b"HTTP/1.1 " + status, b"Content-Type: text/plain", b"Content-Length: %d" % len(body), *headers]
        return b"\r\n".join([*lines, b"", body])

    CLOSED = b"User-agent: *\nDisallow: /page\n"

    def test_a_page_that_is_closed_to_programs_is_not_asked_for(self, visit: Any) -> None:
        visited = visit({"/robots.txt": self.plain(self.CLOSED), "/page": OK}, "/page", robots=True, attempts=3)
        assert visited.trail == ["robots"]
        assert visited.server.paths == ["/robots.txt"]
        assert "/robots.txt asks programs" in visited.failure.detail

    def test_other_pages_are(self, visit: Any) -> None:
        visited = visit({"/robots.txt": self.plain(self.CLOSED), "/": OK}, robots=True)
        assert (visited.trail, visited.server.paths) == ([200], ["/robots.txt", "/"])

    def test_an_operator_may_decide_otherwise(self, visit: Any) -> None:
        visited = visit({"/robots.txt": self.plain(self.CLOSED), "/page": OK}, "/page", robots=False)
        assert (visited.trail, visited.server.paths) == ([200], ["/page"])

    def test_a_redirect_does_not_lead_past_a_robots_txt(self, visit: Any) -> None:
        moved = b"HTTP/1.1 302 Found\r\nLocation: /page\r\nContent-Length: 0\r\n\r\n"
        visited = visit({"/robots.txt": self.plain(self.CLOSED), "/": moved, "/page": OK}, robots=True)
        assert (visited.trail, visited.server.paths) == ([302, "robots"], ["/robots.txt", "/"])

    @pytest.mark.parametrize("role", ["index", "capture"])
    def test_an_archive_is_asked_through_what_it_offers_to_programs(
        self, role: Any, make_server: Any, make_policy: Any, make_world: Any, make_time: Any
    ) -> None:
        async def run() -> list[str]:
            async with make_server({"/page": OK}) as server:
                web = Web(make_policy(robots=True), make_world(make_time(), None))
                await web.source(Ask(f"http://127.0.0.1:{server.port}/page", role=role))
                paths: list[str] = server.paths
                return paths

        assert asyncio.run(run()) == ["/page"]

    @pytest.mark.parametrize(
        "answer",
        [
            plain(b"User-agent: *\nDisallow: /", status=b"404 Not Found"),
            plain(b"User-agent: *\nDisallow: /", status=b"403 Forbidden"),
            plain(b"User-agent: *\nDisallow: /", status=b"500 Oops"),
            plain(b"User-agent: *\nDisallow: /", status=b"503 Busy"),
            plain(b"<html><body>Everything is here</body></html>"),
            plain(gzip.compress(b"User-agent: *\nDisallow: /")[:-9], b"Content-Encoding: br"),
            b"HTTP/1.1 302 Found\r\nLocation: /robots.txt\r\nContent-Length: 0\r\n\r\n",
            b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.2/robots.txt\r\nContent-Length: 0\r\n\r\n",
            b"HTTP/1.1 302 Found\r\nLocation: file:///etc/robots.txt\r\nContent-Length: 0\r\n\r\n",
            b"SSH-2.0-OpenSSH_9.2\r\n\r\n",
            b"",
        ],
        ids=["404", "403", "500", "503", "html", "undecodable", "loop", "private", "scheme", "not http", "nothing"],
    )
    def test_whatever_is_wrong_with_the_file_the_page_is_asked_for(self, visit: Any, answer: bytes) -> None:
        visited = visit({"/robots.txt": answer, "/": OK}, robots=True, attempts=3)
        assert visited.trail == [200]
        assert visited.server.paths == ["/robots.txt", "/"]

    def test_a_file_that_says_to_come_back_later_holds_the_page_back(self, visit: Any) -> None:
        busy = self.plain(b"", b"Retry-After: 30", status=b"503 Busy")
        visited = visit({"/robots.txt": busy, "/": OK}, robots=True)
        assert (visited.trail, visited.time.waits) == ([200], [30.0])

    def test_a_file_that_hangs_costs_one_time_out(self, visit: Any) -> None:
        async def silence(talk: Any) -> None:
            await talk.reader.read()

        visited = visit({"/robots.txt": silence, "/": OK}, robots=True, attempts=3, read_timeout=0.05)
        assert (visited.trail, visited.server.paths) == ([200], ["/robots.txt", "/"])

    def test_an_endless_file_is_read_up_to_its_limit_and_kept_to_that_far(self, visit: Any) -> None:
        sent = 0

        async def endless(talk: Any) -> None:
            nonlocal sent
            await talk.send(b"HTTP/1.1 200 OK\r\n\r\n" + self.CLOSED)
            while True:
                await talk.send(b"# filling\n" * 1_000)
                sent += 10_000

        visited = visit({"/robots.txt": endless, "/page": OK}, "/page", robots=True)
        assert visited.trail == ["robots"]
        assert sent < 5_000_000  # the kernel's buffers take some more than is read

    def test_the_file_is_found_behind_redirects(self, visit: Any) -> None:
        moved = b"HTTP/1.1 301 Moved\r\nLocation: /real-robots.txt\r\nContent-Length: 0\r\n\r\n"
        routes = {"/robots.txt": moved, "/real-robots.txt": self.plain(self.CLOSED), "/page": OK}
        assert visit(routes, "/page", robots=True).trail == ["robots"]

    def test_a_delay_counts_from_the_first_page_on(self, visit: Any) -> None:
        moved = b"HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 0\r\n\r\n"
        asked = self.plain(b"User-agent: *\nCrawl-delay: 7\n")
        visited = visit({"/robots.txt": asked, "/": moved, "/next": OK}, robots=True, host_interval=1.0)
        assert visited.time.waits == [7.0, 7.0]

    def test_a_site_is_asked_once_even_by_pages_at_the_same_time(
        self, make_server: Any, make_policy: Any, make_world: Any, make_time: Any
    ) -> None:
        async def run() -> list[str]:
            async with make_server({"/robots.txt": self.plain(b""), "/": OK}) as server:
                web = Web(make_policy(robots=True, host_concurrency=4), make_world(make_time(), None))
                await asyncio.gather(*(web.source(Ask(f"http://127.0.0.1:{server.port}/")) for _ in range(4)))
                return sorted(server.paths)

        assert asyncio.run(run()) == ["/", "/", "/", "/", "/robots.txt"]

    def test_the_file_is_asked_through_what_records(
        self, make_server: Any, make_policy: Any, make_world: Any, make_time: Any
    ) -> None:
        async def run() -> list[tuple[str, str]]:
            asked: list[tuple[str, str]] = []
            async with make_server({"/": OK}) as server:
                web = Web(make_policy(robots=True), make_world(make_time(), None))

                async def fetch(ask: Ask) -> Capture:
                    asked.append((ask.uri.removeprefix(f"http://127.0.0.1:{server.port}"), ask.role))
                    return file("")

                web.asides = fetch
                await web.source(Ask(f"http://127.0.0.1:{server.port}/"))
            return asked

        assert asyncio.run(run()) == [("/robots.txt", "robots")]
