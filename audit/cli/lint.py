"""`lint DOC…`: the checks that need no page, for editors and pre-commit hooks."""

from pathlib import Path

import click


@click.command()
@click.argument("documents", metavar="[DOC]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--fail-severity",
    metavar="error|warning|note",
    help="The least severity that makes the exit code 1 (default: error).",
)
@click.option("--exit-zero", is_flag=True, help="Exit 0 instead of 1.")
@click.option("--date", "document_date", metavar="DATE", help="The document's day, YYYY-MM-DD, if it states none.")
def lint(documents: tuple[Path, ...], *, fail_severity: str | None, exit_zero: bool, document_date: str | None) -> int:
    """Check each DOC (default: the documents of the settings) as far as that needs no page. No network is used."""
    from audit.cli.linting import checked

    return checked(documents, fail_severity=fail_severity, exit_zero=exit_zero, document_date=document_date)
