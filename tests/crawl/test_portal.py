"""The page that a network which wants a login first shows for everything, and pages that merely look alike."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.crawl.drive import crawl
from audit.crawl.watch import Controls, Network, Watch
from audit.fetch.exchange import Exchange, Failure, WireEvent
from audit.fetch.live import answering
from audit.fetch.policy import FetchPolicy
from audit.model.capture import Ask
from audit.model.reading import Page
from audit.text.urls import host, scheme

NOON = datetime(2022, 1, 10, 12, tzinfo=UTC)
LOGIN = (
    "<html><head><title>Hotel network</title></head><body><h1>Welcome to the hotel</h1>"
    "<p>Please enter your room number to reach {uri} (session {number}).</p></body></html>"
)
ARTICLE = (
    "<html><head><title>Talks</title></head><body><h1>Talks at {host}</h1><p>{word} ministers spoke.</p></body></html>"
)
PARKED = "<html><head><title>Domain for sale</title></head><body><h1>This domain is for sale</h1></body></html>"
CHALLENGE = "<html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>"
DOWN = {("unchecked", "network-down")}

Answer = Callable[[str, int], str]
"""The body, or the cause of a failure, for a URI and the number of the ask."""


def _login(uri: str, number: int) -> str:
    return LOGIN.format(uri=uri, number=number) if scheme(uri) == "http" else "tls-certificate"


def _article(uri: str, _number: int) -> str:
    words = {"a": "Two", "b": "Three", "c": "Four", "d": "Five", "e": "Six", "f": "Seven"}
    return ARTICLE.format(host=host(uri), word=words.get(host(uri)[0], "Some"))


class Web:
    """Everybody answers with one status, or fails; `known` archives are asked when in doubt.

    What a host answers is settled when it is asked; its `delays` are further turns of the event loop until it comes.
    """

    def __init__(
        self,
        answer: Answer,
        *,
        known: tuple[str, ...] = (),
        delays: Mapping[str, int] | None = None,
        status: int = 200,
        kind: str = "text/html",
    ) -> None:
        self.answer = answer
        self.status = status
        self.kind = kind
        self.delays = delays or {}
        self.asked: list[str] = []
        self.controls: list[str] = []
        self.known = known

    def now(self) -> datetime:
        return NOON + timedelta(seconds=len(self.asked) + len(self.controls))

    async def source(self, ask: Ask) -> Sequence[WireEvent]:
        self.asked.append(ask.uri)
        told = self._told(ask.uri)
        for _ in range(1 + self.delays.get(host(ask.uri), 0)):
            await asyncio.sleep(0)
        return told

    async def control(self, ask: Ask) -> Sequence[WireEvent]:
        self.controls.append(ask.uri)
        return self._told(ask.uri)

    def _told(self, uri: str) -> Sequence[WireEvent]:
        body = self.answer(uri, len(self.asked))
        if not body.startswith("<"):
            return [Failure(uri, 1, self.now(), body, "a test")]
        headers = (("content-type", self.kind),)
        return [Exchange(uri, 1, self.now(), None, b"", b"", self.status, headers, body.encode())]

    def pages(self, *uris: str, workers: int = 1) -> tuple[Mapping[str, Page], str | None]:
        async def pause() -> None:
            """A moment passes."""

        controls = Controls(self.control, pause, self.known, lambda uri: host(uri).startswith("127."))
        watch = Watch(self.source, controls, self.now, Network())
        fetch = answering(watch.source, FetchPolicy("test"))
        crawling = crawl([Ask(uri) for uri in uris], fetch, host_workers=workers, watch=watch)
        return asyncio.run(asyncio.wait_for(crawling, 60)), watch.down


def _causes(pages: Mapping[str, Page]) -> set[tuple[str, str]]:
    return {(page.condition.state, page.condition.cause) for page in pages.values()}


def _uris(names: str, scheme: str = "http", pages: int = 2) -> list[str]:
    return [f"{scheme}://{name}.test/{number}" for name in names for number in range(pages)]


@pytest.mark.parametrize("secure", ["", "de"])
def test_one_page_at_unrelated_hosts_is_the_networks_and_nobody_is_judged_by_it(secure: str) -> None:
    """It echoes the address and a session's number."""
    pages, down = Web(_login).pages(*_uris("abc"), *_uris(secure, "https"))
    assert _causes(pages) == DOWN
    assert down is not None
    assert "log in there first" in down


def test_two_hosts_are_enough_when_the_archives_cannot_be_reached_either() -> None:
    pages, down = Web(_login, known=("https://archive.test/",)).pages(*_uris("ab"))
    assert (_causes(pages), down is None) == (DOWN, False)


def test_one_plain_host_does_not_vouch_for_a_network_in_which_no_certificate_fits() -> None:
    pages, down = Web(_login).pages(*_uris("a"), *_uris("bcd", "https"))
    assert _causes(pages) == DOWN
    assert down is not None
    assert "by their certificates" in down


