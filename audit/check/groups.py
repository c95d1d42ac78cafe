"""Findings with one cause, so that one look and one decision can serve them all."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from audit.check.case import Case
from audit.check.identity import digest
from audit.model.finding import Finding, Group
from audit.text import urls

_FEWEST_OF_DOCUMENT = 2  # fewer findings are quicker read one by one
_FEWEST_OF_HOST = 3


@dataclass(frozen=True, slots=True)
class Grouping:
    """Which findings of a rule share a cause: all of the document, or those of one host with one fine-grained cause.

    `cause` is the cause in words for people, less the host: "not found". With `counted`, it says of how many of
    the host's cited pages with that fine-grained cause the group tells: "checked 14 of 16".
    """

    by: Literal["document", "host"]
    cause: str
    counted: bool = False


def groups(findings: Iterable[Finding], grouping: Mapping[str, Grouping | None], case: Case) -> tuple[Group, ...]:
    """The groups among the findings, sorted by cause; members in the order given, nobody in two groups."""
    members: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        key = _key(finding, grouping.get(finding.rule), case)
        if key is not None:
            members.setdefault(key, []).append(finding)
    alike = Counter((urls.host(cited.page.uri), cited.page.condition.cause) for cited in case.cited_pages())
    found = [
        Group(
            digest("group", *key),
            _cause(grouping[key[0]], *key[1:], len(ones), alike),
            tuple(finding.id for finding in ones),
        )
        for key, ones in members.items()
        if len(ones) >= (_FEWEST_OF_HOST if key[1] else _FEWEST_OF_DOCUMENT)
    ]
    return tuple(sorted(found, key=lambda group: (group.cause, group.id)))


def _key(finding: Finding, grouping: Grouping | None, case: Case) -> tuple[str, str, str] | None:
    """Rule, host and fine-grained cause; host and cause are "" for a group of the whole document."""
    if grouping is None:
        return None
    if grouping.by == "document":
        return finding.rule, "", ""
    if finding.uri is not None and (host := urls.host(finding.uri)):
        return finding.rule, host, case.page(finding.uri).condition.cause
    return None


def _cause(grouping: Grouping | None, host: str, cause: str, members: int, alike: Mapping[tuple[str, str], int]) -> str:
    words = grouping.cause if grouping else ""
    if grouping and grouping.counted:
        words = f"{words}, checked {members} of {alike[host, cause]}"
    return f"{host}: {words} ({cause})" if host else words
