"""A citation that answers with something, or leads to something, that is no readable page."""

from collections.abc import Iterator

from audit.check.case import Case
from audit.check.findings import of_page, unreadable
from audit.check.groups import Grouping
from audit.model.capture import State
from audit.model.finding import Finding, Severity
from audit.model.reading import Page
from audit.text import urls

CODE = "broken"
SEVERITY: Severity = "warning"
GROUPED = Grouping("host", "no usable page")
SUMMARY = "The citation leads to what is not readable as a page, or to what may or can not be asked."
EXPLAIN = """\
Finds: a cited URL that answers, but not with a usable page (a redirect loop, a body cut short or undecodable, a
certificate that does not verify, nothing at all); an address that policy refuses (a private host, a scheme other than
http and https); or one that is not valid. A page that redirects to such an address counts like it.

Why it matters: the entry could not be compared with its page, and a reader may fare no better.

Example: `https://host.example/2021/readout/` redirects to itself.

To accept: correct the address, or open it in a browser and accept the finding with what was seen."""

_CONTACTS = frozenset({"mailto", "tel"})  # such a link names an addressee; nobody expects a page there
_REDIRECTED: dict[str, str] = {
    "redirect-refused": "The cited page redirects to an address that is refused by policy ({cause}).",
    "redirect-invalid": "The cited page redirects to what is not a valid address ({cause}).",
    "redirect-no-such-host": "The cited page redirects to a host whose name does not exist ({cause}).",
}
_MESSAGES: dict[State, str] = {
    "broken": "The cited page answers, but the answer is not readable as a page ({cause}).",
    "refused": "The cited address is refused by policy ({cause}).",
    "invalid": "The cited address is not a valid address ({cause}).",
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
            _message(cited.page).format(cause=condition.cause),
            confidence="high",
            suggestion="Check the address in a browser.",
        )


def _message(page: Page) -> str:
    """What is amiss, with the address that it is amiss with."""
    return _REDIRECTED.get(page.condition.cause, _MESSAGES[page.condition.state])
