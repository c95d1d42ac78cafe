"""What lies before whoever decides on findings: reports, the decisions file, and who decides on which day."""

import getpass
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from audit.cli.memory import scope
from audit.model.decision import Decision, Lapse, Subject, Verdict
from audit.model.errors import DecisionsError
from audit.model.finding import GRAVITY, NOT_FOUND, OVER, Finding
from audit.report.commands import Commands
from audit.report.recall import Recalled
from audit.review import decisions
from audit.review.apply import Applied, apply
from audit.review.evidence import subject
from audit.review.lapses import cause
from audit.review.scope import Scope


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies before the reviewer. `by` is who decides, None for the user.

    `commands` are those that decide on the same reports.
    """

    reports: tuple[Recalled, ...]
    file: Path
    by: str | None
    today: date
    commands: Commands = field(default_factory=Commands)

    def findings(self) -> Iterator[tuple[Recalled, Finding]]:
        """Every finding that is there, with its report."""
        for report in self.reports:
            for finding in report.findings:
                if finding.state not in NOT_FOUND:
                    yield report, finding

    def undecided(self) -> list[tuple[Recalled, Finding]]:
        """Those on which no decision stands, in the report or in the file since.

        In the order of the reports for people: the gravest first, of those of one severity what is unsure last.
        """
        made = decisions.read(self.file)
        open_now = [
            (report, one) for report in self.reports for one in _undecided(report, self._applied(report, made), made)
        ]
        return sorted(open_now, key=lambda pair: (GRAVITY[pair[1].severity], pair[1].confidence == "low"))

    def lapses(self) -> list[tuple[Recalled, Lapse]]:
        """The decisions in the file that hold no longer."""
        made = decisions.read(self.file)
        return [(report, lapse) for report in self.reports for lapse in self._applied(report, made).lapses]

    def _applied(self, report: Recalled, made: Sequence[Decision]) -> Applied:
        """A report's findings under the decisions as they are now."""
        there = [finding for finding in report.findings if finding.state not in NOT_FOUND]
        return apply(there, made, scope(report, self.today))

    def decide(
        self, chosen: Iterable[tuple[Recalled, Finding]], verdict: Verdict, reason: str, until: date | None
    ) -> None:
        """Write one decision on the chosen findings."""
        pairs = tuple(chosen)
        made = Decision(
            findings=tuple(finding.id for _, finding in pairs),
            verdict=verdict,
            reason=reason,
            by=self.by or _user(),
            on=self.today,
            until=until,
            about=tuple(subject(one, report.path, report.claims.get(one.claim or "")) for report, one in pairs),
        )
        try:
            decisions.add(self.file, [made])
        except OSError as problem:
            raise DecisionsError(
                f"{self.file}: cannot be written ({problem.strerror}); nothing was decided"
            ) from problem

    def carry_over(self, lapse: Lapse) -> None:
        """Decide on the finding that a lapsed decision is offered to, as was decided then. Raises DecisionsError."""
        made = lapse.decision
        if made.until is not None and made.until < self.today:
            raise DecisionsError(
                f"{lapse.heir}: what was decided before ended on {made.until.isoformat()}; decide on it anew"
            )
        chosen = [pair for pair in self.findings() if pair[1].id == lapse.heir]
        self.decide(chosen, made.verdict, made.reason, made.until)

    def prune(self) -> tuple[int, int]:
        """Move away what is about nothing any more; how many were, and how many were kept that could be carried over.

        What is about other documents, or about pages that these reports could not read, is not theirs to judge. Raises
        DecisionsError.
        """
        made = decisions.read(self.file)
        here = {finding.id for report in self.reports for finding in report.findings if finding.state not in OVER}
        offered = {lapse.subject.finding for _, lapse in self.lapses() if lapse.heir is not None}
        scopes = {report.path: scope(report, self.today) for report in self.reports}
        open_still = {about.finding for one in made for about in one.about if not _settled(about, scopes)}
        kept = here | offered | open_still
        try:
            taken = decisions.prune(self.file, decisions.PAST, lambda name: name not in kept)
        except OSError as problem:
            raise DecisionsError(
                f"{problem.filename}: cannot be written ({problem.strerror}); nothing was taken out"
            ) from problem
        return taken, len(offered - here)


def _settled(about: Subject, scopes: Mapping[str, Scope]) -> bool:
    """Whether a report tells that what was decided on is not there."""
    here = scopes.get(about.document)
    return here is not None and cause(about, here) is not None


def _undecided(report: Recalled, applied: Applied, made: Sequence[Decision]) -> Iterator[Finding]:
    """What is said to be fixed since the report was made is open again only once a later report finds it."""
    known_open = {
        finding.id
        for finding in report.findings
        if finding.state == "reopened" or (finding.state == "known" and finding.was is not None)
    }
    fixed = {name for one in made if one.verdict == "fixed" and one.on >= report.today for name in one.findings}
    settled = applied.decided.keys() | report.decided | (fixed - known_open)
    return (finding for finding in applied.findings if finding.id not in settled)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as problem:  # a container's user need have no name
        raise DecisionsError("your user name is not known here; say who decides (--by NAME)") from problem
