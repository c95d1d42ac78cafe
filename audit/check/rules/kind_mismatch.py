"""A page that tells of a meeting in one room where the document tells of a call, or the other way round."""

from collections.abc import Iterator

from audit.check.case import Case, Difference
from audit.check.findings import of_difference
from audit.check.wording import quoted
from audit.model.finding import Finding, Severity

CODE = "kind-mismatch"
SEVERITY: Severity = "error"
GROUPED = None
SUMMARY = "One of page and document tells of a call, the other of a meeting in person."
EXPLAIN = """\
Finds: an entry that says "call" whose page says that people met, or one that says "meeting" whose page says that they
spoke by phone: in the page's title or opening text, or, labelled, in the words of its URL. Nothing else differs:
"spoke", "consulted", a virtual meeting, a press availability, a statement and a ministerial fit both. People met, too,
who had lunch, sat down together, paid a courtesy call, spoke on the margins of a summit or held talks at a place, and
whoever was received by the other. Where the page calls it nothing, what its first sentences show about the entry's own
people counts: they shook hands, one was greeted at the palace, the other picked up the phone. What they show of another
time is passed over, and a page that shows both is silent. Where no word tells, nor that they were apart, the setting
contradicts a call: a guest is told "welcome back", both are at a house, one had come to the other's capital. Where
no English word tells, those of other widespread languages do ("Telefonat", "rencontre").

Why it matters: the entry may cite the page of another event between the same people.

Example: the entry says "call with French Chief of the Defense Staff"; the URL's words are "readout of … meeting with".

It is an error only when a whole recorded page says so in its title, else a warning.

To accept: correct the entry's word or its link; or accept the finding with the reason why both words fit."""


def find(case: Case) -> Iterator[Finding]:
    """One finding per citation whose kind differs."""
    for found in case.differences("kind"):
        yield of_difference(
            CODE,
            found,
            _message(found),
            f"Check whether the event was a {found.field.observed}, and whether the link leads to its page.",
        )


def _message(found: Difference) -> str:
    passage = quoted(found.field.snippet or "")
    if (found.field.source or "").startswith("url:"):
        where = f"The words of the cited URL tell of a {found.field.observed} ({passage})"
    else:
        where = f"The cited page tells of a {found.field.observed} ({passage})"
    return f"{where}; the document tells of a {found.field.claimed}."
