"""Who of a list is one of the people that a text counts."""

import pytest

from audit.check.compare.aliases import People
from audit.check.people import Membership, counted_people, group, membership
from audit.model.claim import Party
from tests.check.counting import calls

MACRON = Party("Macron", "President", "France", "person")
KISHIDA = Party("Kishida", "Prime Minister", "Japan", "person")
BAERBOCK = Party("Baerbock", "Foreign Minister", "Germany", "person")
ERDOGAN = Party("Erdoğan", "President", "Turkey", "person")
DRAGHI = Party("Draghi", "Prime Minister", None, "person")


def called(words: str) -> Party:
    return Party(words, None, None, "group")


@pytest.mark.parametrize(
    ("words", "party", "expected"),
    [
        ("European leaders", MACRON, "YES"),
        ("European leaders", KISHIDA, "NO"),
        ("European leaders", BAERBOCK, "PERHAPS"),  # who is a leader is the writer's to say
        ("European leaders", ERDOGAN, "PERHAPS"),
        ("European leaders", DRAGHI, "PERHAPS"),  # of which country is not written
        ("European counterparts", BAERBOCK, "YES"),
        ("Asian partners", KISHIDA, "YES"),
        ("Asian partners", MACRON, "NO"),
        ("NATO allies", KISHIDA, "NO"),
        ("NATO allies", BAERBOCK, "PERHAPS"),  # members change
        ("G7 foreign ministers", BAERBOCK, "PERHAPS"),
        ("foreign ministers", BAERBOCK, "YES"),
        ("foreign ministers", MACRON, "NO"),
        ("foreign ministers", KISHIDA, "PERHAPS"),  # one minister may be another
        ("foreign leaders", KISHIDA, "YES"),
        ("counterparts", DRAGHI, "YES"),
    ],
)
def test_region_and_office_tell_who_is_counted(words: str, party: Party, expected: str) -> None:
    assert membership(party, group(called(words))) is Membership[expected]


def count(words: str, *others: Party, people: People = ()) -> tuple[int, int | None, list[int]]:
    least, most, claims = counted_people(group(called(words)), calls(*others), people)
    return least, most, [claim.span.line for claim in claims]


def test_people_of_other_regions_count_neither_surely_nor_perhaps() -> None:
    assert count("European leaders", MACRON, KISHIDA, ERDOGAN) == (1, 2, [10, 12])


def test_a_person_counts_once_under_every_name_of_the_settings() -> None:
    other = Party("Macaron", "President", "France", "person")
    assert count("European leaders", MACRON, MACRON, other)[:2] == (2, 2)
    assert count("European leaders", MACRON, MACRON, other, people=(("Macron", "Macaron"),))[:2] == (1, 1)


def test_of_a_group_that_was_met_only_those_of_the_region_may_count() -> None:
    assert count("European leaders", called("Quint leaders")) == (0, 4, [10])
    assert count("Asian leaders", called("Quint leaders")) == (0, 0, [])


def test_of_a_group_that_nobody_knows_nobody_can_say_how_many_came() -> None:
    assert count("European leaders", MACRON, called("allies")) == (1, None, [10, 11])


def test_words_of_which_nobody_knows_whom_they_leave_out_make_nothing_sure() -> None:
    assert count("like-minded European partners", MACRON)[:2] == (0, 1)
