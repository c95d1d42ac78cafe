"""Regular expressions that are compiled when they are first used.

The program has some 560, and a command uses a part of them: to compile them all took a third of the time in which it
starts (measured: 0.27 of 0.82 s), and the memory that goes with them.
"""

import re
from typing import Any, AnyStr, Final, cast

_METHODS: Final = ("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")


def regex(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, compiled at the first question. An expression that is none raises re.error then.

    A match's `re` is the compiled one: to tell which matched, compare their `pattern`.
    """
    return cast("re.Pattern[AnyStr]", _Regex(text, flags))


class _Regex:
    """Stands for a pattern; once asked anything, its methods are the pattern's own, and cost what those cost."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self.pattern = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a pattern has
        made = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(made, method))
        return getattr(made, name)
