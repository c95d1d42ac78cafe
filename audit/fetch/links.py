"""Web links as archives write them (RFC 8288, RFC 6690): in a `Link` header, and in a TimeMap's body.

Addresses and dates hold commas, so links are told apart by their angle brackets, never by commas.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from audit.model.uri import Uri
from audit.text.regex import regex

_LINK = regex(r'<([^<>]*)>([^<"]*(?:"[^"]*"[^<"]*)*)')
_PARAMETER = regex(r';\s*([A-Za-z][A-Za-z0-9*-]*)\s*=\s*(?:"([^"]*)"|([^\s;,"]+))')


@dataclass(frozen=True, slots=True)
class Link:
    """One link: where it leads, how that is related to the page, and its other parameters, names in lower case."""

    target: Uri
    relations: frozenset[str]
    parameters: Mapping[str, str]


def links(written: str) -> Iterator[Link]:
    """The links in a text, in order; of a parameter written twice the first counts (RFC 8288 section 3)."""
    for found in _LINK.finditer(written):
        parameters: dict[str, str] = {}
        for name, quoted, bare in _PARAMETER.findall(found[2]):
            parameters.setdefault(name.lower(), quoted or bare)
        yield Link(found[1].strip(), frozenset(parameters.get("rel", "").lower().split()), parameters)
