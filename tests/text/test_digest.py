"""Names made of what they name."""

from audit.text.digest import digest


def test_parts_cannot_run_into_each_other() -> None:
    assert digest("a\x00b", "c") != digest("a", "b\x00c")
    assert digest("a\\", "b") != digest("a", "\\b")
