"""Secrets in addresses: credentials before the host and token-like parameters, taken out before anything is kept.

An address can let its reader act as somebody. What is recorded or reported shows that a value stood there, not the
value. Four hex digits of its hash keep two addresses apart that differ in nothing else, and give no value away: 65,536
values share them.
"""

import hashlib
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote

from audit.text.regex import regex
from audit.text.urls import href

REDACTED: Final = "redacted"
USERINFO: Final = "userinfo"
"""What stands in a list of redacted parameters for the credentials before a host."""

_ENCODED = regex(  # an address that is itself a parameter
    r"((?:https?|wss?|ftps?)%3A(?:%2F|%5C)+)((?:(?!%(?:2F|5C|3F|23|26))[^/\\?#&\s\"<>])+)(?=%40)", re.IGNORECASE
)
_RANDOM_ENOUGH = 16
_PIECE = regex(r"[^/\\?#\s\"<>]+")
_SCHEME = regex(r"(?:https?|wss?|ftps?):", re.IGNORECASE)
_SCHEME_LENGTHS = range(len("ws:"), len("https:") + 1)
_BEFORE_AN_ADDRESS = frozenset(": \t\r\n<>\"'=(,;")
_BEFORE_A_NAME = (b"?", b"&", b";", b"#")
_PARAMETER = regex(
    r"(?:[?&;#]|%(?:3F|26|3B|23))(?:amp;)?"  # percent-encoded in an address that is itself a parameter
    r"((?:[\w.\-\[\]~$]|%[0-9A-F]{2}){1,64}?)"
    r"(?:=|%3D)",
    re.IGNORECASE | re.ASCII,
)
_VALUE = regex(r"(?:(?!%(?:26|3B|23))[^&;#\s\"<>])+", re.IGNORECASE)
_ENDS_A_VALUE = regex(r"[\s\"<>]")
_LONGEST_LOOK = 128  # characters of a value that are looked at to tell whether it is random
_KINDS = ("always", "endings", "random")
_TAKEN_OUT = regex(rf"{REDACTED}-[0-9a-f]{{4}}")
_TOKEN = regex(r"eyJ[\w-]{8,}\.[\w-]+\.[\w-]*", re.ASCII)  # a JSON Web Token, whatever it is called (RFC 7519)
_IN_NAMES = regex(r"[^a-z0-9]")


def may_hold_secrets(data: bytes) -> bool:
    """Whether text with an ASCII superset's bytes, or an address among it, may hold anything to be replaced.

    Credentials end in "@", a parameter's name in "=" with a mark before it, and either may be percent-encoded; nothing
    that is made of an address brings these characters in. Where a page's values stand is told with "=" alone.
    """
    return b"@" in data or b"%" in data or (b"=" in data and any(mark in data for mark in _BEFORE_A_NAME))


def without_secrets(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with secrets in its addresses replaced, and the names of what was, sorted, each once.

    Works on an address alone and on any line that holds some. Doing it twice changes nothing more.
    """
    if "=" not in text and "@" not in text and "%3" not in text:
        return text, ()
    names: set[str] = set()

    def credentials(found: re.Match[str]) -> str:
        start, at = _authority(found), found[0].rfind("@")
        if start is None or at <= start or found[0][start:at] == REDACTED:
            return found[0]
        names.add(USERINFO)
        return f"{found[0][:start]}{REDACTED}{found[0][at:]}"

    def encoded(found: re.Match[str]) -> str:
        if found[2] != REDACTED:
            names.add(USERINFO)
        return found[1] + REDACTED

    text = _ENCODED.sub(encoded, _PIECE.sub(credentials, text))
    parts: list[str] = []
    done = at = 0
    while found := _PARAMETER.search(text, at):
        at = found.end()
        if secret := _secret(found[1], text, at):
            parts += [text[done:at], f"{REDACTED}-{_tag(secret)}"]
            names.add(_plain(found[1]))
            done = at = at + len(secret)
    return "".join([*parts, text[done:]]), tuple(sorted(names))


def address_without_secrets(uri: str) -> tuple[str, tuple[str, ...]]:
    """The same for one address, in which white space and quotes end nothing, even where it is not a valid one."""
    if _ENDS_A_VALUE.search(uri):
        cleaned, names = without_secrets(href(uri) or _as_read(uri))
        return (cleaned, names) if names else (uri, ())
    return without_secrets(uri)


def shown(uri: str) -> str:
    """The address as it may be recorded and reported."""
    return address_without_secrets(uri)[0]


def _as_read(uri: str) -> str:
    """What is no URL, as browsers would begin to read it: line breaks and tabs left out, white space encoded."""
    return _ENDS_A_VALUE.sub(lambda found: "" if found[0] in "\t\r\n" else quote(found[0]), uri)


def _authority(piece: re.Match[str]) -> int | None:
    """Where in a piece between slashes the authority of an address begins, as browsers read it; None when none does.

    They take any number of slashes and backslashes after a scheme, none among them.
    """
    scheme = _SCHEME.match(piece[0])
    if "@" not in piece[0] or scheme:
        return scheme.end() if scheme else None
    text = piece.string
    start = piece.start()
    while start and text[start - 1] in "/\\":
        start -= 1
    slashes = piece.start() - start
    after_scheme = slashes > 0 and any(
        _SCHEME.fullmatch(text[max(start - size, 0) : start]) for size in _SCHEME_LENGTHS
    )
    alone = slashes > 1 and (start == 0 or text[start - 1] in _BEFORE_AN_ADDRESS)
    return 0 if after_scheme or alone else None


def _secret(name: str, text: str, at: int) -> str:
    """The secret that begins there as the value of a parameter; "" when it is none."""
    look = _VALUE.match(text, at, at + _LONGEST_LOOK)
    if look is None or _TAKEN_OUT.fullmatch(look[0]):
        return ""
    names, plain = _table(), _plain(name)
    by_name = plain in names.always or plain.endswith(names.endings)
    if not by_name and not _TOKEN.match(text, at) and not (plain in names.random and _is_random(unquote(look[0]))):
        return ""
    value = _VALUE.match(text, at)
    return value[0] if value else ""


def _is_random(value: str) -> bool:
    letters, digits = any(map(str.isalpha, value)), any(map(str.isdigit, value))
    return len(value) >= _RANDOM_ENOUGH and letters and digits


def _plain(name: str) -> str:
    return _IN_NAMES.sub("", unquote(name).lower())


def _tag(value: str) -> str:
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()[:4]


@dataclass(frozen=True, slots=True)
class _Names:
    always: frozenset[str]
    endings: tuple[str, ...]
    random: frozenset[str]


@cache
def _table() -> _Names:
    table = tomllib.loads((Path(__file__).parent / "secrets.toml").read_text(encoding="utf-8"))
    always, endings, random = ([name for entry in table[kind] for name in entry["names"]] for kind in _KINDS)
    return _Names(frozenset(always), tuple(endings), frozenset(random))
