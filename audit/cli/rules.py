"""`rules [CODE]`: what the rules find, why it matters, and how to accept a finding."""

import click

from audit.check import handbook
from audit.check.registry import texts
from audit.cli import codes
from audit.cli.completion import one_of
from audit.cli.console import show


@click.command()
@click.argument(
    "code", metavar="[CODE]", required=False, shell_complete=one_of(lambda: [rule.code for rule in texts()])
)
@click.option("--markdown", is_flag=True, help="All rules as the page docs/rules.md.")
def rules(code: str | None, *, markdown: bool) -> int:
    """Explain the rule CODE; without one, list all rules."""
    known = {rule.code: rule for rule in texts()}
    if code is not None and code not in known:
        raise click.UsageError(f"{code} is no rule; `rules` lists them")
    if markdown:
        text = handbook.page(texts())
    else:
        text = handbook.entry(known[code]) if code is not None else handbook.overview(texts())
    show(text.rstrip("\n"))
    return codes.CLEAN
