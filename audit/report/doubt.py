"""What may differ: a page that differs from its claim, but not surely enough to contradict it.

It is asked of claims in whichever shape, before they are written and after they were read again.
"""

from collections.abc import Container, Sequence
from typing import Protocol

from audit.model.finding import CitationVerdict, ClaimVerdict, FieldName, Result

_SURE: frozenset[ClaimVerdict] = frozenset({"contradicted", "planned", "uncited"})
"""Verdicts that a difference of low confidence adds nothing to; it may be in the URL's words alone."""


class Compared(Protocol):
    """A field of a claim against a page."""

    @property
    def field(self) -> FieldName:
        """Which."""

    @property
    def result(self) -> Result:
        """What came of it."""


class Link(Protocol):
    """A page of a claim."""

    @property
    def verdict(self) -> CitationVerdict:
        """What it comes to."""

    @property
    def fields(self) -> Sequence[Compared]:
        """What was compared."""


class Claimed(Protocol):
    """A claim with its pages."""

    @property
    def verdict(self) -> ClaimVerdict:
        """What they come to."""

    @property
    def citations(self) -> Sequence[Link]:
        """Its pages."""


def agreed(claim: Claimed) -> frozenset[FieldName]:
    """What at least one of a claim's pages agrees on: another that differs in it may be there for another part."""
    return frozenset(field.field for link in claim.citations for field in link.fields if field.result == "agree")


def may_differ(link: Link, agreed_on: Container[FieldName]) -> bool:
    """Whether a page differs from its claim in what none agrees on, but not surely enough to contradict it."""
    return link.verdict != "contradicted" and _differs(link, agreed_on)


def is_doubtful(claim: Claimed) -> bool:
    """Whether one of a claim's pages differs in what none of its others agrees on, and nothing surer is known of it."""
    agreed_on = agreed(claim)
    return claim.verdict not in _SURE and any(_differs(link, agreed_on) for link in claim.citations)


def _differs(link: Link, agreed_on: Container[FieldName]) -> bool:
    return any(field.result == "differ" and field.field not in agreed_on for field in link.fields)
