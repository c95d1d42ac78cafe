"""A claim keeps its identity and its words however the document is laid out; reading costs time in proportion."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.model.claim import CitedDocument
from audit.read.document import read_document

FACT_SHEET = Path(__file__).parents[2] / "examples" / "fact-sheet-2022-01-10.md"
BOUND = 8.0  # seconds; linear takes less than 0.5, quadratic minutes


def _read(folder: Path, text: str) -> CitedDocument:
    path = folder / "doc.md"
    path.write_text(text, encoding="utf-8", newline="")
    return read_document(path, "doc.md")


@cache
def _original() -> CitedDocument:
    return read_document(FACT_SHEET, "doc.md")


def _ids(cited: CitedDocument) -> list[str]:
    return [claim.id for claim in cited.claims]


def _on_one_line(text: str) -> str:
    return re.sub(r"(?<=[^\n])\n {4}(?=[^ -])", " ", text)


@pytest.mark.parametrize(
    "rewritten",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace("’", "'").replace("“", '"').replace("”", '"'),
        lambda text: text.replace("\u00a0", " "),
        lambda text: text.replace(
            "**Engagements with NATO**", "A paragraph more.\n\nAnd one.\n\n**Engagements with NATO**"
        ),
        lambda text: text.replace("**Engagements with NATO**", "## Engagements with NATO"),
        lambda text: text.replace("\n-   ", "\n*   "),
        _on_one_line,
    ],
    ids=["CRLF", "byte order mark", "quotes", "blanks", "more lines", "heading", "bullets", "unwrapped"],
)
def test_another_layout_of_the_fact_sheet_leaves_every_identity(
    rewritten: Callable[[str], str], tmp_path: Path
) -> None:
    text = FACT_SHEET.read_text(encoding="utf-8")
    assert rewritten(text) != text
    assert _ids(_read(tmp_path, rewritten(text))) == _ids(_original())


def test_an_entry_less_leaves_the_identity_of_the_others(tmp_path: Path) -> None:
    lines = FACT_SHEET.read_text(encoding="utf-8").split("\n")
    shorter = _read(tmp_path, "\n".join([*lines[:153], *lines[155:]]))  # without the entry of lines 154 and 155
    gone = {claim.id for claim in _original().claims if claim.span.line == 154}
    assert set(_ids(_original())) - set(_ids(shorter)) == gone


def test_the_same_words_in_another_section_are_another_claim(tmp_path: Path) -> None:
    entry = "- December 9, 2021: X met Y\n"
    first, second = _read(tmp_path, f"# One\n\n{entry}\n# Two\n\n{entry}").claims
    assert first.id != second.id


@settings(derandomize=True, deadline=None, max_examples=30)
@given(
    st.lists(
        st.sampled_from(["X", "met", "Minister", "Y’s", "call", "with", "and", "also", "(see)", "—", ";", "in Riga,"]),
        min_size=1,
        max_size=12,
    ),
    st.lists(st.sampled_from([" ", "\n  ", "  ", "\u00a0"]), min_size=12, max_size=12),
)
def test_wrapping_never_changes_what_a_claim_is(
    tmp_path_factory: pytest.TempPathFactory, words: list[str], gaps: list[str]
) -> None:
    wrapped = "".join(word + gap for word, gap in zip(words, gaps, strict=False)).strip()
    folder = tmp_path_factory.getbasetemp()
    plain, other = (_read(folder, f"- December 9, 2021: {statement}\n") for statement in (" ".join(words), wrapped))
    assert [(c.id, c.text, c.actors, c.counterparts, c.kind, c.place) for c in plain.claims] == [
        (c.id, c.text, c.actors, c.counterparts, c.kind, c.place) for c in other.claims
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["- [December 9: Smith’s call with Jones](https://a.example/1), W also met Y"] * 500,
        ["- December 9", *["  - [X met Y](https://a.example/1)"] * 500],
        ["- December 9: " + "[X met Y](https://a.example/1); " * 500],
        ["- December 9: X met Y " + "([readout](https://a.example/1)) " * 2_000],
        ["- December 9: X met Y " + "([" * 5_000],
        ["![" * 200_000, "", "[" * 200_000 + "]"],
        ["*" + " *a" * 10_000],
        ["- December 9: X met Y " + "https://a.example/ " * 2_000],
        ["- " + "on " * 20_000],
        ["- December 9: " + "and , " * 20_000],
        ["**a** " * 2_000],
        ["---"] * 10_000,
    ],
    ids=[
        "entries",
        "items",
        "events",
        "accounts",
        "brackets",
        "idle brackets",
        "emphasis",
        "addresses",
        "on",
        "separators",
        "bold",
        "rules",
    ],
)
def test_reading_is_linear_in(lines: list[str], tmp_path: Path) -> None:
    begun = process_time()
    _read(tmp_path, "---\ndate: 2022-01-10\n---\n\n" + "\n".join(lines) + "\n")
    assert process_time() - begun < BOUND
