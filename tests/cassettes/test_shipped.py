"""The shipped example: what its script writes, nothing that nobody saw, and nobody can take it for evidence."""

import asyncio
import contextlib
import io
import re
import runpy
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from warcio.cli import main as warcio

from audit.fetch.cassette import Cassette
from audit.fetch.exchange import Exchange
from audit.fetch.filing import file_name
from audit.fetch.warc import Record, read_warc_fields, records
from audit.model.capture import Ask
from audit.text.urls import host

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "cassettes" / "fact-sheet-2022-01-10"
TABLE = ROOT / "cassettes" / "facts" / "fact-sheet-2022-01-10.toml"
TEMPLATES = ROOT / "cassettes" / "templates"
WRITTEN = datetime(2026, 11, 24, tzinfo=UTC)

FACTS: dict[str, Any] = tomllib.loads(TABLE.read_text(encoding="utf-8"))
PAGES: list[dict[str, Any]] = FACTS["page"]


def cited() -> set[str]:
    """Every address the document links to; none of them holds a bracket or a space."""
    document = (ROOT / "examples" / "fact-sheet-2022-01-10.md").read_text(encoding="utf-8")
    return set(re.findall(r"\]\((https?://[^)\s]+)\)", document))


def kept(path: Path) -> tuple[Record, Record]:
    info, page = records(path)
    return info, page


def files() -> Iterator[Path]:
    return SHIPPED.iterdir()


@pytest.fixture(scope="module")
def bodies() -> dict[str, str]:
    """The text of every page, by its address."""
    return {page.uri: page.block.decode() for _, page in map(kept, files())}


def test_the_files_are_what_the_script_writes_from_the_table() -> None:
    script = runpy.run_path(str(ROOT / "cassettes" / "reconstruct.py"))
    assert {path.name: path.read_bytes() for path in files()} == script["cassette"](TABLE, TEMPLATES)


def test_warcio_accepts_every_file() -> None:
    said = io.StringIO()
    with contextlib.redirect_stdout(said), pytest.raises(SystemExit) as ended:
        warcio(["check", "-v", *map(str, files())])
    assert ended.value.code == 0
    assert said.getvalue().count("digest pass") == 2 * 52


def test_fifty_two_of_the_eighty_nine_cited_pages_are_there() -> None:
    addresses = [page["url"] for page in PAGES]
    assert len(cited()) == 89
    assert len(addresses) == len(set(addresses)) == 52
    assert set(addresses) <= cited()


def test_every_page_has_a_file_of_its_own_named_by_the_rule() -> None:
    assert {path.name for path in files()} == {file_name(page["url"]) for page in PAGES}
    assert all(kept(path)[1].uri and file_name(kept(path)[1].uri) == path.name for path in files())


def test_every_page_is_a_resource_that_claims_no_answer_of_a_server() -> None:
    for path in files():
        info, page = kept(path)
        assert (info.type, page.type) == ("warcinfo", "resource")
        assert page.field("Audit-Basis") == "reconstructed"
        assert info.date == page.date == WRITTEN


def test_every_file_says_who_wrote_it_when_and_from_what() -> None:
    for path in files():
        told = read_warc_fields(kept(path)[0].block)
        assert told["audit-basis"] == "reconstructed"
        assert told["audit-written-by"] == "the citation-audit project"
        assert told["audit-written-on"] == "2026-11-24"
        assert "reprints" in told["audit-written-from"]
        assert told["audit-cited"] == kept(path)[1].uri


def test_every_page_says_so_in_its_text_and_in_its_head(bodies: dict[str, str]) -> None:
    for body in bodies.values():
        head, _, rest = body.partition("</head>")
        footer = rest[rest.index("<footer>") :]
        assert 'name="reconstruction" content="For demonstration: this is a reconstruction, written by' in head
        assert "this is a reconstruction, written by the citation-audit project" in footer
        assert "year 2026, month 11, day 24" in footer
        assert "no evidence" in footer


