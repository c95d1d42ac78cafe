"""URLs for keys, display and their words; what is requested is always what the document says.

Parsing is WHATWG's, by ada: other libraries decode %2F, sort queries or drop parameters. Nothing here raises: a text
that is no URL is its own key and has no host and no words.
"""

from functools import lru_cache
from urllib.parse import unquote

from ada_url import URL

from audit.text.date_words import is_month_name
from audit.text.fold import fold, tokens
from audit.text.regex import regex

_AROUND = "".join(map(chr, range(0x21)))  # controls and the blank, which WHATWG takes off before it parses
_SCHEME = regex(r"[\x00-\x20]*([A-Za-z][A-Za-z0-9+.\-]*):")
_ENDING = regex(r"\.[A-Za-z][A-Za-z0-9]{1,4}$")
_COUNTER = regex(r"(?<=[^\W_])-([0-9]{1,2})$")
_CUT_LENGTHS = range(78, 80)  # measured on publishers of one CMS: slugs stop at 78 or 79 characters, in mid-word
_WORDPRESS_LIMIT = 185  # a post name holds 200 bytes and is shortened by whole words; one cited slug stops at 190
_REMEMBERED = 2_048  # of each question: an address is asked about a dozen times, most within one request
_LONGEST = 8_192  # characters; a longer address has no words anybody meant


@lru_cache(maxsize=_REMEMBERED)
def key(uri: str) -> str:
    """What makes two spellings the same page: WHATWG-normalised, without its fragment; the input if not a URL."""
    url = _parsed(uri)
    return uri if url is None else url.href.partition("#")[0]


@lru_cache(maxsize=_REMEMBERED)
def href(uri: str) -> str:
    """The URL as a browser would follow it: WHATWG-normalised, fragment kept; "" if not a URL."""
    url = _parsed(uri)
    return "" if url is None else url.href


@lru_cache(maxsize=_REMEMBERED)
def host(uri: str) -> str:
    """The host in lower case (IDNA-encoded), without port; "" when there is none."""
    url = _parsed(uri)
    return "" if url is None else url.hostname


def path(uri: str) -> str:
    """The path, percent-encoded as in `key`; "" when there is none."""
    url = _parsed(uri)
    return "" if url is None else url.pathname


def query(uri: str) -> str:
    """What follows the first "?", without that; "" when there is none."""
    url = _parsed(uri)
    return "" if url is None else url.search.removeprefix("?")


def resolved(uri: str, base: str) -> str:
    """A relative reference at a base (WHATWG); as written if it has a scheme, only names a place, or either is none."""
    if not uri or uri.startswith("#") or _SCHEME.match(uri) or scheme(base) not in {"http", "https"}:
        return uri
    try:
        return URL(uri, base=base).href
    except ValueError:
        return uri


def public_key(uri: str) -> str:
    """The key without credentials before the host: what others may be asked about."""
    url = _parsed(key(uri))
    if url is None or not (url.username or url.password):
        return key(uri)
    url.username = url.password = ""
    return url.href


def authority(uri: str) -> str:
    """The host in lower case with its port, unless that is the scheme's own; no credentials; "" when there is none."""
    url = _parsed(uri)
    return "" if url is None else url.host


@lru_cache(maxsize=_REMEMBERED)
def site(uri: str) -> str:
    """Scheme, host and port as RFC 6454's origin writes them, the default port left out; "" when not a URL."""
    url = _parsed(uri)
    return "" if url is None else f"{url.protocol}//{url.host}"


@lru_cache(maxsize=_REMEMBERED)
def scheme(uri: str) -> str:
    """The scheme in lower case, "" when there is none. Known even where the rest is no URL (`http://[`)."""
    url = _parsed(uri)
    if url is not None:
        return url.protocol.removesuffix(":")
    written = _SCHEME.match(uri)
    return written[1].lower() if written else ""


def words(uri: str) -> tuple[str, ...]:
    """The folded words of the last path segment that has letters, without a trailing counter ("-2") or file ending.

    Letters that stand alone side by side are initials ("u-s-ukraine-charter" → us, ukraine, charter), as in
    `audit.text.fold.tokens`. A slug has no apostrophes: "blinkens-meeting" stays blinkens, meeting.
    """
    slug = _ENDING.sub("", _slug(uri))
    at = _counter_at(slug)
    return _joined(tokens(slug[:at].replace("_", " ")))


def counter(uri: str) -> str | None:
    """The counter ("2" of "…-2") at the slug's end, which tells pages of one title apart; None if there is none."""
    slug = _ENDING.sub("", _slug(uri))
    at = _counter_at(slug)
    return None if at is None else slug[at + 1 :]


def _counter_at(slug: str) -> int | None:
    """Where a counter at the end of a slug begins; None without one ("december-7" has none)."""
    found = _COUNTER.search(slug)
    return None if found is None or is_month_name(slug[: found.start()].rpartition("-")[2]) else found.start()


def cut(uri: str) -> bool:
    """Whether the slug may have been cut by the publisher's system: what it does not say then proves nothing."""
    length = len(_slug(uri))
    return length in _CUT_LENGTHS or length >= _WORDPRESS_LIMIT


def _parsed(uri: str) -> URL | None:
    """The URL; one that leaves its scheme to the page it stands on ("//host/path") is taken to be https."""
    bare = uri.lstrip(_AROUND)
    try:
        return URL(f"https:{bare}" if bare.startswith("//") else uri)
    except ValueError:  # a lone surrogate (UnicodeEncodeError) is one too
        return None


def _slug(uri: str) -> str:
    """The last path segment that has letters, percent-decoded; "" without one."""
    url = _parsed(uri)
    if url is None or len(uri) > _LONGEST:
        return ""
    segments = (unquote(segment, errors="replace") for segment in reversed(url.pathname.split("/")))
    return next((segment for segment in segments if _lettered(segment)), "")


def _lettered(segment: str) -> bool:
    return any(character.isalpha() for character in fold(_ENDING.sub("", segment)))


def _joined(found: tuple[str, ...]) -> tuple[str, ...]:
    """The words, neighbouring single letters made one."""
    joined: list[str] = []
    initials = False
    for word in found:
        single = len(word) == 1 and word.isalpha()
        if single and initials:
            joined[-1] += word
        else:
            joined.append(word)
        initials = single
    return tuple(joined)
