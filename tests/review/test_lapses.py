"""Why a decision lapsed, what of its claim was edited, and which finding it may be carried over to."""

from audit.model.decision import Edit, Statement
from audit.review.lapses import lapses
from tests.review.cases import PAGE, TEXT, decision, finding, scope

OTHER = "December 11: Secretary Doe’s call with Foreign Minister Poe"


def test_what_was_edited_is_told_by_its_part_from_old_to_new() -> None:
    made = decision(finding(), claim=Statement(TEXT, "Week 49", "2021-12-11"))
    heir = finding("e", claim="e" * 12, claimed="2021-12-12")
    now = Statement(TEXT.replace("11", "12"), "Week 50", "2021-12-12")
    (lapse,) = lapses([(made.about[0], made)], [heir], scope(claims={"e" * 12: now}))
    assert lapse.edits == (
        Edit("section", "Week 49", "Week 50"),
        Edit("date", "2021-12-11", "2021-12-12"),
        Edit("text", TEXT, TEXT.replace("11", "12")),
    )


def test_a_compared_value_that_is_no_date_is_told_with_the_words() -> None:
    made = decision(finding(claimed="call"), claim=Statement(TEXT.replace("meeting", "call"), None, "2021-12-11"))
    heir = finding("e", claim="e" * 12, claimed="meeting")
    (lapse,) = lapses([(made.about[0], made)], [heir], scope(claims={"e" * 12: Statement(TEXT, None, "2021-12-11")}))
    assert lapse.edits[1:] == (Edit("claimed", "call", "meeting"),)


def test_a_finding_is_offered_to_the_decision_whose_claim_is_most_like_its_own() -> None:
    one, other = decision(finding("a"), claim=Statement(OTHER)), decision(finding("b"), claim=Statement(TEXT))
    heir = finding("e", claim="e" * 12)
    said = [(made.about[0], made) for made in (one, other)]
    found = lapses(said, [heir], scope(claims={"e" * 12: Statement(TEXT.replace("11", "12"))}))
    assert {lapse.subject.finding: lapse.heir for lapse in found} == {"a" * 12: None, "b" * 12: "e" * 12}


def test_a_claim_that_still_stands_there_was_not_edited() -> None:
    made = decision(finding())
    like_it = finding("e", claim="e" * 12)
    claims = {"c" * 12: Statement(TEXT), "e" * 12: Statement(TEXT.replace("Roe", "Poe"))}
    (lapse,) = lapses([(made.about[0], made)], [like_it], scope(claims=claims))
    assert (lapse.heir, lapse.cause) == (None, "finding")


def test_of_an_edited_claim_other_quotes_are_no_edited_part() -> None:
    made = decision(finding(), claim=Statement(TEXT, "Doe’s week", "2021-12-11"))
    now = Statement(TEXT.replace("’", "'"), "Doe's week", "2021-12-12")
    (lapse,) = lapses([(made.about[0], made)], [finding("e", claim="e" * 12)], scope(claims={"e" * 12: now}))
    assert lapse.edits == (Edit("date", "2021-12-11", "2021-12-12"),)


def test_other_quotes_and_case_are_no_edit() -> None:
    made = decision(finding())
    claims = {"c" * 12: Statement(TEXT.replace("’", "'"))}
    (lapse,) = lapses([(made.about[0], made)], [finding("e")], scope(claims=claims))
    assert (lapse.heir, lapse.cause) == (None, "finding")


def test_a_claim_that_was_taken_out_and_a_page_that_is_cited_no_more_need_no_answer_of_the_page() -> None:
    made = decision(finding())
    said = [(made.about[0], made)]
    nowhere = scope(claims={}, cited=frozenset(), read=frozenset())
    assert [one.cause for one in lapses(said, [], nowhere)] == ["claim"]
    assert [one.cause for one in lapses(said, [], scope(cited=frozenset(), read=frozenset()))] == ["page"]
    assert lapses(said, [], scope(cited=frozenset({PAGE}), read=frozenset())) == ()


def test_an_edited_claim_whose_page_could_not_be_read_waits_for_a_run_that_reads_it() -> None:
    made = decision(finding())
    now = {"e" * 12: Statement(TEXT.replace("11", "12"))}
    said = [(made.about[0], made)]
    assert lapses(said, [], scope(claims=now, read=frozenset())) == ()
    assert [one.cause for one in lapses(said, [], scope(claims=now))] == ["claim"]


def test_that_a_page_is_not_there_is_offered_to_the_edited_claim_without_its_being_read() -> None:
    made = decision(finding(rule="gone"))
    heir = finding("e", claim="e" * 12, rule="gone")
    now = scope(claims={"e" * 12: Statement(TEXT.replace("11", "12"))}, read=frozenset(), amiss={PAGE: "gone"})
    assert [one.heir for one in lapses([(made.about[0], made)], [heir], now)] == ["e" * 12]
