"""`diff A.json B.json`: what changed between two reports of one document."""

from pathlib import Path

import click

from audit.cli import codes, memory
from audit.cli.console import show
from audit.model.errors import ReportFormatError
from audit.model.finding import NOT_FOUND
from audit.report.recall import Recalled
from audit.review.baseline import compared
from audit.text.places import place
from audit.text.visible import terminal

_LONGEST = 200
_STATES = ("new", "reopened", "changed", "fixed", "removed", "unchecked")


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
    show(f"{len(lines)} changes" if lines else "no change")
    return codes.CLEAN


def _findings(earlier: Recalled, later: Recalled) -> list[str]:
    made = [finding for finding in later.findings if finding.state not in NOT_FOUND]
    found = [one for one in compared(made, earlier.findings, memory.scope(later, later.today)) if one.state != "known"]
    return [
        f"{one.state}: {one.severity} {one.rule} {one.id}, {place(later.path, one.line)}: {one.was or one.message}"
        for one in sorted(found, key=lambda one: (_STATES.index(one.state), one.line, one.id))
    ]


def _verdicts(earlier: Recalled, later: Recalled) -> list[str]:
    both = [name for name in later.verdicts if name in earlier.verdicts]
    return [
        f"verdict: {earlier.verdicts[name]} → {later.verdicts[name]}: {later.claims[name].text}"
        for name in both
        if earlier.verdicts[name] != later.verdicts[name]
    ]
