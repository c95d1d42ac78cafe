"""JSON-LD: the objects that speak of the page, however they are wrapped."""

import pytest

from audit.extract.jsonld import MAX_OBJECTS, things
from audit.extract.slices import Slice

ARTICLE = '{"@type":"NewsArticle","headline":"Talks"}'


def _headlines(*scripts: str) -> list[str]:
    found = things([Slice(0, len(script), script) for script in scripts])
    return [thing.text("headline") for thing in found if thing.is_article]


@pytest.mark.parametrize(
    "script",
    [
        ARTICLE,
        f"[{ARTICLE}]",
        f'{{"@graph":[{{"@type":"WebSite"}},{ARTICLE}]}}',
        f'{{"@type":"WebPage","mainEntity":{ARTICLE}}}',
        '{"@type":["Thing","https://schema.org/NewsArticle"],"headline":["Talks","Other"]}',
        '{"@type":"BlogPosting","headline":{"@value":"Talks"}}',
    ],
    ids=["plain", "array", "graph", "main entity", "types and values in lists", "value object"],
)
def test_an_article_is_found_where_pages_put_it(script: str) -> None:
    assert _headlines(script) == ["Talks"]


@pytest.mark.parametrize(
    "script",
    [
        f"<!-- {ARTICLE} -->",
        f"//<![CDATA[\n{ARTICLE}\n//]]>",
        f"/* <![CDATA[ */ {ARTICLE} /* ]]> */",
        f"{ARTICLE};",
        '{"@type":"NewsArticle","headline":"Talks",}',
        '{"@type":"NewsArticle","headline":"Talks","text":"a\nb"}',
        '{"@type":"NewsArticle","headline":"Talks","text":"it\\\'s"}',
        f'{{"@type":"WebSite"}}\n{ARTICLE}',
        f'{{"@type":"WebSite"}},{ARTICLE},',
        ARTICLE.replace('"', "&quot;"),
        "\ufeff" + ARTICLE,
    ],
    ids=[
        *("comment", "cdata", "cdata in comments", "semicolon", "trailing comma", "bare line break", "odd escape"),
        *("two in a row", "two with commas", "references", "byte order mark"),
    ],
)
def test_what_people_leave_around_json_is_forgiven(script: str) -> None:
    assert _headlines(script) == ["Talks"]


@pytest.mark.parametrize("script", ["", "{", "null", "3", '"text"', "[" * 100_000, '{"@type": 3, "headline": null}'])
def test_a_broken_script_gives_no_article_and_spoils_no_other(script: str) -> None:
    assert _headlines(script, ARTICLE) == ["Talks"]


def test_a_script_that_stays_broken_gives_what_it_says_once() -> None:
    script = '{"@type":"NewsArticle","text":"say "yes" now","headline":"Talks","datePublished":"2021-12-09"}'
    (found,) = things([Slice(0, len(script), script)])
    assert (found.text("headline"), found.text("datePublished"), found.is_article) == ("Talks", "2021-12-09", True)


def test_a_broken_script_with_two_dates_gives_neither() -> None:
    script = (
        '{"@type":"NewsArticle","text":"say "yes"","datePublished":"2021-12-09","a":[{"datePublished":"2020-01-01"}]}'
    )
    (found,) = things([Slice(0, len(script), script)])
    assert found.text("datePublished") == ""


def test_a_broken_script_of_something_else_gives_nothing() -> None:
    assert things([Slice(0, 1, '{"@type":"Product","text":"say "yes"","datePublished":"2021-12-09"}')]) == ()


def test_teasers_below_other_properties_do_not_speak_of_the_page() -> None:
    assert _headlines(f'{{"@type":"WebPage","hasPart":[{ARTICLE}],"author":{ARTICLE}}}') == []


def test_the_place_of_an_object_is_told() -> None:
    script = f'{{"@graph":[{ARTICLE}]}}'
    found = things([Slice(0, 1, "{}"), Slice(0, len(script), script)])
    assert found[-1].locator == "script[2].@graph[0]"


def test_no_more_objects_are_looked_at_than_the_bound() -> None:
    script = "[" + ",".join([ARTICLE] * (MAX_OBJECTS * 3)) + "]"
    assert len(things([Slice(0, len(script), script)])) == MAX_OBJECTS
