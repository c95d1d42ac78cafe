"""Entries of the shipped fact sheet, each with what a person reads in it at its line."""

from functools import cache
from pathlib import Path

import pytest

from audit.model.claim import Claim, Party
from audit.read.document import read_document

FACT_SHEET = Path(__file__).parents[2] / "examples" / "fact-sheet-2022-01-10.md"


@cache
def _by_line() -> dict[int, Claim]:
    return {claim.span.line: claim for claim in reversed(read_document(FACT_SHEET, "doc.md").claims)}


def _person(words: str) -> Party:
    """A person from "name | role | country", the last two left out where nothing is written."""
    name, role, country = [*(part.strip() or None for part in words.split("|")), None, None][:3]
    return Party(name, role, country, "person")


@pytest.mark.parametrize(
    ("line", "actors", "counterparts"),
    [
        (133, "Sullivan | National Security Advisor",
         "Kuleba | Foreign Minister | Ukraine + Yermak | Head of Presidential Administration"),
        (140, "Austin | Secretary of Defense", "Reznikov | Minister of Defense | Ukraine"),
        (143, "Milley | Chairman of the Joint Chiefs of Staff",
         "Zaluzhny | Commander-in-Chief of the Ukrainian Armed Forces | Ukraine"),
        (160, "Karen Donfried | Assistant Secretary of State for European and Eurasian Affairs", ""),
        (185, "Milley | Chairman of the Joint Chiefs of Staff", "Bauer | Chair of the NATO Military Committee"),
        (220, "Biden | President", "von der Leyen | European Commission President"),
        (232, "Blinken | Secretary", "Michel | President of the European Council"),
        (297, "Sullivan | National Security Advisor",
         "Soloch | National Security Bureau Chief | Poland + Kumoch | Head of the International Policy Bureau"),
        (305, "Austin | Secretary of Defense", "Pabriks | Deputy Prime Minister and Minister of Defense | Latvia"),
        (326, "Biden | President",
         ("Macron | President | France + Merkel | Chancellor | Germany"
          " + Draghi | Prime Minister | Italy + Johnson | Prime Minister | United Kingdom")),
        (347, "Blinken | Secretary", "Di Maio | Foreign Minister | Italy"),
        (373, "Milley | Chairman of the Joint Chiefs of Staff",
         "Radakin | Chief of the Defense Staff | United Kingdom"),
        (378, "Blinken | Secretary",
         "| Foreign Minister | France + | Foreign Minister | Germany + | Foreign Minister | United Kingdom"),
        (398, "Austin | Secretary of Defense", "Wallace | Secretary of State for Defense | United Kingdom"),
        (407, "Nuland | Under Secretary of State",
         "van der Plas | Director General for Political Affairs | Netherlands"),
        (421, "Biden | President", "Niinistö | President | Finland"),
    ],
)  # fmt: skip
def test_the_persons_of_an_entry_have_name_role_and_country(line: int, actors: str, counterparts: str) -> None:
    claim = _by_line()[line]
    assert claim.actors == tuple(map(_person, actors.split(" + ")))
    assert claim.counterparts == tuple(_person(words) for words in counterparts.split(" + ") if words)


@pytest.mark.parametrize(
    ("line", "name", "party_type"),
    [
        (188, "NATO Allies", "group"),
        (197, "NATO Military Committee", "body"),
        (214, "NATO", "body"),
        (223, "EU officials", "group"),
        (235, "EU partners", "group"),
        (248, "OSCE", "body"),
        (283, "B9 leaders", "group"),
        (290, "B9 Counterparts", "group"),
        (303, "B9 Foreign Ministers", "group"),
        (320, "Transatlantic Quad Foreign Ministers", "group"),
        (336, "Ambassadors of European Allies and Partners", "group"),
        (355, "Quint counterparts", "group"),
        (426, "Nordic Counterparts", "group"),
        (452, "NATO-Russia Council", "body"),
    ],
)
def test_a_body_or_group_acted_with_is_named_as_written(line: int, name: str, party_type: str) -> None:
    assert [(party.name, party.type) for party in _by_line()[line].counterparts] == [(name, party_type)]


@pytest.mark.parametrize(
    ("line", "kind", "mode"),
    [
        (133, "meeting", "in-person"),
        (143, "call", "remote"),
        (160, "visit", "in-person"),
        (188, "meeting", "in-person"),
        (191, "ministerial", "unknown"),
        (197, "meeting", "remote"),
        (204, "other", "unknown"),
        (248, "ministerial", "unknown"),
        (263, "ministerial", "unknown"),
        (311, "visit", "in-person"),
        (336, "call", "remote"),
        (339, "call", "remote"),
        (355, "meeting", "remote"),
        (441, "meeting", "in-person"),
    ],
)
def test_what_kind_of_event_it_was(line: int, kind: str, mode: str) -> None:
    assert (_by_line()[line].kind, _by_line()[line].mode) == (kind, mode)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        (137, "Washington"),
        (143, None),
        (160, "Ukraine"),
        (188, "Brussels"),
        (204, "Brussels"),
        (220, "Washington"),
        (235, "Brussels"),
        (248, "Stockholm, Sweden"),
        (311, "France"),
        (326, None),
    ],
)
def test_where_it_was(line: int, place: str | None) -> None:
    assert _by_line()[line].place == place


def test_all_whom_the_vice_president_met_are_acted_with() -> None:
    claim = _by_line()[311]
    assert [party.name for party in claim.actors] == ["Harris"]
    assert [party.name for party in claim.counterparts if party.type == "person"] == [
        "Macron",
        "Michel",
        "Merkel",
        "Draghi",
        "Mitsotakis",
        "Sanchez",
    ]


def test_a_commission_that_meets_includes_those_named() -> None:
    assert [party.name for party in _by_line()[137].counterparts] == ["Blinken", "Kuleba"]


def test_three_may_act_together() -> None:
    assert [party.name for party in _by_line()[355].actors] == ["Finer", "Adeyemo", "Sherman"]


def test_each_cited_page_of_the_latvian_entry_is_cited_on_its_own_line() -> None:
    assert [[citation.span.line for citation in _by_line()[line].citations] for line in (266, 269, 271)] == [
        [266, 267],
        [269],
        [271],
    ]
