"""What the words around a date say it is."""

import pytest

from audit.extract.labels import label, label_of_line, names_a_span


def _label(line: str) -> str | None:
    start = line.index("[")
    text = line.replace("[", "").replace("]", "")
    return label(text, start, line.index("]") - 1)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Published: [December 9, 2021]", "published"),
        ("Veröffentlicht am [9.12.2021]", "published"),
        ("Dieser Artikel wurde am [9. Dezember 2021] um 14:48 von A.", "published"),
        ("wurde am [19. Mai 2010] um 23:03 Uhr gepostet und unter B", "published"),
        ("Updated: [December 9, 2021]", "modified"),
        ("[Stand: ] [09.12.2021]".replace("[Stand: ] ", "Stand: "), "modified"),
        ("Atualizado em [9.12.2021]", "modified"),
        ("Sist endret: [9.12.2021]", "modified"),
        ("עודכן: [9.12.2021]", "modified"),
        ("Közzétéve: [2021. december 9.]", "published"),
        ("Register by [December 9, 2021]", "other"),
        ("Corrected on [December 9, 2021]", "other"),
        ("Diese Seite wurde zuletzt am [9. Dezember 2021] bearbeitet", "modified"),
        ("Am [9. Dezember 2021] geändert", "modified"),
        ("Deadline: [December 9, 2021]", "other"),
        ("Copyright © [December 9, 2021]", "other"),
        ("Release: [9.12.2021]", "other"),
        ("[December 9, 2021]", None),
        ("The outstanding plan of [December 9, 2021]", None),
    ],
)
def test_the_nearest_word_says_what_a_date_is(line: str, said: str | None) -> None:
    assert _label(line) == said


def test_an_offices_release_date_is_not_a_games() -> None:
    assert _label("Immediate Release: [December 9, 2021]") != "other"
    assert _label("Release Date: [December 9, 2021]") != "other"


def test_a_word_between_two_dates_belongs_to_the_second() -> None:
    assert _label("[9.12.2021], aktualisiert am 10.12.2021") is None


@pytest.mark.parametrize("after", [", 13:15 - 19:00", " 14:45 Uhr bis 15:45 Uhr", " from 10:00 to 11:30"])
def test_times_from_and_to_are_an_events(after: str) -> None:
    assert names_a_span(f"March 30, 2020{after}", len("March 30, 2020"))


@pytest.mark.parametrize("after", ["", ", 13:15", " | 4 min"])
def test_one_time_is_no_span(after: str) -> None:
    assert not names_a_span(f"March 30, 2020{after}", len("March 30, 2020"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Last updated", "modified"),
        ("Veröffentlicht:", "published"),
        ("Argued", "other"),
        ("Decided:", "published"),
        ("Office of the Spokesperson", None),
        ("They argued", None),
        ("This readout has been updated.", None),
        ("Published by the Office of the Spokesperson", None),
    ],
)
def test_a_line_of_its_own_says_what_the_date_below_it_is(line: str, said: str | None) -> None:
    assert label_of_line(line) == said


@pytest.mark.parametrize("rest", [" - present", " – heute", " to date", " bis heute"])
def test_a_date_up_to_the_present_begins_a_span(rest: str) -> None:
    assert names_a_span(f"9.12.2021{rest}", len("9.12.2021"))
