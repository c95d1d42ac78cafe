"""Whether two parties are the same, certainly others, or neither can be said."""

import pytest

from audit.check.compare.kin import Kinship, kinship
from audit.model.claim import Party, PartyType


def person(name: str | None, role: str | None = None, country: str | None = None) -> Party:
    return Party(name, role, country, "person")


def body(name: str, country: str | None = None, kind: PartyType = "group") -> Party:
    return Party(name, None, country, kind)


@pytest.mark.parametrize(
    ("claimed", "other", "expected"),
    [
        (person("Sullivan"), person("Jake Sullivan"), "same"),
        (person("Merkel", "then-Chancellor"), person("Angela Merkel", "Chancellor"), "same"),
        (person("Bau"), person("Ángeles Moreno Bau"), "same"),
        (person("López Obrador"), person("Andrés Manuel López Obrador"), "same"),
        (person("Suh"), person("Suh Hoon"), "same"),
        (person("Niinistö"), person("Sauli Niinisto"), "same"),
        (person("Joseph R. Biden, Jr."), person("Biden"), "same"),
        (person("Zelenskyy"), person("Zelenskiy"), "same"),
        (person("Çavuşoğlu"), person("Cavusoglu"), "same"),
        (person("Scholz"), person("Schulz"), "unsure"),
        (person("Müller"), person("Mueller"), "same"),
        (person("Xi"), person("Shi"), "other"),
        (person("Selenskyj"), person("Zelensky"), "unsure"),
        (person("Janukowitsch"), person("Yanukovych"), "same"),
        (person("Garibashvili"), person("Darchiashvili"), "other"),
        (person("Wang"), person("Gang"), "other"),
        (person("Jokowi", "President", "Indonesia"), person("Joko Widodo", "President", "Indonesia"), "unsure"),
        (person("Lee", None, "Singapore"), person("Lee", None, "South Korea"), "unsure"),
        (person("Karins", None, "Latvia"), person("Karis", None, "Estonia"), "other"),
        (person("Huitfeldt"), person("Kofod"), "other"),
        (person("Boris Johnson"), person("Boris Pahor"), "other"),
        (person(None, "Foreign Minister", "France"), person("Le Drian", "Foreign Minister", "France"), "same"),
        (person(None, "Foreign Minister", "France"), person("Parly", "Minister of Defense", "France"), "same"),
        (person(None, "Foreign Minister", "France"), person("Macron", "President", "France"), "unsure"),
        (person(None, "Foreign Minister", "France"), person("Baerbock", "Foreign Minister", "Germany"), "other"),
        (person(None, "Foreign Minister"), person("Baerbock", "Foreign Minister", "Germany"), "unsure"),
    ],
)
def test_persons_are_told_apart_by_name_or_country(claimed: Party, other: Party, expected: Kinship) -> None:
    assert kinship(claimed, other) == expected


@pytest.mark.parametrize(
    ("claimed", "other", "expected"),
    [
        (person("Kofod", None, "Denmark"), body("Nordic counterparts"), "unsure"),
        (person("Kofod", None, "Denmark"), body("B9 leaders"), "other"),
        (person("Kofod"), body("B9 leaders"), "unsure"),
        (body("B9 leaders"), person("Kofod", None, "Denmark"), "other"),
        (body("European leaders"), person("Kofod", None, "Denmark"), "unsure"),
        (person("Soloch", None, "Poland"), body("Ukrainian officials", "Ukraine"), "other"),
        (person("Yermak", None, "Ukraine"), body("Ukrainian officials", "Ukraine"), "unsure"),
        (body("NATO", kind="body"), body("NATO Allies"), "same"),
        (body("B9 leaders"), body("Bucharest Nine"), "same"),
        (body("Baltic leaders"), body("Nordic counterparts"), "other"),
        (body("EU officials"), body("NATO Allies"), "unsure"),
        (body("European Allies"), body("partners"), "unsure"),
    ],
)
def test_groups_are_other_only_where_nobody_can_be_of_both(claimed: Party, other: Party, expected: Kinship) -> None:
    assert kinship(claimed, other) == expected
