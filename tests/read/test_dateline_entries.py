"""Entries that begin with a dateline, and dated sentences of items and of other languages."""

from datetime import date
from pathlib import Path

import pytest

from audit.model.claim import CitedDocument, Claim
from audit.read.document import read_document


def read(text: str, tmp_path: Path) -> CitedDocument:
    path = tmp_path / "list.md"
    path.write_text(f"---\ndate: 2022-01-10\n---\n\n{text}\n", encoding="utf-8")
    return read_document(path, "list.md")


def days(claims: tuple[Claim, ...]) -> list[str]:
    return [str(claim.when.start) for claim in claims if claim.when]


@pytest.mark.parametrize(
    "line",
    [
        "KYIV, January 5 – [Minister Huitfeldt met Minister Kuleba](https://a.example/1)",
        "WASHINGTON, Jan. 5, 2022 (AP) — Minister Huitfeldt met [Minister Kuleba](https://a.example/1)",
        "**Brussels, 5 January:** [Minister Huitfeldt meets Minister Kuleba](https://a.example/1)",
        "Riga, Latvia, January 5 – Minister Huitfeldt met [Minister Kuleba](https://a.example/1)",
        "Berlin, 5. Januar 2022 – Minister Huitfeldt met [Minister Kuleba](https://a.example/1)",
        "Warsaw (January 5) – Minister Huitfeldt met [Minister Kuleba](https://a.example/1)",
        "Narvik, January 5 – Minister Huitfeldt met [Minister Kuleba](https://a.example/1)",
    ],
)
@pytest.mark.parametrize("mark", ["- ", ""])
def test_a_dateline_dates_an_item_and_a_paragraph_and_is_no_part_of_who_acts(
    line: str, mark: str, tmp_path: Path
) -> None:
    (claim,) = read(f"# News\n\nIntroduction.\n\n{mark}{line}", tmp_path).claims
    assert days((claim,)) == ["2022-01-05"]
    assert [one.name for one in claim.actors] == ["Huitfeldt"]
    assert [one.name for one in claim.counterparts] == ["Kuleba"]


@pytest.mark.parametrize(
    "line",
    [
        "Huitfeldt and Kuleba, January 5 – [a talk](https://a.example/1) of the two",  # people are no place
        "Brussels, January 5 was a long day, says [the report](https://a.example/1)",  # nothing sets it off
    ],
)
def test_other_words_before_a_date_are_no_dateline(line: str, tmp_path: Path) -> None:
    assert days(read(line, tmp_path).claims) == []


def test_a_dated_sentence_of_an_undated_item_is_a_claim_and_the_rest_of_the_item_is_none(tmp_path: Path) -> None:
    item = (
        "- It was long. On December 9, 2021, she [gave a speech](https://a.example/1). See [more](https://a.example/2)."
    )
    cited = read(item, tmp_path)
    assert days(cited.claims) == ["2021-12-09"]
    assert [link.uri for link in cited.links] == ["https://a.example/2"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Am 9. Dezember 2021 traf Ministerin Huitfeldt [Minister Kuleba](https://a.example/1).", "meeting"),
        ("Ministerin Huitfeldt telefonierte am 9. Dezember 2021 [mit Kuleba](https://a.example/1).", "call"),
        ("El 9 de diciembre de 2021 la ministra [habló con el ministro Lund](https://a.example/1).", "other"),
        ("Am 9. Dezember 2021 sprach Ministerin Huitfeldt [mit Kuleba](https://a.example/1).", "other"),
        ("Am 9. Dezember 2021 traf die Ministerin [den Generalsekretär](https://a.example/1).", "meeting"),
        ("Le 9 décembre 2021, la ministre a rencontré [son homologue](https://a.example/1).", "meeting"),
        ("El 9 de diciembre de 2021, la ministra [se reunió](https://a.example/1) con su homólogo.", "meeting"),
        ("Il 9 dicembre 2021 telefonata del Presidente [con Zelensky](https://a.example/1).", "call"),
        ("9 grudnia 2021 r. minister [spotkał się](https://a.example/1) z ministrem.", "meeting"),
        ("9 грудня 2021 року міністр [зустрівся](https://a.example/1) з міністром.", "meeting"),
    ],
)
def test_a_sentence_of_another_language_that_states_one_day_is_a_claim(
    sentence: str, kind: str, tmp_path: Path
) -> None:
    (claim,) = read(f"Vorher. {sentence} Danach [mehr](https://a.example/2).", tmp_path).claims
    assert (days((claim,)), claim.kind) == (["2021-12-09"], kind)
    assert [citation.uri for citation in claim.citations] == ["https://a.example/1"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Am 9. Dezember 2021 traf sie Kuleba nicht [in Oslo](https://a.example/1).",  # denied
        "Am 9. Dezember 2021 traf sie Kuleba, was [manche rügten](https://a.example/1).",  # for something else
        "Am 9. Dezember 2021 war es [kalt](https://a.example/1).",  # no event
        "Nach dem 9. Dezember 2021 traf sie [Kuleba](https://a.example/1).",  # not that day
        "Am 9. Dezember 2021 und am 3. Januar 2022 traf sie [Kuleba](https://a.example/1).",  # which day
        "Am 9. Dezember traf sie [Kuleba](https://a.example/1).",  # no year
        "La réunion du 9 décembre 2021 avec [son homologue](https://a.example/1) fut longue.",  # of a noun
    ],
)
def test_a_sentence_of_another_language_that_is_not_surely_understood_is_none(sentence: str, tmp_path: Path) -> None:
    cited = read(f"Text. {sentence}", tmp_path)
    assert (cited.claims, len(cited.links)) == ((), 1)


def test_a_document_s_own_dateline_stays_its_own(tmp_path: Path) -> None:
    path = tmp_path / "release.md"
    path.write_text("WASHINGTON, January 10, 2022 – The [plan](https://a.example/1) was met.\n", encoding="utf-8")
    cited = read_document(path, "release.md")
    assert (cited.document.published, cited.claims) == (date(2022, 1, 10), ())
