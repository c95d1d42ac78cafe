"""Findings with one cause, so that one look and one decision can serve them all."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from audit.check.case import Case
from audit.model.finding import Finding, Group
from audit.model.reading import Page
from audit.text import urls
from audit.text.digest import digest

_FEWEST_OF_DOCUMENT = 2  # fewer findings are quicker read one by one
_FEWEST_OF_HOST = 3


@dataclass(frozen=True, slots=True)
class Grouping:
    """Which findings of a rule share a cause.

    All of the document; those about one page, which several entries cite; those of one host with one fine-grained
    cause; or those about pages of one host that were read at one other place, such as its successor: there the group
    says of how many pages of the host, of those that cannot be used at their own address, it tells ("checked 14 of
    16"). `cause` is that cause in words for people.
    """

    by: Literal["document", "host", "place", "page"]
    cause: str


def groups(findings: Iterable[Finding], grouping: Mapping[str, Grouping | None], case: Case) -> tuple[Group, ...]:
    """The groups among the findings, sorted by cause; members in the order given, nobody in two groups."""
    members: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        key = _key(finding, grouping.get(finding.rule), case)
        if key is not None:
            members.setdefault(key, []).append(finding)
    unusable = Counter(urls.host(one.page.uri) for one in case.cited_pages() if one.page.condition.state != "ok")
    found = [
        Group(
            digest("group", *key),
            _cause(grouping[key[0]], *key[1:], f"checked {len(ones)} of {unusable[key[1]]}"),
            tuple(finding.id for finding in ones),
        )
        for key, ones in members.items()
        if len(ones) >= (_FEWEST_OF_HOST if key[1] else _FEWEST_OF_DOCUMENT)
    ]
    return tuple(sorted(found, key=lambda group: (group.cause, group.id)))


def _key(finding: Finding, grouping: Grouping | None, case: Case) -> tuple[str, str, str] | None:
    """Rule, host, and fine-grained cause, other place or page; "" for what a group is not of."""
    if grouping is None:
        return None
    if grouping.by == "document":
        return finding.rule, "", ""
    if grouping.by == "page":
        return None if finding.uri is None else (finding.rule, "", finding.uri)
    if finding.uri is None or not (host := urls.host(finding.uri)):
        return None
    page = case.page(finding.uri)
    return finding.rule, host, page.condition.cause if grouping.by == "host" else _place(page)


def _place(page: Page) -> str:
    """The host that a page was read at."""
    used = page.retrieval.used
    return "" if used is None else urls.host(page.retrieval.tries[used].outcome.final_uri)


def _cause(grouping: Grouping | None, host: str, third: str, checked: str) -> str:
    if grouping is None or grouping.by == "document":
        return grouping.cause if grouping else ""
    if grouping.by == "page":
        return f"{third}: {grouping.cause}"
    return (
        f"{host}: {grouping.cause} {third}, {checked}"
        if grouping.by == "place"
        else f"{host}: {grouping.cause} ({third})"
    )
