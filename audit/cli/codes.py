"""Exit codes, the part of the program that CI jobs are written against.

0 nothing undecided in the chosen states (against a baseline: what is new) at or above the chosen severity · 1 there
is · 2 usage, settings or document · 3 the run itself is incomplete · 70 internal error · 130 interrupted. When several
apply the order is 70, 2, 3, 1, 0.
"""

from collections.abc import Iterable

CLEAN = 0
FINDINGS = 1
USAGE = 2
INCOMPLETE = 3
INTERNAL = 70
INTERRUPTED = 130

_GRAVITY = (INTERNAL, USAGE, INCOMPLETE, FINDINGS, CLEAN)


def worst(codes: Iterable[int]) -> int:
    """The code that stands for several; 0 for none."""
    given = set(codes)
    return next((code for code in _GRAVITY if code in given), CLEAN)
