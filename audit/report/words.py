"""The words every human format uses for what the JSON says in codes: one word for one thing, here and in the README.

The subject is the page or the document, never a person, and nothing is called right or untrue: a page agrees, differs
or is silent. Nothing here comes from outside; what does is escaped where it is put in.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from audit.model.capture import Origin, State
from audit.model.finding import Basis, ClaimVerdict, FieldName, FindingState, Result
from audit.text.days import from_iso, in_words, spoken

VERDICT: Mapping[ClaimVerdict, str] = {
    "supported": "page agrees",
    "partly": "page agrees in part",
    "contradicted": "page differs",
    "not-stated": "page is silent",
    "unreachable": "no usable page",
    "unchecked": "not asked",
    "uncited": "no page cited",
    "planned": "planned",
}
CONDITION: Mapping[State, str] = {
    "ok": "read",
    "gone": "not found",
    "blocked": "blocked",
    "unavailable": "unavailable",
    "broken": "not readable",
    "refused": "refused by policy",
    "invalid": "not a valid address",
    "unchecked": "not asked",
}
FIELD: Mapping[FieldName, str] = {
    "date": "Date",
    "kind": "Kind",
    "actor": "Who",
    "counterpart": "With whom",
    "place": "Place",
    "title": "Title",
}
RESULT: Mapping[Result, str] = {"agree": "agrees", "differ": "differs", "silent": "silent"}
MAY_DIFFER = "may differ"
"""Of a difference of low confidence, which contradicts nothing by itself."""

BASIS: Mapping[Basis, str] = {
    "recorded": "the page",
    "reconstructed": "a reconstructed page",
    "url-only": "the URL’s words",
}
BASES: Mapping[Basis, str] = {
    "recorded": "by recorded pages",
    "reconstructed": "by reconstructed pages",
    "url-only": "by the URL’s words alone",
}
"""Of several claims, what their verdict rests on."""

STATE: Mapping[FindingState, str] = {
    "new": "new",
    "known": "known",
    "changed": "changed",
    "reopened": "open again",
    "fixed": "fixed",
    "removed": "no longer in the document",
    "unchecked": "not checked again",
}
ORIGIN: Mapping[Origin, str] = {
    "live": "the cited address",
    "recording": "an earlier recording",
    "successor": "the official successor",
    "memento": "a web archive",
}


IN_TITLE = "the page’s title"


def where(source: str) -> str:
    """In which part of a page a value stands, by the kind of place that the extractor names."""
    if source.startswith(("url", "post-id")):
        return "the URL"
    if source == "title" or source.startswith(("h1", "og:title")):
        return IN_TITLE
    marked = "." in source or (":" in source and not source.startswith("lead"))
    return "the page’s markup" if marked else "the page’s words"


def sentence(text: str) -> str:
    """Outside text as a sentence: with a capital letter and a full stop."""
    line = capital(text.strip())
    return line + ("" if line.endswith((".", "!", "?")) else ".")


def capital(text: str) -> str:
    """The text with a capital letter at its beginning, the rest as it is."""
    return text[:1].upper() + text[1:]


def counted(number: int, one: str, several: str | None = None) -> str:
    """`1 claim`, `2 claims`, `no claims`; `several` for plurals that do not only add an s."""
    return f"{number or 'no'} {one if number == 1 else several or one + 's'}"


def kinds(numbers: Mapping[str, int], between: str = " · ") -> str:
    """`3 errors · 1 warning`: what there is at least one of, each with its plural."""
    return between.join(counted(number, name) for name, number in numbers.items() if number)


def listed(parts: Mapping[str, int]) -> str:
    """`6 by date · 1 by kind`: what there is at least one of, in the order given."""
    return " · ".join(f"{number} {name}" for name, number in parts.items() if number)


def day(when: date) -> str:
    """`December 9, 2021`."""
    return in_words(when)


def taken(origin: Origin, captured: datetime | None, recorded: datetime | None) -> str:
    """Of what shows a page as it was, the day: a capture's is told by its archive, a recording's is its own."""
    if origin == "recording":
        return f" of {day(recorded.date())}" if recorded else ""
    return f"’s capture of {day(captured.date())}" if captured else ""


def days(start: date, end: date) -> str:
    """`December 9, 2021`, `December 15–16, 2021`, `November 30 – December 1, 2021`."""
    return in_words(start, end)


def minute(when: datetime) -> str:
    """`January 10, 2022, 18:05 UTC`."""
    utc = when.astimezone(UTC)
    return f"{day(utc.date())}, {utc:%H:%M} UTC"


def iso_in_words(text: str) -> str | None:
    """The days that ISO dates name (`audit.text.days.iso`), in words; None for any other text."""
    try:
        return spoken(from_iso(text))
    except ValueError:
        return None
