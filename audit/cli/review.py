"""`review`: people's decisions about findings, one by one or as commands.

Every decision is in the file before the next question is asked: a session that is cut off loses nothing.
"""

import getpass
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import click

from audit.cli import codes, memory
from audit.cli.completion import one_of
from audit.cli.console import say, show
from audit.cli.desk import Desk
from audit.cli.talk import talk
from audit.cli.world import real_world
from audit.model.decision import Verdict
from audit.model.errors import AuditError, DecisionsError
from audit.model.finding import Finding
from audit.report.recall import Recalled
from audit.review import decisions, stats
from audit.settings import load
from audit.text.places import spot
from audit.text.visible import terminal

_SHOWN = 1_000


@click.group(invoke_without_command=True)
@click.option(
    "--report",
    "paths",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="A report's JSON; may be repeated. Default: every one in the settings' output folder.",
)
@click.option("--by", default=getpass.getuser, help="Who decides (default: your user name).")
@click.pass_context
def review(context: click.Context, *, paths: tuple[Path, ...], by: str) -> int | None:
    """Decide on findings: one by one without a command, or by id. Decisions are kept in audit-decisions.toml."""
    reports = tuple(map(memory.report, paths)) if paths else memory.reports(Path(load(Path()).output))
    context.obj = Desk(reports, decisions.FILE, by, real_world().now().date())
    return None if context.invoked_subcommand else talk(context.obj)


@review.command("list")
@click.pass_obj
def list_(desk: Desk) -> None:
    """Show what is not decided yet, a line each, the gravest first."""
    for report, finding in desk.undecided():
        was = f" ({finding.was})" if finding.was else ""
        place = spot(report.path, finding.line)
        show(terminal(f"{finding.id} {finding.severity} {finding.rule} {place}: {finding.message}{was}", _SHOWN))
    show(f"{len(desk.undecided())} undecided")


def _undecided() -> list[str]:
    """The ids of what is not decided in the reports of the settings' output folder, for a shell to offer."""
    try:
        reports = memory.reports(Path(load(Path()).output))
        return [finding.id for _, finding in Desk(reports, decisions.FILE, "", date.min).undecided()]
    except AuditError:  # a shell that is asked for words has no place for a message
        return []


def _deciding(name: str, verdict: Verdict, help_text: str) -> None:
    @review.command(name, help=help_text)
    @click.argument("ids", nargs=-1, required=True, metavar="ID...", shell_complete=one_of(_undecided))
    @click.option("--reason", required=True, help="Why; people read it later.")
    @click.option("--by", default=None, help="Who decides (default: your user name).")
    @click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="The last day on which this holds, as YYYY-MM-DD.")
    @click.pass_obj
    def command(desk: Desk, *, ids: tuple[str, ...], reason: str, by: str | None, until: datetime | None) -> int:
        if not reason.strip():
            raise click.UsageError("--reason is empty; write down why, for those who read the decision later")
        chosen = [pair for name in ids for pair in _named(desk, name)]
        desk = replace(desk, by=by or desk.by)
        desk.decide(chosen, verdict, reason.strip(), until.date() if until else None)
        say(f"{verdict}: {len(chosen)} in {desk.file}")
        return codes.CLEAN


_deciding("accept", "accepted", "The page and the document differ, and that may stay.")
_deciding("false-positive", "false-positive", "The finding tells of something that is not so.")
_deciding("confirm", "confirmed", "The finding is right; the document is to be fixed.")
_deciding("fixed", "fixed", "The document was fixed; if the finding returns it is open again.")


@review.command()
@click.pass_obj
def prune(desk: Desk) -> int:
    """Take decisions out of the file that are about nothing in these reports' documents any more."""
    here = {finding.id for report in desk.reports for finding in report.findings if finding.state != "removed"}
    documents = {report.path for report in desk.reports}
    elsewhere = {
        about.finding for one in decisions.read(desk.file) for about in one.about if about.document not in documents
    }
    try:
        taken = decisions.prune(desk.file, lambda name: name not in here | elsewhere)
    except OSError as problem:
        raise DecisionsError(f"{desk.file}: cannot be written ({problem.strerror}); nothing was taken out") from problem
    say(f"{taken} taken out of {desk.file}")
    return codes.CLEAN


@review.command("stats")
@click.pass_obj
def stats_(desk: Desk) -> None:
    """Show how many of the decided findings were right, by rule, by where the value stood, and by host."""
    made = decisions.read(desk.file)
    if not made:
        show("nothing is decided yet")
        return
    for heading, scores in (("rule", stats.by_rule), ("source", stats.by_source), ("host", stats.by_host)):
        show(f"{heading:<32} right  false positive  precision")
        for score in scores(made):
            name = terminal(score.name, 32)
            show(f"  {name:<30} {score.right:>5} {score.false_positive:>15} {score.precision:>10.2f}")


def _named(desk: Desk, name: str) -> Sequence[tuple[Recalled, Finding]]:
    """The findings that an id, the beginning of one, or a group's id means. Raises UsageError."""
    members = {one for report in desk.reports for one in report.groups.get(name, ())}
    found = [pair for pair in desk.findings() if pair[1].id in members or (not members and pair[1].id.startswith(name))]
    if not found:
        raise click.UsageError(f"{terminal(name, 40)}: no such finding in the reports; `audit review list` shows them")
    if not members and len({finding.id for _, finding in found}) > 1:
        raise click.UsageError(f"{terminal(name, 40)}: several findings begin so; write more of the id")
    return found
