"""Whose fault: when every host fails alike before answering anything, the network here is down, not the pages."""

from collections.abc import Iterable, Mapping

from audit.extract.condition import judge
from audit.extract.reading import read_url
from audit.model.capture import Retrieval, Try, Unreachable
from audit.model.reading import Page
from audit.model.uri import Uri
from audit.text.urls import host

# Failures in which no byte of an answer was seen: they say as little of the far host as of our own network.
_NO_CONTACT = frozenset({"no-such-host", "dns-error", "connect-refused", "connect-timeout", "connect-error"})
# With fewer hosts than this, dead hosts are likelier than a dead network; only a silent name server says otherwise.
_HOSTS = 3


def network_down(pages: Mapping[Uri, Page]) -> str | None:
    """One line on why the network here seems to be down, or None. Pages that were not asked do not count."""
    return no_contact(page.retrieval.tries[0] for page in pages.values())


def no_contact(looks: Iterable[Try]) -> str | None:
    """The same, from what the cited addresses themselves answered."""
    asked = [a_try for a_try in looks if a_try.condition.state not in ("unchecked", "invalid", "refused")]
    causes = {a_try.outcome.cause if isinstance(a_try.outcome, Unreachable) else "answered" for a_try in asked}
    hosts = {host(a_try.outcome.uri) for a_try in asked}
    if not asked or not causes <= _NO_CONTACT or (len(hosts) < _HOSTS and causes != {"dns-error"}):
        return None
    count = f"all {len(hosts)} hosts" if len(hosts) > 1 else "the only host"
    return f"the network here seems to be down: {count} failed before answering ({', '.join(sorted(causes))})"


def unjudged(pages: Mapping[Uri, Page]) -> Mapping[Uri, Page]:
    """The same pages with nothing judged: every one that was asked becomes unchecked, cause `network-down`."""
    return {uri: _unjudged(page) for uri, page in pages.items()}


def _unjudged(page: Page) -> Page:
    first = page.retrieval.tries[0]
    if first.condition.state == "unchecked" or not isinstance(first.outcome, Unreachable):
        return page
    outcome = Unreachable(
        uri=page.uri,
        final_uri=page.uri,
        cause="network-down",
        attempts=first.outcome.attempts,
        detail=first.outcome.detail,
        at=first.outcome.at,
        record=first.outcome.record,
    )
    condition = judge(outcome, None)
    return Page(page.uri, Retrieval(page.uri, (Try("live", outcome, condition),), None), condition, read_url(page.uri))
