"""`diff A.json B.json`: what changed between two reports of one document."""

from pathlib import Path

import click

from audit.cli import codes, memory
from audit.cli.console import show
from audit.model.errors import ReportFormatError
from audit.model.finding import NOT_FOUND, Finding
from audit.report.recall import Recalled
from audit.report.words import counted
from audit.review.baseline import compared
from audit.text.places import place
from audit.text.visible import terminal

_LONGEST = 200
_TOLD = ("new", "reopened", "changed", "decided", "fixed", "removed", "unchecked", "known")


@click.command()
@click.argument("before", metavar="A", type=click.Path(path_type=Path))
@click.argument("after", metavar="B", type=click.Path(path_type=Path))
def diff(before: Path, after: Path) -> int:
    """Show how the findings and verdicts of report B differ from those of report A."""
    earlier, later = memory.report(before), memory.report(after)
    if earlier.path != later.path:
        raise ReportFormatError(f"{after}: is about {later.path}, not about {earlier.path} as {before} is")
    lines = [*_findings(earlier, later), *_verdicts(earlier, later)]
    for line in lines:
        show(terminal(line, _LONGEST))
    show(counted(len(lines), "change"))
    return codes.CLEAN


def _findings(earlier: Recalled, later: Recalled) -> list[str]:
    made = [finding for finding in later.findings if finding.state not in NOT_FOUND]
    found = compared(made, earlier.findings, memory.scope(later, later.today))
    told = [(_became(one, earlier, later), one) for one in found]
    return [
        f"{became}: {one.severity} {one.rule} {one.id}, {place(later.path, one.line)}: {one.was or one.message}"
        for became, one in sorted(told, key=lambda pair: (_TOLD.index(pair[0]), pair[1].line, pair[1].id))
        if became != "known"
    ]


def _became(finding: Finding, earlier: Recalled, later: Recalled) -> str:
    """The finding's state; of one that is in both reports, whether a decision on it came or went."""
    before, now = finding.id in earlier.decided, finding.id in later.decided
    if finding.state != "known" or before == now:
        return finding.state
    return "decided" if now else "reopened"


def _verdicts(earlier: Recalled, later: Recalled) -> list[str]:
    both = [name for name in later.verdicts if name in earlier.verdicts]
    return [
        f"verdict: {earlier.verdicts[name]} → {later.verdicts[name]}: {later.claims[name].text}"
        for name in both
        if earlier.verdicts[name] != later.verdicts[name]
    ]
