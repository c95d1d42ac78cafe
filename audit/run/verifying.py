"""Two reports of one document held against each other, to tell what a recording bears out of a report.

Compared is what was found and judged. How a run went, and what people or earlier reports made of its findings, is
another run's business.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from audit.model.finding import NOT_FOUND

_Json: TypeAlias = Any  # json.loads' own

_PARTS = ("document", "pages", "claims", "links", "findings", "groups")
_REMEMBERED = frozenset({"state", "first_seen", "failed_on", "decision", "was"})
_NAMED_BY = {"pages": "uri", "claims": "id", "findings": "id", "groups": "id"}


def differences(one: bytes, other: bytes) -> Iterator[tuple[str, str, str]]:
    """Where two canonical JSONs say different things: the place, what the first says and what the second, as JSON."""
    first, second = json.loads(one), json.loads(other)
    for part in _PARTS:
        yield from _parted(part, _by_name(part, first[part]), _by_name(part, second[part]))


def _by_name(part: str, value: _Json) -> _Json:
    """A list as a mapping from what names its members, where something does; findings as they were made."""
    name = _NAMED_BY.get(part)
    if name is None:
        return value
    if part == "findings":
        value = [_as_found(finding) for finding in value if finding["state"] not in NOT_FOUND]
    return {one[name]: one for one in value}


def _as_found(finding: Mapping[str, _Json]) -> Mapping[str, _Json]:
    return {key: value for key, value in finding.items() if key not in _REMEMBERED}


def _parted(place: str, one: _Json, other: _Json) -> Iterator[tuple[str, str, str]]:
    if isinstance(one, dict) and isinstance(other, dict):
        for key in sorted(one.keys() | other.keys()):
            yield from _parted(f"{place}.{key}", one.get(key), other.get(key))
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for number, pair in enumerate(zip(one, other, strict=True)):
            yield from _parted(f"{place}[{number}]", *pair)
    elif one != other:
        yield place, _short(one), _short(other)


def _short(value: _Json) -> str:
    return "nothing" if value is None else json.dumps(value, ensure_ascii=False)
