"""Which pages are nobody else's business, so that no public archive is told of them: asking for a page names it.

Private is what is not on the public internet, what the operator exempts from the address guard, and an address that
carries credentials or a token. A name that no public server knows looks the same as a page that is gone; so names kept
for private networks count as private whatever they lead to.
"""

from collections.abc import Iterable

from audit.fetch.address import Allowance, literal, refusal
from audit.model.capture import Outcome
from audit.model.uri import Uri
from audit.text.secrets import address_without_secrets
from audit.text.urls import host

_KEPT_FOR_PRIVATE_USE = (
    ".alt",  # RFC 9476
    ".corp",  # RFC 6762 appendix G, as are .home, .internal, .intranet, .lan, .private
    ".home",
    ".home.arpa",  # RFC 8375
    ".internal",
    ".intranet",
    ".lan",
    ".local",  # RFC 6762
    ".localhost",  # RFC 6761
    ".onion",  # RFC 7686
    ".private",
)


def is_private(uri: Uri, exempt: Allowance, live: Outcome | None = None) -> bool:
    """Whether a page is private, by its address and by where it answered from, its redirects included."""
    return _by_name(host(uri).rstrip("."), exempt) or has_secrets(uri) or _by_address(live)


def has_secrets(uri: Uri) -> bool:
    """Whether the address would let whoever is told of it act as somebody."""
    return bool(address_without_secrets(uri)[1])


def _by_name(name: str, exempt: Allowance) -> bool:
    bare = name.strip("[]")
    if literal(bare):
        return refusal(bare) is not None
    return "." not in bare or bare.endswith(_KEPT_FOR_PRIVATE_USE) or any(own == bare for own, _ in exempt.hosts)


def _by_address(live: Outcome | None) -> bool:
    seen: Iterable[str | None] = () if live is None else (live.ip, *(hop.ip for hop in live.hops))
    return any(ip is not None and refusal(ip) is not None for ip in seen)
