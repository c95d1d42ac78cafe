"""A page that gives another day than the document."""

from collections.abc import Iterator
from datetime import date

from audit.check.article_order import Misfit, Numbered, misfits
from audit.check.case import Case, Difference
from audit.check.compare.date import days_apart, only_the_year_differs, zone_explains
from audit.check.findings import of_difference
from audit.check.groups import Grouping
from audit.check.wording import claimed_days, counted, days, quoted
from audit.model.finding import FieldResult, Finding, Severity
from audit.model.reading import Event
from audit.text.days import iso, iso_of, listed
from audit.text.places import place

CODE = "date-mismatch"
SEVERITY: Severity = "error"
GROUPED = Grouping("page", "several entries cite it for another date")
SUMMARY = "The cited page gives another date than the document."
EXPLAIN = """\
Finds: an entry whose day (or range of days) is none of the days the cited page gives for the event. If the page states
no event date, its day of publication is compared instead: that day and the next are accepted, further off is a
warning, more than 30 days off an error. The day is taken as the publisher wrote it, in the publisher's own zone.
A day that was another one where the event took place ("in Tokyo"), by the zones of both, is a note. The publisher's
zone is told by the settings table `[hosts]`, by what the page writes, or by the host's national domain; where nothing
tells it, a place far from both America's and Europe's zones explains a day. A moment in UTC (a post's ID) is compared
in the zone that `[hosts]` gives. A page that gives the day in two zones ("December 9 Tokyo time, December 8 in
Washington") agrees with either.
Days of publication that a page gives in several places, and that disagree, differ only where none of them fits.
Where a host numbers its articles in one rising sequence and the page gives no day, an entry that does not fit between
those with numbers before and after is a warning: the days of some are known, others those of pages and entries.
Where the document writes no year, the year is this program's reading; a page that gives the same day of another year is
a note.

Why it matters: the entry and its page cannot both be right about the day; or the entry cites the page of another event.

Example: the entry says December 11; the page, of December 11, says that the two "met yesterday".

It is an error only when a whole recorded page says so with high confidence; with a reconstructed page, an announcement,
or a date that only the URL gives, it is a warning.

To accept: correct the entry's date or its link; or accept the finding with the reason why both days hold (an event that
lasted over midnight, another zone)."""

_FEW = 4  # dates that a message lists


def find(case: Case) -> Iterator[Finding]:
    """One finding per citation whose page differs.

    Publication alone is not held against one page of an entry when another page of that entry confirms its date.
    """
    confirmed = case.agreeing("date")
    for found in case.differences("date"):
        if found.field.confidence == "low" and found.claim.id in confirmed:
            continue
        if found.claim.when is not None and only_the_year_differs(found.claim.when, found.page.reading):
            yield _year_in_doubt(found)
        elif _zone_explains(found):
            there = f" In {found.claim.place}, where it took place, it may have been the day that the document gives."
            yield of_difference(CODE, found, _message(found) + there, _suggestion(found), severity="note")
        else:
            yield of_difference(CODE, found, _message(found), _suggestion(found))
    yield from (_by_number(misfit, case) for misfit in misfits(case))


def _by_number(misfit: Misfit, case: Case) -> Finding:
    """An entry that its article's number, in the cited URL, places on another day."""
    one = misfit.one
    claim, checked = one.claim, one.checked
    if claim is None or checked is None or claim.when is None:
        raise ValueError(misfit)
    claimed, path = iso(claim.when), case.cited.document.path
    bounds = [bound for bound in (misfit.after, misfit.before) if bound]
    observed = iso_of([(bounds[0].start, bounds[-1].end)])
    field = FieldResult("date", claimed, observed, "differ", "url:article-number", str(one.number), "low")
    where = " and ".join(
        f"{word} {_numbered(bound, claimed, path)}"
        for word, bound in (("after", misfit.after), ("before", misfit.before))
        if bound
    )
    found = Difference(claim, checked, field, case.page(checked.citation.uri))
    message = (
        f"The number in the cited URL, {one.number}, comes {where}; the document gives "
        f"{claimed_days(claim.when, observed)}. The page itself "
        f"{'gives no day' if found.page.reading.from_page else 'was not read'}."
    )
    suggestion = "Check whether the entry's date is right, and whether it cites the page of this event."
    return of_difference(CODE, found, message, suggestion)


