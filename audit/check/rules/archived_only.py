"""A cited page that could only be read as a web archive's capture."""

from collections.abc import Iterator

from audit.check.case import Case
from audit.check.findings import of_page, read_at
from audit.check.groups import Grouping
from audit.model.finding import Finding, Severity

CODE = "archived-only"
SEVERITY: Severity = "note"
GROUPED = Grouping("host", "read as captures of a web archive", counted=True)
SUMMARY = "The cited page was read as a web archive's capture."
EXPLAIN = """\
Finds: a cited URL that gives no usable page today, while a web archive holds a capture of it.

Why it matters: a reader who follows the link does not see what the document rests on.

Example: `https://host.example/2021/readout/` answers 404; an archive captured it on 2022-01-11.

To accept: cite the capture beside the page; or accept the finding where the document must stay as it was published."""


def find(case: Case) -> Iterator[Finding]:
    """One finding per page, however often it is cited."""
    for cited, used in read_at(case, "memento"):
        condition = cited.page.condition
        taken = f" of {used.memento_datetime.date().isoformat()}" if used.memento_datetime else ""
        yield of_page(
            CODE,
            SEVERITY,
            cited,
            f"The cited page is {condition.state} today ({condition.cause}); a web archive's capture{taken} was read.",
            confidence="high",
            suggestion="Cite the web archive's capture beside the page.",
        )
