"""A cited page that could only be read as it was recorded earlier."""

from collections.abc import Iterator

from audit.check.case import Case
from audit.check.findings import of_page, read_at, today
from audit.check.groups import Grouping
from audit.model.capture import Capture, Try
from audit.model.finding import Finding, Severity

CODE = "earlier-recording"
SEVERITY: Severity = "note"
GROUPED = Grouping("host", "read as recorded earlier")
SUMMARY = "The cited page was read as an earlier run recorded it."
EXPLAIN = """\
Finds: a cited URL that gives no usable page today, while the recording holds the page from an earlier run.

Why it matters: the entry was compared with what the page said then, not with what it may say now.

Example: `https://host.example/2021/readout/` answers 403; it was recorded on 2026-03-02, when it answered.

To accept: look at the page in a browser, or run the audit again later; where the page is gone for good, cite another
copy of it that readers can see, too."""


def find(case: Case) -> Iterator[Finding]:
    """One finding per page, however often it is cited."""
    for cited, used in read_at(case, "recording"):
        yield of_page(
            CODE,
            SEVERITY,
            cited,
            f"The cited page is {today(cited.page)}; it was read as recorded{_day(used)}, when it answered.",
            confidence="high",
            suggestion="Look at the page, or run the audit again later.",
        )


def _day(used: Try) -> str:
    return f" on {used.outcome.captured_at.date().isoformat()}" if isinstance(used.outcome, Capture) else ""
