"""The command line's entrance: commands, and how every ending becomes one line and an exit code.

Commands are loaded when called, so that `--help` and `--version` start without the HTTP and HTML libraries.
"""

import errno
import io
import sys
from collections.abc import Callable, Sequence

import click

from audit import __version__
from audit.cli import codes
from audit.cli.console import internal_error, say, unwritable
from audit.model.errors import AuditError


def _run() -> click.Command:
    from audit.cli.run import run

    return run


def _claims() -> click.Command:
    from audit.cli.claims import claims

    return claims


def _report() -> click.Command:
    from audit.cli.report import report

    return report


def _forget() -> click.Command:
    from audit.cli.forget import forget

    return forget


def _review() -> click.Command:
    from audit.cli.review import review

    return review


def _diff() -> click.Command:
    from audit.cli.diff import diff

    return diff


def _verify() -> click.Command:
    from audit.cli.verify import verify

    return verify


def _lint() -> click.Command:
    from audit.cli.lint import lint

    return lint


def _inspect() -> click.Command:
    from audit.cli.inspect import inspect

    return inspect


def _rules() -> click.Command:
    from audit.cli.rules import rules

    return rules


_COMMANDS: dict[str, tuple[str, Callable[[], click.Command]]] = {
    "run": ("Audit documents: fetch every cited page, compare it with the claim, write the report.", _run),
    "claims": ("Show what is read from a document: its dated claims and links. No network.", _claims),
    "lint": ("Check documents as far as that needs no page. No network.", _lint),
    "inspect": ("Show every title and date one page gives, and why one of each was chosen.", _inspect),
    "report": ("Write a report's JSON in another format. No network.", _report),
    "forget": ("Remove what recordings hold of an address (takedowns). No network.", _forget),
    "diff": ("Show what changed between two reports. No network.", _diff),
    "verify": ("Check a report against its recording, trusting neither. No network.", _verify),
    "rules": ("Explain a rule, or list all of them. No network.", _rules),
    "review": ("Decide on findings: one by one, or by id. No network.", _review),
}


_UNWRITABLE = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EIO, errno.EBADF})


class _Commands(click.Group):
    """The commands, each loaded when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        return _COMMANDS[cmd_name][1]() if cmd_name in _COMMANDS else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (summary, _) in _COMMANDS.items()])


@click.command(cls=_Commands, name="citation-audit", context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="citation-audit")
def cli() -> None:
    """Check whether the pages a document cites agree with its dated claims, and show why."""


def main(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; whatever happens, people get a line, not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # A console that cannot show a character shows its code instead of ending the run.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = cli.main(args=list(arguments), prog_name="citation-audit", standalone_mode=False)
    except (KeyboardInterrupt, click.Abort):
        return _end("interrupted", codes.INTERRUPTED)
    except click.ClickException as problem:
        return _end(_usage(problem), codes.USAGE)
    except AuditError as problem:
        return _end(str(problem), codes.USAGE)
    except SystemExit:  # click's way to end when a reader of the help text goes away
        return codes.CLEAN
    except Exception as problem:  # noqa: BLE001 - the last fence before the user
        return _unforeseen(problem)
    return code if isinstance(code, int) else codes.CLEAN


def _unforeseen(problem: Exception) -> int:
    if isinstance(problem, OSError) and problem.errno in _UNWRITABLE:  # click prints help and version by itself
        return _end(str(unwritable(problem)), codes.USAGE)
    return _end(internal_error(problem), codes.INTERNAL)


def _usage(problem: click.ClickException) -> str:
    context = problem.ctx if isinstance(problem, click.UsageError) else None
    message = problem.format_message().rstrip(".")
    return f"{message}; see {context.command_path} --help" if context else message


def _end(message: str, code: int) -> int:
    say(message)
    return code
