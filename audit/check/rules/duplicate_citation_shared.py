"""One page cited for several entries, of which it does not support all."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from audit.check.case import Case
from audit.check.groups import Grouping
from audit.check.identity import finding_id, part_key
from audit.model.claim import Claim
from audit.model.finding import CheckedCitation, CheckedClaim, Finding, Severity
from audit.text.places import several

CODE = "duplicate-citation-shared"
SEVERITY: Severity = "note"
GROUPED = Grouping("document", "pages that several entries share")
SUMMARY = "One page is cited for several entries, and is not known to support all of them."
EXPLAIN = """\
Finds: one URL that several entries cite, where the page was not read or does not support every one of them. Entries
whose days exclude each other are another finding; entries that the page supports are none.

Why it matters: one of the entries may cite the other's page.

Example: two entries of November 17, "meets with Allies" and "meetings with EU officials", cite one post.

To accept: give each entry its own page; or accept the finding with the reason why one page serves them all."""

_SHOWN = 5  # lines that a message names


def find(case: Case) -> Iterator[Finding]:
    """One note per URL, at its first entry."""
    uses = [
        (part_key(citation.citation.uri), checked, citation)
        for checked in case.claims
        if checked.claim.modality != "planned"
        for citation in checked.citations
    ]
    uses.sort(key=lambda use: (use[0], use[1].claim.span.line, use[1].claim.id))
    for _, same in groupby(uses, key=lambda use: use[0]):
        shared = [(checked, citation) for _, checked, citation in same]
        entries = {checked.claim.entry for checked, _ in shared}
        agreed = all(citation.verdict in {"supported", "partly"} for _, citation in shared)
        if len(entries) > 1 and not agreed and not _disjoint([checked.claim for checked, _ in shared]):
            yield _finding(shared, case.cited.document.path)


def _disjoint(claims: Sequence[Claim]) -> bool:
    """Whether no single day can be that of all the claims: another rule's business."""
    whens = [claim.when for claim in claims if claim.when is not None]
    return bool(whens) and max(when.start for when in whens) > min(when.end for when in whens)


def _finding(shared: Sequence[tuple[CheckedClaim, CheckedCitation]], path: str) -> Finding:
    first, citation = shared[0]
    uri = citation.citation.uri
    where = several(path, sorted({checked.claim.span.line for checked, _ in shared}), _SHOWN)
    entries = len({checked.claim.entry for checked, _ in shared})
    return Finding(
        id=finding_id(CODE, "", uri, None),
        rule=CODE,
        severity=SEVERITY,
        confidence="high",
        claim=first.claim.id,
        uri=uri,
        line=first.claim.span.line,
        end_line=first.claim.span.end_line,
        message=f"The document cites one page for {entries} entries ({where}), and it is not known to "
        "support all of them.",
        suggestion="Check whether each entry has the page that was meant for it.",
    )
