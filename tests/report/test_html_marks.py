"""Which words of a claim and of its page are marked, and as what."""

from collections.abc import Iterable
from dataclasses import replace

from audit.report.html_marks import How, Words, claim, marked, passage
from audit.report.shape_v1 import ClaimV1, FieldV1
from tests.report import builders
from tests.report.rendered import shape

SAID = "December 11: Secretary Doe’s meeting with Foreign Minister Roe"


def told(text: str = SAID, date_text: str = "December 11") -> ClaimV1:
    statement = replace(builders.statement(10, text=text), date_text=date_text)
    (one,) = shape(builders.report([builders.compared(statement, "unchecked", of_claim="uncited")])).claims
    return one


def field(**changes: object) -> FieldV1:
    plain = FieldV1(
        field="date", claimed="2021-12-11", observed="2021-12-10", result="differ", source="lead:on-date", snippet=None
    )
    made = {name: getattr(plain, name) for name in plain.__struct_fields__}
    return FieldV1(**{**made, **changes})


def kept(found: Iterable[Words], how: How) -> list[str]:
    return [words.text for words in found if words.how == how]


def test_a_day_that_differs_is_marked_whole_as_the_document_writes_it() -> None:
    found = claim(SAID, told(), [field()], "")
    assert kept(found, "differs") == ["December 11:"]
    assert kept(found, "same") == []


def test_a_day_that_agrees_is_marked_as_agreeing_and_no_other_number() -> None:
    text = "11 ministers met on December 11 in Examplia"
    found = claim(text, told(text), [field(observed="2021-12-11", result="agree")], "")
    assert kept(found, "same") == ["December 11"]


def test_a_day_in_the_page_s_passage_is_marked_where_it_is_written() -> None:
    found = passage("The 10 ministers met in Examplia on December 10, 2021.", field(), SAID)
    assert kept(found, "differs") == ["December 10, 2021."]


def test_a_day_that_a_word_tells_is_marked_at_that_word() -> None:
    found = passage("Doe met yesterday with Roe.", field(source="lead:yesterday"), SAID)
    assert kept(found, "differs") == ["yesterday"]
    assert kept(found, "same") == ["Doe", "with Roe."]


def test_of_two_people_only_the_words_are_marked_that_the_other_does_not_share() -> None:
    other = field(field="counterpart", claimed="Foreign Minister Roe", observed="Foreign Minister Poe", source="lead")
    assert kept(claim(SAID, told(), [other], ""), "differs") == ["Roe"]
    assert kept(passage("Doe met Foreign Minister Poe.", other, SAID), "differs") == ["Poe."]


def test_what_the_title_shares_is_marked_and_a_difference_outweighs_it() -> None:
    found = claim(SAID, told(), [field()], "Readout of December 10: Doe and Roe")
    assert kept(found, "differs") == ["December 11:"]
    assert kept(found, "same") == ["Doe’s", "Roe"]


def test_what_the_page_is_silent_on_marks_nothing() -> None:
    silent = field(observed=None, result="silent", source=None)
    assert claim(SAID, told(), [silent], "") == (Words(SAID, ""),)
    assert passage("Nothing of it.", silent, "") == (Words("Nothing of it.", ""),)


def test_where_no_space_parts_words_a_date_is_marked_without_what_follows_it() -> None:
    text = "2021年12月11日：大臣と外相の電話会談、共同発表"
    found = claim(text, told(text, "2021年12月11日"), [field()], "共同発表")
    assert kept(found, "differs") == ["2021年12月11日"]
    assert kept(found, "same") == ["共同発表"]
    assert "".join(words.text + " " * words.parted for words in found) == text


def test_a_word_of_several_is_marked_only_where_the_other_text_has_all_of_them() -> None:
    assert kept(marked("The Norway-Sweden talks", "Norway hosts talks"), "same") == ["talks"]


def test_no_word_is_lost_or_moved_by_marking() -> None:
    found = claim(SAID, told(), [field()], "Readout of Doe’s Meeting with Roe")
    assert "".join(words.text + " " * words.parted for words in found) == SAID
    assert marked("", "anything") == ()
