"""What a page is called when its address leads on: to a page, in circles, nowhere, or where nobody may be led."""

import pytest

from tests.fetch.bytes_sent import endless, then_reset, then_silence
from tests.fetch.judged_look import ARTICLE, looked, moved, shown

WIDE = str.maketrans({digit: chr(ord(digit) - ord("0") + 0xFF10) for digit in "0123456789"} | {".": chr(0xFF0E)})
FULLWIDTH = f"http://{'127.0.0.2'.translate(WIDE)}:{{canary}}/".encode()
OTHER = ARTICLE.replace(b"Readout of the minister", b"Another page")


@pytest.mark.parametrize("status", [b"301 M", b"302 F", b"303 S", b"307 T", b"308 P"])
def test_a_redirect_leads_to_the_page_and_a_permanent_one_says_so(status: bytes) -> None:
    seen = looked({"/old": moved(b"/new", status), "/new": shown()}, "/old")
    assert (seen.verdict, seen.requests) == (("ok", "http-200"), 2)
    assert seen.page.condition.moved is (status in {b"301 M", b"308 P"})


@pytest.mark.parametrize(
    ("location", "path"),
    [
        (b"/new", "/new"),
        (b"new", "/a/new"),
        (b"../new", "/new"),
        (b"?page=2", "/a/start?page=2"),
        (b"//127.0.0.1:{port}/new", "/new"),
        (b"http://127.0.0.1:{port}/new#part", "/new"),
        (b"HTTP://127.0.0.1:{port}/new", "/new"),
        (b"\\new", "/new"),
        (b"  /new\t", "/new"),
        (b"/caf\xc3\xa9", "/caf%C3%A9"),
        (b"/caf\xe9", "/caf%E9"),
        (b"/with space", "/with%20space"),
        (b"/%2e%2e/new", "/new"),
        (b"/new?u=http://127.0.0.2/", "/new?u=http://127.0.0.2/"),
    ],
)
def test_a_location_is_followed_as_browsers_follow_it(location: bytes, path: str) -> None:
    seen = looked({"/a/start": moved(location), path: shown()}, "/a/start")
    assert seen.verdict == ("ok", "http-200")
    assert seen.paths == ["/a/start", path]


@pytest.mark.parametrize(
    ("routes", "requests"),
    [
        ({"/": moved(b"/")}, 1),
        ({"/": moved(b"/#again")}, 1),
        ({"/": moved(b"/ping"), "/ping": moved(b"/pong"), "/pong": moved(b"/ping")}, 3),
        ({"/": moved(b"/", b"302 Found", b"Set-Cookie: seen=1")}, 1),
        ({"/": moved(b"http://127.0.0.1:{port}/")}, 1),
    ],
    ids=["self", "self with a fragment", "ping-pong", "cookie", "whole address"],
)
def test_a_loop_is_broken_at_its_first_return(routes: dict[str, bytes], requests: int) -> None:
    seen = looked(routes)
    assert (seen.verdict, seen.requests) == (("broken", "redirect-loop"), requests)


def test_an_address_that_leads_on_for_ever_is_left_after_ten_redirects() -> None:
    seen = looked({f"/{hop}": moved(b"/%d" % (hop + 1)) for hop in range(60)}, "/0")
    assert (seen.verdict, seen.requests) == (("broken", "too-many-redirects"), 11)


@pytest.mark.parametrize(
    ("hops", "verdict"), [(8, ("ok", "http-200")), (10, ("ok", "http-200")), (40, ("broken", "too-many-redirects"))]
)
def test_some_hops_are_many_and_many_are_too_many(hops: int, verdict: tuple[str, str]) -> None:
    routes = {f"/{hop}": moved(b"/%d" % (hop + 1)) for hop in range(hops)}
    assert looked({**routes, f"/{hops}": shown()}, "/0").verdict == verdict


