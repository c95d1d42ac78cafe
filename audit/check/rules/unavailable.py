"""A cited page that was unavailable this time."""

from collections.abc import Iterator

from audit.check.case import Case
from audit.check.findings import of_page, unreadable
from audit.check.groups import Grouping
from audit.model.finding import Finding, Severity

CODE = "unavailable"
SEVERITY: Severity = "warning"
GROUPED = Grouping("host", "unavailable this time")
SUMMARY = "The cited page was unavailable this time; it may be there tomorrow."
EXPLAIN = """\
Finds: a cited URL whose server failed (5xx), asked us to come back later (429), did not answer in time, or broke off,
after every attempt the settings allow.

Why it matters: the entry could not be compared with its page. It does not mean that the page is gone.

Example: `https://host.example/2021/readout/` answers 503 three times.

To accept: run the audit again; if the page stays away for days, treat it as one that cannot be found."""


def find(case: Case) -> Iterator[Finding]:
    """One finding per page, however often it is cited."""
    for cited in unreadable(case, "unavailable"):
        yield of_page(
            CODE,
            SEVERITY,
            cited,
            f"The cited page was unavailable this time ({cited.page.condition.cause}).",
            confidence="medium",
            suggestion="Run the audit again later.",
        )
