"""Archives that keep failing are left alone."""

import asyncio
from datetime import UTC, datetime

from audit.fetch.memento import Archive
from audit.fetch.patience import giving_up
from audit.model.capture import Ask, Capture, Outcome, Unreachable

ARCHIVE = "https://archive.test/cdx?"


def _asked(*script: int, ask: Ask = Ask(ARCHIVE, cited="https://page.test/", role="index"), times: int = 8) -> int:  # noqa: B008 - a frozen value
    """How many of `times` questions reached the network, when it answers so (0: not at all), the last from then on."""
    asked = 0

    async def network(question: Ask) -> Outcome:
        nonlocal asked
        status = script[min(asked, len(script) - 1)]
        asked += 1
        if not status:
            return Unreachable(question.uri, question.uri, "connect-timeout", 3, "no answer")
        return Capture(question.uri, question.uri, (), status, (), b"", datetime(2026, 1, 5, tzinfo=UTC))

    async def run() -> None:
        fetch = giving_up(network, [Archive("https://archive.test", "cdx-pywb")])
        for _ in range(times):
            await fetch(ask)

    asyncio.run(run())
    return asked


def test_five_failures_in_a_row_end_the_questions() -> None:
    assert (_asked(0), _asked(429), _asked(503)) == (5, 5, 5)


def test_an_answer_in_between_begins_the_count_anew() -> None:
    assert _asked(0, 503, 0, 429, 404, 0) == 8


def test_a_cited_page_on_the_same_host_is_always_asked_for() -> None:
    assert _asked(0, ask=Ask(ARCHIVE)) == 8


def test_other_hosts_are_always_asked() -> None:
    assert _asked(0, ask=Ask("https://new.test/", cited="https://page.test/")) == 8
