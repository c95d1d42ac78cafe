"""Decisions on what is found no more: why, and where a claim was edited, which finding they could be carried over to.

Nothing is carried over here: an edited claim that looks like the one decided on is offered, with what was edited.
"""

from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher

from audit.model.decision import Cause, Decision, Edit, EditedPart, Lapse, Statement, Subject
from audit.model.finding import Finding
from audit.review.scope import Scope
from audit.text.fold import fold
from audit.text.urls import key

_ALIKE = 0.6  # share of common text by which an edited claim is offered as the one decided on; it only offers
_MOST = 50  # findings of one rule and page that are compared
_LONGEST = 400  # characters of two claims that are laid beside each other


def lapses(said: Iterable[tuple[Subject, Decision]], free: Iterable[Finding], scope: Scope) -> tuple[Lapse, ...]:
    """Those of the decisions, on what is not found, that lapsed. `free` are the undecided findings.

    Only what was said in a claim that is not in the document any more is offered a finding, and a finding is offered to
    one decision at most: that whose claim is most like its own.
    """
    made = tuple(said)
    edited = {at: subject for at, (subject, _) in enumerate(made) if _is_said_no_more(subject, scope)}
    heirs = _heirs(edited, free, scope.claims)
    found: list[Lapse] = []
    for at, (subject, decision) in enumerate(made):
        if (heir := heirs.get(at)) is not None:
            found.append(Lapse(subject, decision, "edited", heir.id, tuple(_edits(subject, heir, scope.claims))))
        elif (why := cause(subject, scope)) is not None:
            found.append(Lapse(subject, decision, why))
    return tuple(found)


def cause(subject: Subject, scope: Scope) -> Cause | None:
    """Why what was decided on is not there, if a run that did not find it tells that it is not.

    A page that is still cited and was not read leaves open what an edited claim would be found to say of it.
    """
    page = _page(subject.uri)
    if _is_said_no_more(subject, scope):
        waits = page in scope.cited and not scope.settles(page, subject.rule)
        return None if waits else "claim"
    if page is not None and page not in scope.cited:
        return "page"
    return "finding" if scope.settles(page, subject.rule) else None


def _is_said_no_more(subject: Subject, scope: Scope) -> bool:
    return subject.claim is not None and not any(_is_said(subject.claim, one) for one in scope.claims.values())


def _is_said(then: Statement, now: Statement) -> bool:
    """Whether it is the same statement, as far as is known of what it was: a decision may know its words alone."""
    return (
        fold(then.text) == fold(now.text)
        and (then.section is None or fold(then.section) == fold(now.section or ""))
        and (then.date is None or then.date == now.date)
    )


def _edits(subject: Subject, heir: Finding, claims: Mapping[str, Statement]) -> Iterator[Edit]:
    """What differs of what both are known of; the compared value only where it is no date that is told already."""
    was, now = subject.claim, claims.get(heir.claim or "")
    told: set[tuple[str | None, str | None]] = set()
    if was is not None and now is not None:
        pairs: tuple[tuple[EditedPart, str | None, str | None], ...] = (
            ("section", was.section, now.section),
            ("date", was.date, now.date),
            ("text", was.text, now.text),
        )
        for part, before, after in pairs:
            if before is not None and after is not None and fold(before) != fold(after):
                told.add((before, after))
                yield Edit(part, before, after)
    claimed = subject.claimed, heir.claimed
    if claimed[0] != claimed[1] and claimed not in told:
        yield Edit("claimed", claimed[0] or "", claimed[1] or "")


def _heirs(
    subjects: Mapping[int, Subject], free: Iterable[Finding], claims: Mapping[str, Statement]
) -> Mapping[int, Finding]:
    """By a subject's number, the finding of its rule and page whose claim is most like the one it was about."""
    candidates: dict[tuple[str, str | None], list[Finding]] = {}
    for finding in free:
        candidates.setdefault((finding.rule, _page(finding.uri)), []).append(finding)
    alike = [
        (likeness, at, finding)
        for at, subject in subjects.items()
        for finding in candidates.get((subject.rule, _page(subject.uri)), [])[:_MOST]
        if (likeness := _likeness(subject.claim, claims.get(finding.claim or ""))) >= _ALIKE
    ]
    heirs: dict[int, Finding] = {}
    taken: set[str] = set()
    for _, at, finding in sorted(alike, key=lambda one: (-one[0], one[1])):
        if at not in heirs and finding.id not in taken:
            heirs[at] = finding
            taken.add(finding.id)
    return heirs


def _likeness(one: Statement | None, other: Statement | None) -> float:
    """0 to 1; of two that are about no claim, 1."""
    if one is None or other is None:
        return float(one is other)
    first, second = fold(one.text[:_LONGEST]), fold(other.text[:_LONGEST])
    return SequenceMatcher(None, first, second, autojunk=False).ratio() if first or second else 1.0


def _page(uri: str | None) -> str | None:
    return None if uri is None else key(uri)
