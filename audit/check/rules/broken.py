"""A citation that answers with something, or leads to something, that is no readable page."""

from collections.abc import Iterator

from audit.check.case import Case
from audit.check.findings import of_page, unreadable
from audit.check.groups import Grouping
from audit.model.capture import State
from audit.model.finding import Finding, Severity
from audit.text import urls

CODE = "broken"
SEVERITY: Severity = "warning"
GROUPED = Grouping("host", "no page that can be read")
SUMMARY = "The citation does not lead to a page that can be read."
EXPLAIN = """\
Finds: a cited URL that answers, but not with a usable page (a redirect loop, a body cut short or undecodable, a
certificate that does not verify, nothing at all); an address the settings do not allow to be asked (a private host, a
scheme other than http and https); or a text that is no URL.

Why it matters: the entry could not be compared with its page, and a reader may fare no better.

Example: `https://host.example/2021/readout/` redirects to itself.

To accept: correct the address, or open it in a browser and accept the finding with what was seen."""

_CONTACTS = frozenset({"mailto", "tel"})  # such a link names an addressee; nobody expects a page there
_MESSAGES: dict[State, str] = {
    "broken": "The cited page answers, but not with a page that can be read ({cause}).",
    "refused": "The cited address was not asked, for the settings do not allow it ({cause}).",
    "invalid": "The cited address is not a URL that can be asked ({cause}).",
}


def find(case: Case) -> Iterator[Finding]:
    """One finding per page, however often it is cited."""
    for cited in unreadable(case, *_MESSAGES):
        if urls.scheme(cited.page.uri) in _CONTACTS:
            continue
        condition = cited.page.condition
        yield of_page(
            CODE,
            SEVERITY,
            cited,
            _MESSAGES[condition.state].format(cause=condition.cause),
            confidence="high",
            suggestion="Check the address in a browser.",
        )
