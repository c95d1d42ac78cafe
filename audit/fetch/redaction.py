"""Secrets taken out of requests and answers before they are kept: cookies, credentials, tokens in addresses.

Bodies stay as they came. What was replaced is named, so that nobody takes the record for the bytes of the wire.
"""

import re

from audit.fetch.answer import heads
from audit.text.regex import regex
from audit.text.secrets import address_without_secrets, without_secrets

SECRET = frozenset(
    {
        "authentication-info",
        "authorization",
        "cookie",
        "proxy-authentication-info",
        "proxy-authorization",
        "set-cookie",
        "set-cookie2",
        "x-amz-security-token",
        "x-api-key",
        "x-auth-token",
        "x-csrf-token",
        "x-xsrf-token",
    }
)
"""Headers whose values are never kept: with them, a reader of the recording could act as somebody."""

REDACTED = "[redacted]"
_LINE = regex(rb"[^\n]*(?:\n[ \t][^\n]*)*\n?")  # with the lines it is folded over (RFC 9112 section 5.2)
_QUOTED = regex(rf"({'|'.join(sorted(SECRET, reverse=True))})[ \t]*:.*", re.IGNORECASE | re.DOTALL)
_ADDRESS = regex(r"((?:content-)?location[ \t]*:[ \t]*)(\S[^\r\n]*?)(\s*)", re.IGNORECASE)
_NAME = regex(rb"([!-9;-~]+)[ \t]*:")


def redacted(recorded: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The request or answer without secrets in its headers and trailers, and what was replaced, sorted.

    `set-cookie` names a header whose value was, `location:token` a parameter of an address in a header, `uri:token` one
    of the address in the request line.
    """
    names: set[str] = set()
    parts: list[bytes] = []
    done = 0
    for start, end in heads(recorded):
        lines = (found[0] for found in _LINE.finditer(recorded[start:end]))
        parts += [recorded[done:start], *(_cleaned(line, names) for line in lines)]
        done = end
    return (b"".join([*parts, recorded[done:]]) if names else recorded), tuple(sorted(names))


def redacted_words(text: str) -> str:
    """What is told of a failure, without secrets: libraries quote the header line that they could not read."""
    return _QUOTED.sub(lambda found: f"{found[1]}: {REDACTED}", without_secrets(text)[0])


def _cleaned(line: bytes, names: set[str]) -> bytes:
    """One header line, or the first line of a request or answer."""
    named = _NAME.match(line)
    name = named[1].decode("ascii").lower() if named else "uri"
    if named and name in SECRET:
        names.add(name)
        end = b"\r\n" if line.endswith(b"\r\n") else line[-1:] if line.endswith(b"\n") else b""
        return named[1] + b": " + REDACTED.encode() + end
    text = line.decode("latin-1")
    address = _ADDRESS.fullmatch(text)
    if address:
        cleaned, found = address_without_secrets(address[2])
        cleaned = f"{address[1]}{cleaned}{address[3]}"
    else:
        cleaned, found = without_secrets(text)
    names.update(f"{name}:{parameter}" for parameter in found)
    return cleaned.encode("latin-1")
