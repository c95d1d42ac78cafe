"""A page that was read and holds nothing to compare."""

from collections.abc import Iterator

from audit.check.case import Case
from audit.check.findings import of_page
from audit.check.groups import Grouping
from audit.check.verdict import was_read
from audit.model.finding import Finding, Severity
from audit.model.uri import Uri

CODE = "opaque-citation"
SEVERITY: Severity = "note"
GROUPED = Grouping("host", "nothing to compare")
SUMMARY = "The cited page was read and holds nothing to compare with the entry."
EXPLAIN = """\
Finds: a cited page that was read, and that neither agrees nor differs in any respect with any entry that cites it.

Why it matters: the link is alive, yet nobody can tell from the page by program whether it supports the entry.

Example: the page of a photograph whose caption is part of the picture.

To accept: look at the page, and accept the finding with what was seen; or cite another page."""


def find(case: Case) -> Iterator[Finding]:
    """One note per page of which every comparison is silent."""
    telling: set[Uri] = set()
    cited: set[Uri] = set()
    for checked in case.claims:
        for citation in checked.citations:
            cited.add(citation.citation.uri)
            if checked.claim.modality == "planned" or any(field.result != "silent" for field in citation.fields):
                telling.add(citation.citation.uri)
    for one in case.cited_pages():
        if one.page.uri in cited - telling and was_read(one.page):
            yield of_page(
                CODE,
                SEVERITY,
                one,
                "The cited page was read, and nothing in it confirms or contradicts the entry.",
                confidence="high",
                suggestion="Look at the page, and compare it with the entry.",
            )