@pytest.mark.parametrize(
    "location",
    [
        b"file:///etc/passwd",
        b"javascript:alert(1)",
        b"data:text/html,<h1>hello</h1>",
        b"ftp://127.0.0.1/",
        b"gopher://127.0.0.2:{canary}/",
        b"ws://127.0.0.2:{canary}/",
        b"http://127.0.0.2:{canary}/",
        b"//127.0.0.2:{canary}/",
        b"\\\\127.0.0.2:{canary}\\",
        b"http://2130706434:{canary}/",
        b"http://0x7f000002:{canary}/",
        b"http://0x7f.2:{canary}/",
        b"http://0177.0.0.2:{canary}/",
        b"http://127.2:{canary}/",
        b"http://127.0.0.2.:{canary}/",
        b"http://%31%32%37.0.0.2:{canary}/",
        b"http://user@127.0.0.2:{canary}/",
        b"http://127.0.0.1:{port}@127.0.0.2:{canary}/",
        FULLWIDTH,
        b"http://[::ffff:127.0.0.2]:{canary}/",
        b"http://[::ffff:7f00:2]:{canary}/",
        b"http://[64:ff9b::127.0.0.2]:{canary}/",
        b"http://[::127.0.0.2]:{canary}/",
        b"http://[::1]:{canary}/",
        b"http://canary.test:{canary}/",
        b"http://CANARY.test.:{canary}/",
        b"http://half.test:{canary}/",
        b"http://169.254.169.254/latest/meta-data",
        b"http://10.0.0.1/",
        b"http://192.168.1.1/",
        b"http://[fe80::1%25eth0]/",
        b"http://0/",
        b"http://metadata.test/",
    ],
)
def test_nobody_is_led_where_we_do_not_go(location: bytes) -> None:
    hosts = {
        "half.test": ["127.0.0.1", "127.0.0.2"],
        "metadata.test": ["169.254.169.254"],
        "canary.test.": ["127.0.0.2"],
    }
    seen = looked({"/": moved(location)}, hosts=hosts)
    assert seen.requests == 1
    assert seen.page.condition.state in {"refused", "broken"}
    assert seen.page.condition.cause in {"redirect-refused", "redirect-invalid"}


@pytest.mark.parametrize(
    "location",
    [
        b"http://",
        b"http://[::1",
        b"http://[zz]/",
        b"http://127.0.0.1:99999/",
        b"http://127.0.0.1:port/",
        b"http://256.256.256.256/",
        b"http://a..b\xff/",
        b"http://" + b"a" * 300 + b".test/",
        b"http://xn--zz--/",
        b"https:///",
        b"http:///www.example.org/",
    ],
)
def test_a_location_that_is_no_address_leaves_the_page_broken(location: bytes) -> None:
    seen = looked({"/": moved(location)})
    assert (seen.verdict, seen.requests) == (("broken", "redirect-invalid"), 1)


@pytest.mark.parametrize("headers", [b"", b"Location:\r\n", b"Location:   \r\n"])
def test_a_redirect_that_does_not_say_where_to_is_broken(headers: bytes) -> None:
    seen = looked({"/": b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n" + headers + b"\r\n"})
    assert (seen.verdict, seen.requests) == (("broken", "redirect-without-location"), 1)


def test_a_huge_location_is_a_head_too_large() -> None:
    assert looked({"/": moved(b"/" + b"a" * 70_000)}).verdict == ("broken", "headers-too-large")


def test_a_location_just_within_the_head_is_followed() -> None:
    path = "/" + "a" * 60_000
    assert looked({"/": moved(path.encode()), path: shown()}).verdict == ("ok", "http-200")


def test_a_redirect_to_a_name_that_does_not_exist_is_looked_up_twice_and_leaves_the_page_broken() -> None:
    seen = looked({"/": moved(b"http://missing.test/")})
    assert seen.verdict == ("broken", "redirect-no-such-host")
    assert seen.names.asked == ["missing.test"] * 2


def test_the_endless_body_of_a_redirect_is_not_waited_for() -> None:
    head = b"HTTP/1.1 302 Found\r\nLocation: /new\r\nTransfer-Encoding: chunked\r\n\r\n"
    seen = looked({"/": endless(b"3\r\nabc\r\n", head), "/new": shown()})
    assert (seen.verdict, seen.requests) == (("ok", "http-200"), 2)


@pytest.mark.parametrize("step", [then_silence, then_reset], ids=["silence", "reset"])
def test_a_redirect_whose_body_never_ends_well_is_followed(step: object) -> None:
    head = b"HTTP/1.1 302 Found\r\nLocation: /new\r\nContent-Length: 99\r\n\r\npart"
    assert callable(step)
    assert looked({"/": step(head), "/new": shown()}).verdict == ("ok", "http-200")


def test_a_body_is_that_of_the_page_and_not_of_its_redirect() -> None:
    seen = looked({"/": shown(OTHER, b"Location: /new", status=b"302 Found"), "/new": shown()})
    assert seen.payload == ARTICLE


def test_no_cookie_is_ever_sent_back() -> None:
    seen = looked({"/": moved(b"/new", b"302 Found", b"Set-Cookie: id=1; Path=/"), "/new": shown()})
    assert all(b"cookie" not in head.lower() for head in seen.heads)
