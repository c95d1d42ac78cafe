"""Event dates in other languages than English: everyday words for days, in main clauses with an event's verb."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from audit.extract import event_elsewhere
from audit.extract.event import events_in
from audit.model.reading import Choice

PUBLISHED: Choice[date] = Choice(date(2021, 12, 9), "meta", "high", (), "", "2021-12-09")  # a Thursday
TABLE = tomllib.loads(Path(event_elsewhere.__file__).with_name("event_words.toml").read_text(encoding="utf-8"))
CODES = sorted(TABLE)
UNSPACED = {"ja", "zh"}


def _events(lead: str, language: str) -> list[tuple[str, str, bool]]:
    return [
        (event.when.start.isoformat()[5:], event.when.end.isoformat()[5:], event.planned)
        for event in events_in(lead, PUBLISHED, language, "day-first")
    ]


def _sentence(code: str, *words: str) -> str:
    gap = "" if code in UNSPACED else " "
    return gap.join(("Xxxxx", *(word.replace("*", "") for word in words), "Yyyyy")) + "."


@pytest.mark.parametrize("code", CODES)
def test_every_word_for_a_day_dates_the_verb_beside_it(code: str) -> None:
    words = TABLE[code]
    verb = words["verbs"][0]
    for day in words["today"]:
        assert _events(_sentence(code, verb, day), code) == [("12-09", "12-09", False)], day
    for day in words["yesterday"]:
        assert _events(_sentence(code, verb, day), code) == [("12-08", "12-08", False)], day
    for day in words.get("tomorrow", ()):
        assert _events(_sentence(code, verb, day), code) == [("12-10", "12-10", True)], day
    for number, days in enumerate(words["weekdays"]):
        back = (3 - number) % 7
        for day in days.split("|"):
            assert _events(_sentence(code, verb, day), code) == [(f"12-{9 - back:02}", f"12-{9 - back:02}", False)], day


@pytest.mark.parametrize("code", CODES)
def test_every_verb_of_days_to_come_announces(code: str) -> None:
    today = TABLE[code]["today"][0]
    for verb in TABLE[code]["planned"]:
        assert _events(_sentence(code, verb, today), code) == [("12-09", "12-09", True)], verb


@pytest.mark.parametrize("code", [code for code in CODES if TABLE[code].get("aside")])
def test_a_clause_about_something_else_dates_no_event(code: str) -> None:
    words = TABLE[code]
    for aside in words["aside"]:
        assert not _events(_sentence(code, words["verbs"][0], aside.replace("*", "x"), words["today"][0]), code), aside


@pytest.mark.parametrize(
    ("language", "lead", "expected"),
    [
        ("de-AT", "Die Ministerin traf am 8. Dezember ihren Amtskollegen in Wien.", ("12-08", "12-08", False)),
        ("de", "Die Gespräche fanden vom 6. bis 8. Dezember 2021 in Wien statt.", ("12-06", "12-08", False)),
        ("de", "Die Ministerin wird am 14. Dezember nach Kiew reisen.", ("12-14", "12-14", True)),
        ("de", "Die Ministerin, die gestern aus Wien kam, traf am 07.12.2021 den Minister.", ("12-07", "12-07", False)),
        ("fr", "Le ministre s'est entretenu mercredi 8 décembre avec son homologue.", ("12-08", "12-08", False)),
        ("fr", "La ministre se rendra à Dakar les 14 et 15 décembre.", ("12-14", "12-15", True)),
        ("es", "El ministro se ha reunido hoy en Madrid con su homólogo.", ("12-09", "12-09", False)),
        ("es", "Los ministros dialogaron la tarde del miércoles.", ("12-08", "12-08", False)),
        ("sv", "Den 7 december mötte ministern sin kollega.", ("12-07", "12-07", False)),
        ("de", "Die Ministerin traf am 30. November ihren Kollegen.", ("11-30", "11-30", False)),
        ("pt-br", "O Presidente recebeu, em 7 de dezembro de 2021, o embaixador.", ("12-07", "12-07", False)),
        ("pl", "Prezydent spotkał się 8 grudnia w Warszawie z premierem.", ("12-08", "12-08", False)),
        ("uk", "8 грудня Президент зустрівся з делегацією.", ("12-08", "12-08", False)),
        ("et", "Minister kohtus 8. detsembril Riias kolleegiga.", ("12-08", "12-08", False)),
        ("lv", "Ministrs tikās 8. decembrī ar kolēģi.", ("12-08", "12-08", False)),
        ("lt", "Ministras gruodžio 8 d. susitiko su kolega.", ("12-08", "12-08", False)),
        ("hu", "A miniszter december 8-án Budapesten tárgyalt kollégájával.", ("12-08", "12-08", False)),
        ("nn", "Utanriksministeren møtte i går kollegaen sin.", ("12-08", "12-08", False)),
        ("tr", "Bakan, 8 Aralık 2021 tarihinde mevkidaşıyla görüştü.", ("12-08", "12-08", False)),
        ("ja", "外務大臣は、12月10日から12日まで英国を訪問し、会合に出席します。", ("12-10", "12-12", True)),
        ("ja", "大使は、本7日、外務大臣を表敬訪問しました。", ("12-07", "12-07", False)),
        ("ja", "12月7日及び8日、外務大臣は会合に出席しました。", ("12-07", "12-08", False)),
        ("ja", "第二回の会談は１６日に東京で行われる。", ("12-16", "12-16", True)),
        ("zh-tw", "外交部長昨（8）日接見訪問團。", ("12-08", "12-08", False)),
        ("ko", "대통령은 7일 서울에서 정상회담을 했다.", ("12-07", "12-07", False)),
        ("de", "Der Bundeskanzler hat am Dienstagabend mit dem Präsidenten telefoniert.", ("12-07", "12-07", False)),
        ("de", "Die Ministerin trifft morgen ihren Kollegen in Wien.", ("12-10", "12-10", True)),
        ("de", "Die Ministerin traf heute morgen ihren Kollegen in Wien.", ("12-09", "12-09", False)),
        ("pt-br", "O presidente recebeu na terça-feira (7/12) o embaixador.", ("12-07", "12-07", False)),
        ("it", "Il Presidente ha avuto nella giornata di ieri un colloquio.", ("12-08", "12-08", False)),
        ("zh", "外交部长12月8日在北京会见了外长。", ("12-08", "12-08", False)),
        # days of one month, joined by a word that means another thing elsewhere, or with an article
        ("pt", "De 6 a 8 de dezembro, a secretária de Estado visitou Maputo.", ("12-06", "12-08", False)),
        ("it", "L'ambasciatrice ha visitato il 7 e l'8 dicembre il porto.", ("12-07", "12-08", False)),
        ("fr", "Le ministre a visité le port le 7 et le 8 décembre.", ("12-07", "12-08", False)),
        ("cs", "Ministr navštívil 7. a 8. prosince přístav.", ("12-07", "12-08", False)),
        # what parliaments and governments do
        ("de", "Der Bundestag hat gestern den Haushalt verabschiedet.", ("12-08", "12-08", False)),
        ("es", "El Congreso aprobó el miércoles la ley.", ("12-08", "12-08", False)),
        ("pl", "Sejm uchwalił w środę ustawę.", ("12-08", "12-08", False)),
        ("pl", "Od 6 do 8 grudnia w Gdańsku trwało posiedzenie komisji.", ("12-06", "12-08", False)),
        ("ru", "Парламент в среду ратифицировал соглашение.", ("12-08", "12-08", False)),
        ("tr", "Bu sabah Büyükelçi güven mektubunu sundu.", ("12-09", "12-09", False)),
        ("ar", "التقى الوزير في ٨ ديسمبر ٢٠٢١ نظيره في القاهرة.", ("12-08", "12-08", False)),
    ],
)
def test_days_are_read_as_the_language_writes_them(language: str, lead: str, expected: tuple[str, str, bool]) -> None:
    assert _events(lead, language) == [expected]


@pytest.mark.parametrize(
    ("language", "lead"),
    [
        ("de", "Der Vertrag vom 22. Januar 2021 bleibt die Grundlage der Gespräche, die wir führten."),
        ("de", "Die Ministerin erklärte heute, dass die Verhandlungen am 20. Dezember beginnen."),
        ("de", "Die Ministerin traf den Minister, der am 3. Dezember gewählt wurde."),
        ("de", "Das Team trifft am 3. März in Krefeld auf die Niederlande."),
        ("fr", "Le ministre a rencontré les signataires de l'accord du 22 novembre."),
        ("fr", "Le ministre, qui a rencontré son homologue le 3 décembre, condamne cette attaque."),
        ("es", "«Nos reunimos ayer», dijo el portavoz."),
        ("es", "El Gobierno lamenta el fallecimiento ocurrido ayer del expresidente."),
        ("pl", "Minister podpisał porozumienie z 3 grudnia."),
        ("ja", "外務大臣は1941年12月8日に会見した記録を公開した。"),
        ("ru", "Президент провёл переговоры и отметил итоги встречи 16 июня."),
        ("de", "Der Haushalt, den der Bundestag gestern verabschiedet hat, umfasst 400 Milliarden."),
        ("de", "Die Ministerin traf Gegner des Bündnisses und verteidigte das am 3. Dezember verabschiedete Gesetz."),
        ("ru", "Заявки принимаются 7 декабря."),
        ("ja", "外務大臣は10日間の日程で訪問しています。"),
        ("vi", "Bộ trưởng gặp hôm nay."),
    ],
)
def test_what_tells_of_something_else_is_no_event(language: str, lead: str) -> None:
    assert not _events(lead, language)


def test_english_words_under_another_languages_flag_are_read_as_english() -> None:
    lead = "The Minister met the Chancellor yesterday in Berlin."
    assert _events(lead, "de") == [("12-08", "12-08", False)]


@pytest.mark.parametrize(
    ("language", "lead"),
    [
        # what happened to people, and what courts and crowds did
        ("de", "Bei einem Brand in Arden sind am Dienstag drei Menschen ums Leben gekommen."),
        ("fr", "Le tribunal a condamné mardi l'ancien maire."),
        ("it", "Migliaia di persone hanno protestato martedì ad Arden."),
        ("ja", "7日夜、市内の住宅で火事があった。"),
        # "it is there that" opens nothing, nor does "the" before a weekday's date; a phrase ends at its verb
        ("fr", "C'est à Arden que la ministre a inauguré mardi le lycée."),
        ("de", "Am Dienstag, dem 7. Dezember, eröffnete die Ministerin das Museum."),
        ("de", "Nach dem Gipfel in Arden flog der Kanzler am Dienstag zurück."),
    ],
)
def test_news_of_all_kinds_and_sentences_of_all_builds_are_dated(language: str, lead: str) -> None:
    assert [(start, planned) for start, _, planned in _events(lead, language)] == [("12-07", False)]


@pytest.mark.parametrize(
    ("language", "lead"),
    [
        ("fr", "La ministre salue la mémoire du soldat tué mardi."),
        ("it", "Il museo è chiuso martedì."),
        ("de", "Nach dem Treffen am Dienstag flog der Kanzler zurück."),
    ],
)
def test_participles_count_behind_helping_verbs_and_a_phrase_keeps_its_day(language: str, lead: str) -> None:
    assert _events(lead, language) == []


@pytest.mark.parametrize(
    ("language", "lead"),
    [
        ("de", "Tausende Bauern fuhren am Dienstag durch die Stadt."),
        ("de", "Die Polizei hat am Dienstag in Arden elf Schleuser gefasst."),
        ("fr", "Les pompiers ont maîtrisé mardi l'incendie."),
        ("es", "Los bomberos sofocaron el martes el fuego."),
        ("it", "La polizia ha smantellato martedì una rete di spacciatori."),
        ("pt", "A ilha tremeu na terça-feira."),
        ("pl", "Premier wmurował we wtorek kamień węgielny."),
        ("uk", "Президент 7 грудня заклав перший камінь."),
        ("ru", "Полиция во вторник раскрыла сеть торговцев."),
        ("nl", "De politie rolde dinsdag een bende op."),
        ("sv", "Polisen slog på tisdagen till mot en liga."),
        ("tr", "Polis salı günü bir çeteyi çökertti."),
        ("ja", "警察は7日、市内で密売組織を摘発した。"),
    ],
)
def test_a_past_form_that_no_table_lists_is_dated_with_low_confidence(language: str, lead: str) -> None:
    (event,) = events_in(lead, PUBLISHED, language, "day-first")
    assert (event.when.start.day, event.confidence, event.source[-9:]) == (7, "low", "-any-verb")


@pytest.mark.parametrize(
    ("language", "lead"),
    [
        # what was said, measured or denied
        ("de", "Der Minister betonte am Dienstag die Lage."),
        ("fr", "Le titre a bondi mardi de 3 %."),
        ("es", "El portavoz no respondió el martes."),
        ("ja", "大臣は7日、重要性を強調した。"),
        # what is to come, every week, up to a day, or of a noun
        ("pl", "Premier będzie gościł we wtorek w Arden."),
        ("it", "La banda ha suonato il martedì nel parco."),
        ("de", "Bis einschließlich Dienstag strickten die Frauen Socken."),
        ("de", "Die am Dienstag gestrickten Socken wärmen."),
        ("nl", "Het loket is dinsdag dicht."),
    ],
)
def test_what_is_said_measured_weekly_or_to_come_is_dated_by_no_form(language: str, lead: str) -> None:
    assert [event for event in _events(lead, language) if not event[2]] == []
