"""The conversation of `review`: one matter after the other, each answer in the file before the next is asked."""

import sys
from collections.abc import Callable, Sequence

import click

from audit.cli import codes
from audit.cli.console import say, show
from audit.cli.desk import Desk
from audit.model.finding import Finding
from audit.report.recall import Recalled
from audit.review import session
from audit.review.session import STEPS, VERDICTS
from audit.text.places import spot
from audit.text.visible import terminal, web_link

_SHOWN = 1_000  # characters of one value
_MEMBERS = 20  # of one matter that are listed
_MEMBER = 200  # characters of each
_QUESTION = "[a]ccept [f]alse positive [c]onfirm [s]kip [b]ack [o]pen [q]uit"
_OF_SEVERAL = f"{_QUESTION} [e]ach by itself"


def talk(desk: Desk) -> int:
    """Ask about what is undecided, findings of one cause together."""
    pairs = {finding.id: (report, finding) for report, finding in desk.undecided()}
    state = session.begin(tuple(pairs), (group for report in desk.reports for group in report.groups.values()))
    if not sys.stdin.isatty():
        raise click.UsageError("review asks at a terminal; elsewhere use: review list, review accept ID --reason …")
    while state.matter:
        matter = [pairs[name] for name in state.matter]
        show(f"\n[{state.at + 1}/{len(state.queue)}] {_head(matter)}")
        _lay_out(matter)
        step = _asked(_OF_SEVERAL if len(matter) > 1 else _QUESTION)
        if step in VERDICTS:
            desk.decide(matter, VERDICTS[step], _reason(), None)
        elif step == "open":
            _open(matter[0][1])
        state = session.take(state, step)
    say(f"{len(state.answers)} decided, kept in {desk.file}")
    return codes.CLEAN


def _asked(question: str) -> session.Step:
    keys = click.Choice(list(STEPS))
    return STEPS[click.prompt(question, type=keys, show_choices=False, err=True)]


def _reason() -> str:
    while not (reason := click.prompt("Why", err=True).strip()):
        pass
    return str(reason)


def _head(matter: Sequence[tuple[Recalled, Finding]]) -> str:
    finding = matter[0][1]
    one = f"{finding.severity} {terminal(finding.rule)} {finding.id}"
    return one if len(matter) == 1 else f"{one} and {len(matter) - 1} more of one cause"


def _lay_out(matter: Sequence[tuple[Recalled, Finding]]) -> None:
    """The first finding with all that is known of it, of the others the line they stand in and what they say."""
    (report, finding), *others = matter
    told: list[tuple[str, str | None]] = [
        ("document", report.claims.get(finding.claim or "")),
        ("page", finding.uri),
        ("claimed", finding.claimed),
        ("observed", finding.observed),
        ("found in", finding.source),
        ("words", finding.snippet),
        ("because", finding.was),
        ("next", finding.suggestion),
    ]
    show(f"{_place(report, finding)}: {terminal(finding.message, _SHOWN)}")
    for name, value in told:
        if value:
            show(f"  {name:<9} {terminal(value, _SHOWN)}")
    for more, other in others[:_MEMBERS]:
        show(f"  also {_place(more, other)}: {terminal(other.message, _MEMBER)}")
    if len(others) > _MEMBERS:
        show(f"  and {len(others) - _MEMBERS} more")


def _place(report: Recalled, finding: Finding) -> str:
    return terminal(spot(report.path, finding.line))


def _open(finding: Finding, launch: Callable[[str], object] = click.launch) -> None:
    address = web_link(finding.uri or "")
    if address:
        launch(address)
    else:
        say("there is no page to open")
