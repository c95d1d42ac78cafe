"""A page that does not name whom the document names."""

from collections.abc import Iterator, Sequence

from audit.check.case import Case, Difference
from audit.check.compare.aliases import every_name
from audit.check.compare.parties import Place, lists_by_name, party_words, unnamed
from audit.check.findings import of_difference
from audit.check.identity import finding_id
from audit.check.verdict import basis_of, was_read
from audit.check.wording import quoted
from audit.model.claim import Party
from audit.model.finding import CheckedClaim, Finding, Severity
from audit.model.reading import Page
from audit.text.days import listed

CODE = "participant-missing"
SEVERITY: Severity = "warning"
GROUPED = None
SUMMARY = "The cited page does not name a participant that the document names."
EXPLAIN = """\
Finds: a cited page with running text that names neither the person the entry names, nor anybody of a like name, nor the
person's country. A warning when it names none of the entry's participants in that place, and when a whole recorded page
lists by name whom the event was with and one of the entry's is not among them; a note when it names some of them and
speaks of others in general. Groups and bodies are not looked for, and nothing is said of a page that another link of
the entry makes up for, of one that was not read, or of one in another language. A page that names more people than the
entry is no finding: an entry need not name everybody.

Why it matters: the link may lead to the page of another event.

Example: the entry says "call with Norwegian Foreign Minister Huitfeldt"; the page, titled "… Call with European
Allies", names the French and German ministers.

To accept: correct the link or the name; or accept the finding with the place that names the person."""

_NEXT = "Check whether the link leads to the page that was meant, and the name."
_SHOWN = 4  # people a message names


def find(case: Case) -> Iterator[Finding]:
    """One finding per citation and place of which nobody is named, and one per claim of which some are not."""
    confirmed = {place: case.agreeing(place) for place in ("actor", "counterpart")}
    for found in case.differences("actor", "counterpart"):
        field = found.field
        if field.confidence == "low" and found.claim.id not in confirmed[field.field]:
            yield of_difference(CODE, found, _message(found), _NEXT, severity=SEVERITY)
    for checked in case.claims:
        if checked.claim.modality != "planned":
            yield from _in_part(checked, case)


def _message(found: Difference) -> str:
    there = f"; it names {found.field.observed}" if found.field.observed else ""
    return f"The cited page does not name {found.field.claimed}, whom the document names{there}."


def _in_part(checked: CheckedClaim, case: Case) -> Iterator[Finding]:
    """The people of a claim whom none of its pages names, where all were read and name others in the same place."""
    claim, pages = checked.claim, [case.page(link.citation.uri) for link in checked.citations]
    if not pages or not all(map(was_read, pages)):
        return
    agree = {field.field for link in checked.citations for field in link.fields if field.result == "agree"}
    places: tuple[tuple[Place, tuple[Party, ...]], ...] = (
        ("actor", claim.actors),
        ("counterpart", claim.counterparts),
    )
    missing = {
        one: named
        for place, named in places
        for one in named
        if len(named) > 1 and place in agree and all(_is_unnamed(place, one, page, case) for page in pages)
    }
    if missing:
        recorded = all(basis_of(page) == "recorded" for page in pages)
        by_name = any(_all_list_by_name(named, pages, case) for named in missing.values())
        yield _some(checked, tuple(missing), "warning" if recorded and by_name else "note")


def _all_list_by_name(named: tuple[Party, ...], pages: Sequence[Page], case: Case) -> bool:
    names = every_name(named, case.policy.people)
    return all(lists_by_name(names, case.hear(page)) for page in pages)


def _is_unnamed(place: Place, party: Party, page: Page, case: Case) -> bool:
    names = every_name((party,), case.policy.people)
    return len(unnamed(place, names, case.hear(page))) == len(names)


def _some(checked: CheckedClaim, missing: tuple[Party, ...], severity: Severity) -> Finding:
    claim, uri = checked.claim, checked.citations[0].citation.uri
    names = [party_words(one) for one in missing]
    shown = [*names[:_SHOWN], *([f"{len(names) - _SHOWN} more"] if len(names) > _SHOWN else [])]
    return Finding(
        id=finding_id(CODE, claim.id, uri, "; ".join(names)),
        rule=CODE,
        severity=severity,
        confidence="low",
        claim=claim.id,
        uri=uri,
        line=claim.span.line,
        end_line=claim.span.end_line,
        message=f"The cited page names some of the participants in {quoted(claim.text)}, and not {listed(shown)}.",
        claimed="; ".join(names),
        suggestion="Cite a page for those as well, or accept that the page tells of some of them.",
    )
