"""The HTML page: whole, closed to the network, the same bones whatever is said in it."""

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings

from audit.model.capture import Condition, Hop
from audit.model.finding import CheckedCitation, CheckedClaim
from audit.model.report import Report
from audit.report import html, json_v1, markdown
from audit.report.shape_v1 import ReportV1
from audit.text.visible import JOINER
from tests.report import builders
from tests.report.hostile import HOSTILE_WORDS
from tests.report.rendered import plain, shape

_VOID = {"meta", "input", "br", "line", "rect", "circle"}


class Page(HTMLParser):
    """What a browser makes of the page: its elements in order, their attributes, the text outside style and script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.said: list[str] = []
        self.raw: dict[str, str] = {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.open.pop() == tag, f"{tag} closes what is not open"

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("style", "script"):
            self.raw[self.open[-1]] = self.raw.get(self.open[-1], "") + data
        else:
            self.said.append(data)

    def text(self) -> str:
        return " ".join(" ".join(self.said).split())

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


def page(report: Report) -> Page:
    return Page(html.render(shape(report)))


SAMPLE = page(builders.sample())


def test_every_element_is_closed() -> None:
    assert SAMPLE.open == []


def test_the_policy_allows_exactly_the_style_and_script_that_stand_in_it() -> None:
    (policy,) = (meta["content"] for meta in SAMPLE.all("meta") if meta.get("http-equiv") == "Content-Security-Policy")
    digests = {
        tag: base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for tag, text in SAMPLE.raw.items()
    }
    assert policy.startswith("default-src 'none';")
    assert f"style-src 'sha256-{digests['style']}'" in policy
    assert f"script-src 'sha256-{digests['script']}'" in policy
    assert "unsafe" not in policy


def test_nothing_in_it_is_fetched() -> None:
    assert not [
        tag for tag, _ in SAMPLE.elements if tag in {"img", "link", "iframe", "object", "embed", "video", "base"}
    ]
    assert not [attributes for _, attributes in SAMPLE.elements if {"src", "style", "onclick"} & attributes.keys()]
    assert "url(" not in SAMPLE.raw["style"]
    assert "@import" not in SAMPLE.raw["style"]


def test_ids_are_unique_and_every_inner_link_leads_to_one() -> None:
    ids = Counter(attributes["id"] for _, attributes in SAMPLE.elements if "id" in attributes)
    assert not [name for name, count in ids.items() if count > 1]
    inner = {link["href"][1:] for link in SAMPLE.all("a") if link["href"].startswith("#")}
    assert inner <= ids.keys()


def test_every_finding_and_every_claim_has_its_place() -> None:
    report = shape(builders.sample())
    ids = {attributes.get("id") for _, attributes in SAMPLE.elements}
    assert {f"finding-{finding.id}" for finding in report.findings} <= ids
    assert {f"claim-{claim.id}" for claim in report.claims} <= ids


def test_the_tiles_count_as_the_summary_does() -> None:
    report = shape(builders.sample())
    verdicts = report.summary.verdicts
    assert f"Page differs {verdicts.contradicted} claims" in SAMPLE.text()
    assert f"Page agrees {verdicts.supported} claim" in SAMPLE.text()
    assert f"{verdicts.uncited} no page cited" in SAMPLE.text()


def test_the_page_counts_exactly_as_the_markdown_report_does() -> None:
    first_screen = plain(markdown.first_screen(shape(builders.sample())))
    rows = [row.strip("| ").split(" | ") for row in first_screen.splitlines() if row.startswith("| ")][2:]
    assert len(rows) == 9
    for name, *told in rows:
        line = " ".join([name.strip("*"), *(part.strip() for part in told)]).rstrip()
        assert line in SAMPLE.text()


def test_the_page_begins_with_the_same_list_of_what_is_to_be_decided_as_the_markdown_report() -> None:
    first_screen = plain(markdown.first_screen(shape(builders.sample())))
    listed = re.findall(r"^\d\. \[(.+?)\]\(#(.+?)\)", first_screen, re.MULTILINE)
    text = html.render(shape(builders.sample()))
    short = text[text.index('<nav class="glimpses"') :].split("</nav>")[0]
    assert re.findall(r'<li><a href="#([^"]*)">([^<]*)</a>', short) == [(anchor, name) for name, anchor in listed]


def test_one_matter_is_not_listed_before_it_is_told() -> None:
    claim = builders.statement(10)
    one = builders.report(
        [builders.compared(claim, "unchecked", of_claim="uncited")], findings=[builders.finding("x", "error", claim)]
    )
    assert "To decide, in short" not in page(one).text()


def test_the_words_are_marked_by_which_document_and_page_differ() -> None:
    uri = "https://news.example.org/a"
    claim = builders.compared(builders.statement(10, [uri]), "contradicted", [builders.field("date", "differ")])
    found = builders.finding("date-mismatch", "error", claim.claim, uri=uri)
    differs = replace(builders.field("date", "differ"), source="lead:yesterday")
    claim = builders.compared(claim.claim, "contradicted", [differs])
    text = html.render(shape(builders.report([claim], [builders.page(uri)], [found])))
    article = text[text.index("<article") :].split("</article>")[0]
    assert re.findall(r'<mark class="differs">([^<]*)</mark>', article) == ["December 11:", "yesterday"]
    assert "December 11: Secretary Doe’s meeting with Foreign Minister Roe" in re.sub(r"<[^>]*>", "", article)
    assert "Secretary Doe met yesterday with Foreign Minister Roe." in re.sub(r"<[^>]*>", "", article)


def test_a_claim_below_a_heading_that_dates_it_is_shown_with_its_day() -> None:
    claim = replace(builders.statement(10, text="A meeting with Foreign Minister Roe"), date_text="December 11")
    text = page(builders.report([builders.compared(claim, "unchecked", of_claim="uncited")])).text()
    assert "(December 11) A meeting with Foreign Minister Roe" in text


def test_the_claim_stands_beside_the_page_with_the_words_marked_that_both_have() -> None:
    words = replace(
        builders.PLAIN, claim="December 11: Doe’s call with Roe", page_title="Readout of Doe’s Meeting with Roe"
    )
    claim = builders.statement(10, ["https://news.example.org/a"], words)
    report = builders.report(
        claims=[builders.compared(claim, "supported")], pages=[builders.page("https://news.example.org/a", words)]
    )
    marked = re.findall(r"<mark>([^<]*)</mark>", html.render(shape(report)))
    assert sorted(set(" ".join(marked).split())) == ["Doe’s", "Roe", "with"]


def test_a_page_found_elsewhere_shows_both_answers_and_its_redirects() -> None:
    claim = builders.statement(10, ["https://news.example.org/a"])
    away = builders.answer(
        "https://news.example.org/a",
        status=404,
        payload=b"gone",
        hops=(Hop("https://news.example.org/a", 301),),
    )
    lost = builders.page("https://news.example.org/a", condition=Condition("gone", "http-404"), outcome=away)
    text = page(builders.report(claims=[builders.compared(claim, "unreachable")], pages=[lost])).text()
    assert "the cited address: not found (http-404)" in text
    assert "301 https://news.example.org/a" in text


def test_a_run_that_failed_says_by_how_many_findings_and_an_incomplete_one_why() -> None:
    assert "This audit fails (exit code 1; 0 with --exit-zero): 3 undecided errors." in SAMPLE.text()
    run = builders.facts(complete=False, incomplete="the network here is down")
    text = page(builders.report(run=run)).text()
    assert "This run is incomplete (exit code 3). The network here is down." in text
    assert "Nothing needs a decision" not in text


def test_a_demonstration_says_that_it_is_none_of_the_originals() -> None:
    run = builders.facts(basis="reconstructed", reconstruction=builders.reconstruction())
    text = page(builders.sample(run=run)).text()
    assert "Demonstration, not evidence." in text
    assert "They stand for 5 of the 11 cited pages." in text


def test_a_difference_of_days_is_drawn_as_a_square_that_leads_to_its_claim() -> None:
    squares = [rect for rect in SAMPLE.all("rect") if rect["class"] == "mark contradicted"]
    assert len(squares) == 1
    assert 'aria-label="line 20: page differs; the page gives 1 day earlier"' in html.render(shape(builders.sample()))


def test_pages_of_another_day_are_named_the_furthest_first_and_lead_to_their_claims() -> None:
    claims = [builders.statement(n, [f"https://news.example.org/{n}"]) for n in (10, 20, 30)]
    days = ("2021-12-12", "2021-12-30", "2021-12-11")
    differing = [replace(builders.field("date", "differ"), observed=day) for day in days]
    report = builders.report(
        claims=[builders.compared(claim, "contradicted", [day]) for claim, day in zip(claims, differing, strict=True)]
    )
    text = html.render(shape(report))
    named = text[text.index('<p class="outliers">') :].split("</p>")[0]
    far, near = (f'<a href="#claim-{claim.id}">' for claim in (claims[1], claims[0]))
    assert 0 < named.index(far) < named.index(near)
    assert "the page gives 19 days later" in named
    assert claims[2].id not in named


def test_the_chart_is_as_wide_as_there_is_room() -> None:
    marks = [*SAMPLE.all("rect"), *SAMPLE.all("circle")]
    places = [mark.get("x") or mark["cx"] for mark in marks if mark["class"].startswith("mark ")]
    assert places
    assert all(place.endswith("%") and 0 <= float(place[:-1]) <= 100 for place in places)


def test_days_within_one_month_are_named_by_the_first_and_the_last_of_them() -> None:
    claims = [
        replace(builders.statement(n, [f"https://news.example.org/{n}"]), when=builders.interval(date(2021, 12, day)))
        for n, day in ((10, 4), (20, 18))
    ]
    report = builders.report(
        [builders.compared(one, "contradicted", [builders.field("date", "differ")]) for one in claims]
    )
    text = html.render(shape(report))
    assert re.findall(r"<text[^>]*>(Dec [^<]*)</text>", text) == ["Dec 4", "Dec 18"]


def test_without_days_there_is_no_timeline() -> None:
    uncited = builders.statement(10)
    assert "timeline" not in {
        attributes.get("id")
        for _, attributes in page(
            builders.report(claims=[builders.compared(uncited, "unchecked", of_claim="uncited")])
        ).elements
    }


@pytest.mark.parametrize("uri", ["javascript:alert(1)", "data:text/html,x", "//host.example/x", "file:///etc/passwd"])
def test_only_web_addresses_become_links(uri: str) -> None:
    claim = builders.statement(10, [uri])
    report = builders.report(
        claims=[builders.compared(claim, "unreachable")], pages=[builders.lost(uri, "invalid", "scheme")]
    )
    made = page(report)
    assert all(link["href"].startswith(("#", "https://")) for link in made.all("a"))
    assert uri in made.text()


@settings(derandomize=True, deadline=None, max_examples=25, phases=[Phase.generate])
@given(words=HOSTILE_WORDS)
def test_no_text_from_outside_changes_the_bones_of_the_page(words: builders.Words) -> None:
    made = page(builders.sample(words))
    assert made.open == []
    assert made.raw == SAMPLE.raw
    assert not [tag for tag, _ in made.elements if tag in {"img", "iframe", "link", "object", "embed"}]
    assert len(made.all("script")) == 1
    assert not [name for _, attributes in made.elements for name in attributes if name.startswith("on")]
    ours = ("#", "https://news.example.org/", "https://web.archive.org/web/20211211/https://news.example.org/")
    assert all(link["href"].startswith(ours) for link in made.all("a"))
    hidden = [text for text in made.said if not text.replace("\n", "").replace(JOINER, "").isprintable()]
    assert not hidden


def test_a_year_apart_and_a_day_apart_are_both_on_the_chart() -> None:
    claims = [builders.statement(n, [f"https://news.example.org/{n}"]) for n in (10, 20)]
    days = (builders.field("date", "differ"), replace(builders.field("date", "differ"), observed="2022-12-11"))
    report = builders.report(
        claims=[builders.compared(claim, "contradicted", [day]) for claim, day in zip(claims, days, strict=True)]
    )
    ys = [float(rect["y"]) for rect in page(report).all("rect") if rect["class"] == "mark contradicted"]
    assert ys[1] < ys[0]
    assert all(0 <= y <= 300 for y in ys)


def test_the_page_is_the_same_every_time() -> None:
    assert html.render(shape(builders.sample())) == html.render(shape(builders.sample()))


def test_claims_beyond_what_a_browser_can_bear_are_counted_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "_MOST_CARDS", 3)
    claims = [builders.statement(n, [], text=f"December 11: event {n}") for n in range(10, 60, 10)]
    found = [builders.finding("uncited-claim", "note", claims[4])]
    made = page(
        builders.report(
            claims=[builders.compared(one, "unchecked", of_claim="uncited") for one in claims], findings=found
        )
    )
    assert "2 more claims not shown here; the JSON report has all." in made.text()
    assert f"claim-{claims[4].id}" in {attributes.get("id") for _, attributes in made.elements}


def test_the_day_a_run_was_judged_on_is_told() -> None:
    run = builders.facts(today=date(2022, 1, 10))
    assert "judged as of January 10, 2022" in page(builders.report(run=run)).text()


def test_on_the_timeline_a_url_s_own_day_is_not_told_as_the_page_s() -> None:
    uri = "https://news.example.org/a"
    unsure = replace(builders.field("date", "differ", by_url=True), confidence="low")
    claim = builders.compared(builders.statement(10, [uri]), "unchecked", [unsure], basis="url-only")
    made = page(builders.report(claims=[claim], pages=[builders.lost(uri, "unchecked", "not-on-cassette")]))
    told = [link["aria-label"] for link in made.all("a") if "aria-label" in link]
    assert told == ["line 10: page may differ; the URL gives 1 day earlier"]


def test_a_claim_with_thousands_of_links_shows_those_that_differ_and_counts_the_rest() -> None:
    claim = builders.statement(10, [f"https://news.example.org/{n}" for n in range(3_000)], text="word " * 20_000)
    differs = CheckedCitation(claim.citations[-1], "contradicted", "recorded", (builders.field("date", "differ"),))
    links = [CheckedCitation(one, "unchecked", "url-only", ()) for one in claim.citations[:-1]]
    report = builders.report(claims=[CheckedClaim(claim, "contradicted", (*links, differs))])
    text = html.render(shape(report))
    assert "2950 more links of this claim not shown here; the JSON report has all." in text
    assert 'href="https://news.example.org/2999"' in text
    assert len(text) < 500_000


def test_findings_beyond_what_a_browser_can_bear_are_counted_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "_MOST_MATTERS", 3)
    claims = [builders.statement(n) for n in range(10, 60, 10)]
    found = [builders.finding("x", "error", one) for one in claims]
    text = page(
        builders.report([builders.compared(one, "unchecked", of_claim="uncited") for one in claims], findings=found)
    ).text()
    assert "2 more findings not shown here; the JSON report has all." in text


def test_the_command_that_accepts_a_finding_lacks_only_the_reason() -> None:
    report = shape(builders.sample())
    error = next(one for one in report.findings if one.severity == "error")
    assert f'python -m audit review accept {error.id} --reason ""' in SAMPLE.text()
    group = next(one for one in report.groups if error.id not in one.findings)
    assert f'python -m audit review accept {" ".join(group.findings)} --reason ""' in SAMPLE.text()


def test_two_findings_on_one_link_share_its_two_panes() -> None:
    uri = "https://news.example.org/a"
    claim = builders.statement(10, [uri])
    found = [builders.finding(rule, "warning", claim, uri=uri, message=rule) for rule in ("first", "second")]
    text = html.render(shape(builders.report([builders.compared(claim, "contradicted")], findings=found)))
    assert text.count("<article") == 2
    assert text.count('class="panes"') == 2  # one for both findings, one in the list of all claims


def test_what_the_message_quotes_already_is_not_quoted_beside_it() -> None:
    claim = builders.statement(10)
    found = builders.finding("uncited-claim", "note", claim, message=f'No page is cited for "{claim.text}".')
    text = html.render(
        shape(builders.report([builders.compared(claim, "unchecked", of_claim="uncited")], findings=[found]))
    )
    assert 'class="panes"' not in text
    assert f'href="#claim-{claim.id}"' in text


def test_what_only_the_url_was_asked_is_not_told_of_the_page() -> None:
    uri = "https://news.example.org/a"
    silent = builders.compared(
        builders.statement(10, [uri]), "unchecked", [builders.field("place", "silent")], basis="url-only"
    )
    run = builders.facts(basis="reconstructed", reconstruction=builders.reconstruction())
    made = page(builders.report([silent], [builders.lost(uri, "unchecked", "not-on-cassette")], run=run))
    assert "The URL is silent on: place." in made.text()
    assert "the cited address: not in the example" in made.text()


def test_the_page_of_the_shipped_report_is_small_enough_to_be_mailed() -> None:
    shipped = Path(__file__).parents[2] / "reports" / "fact-sheet-2022-01-10.json"
    assert len(html.render(json_v1.decode(shipped.read_bytes())).encode()) < 500_000


@pytest.mark.parametrize("render", [markdown.render, html.render], ids=["md", "html"])
def test_a_day_that_was_found_and_not_chosen_is_told_as_a_perhaps(render: Callable[[ReportV1], str]) -> None:
    page = builders.page("https://news.example.org/a")
    found = page.reading.published
    unsure = replace(found, value=None, source=None, confidence=None, reason="not sure", text=None)
    claim = builders.compared(builders.statement(10, [page.uri]), "partly", [builders.field("date", "differ")])
    finding = builders.finding("date-mismatch", "warning", claim.claim, uri=page.uri)
    page = replace(page, reading=replace(page.reading, published=unsure))
    text = plain(render(shape(builders.report([claim], [page], [finding]))))
    assert re.search(r"not sure; perhaps\W.*December 11, 2021", re.sub(r"<[^>]*>", " ", text))
