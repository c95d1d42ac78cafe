"""The few Markdown structures a report is built of. What comes from outside enters through `audit.text.visible`.

GitHub's flavour: tables, and `<details>` for what most readers skip. HTML is only ever our own `<details>`,
`<summary>` and `<a id>`; a block of HTML takes no escapes, so nothing from outside may stand in one.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, TypeAlias, TypeVar

from audit.report import words
from audit.report.glimpse import dated_text
from audit.report.markdown_room import fitting, size
from audit.report.shape_page_v1 import PageV1, TryV1
from audit.report.shape_v1 import ClaimV1, FieldV1, LinkV1
from audit.text.regex import regex
from audit.text.visible import markdown, markdown_link

Item = TypeVar("Item")
Align: TypeAlias = Literal["left", "right"]
_RULE: dict[Align, str] = {"left": ":--", "right": "--:"}
_NOT_IN_AN_ID = regex("[^a-z0-9]+")
_CELL = 100  # characters of outside text in a table's cell; more makes rows nobody can run an eye over
_LABEL = 80
_TARGET = 240
_STEPS = 6  # redirects that are shown; a longer chain is told by its beginning and its end
_SCHEME = regex("^https?://(www[.])?", re.IGNORECASE)


def table(columns: Sequence[tuple[str, Align]], rows: Iterable[Sequence[str]]) -> str:
    """A table whose headings and cells are already Markdown without line breaks."""
    lines = [
        _row([heading for heading, _ in columns]),
        _row([_RULE[align] for _, align in columns]),
        *map(_row, rows),
    ]
    return "\n".join(lines)


def table_within(
    columns: Sequence[tuple[str, Align]],
    items: Sequence[Item],
    cells: Callable[[Item], Sequence[str]],
    room: int,
    unit: tuple[str, str],
) -> str:
    """A table of as many items as there is room for, and beneath it how many are not shown (`unit`: one, several)."""
    head = table(columns, ())
    shown = fitting(items, lambda item: _row(cells(item)), room - size([head]))
    whole = "\n".join([head, *shown.texts])
    return f"{whole}\n\n{not_shown(len(shown.hidden), unit)}" if shown.hidden else whole


def not_shown(number: int, unit: tuple[str, str]) -> str:
    """What stands in the place of what is left out for its size."""
    return f"*{words.counted(number, f'more {unit[0]}', f'more {unit[1]}')} not shown here; the JSON report has all.*"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def origin(asked: TryV1) -> str:
    """What was asked, in words; of what shows the page as it was, its day."""
    return words.ORIGIN[asked.origin] + words.taken(asked.origin, asked.memento_datetime, asked.captured_at)


def fold(summary: str, *body: str) -> str:
    """A section that opens on a click; `summary` is our own words only."""
    return "\n\n".join([f"<details>\n<summary>{summary}</summary>", *body, "</details>"])


def bullets(items: Iterable[str]) -> str:
    """A list of Markdown lines."""
    return "\n".join(f"- {item}" for item in items)


def named(name: str, text: str) -> str:
    """`**Name:** text`."""
    return f"**{name}:** {text}"


def anchor(name: str) -> str:
    """The place that `#name` leads to."""
    return f'<a id="{name}"></a>'


def finding_anchor(finding: str) -> str:
    """The name of a finding's place: the same in every report that has it."""
    return f"finding-{_NOT_IN_AN_ID.sub('-', finding)}"


def group_anchor(group: str) -> str:
    """The name of a group's place."""
    return f"group-{_NOT_IN_AN_ID.sub('-', group)}"


def quoted(text: str, limit: int | None = None) -> str:
    """Outside text in quotation marks, which also keep it from the start of a line."""
    return f"“{markdown(text, limit)}”"


def cell(text: str | None, limit: int = _CELL) -> str:
    """Outside text for a table's cell; a dash where there is none."""
    return (markdown(text, limit) if text else "") or "–"


def claim_text(claim: ClaimV1 | None) -> str:
    """What the document says, for a table's cell."""
    return cell(dated_text(claim) if claim else None)


def address(uri: str, limit: int = _LABEL) -> str:
    """A link that shows its own address, without what every address has."""
    return markdown_link(_SCHEME.sub("", uri), uri, limit)


def page_link(page: PageV1 | None, link: LinkV1) -> str:
    """A link to a cited page, under its title where the page has one."""
    title = page.title.value if page and page.used is not None else None
    return markdown_link(title, link.uri, _LABEL) if title else address(link.uri)


def day_or_text(text: str, limit: int = _CELL) -> str:
    """An ISO date, or a pair of them, in words; any other outside text as it is."""
    return words.iso_in_words(text) or cell(text, limit)


def event_date(field: FieldV1, page: PageV1 | None) -> str:
    """What a silent date comes to: which date the page lacks, and what was found instead."""
    if field.observed is None:
        return "none given, nor a day of publication"
    when = day_or_text(field.observed)
    if page and any((event.source, event.snippet) == (field.source, field.snippet) for event in page.events):
        return f"{when}, too vague to agree or differ"
    return f"none given; published {when}, which fits"


def redirects(asked: TryV1) -> str:
    """Where an address led, redirect by redirect: `301 to a.example/b, 302 to a.example/c`; "" where it led nowhere."""
    targets = [*(hop.uri for hop in asked.hops[1:]), asked.final_uri]
    steps = [f"{hop.status} to {address(uri, _TARGET)}" for hop, uri in zip(asked.hops, targets, strict=False)]
    if len(steps) > _STEPS:
        steps = [*steps[: _STEPS - 2], f"{len(steps) - _STEPS + 1} more", steps[-1]]
    return ", ".join(steps)


def condition(page: PageV1 | None) -> str:
    """What became of a page, with the fine-grained cause, for a table's cell: `not found (http-404)`."""
    if page is None:
        return "–"
    word = words.CONDITION[page.condition]
    led = ", redirected" if page.condition != "ok" and page.tries and page.tries[0].hops else ""
    return word + led if page.cause in {page.condition, ""} else f"{word} ({markdown(page.cause, 40)}){led}"
