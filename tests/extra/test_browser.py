"""The HTML report in a real browser: nothing fetched, nothing complained of, nobody kept out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from audit.report import json_v1, render
from tests.extra.programs import ROOT, axe, chromium
from tests.report import builders

SHIPPED = ROOT / "reports" / "fact-sheet-2022-01-10.json"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    quiet = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", *quiet])
        yield started
        started.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("html") / "report.html"
    path.write_bytes(render.render(SHIPPED.read_bytes(), "html", ()))
    return path


@dataclass
class Visit:
    """The report in a window of its own, with what the browser said and asked for."""

    page: Page
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


def visit(browser: Browser, report: Path, **window: Any) -> Visit:
    page = browser.new_context(**window).new_page()
    seen = Visit(page)
    page.on("console", lambda message: seen.said.append(message.text))
    page.on("pageerror", lambda error: seen.said.append(str(error)))
    page.on("request", lambda request: seen.asked.append(request.url))
    page.goto(report.as_uri())
    return seen


WINDOWS = [
    {"viewport": {"width": 1280, "height": 900}},
    {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    {"viewport": {"width": 390, "height": 800}},
]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every outcome once: as many kinds of content as the long report, and far less to look through."""
    path = tmp_path_factory.mktemp("html") / "sample.html"
    path.write_bytes(render.render(json_v1.encode(builders.sample()), "html", ()))
    return path


def test_no_rule_of_accessibility_is_broken_in_the_shipped_report(browser: Browser, report: Path) -> None:
    seen = visit(browser, report)
    seen.page.evaluate(axe())
    found = seen.page.evaluate("() => axe.run()")
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []


@pytest.mark.parametrize("window", WINDOWS, ids=["light", "dark", "phone"])
def test_no_rule_of_accessibility_is_broken_with_all_folds_open(
    browser: Browser, sample: Path, window: dict[str, Any]
) -> None:
    seen = visit(browser, sample, **window)
    seen.page.evaluate("() => document.querySelectorAll('details').forEach(one => one.open = true)")
    seen.page.evaluate(axe())
    found = seen.page.evaluate("() => axe.run()")
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []


@pytest.mark.parametrize("window", WINDOWS, ids=["light", "dark", "phone"])
def test_it_asks_for_nothing_and_the_console_stays_silent(
    browser: Browser, report: Path, window: dict[str, Any]
) -> None:
    seen = visit(browser, report, **window)
    assert seen.asked == [report.as_uri()]
    assert seen.said == []


def test_nothing_runs_off_the_side_of_a_phone(browser: Browser, report: Path) -> None:
    page = visit(browser, report, viewport={"width": 390, "height": 800}).page
    page.evaluate("() => document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_filters_show_as_many_claims_as_the_tile_counts(browser: Browser, report: Path) -> None:
    page = visit(browser, report).page
    counted = int(page.locator(".tiles .differs b").inner_text().split()[0])
    page.select_option("select[name=pile]", "differs")
    assert page.locator("details.claim:visible").count() == counted
    assert page.locator("output[name=shown]").inner_text().endswith(f", {counted} of 111 claims")
    page.click("button[type=reset]")
    page.wait_for_function("() => document.querySelectorAll('details.claim:not([hidden])').length === 111")


def test_a_tile_leads_to_the_claims_that_it_counts_alone(browser: Browser, report: Path) -> None:
    page = visit(browser, report).page
    counted = int(page.locator(".tiles .differs b").inner_text().split()[0])
    page.fill("input[name=text]", "nothing has this")
    page.click(".tiles .differs a")
    page.wait_for_function(f"() => document.querySelectorAll('details.claim:not([hidden])').length === {counted}")
    assert page.locator("#claims-name").evaluate("one => one.getBoundingClientRect().top") < 300


def test_a_filter_hides_findings_and_groups_of_which_nothing_is_left(browser: Browser, report: Path) -> None:
    page = visit(browser, report).page
    page.select_option("select[name=rule]", "kind-mismatch")
    assert page.locator("article.matter:not([hidden])").count() == 1
    assert page.locator("section.group:visible").count() == 0


def test_the_button_copies_the_command_that_accepts_the_finding(browser: Browser, report: Path) -> None:
    window = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = window.new_page()
    page.goto(report.as_uri())
    page.locator("button.copy").first.click()
    page.wait_for_function("() => document.querySelector('button.copy').textContent === 'copied'")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == page.locator(".command").first.inner_text()
    assert copied.startswith("python -m audit review accept ")


def test_where_the_clipboard_is_closed_the_command_is_selected(browser: Browser, report: Path) -> None:
    page = browser.new_context().new_page()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(report.as_uri())
    page.locator("button.copy").first.click()
    assert page.evaluate("() => getSelection().toString().trim()") == page.locator(".command").first.inner_text()


def test_without_javascript_the_command_is_there_to_be_selected(browser: Browser, report: Path) -> None:
    page = visit(browser, report, java_script_enabled=False).page
    assert page.locator(".command").first.is_visible()
    assert not page.locator("button.copy").first.is_visible()


def test_text_is_found_in_claims_and_pages_alike(browser: Browser, report: Path) -> None:
    page = visit(browser, report).page
    page.keyboard.press("/")
    page.keyboard.type("huitfeldt")
    assert page.locator("details.claim:visible").count() >= 1
    assert all("huitfeldt" in text.lower() for text in page.locator("details.claim:visible").all_text_contents())


def test_on_a_phone_every_mark_of_the_timeline_is_in_sight(browser: Browser, report: Path) -> None:
    page = visit(browser, report, viewport={"width": 390, "height": 800}).page
    boxes = [mark.bounding_box() for mark in page.locator(".timeline .mark").all()]
    assert boxes
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= 390 for box in boxes)


def test_a_mark_on_the_timeline_opens_its_claim(browser: Browser, report: Path) -> None:
    page = visit(browser, report).page
    target = page.locator(".timeline a:has(.contradicted)").first.get_attribute("href")
    assert target
    page.goto(report.as_uri() + target)
    assert page.locator(target).evaluate("one => one.open")


def test_without_javascript_everything_is_there(browser: Browser, report: Path) -> None:
    page = visit(browser, report, java_script_enabled=False).page
    assert page.locator("details.claim").count() == 111
    assert not page.locator("#filter").is_visible()
    page.locator("details.claim summary").first.click()
    assert page.locator("details.claim").first.locator(".side.page").first.is_visible()


def test_on_paper_every_claim_is_open(browser: Browser, report: Path) -> None:
    page = visit(browser, report).page
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details.claim[open]").count() == 111
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("details.claim[open]").count() == 0


def test_hostile_text_runs_nothing(browser: Browser, tmp_path: Path) -> None:
    attack = "</script><script>document.title='taken'</script><img src=x onerror=\\\"document.title='taken'\\\">"
    path = tmp_path / "report.html"
    data = SHIPPED.read_text(encoding="utf-8").replace("Secretary Blinken", attack)
    path.write_bytes(render.render(data.encode(), "html", ()))
    seen = visit(browser, path)
    assert "taken" not in seen.page.title()
    assert seen.asked == [path.as_uri()]
