"""The shipped fact sheet is read right: counted by hand from the document, and checked against its own lines."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from audit.model.claim import CitedDocument, Claim
from audit.read.document import read_document
from audit.text.fold import squeeze

FACT_SHEET = Path(__file__).parents[2] / "examples" / "fact-sheet-2022-01-10.md"
SECTIONS = [
    "Engagements with Ukraine",
    "Engagements with NATO",
    "Engagements with the European Union",
    "Engagements with the OSCE",
    "Engagements with Bucharest Nine (B9) and NATO Eastern Flank Allies",
    "Engagements with Transatlantic Allies and partners",
    "Engagement with NATO partners (Georgia, Finland, Sweden)",
    "Upcoming Consultations with Transatlantic Allies and Partners",
]


@cache
def _cited() -> CitedDocument:
    return read_document(FACT_SHEET, "examples/fact-sheet-2022-01-10.md")


@cache
def _lines() -> list[str]:
    return FACT_SHEET.read_text(encoding="utf-8").split("\n")


def _about(*words: str) -> list[Claim]:
    return [claim for claim in _cited().claims if all(word in claim.text for word in words)]


def _without_links(text: str) -> str:
    return squeeze(re.sub(r"\[|\]\([^)]*\)", "", text))


def test_the_document_is_told_by_its_front_matter() -> None:
    document = _cited().document
    assert document.title == (
        "FACT SHEET: U.S. Diplomatic Engagement with European Allies and Partners Ahead of Talks with Russia"
    )
    assert str(document.published) == "2022-01-10"
    assert (document.source or "").startswith(
        "https://www.whitehouse.gov/briefing-room/statements-releases/2022/01/10/"
    )


def test_all_106_entries_are_read_of_which_89_cite_and_17_do_not() -> None:
    citing = {claim.entry for claim in _cited().claims if claim.citations}
    assert _cited().entries == 106
    assert {claim.entry for claim in _cited().claims} == set(range(1, 107))
    assert (len(citing), 106 - len(citing)) == (89, 17)


def test_94_links_are_read_one_of_them_outside_the_entries() -> None:
    uris = [citation.uri for claim in _cited().claims for citation in claim.citations]
    assert (len(uris), len(_cited().links)) == (93, 1)
    assert len({*uris, *(link.uri for link in _cited().links)}) == 89


def test_sections_are_named_as_in_the_document() -> None:
    assert list(dict.fromkeys(claim.section for claim in _cited().claims)) == SECTIONS


def test_the_seven_entries_of_the_last_section_are_planned_and_no_others() -> None:
    planned = [claim for claim in _cited().claims if claim.modality == "planned"]
    assert Counter(claim.section for claim in planned) == {SECTIONS[-1]: 7}


def test_the_text_of_every_claim_stands_at_its_lines() -> None:
    for claim in _cited().claims:
        stated = "\n".join(_lines()[claim.span.line - 1 : claim.span.end_line])
        assert claim.text in _without_links(stated), claim


def test_every_link_starts_at_its_line_and_column() -> None:
    citations = [citation for claim in _cited().claims for citation in claim.citations]
    for citation in (*citations, *_cited().links):
        assert _lines()[citation.span.line - 1][citation.span.column - 1] == "[", citation


def test_no_two_claims_have_one_id() -> None:
    ids = [claim.id for claim in _cited().claims]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch("[0-9a-f]{12}", identity) for identity in ids)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("Huitfeldt", "2021-12-09", "2021-12-09"),
        ("van der Plas", "2022-01-07", "2022-01-07"),
        ("Vice President Harris", "2021-11-09", "2021-11-13"),
        ("attends NATO Ministerial", "2021-11-30", "2021-12-01"),
        ("consults EU partners", "2021-12-15", "2021-12-16"),
        ("Carpenter", "2022-01-13", "2022-01-13"),
    ],
)
def test_dates_and_ranges_get_the_latest_year_that_fits_the_document(words: str, start: str, end: str) -> None:
    (claim,) = _about(words)
    assert claim.when is not None
    assert (str(claim.when.start), str(claim.when.end), claim.when.inferred) == (start, end, True)


@pytest.mark.parametrize(
    ("words", "actors", "counterparts", "kind", "mode"),
    [
        ("Huitfeldt", ["Blinken"], ["Huitfeldt"], "meeting", "in-person"),
        ("Kumoch", ["Sullivan"], ["Soloch", "Kumoch"], "call", "remote"),
        ("Niinist", ["Biden"], ["Niinistö"], "call", "remote"),
        ("Radakin December 14", ["Milley"], ["Radakin"], "call", "remote"),
        ("virtual meeting with NATO", ["Milley"], ["NATO Military Committee"], "meeting", "remote"),
        ("Pabriks", ["Austin"], ["Pabriks"], "call", "remote"),
        ("Ambassador Smith", ["Smith"], None, None, None),
    ],
)
def test_who_acts_with_whom_and_how(
    words: str, actors: list[str], counterparts: list[str] | None, kind: str | None, mode: str | None
) -> None:
    claim = _about(*(words.split() if "Radakin" in words or "Smith" in words else [words]))[0]
    assert [party.name for party in claim.actors] == actors
    if counterparts is not None:
        assert [party.name for party in claim.counterparts] == counterparts
        assert (claim.kind, claim.mode) == (kind, mode)


def test_parties_named_by_role_alone_have_their_countries() -> None:
    (claim,) = _about("French, German, and UK Foreign Ministers")
    assert [(party.name, party.country) for party in claim.counterparts] == [
        (None, "France"),
        (None, "Germany"),
        (None, "United Kingdom"),
    ]


def test_an_entry_of_three_meetings_is_three_claims_and_a_continued_link_belongs_to_one() -> None:
    first = _about("Latvian President Levits")[0]
    claims = [claim for claim in _cited().claims if claim.entry == first.entry]
    assert [len(claim.citations) for claim in claims] == [2, 1, 1]
    assert [[party.name for party in claim.counterparts] for claim in claims] == [["Levits"], ["Rinkevics"], ["Karins"]]
    assert {claim.kind for claim in claims} == {"meeting"}
    assert [[party.name for party in claim.actors] for claim in claims] == [["Blinken"]] * 3


def test_an_entry_of_two_meetings_is_two_claims() -> None:
    first = _about("Swedish Prime Minister", "Andersson")[0]
    claims = [claim for claim in _cited().claims if claim.entry == first.entry]
    assert [len(claim.citations) for claim in claims] == [1, 1]
    assert [[party.name for party in claim.counterparts] for claim in claims] == [["Andersson"], ["Linde"]]


@pytest.mark.parametrize("name", ["Anušauskas", "Linde"])
def test_text_behind_a_link_that_makes_another_claim_is_an_uncited_remainder(name: str) -> None:
    (claim,) = [claim for claim in _about("Finer also met", name) if claim.part == "remainder"]
    assert claim.citations == ()
    assert [party.name for party in claim.actors] == ["Finer"]
    assert claim.when is not None


def test_a_link_that_ends_in_mid_phrase_is_one_claim() -> None:
    (claim,) = _about("Haines meets with NATO Allies in Brussels")
    assert claim.place == "Brussels"
    assert len(claim.citations) == 1
