"""What has to be asked for, and whether enough of it was."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from audit.model.capture import NOT_HELD, Ask, State
from audit.model.claim import CitedDocument
from audit.model.reading import Page
from audit.model.uri import Uri

_NEVER_DUE: Final[frozenset[State]] = frozenset({"invalid", "refused"})


def asks(cited: CitedDocument) -> tuple[Ask, ...]:
    """One question for each distinct URI, in document order, near the earliest day claimed for it."""
    near: dict[Uri, date | None] = {}
    for claim in cited.claims:
        for citation in claim.citations:
            days = (near.get(citation.uri), claim.when.start if claim.when else None)
            near[citation.uri] = min((day for day in days if day), default=None)
    for link in cited.links:
        near.setdefault(link.uri, None)
    published = cited.document.published
    return tuple(Ask(uri, day or published, by=published) for uri, day in near.items())


def too_many_unasked(pages: Mapping[Uri, Page], share: float) -> str | None:
    """One line when more than `share` (0 to 1) of the URIs that were due could not be asked, else None.

    What is no address or is refused by policy was never due; what a recording does not hold is an outcome.
    """
    due = [
        page
        for page in pages.values()
        if page.condition.state not in _NEVER_DUE and page.condition.cause not in NOT_HELD
    ]
    unasked = sorted(page.condition.cause for page in due if page.condition.state == "unchecked")
    if len(unasked) <= share * len(due):
        return None
    return f"{len(unasked)} of {len(due)} cited pages could not be asked for ({', '.join(dict.fromkeys(unasked))})"
