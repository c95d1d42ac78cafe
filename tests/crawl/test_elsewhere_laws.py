"""Whatever archives answer: nothing raises, few questions are asked, and no body is credited to another page."""

import asyncio
import json
from datetime import UTC, date, datetime

from hypothesis import event, given, settings
from hypothesis import strategies as st

from audit.crawl.elsewhere import Elsewhere
from audit.fetch.memento import Archive
from audit.fetch.successors import Successor
from audit.model.capture import Ask, Capture, Outcome, Unreachable
from tests.crawl.asking import retrieve

URI = "https://old.example/2021/12/09/a-readout/"
ARCHIVES = (
    Archive("https://first.example", "cdx-wayback"),
    Archive("https://second.example/coll", "cdx-pywb"),
    Archive("https://third.example", "timemap"),
)
PLACES = Elsewhere((Successor("old.example", "/*", "https://new.example/*", "a test"),), ARCHIVES)
GOOD = b"<html><title>Readout of a call</title><h1>Readout of a call</h1><p>They spoke today of the agenda.</p>"
NOW = datetime(2026, 1, 5, tzinfo=UTC)
WHEN = "Fri, 10 Dec 2021 08:00:00 GMT"
URIS = st.sampled_from([URI, URI.rstrip("/"), URI.upper(), "https://old.example/", "https://other.example/", ""])
STAMPS = st.sampled_from(["20211210080000", "20211209000000", "20300101000000", "2021", "99999999999999", "x"])
ROWS = st.lists(
    st.tuples(STAMPS, st.just(URI) | URIS, st.sampled_from(["200", "200", "301", "-"])), min_size=1, max_size=6
)


def _table(rows: list[tuple[str, str, str]]) -> bytes:
    return json.dumps([["timestamp", "original", "statuscode"], *map(list, rows)]).encode()


def _timemap(rows: list[tuple[str, str, str]]) -> bytes:
    links = [f'<https://third.example/{stamp}/{uri}>; rel="memento"; datetime="{WHEN}"' for stamp, uri, _ in rows]
    return ",\n".join([f'<{URI}>; rel="original"', *links]).encode()


STATUSES = st.sampled_from([200, 200, 200, 200, 204, 301, 404, 429, 503])
LISTS = st.tuples(STATUSES, ROWS.map(_table) | ROWS.map(_timemap) | st.binary(max_size=40))
LINKS = st.lists(st.just(URI) | URIS, max_size=2)
CAPTURES = st.tuples(STATUSES, st.sampled_from([WHEN, WHEN, WHEN, "soon", None]), LINKS, st.just(URI) | URIS)


@given(st.lists(LISTS, min_size=3, max_size=3), st.lists(CAPTURES, min_size=4, max_size=4))
@settings(derandomize=True, deadline=None, max_examples=120)
def test_whatever_is_answered(
    lists: list[tuple[int, bytes]], captures: list[tuple[int, str | None, list[str], str]]
) -> None:
    asked: list[Ask] = []

    async def fetch(ask: Ask) -> Outcome:
        asked.append(ask)
        if ask.role == "index":
            status, body = lists[len(asked) % len(lists)]
            return Capture(ask.uri, ask.uri, (), status, (), body, NOW)
        if ask.role == "page":
            return Capture(ask.uri, ask.uri, (), 404, (), b"", NOW)
        status, when, links, other = captures[len(asked) % len(captures)]
        if not other:
            return Unreachable(ask.uri, ask.uri, "reset", 3, "a test")
        told = [("content-type", "text/html"), *([("memento-datetime", when)] if when else [])]
        told += [("link", f'<{link}>; rel="original"') for link in links]
        final = f"{ask.uri.partition('id_/')[0]}id_/{other}"
        return Capture(ask.uri, final, (), status, tuple(told), GOOD, NOW)

    page = asyncio.run(retrieve(Ask(URI, date(2021, 12, 9), by=date(2022, 1, 10)), fetch, PLACES))
    assert page.condition.state == "gone"
    assert len(asked) <= 2 + len(ARCHIVES) * (1 + PLACES.captures)
    event("a capture was used" if page.retrieval.used else "nothing was used")
    if page.retrieval.used:
        used = page.retrieval.tries[page.retrieval.used]
        assert isinstance(used.outcome, Capture)
        assert used.outcome.status == 200
        assert used.memento_datetime == datetime(2021, 12, 10, 8, tzinfo=UTC)
        links = [value for name, value in used.outcome.headers if name == "link"]
        captured = [used.outcome.final_uri.partition("id_/")[2], *[link[1:].partition(">")[0] for link in links[-1:]]]
        assert {uri.rstrip("/") for uri in captured} == {URI.rstrip("/")}
