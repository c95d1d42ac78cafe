"""Plans: futures of other languages, "upcoming", and the present of a day to come."""

import tomllib
from datetime import date
from importlib import resources
from pathlib import Path

import pytest

from audit.model.claim import Claim
from audit.read.document import read_document
from audit.read.plans import announced_elsewhere

_FORMS = tomllib.loads(resources.files("audit.read").joinpath("plans.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "phrase",
    [
        "le Président recevra le roi Philippe",
        "la ministre se rendra à Rome",
        "Se reunirá con el ministro Le Drian",
        "Außenminister Maas wird seinen Kollegen treffen",
        "il ministro incontrerà il collega",
        "prezydent Duda spotka się z prezydentem",
        "міністр зустрінеться з колегою",
        "министр посетит Берлин",
        "minister Hoekstra zal met zijn collega spreken",
        "岸田総理大臣の訪米（予定）",
        "Secretary Blinken’s meeting with Minister Huitfeldt (planned)",
    ],
)
def test_futures_of_other_languages_announce(phrase: str) -> None:
    assert announced_elsewhere(phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "visita alla Camera dei deputati",
        "rencontre à l'opéra avec le ministre Vera",
        "la nueva era de relaciones con Irán",
        "entretien à Ankara avec le président",
        "Außenminister Maas wurde vom Präsidenten empfangen",
        "spotkanie z ministrem",
        "Secretary Blinken met Minister Ska",
        "Secretary Blinken’s planned meeting (was expected to last an hour)",
    ],
)
def test_names_and_what_is_over_announce_nothing(phrase: str) -> None:
    assert not announced_elsewhere(phrase)


@pytest.mark.parametrize(
    ("told", "modality"),
    [
        ("Upcoming meeting of Secretary Blinken with Minister Huitfeldt", "planned"),
        ("Secretary Blinken meets Minister Huitfeldt", "planned"),
        ("Secretary Blinken’s meeting with Minister Huitfeldt", "past"),
        ("Secretary Blinken met Minister Huitfeldt", "past"),
    ],
)
def test_of_a_day_to_come_the_present_announces_and_what_is_told_as_over_does_not(
    told: str, modality: str, tmp_path: Path
) -> None:
    claim = _claim(f"December 28, 2021: [{told}](https://a.example/1)", tmp_path)
    assert (claim.modality, [one.name for one in claim.counterparts]) == (modality, ["Huitfeldt"])


def test_the_present_announces_no_day_more_than_a_month_ahead(tmp_path: Path) -> None:
    said = "December 9, 2022: [Secretary Blinken meets Minister Rau](https://a.example/1)"
    assert _claim(said, tmp_path).modality == "past"


def test_of_a_day_that_is_over_the_present_tells_what_happened(tmp_path: Path) -> None:
    assert (
        _claim("December 9: [Secretary Blinken meets Minister Rau](https://a.example/1)", tmp_path).modality == "past"
    )


def _claim(item: str, tmp_path: Path) -> Claim:
    path = tmp_path / "list.md"
    path.write_text(f"---\ndate: 2021-12-20\n---\n\n- {item}\n", encoding="utf-8")
    (claim,) = read_document(path, "list.md", date(2021, 12, 20)).claims
    return claim


@pytest.mark.parametrize(
    ("language", "form"), [(code, form) for code, words in _FORMS.items() for form in words["future"]]
)
def test_each_form_of_the_table_announces(language: str, form: str) -> None:
    """Forms are looked for only where one of their words stands; none is lost by that."""
    verb = form.replace(" … ", " den Kollegen ").replace("*", "tref")
    beside = next(iter(_FORMS[language].get("beside", [""]))).replace("*", "")
    assert announced_elsewhere(f"Duda {verb} {beside} Bau")
