"""The rule `uncited-remainder`."""

from audit.check.rules import uncited_remainder
from tests.check import build


def test_an_addition_behind_a_link_is_a_note_that_quotes_it() -> None:
    claim = build.claim(uris=(), part="remainder", text="The Deputy also met with Minister Linde")
    (one,) = uncited_remainder.find(build.case([claim]))
    assert (one.severity, one.claim) == ("note", claim.id)
    assert one.message == (
        "The document cites no page for an addition to its entry of December 9: "
        '"The Deputy also met with Minister Linde".'
    )


def test_whole_entries_plans_and_cited_additions_are_not_found() -> None:
    claims = [
        build.claim(uris=(), line=1),
        build.claim(uris=(), part="remainder", modality="planned", line=2),
        build.claim(part="remainder", line=3),
    ]
    assert not list(uncited_remainder.find(build.case(claims)))


def test_all_of_a_document_are_one_group() -> None:
    claims = [build.claim(uris=(), part="remainder", line=line) for line in (1, 2)]
    assert [len(group.findings) for group in build.checked(claims).groups] == [2]
