"""The claims of one document compared with the pages they cite, each pair once, whenever that is.

Comparing takes as much processor time as asking for the page. Done after the crawl it is waited for, with every other
core idle; so it may be done as soon as a page is settled (`seen`). It needs nothing but the claim, its page and the
policy: when it is done changes nothing.
"""

from dataclasses import replace
from typing import Final

from audit.check.compare.said import Said
from audit.check.compare.zones import in_zone
from audit.check.fields import compared
from audit.check.policy import CheckPolicy
from audit.model.claim import CitedDocument, Claim
from audit.model.finding import FieldResult
from audit.model.reading import Page
from audit.model.uri import Uri
from audit.text.urls import host

_MOST_EVENTS: Final = 64  # of one page: bounds what thousands of entries that cite it cost
_MOST_AHEAD: Final = 32  # claims of one page: whatever waits for the network meanwhile is not held up for long


class Comparing:
    """What was compared so far. Pages are given to it as they were read, but for `seen` and `ready` made ready."""

    def __init__(self, cited: CitedDocument, policy: CheckPolicy) -> None:
        """Nothing is compared yet."""
        self._policy = policy
        self._publisher = host(cited.document.source or "")
        self._heard: dict[Uri, Said] = {}
        self._fields: dict[tuple[str, Uri], tuple[FieldResult, ...]] = {}
        self._citing: dict[Uri, list[Claim]] = {}
        for claim in cited.claims:
            for citation in claim.citations:
                self._citing.setdefault(citation.uri, []).append(claim)

    def seen(self, page: Page) -> None:
        """Compare a page with the claims that cite it under its address here; its words are not held on to."""
        ready = self.ready(page)
        for claim in self._citing.get(page.uri, ())[:_MOST_AHEAD]:
            self.fields(claim, ready)
        self._heard.pop(page.uri, None)

    def ready(self, page: Page) -> Page:
        """The page as it is compared: the first events of one that is a list of them, days in its publisher's zone."""
        events = page.reading.events
        if len(events) > _MOST_EVENTS:
            page = replace(page, reading=replace(page.reading, events=events[:_MOST_EVENTS]))
        return in_zone(page, self._policy.zones)

    def hear(self, page: Page) -> Said:
        """The words of a page that is ready, once: many claims may cite it."""
        if page.uri not in self._heard:
            self._heard[page.uri] = Said(page, self._policy.offices)
        return self._heard[page.uri]

    def fields(self, claim: Claim, page: Page) -> tuple[FieldResult, ...]:
        """A claim compared with a page that is ready, field by field (see `audit.check.fields`)."""
        pair = claim.id, page.uri
        if pair not in self._fields:
            self._fields[pair] = compared(claim, page, self.hear(page), self._policy, self._publisher)
        return self._fields[pair]
