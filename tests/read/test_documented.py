"""The page on documents says what is read."""

import re
from datetime import date
from pathlib import Path

import pytest

from audit.read.timing import days_of
from audit.text.dates import leading
from audit.text.days import iso

PAGE = (Path(__file__).parents[2] / "docs" / "documents.md").read_text(encoding="utf-8")
DATES = re.findall(r"^\| `(.+?)` \| (.+?) \|$", PAGE.partition("## Dates\n")[2], re.MULTILINE)


@pytest.mark.parametrize(("written", "meaning"), DATES)
def test_dates_are_read_as_the_page_on_documents_says(written: str, meaning: str) -> None:
    mention = leading(f"{written}: a call")
    assert mention is not None
    when = days_of(mention, date(2022, 1, 10), planned=False)
    assert (iso(when) if when else "not understood") == meaning


def test_the_page_on_documents_has_examples() -> None:
    assert len(DATES) > 20
