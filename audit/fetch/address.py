"""Which network addresses a cited URL may lead to: the public internet, and what the operator exempts, nothing else.

A document can cite (or a page redirect to) a name that resolves to a router, a cloud's metadata service or the machine
itself. The table is our own: Python 3.11's `is_global` calls NAT64, 6to4, ::127.0.0.1, 192.0.0.192, 224.0.0.1 and
fec0::1 global. Sources: the IANA special-purpose address registries (RFC 6890, as of 2025) and the RFCs named below.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

from audit.model.errors import SettingsError
from audit.text.regex import regex
from audit.text.urls import host as host_of

_PORTS = range(1, 65_536)
_NO_NAME = frozenset("/:[]@?#\\%")
_LABEL = r"(?!-)[a-z0-9_-]{1,63}(?<!-)"  # RFC 1123 section 2.1; with the underscores that are in use
_NAME = regex(rf"{_LABEL}(?:\.{_LABEL})*\.?")
_LONGEST_NAME = 254  # RFC 1035 section 2.3.4, as text, a dot at the end included
_ENTRY = regex(r"(?:\[([^\[\]]+)\]|([^\[\]:]+))(?::([^:]*))?")

_IPV4 = tuple(
    (IPv4Network(network), reason)
    for network, reason in (
        ("0.0.0.0/8", "this network"),
        ("10.0.0.0/8", "private"),
        ("100.100.100.200/32", "cloud metadata"),
        ("100.64.0.0/10", "carrier-grade NAT"),
        ("127.0.0.0/8", "loopback"),
        ("168.63.129.16/32", "cloud metadata"),
        ("169.254.169.254/32", "cloud metadata"),
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.192/32", "cloud metadata"),
        ("192.0.0.0/24", "reserved for protocols"),
        ("192.0.2.0/24", "documentation"),
        ("192.88.99.0/24", "6to4 relay"),
        ("192.168.0.0/16", "private"),
        ("198.18.0.0/15", "benchmarking"),
        ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
    )
)
_IPV6 = tuple(
    (IPv6Network(network), reason)
    for network, reason in (
        ("::/128", "unspecified"),
        ("::1/128", "loopback"),
        ("::/96", "IPv4-compatible"),
        ("64:ff9b:1::/48", "local NAT64"),
        ("fd00:ec2::254/128", "cloud metadata"),
        ("fd20:ce::254/128", "cloud metadata"),
        ("fc00::/7", "private"),
        ("fe80::/10", "link-local"),
        ("fec0::/10", "site-local"),
        ("ff00::/8", "multicast"),
        ("2001::/32", "Teredo tunnel"),
        ("2001::/23", "reserved for protocols"),
        ("2001:db8::/32", "documentation"),
        ("2002::/16", "6to4 tunnel"),
        ("3fff::/20", "documentation"),
    )
)
_GLOBAL_UNICAST = IPv6Network("2000::/3")  # RFC 4291 section 2.4: all that IANA hands out; the rest is reserved
_MAPPED = IPv6Network("::ffff:0:0/96")  # RFC 4291 section 2.5.5.2
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: how an IPv6-only network reaches an IPv4 host
_ISATAP = frozenset({0x0000_5EFE, 0x0200_5EFE})  # RFC 5214 section 6.1: upper half of the interface identifier

Address = IPv4Address | IPv6Address


@dataclass(frozen=True, slots=True)
class Allowance:
    """What the operator exempts from the guard: host names and addresses, each on one port or (None) on all."""

    hosts: frozenset[tuple[str, int | None]] = frozenset()
    networks: tuple[tuple[IPv4Network | IPv6Network, int | None], ...] = ()

    def covers(self, host: str, port: int, address: str) -> bool:
        """Whether reaching that host (lower case) on that port by that address is exempt."""
        if not self.hosts.isdisjoint({(host, port), (host, None)}):
            return True
        parsed = _parsed(address)
        return parsed is not None and any(
            _bare(parsed) in network and only in {port, None} for network, only in self.networks
        )


def allowance(entries: Iterable[str]) -> Allowance:
    """Read `HOST[:PORT]` and CIDR entries; IPv6 with a port is `[::1]:8080`. Raises SettingsError naming a bad one."""
    hosts: set[tuple[str, int | None]] = set()
    networks: list[tuple[IPv4Network | IPv6Network, int | None]] = []
    for entry in entries:
        if "//" in entry:
            raise SettingsError(f"allow_hosts: {entry!r} is an address of a page; name its HOST[:PORT] alone")
        name, port = _split(entry)
        network = _network(name)
        if network is not None:
            networks.append((network, port))
        elif "*" in name:
            raise SettingsError(
                f"allow_hosts: {entry!r}: * stands for nothing here; name each HOST[:PORT], "
                "or a network such as 10.0.0.0/8"
            )
        else:
            hosts.add((_named(name, entry), port))
    return Allowance(frozenset(hosts), tuple(networks))


def literal(host: str) -> bool:
    """Whether the host is an address itself, so that nothing needs to be looked up."""
    return _parsed(host) is not None


@lru_cache(maxsize=4_096)
def refusal(address: str) -> str | None:
    """Why the address may not be connected to, in a word or two; None when it is public.

    IPv4 inside IPv6 is judged as what it leads to where it is a mere spelling (mapped) or a way to the IPv4 internet
    (NAT64, ISATAP); tunnels whose far end is unknown (6to4, Teredo) are refused whole. Text that is no address is
    refused, too.
    """
    parsed = _parsed(address)
    if parsed is None:
        return "not an address"
    if isinstance(parsed, IPv4Address):
        return next((reason for network, reason in _IPV4 if parsed in network), None)
    inner = _inner(parsed)
    if inner is not None:
        reason = refusal(str(inner))
        if reason is not None or not _isatap(parsed):
            return reason
    listed = next((reason for network, reason in _IPV6 if parsed in network), None)
    return listed or (None if parsed in _GLOBAL_UNICAST else "reserved")


def _inner(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address an IPv6 address stands for or leads to, or None."""
    if address in _MAPPED or address in _NAT64 or _isatap(address):
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return None


