"""What kind of event phrases in other languages than English speak of."""

import tomllib
from importlib import resources

import pytest

from audit.text.fold import fold
from audit.text.kinds import kind_of
from audit.text.kinds_elsewhere import together_elsewhere

TABLE = tomllib.loads(resources.files("audit.text").joinpath("kinds.toml").read_text(encoding="utf-8"))
CALL = ("call", "remote")
MEETING = ("meeting", "in-person")
VIRTUAL = ("meeting", "remote")
VISIT = ("visit", "in-person")
STATEMENT = ("statement", "unknown")
OTHER = ("other", "unknown")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Telefonat von Bundeskanzler Scholz mit Präsident Selenskyj", CALL),
        ("Bundeskanzler Scholz hat mit Präsident Macron telefoniert", CALL),
        ("Außenministerin Baerbock trifft den ukrainischen Außenminister", MEETING),
        ("Virtuelles Treffen der Außenminister", VIRTUAL),
        ("Antrittsbesuch in Warschau", VISIT),
        ("Entretien téléphonique entre le ministre et son homologue", CALL),
        ("Appel avec le président Zelensky", CALL),
        ("Le ministre a rencontré son homologue norvégien", MEETING),
        ("Réunion en visioconférence avec les ministres", VIRTUAL),
        ("Le Président rencontrera le roi", MEETING),
        ("la ministre se rendra à Rome", VISIT),
        ("il ministro incontrerà la collega Colonna", MEETING),
        ("El ministro viajará a París", VISIT),
        ("Conférence de presse du ministre", STATEMENT),
        ("Llamada del presidente con el canciller", CALL),
        ("El presidente se reunió con el ministro", MEETING),
        ("Telefonata del Presidente Draghi con il Presidente Zelensky", CALL),
        ("L’incontro con il Ministro Kuleba", MEETING),
        ("Telefonema do Presidente com o Chanceler", CALL),
        ("Reunião com o ministro", MEETING),
        ("Rozmowa telefoniczna Prezydenta RP z Prezydentem Ukrainy", CALL),
        ("Minister spotkał się z Sekretarzem Generalnym", MEETING),
        ("Телефонна розмова з Президентом Франції", CALL),
        ("Президент зустрівся з канцлером", MEETING),
        ("Онлайн-зустріч міністрів", VIRTUAL),
        ("Телефонный разговор глав государств", CALL),
        ("Встреча глав государств", MEETING),
        ("Министр посетит Астану", VISIT),
        ("Telefoongesprek met minister Hoekstra", CALL),
        ("Møte med utenriksminister Kuleba", MEETING),
        ("Schoof belt met Zelensky", CALL),
        ("De premier heeft gebeld met president Zelensky", CALL),
        ("Cumhurbaşkanı Erdoğan, Aliyev ile telefonda görüştü", CALL),
        ("Cumhurbaşkanı Erdoğan, Aliyev ile bir araya geldi", MEETING),
        ("Premiér Fiala telefonoval s prezidentem", CALL),
        ("윤석열 대통령, 기시다 총리와 전화 통화", CALL),
        ("Presidentti kävi puhelinkeskustelun Zelenskyin kanssa", CALL),
        ("Πρωθυπουργός συναντήθηκε με τον πρόεδρο", MEETING),
    ],
)
def test_the_event_is_what_its_words_call_it(text: str, kind: tuple[str, str]) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Gespräch mit Präsident Selenskyj",
        "Entretien du ministre avec son homologue",
        "Conversación con el canciller",
        "Colloquio con il Presidente",
        "Rozmowa z ministrem",
        "Gesprek met minister Hoekstra",
        "Розмова з міністром",
        "Разговор министров",
        "Cumhurbaşkanı Erdoğan, Aliyev ile görüştü",
        "Meclis teklifi kabul etti",
        "Maßnahmen wurden getroffen",
        "Die Regierung trifft eine schwere Entscheidung",
        "Le projet a rencontré des difficultés",
        "Appel à la paix",
        "Llamada a la acción",
        "The family reunion was nice",
        "A voyage of discovery",
    ],
)
def test_words_that_leave_the_kind_open_name_none(text: str) -> None:
    assert kind_of(text) == OTHER


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nach dem Treffen mit Macron telefonierte Scholz mit Biden", CALL),
        ("Le président a rencontré M. Michel après l’appel avec le chancelier", MEETING),
        ("Владимир Путин провёл телефонный разговор перед встречей", CALL),
        ("Tras la reunión con el ministro", OTHER),
        ("Treffen mit Macron, Telefonat mit Biden", OTHER),  # of two events neither is the one
    ],
)
def test_an_event_named_as_background_does_not_count(text: str, kind: tuple[str, str]) -> None:
    assert kind_of(text) == kind


def test_english_words_tell_before_those_of_other_languages() -> None:
    assert kind_of("Secretary Blinken’s call before the Treffen mit Baerbock") == CALL


@pytest.mark.parametrize("language", sorted(TABLE))
def test_every_language_has_all_lists_and_every_single_word_is_found(language: str) -> None:
    words = TABLE[language]
    assert set(words) == {"call", "meeting", "visit", "statement", "together", "remote", "matter", "before"}
    for kind in ("call", "meeting", "visit", "statement"):
        for one in words[kind]:
            found = kind_of(one.partition(" > ")[0].replace("*", ""))
            assert found[0] == kind, one
    for one in words["together"]:
        assert together_elsewhere(fold(one.replace(" > ", " ").partition("|")[0].replace("*", ""))), one


@pytest.mark.parametrize(
    ("sentence", "together"),
    [
        ("Der Kanzler hat Präsident Tamm heute mit militärischen Ehren begrüßt.", True),
        ("Die Ministerin ist in Podgorica mit dem Minister zu einem Gespräch zusammengekommen.", True),
        ("Le ministre a été reçu à Rabat par son homologue.", True),
        ("Le président et le chancelier se sont retrouvés autour d’un déjeuner de travail.", True),
        ("La secretaria recibió hoy en la Cancillería al ministro.", True),
        ("Los presidentes almorzaron juntos en Tegucigalpa.", True),
        ("Міністри провели переговори віч-на-віч.", True),
        ("Premier przyjął prezydenta w Warszawie.", True),
        ("Der Kanzler hat ein Schreiben des Präsidenten empfangen.", False),
        ("El ministro recibió una carta del presidente.", False),
        ("Le ministre a évoqué leur dialogue après le déjeuner.", False),
        ("Die Ministerin hat sich mit dem Minister über die Lage ausgetauscht.", False),
        ("Der Kanzler und der Präsident haben sich virtuell zum Frühstück verabredet.", False),
    ],
)
def test_what_sentences_about_people_show_in_other_languages(sentence: str, together: bool) -> None:  # noqa: FBT001 - a column
    assert together_elsewhere(fold(sentence)) is together
