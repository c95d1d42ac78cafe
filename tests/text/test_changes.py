"""What was changed in a text, word by word."""

import pytest

from audit.text.changes import changed_words


@pytest.mark.parametrize(
    ("was", "now", "runs"),
    [
        ("December 11: a call", "December 12: a call", [("11:", "12:")]),
        ("a call with Doe", "a long call with Doe and Roe", [("", "long"), ("", "and Roe")]),
        ("a  call\nwith Doe", "a call with Doe", []),
        ("", "a call", [("", "a call")]),
        ("Doe’s “first” call", 'Doe\'s "first" long call', [("", "long")]),
    ],
)
def test_only_the_words_that_differ_are_told(was: str, now: str, runs: list[tuple[str, str]]) -> None:
    assert changed_words(was, now) == tuple(runs)


def test_of_a_very_long_text_the_rest_is_one_run() -> None:
    words = ["word"] * 1_000
    (run,) = changed_words(" ".join(words), " ".join([*words, "more"]))
    assert run[1] == f"{run[0]} more"
