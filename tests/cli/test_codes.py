"""Exit codes: what a CI job may rely on."""

import pytest

from audit.cli.codes import worst


@pytest.mark.parametrize(
    ("codes", "code"),
    [([], 0), ([0, 1], 1), ([1, 3, 0], 3), ([3, 2, 1], 2), ([2, 70, 3], 70)],
)
def test_the_gravest_code_stands_for_several(codes: list[int], code: int) -> None:
    assert worst(codes) == code
