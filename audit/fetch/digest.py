"""Labelled digests (WARC 1.1 section 5.8): `sha256:<value>`; written in hex, read in any spelling writers use."""

import base64
import hashlib
from collections.abc import Callable
from typing import Protocol

_ALGORITHMS: dict[str, Callable[[], "Hash"]] = {
    "md5": lambda: hashlib.md5(usedforsecurity=False),
    "sha1": lambda: hashlib.sha1(usedforsecurity=False),
    "sha256": hashlib.sha256,
    "sha384": hashlib.sha384,
    "sha512": hashlib.sha512,
}


class Hash(Protocol):
    """What hashlib's objects do."""

    def update(self, data: bytes, /) -> None:
        """Take more of the data in."""

    def digest(self) -> bytes:
        """The value of everything taken in."""


def digest(data: bytes) -> str:
    """The labelled SHA-256 of the data, in hex as reports print it."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def hashing(labelled: str | None) -> Hash | None:
    """A fresh hash of the label's algorithm; None when there is no digest or its algorithm is unknown here."""
    name = (labelled or "").partition(":")[0].strip().lower().replace("-", "")
    make = _ALGORITHMS.get(name)
    return make() if make else None


def same(value: bytes, labelled: str) -> bool:
    """Whether the labelled digest is this value, in whichever of hex, base32 and base64 (RFC 4648) it is written."""
    text = labelled.partition(":")[2].strip()
    plain = text.rstrip("=")
    spelt = (base64.b64encode(value), base64.urlsafe_b64encode(value))
    return (
        text.lower() == value.hex()
        or plain.upper() == base64.b32encode(value).decode().rstrip("=")
        or plain in {spelling.decode().rstrip("=") for spelling in spelt}
    )
