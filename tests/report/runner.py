"""What GitHub's runner makes of a step's output, by its documentation and published source: commands and annotations.

Only these forms are obeyed: `::command properties::message` at the start of a line (blanks before it allowed), and
`##[command properties]message` anywhere in it. In the message %25, %0D and %0A are read back; in properties %3A and
%2C too.
"""

import re
from dataclasses import dataclass

_NEW = re.compile(r"^\s*::([^\s:]+)(?: ([^:]*))?::(.*)$")
_OLD = re.compile(r"##\[([^\]\s]+)(?: ([^\]]*))?\](.*)$")


@dataclass(frozen=True)
class Command:
    """A command the runner obeys."""

    name: str
    properties: dict[str, str]
    message: str


def commands(output: str) -> list[Command]:
    """Every command in the output, line by line as the runner splits it."""
    found = (_NEW.search(line) or _OLD.search(line) for line in re.split(r"\r\n|\n|\r", output))
    return [
        Command(match[1], dict(_properties(match[2] or "")), _back(match[3], "%0D", "%0A")) for match in found if match
    ]


def _properties(text: str) -> list[tuple[str, str]]:
    pairs = (pair.partition("=") for pair in text.split(",") if pair)
    return [(name.strip(), _back(value, "%0D", "%0A", "%3A", "%2C")) for name, _, value in pairs]


def _back(text: str, *codes: str) -> str:
    for code in codes:
        text = text.replace(code, chr(int(code[1:], 16)))
    return text.replace("%25", "%")