def test_the_notice_stands_last_and_holds_nothing_that_reads_as_a_date_or_a_day(bodies: dict[str, str]) -> None:
    for body in bodies.values():
        footer = body[body.index("<footer>") :]
        assert body.index("</main>") < body.index("<footer>")
        assert not re.search(r"\d{4}-\d{2}|\d[/.]\d|\b(Nov|today|yesterday|tonight|morning)", footer)
        assert "<time" not in body


def test_the_cassette_gives_pages_that_are_marked_as_reconstructed() -> None:
    cassette = Cassette.open(SHIPPED)
    assert (cassette.basis, cassette.first, cassette.last) == ("reconstructed", WRITTEN, WRITTEN)
    assert cassette.reconstruction is not None
    assert cassette.reconstruction.written_by == "the citation-audit project"
    for page in PAGES:
        (event,) = asyncio.run(cassette.source(Ask(page["url"])))
        assert isinstance(event, Exchange)
        assert (event.status, event.basis, event.header("content-type")) == (
            200,
            "reconstructed",
            "text/html; charset=utf-8",
        )


def test_a_page_whose_title_nobody_saw_has_none(bodies: dict[str, str]) -> None:
    for page in PAGES:
        body = bodies[page["url"]]
        assert ("<h1" in body) == ("title" in page)
        assert ("<title" in body or "og:title" in body) <= ("title" in page)


def test_a_page_whose_day_nobody_saw_shows_none(bodies: dict[str, str]) -> None:
    for page in PAGES:
        before_text = bodies[page["url"]].partition("<p>" if "says" in page else "<footer>")[0]
        if "published" not in page:
            assert "2021" not in before_text
            assert "published_time" not in before_text


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (
            "2021/11/10/statement-by-nsc",
            [
                "Jake Sullivan’s Meeting with Ukrainian Officials</h1>",
                'content="2021-11-10T21:19:17-05:00"',
                "<p>November 10, 2021</p>",
                "Sullivan met today with",
                " | The White House</title>",
            ],
        ),
        (
            "uk-foreign-secretary-truss",
            ['<p class="article-meta__publish-date">December 11, 2021</p>', "met yesterday"],
        ),
        ("german-foreign-minister-baerbock/", ["December 11, 2021</p>", "met yesterday"]),
        ("high-level-consultations", ['<h1 class="featured-content__headline">EU-U.S.', "on December 3, 2021"]),
        ("assistant-secretary-donfrieds", ["December 13–15, 2021", "December 15–16, 2021", "will travel"]),
        ("Article/2854469", ['<h1 class="maintitle">', "<p>Nov. 25, 2021</p>"]),
        ("Article/2875228", ["<p>Dec. 15, 2021</p>", "met today"]),
        ("news_190373", ["<h1>Statement by the North Atlantic Council", "<p>16 December 2021</p>"]),
        ("osce-secretary-general-schmid", ["on January 7, 2022"]),
        ("Article/2878533", ["this morning, on December 17, 2021"]),
        ("trip-to-france", ["tonight", 'modified_time" content="2021-11-08T17:18:05-05:00"']),
    ],
)
def test_what_is_known_of_a_page_stands_where_its_host_puts_it(
    bodies: dict[str, str], words: str, shown: list[str]
) -> None:
    (body,) = [body for uri, body in bodies.items() if words in uri]
    assert [part for part in shown if part not in body] == []


def test_who_is_named_in_the_table_is_named_on_the_page(bodies: dict[str, str]) -> None:
    for page in PAGES:
        assert [name for name in page["named"] if name not in bodies[page["url"]]] == [], page["url"]


def test_every_fact_has_a_source_and_enough_confidence() -> None:
    for page in PAGES:
        assert all(page["sources"])
        assert page["confidence"] in {"high", "medium"}
        assert {"title", "published", "word", "event"} & page.keys()


def test_every_host_has_a_structure() -> None:
    structures = tomllib.loads((TEMPLATES / "hosts.toml").read_text(encoding="utf-8"))["hosts"]
    assert {host(page["url"]) for page in PAGES} == structures.keys()
    assert all((TEMPLATES / name).is_file() for name in structures.values())
