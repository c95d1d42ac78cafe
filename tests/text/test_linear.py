"""Hostile text costs time in proportion to its length."""

from collections.abc import Callable
from time import process_time

import pytest

from audit.model.claim import Party
from audit.text import dates, fold, kinds, names, urls, visible

SIZE = 40_000  # characters
BOUND = 2.0  # seconds; linear takes less than 0.1, quadratic (1.6 thousand million steps) minutes

PATTERNS = [
    " ",
    "\u00a0\n",
    "a",
    "e\u0301\u0316",
    "December ",
    "December 9 – ",
    "9 ",
    "9, ",
    "May 9, ",
    "9 et ",
    "mai ",
    "9 mai – ",
    "1/2/",
    "1-",
    "2021-12-",
    "May the ",
    "x’s call with ",
    "Secretary of and ",
    "(",
    ":a",
    ":",
    "#[",
    "`",
    "|",
    "www.",
    "a@b.",
    "0a",
    "%41",
    "/",
    "\u202e",
]
FUNCTIONS: list[Callable[[str], object]] = [
    fold.squeeze,
    fold.tokens,
    lambda text: list(dates.mentions(text)),
    dates.leading,
    kinds.kind_of,
    names.parties,
    names.surname,
    lambda text: names.named_in(Party("Kuleba", None, None, "person"), text),
    lambda text: names.named_in(Party("B9 leaders", None, None, "group"), text),
    lambda text: urls.words("https://a.example/" + text),
    urls.key,
    visible.visible,
    visible.terminal,
    visible.markdown,
    visible.markdown_code,
    lambda text: visible.markdown_link(text, "https://a.example/" + text),
]


@pytest.mark.parametrize("pattern", PATTERNS, ids=ascii)
def test_every_function_is_linear_in(pattern: str) -> None:
    text = pattern * (SIZE // len(pattern))
    for function in FUNCTIONS:
        begun = process_time()
        function(text)
        assert process_time() - begun < BOUND
