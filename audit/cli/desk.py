"""What lies before whoever decides on findings: reports, the decisions file, and who decides on which day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from audit.model.decision import Decision, Verdict
from audit.model.errors import DecisionsError
from audit.model.finding import GRAVITY, NOT_FOUND, Finding
from audit.report.recall import Recalled
from audit.review import decisions
from audit.review.evidence import subject


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies before the reviewer: reports and the decisions file, and who decides on which day."""

    reports: tuple[Recalled, ...]
    file: Path
    by: str
    today: date

    def findings(self) -> Iterator[tuple[Recalled, Finding]]:
        """Every finding that is there, with its report."""
        for report in self.reports:
            for finding in report.findings:
                if finding.state not in NOT_FOUND:
                    yield report, finding

    def undecided(self) -> list[tuple[Recalled, Finding]]:
        """Those on which no decision stands, in the report or in the file since, the gravest first."""
        said = {name for one in decisions.read(self.file) for name in one.findings if one.verdict != "fixed"}
        open_now = [
            (report, one)
            for report, one in self.findings()
            if one.id not in report.decided and (one.id not in said or one.state == "reopened")
        ]
        return sorted(open_now, key=lambda pair: GRAVITY[pair[1].severity])

    def decide(
        self, chosen: Iterable[tuple[Recalled, Finding]], verdict: Verdict, reason: str, until: date | None
    ) -> None:
        """Write one decision on the chosen findings."""
        pairs = tuple(chosen)
        made = Decision(
            findings=tuple(finding.id for _, finding in pairs),
            verdict=verdict,
            reason=reason,
            by=self.by,
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
