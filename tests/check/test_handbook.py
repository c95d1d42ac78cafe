"""The rules in words: the page that is shipped is the one the rules make."""

from pathlib import Path

from audit.check import handbook
from audit.check.registry import RULES, texts

ROOT = Path(__file__).parents[2]


def test_the_page_that_is_shipped_is_made_of_the_rules() -> None:
    shipped = (ROOT / "docs" / "rules.md").read_text("utf-8")
    assert shipped == handbook.page(texts()), "run `citation-audit rules --markdown > docs/rules.md`"


def test_every_rule_has_a_row_that_leads_to_its_section() -> None:
    page = handbook.page(texts())
    for rule in RULES:
        assert f"| [`{rule.code}`](#{rule.code}) | {rule.severity} | {rule.summary} |" in page
        assert f"\n## {rule.code}\n" in page
    assert page.count("**To accept:** ") == len(RULES)


def test_one_rule_is_told_whole_and_all_of_them_in_a_line_each() -> None:
    first = texts()[0]
    assert handbook.entry(first).startswith(f"{first.code} ({first.severity})\n\n{first.summary}\n\nFinds: ")
    assert len(handbook.overview(texts()).splitlines()) == len(RULES)
