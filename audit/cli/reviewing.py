"""The commands of `review` at work on reports and the decisions file."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from audit.cli import codes, memory
from audit.cli import decided as told
from audit.cli.console import say, show
from audit.cli.desk import Desk
from audit.cli.world import real_world
from audit.model.decision import Lapse, Verdict
from audit.model.errors import AuditError
from audit.model.finding import Finding
from audit.report.commands import Commands
from audit.report.recall import Recalled
from audit.review import decisions, stats
from audit.settings import load
from audit.text.places import spot
from audit.text.visible import terminal

_SHOWN = 1_000


def desk(paths: Sequence[Path] = (), by: str | None = None, today: date | None = None) -> Desk:
    """The reports to decide on, those of the settings' output folder unless some are named. Raises AuditError.

    `today` is the day on which it is decided, None for the real one.
    """
    reports = tuple(map(memory.report, paths)) if paths else memory.reports(Path(load(Path()).output))
    commands = Commands(str(paths[0])) if len(paths) == 1 else Commands(possible=not paths)
    return Desk(reports, decisions.FILE, by, today or real_world().now().date(), commands)


def undecided() -> list[str]:
    """The ids of what is not decided in the reports of the settings' output folder, for a shell to offer."""
    try:
        return [finding.id for _, finding in desk().undecided()]
    except AuditError:  # a shell that is asked for words has no place for a message
        return []


def listed(before: Desk) -> int:
    """Show what is open, what lapsed, and what in the decisions themselves is doubtful."""
    open_now = before.undecided()
    for report, finding in open_now:
        was = f" ({finding.was})" if finding.was else ""
        place = spot(report.path, finding.line)
        show(terminal(f"{finding.id} {finding.severity} {finding.rule} {place}: {finding.message}{was}", _SHOWN))
    made = decisions.read(before.file)
    found = {finding.id for _, finding in before.findings()}
    unread = sum(len(report.amiss) for report in before.reports)
    lapsed = (told.lapsed(lapse, before.commands) for _, lapse in before.lapses())
    for line in (*lapsed, *told.contradictory(made), *told.of_nothing(made, found, unread)):
        show(terminal(line, _SHOWN))
    show(f"{len(open_now)} undecided")
    return codes.CLEAN


def decided(before: Desk, ids: Sequence[str], verdict: Verdict, reason: str, until: date | None) -> int:
    """Decide on the findings that are named."""
    chosen = [pair for name in ids for pair in _named(before, name)]
    before.decide(chosen, verdict, reason, until)
    say(f"{verdict}: {len(chosen)} in {before.file}")
    return codes.CLEAN


def carried_over(before: Desk, ids: Sequence[str]) -> int:
    """Decide on findings as was decided before their claims were edited."""
    lapses = list(dict.fromkeys(lapse for name in ids for lapse in _lapsed(before, name)))
    for lapse in lapses:
        before.carry_over(lapse)
    say(f"carried over: {len(lapses)} in {before.file}; audit review prune takes the decisions before them out")
    return codes.CLEAN


def pruned(before: Desk) -> int:
    """Take out of the decisions file what is about nothing any more; it is kept beside, for `stats`."""
    taken, kept = before.prune()
    where = f" and kept in {decisions.PAST}, where audit review stats counts them" if taken else ""
    later = f"; {kept} kept that could be carried over: see audit review list" if kept else ""
    say(f"{taken} taken out of {before.file}{where}{later}")
    return codes.CLEAN


def scored() -> int:
    """Show how often the findings were right, by what people decided."""
    made = decisions.read(decisions.PAST) + decisions.read(decisions.FILE)
    if not made:
        show("nothing is decided yet")
        return codes.CLEAN
    for heading, scores in (("rule", stats.by_rule), ("source", stats.by_source), ("host", stats.by_host)):
        show(f"{heading:<32} right  false positive  precision")
        for score in scores(made):
            name = terminal(score.name, 32)
            show(f"  {name:<30} {score.right:>5} {score.false_positive:>15} {score.precision:>10.2f}")
    return codes.CLEAN


def _named(before: Desk, name: str) -> Sequence[tuple[Recalled, Finding]]:
    """The findings that an id, the beginning of one, or a group's id means. Raises UsageError."""
    members = {one for report in before.reports for one in report.groups.get(name, ())}
    found = [
        pair for pair in before.findings() if pair[1].id in members or (not members and pair[1].id.startswith(name))
    ]
    if not found:
        raise click.UsageError(f"{terminal(name, 40)}: no such finding in the reports; `audit review list` shows them")
    if not members and len({finding.id for _, finding in found}) > 1:
        raise click.UsageError(f"{terminal(name, 40)}: several findings begin so; write more of the id")
    return found


def _lapsed(before: Desk, name: str) -> Sequence[Lapse]:
    """The lapsed decisions that could be carried over to the findings of that name. Raises UsageError."""
    heirs = {finding.id for _, finding in _named(before, name)}
    found = [lapse for _, lapse in before.lapses() if lapse.heir in heirs]
    if not found:
        raise click.UsageError(
            f"{terminal(name, 40)}: no decision could be carried over to it; `audit review list` shows which could"
        )
    return found
