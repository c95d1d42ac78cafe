"""The rule `uncited-claim`, and its one group."""

from audit.check.rules import uncited_claim
from tests.check import build


def test_an_entry_without_a_link_is_a_note() -> None:
    claim = build.claim(uris=(), text="December 9: Secretary Blinken’s meeting")
    (one,) = uncited_claim.find(build.case([claim]))
    assert (one.severity, one.claim, one.uri) == ("note", claim.id, None)
    assert one.message == (
        'The document cites no page for its entry of December 9: "December 9: Secretary Blinken’s meeting".'
    )


def test_what_only_adds_to_an_entry_is_another_rules_business() -> None:
    assert not list(uncited_claim.find(build.case([build.claim(uris=(), part="remainder")])))


def test_plans_quotes_narrative_and_cited_claims_are_not_found() -> None:
    claims = [
        build.claim(uris=(), modality="planned", line=1),
        build.claim(uris=(), modality="quote", line=2),
        build.claim(None, uris=(), modality="narrative", line=3),
        build.claim(line=4),
    ]
    assert not list(uncited_claim.find(build.case(claims)))


def test_all_of_a_document_are_one_group() -> None:
    claims = [build.claim(uris=(), line=line) for line in (5, 1, 3)]
    found = build.checked(claims)
    assert [group.findings for group in found.groups] == [tuple(one.id for one in found.findings)]
    assert [one.line for one in found.findings] == [1, 3, 5]


def test_a_single_one_needs_no_group() -> None:
    assert build.checked([build.claim(uris=())]).groups == ()
