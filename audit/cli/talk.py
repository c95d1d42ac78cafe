"""The conversation of `review`: one matter after the other, each answer in the file before the next is asked."""

import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence

import click

from audit.cli import codes
from audit.cli.console import say, show
from audit.cli.decided import edited
from audit.cli.desk import Desk
from audit.model.decision import Lapse
from audit.model.finding import Finding
from audit.report import words
from audit.report.lapsing import changes
from audit.report.recall import Recalled
from audit.review import session
from audit.review.session import STEPS, VERDICTS, Step
from audit.text.places import spot
from audit.text.visible import terminal, web_link

_SHOWN = 1_000  # characters of one value
_NARROWEST = 40  # columns; whatever a terminal says, words need so much
_MEMBERS = 20  # of one matter that are listed
_MEMBER = 200  # characters of each
_ASKED: Mapping[Step, str] = {
    "accept": "[a]ccept",
    "false-positive": "[f]alse positive",
    "confirm": "[c]onfirm",
    "keep": "[k]eep what was decided before",
    "each": "[e]ach by itself",
    "skip": "[s]kip",
    "back": "[b]ack",
    "open": "[o]pen",
    "quit": "[q]uit",
}


def talk(desk: Desk) -> int:
    """Ask about what is undecided, findings of one cause together."""
    pairs = {finding.id: (report, finding) for report, finding in desk.undecided()}
    state = session.begin(tuple(pairs), (group for report in desk.reports for group in report.groups.values()))
    if not sys.stdin.isatty():
        raise click.UsageError("review asks at a terminal; elsewhere use: review list, review accept ID --reason …")
    while state.matter:
        matter = [pairs[name] for name in state.matter]
        before = [lapse for _, lapse in desk.lapses() if lapse.heir in state.matter]
        show(f"\n[{state.at + 1}/{len(state.queue)}] {_head(matter)}")
        _lay_out(matter)
        _tell_of(before)
        step = _asked(_offered(matter, before))
        if step in VERDICTS:
            desk.decide(matter, VERDICTS[step], _reason(), None)
        elif step == "keep":
            for lapse in before:
                desk.carry_over(lapse)
        elif step == "open":
            _open(matter[0][1])
        state = session.take(state, step, before[0].decision.verdict if before else None)
    say(f"{len(state.answers)} decided, kept in {desk.file}")
    return codes.CLEAN


def _offered(matter: Sequence[tuple[Recalled, Finding]], before: Sequence[Lapse]) -> Sequence[Step]:
    """The steps that make sense: there is nothing to keep unless one answer was given to all of it before."""
    answers = {(lapse.decision.verdict, lapse.decision.reason) for lapse in before}
    left_out: set[Step] = set() if len(matter) > 1 else {"each"}
    if len(answers) != 1 or len(before) != len(matter):
        left_out.add("keep")
    return [step for step in _ASKED if step not in left_out]


def _asked(steps: Sequence[Step]) -> Step:
    """The step whose key is typed, in either case; any other key is refused with those that there are."""
    keys = [key for key, step in STEPS.items() if step in steps]
    question = " ".join(_ASKED[step] for step in steps)
    typed = click.Choice(keys, case_sensitive=False)
    return STEPS[click.prompt(question, type=typed, show_choices=False, err=True)]


def _reason() -> str:
    while not (reason := click.prompt("Why", err=True).strip()):
        pass
    return str(reason)


def _tell_of(before: Iterable[Lapse]) -> None:
    """What was decided before the claims were edited, and what was edited."""
    for lapse in before:
        made = lapse.decision
        said = f"{made.verdict} by {made.by} on {made.on.isoformat()}, before its claim was edited: {made.reason}"
        _line("decided", said)
        for change in changes(lapse.edits):
            _line("edited", edited(change))


def _head(matter: Sequence[tuple[Recalled, Finding]]) -> str:
    finding = matter[0][1]
    one = f"{finding.severity} {terminal(finding.rule)} {finding.id}"
    return one if len(matter) == 1 else f"{one} and {len(matter) - 1} more of one cause"


def _lay_out(matter: Sequence[tuple[Recalled, Finding]]) -> None:
    """The first finding with all that is known of it, of the others the line they stand in and what they say."""
    (report, finding), *others = matter
    told: list[tuple[str, str | None]] = [
        ("document", statement.text if (statement := report.claims.get(finding.claim or "")) else None),
        ("page", finding.uri),
        ("claimed", _in_words(finding.claimed)),
        ("observed", _in_words(finding.observed)),
        ("found in", finding.source),
        ("words", finding.snippet),
        ("because", finding.was),
        ("next", finding.suggestion),
    ]
    show(_wrapped(f"{_place(report, finding)}: {terminal(finding.message, _SHOWN)}"))
    for name, value in told:
        if value:
            _line(name, value)
    for more, other in others[:_MEMBERS]:
        show(_wrapped(f"{_place(more, other)}: {terminal(other.message, _MEMBER)}", "  also "))
    if len(others) > _MEMBERS:
        show(f"  and {len(others) - _MEMBERS} more")


def _line(name: str, value: str) -> None:
    show(_wrapped(terminal(value, _SHOWN), f"  {name:<9} "))


def _wrapped(text: str, opening: str = "") -> str:
    """Text that is safe to print, between words in as many columns as there are; addresses stay in one piece."""
    return textwrap.fill(
        text,
        max(shutil.get_terminal_size().columns, _NARROWEST),
        initial_indent=opening,
        subsequent_indent=" " * max(len(opening), 2),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _in_words(value: str | None) -> str | None:
    """Days as they are told everywhere else; any other text as it is."""
    return value and (words.iso_in_words(value) or value)


def _place(report: Recalled, finding: Finding) -> str:
    return terminal(spot(report.path, finding.line))


def _open(finding: Finding, launch: Callable[[str], object] = click.launch) -> None:
    address = web_link(finding.uri or "")
    if address:
        launch(address)
    else:
        say("there is no page to open")
