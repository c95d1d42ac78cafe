"""What names a section: a heading, or bold words that stand alone where a writer had no headings."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from audit.read.blocks import Block, Run
from audit.text.fold import squeeze
from audit.text.regex import regex

BOLD_LEVEL = 7
"""The level of a title that is only bold: below every heading."""

ITEM_LEVEL = BOLD_LEVEL
"""The level below which items stand that title those under them, each by its depth."""

_NO_TITLE = regex(
    r"\W*(?:anonymous|unspecified|untitled(?: document)?(?: ?[0-9]+)?)?\W*|microsoft \w+ - .*", re.IGNORECASE
)
"""What programs write for the title of a file that was given none."""
_LONGEST = 200
_ENDS_SENTENCE = (".", "!", "?", ":", ";", "”", '"', "’", ")")


def title(block: Block) -> str | None:
    """What a block names as a section: a heading; a paragraph's bold words on a line of their own or glued to its end.

    Pandoc makes the latter of a heading that was only bold: "… Allies and partners. **Engagements with Ukraine**".
    """
    if block.kind == "heading":
        return squeeze("".join(run.text for run in block.runs)) or None
    if block.kind != "paragraph":
        return None
    found = [name for name, before, after in _bold(block.runs) if _stands_alone(before, after) and _is_name(name)]
    return found[-1] if found else None


def file_title(told: str) -> str | None:
    """The title that a file's own data tell; None where they tell what a program wrote for none."""
    words = squeeze(told)
    return None if _NO_TITLE.fullmatch(words) else words


def level(block: Block) -> int:
    """How deep the section is that a block names: 1 to 6 for headings."""
    return block.level if block.kind == "heading" else BOLD_LEVEL


def _bold(runs: Sequence[Run]) -> Iterator[tuple[str, str, str]]:
    """Each stretch of bold words with the plain text before it and after it, up to the next one."""
    alike = groupby(runs, key=lambda run: run.strong and run.text != "\n")
    stretches = [(strong, "".join(run.text for run in members)) for strong, members in alike]
    for at, (strong, text) in enumerate(stretches):
        if strong:
            before = stretches[at - 1][1] if at else "\n"
            after = stretches[at + 1][1] if at + 1 < len(stretches) else ""
            yield squeeze(text), before, after


def _stands_alone(before: str, after: str) -> bool:
    begins_line = before.rstrip(" \t\u00a0").endswith("\n")
    ends_line = after.lstrip(": \t\u00a0").startswith("\n")
    ends_block = not after.strip(": \t\u00a0")
    return (begins_line and (ends_line or ends_block)) or (ends_block and before.rstrip().endswith(_ENDS_SENTENCE))


def _is_name(text: str) -> bool:
    return 0 < len(text) <= _LONGEST and not text.endswith((".", "!", "?", ",", ";"))