def _numbered(bound: Numbered, claimed: str, path: str) -> str:
    day = days(iso_of([(bound.start, bound.end)]), claimed)
    if bound.claim is None:
        return f"{bound.number}, published on {day}"
    return f"{bound.number}, which the document cites for {day} on {place(path, bound.claim.span.line)}"


def _zone_explains(found: Difference) -> bool:
    claim = found.claim
    return claim.when is not None and zone_explains(found.field, claim.when, found.page.reading, claim.place)


def _year_in_doubt(found: Difference) -> Finding:
    """The page's day is the document's; only the year that the document does not write is another."""
    claimed, observed = found.field.claimed, found.field.observed or ""
    message = (
        f"The cited page {_verb(found)} {days(observed, claimed)}; the document gives {days(claimed)} without a year, "
        f"which was read as {claimed.partition('-')[0]}."
    )
    suggestion = f"Write the year into the entry if it is {observed.partition('-')[0]}; else check the link."
    return of_difference(CODE, found, message, suggestion, severity="note")


def _message(found: Difference) -> str:
    event = _event(found)
    claimed, observed = found.field.claimed, found.field.observed or ""
    document = _document(found)
    page = days(observed, claimed)
    if event is not None:
        return f"The cited page {_verb(found)} {_stated(found, event)}; the document gives {document}."
    gap = _gap(found)
    distance = f"{counted(abs(gap), 'day')} {'after' if gap > 0 else 'before'} the {document} that the document gives"
    if (found.field.source or "").startswith("url:"):
        return f"The cited URL gives {page} as the day of publication, {distance}; the page itself was not read."
    return f"The cited page was published on {page}, {distance}; it states no other date for the event."


def _document(found: Difference) -> str:
    """The document's days, with their year where the page's is another."""
    claimed = found.field.claimed
    return claimed_days(found.claim.when, found.field.observed or claimed) if found.claim.when else days(claimed)


def _verb(found: Difference) -> str:
    event = _event(found)
    return "was published on" if event is None else "announces" if event.planned else "gives"


def _stated(found: Difference, event: Event) -> str:
    """Every date the page gives, if there are a few; a single one with the words that gave it."""
    whens = sorted(
        {iso(one.when) for one in found.page.reading.events if one.planned == event.planned and one.confidence != "low"}
    )
    if 1 < len(whens) <= _FEW:
        return listed([days(when, *whens, found.field.claimed) for when in whens])
    return days(found.field.observed or "", found.field.claimed) + _reason(found, event)


def _reason(found: Difference, event: Event) -> str:
    """The words that gave the date, and the day they hang on when they name none themselves."""
    words = event.when.text.strip()
    if not words:
        return ""
    published = found.page.reading.published.value
    if published is None or any(character.isdigit() for character in words):
        return f" ({quoted(words)})"
    return f" ({quoted(words)}, on a page of {days(published.isoformat(), found.field.claimed)})"


def _suggestion(found: Difference) -> str:
    event = _event(found)
    observed = days(found.field.observed or "", found.field.claimed)
    if event is not None and not event.planned:
        return f"Check whether the entry should give {observed}."
    return "Check whether the entry's date is right, and whether it cites the page of this event."


def _event(found: Difference) -> Event | None:
    """The event that was compared; None when it was the day of publication."""
    return next(
        (
            event
            for event in found.page.reading.events
            if (event.source, event.snippet, iso(event.when))
            == (found.field.source, found.field.snippet, found.field.observed)
        ),
        None,
    )


def _gap(found: Difference) -> int:
    if found.claim.when is None or found.field.observed is None:
        return 0
    return days_apart(date.fromisoformat(found.field.observed), found.claim.when)
