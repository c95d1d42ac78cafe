"""What a document's running text counts of what its list tells."""

from pathlib import Path

import pytest

from audit.model.claim import CitedDocument, Tally
from audit.read.document import read_document

FACT_SHEET = Path(__file__).parents[2] / "examples" / "fact-sheet-2022-01-10.md"
LIST = "- [February 3, 2022: Minister Hauge’s call with Minister Krogh](https://pages.example/1)\n"


def read(prose: str, folder: Path) -> CitedDocument:
    path = folder / "document.md"
    path.write_text(f"---\ndate: 2022-02-28\n---\n\n{prose}\n\n{LIST}", "utf-8")
    return read_document(path, "document.md")


def told(tally: Tally) -> tuple[str, int, str, str, str]:
    actors = " ".join(one.name or one.role or "" for one in tally.actors)
    others = " ".join(one.name or one.role or "" for one in tally.counterparts)
    return actors, tally.number, tally.bound, " ".join(sorted(tally.kinds)) or tally.counted, others


def test_every_countable_sentence_of_the_fact_sheet_is_read() -> None:
    found = read_document(FACT_SHEET, "fact-sheet.md")
    assert [told(one) for one in found.tallies] == [
        ("Biden", 16, "exactly", "people", "European leaders"),
        ("Blinken", 24, "more-than", "call meeting", ""),
        ("Austin", 8, "exactly", "people", "European counterparts"),
        ("Sullivan", 24, "at-least", "call", ""),
        ("Biden", 2, "exactly", "events", "Zelenskyy"),
        ("Blinken", 2, "exactly", "events", "Zelenskyy"),
        ("Blinken", 2, "exactly", "events", "Kuleba"),
        ("Sullivan", 7, "exactly", "events", "Yermak"),
        ("Milley", 4, "exactly", "events", "Zaluzhny"),
    ]
    assert found.illustrative
    assert [one.span.line for one in found.tallies][:2] == [40, 46]


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        (
            "In the last two weeks, Foreign Minister Hauge has met three times with Danish Foreign Minister Krogh.",
            [("Hauge", 3, "exactly", "events", "Krogh")],
        ),
        (
            "Over the past month Minister Hauge has held five calls with Minister Lund and one meeting with Dr. Tamm.",
            [("Hauge", 5, "exactly", "call", "Lund"), ("Hauge", 1, "exactly", "meeting", "Tamm")],
        ),
        (
            "Prime Minister Brekke is in close contact. He has spoken with more than ten counterparts.",
            [],  # nobody acts in the sentence before it
        ),
        (
            "Prime Minister Brekke met allies. He has spoken with more than ten counterparts.",
            [("Brekke", 10, "more-than", "people", "counterparts")],
        ),
        ("Minister Lund spoke with President Tamm on two occasions.", [("Lund", 2, "exactly", "events", "Tamm")]),
        ("Minister Lund has called President Tamm on five occasions.", [("Lund", 5, "exactly", "events", "Tamm")]),
        ("Minister Lund has met President Tamm four times.", [("Lund", 4, "exactly", "events", "Tamm")]),
        ("President Tamm will hold three calls with Chancellor Scholz.", []),
        ("Minister Lund has spoken about 3 billion euros and met the 16th president.", []),
        ("Minister Lund has visited 12 ships.", []),
        ("They made 12 calls.", []),
    ],
)
def test_a_number_counts_what_somebody_named_has_done(
    prose: str, expected: list[tuple[str, int, str, str, str]], tmp_path: Path
) -> None:
    assert [told(one) for one in read(prose, tmp_path).tallies] == expected


@pytest.mark.parametrize(
    ("prose", "illustrative"),
    [
        ("Below is an illustrative list.", True),
        ("This list is not exhaustive or comprehensive.", True),
        ("A non-exhaustive list follows.", True),
        ("All calls of the month are listed below.", False),
    ],
)
def test_a_list_that_calls_itself_incomplete_is_known(prose: str, illustrative: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a column
    assert read(prose, tmp_path).illustrative is illustrative
