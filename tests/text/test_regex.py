"""Expressions that are compiled when first used answer as compiled ones do, and all that the program has are sound."""

import pkgutil
import re
from typing import Any

import pytest

import audit
from audit.text.regex import regex


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
@pytest.mark.parametrize("text", ["Alder met Birch", "alder", ""])
def test_they_answer_as_compiled_ones_do(text: str, flags: int) -> None:
    expression = r"(?P<who>A\w+)"
    lazy, made = regex(expression, flags), re.compile(expression, flags)
    assert [one.groups() for one in lazy.finditer(text)] == [one.groups() for one in made.finditer(text)]
    assert (bool(lazy.search(text)), bool(lazy.match(text)), bool(lazy.fullmatch(text))) == (
        bool(made.search(text)),
        bool(made.match(text)),
        bool(made.fullmatch(text)),
    )
    assert (lazy.split(text), lazy.findall(text), lazy.sub("-", text)) == (
        made.split(text),
        made.findall(text),
        made.sub("-", text),
    )
    assert (lazy.pattern, lazy.flags, lazy.groups, lazy.groupindex) == (
        made.pattern,
        made.flags,
        made.groups,
        made.groupindex,
    )


def test_every_expression_of_the_program_can_be_compiled() -> None:
    kind = type(regex(""))
    names = [one.name for one in pkgutil.walk_packages(audit.__path__, "audit.") if one.name != "audit.__main__"]
    lazy: list[Any] = [
        value for name in names for value in vars(pkgutil.resolve_name(name)).values() if isinstance(value, kind)
    ]
    assert len(lazy) > 400
    assert all(one.groups >= 0 for one in lazy)
