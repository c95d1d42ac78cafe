"""Which pages no public archive is told of."""

from datetime import UTC, datetime

import pytest

from audit.fetch.address import allowance
from audit.fetch.privacy import is_private
from audit.model.capture import Capture, Hop, Outcome, Unreachable

EXEMPT = allowance(["wiki.corp.example:8443", "10.0.0.0/8"])
URI = "https://pages.example/a"


def _answered(ip: str | None, *hops: Hop) -> Outcome:
    return Capture(URI, URI, hops, 404, (), b"", datetime(2026, 1, 5, tzinfo=UTC), ip=ip)


@pytest.mark.parametrize(
    "uri",
    [
        "http://10.0.0.7/a",
        "http://0x0a000007/a",
        "http://[fd00::1]/a",
        "http://127.1:8080/a",
        "http://intranet/a",
        "http://intranet./a",
        "https://wiki.corp.example/a",
        "https://wiki.corp.example.:8443/a",
        "https://WIKI.corp.example/a",
        "https://wiki.internal/a",
        "http://printer.local/",
        "http://router.home.arpa/",
        "http://abc.onion/",
        "https://user:secret@pages.example/a",
        "https://token@pages.example/a",
        "https://pages.example/a?access_token=0123456789abcdef",
        "https://pages.example/a?X-Amz-Signature=0123456789abcdef",
    ],
)
def test_a_page_is_private_by_its_address(uri: str) -> None:
    assert is_private(uri, EXEMPT)


@pytest.mark.parametrize(
    "uri",
    [URI, "https://pages.example:8443/a@b", "https://8.8.8.8/", "https://notlocal.example/", "https://corp.example/"],
)
def test_a_page_of_the_public_internet_is_not(uri: str) -> None:
    assert not is_private(uri, EXEMPT, _answered("93.184.216.34"))


@pytest.mark.parametrize(
    "live",
    [
        _answered("10.1.2.3"),
        _answered("93.184.216.34", Hop(URI, 302, "10.1.2.3")),
        Unreachable(URI, URI, "connect-timeout", 3, "no answer", ip="10.1.2.3"),
        Unreachable(URI, URI, "reset", 3, "no answer", hops=(Hop(URI, 302, "10.1.2.3"),), ip="93.184.216.34"),
    ],
)
def test_a_page_is_private_by_where_it_answered_from_or_was_looked_for(live: Outcome) -> None:
    assert is_private(URI, EXEMPT, live)
