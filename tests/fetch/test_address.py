"""Which addresses may be connected to. Nothing here connects to anything."""

from ipaddress import ip_address

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.fetch.address import allowance, literal, refusal
from audit.model.errors import SettingsError


@pytest.mark.parametrize(
    "address",
    [
        "1.1.1.1",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2606:4700:4700::1111",
        "2001:4860:4860::8888",
        "2a00:1450:4001::1",
        "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8",
    ],
)
def test_a_public_address_is_allowed(address: str) -> None:
    assert refusal(address) is None


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("0.0.0.0", "this network"),
        ("0.1.2.3", "this network"),
        ("10.0.0.1", "private"),
        ("10.255.255.255", "private"),
        ("100.64.0.0", "carrier-grade NAT"),
        ("100.127.255.255", "carrier-grade NAT"),
        ("100.100.100.200", "cloud metadata"),
        ("127.0.0.1", "loopback"),
        ("127.255.255.255", "loopback"),
        ("168.63.129.16", "cloud metadata"),
        ("169.254.0.1", "link-local"),
        ("169.254.169.254", "cloud metadata"),
        ("172.16.0.0", "private"),
        ("172.31.255.255", "private"),
        ("192.0.0.1", "reserved for protocols"),
        ("192.0.0.192", "cloud metadata"),
        ("192.0.2.1", "documentation"),
        ("192.88.99.1", "6to4 relay"),
        ("192.168.1.1", "private"),
        ("198.18.0.0", "benchmarking"),
        ("198.19.255.255", "benchmarking"),
        ("198.51.100.7", "documentation"),
        ("203.0.113.7", "documentation"),
        ("224.0.0.1", "multicast"),
        ("239.255.255.255", "multicast"),
        ("240.0.0.1", "reserved"),
        ("255.255.255.255", "reserved"),
        ("::", "unspecified"),
        ("::1", "loopback"),
        ("::127.0.0.1", "IPv4-compatible"),
        ("::8.8.8.8", "IPv4-compatible"),
        ("::ffff:127.0.0.1", "loopback"),
        ("::ffff:169.254.169.254", "cloud metadata"),
        ("::ffff:0:127.0.0.1", "reserved"),
        ("64:ff9b::127.0.0.1", "loopback"),
        ("64:ff9b::10.0.0.1", "private"),
        ("64:ff9b:1::8.8.8.8", "local NAT64"),
        ("100::1", "reserved"),
        ("2001::1", "Teredo tunnel"),
        ("2001:0:4136:e378:8000:63bf:3fff:fdd2", "Teredo tunnel"),
        ("2001:2::1", "reserved for protocols"),
        ("2001:10::1", "reserved for protocols"),
        ("2001:db8::1", "documentation"),
        ("2002:7f00:1::", "6to4 tunnel"),
        ("2002:808:808::", "6to4 tunnel"),
        ("2a00:1450::5efe:10.0.0.1", "private"),
        ("2a00:1450::200:5efe:127.0.0.1", "loopback"),
        ("3fff::1", "documentation"),
        ("4000::1", "reserved"),
        ("5f00::1", "reserved"),
        ("fc00::1", "private"),
        ("fd00:ec2::254", "cloud metadata"),
        ("fdff::1", "private"),
        ("fe80::1", "link-local"),
        ("fe80::1%eth0", "link-local"),
        ("fec0::1", "site-local"),
        ("ff02::1", "multicast"),
        ("", "not an address"),
        ("localhost", "not an address"),
        ("0x7f.1", "not an address"),
        ("2130706433", "not an address"),
        ("127.1", "not an address"),
        ("127.0.0.1:80", "not an address"),
        ("1.2.3.4 ", "not an address"),
    ],
)
def test_an_address_that_is_not_the_public_internet_is_refused(address: str, reason: str) -> None:
    assert refusal(address) == reason


def test_an_isatap_address_is_judged_by_its_network_when_its_inner_address_is_public() -> None:
    assert refusal("2a00:1450::5efe:8.8.8.8") is None
    assert refusal("fe80::5efe:8.8.8.8") == "link-local"


