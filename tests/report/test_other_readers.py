"""What readers that are not ours make of the report: GitHub's own Markdown parser (cmark-gfm), and a terminal."""

import json
from dataclasses import fields, replace
from html.parser import HTMLParser

import cmarkgfm
import pyte
import pytest
from cmarkgfm.cmark import Options
from hypothesis import Phase, given, settings

from audit.model.report import Format, Report
from audit.report import json_v1, render
from audit.report.render import FORMATS
from tests.report import builders
from tests.report.hostile import HOSTILE_WORDS, NASTY
from tests.report.runner import commands
from tests.report.test_markdown_hostile import OUR_LINK, rendered

MEGABYTE = "| `<b>@x</b>` \u202e[a](javascript:x) ::error:: \n\n# " * 20_000
SHOWN: tuple[Format, ...] = ("md", "github")
"""What is printed as it is."""
UNSHRUNK = (Phase.explicit, Phase.generate)


class Tree(HTMLParser):
    """The elements of a page in their order, with their attributes' names; fails on a link that is not ours."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.bones: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.bones.append(" ".join([tag, *(name for name, _ in attrs)]))
        for name, value in attrs:
            if name == "href":
                assert OUR_LINK.fullmatch(value or ""), value

    def handle_endtag(self, tag: str) -> None:
        self.bones.append(f"/{tag}")

    def handle_comment(self, data: str) -> None:
        self.bones.append(f"comment {data}")


def tree(text: str) -> list[str]:
    """The bones of a text in GitHub's Markdown; a text with a bar is set as code in another way, which is the same."""
    page = cmarkgfm.github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_UNSAFE)
    return Tree(page).bones


EXPECTED = tree(rendered(builders.PLAIN))


@given(HOSTILE_WORDS)
@settings(derandomize=True, deadline=None, max_examples=40, phases=UNSHRUNK)
def test_for_github_s_parser_the_tree_is_the_same_whatever_the_outside_says(words: builders.Words) -> None:
    assert tree(rendered(words)) == EXPECTED


@pytest.mark.parametrize("nasty", [text for text in NASTY if text.strip()])
def test_no_known_trick_changes_the_tree_for_github_s_parser(nasty: str) -> None:
    names = [field.name for field in fields(builders.Words)]
    assert tree(rendered(builders.Words(**dict.fromkeys(names, nasty)))) == EXPECTED


def on_a_terminal(text: str) -> pyte.Screen:
    """A terminal wide and high enough that nothing wraps or scrolls, after it was shown the text."""
    screen = pyte.Screen(4_000, text.count("\n") + 5)
    pyte.Stream(screen).feed(text.replace("\n", "\r\n"))
    return screen


@given(HOSTILE_WORDS)
@settings(derandomize=True, deadline=None, max_examples=10, phases=UNSHRUNK)
def test_a_terminal_that_shows_the_report_is_not_moved_painted_or_renamed(words: builders.Words) -> None:
    data = json_v1.encode(builders.sample(words))
    for form in SHOWN:
        text = render.render(data, form, ()).decode()
        screen = on_a_terminal(text)
        assert screen.cursor.y == text.count("\n")
        assert screen.title == screen.icon_name == ""
        looks = {cell._replace(data="") for row in screen.buffer.values() for cell in row.values()}
        assert looks <= {screen.default_char._replace(data="")}
        starts = [line[:1] for line in text.split("\n")]  # a cell holds a letter with its marks
        assert [screen.buffer[row][0].data[:1].strip() for row in range(len(starts))] == starts


def alone(words: builders.Words) -> Report:
    """One claim with one page and one finding, and all that can be said about them."""
    uri = f"{builders.SITE}/page"
    claim = builders.statement(10, [uri], words)
    return builders.report(
        [builders.compared(claim, "contradicted", [builders.field("date", "differ", words)])],
        [builders.page(uri, words)],
        [builders.finding(words.rule, "error", claim, words, uri=uri)],
        words=words,
    )


def test_texts_of_a_megabyte_leave_every_format_whole_and_small() -> None:
    names = ("title", "claim", "page_title", "message", "suggestion")
    huge, long = (
        json_v1.encode(alone(replace(builders.PLAIN, **dict.fromkeys(names, text))))
        for text in (MEGABYTE, "word " * 500)
    )
    shown = {form: render.render(huge, form, ()).decode() for form in FORMATS if form != "json"}
    assert tree(shown["md"]) == tree(render.render(long, "md", ()).decode())
    assert {form: len(text) for form, text in shown.items() if len(text) > 100_000} == {}
    assert [one.name for one in commands(shown["github"])] == ["error"]
    assert len(json.loads(shown["gitlab"])) == 1
