"""Days told by the day before them: never the entry's own date, and none where the words leave it open."""

from datetime import date
from pathlib import Path

import pytest

from audit.model.claim import Claim
from audit.read.document import read_document

_FIRST = "January 5: Secretary Blinken met [Minister Rau](https://a.example/1)"


@pytest.mark.parametrize(
    ("second", "days"),
    [
        ("The same day she met [Minister Kuleba](https://a.example/2).", (5, 5)),
        ("Later that day, she met [Minister Kuleba](https://a.example/2).", (5, 5)),
        ("The following day she met [Minister Kuleba](https://a.example/2).", (6, 6)),
        ("The next morning, she met [Minister Kuleba](https://a.example/2).", (6, 6)),
        ("Two days later, she met [Minister Kuleba](https://a.example/2).", (7, 7)),
        ("A week later she met [Minister Kuleba](https://a.example/2).", (12, 12)),
        ("The day before, she met [Minister Kuleba](https://a.example/2).", (4, 4)),
        ("She met [Minister Kuleba](https://a.example/2) the next day.", (6, 6)),
        ("She met [Minister Kuleba](https://a.example/2), who the next day saw it.", (5, 5)),
    ],
)
def test_a_day_counted_from_the_entrys_is_that_day(second: str, days: tuple[int, int], tmp_path: Path) -> None:
    first, other = _claims(f"{_FIRST}. {second}", tmp_path)
    assert first.when is not None
    assert other.when is not None
    assert (first.when.start.day, other.when.start.day, other.when.end.day) == (5, *days)
    assert [party.name for party in other.counterparts] == ["Kuleba"]


def test_it_is_counted_from_the_end_of_a_range_and_backwards_from_its_beginning(tmp_path: Path) -> None:
    first = "January 5-7: Secretary Blinken met [Minister Rau](https://a.example/1)"
    after, before = (
        _claims(f"{first}. {words}, she met [Minister Kuleba](https://a.example/2).", tmp_path)[1].when
        for words in ("The next day", "A day earlier")
    )
    assert after is not None
    assert before is not None
    assert (after.start, after.end) == (date(2022, 1, 8), date(2022, 1, 8))
    assert (before.start, before.end) == (date(2022, 1, 4), date(2022, 1, 4))


@pytest.mark.parametrize("words", ["Later that month", "The following week", "Some weeks later", "Two months later"])
def test_a_day_that_is_left_open_is_not_known_and_told_as_written(words: str, tmp_path: Path) -> None:
    _, other = _claims(f"{_FIRST}. {words}, she met [Minister Kuleba](https://a.example/2).", tmp_path)
    assert (other.when, other.date_text) == (None, words)


def test_an_entry_that_begins_so_keeps_the_date_it_writes(tmp_path: Path) -> None:
    claim = _claims("January 5: The following day, she met [Minister Rau](https://a.example/1)", tmp_path)[0]
    assert claim.when is not None
    assert claim.when.start == date(2022, 1, 5)


def _claims(item: str, tmp_path: Path) -> tuple[Claim, ...]:
    path = tmp_path / "list.md"
    path.write_text(f"---\ndate: 2022-01-20\n---\n\n- {item}\n", encoding="utf-8")
    return read_document(path, "list.md").claims