@settings(derandomize=True, deadline=None)
@given(st.ip_addresses())
def test_nothing_private_by_the_standard_library_is_allowed(address: object) -> None:
    parsed = ip_address(str(address))
    if parsed.is_private or parsed.is_loopback or parsed.is_link_local or parsed.is_multicast or parsed.is_reserved:
        mapped = getattr(parsed, "ipv4_mapped", None)
        assert refusal(str(parsed)) is not None or mapped is not None or str(parsed).startswith("64:ff9b::")


@settings(derandomize=True, deadline=None)
@given(st.ip_addresses(v=4))
def test_every_spelling_of_an_ipv4_address_is_judged_alike(address: object) -> None:
    assert refusal(f"::ffff:{address}") == refusal(f"64:ff9b::{address}") == refusal(str(address))


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "fe80::1%eth0"])
def test_an_address_needs_no_look_up(host: str) -> None:
    assert literal(host)


@pytest.mark.parametrize("host", ["localhost", "127.1", "example.org", "", "1.2.3.4.5"])
def test_a_name_is_no_address(host: str) -> None:
    assert not literal(host)


@pytest.mark.parametrize(
    ("entry", "host", "port", "address"),
    [
        ("localhost", "localhost", 8080, "127.0.0.1"),
        ("LOCALHOST:8080", "localhost", 8080, "::1"),
        ("127.0.0.1", "127.0.0.1", 80, "127.0.0.1"),
        ("127.0.0.1:8080", "anything.test", 8080, "127.0.0.1"),
        ("127.0.0.0/8", "anything.test", 80, "127.3.2.1"),
        ("127.0.0.1/8", "anything.test", 80, "127.3.2.1"),
        ("127.0.0.0/8", "anything.test", 80, "::ffff:127.3.2.1"),
        ("10.0.0.0/8:8080", "anything.test", 8080, "10.1.1.1"),
        ("[::1]:8080", "::1", 8080, "::1"),
        ("::1", "::1", 80, "::1"),
        ("fd00::/8", "anything.test", 80, "fd12::1"),
        ("Intranet", "intranet", 80, "10.1.1.1"),
        ("db_1.intern.test.:8080", "db_1.intern.test.", 8080, "10.1.1.1"),
        ("b\u00fccher.test", "xn--bcher-kva.test", 443, "10.1.1.1"),
    ],
)
def test_an_entry_exempts_what_it_names(entry: str, host: str, port: int, address: str) -> None:
    assert allowance([entry]).covers(host, port, address)


@pytest.mark.parametrize(
    ("entry", "host", "port", "address"),
    [
        ("localhost:8080", "localhost", 80, "127.0.0.1"),
        ("localhost", "localhost.evil.test", 80, "127.0.0.1"),
        ("127.0.0.1:8080", "127.0.0.1", 8081, "127.0.0.1"),
        ("127.0.0.1", "127.0.0.2", 80, "127.0.0.2"),
        ("10.0.0.0/8", "anything.test", 80, "127.0.0.1"),
        ("10.0.0.0/8", "anything.test", 80, "not an address"),
        ("::1", "127.0.0.1", 80, "127.0.0.1"),
    ],
)
def test_an_entry_exempts_nothing_else(entry: str, host: str, port: int, address: str) -> None:
    assert not allowance([entry]).covers(host, port, address)


@pytest.mark.parametrize(
    "entry",
    [
        "",
        " ",
        "host:0",
        "host:99999",
        "host:port",
        "http://host",
        "host/path",
        "10.0.0.0/99",
        "a b",
        "[::1",
        "host:²",
        "a@b",
        "x..y",
        ".x",
        "-x",
        "x-.y",
        "x.test/",
        "x.test?",
        f"{'x' * 64}.test",
    ],
)
def test_an_entry_that_names_nothing_ends_the_run_and_is_quoted(entry: str) -> None:
    with pytest.raises(SettingsError) as error:
        allowance([entry])
    assert repr(entry) in str(error.value)
