"""A page that differs is told of in the same way wherever it stands: in its claim's pile, on the timeline, in a row."""

from pathlib import Path

from audit.report import json_v1
from audit.report.markdown_claims import claim_folds
from audit.report.outline import outline
from audit.report.timeline import timeline

REPORT = json_v1.decode((Path(__file__).parents[2] / "reports" / "fact-sheet-2022-01-10.json").read_bytes())


def test_a_mark_that_may_differ_belongs_to_a_claim_that_may() -> None:
    drawn = timeline(REPORT)
    assert drawn
    piles = outline(REPORT).pile
    assert {piles[mark.claim] for mark in drawn.marks if mark.kind == "may-differ"} == {"may-differ"}


def test_of_a_claim_that_was_not_checked_no_page_that_was_read_is_told_as_not_checked() -> None:
    laid_out = outline(REPORT)
    (fold,) = (one for one in claim_folds(laid_out, 1_000_000, ()) if "not in the example" in one.splitlines()[1])
    read = {page.uri for page in REPORT.pages if page.used is not None}
    assert read
    assert not [uri for uri in read if f"({uri})" in fold]
