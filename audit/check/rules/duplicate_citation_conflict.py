"""One URL cited for days that no single event can have."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from audit.check.case import Case
from audit.check.identity import finding_id, part_key
from audit.check.verdict import gravity
from audit.check.wording import counted, days
from audit.model.claim import Claim
from audit.model.document import DateInterval
from audit.model.finding import CheckedCitation, FieldResult, Finding, Severity
from audit.model.reading import Page
from audit.text.days import iso, listed, spoken
from audit.text.places import several

CODE = "duplicate-citation-conflict"
SEVERITY: Severity = "error"
GROUPED = None
SUMMARY = "One URL is cited for dates that exclude each other."
EXPLAIN = """\
Finds: one URL cited by entries whose days have none in common, unless the cited page states a range of days or several
events: entries whose days those cover are set aside, and what remains is judged. A page whose date fits all of the
entries (published on the day or the day after) is not held against them, and two parts of a page (`#january`, `#march`)
are two.

Why it matters: a readout tells of one event; of two entries with different days, one needs a page of its own.

Example: "December 30: call with the Secretary General" and "January 7: call with the Secretary General" cite one page.

It is an error only when a whole recorded page gives another date with high confidence than one of the entries.

To accept: give each entry its own page; or accept the finding with the reason why one page serves them all."""

_SHOWN = 5  # dates, and lines of a date, that a message names


@dataclass(frozen=True, slots=True)
class _Use:
    """One claim that cites the URL; `date` is how its day compares with the page's."""

    claim: Claim
    when: DateInterval
    citation: CheckedCitation
    date: FieldResult | None

    @property
    def differs(self) -> bool:
        return self.date is not None and self.date.result == "differ"


def find(case: Case) -> Iterator[Finding]:
    """One finding per URL, at the claim whose day differs from the page's, else at the first."""
    ordered = sorted(_uses(case), key=lambda pair: pair[0])
    for _, pairs in groupby(ordered, key=lambda pair: pair[0]):
        uses = [use for _, use in pairs]
        page = case.page(uses[0].citation.citation.uri)
        rest = _uncovered(uses, page)
        if _disjoint(rest) and not _fits_all(rest):
            yield _finding(rest, case.cited.document.path)


def _uses(case: Case) -> Iterator[tuple[str, _Use]]:
    for checked in case.claims:
        if checked.claim.modality == "planned" or checked.claim.when is None:
            continue
        for citation in checked.citations:
            compared = next((field for field in citation.fields if field.field == "date"), None)
            yield part_key(citation.citation.uri), _Use(checked.claim, checked.claim.when, citation, compared)


def _uncovered(uses: Sequence[_Use], page: Page) -> list[_Use]:
    """The uses whose days the page does not cover by a range or by several events."""
    stated = {event.when for event in page.reading.events if event.when.precision == "day"}
    several = len({(when.start, when.end) for when in stated}) > 1
    covering = [when for when in stated if several or when.start != when.end]
    return [use for use in uses if not any(when.meets(use.when) for when in covering)]


def _disjoint(uses: Sequence[_Use]) -> bool:
    return bool(uses) and max(use.when.start for use in uses) > min(use.when.end for use in uses)


def _fits_all(uses: Sequence[_Use]) -> bool:
    """Whether the page gives a date, and one that differs from none of the claims."""
    return all(use.date is not None and use.date.observed is not None and not use.differs for use in uses)


def _finding(uses: Sequence[_Use], path: str) -> Finding:
    at = next((use for use in uses if use.differs), uses[0])
    uri = at.citation.citation.uri
    claimed = "; ".join(dict.fromkeys(iso(use.when) for use in uses))
    return Finding(
        id=finding_id(CODE, "", uri, claimed),
        rule=CODE,
        severity=gravity(at.date, at.citation.basis) if at.differs and at.date is not None else "warning",
        confidence="high" if at.differs and at.date is not None and at.date.confidence == "high" else "medium",
        claim=at.claim.id,
        uri=uri,
        line=at.claim.span.line,
        end_line=at.claim.span.end_line,
        message=_message(uses, at, path),
        claimed=claimed,
        observed=at.date.observed if at.date is not None else None,
        source=at.date.source if at.date is not None else None,
        snippet=at.date.snippet if at.date is not None else None,
        suggestion="Find the page of each event and cite it for its own entry.",
    )


def _message(uses: Sequence[_Use], at: _Use, path: str) -> str:
    written = (iso(min(uses, key=lambda use: use.when.start).when), iso(max(uses, key=lambda use: use.when.end).when))
    lines: dict[str, list[int]] = {}
    for use in uses:
        when = spoken(use.when.stretches, year=False) if use.when.inferred else days(iso(use.when), *written)
        lines.setdefault(when, []).append(use.claim.span.line)
    places = [f"{when} ({several(path, on, _SHOWN)})" for when, on in list(lines.items())[:_SHOWN]]
    if len(lines) > _SHOWN:
        places.append(counted(len(lines) - _SHOWN, "other date"))
    start = f"The document cites one URL for {listed(places)}"
    observed = at.date.observed if at.date is not None else None
    if observed is None:
        return f"{start}; no date of the page is known."
    subject = "the URL" if (at.date and (at.date.source or "").startswith("url:")) else "the page"
    return f"{start}; {subject} gives {days(observed, *written)}."
