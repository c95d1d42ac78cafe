"""`review`: people's decisions about findings, one by one or as commands.

What the commands need is loaded, and reports are read, only once there is something to do: any `--help` answers at once
and in any folder.
"""

from datetime import date, datetime
from pathlib import Path
from typing import TypeAlias

import click

from audit.cli.completion import one_of
from audit.model.decision import Verdict

_Given: TypeAlias = tuple[tuple[Path, ...], str | None, date | None]
"""The reports named before the command, who decides, and on which day."""
_DAY = click.DateTime(["%Y-%m-%d"])


def _undecided() -> list[str]:
    from audit.cli.reviewing import undecided

    return undecided()


_IDS = click.argument("ids", nargs=-1, required=True, metavar="ID...", shell_complete=one_of(_undecided))
_BY = click.option("--by", metavar="NAME", help="Who decides (default: your user name).")


@click.group(invoke_without_command=True)
@click.option(
    "--report",
    "paths",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="A report's JSON; may be repeated. Default: every one in the settings' output folder.",
)
@_BY
@click.option(
    "--today", type=_DAY, metavar="DATE", help="The day of the decisions, as YYYY-MM-DD, as of `run` (default: today)."
)
@click.pass_context
def review(context: click.Context, *, paths: tuple[Path, ...], by: str | None, today: datetime | None) -> int | None:
    """Decide on findings: one by one without a command, or by id. Decisions are kept in audit-decisions.toml."""
    context.obj = given = paths, by, today.date() if today else None
    if context.invoked_subcommand:
        return None
    from audit.cli.reviewing import desk
    from audit.cli.talk import talk

    return talk(desk(*given))


@review.command("list")
@click.pass_obj
def list_(given: _Given) -> int:
    """Show what is not decided yet, a line each, the gravest first; then decisions that hold no longer."""
    from audit.cli.reviewing import desk, listed

    return listed(desk(*given))


def _deciding(name: str, verdict: Verdict, help_text: str) -> None:
    @review.command(name, help=help_text)
    @_IDS
    @click.option("--reason", required=True, help="Why; people read it later.")
    @_BY
    @click.option("--until", type=_DAY, help="The last day on which this holds, as YYYY-MM-DD.")
    @click.pass_obj
    def command(given: _Given, *, ids: tuple[str, ...], reason: str, by: str | None, until: datetime | None) -> int:
        if not reason.strip():
            raise click.UsageError("--reason is empty; write down why, for those who read the decision later")
        from audit.cli.reviewing import decided, desk

        paths, by_all, today = given
        return decided(desk(paths, by or by_all, today), ids, verdict, reason.strip(), until.date() if until else None)


_deciding("accept", "accepted", "The page and the document differ, and that may stay.")
_deciding("false-positive", "false-positive", "The finding tells of something that is not so.")
_deciding("confirm", "confirmed", "The finding is right; the document is to be fixed.")
_deciding("fixed", "fixed", "The document was fixed; if the finding returns it is open again.")


@review.command("carry-over")
@_IDS
@_BY
@click.pass_obj
def carry_over(given: _Given, *, ids: tuple[str, ...], by: str | None) -> int:
    """The claim was edited and the matter is the same: decide on it again as before, with the reason given then."""
    from audit.cli.reviewing import carried_over, desk

    paths, by_all, today = given
    return carried_over(desk(paths, by or by_all, today), ids)


@review.command()
@click.pass_obj
def prune(given: _Given) -> int:
    """Take decisions out of the file that are about nothing in these reports' documents any more.

    They are kept in audit-decisions.past.toml, where they decide nothing and `stats` counts them.
    """
    from audit.cli.reviewing import desk, pruned

    return pruned(desk(*given))


@review.command()
def stats() -> int:
    """Show how many of the decided findings were right, by rule, by where the value stood, and by host.

    Those count, too, that `prune` took out.
    """
    from audit.cli.reviewing import scored

    return scored()
