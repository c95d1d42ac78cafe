"""`forget URL…`: takedowns."""

from pathlib import Path

import click

_FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command()
@click.argument("uris", metavar="URL...", nargs=-1, required=True)
@click.option("--cassettes", "root", metavar="DIR", type=_FOLDER, help="Where recordings are (default: the settings').")
@click.option("--output", metavar="DIR", type=_FOLDER, help="Where reports are (default: the settings').")
def forget(uris: tuple[str, ...], *, root: Path | None, output: Path | None) -> int:
    """Remove what recordings hold of each URL, and leave a dated mark so that nothing of it is recorded again."""
    from audit.cli.forgetting import forgotten

    return forgotten(uris, root, output)