def test_one_plain_host_that_answers_shows_that_dead_hosts_are_dead() -> None:
    def answer(uri: str, number: int) -> str:
        return _article(uri, number) if host(uri) == "a.test" else "no-such-host"

    pages, down = Web(answer).pages(*_uris("abcd"))
    assert down is None
    assert _causes(pages) == {("ok", "http-200"), ("gone", "no-such-host")}


@pytest.mark.parametrize("names", ["a", "ab", "abcd"])
def test_pages_that_differ_are_their_sites_own_and_nobody_else_is_asked(names: str) -> None:
    web = Web(_article, known=("https://archive.test/", "https://another.test/"))
    pages, down = web.pages(*_uris(names))
    assert (_causes(pages), down, web.controls) == ({("ok", "http-200")}, None, [])


def test_one_site_that_shows_the_same_for_everything_is_not_the_network() -> None:
    web = Web(_login, known=("https://archive.test/", "https://another.test/"))
    _, down = web.pages(*_uris("a", pages=5))
    assert (down, web.controls) == (None, [])


def test_hosts_of_one_owner_may_show_one_page() -> None:
    web = Web(_login)
    _, down = web.pages("http://www.ministry.test/1", "http://old.ministry.test/2", "http://new.ministry.test/3")
    assert down is None


def test_one_page_at_several_addresses_within_the_network_is_theirs() -> None:
    _, down = Web(_login).pages("http://127.0.0.1/a", "http://127.0.0.2/b", "http://127.0.0.3/c")
    assert down is None


@pytest.mark.parametrize(("body", "state"), [(PARKED, "gone"), (CHALLENGE, "blocked")])
def test_parked_domains_and_bot_walls_look_alike_and_are_what_they_are(body: str, state: str) -> None:
    pages, down = Web(lambda _uri, _number: body).pages(*_uris("abc", pages=1))
    assert down is None
    assert {page.condition.state for page in pages.values()} == {state}


@pytest.mark.parametrize("up", ["https://up.test/", "http://up.test/"])
def test_whoever_answers_otherwise_shows_that_the_network_lets_through(up: str) -> None:
    def answer(uri: str, number: int) -> str:
        return _article(uri, number) if host(uri) == "up.test" else LOGIN.format(uri=uri, number=number)

    pages, down = Web(answer).pages(*_uris("abc"), up)
    assert down is None
    assert {page.condition.state for page in pages.values()} <= {"ok", "blocked"}


def test_an_archive_that_answers_shows_it_too() -> None:
    web = Web(lambda uri, number: _article(uri, number) if "archive" in uri else LOGIN.format(uri="", number=1))
    web.known = ("https://archive.test/",)
    _, down = web.pages(*_uris("abc"))
    assert down is None
    assert web.controls == ["https://archive.test/"]


def test_a_login_that_runs_out_on_the_way_ends_the_run() -> None:
    web = Web(lambda uri, number: _article(uri, number) if number <= 4 else _login(uri, number))
    pages, down = web.pages(*_uris("abcd", pages=6), *_uris("efgh", "https", pages=6))
    assert down is not None
    assert ("unchecked", "network-down") in _causes(pages)
    assert {state for state, _ in _causes(pages)} <= {"ok", "unchecked", "blocked"}


def _titles(pages: Mapping[str, Page]) -> set[str | None]:
    return {page.reading.title.value for page in pages.values()}


@settings(derandomize=True, deadline=None, max_examples=60)
@given(
    st.integers(1, 14),
    st.dictionaries(st.sampled_from([f"{name}.test" for name in "abcdef"]), st.integers(0, 9)),
    st.integers(1, 3),
    st.integers(1, 2),
)
def test_a_login_that_begins_amid_a_run_is_never_taken_for_a_page_once_it_is_found_out(
    begins: int, delays: dict[str, int], count: int, workers: int
) -> None:
    """Not even its first page, whoever it stands for and whatever true answers are still on their way then."""
    web = Web(lambda uri, number: _article(uri, number) if number <= begins else _login(uri, number), delays=delays)
    pages, down = web.pages(*_uris("abcdef", pages=count), workers=workers)
    hosts = {host(uri) for uri in web.asked[begins:]}
    assert (down is not None) == (len(hosts) > 1)
    if down:
        assert _causes(pages) <= {("ok", "http-200"), *DOWN}
        assert "Hotel network" not in _titles(pages)


@settings(derandomize=True, deadline=None)
@given(
    st.text("abcdef", min_size=1, max_size=6),
    st.text("gh", max_size=2),
    st.dictionaries(st.sampled_from([f"{name}.test" for name in "abcdefgh"]), st.integers(0, 9)),
    st.integers(1, 5),
    st.integers(1, 2),
)
def test_where_no_login_is_wanted_every_page_is_its_sites_and_asked_for_once(
    plain: str, secure: str, delays: dict[str, int], count: int, workers: int
) -> None:
    web = Web(_article, known=("https://archive.test/", "https://another.test/"), delays=delays)
    uris = {*_uris(plain, pages=count), *_uris(secure, "https", pages=count)}
    pages, down = web.pages(*uris, workers=workers)
    assert (_causes(pages), down, web.controls) == ({("ok", "http-200")}, None, [])
    assert sorted(web.asked) == sorted(uris)


