"""The name of a finding that lasts: it survives moved lines, re-wrapped text, http for https, and changed pages.

So a decision about a finding still holds in the next run. What the page says is no part of it: that may change, and
then the same finding shows it.
"""

from audit.model.uri import Uri
from audit.text import urls
from audit.text.digest import digest


def finding_id(rule: str, subject: str, uri: Uri | None, claimed: str | None) -> str:
    """12 hex digits. `subject` is the claim's id, or "" where the finding is about a page or a URL as such."""
    return digest(rule, subject, url_key(uri) if uri is not None else "", claimed or "")


def url_key(uri: Uri) -> str:
    """The URL without what may change while it stays the same page: scheme, fragment, a slash at the end."""
    whole = urls.key(uri)
    scheme = urls.scheme(uri)
    bare = whole.partition("://")[2] if scheme in {"http", "https"} and "://" in whole else whole
    return bare.rstrip("/")


def part_key(uri: Uri) -> str:
    """The page, with the part of it that a fragment names: entries that cite two parts of a page share none.

    "top" is the whole page (HTML, "Scrolling to a fragment").
    """
    part = urls.href(uri).partition("#")[2]
    return url_key(uri) if part.lower() == "top" else f"{url_key(uri)}#{part}".rstrip("#")
