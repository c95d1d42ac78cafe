"""As much is asked at a time as there may be files open for, and that is told."""

import resource

import pytest

from audit.cli.limits import within_limits
from audit.fetch.policy import FetchPolicy

POLICY = FetchPolicy("test", concurrency=30)


class Limits:
    """Those of a process; `fixed` ones cannot be changed."""

    def __init__(self, soft: int, hard: int, *, fixed: bool = False) -> None:
        self.now = (soft, hard)
        self.fixed = fixed

    def get(self, _which: int) -> tuple[int, int]:
        return self.now

    def set(self, _which: int, wanted: tuple[int, int]) -> None:
        if self.fixed:
            raise ValueError("not allowed to raise maximum limit")
        self.now = wanted


@pytest.mark.parametrize(
    ("limits", "concurrency", "soft"),
    [
        (Limits(1_024, 1_024), 30, 1_024),
        (Limits(256, resource.RLIM_INFINITY), 30, 8_192),
        (Limits(resource.RLIM_INFINITY, resource.RLIM_INFINITY), 30, resource.RLIM_INFINITY),
        (Limits(64, 64), 8, 64),
        (Limits(64, 1_024, fixed=True), 8, 64),
        (Limits(16, 16), 1, 16),
    ],
)
def test_no_more_is_asked_at_a_time_than_may_be_open(
    limits: Limits,
    concurrency: int,
    soft: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(resource, "getrlimit", limits.get)
    monkeypatch.setattr(resource, "setrlimit", limits.set)
    assert within_limits(POLICY).concurrency == concurrency
    assert limits.now[0] == soft
    told = capsys.readouterr().err
    assert told == (
        ""
        if concurrency == 30
        else f"citation-audit: only {soft} files may be open here (ulimit -n): "
        f"asking for {concurrency} instead of 30 at a time\n"
    )
