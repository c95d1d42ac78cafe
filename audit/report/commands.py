"""What to type to decide on what a report shows: a command that can be pasted into the shell of the project's folder.

Ids are hexadecimal digits, or no report is read; the report's own path is quoted, and where it could not be shown as it
is (a path may hold anything), no command is.
"""

import shlex
from collections.abc import Iterable
from dataclasses import dataclass

from audit.text.visible import terminal

_AT_ONCE = 200  # findings that one command names; nobody would paste more


@dataclass(frozen=True, slots=True)
class Commands:
    """`report` is the JSON's path from the project's folder, None where `review` finds it there by itself.

    Without a JSON (`possible` is false) nothing can be decided on.
    """

    report: str | None = None
    possible: bool = True

    def accept(self, findings: Iterable[str]) -> str:
        """The command that accepts findings, once a reason stands between its quotation marks; "" for none to show."""
        return self._told("accept", findings, ' --reason ""')

    def carry_over(self, findings: Iterable[str]) -> str:
        """The command that decides on findings as was decided before their claims were edited; "" as above."""
        return self._told("carry-over", findings)

    def _told(self, command: str, findings: Iterable[str], rest: str = "") -> str:
        ids = tuple(findings)
        named = f" --report {shlex.quote(self.report)}" if self.report is not None else ""
        if not self.possible or len(ids) > _AT_ONCE or terminal(named.strip(" ")) != named.strip(" "):
            return ""
        return f"python -m audit review{named} {command} {' '.join(ids)}{rest}"
