"""`verify REPORT.json --replay DIR`: a report checked by somebody who does not trust it."""

from pathlib import Path

import click

_PATH = click.Path(path_type=Path)


@click.command()
@click.argument("source", metavar="REPORT", type=_PATH)
@click.option("--replay", metavar="DIR", type=_PATH, help="The recording (default: the settings').")
@click.option("--document", "path", metavar="DOC", type=_PATH, help="Default: as the report says.")
def verify(source: Path, *, replay: Path | None, path: Path | None) -> int:
    """Judge everything anew from the recording and hold it against REPORT. No network."""
    from audit.cli.verifying import verified

    return verified(source, replay, path)
