"""A page that names another party where the document's should stand."""

from collections.abc import Iterator

from audit.check.case import Case, Difference
from audit.check.findings import of_difference
from audit.model.finding import Finding, Severity

CODE = "participant-contradicted"
SEVERITY: Severity = "error"
GROUPED = None
SUMMARY = "The cited page names another participant than the document."
EXPLAIN = """\
Finds: a cited page whose title, whose first sentence on the event or, labelled, whose URL names others in the very
place where the entry's participants should stand, while none of the entry's takes part anywhere on the page: people it
only speaks of do not. A different role or title is no difference when the surname agrees; a close spelling is taken for
the same name; a group contradicts only who cannot be one of it; and what a shortened URL does not say proves nothing.
An office without a name ("meets Norwegian Prime Minister") confirms whoever the entry names in it, unless the page goes
on to name somebody else as holding it: then that is whom the entry is compared with.

Why it matters: the entry cites the page of another event, or names another person than took part.

Example: the entry says "call with Norwegian Foreign Minister Huitfeldt"; the page is titled "… Call with Danish Foreign
Minister Kofod".

It is an error only when a whole recorded page says so with high confidence, else a warning.

To accept: correct the entry's name or its link; or accept the finding with the place in the page that names
the person."""


def find(case: Case) -> Iterator[Finding]:
    """One finding per citation and place that surely differs."""
    for found in case.differences("actor", "counterpart"):
        if found.field.confidence == "low":
            continue
        yield of_difference(
            CODE, found, _message(found), "Check whether the link leads to the page that was meant, and the name."
        )


def _message(found: Difference) -> str:
    url_only = (found.field.source or "").startswith("url:")
    where = "The words of the cited URL name" if url_only else "The cited page names"
    return f"{where} {found.field.observed} where the document names {found.field.claimed}."
