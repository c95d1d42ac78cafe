"""Every format by its name: a pure function of the canonical JSON, and how its file is called.

`github` has no file: its annotations are commands to the runner, which reads them from the output.
"""

from collections.abc import Mapping, Sequence
from typing import get_args

from audit.model.finding import RuleText
from audit.model.report import Format
from audit.report import github, gitlab, json_v1, junit, markdown, sarif
from audit.report.commands import Commands

FORMATS: tuple[Format, ...] = get_args(Format)

SUFFIX: Mapping[Format, str] = {
    "md": "md",
    "json": "json",
    "html": "html",
    "sarif": "sarif",
    "junit": "junit.xml",
    "gitlab": "gitlab.json",
}
"""What a format's file name ends in, for those that are written to files."""


def render(
    data: bytes,
    form: Format,
    rules: Sequence[RuleText],
    room: int = markdown.ROOM,
    commands: Commands | None = None,
) -> bytes:
    """The canonical JSON in another format. `rules` are those that could have found something.

    `commands` are those that people are told to decide with. `room` bounds Markdown, in bytes; what has no room is left
    out from the end and counted.
    Raises ReportFormatError for bytes that are no report of this version.
    """
    report = json_v1.decode(data)
    match form:
        case "json":
            return data
        case "md":
            text = markdown.render(report, room, commands)
        case "html":
            from audit.report import html  # noqa: PLC0415 - its templates take a twentieth of a second to load

            text = html.render(report, commands)
        case "sarif":
            text = sarif.render(report, rules)
        case "junit":
            text = junit.render(report)
        case "github":
            text = github.render(report)
        case "gitlab":
            text = gitlab.render(report)
    return text.encode()
