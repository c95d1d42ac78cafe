"""Everything a rule may look at: read-only, the same for all of them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from audit.check.compare.said import Said
from audit.check.policy import CheckPolicy
from audit.check.unread import unread
from audit.model.claim import Citation, CitedDocument, Claim
from audit.model.document import Span
from audit.model.finding import CheckedCitation, CheckedClaim, FieldName, FieldResult
from audit.model.reading import Page
from audit.model.uri import Uri


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in which a cited page differs from its claim."""

    claim: Claim
    checked: CheckedCitation
    field: FieldResult
    page: Page


@dataclass(frozen=True, slots=True)
class Cited:
    """A page with every place that cites it, in document order; `claims` are those that do, none for a mere link.

    `path` is the document's.
    """

    page: Page
    citations: tuple[Citation, ...]
    claims: tuple[Claim, ...]
    path: str


@dataclass(frozen=True)
class Case:
    """A document as read, its pages by the URI exactly as cited, its claims as compared; `today` is given.

    `hear` makes a page's words ready.
    """

    cited: CitedDocument
    pages: Mapping[Uri, Page]
    claims: tuple[CheckedClaim, ...]
    today: date
    policy: CheckPolicy
    hear: Callable[[Page], Said] = Said

    def page(self, uri: Uri) -> Page:
        """The page of that URI; one that was not asked if none was given."""
        return self.pages.get(uri) or unread(uri)

    def agreeing(self, field: FieldName) -> frozenset[str]:
        """The ids of the claims of which some page agrees in that field."""
        return frozenset(
            checked.claim.id
            for checked in self.claims
            if any(one.field == field and one.result == "agree" for link in checked.citations for one in link.fields)
        )

    def differences(self, *fields: FieldName) -> Iterator[Difference]:
        """Every difference in those fields; planned claims are listed in the report, never judged."""
        for checked in self.claims:
            if checked.claim.modality == "planned":
                continue
            for citation in checked.citations:
                for field in citation.fields:
                    if field.field in fields and field.result == "differ":
                        yield Difference(checked.claim, citation, field, self.page(citation.citation.uri))

    def cited_pages(self) -> tuple[Cited, ...]:
        """Every cited URI once, links that belong to no claim included, in the order of the document."""
        return self._cited_pages

    @cached_property
    def _cited_pages(self) -> tuple[Cited, ...]:
        """Gathered once: a dozen rules ask for them."""
        uses: dict[Uri, list[tuple[Span, Citation, Claim | None]]] = {}
        for claim in self.cited.claims:
            for citation in claim.citations:
                uses.setdefault(citation.uri, []).append((citation.span, citation, claim))
        for citation in self.cited.links:
            uses.setdefault(citation.uri, []).append((citation.span, citation, None))
        return tuple(self._with_places(uri, places) for uri, places in uses.items())

    def _with_places(self, uri: Uri, places: list[tuple[Span, Citation, Claim | None]]) -> Cited:
        places.sort(key=lambda place: (place[0].line, place[0].column))
        claims = tuple(claim for _, _, claim in places if claim is not None)
        return Cited(self.page(uri), tuple(citation for _, citation, _ in places), claims, self.cited.document.path)
