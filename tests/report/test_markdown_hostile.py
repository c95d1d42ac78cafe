"""Whatever pages and documents say, the report keeps its shape: no heading, row, link or HTML but our own."""

import re
from collections.abc import Iterable
from dataclasses import fields, replace

import pytest
from hypothesis import Phase, given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from audit.report import markdown
from audit.text.visible import JOINER
from tests.report import builders
from tests.report.hostile import HOSTILE_WORDS, NASTY
from tests.report.rendered import shape

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
RUN = builders.facts(
    basis="reconstructed", complete=False, incomplete="a reason", reconstruction=builders.reconstruction()
)
OUR_HTML = re.compile(
    r"<details>|</details>|<summary>[^<>&]*</summary>"
    r'|<a id="(finding|group)-[a-z0-9-]*">|</a>|</?code>|\s+'
)
OUR_LINK = re.compile(r"https://(news\.example\.org/|archive\.example/)[!-~]*|#(finding|group)-[a-z0-9-]*")


def skeleton(text: str) -> list[str]:
    """What the text is made of, once parsed, without what it says. Fails on HTML or a link that is not ours."""
    return [part for token in PARSER.parse(text) for part in _parts(token)]


def _parts(token: Token) -> Iterable[str]:
    if token.type == "html_block":
        assert not OUR_HTML.sub("", token.content), token.content
    if token.type == "inline":
        yield from filter(None, map(_inline, token.children or ()))
    else:
        yield f"{token.type} {token.tag} {token.level}"


def _inline(token: Token) -> str | None:
    if token.type in ("text", "text_special"):
        return None
    if token.type == "html_inline":
        assert not OUR_HTML.sub("", token.content), token.content
        return {"<code>": "code", "</code>": None}.get(token.content, "html")
    if token.type == "link_open":
        assert OUR_LINK.fullmatch(str(token.attrs["href"])), token.attrs
    return "code" if token.type == "code_inline" else token.type


def rendered(words: builders.Words) -> str:
    run = replace(RUN, incomplete=words.incomplete, reconstruction=builders.reconstruction(words))
    return markdown.render(shape(builders.sample(words, run=run)))


UNSHRUNK = (
    Phase.explicit,
    Phase.generate,
)  # shrinking two dozen texts takes minutes
EXPECTED = skeleton(rendered(builders.PLAIN))


@given(HOSTILE_WORDS)
@settings(derandomize=True, deadline=None, max_examples=60, phases=UNSHRUNK)
def test_the_tree_of_the_report_is_the_same_whatever_the_outside_says(words: builders.Words) -> None:
    assert skeleton(rendered(words)) == EXPECTED


@pytest.mark.parametrize("nasty", [text for text in NASTY if text.strip()])
def test_no_known_trick_changes_the_tree_when_every_field_plays_it(nasty: str) -> None:
    names = [field.name for field in fields(builders.Words)]
    assert skeleton(rendered(builders.Words(**dict.fromkeys(names, nasty)))) == EXPECTED


@given(HOSTILE_WORDS)
@settings(derandomize=True, deadline=None, max_examples=40, phases=UNSHRUNK)
def test_nothing_in_the_report_hides_or_speaks_to_a_terminal_or_runner(words: builders.Words) -> None:
    text = rendered(words)
    unseen = [character for character in text if not character.isprintable() and character not in {"\n", JOINER}]
    assert unseen == []
    assert not re.search(r"^\s*::|##\[", text, re.MULTILINE)


@pytest.mark.parametrize(
    "uri", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "no.scheme/x", "", "http://["]
)
def test_only_web_addresses_become_links(uri: str) -> None:
    claim = builders.statement(7, [uri])
    report = builders.report(
        [builders.compared(claim, "unreachable")],
        [builders.lost(uri, "invalid", "invalid-url")],
        [builders.finding("broken", "error", claim, uri=uri)],
    )
    links = [part for part in skeleton(markdown.render(shape(report))) if part == "link_open"]
    in_the_list, document_source = 1, 1
    assert len(links) == in_the_list + document_source
