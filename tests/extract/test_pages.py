"""Whole pages as sites write them, each with what a reader would say of it; also what `make bench` reads by default."""

import json
from pathlib import Path
from typing import Any

import pytest

from audit.extract.reading import read_page

PAGES = Path(__file__).with_name("pages")
ROWS = [json.loads(line) for line in (PAGES / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_page_is_read_as_its_reader_reads_it(row: dict[str, Any]) -> None:
    reading = read_page((PAGES / row["html"]).read_bytes(), row["url"])
    assert reading.title.value == row["gold_title"]
    assert (reading.published.value.isoformat() if reading.published.value else "") == row["gold_date"]
    assert (reading.modified.value.isoformat() if reading.modified.value else None) == row["gold_modified"]
    events = [[event.when.start.isoformat(), event.when.end.isoformat(), event.planned] for event in reading.events]
    assert events == row["gold_events"]
