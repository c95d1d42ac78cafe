"""What a citation comes to, and what its claim comes to.

A citation:

    contradicted   a field differs with confidence (high or medium), whatever it rests on; `basis` says what that is
    unreachable    no usable body was had
    unchecked      no usable body was had because nothing was asked
    supported      the date agrees, and so does at least one of counterpart, actor, title; nothing differs
    partly         some field agrees
    not-stated     every field is silent

A difference of low confidence (publication a few days off) is shown and may be a finding, but it neither contradicts
nor leaves room for "supported". What only a URL says can contradict, never support: agreement needs a page that was
read.

A claim is the worst of its citations, in the order of `WORST_FIRST`: what was looked at and failed outranks what was
not looked at, and that outranks agreement, so that nobody takes for agreed what nobody read.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from audit.check.unread import unread
from audit.model.capture import Capture
from audit.model.claim import Claim
from audit.model.finding import (
    Basis,
    CheckedCitation,
    CheckedClaim,
    CitationVerdict,
    ClaimVerdict,
    FieldName,
    FieldResult,
    Severity,
)
from audit.model.reading import Page
from audit.model.uri import Uri

WORST_FIRST: tuple[CitationVerdict, ...] = (
    "contradicted",
    "unreachable",
    "not-stated",
    "unchecked",
    "partly",
    "supported",
)
_PARTIAL = frozenset[FieldName]({"actor", "counterpart", "kind"})
_IDENTIFYING = frozenset({"counterpart", "actor", "title"})


def checked_claim(
    claim: Claim, pages: Mapping[Uri, Page], compare: Callable[[Claim, Page], tuple[FieldResult, ...]]
) -> CheckedClaim:
    """A claim with every citation compared and judged. A page that `pages` lacks counts as not asked."""
    read = [(citation, pages.get(citation.uri) or unread(citation.uri)) for citation in claim.citations]
    fields = _shared([compare(claim, page) for _, page in read])
    citations = tuple(
        CheckedCitation(citation, citation_verdict(page, found), basis_of(page), found)
        for (citation, page), found in zip(read, fields, strict=True)
    )
    return CheckedClaim(claim, claim_verdict(claim, [citation.verdict for citation in citations]), citations)


def claim_verdict(claim: Claim, verdicts: Sequence[CitationVerdict]) -> ClaimVerdict:
    """Planned claims are not judged, uncited ones cannot be; any other is the worst of its citations."""
    if claim.modality == "planned":
        return "planned"
    return min(verdicts, key=WORST_FIRST.index) if verdicts else "uncited"


def citation_verdict(page: Page, fields: Iterable[FieldResult]) -> CitationVerdict:
    """The verdict of one citation, by the table above."""
    found = tuple(fields)
    if any(field.result == "differ" and field.confidence != "low" for field in found):
        return "contradicted"
    if not was_read(page):
        return "unchecked" if page.condition.state == "unchecked" else "unreachable"
    agreeing = {field.field for field in found if field.result == "agree"}
    differs = any(field.result == "differ" for field in found)
    if "date" in agreeing and agreeing & _IDENTIFYING and not differs:
        return "supported"
    return "partly" if agreeing else "not-stated"


def was_read(page: Page) -> bool:
    """Whether a usable body stands behind the page's reading."""
    return page.retrieval.used is not None and page.reading.from_page


def basis_of(page: Page) -> Basis:
    """What a comparison with this page rests on: a recorded answer, a reconstructed page, or nothing but its URL."""
    used = page.retrieval.used
    if used is None or not was_read(page) or not 0 <= used < len(page.retrieval.tries):
        return "url-only"
    outcome = page.retrieval.tries[used].outcome
    return outcome.basis if isinstance(outcome, Capture) else "url-only"


def gravity(field: FieldResult, basis: Basis) -> Severity:
    """How grave a difference is: an error only when a whole recorded page (not its URL) surely differs."""
    from_page = not (field.source or "").startswith("url:")
    return "error" if basis == "recorded" and from_page and field.confidence == "high" else "warning"


def _shared(citations: Sequence[tuple[FieldResult, ...]]) -> list[tuple[FieldResult, ...]]:
    """The fields of every citation of one claim, of which each need only support its part.

    Of several pages one may name the actor and another the counterpart: where one agrees, the others are no sure
    difference.
    """
    agreeing = [{field.field for field in fields if field.result == "agree"} & _PARTIAL for fields in citations]
    count = Counter(name for names in agreeing for name in names)
    return [
        tuple(
            replace(field, confidence="low") if field.result == "differ" and count[field.field] else field
            for field in fields
        )
        for fields in citations
    ]
