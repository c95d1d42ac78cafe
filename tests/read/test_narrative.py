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
        ("Blinken", 24, "more-than", "call meeting", "foreign leaders foreign ministers"),
        ("Austin", 8, "exactly", "people", "European counterparts"),
        ("Sullivan", 24, "at-least", "call", "counterparts"),
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
            [("Hauge", 3, "exactly", "meeting", "Krogh")],
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
        ("Minister Lund has called President Tamm on five occasions.", [("Lund", 5, "exactly", "call", "Tamm")]),
        ("Minister Lund has met President Tamm four times.", [("Lund", 4, "exactly", "meeting", "Tamm")]),
        ("Since taking office, Minister Lund spoke twice with Mr. Tamm.", [("Lund", 2, "exactly", "events", "Tamm")]),
        ("Minister Lund has spoken 3 times this week with Mr. Tamm.", [("Lund", 3, "exactly", "events", "Tamm")]),
        ("President Brekke has met all 27 EU leaders.", [("Brekke", 27, "exactly", "people", "EU leaders")]),
        ("Minister Lund’s three calls with President Tamm show it.", [("Lund", 3, "exactly", "call", "Tamm")]),
        ("There were two meetings between Dr. Lund and Dr. Tamm.", [("Lund", 2, "exactly", "meeting", "Tamm")]),
        ("Minister Lund has made two trips to the region.", []),
        ("So far this year Dr. Lund and Dr. Tamm have spoken twice.", [("Lund", 2, "exactly", "events", "Tamm")]),
        (
            "Minister Lund met Dr. Tamm three times and Dr. Krogh (twice).",
            [("Lund", 3, "exactly", "meeting", "Tamm"), ("Lund", 2, "exactly", "meeting", "Krogh")],
        ),
        (
            "Minister Lund met Dr. Tamm and Dr. Krogh twice each.",
            [("Lund", 2, "exactly", "meeting", "Tamm"), ("Lund", 2, "exactly", "meeting", "Krogh")],
        ),
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
    ("prose", "place"),
    [
        ("Minister Lund has visited Ukraine twice.", "Ukraine"),
        ("Minister Lund has made two trips to Kyiv this year.", "Kyiv"),
        ("Minister Lund held two meetings in Poland.", "Poland"),
        ("Minister Lund held two meetings with Minister Tamm in Poland.", None),
    ],
)
def test_a_number_of_what_happened_in_a_country_counts_there_alone(
    prose: str, place: str | None, tmp_path: Path
) -> None:
    assert [(one.number, one.place) for one in read(prose, tmp_path).tallies] == [(2, place)]


@pytest.mark.parametrize(
    ("when", "start", "end", "loosely"),
    [
        ("In 2021, Minister Lund has spoken twice with Minister Tamm.", "2021-01-01", "2021-12-31", False),
        ("Minister Lund has met Dr. Tamm twice since December 5.", "2021-12-05", "2022-02-28", False),
        ("In January, Minister Lund has spoken twice with Dr. Tamm.", "2022-01-01", "2022-01-31", False),
        ("In the last two weeks, Minister Lund has met Dr. Tamm twice.", "2022-02-14", "2022-02-28", True),
        ("Minister Lund has spoken twice this month with Dr. Tamm.", "2022-02-01", "2022-02-28", True),
    ],
)
def test_a_number_is_of_the_days_that_its_sentence_names(
    when: str,
    start: str,
    end: str,
    loosely: bool,  # noqa: FBT001 - a column
    tmp_path: Path,
) -> None:
    within = read(when, tmp_path).tallies[0].within
    assert within is not None
    assert (within.start.isoformat(), within.end.isoformat(), within.loosely) == (start, end, loosely)


@pytest.mark.parametrize(
    "prose",
    [
        "Minister Lund has spoken twice with Dr. Tamm.",
        "Minister Lund has spoken twice with Dr. Tamm about the vote in January.",
        "After the flood in January, Minister Lund has spoken twice with Dr. Tamm.",
    ],
)
def test_days_of_the_matter_are_none_that_a_number_is_of(prose: str, tmp_path: Path) -> None:
    assert [one.within for one in read(prose, tmp_path).tallies] == [None]


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
