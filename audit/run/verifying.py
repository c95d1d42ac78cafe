"""A report held against what its recording gives, to tell what of it is borne out.

Compared is what was found and judged, what it rests on, and every count. How a run went (when, how many requests), and
what people or earlier reports made of its findings, no recording tells: of that, only the counts are held against the
report's own findings.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from audit.model.finding import NOT_FOUND, OVER

_Json: TypeAlias = Any  # json.loads' own

_PARTS = ("document", "pages", "claims", "links", "findings", "groups")
_RESTS_ON = ("basis", "reconstruction")
_REMEMBERED = frozenset({"state", "first_seen", "failed_on", "decision", "was"})
_NAMED_BY = {"pages": "uri", "claims": "id", "findings": "id", "groups": "id"}


def differences(one: bytes, other: bytes) -> Iterator[tuple[str, str, str]]:
    """Where a canonical JSON says other things than that of the recording: the place, what each says, as JSON."""
    first, second = json.loads(one), json.loads(other)
    for part in _PARTS:
        yield from _repeated(part, first[part])
        yield from _parted(part, _by_name(part, first[part]), _by_name(part, second[part]))
    for key in _RESTS_ON:
        yield from _parted(f"run.{key}", first["run"].get(key), second["run"].get(key))
    yield from _parted("summary", first["summary"], {**second["summary"], **_own_counts(first)})


def _repeated(part: str, value: _Json) -> Iterator[tuple[str, str, str]]:
    """Members that stand there more than once: by name, one would hide the other."""
    name = _NAMED_BY.get(part)
    names = Counter(one[name] for one in value) if name is not None else Counter[str]()
    for repeated, times in names.items():
        if times > 1:
            yield f"{part}.{repeated}", f"{times} times", "once at most"


def _own_counts(report: Mapping[str, _Json]) -> Mapping[str, _Json]:
    """The counts that memory has a part in, as the report's own findings give them; absent ones are none."""
    findings, summary = report["findings"], report["summary"]
    severities = Counter(one["severity"] for one in findings if one["state"] not in OVER)
    states = Counter(one["state"] for one in findings)
    return {
        "findings": {severity: severities[severity] for severity in summary["findings"]},
        "states": {state: states[state] for state in summary["states"]},
    }


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