def test_a_page_that_waits_for_another_holds_up_no_other_page_of_its_host() -> None:
    """However long the other host takes."""

    class Slow(Web):
        async def source(self, ask: Ask) -> Sequence[WireEvent]:
            if ask.uri == "http://a.test/8":
                is_last.set()
            if host(ask.uri) == "z.test":
                await is_last.wait()
            return await super().source(ask)

    is_last = asyncio.Event()

    web = Slow(lambda uri, number: _article(uri, number).replace("Talks", "Talks" + "abcdefghi"[int(uri[-1])]))
    pages, down = web.pages("https://up.test/1", *_uris("z", "https"), *_uris("a", pages=9))
    assert (_causes(pages), down) == ({("ok", "http-200")}, None)


def test_a_site_with_one_page_for_hundreds_of_addresses_is_let_through_without_asking_others() -> None:
    web = Web(_article, known=("https://archive.test/", "https://another.test/"))
    pages, down = web.pages("https://up.test/1", *_uris("a", pages=350))
    assert (_causes(pages), down, web.controls) == ({("ok", "http-200")}, None, [])


def test_sites_that_share_a_page_are_believed_amid_a_run_once_others_answer_as_before() -> None:
    def answer(uri: str, number: int) -> str:
        return _article(uri, number) if host(uri)[0] in "ab" else LOGIN.format(uri="", number=1)

    web = Web(answer)
    pages, down = web.pages(*_uris("abcdef"))
    assert (_causes(pages), down) == ({("ok", "http-200")}, None)
    assert len(web.controls) <= 3, "asked once, not for each page"


TOKENS = ["amber", "birch", "cedar", "dahlia", "elder", "fir", "gorse", "hazel", "iris", "juniper", "kale", "larch"]


def test_a_login_that_changes_a_word_each_time_is_one_page() -> None:
    def answer(uri: str, number: int) -> str:
        terms = (
            "<p>By going on you accept the terms of use of this network, which is for guests of the house alone.</p>"
        )
        return _login(uri, number).replace("</body>", f"{terms}<i>{TOKENS[number % 12]}</i></body>")

    pages, down = Web(answer).pages(*_uris("abc"), *_uris("de", "https"))
    assert _causes(pages) == DOWN
    assert "log in there first" in (down or "")


@pytest.mark.parametrize("status", [200, 203, 403, 404, 503])
@pytest.mark.parametrize("kind", ["text/html", "text/plain"])
def test_a_login_is_none_of_the_sites_pages_whatever_its_status_and_type(status: int, kind: str) -> None:
    pages, down = Web(_login, status=status, kind=kind).pages(*_uris("abc"), *_uris("de", "https"))
    assert _causes(pages) == DOWN
    assert "log in there first" in (down or "")


ERROR = (
    "<html><head><title>{0}</title></head><body><center><h1>{0}</h1></center><hr><center>nginx</center></body></html>"
)


@pytest.mark.parametrize(
    ("status", "says"),
    [(404, "404 Not Found"), (403, "403 Forbidden"), (503, "503 Service Temporarily Unavailable"), (410, "410 Gone")],
)
def test_error_pages_of_one_server_software_are_the_sites_own(status: int, says: str) -> None:
    web = Web(lambda _uri, _number: ERROR.format(says), status=status)
    pages, down = web.pages(*_uris("abcd"))
    assert (down, web.controls) == (None, [])
    assert {cause for _, cause in _causes(pages)} == {f"http-{status}"}


FORM = "<html><title>Hotel</title><form><p>Room <input name=r></p><p>Code <input type=password></p></form></html>"


def _form_at_last(uri: str, number: int) -> str:
    return _article(uri, number) if number <= 3 else FORM if scheme(uri) == "http" else "tls-certificate"


def test_a_form_that_only_the_last_site_shows_has_others_asked_whether_they_show_it_too() -> None:
    web = Web(_form_at_last)
    pages, down = web.pages(*_uris("abc", pages=1), "http://d.test/readout")
    assert "log in there first" in (down or "")
    assert _causes({"d": pages["http://d.test/readout"]}) == DOWN
    assert len(web.controls) == 3


def test_a_form_that_one_site_shows_is_its_own_where_others_answer_as_before() -> None:
    def answer(uri: str, number: int) -> str:
        return FORM if host(uri) == "d.test" else _article(uri, number)

    web = Web(answer)
    pages, down = web.pages(*_uris("abc", pages=1), *_uris("d", pages=5))
    assert down is None
    assert _causes({uri: page for uri, page in pages.items() if "d.test" in uri}) == {("blocked", "login-wall")}
    assert len(web.controls) <= 9


def test_a_page_about_nothing_its_address_speaks_of_has_others_asked() -> None:
    def answer(uri: str, number: int) -> str:
        return _article(uri, number) if number <= 3 else LOGIN.format(uri="", number=number)

    pages, down = Web(answer).pages(*_uris("abc", pages=1), "http://d.test/secretary-meets-counterpart-riga")
    assert "log in there first" in (down or "")
    assert _causes({"d": pages["http://d.test/secretary-meets-counterpart-riga"]}) == DOWN
