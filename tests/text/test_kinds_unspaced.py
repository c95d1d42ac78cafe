"""Kinds of events in languages without blanks between words."""

import pytest

from audit.text.kinds import kind_of


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("上川外務大臣とコーヘン・イスラエル外相の会談", ("meeting", "unknown")),
        ("日米外相電話会談", ("call", "remote")),
        ("林大臣がクレーバ外相と電話で会談", ("call", "remote")),
        ("日英首脳テレビ会談", ("meeting", "remote")),
        ("上川大臣の米国訪問", ("visit", "in-person")),
        ("共同声明の発表", ("statement", "unknown")),
        ("外務大臣記者会見", ("statement", "unknown")),
        ("习近平会见法国总统马克龙", ("meeting", "unknown")),
        ("王毅同布林肯通电话", ("call", "remote")),
        ("蔡英文總統出訪", ("visit", "in-person")),
    ],
)
def test_the_longest_word_that_stands_there_tells_the_kind(phrase: str, kind: tuple[str, str]) -> None:
    assert kind_of(phrase) == kind


@pytest.mark.parametrize("phrase", ["電話会談と会談", "経済について", "Błaszczak", "会社の決定"])
def test_both_a_call_and_a_meeting_or_neither_tell_none(phrase: str) -> None:
    assert kind_of(phrase) == ("other", "unknown")