def _isatap(address: IPv6Address) -> bool:
    return int(address) >> 32 & 0xFFFF_FFFF in _ISATAP


def _bare(address: Address) -> Address:
    """A mapped IPv4 address as IPv4: the two are spellings of one."""
    return getattr(address, "ipv4_mapped", None) or address


@lru_cache(maxsize=4_096)
def _parsed(address: str) -> Address | None:
    try:
        return ip_address(address.partition("%")[0])
    except ValueError:
        return None


def _split(entry: str) -> tuple[str, int | None]:
    """Host and port of an entry, the host in lower case and without brackets."""
    text = entry.strip().lower()
    parts = _ENTRY.fullmatch(text)
    if parts is None:
        return text, None
    bracketed, name, digits = parts.groups()
    if digits is None:
        return bracketed or name, None
    if not digits.isdecimal() or len(digits) > len("65535") or int(digits) not in _PORTS:
        raise SettingsError(f"allow_hosts: {entry!r} names no port between 1 and 65535")
    return bracketed or name, int(digits)


def _named(name: str, entry: str) -> str:
    """A host's name as it is connected to, an international one in its ASCII form."""
    found = "" if set(name) & _NO_NAME else host_of(f"http://{name}/")
    if not _NAME.fullmatch(found) or len(found) > _LONGEST_NAME:
        raise SettingsError(f"allow_hosts: {entry!r} is neither HOST[:PORT] nor a CIDR network such as 10.0.0.0/8")
    return found


def _network(name: str) -> IPv4Network | IPv6Network | None:
    try:
        return ip_network(name, strict=False)
    except ValueError:
        return None
