"""What is wrong in a decisions file, in words for whoever wrote it: which block, which key, and what belongs there."""

import re
from collections.abc import Mapping
from typing import Final

from audit.text.regex import regex

_AT = regex(r" - at `\$\.decision\[(?P<block>\d+)\](?P<rest>[^`]*)`")
_NAMED = regex(r"`(\w+)`")
_LAST = regex(r"(\w+)(?:\[[^\]]*\])*$")

_BELONGS: Final[Mapping[str, str]] = {
    "findings": 'a list of ids, each of 12 of the digits 0-9 and a-f, such as ["0123456789ab"]; '
    "`audit review list` shows them",
    "verdict": '"accepted", "false-positive", "confirmed" or "fixed"',
    "reason": "why, in words",
    "by": "who decided, in words",
    "on": "the day of the decision, such as 2022-01-10",
    "until": "the last day on which it holds, such as 2022-12-31; or leave it out",
    "about": "what was decided on, as the program wrote it; or leave it out",
}
"""The keys of a block, and what belongs there."""


def in_words(problem: str) -> str:
    """A message of msgspec on a block that is no decision, told for people; any other message as it is."""
    found = _AT.search(problem)
    if found is None:
        return problem
    block = f"[[decision]] number {int(found['block']) + 1}"
    what, rest = problem[: found.start()], found["rest"]
    named = _NAMED.search(what)
    if "unknown field" in what and named:
        place = "its `about`" if "about" in rest else "a decision"
        known = "" if "about" in rest else f" (known are: {', '.join(_BELONGS)})"
        return f"{block}: `{named[1]}` is no key of {place}{known}"
    if "missing required field" in what and named:
        return f"{block}: `{named[1]}` is missing{_what_belongs(named[1], rest)}"
    key = _LAST.search(rest)
    return (
        f"{block}: {what}"
        if key is None
        else f"{block}: `{_path(rest)}` is not understood{_what_belongs(key[1], rest)}"
    )


def _path(rest: str) -> str:
    """`.about[...].evidence` as people would write it: `about.evidence`."""
    return re.sub(r"\[[^\]]*\]", "", rest).lstrip(".")


def _what_belongs(key: str, rest: str) -> str:
    if "about" in rest:
        return f": {_BELONGS['about']}"
    return f": it is {_BELONGS[key]}" if key in _BELONGS else ""
