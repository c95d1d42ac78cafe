"""An entry is cut into one stretch for each event it tells, each with the links that cite for it."""

import pytest

from audit.read.entries import outline
from audit.read.markdown import blocks
from audit.read.segments import segments


def _cited(statement: str) -> list[list[str]]:
    """The last letters of the addresses that each event of an entry cites."""
    (entry,) = outline(blocks(f"- December 9: {statement}\n")).entries
    found = segments(entry.passage, entry.statement, entry.dated)
    return [[anchor.link.uri.removeprefix("https://a.example/") for anchor in segment.anchors] for segment in found]


def _told(statement: str) -> list[str]:
    (entry,) = outline(blocks(f"- December 9: {statement}\n")).entries
    return [" ".join(segment.told.split()) for segment in segments(entry.passage, entry.statement, entry.dated)]


def _link(words: str, letter: str) -> str:
    return f"[{words}](https://a.example/{letter})"


@pytest.mark.parametrize(
    ("statement", "cited"),
    [
        ("X’s call with Minister Y", [[]]),
        (_link("X’s call with Minister Y and Minister Z", "a"), [["a"]]),
        (_link("X’s call with ", "a") + _link("Minister Y", "b"), [["a", "b"]]),
        (_link("X’s call with Minister Y and", "a") + " " + _link("Minister Z", "b"), [["a"], ["b"]]),
        (_link("X’s call with Minister Y", "a") + "; " + _link("Minister Z", "b"), [["a"], ["b"]]),
        ("X met " + _link("Minister Y", "a") + ", " + _link("Minister Z", "b"), [["a"], ["b"]]),
        (_link("X met Minister Y", "a") + "; W also met with Y", [["a"], []]),
        ("X met Minister Y, " + _link("readout", "a") + " and " + _link("video", "b"), [["a", "b"]]),
        ("X met Minister Y (" + _link("White House", "a") + ", " + _link("Kyiv", "b") + ")", [["a", "b"]]),
        ("X met Minister Y (" + _link("Z also met Y", "a") + ")", [["a"]]),
        ("X met Minister Y. See https://a.example/a.", [["a"]]),
        ("X met Minister Y. " + _link("Readout", "a") + ". " + _link("Photo", "b") + ".", [["a", "b"]]),
        ("X met Minister Y " + _link("1", "a") + ", " + _link("2", "b"), [["a", "b"]]),
        ("X met Minister Y " + _link("1", "a") + ", Minister Z " + _link("2", "b"), [["a"], ["b"]]),
        ("X met Minister Y " + _link("c", "a") + "; Minister Z " + _link("d", "b"), [["a"], ["b"]]),
        ("X’s calls with Minister Y (https://a.example/a) and Minister Z (https://a.example/b)", [["a"], ["b"]]),
        ("X called Ministers Y (" + _link("readout", "a") + ") and Z (" + _link("readout", "b") + ")", [["a"], ["b"]]),
        ("X met Minister Y and Minister Z " + _link("1", "a") + ", " + _link("2", "b"), [["a", "b"]]),
        ("X met Minister Y " + _link("1", "a") + ", a former aide to Minister Z " + _link("2", "b"), [["a", "b"]]),
        ("X met Minister Y " + _link("1", "a") + " on aid, Minister Z " + _link("2", "b"), [["a", "b"]]),
        (
            "X had a call with " + _link("Minister Y", "a") + " and a meeting with " + _link("Minister Z", "b"),
            [["a"], ["b"]],
        ),
        ("“We told W, Y and Z what would come,” Minister X " + _link("said", "a"), [["a"]]),
        ("X met Minister Y " + _link("1", "a") + " in Riga, Latvia " + _link("2", "b"), [["a", "b"]]),
        ("X met Minister Y " + _link("1", "a") + ", Reuters " + _link("2", "b"), [["a", "b"]]),
        ("on the margins of the " + _link("summit", "a") + ", X met Minister Y", [["a"]]),
        ("X met Minister Y\n  - " + _link("Readout", "a") + "\n  - Photo: " + _link("Flickr", "b"), [["a", "b"]]),
        ("X visited Bonn and met with Minister Y " + _link("1", "a"), [["a"]]),
        ("X visited Bonn, met Minister Y and spoke to Z. (" + _link("readout", "a") + ")", [["a"]]),
        ("X met Minister Y and spoke by phone with Minister Z (" + _link("readout", "a") + ")", [[], ["a"]]),
        ("X visited Bonn and met with " + _link("Minister Y", "a"), [[], ["a"]]),
        ("X visited Bonn and she met with Minister Y " + _link("1", "a"), [[], ["a"]]),
        ("X visited Bonn and later met with Minister Y " + _link("1", "a"), [[], ["a"]]),
        ("X met " + _link("Minister Y", "a") + ". She met " + _link("Minister Z", "b") + ".", [["a"], ["b"]]),
        (
            "Ceremony in Bonn (" + _link("city", "a") + "). Two days later, a bridge " + _link("fell", "b"),
            [["a"], ["b"]],
        ),
        ("X met " + _link("Minister Y", "a") + ". That evening, the court " + _link("ruled", "b") + ".", [["a", "b"]]),
        ("Summit in Bonn. On the margins, X met Minister Y (" + _link("photo", "a") + ")", [[], ["a"]]),
        ("X met Minister Y. https://a.example/a\n  To be confirmed: a call with Minister Z", [["a"], []]),
        ("\n  - " + _link("X met Minister Y", "a") + "\n  - " + _link("W called Z", "b"), [["a"], ["b"]]),
    ],
)
def test_each_event_has_its_own_links(statement: str, cited: list[list[str]]) -> None:
    assert _cited(statement) == cited


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("X met Minister Y (" + _link("White House", "a") + ")", ["X met Minister Y"]),
        (
            "X met Minister Y (" + _link("readout", "a") + ") and Z (" + _link("readout", "b") + ")",
            ["X met Minister Y and Z"],
        ),
        ("X met Minister Y (on a visit)", ["X met Minister Y (on a visit)"]),
        ("X met Minister Y. See <https://a.example/a>.", ["X met Minister Y"]),
        ("X met Minister Y https://a.example/a", ["X met Minister Y"]),
        ("X met Minister Y: " + _link("City", "a") + " / " + _link("Town", "b"), ["X met Minister Y:"]),
        ("X met Minister Y – " + _link("W called Minister Z", "a"), ["X met Minister Y", "W called Minister Z"]),
        ("X’s calls: " + _link("Minister Y", "a"), ["X’s calls: Minister Y"]),
        ("Meeting between X and Minister Y " + _link("link", "a"), ["Meeting between X and Minister Y"]),
        (
            "X met Minister Y and Minister Z of Chile " + _link("Press release", "a"),
            ["X met Minister Y and Minister Z of Chile"],
        ),
        ("X met Minister Y and adopted a " + _link("statement", "a"), ["X met Minister Y and adopted a statement"]),
        ("X met Rau. " + _link("Readout", "a"), ["X met Rau"]),
        (_link("Readout", "a") + ": X met Minister Y", ["Readout: X met Minister Y"]),
        (
            "X flew to Bonn. Two days later, he met " + _link("Minister Y", "a"),
            ["X flew to Bonn", "Two days later, he met Minister Y"],
        ),
    ],
)
def test_what_only_points_to_an_account_tells_nothing(statement: str, told: list[str]) -> None:
    assert _told(statement) == told


def test_the_date_after_a_link_is_not_told() -> None:
    text = "- [Readout](https://a.example/a) – December 10: X met Minister Y\n"
    (entry,) = outline(blocks(text)).entries
    (segment,) = segments(entry.passage, entry.statement, entry.dated)
    assert segment.told.strip(" :") == "X met Minister Y"
