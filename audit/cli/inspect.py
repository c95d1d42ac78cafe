"""`inspect URL_OR_FILE`: one page, every candidate title and date with its source, and why one was chosen."""

import click


@click.command()
@click.argument("source", metavar="URL_OR_FILE", required=False)
@click.option("--url", metavar="U", help="The address FILE was saved from: it may tell a day, and names the site.")
@click.option("--json", "as_json", is_flag=True, help="Write everything that was read as JSON.")
@click.option(
    "--jsonl",
    is_flag=True,
    help='Read lines {"html": path, "url": url} from FILE or standard input, write one JSON line for each.',
)
@click.option("--allow-host", metavar="HOST[:PORT]|CIDR", multiple=True, help="Exempt from the private-address guard.")
def inspect(source: str | None, *, url: str | None, as_json: bool, jsonl: bool, allow_host: tuple[str, ...]) -> int:
    """Show every candidate title and date of one page with its source, and why one was chosen.

    A URL is fetched as an audit would (no successor, no archive); a FILE is read as it is, without network.
    """
    if source is None and not jsonl:
        raise click.UsageError("Missing argument 'URL_OR_FILE'.")
    from audit.cli import inspecting

    if source is None or jsonl:
        return inspecting.stream(source or "-")
    return inspecting.inspected(source, url or "", allow_host, as_json=as_json)
