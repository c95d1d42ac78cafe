"""Findings, decisions and runs made by hand, with plain defaults."""

from dataclasses import replace
from datetime import date

from audit.model.decision import Decision, Statement, Verdict
from audit.model.finding import Finding
from audit.review.evidence import subject
from audit.review.scope import Scope

PAGE = "https://news.example.org/a"
MONDAY = date(2022, 1, 10)
PLAIN = Finding(
    id="a" * 12,
    rule="date-mismatch",
    severity="error",
    confidence="high",
    claim="c" * 12,
    uri=PAGE,
    line=10,
    end_line=11,
    message="The page gives December 10; the document gives December 11.",
    claimed="2021-12-11",
    observed="2021-12-10",
)
TEXT = "December 11: Secretary Doe’s meeting with Foreign Minister Roe"


def finding(letter: str = "a", **changes: object) -> Finding:
    return replace(PLAIN, id=letter * 12, **changes)  # type: ignore[arg-type]  # the fields are the caller's to name


def decision(
    *about: Finding,
    verdict: Verdict = "accepted",
    on: date = MONDAY,
    until: date | None = None,
    claim: Statement | None = None,
) -> Decision:
    return Decision(
        findings=tuple(one.id for one in about),
        verdict=verdict,
        reason="The release was published a day late.",
        by="R. Viewer",
        on=on,
        until=until,
        about=tuple(subject(one, "week.md", claim or Statement(TEXT)) for one in about),
    )


def scope(**changes: object) -> Scope:
    """A whole run that read the one cited page."""
    plain = Scope(
        "week.md", {"c" * 12: Statement(TEXT)}, frozenset({PAGE}), frozenset({PAGE}), complete=True, today=MONDAY
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # the fields are the caller's to name
