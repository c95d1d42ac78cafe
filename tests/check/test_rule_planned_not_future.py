"""An entry that announces what comes before the document."""

from dataclasses import replace

import pytest

from audit.check.rules import planned_not_future
from audit.model.claim import Modality
from tests.check import build


def test_what_is_announced_for_a_day_before_the_document_is_a_warning() -> None:
    (one,) = planned_not_future.find(build.case([build.claim("2022-01-05", modality="planned")]))
    assert one.severity == "warning"
    assert one.message == "The document, of January 10, announces something for January 5."


@pytest.mark.parametrize(
    ("when", "modality"), [("2022-01-10", "planned"), ("2022-01-05/2022-01-11", "planned"), ("2022-01-05", "past")]
)
def test_what_is_announced_for_the_day_or_later_is_not_flagged(when: str, modality: Modality) -> None:
    assert not list(planned_not_future.find(build.case([build.claim(when, modality=modality)])))


def test_without_a_date_of_the_document_nothing_is_before_it() -> None:
    case = build.case([build.claim("2022-01-05", modality="planned")])
    nowhen = replace(case, cited=replace(case.cited, document=replace(case.cited.document, published=None)))
    assert not list(planned_not_future.find(nowhen))
