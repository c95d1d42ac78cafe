"""An entry that tells as past what it dates after the document."""

from dataclasses import replace

import pytest

from audit.check.rules import date_outside_document
from audit.model.claim import Modality
from tests.check import build


def test_what_is_told_as_past_and_dated_after_the_document_is_a_warning() -> None:
    (one,) = date_outside_document.find(build.case([build.claim("2022-01-20")]))
    assert one.severity == "warning"
    assert one.message == "The document, of January 10, tells as past what it dates January 20."


@pytest.mark.parametrize(
    ("when", "modality"), [("2022-01-10", "past"), ("2021-12-09", "past"), ("2022-01-20", "planned")]
)
def test_what_is_dated_by_the_document_or_planned_is_not_flagged(when: str, modality: Modality) -> None:
    assert not list(date_outside_document.find(build.case([build.claim(when, modality=modality)])))


def test_without_a_date_of_the_document_nothing_is_after_it() -> None:
    case = build.case([build.claim("2022-01-20")])
    nowhen = replace(case, cited=replace(case.cited, document=replace(case.cited.document, published=None)))
    assert not list(date_outside_document.find(nowhen))
