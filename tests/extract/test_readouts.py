"""Whole pages with what surrounds a text on them: the days of the events that they date, and no other."""

import tomllib
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import pytest

from audit.extract.reading import read_page

PAGES = tomllib.loads(Path(__file__).with_name("readouts.toml").read_text(encoding="utf-8"))["page"]


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands around a text on a site: before it, behind it, and how it tells its day."""

    before: str
    behind: str


NAVIGATION = (
    '<header><a href="/">Home</a><nav><ul><li><a href="/news">News</a><li><a href="/about">About</a></ul></nav>'
)
RELATED = (
    "<aside><h2>Related</h2><ul><li><a href=/1>Meeting held on 3 May 2019 with the President</a>"
    "<li><a href=/2>The Minister visited Arden yesterday</a> <span>4 June 2018</span></ul></aside>"
)
FOOTER = "<footer><p>© 2019 All rights reserved</p><a href=/imprint>Imprint</a></footer>"
SITES = (
    Furniture("<main><article><h1>{title}</h1><p class=date>{shown}</p><div>", f"</div></article>{RELATED}</main>"),
    Furniture("<div class=meta><time datetime={day}>{shown}</time></div><h1>{title}</h1><div>", f"</div>{RELATED}"),
    Furniture("<main><h1>{title}</h1><div><span>{shown}</span> <span>Press release</span></div>", f"</main>{RELATED}"),
)


def _html(page: dict[str, Any], site: Furniture) -> str:
    title, shown, day = escape(page["title"]), escape(page["shown"]), page["published"].isoformat()
    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in page["text"])
    before = site.before.format(title=title, shown=shown, day=day)
    posted = f'<meta property="article:published_time" content="{day}T12:10:00+00:00">'
    head = f"<html lang={page['language']}><meta charset=utf-8><title>{title} - Ministry</title>{posted}"
    return f"<!doctype html>{head}<body>{NAVIGATION}</header>{before}{text}{site.behind}{FOOTER}"


def _days(page: dict[str, Any], site: Furniture) -> set[str]:
    reading = read_page(_html(page, site).encode(), "https://ministry.example/news/item")
    assert reading.published.value == page["published"]
    found = set()
    for event in reading.events:
        begin, end = event.when.start.isoformat(), event.when.end.isoformat()
        found.add((begin if begin == end else f"{begin}/{end}") + (" planned" if event.planned else ""))
    return found


@pytest.mark.parametrize("page", PAGES, ids=[f"{number}-{page['language']}" for number, page in enumerate(PAGES)])
def test_a_page_dates_its_events_and_nothing_else(page: dict[str, Any]) -> None:
    found = _days(page, SITES[PAGES.index(page) % len(SITES)])
    assert set(page["events"]) <= found <= {*page["events"], *page.get("allowed", ())}
