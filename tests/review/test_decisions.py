"""The decisions file: what people wrote in it survives, what cannot be understood is refused."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.model.decision import Decision, Statement, Subject
from audit.model.errors import DecisionsError
from audit.review.decisions import add, prune, read
from tests.review.cases import decision, finding

BY_HAND = """\
# Ours.

# The late release.
[[decision]]
findings = ["aaaaaaaaaaaa", "bbbbbbbbbbbb"]   # both calls
verdict = "accepted"
reason = "The release came a day late."
by = "R. Viewer"
on = 2022-01-10
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "audit-decisions.toml"


@pytest.fixture
def past(tmp_path: Path) -> Path:
    return tmp_path / "audit-decisions.past.toml"


def test_without_a_file_nothing_is_decided(file: Path) -> None:
    assert read(file) == ()


def test_a_block_written_by_hand_is_read(file: Path) -> None:
    file.write_text(BY_HAND, encoding="utf-8")
    (made,) = read(file)
    assert made.findings == ("a" * 12, "b" * 12)
    assert (made.verdict, made.by, made.on, made.until) == ("accepted", "R. Viewer", date(2022, 1, 10), None)


def test_what_is_added_is_read_again(file: Path) -> None:
    made = [decision(finding("a"), finding("b")), decision(finding("d"), until=date(2023, 1, 1), verdict="confirmed")]
    add(file, made)
    assert read(file) == tuple(made)


def test_what_stood_in_the_file_stays_as_it_was(file: Path) -> None:
    file.write_text(BY_HAND, encoding="utf-8")
    add(file, [decision(finding("d"))])
    assert file.read_text(encoding="utf-8").startswith(BY_HAND)
    assert len(read(file)) == 2


def test_pruning_keeps_comments_and_the_findings_that_are_not_over(file: Path, past: Path) -> None:
    file.write_text(BY_HAND, encoding="utf-8")
    add(file, [decision(finding("d"))])
    assert prune(file, past, lambda name: name in {"b" * 12, "d" * 12}) == 2
    text = file.read_text(encoding="utf-8")
    assert "# Ours." in text
    assert "# The late release." in text
    assert "# both calls" in text
    assert [made.findings for made in read(file)] == [("a" * 12,)]


def test_what_is_pruned_is_kept_apart_with_what_it_was_about(file: Path, past: Path) -> None:
    first, second = finding("a"), finding("b")
    add(file, [decision(first, second, verdict="confirmed"), decision(finding("d"))])
    prune(file, past, lambda name: name in {"b" * 12, "d" * 12})
    assert read(past) == (decision(second, verdict="confirmed"), decision(finding("d")))
    prune(file, past, lambda name: name == "a" * 12)
    assert len(read(past)) == 3


def test_pruning_that_was_cut_off_between_the_two_files_is_whole_when_done_again(file: Path, past: Path) -> None:
    add(file, [decision(finding("a"))])
    before = file.read_bytes()
    prune(file, past, lambda _name: True)
    file.write_bytes(before)
    assert prune(file, past, lambda _name: True) == 1
    assert (read(file), read(past)) == ((), (decision(finding("a")),))


def test_nothing_is_pruned_into_a_file_that_cannot_be_understood(file: Path, past: Path) -> None:
    add(file, [decision(finding("a"))])
    past.write_text("[[decision]\n", encoding="utf-8")
    with pytest.raises(DecisionsError, match="past"):
        prune(file, past, lambda _name: True)
    assert len(read(file)) == 1


def test_pruning_nothing_writes_nothing(file: Path, past: Path) -> None:
    file.write_text(BY_HAND, encoding="utf-8")
    stamp = file.stat().st_mtime_ns
    assert prune(file, past, lambda _name: False) == 0
    assert file.stat().st_mtime_ns == stamp
    assert not past.exists()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[[decision]\n", "audit-decisions.toml"),
        (BY_HAND.replace("[[decision]]", "[[decisions]]"), r"`decisions` .* begins with a line \[\[decision\]\]"),
        (BY_HAND.replace("[[decision]]", ""), r"`findings` .* begins with a line \[\[decision\]\]"),
        (BY_HAND.replace("[[decision]]", "[decision]"), "two pairs of brackets"),
        ("decision = [1]", "two pairs of brackets"),
        (BY_HAND.replace('verdict = "accepted"', 'verdict = "fine"'), r'`verdict` .*"false-positive"'),
        (BY_HAND.replace('reason = "The release came a day late."\n', ""), "reason"),
        (BY_HAND.replace('"The release came a day late."', '"  "'), "reason"),
        (BY_HAND.replace("2022-01-10", '"soon"'), "on"),
        (BY_HAND.replace('["aaaaaaaaaaaa", "bbbbbbbbbbbb"]', "[]"), "findings"),
        (BY_HAND.replace("aaaaaaaaaaaa", "all"), "`findings` .* 12 of the digits 0-9 and a-f"),
        (BY_HAND + "untill = 2023-01-01\n", "number 1: `untill` is no key of a decision .*until"),
        (BY_HAND + BY_HAND.replace('"R. Viewer"', "3"), "number 2: `by`"),
        (BY_HAND + '[[decision.about]]\nfinding = "aaaaaaaaaaaa"\n', r"number 1: `document` is missing"),
        ("x = " + "[" * 5_000, "audit-decisions.toml"),
    ],
)
def test_a_decision_that_cannot_be_understood_is_refused_by_name(file: Path, text: str, named: str) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DecisionsError, match=named):
        read(file)


def test_nothing_is_added_to_a_file_that_cannot_be_understood(file: Path) -> None:
    file.write_text("[[decision]\n", encoding="utf-8")
    with pytest.raises(DecisionsError):
        add(file, [decision(finding())])
    assert file.read_text(encoding="utf-8") == "[[decision]\n"


def test_a_file_that_is_no_text_is_refused(file: Path) -> None:
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DecisionsError, match="UTF-8"):
        read(file)


TEXT = (
    st.text(min_size=1, max_size=60)
    .filter(str.strip)
    .filter(lambda text: text.encode("utf-8", "replace") == text.encode("utf-8", "surrogatepass"))
)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(reason=TEXT, by=TEXT, claim=TEXT, url=TEXT)
def test_whatever_is_written_is_read_again(
    reason: str, by: str, claim: str, url: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("decisions") / "audit-decisions.toml"
    about = Subject("a" * 12, "week.md", "date-mismatch", url, Statement(claim, by, None), claim, None, None, "0" * 12)
    made = Decision(("a" * 12,), "accepted", reason, by, date(2022, 1, 10), None, (about,))
    add(file, [made])
    assert read(file) == (made,)
