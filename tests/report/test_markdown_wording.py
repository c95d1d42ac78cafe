"""The report's own words speak of pages and documents and accuse nobody."""

import re
from typing import get_args

import pytest

from audit.model.capture import State
from tests.report import builders
from tests.report.rendered import whole

RECONSTRUCTED = builders.facts(basis="reconstructed", reconstruction=builders.reconstruction())
UNSAID = re.compile(
    r"\b(false|wrong|fake|misattribut\w*|lie[sd]?|lying|untrue|mistake\w*)\b|error in the document", re.IGNORECASE
)
MUTE = builders.Words(**{name: "zzz" for name in builders.Words.__dataclass_fields__ if name not in ("tail", "cause")})


def everything() -> list[str]:
    """Renderings that between them use every word the report has of its own."""
    states = [state for state in get_args(State) if state != "ok"]
    uris = {state: f"{builders.SITE}/{state}" for state in states}
    claims = [builders.statement(line, [uri], MUTE) for line, uri in enumerate(uris.values(), 1)]
    lost = builders.report(
        [builders.compared(claim, "unreachable", [builders.field("date", "silent", MUTE)]) for claim in claims],
        [builders.lost(uri, state, state) for state, uri in uris.items()],
        [builders.finding("gone", "error", claim, MUTE, uri=claim.citations[0].uri) for claim in claims],
        words=MUTE,
        run=builders.facts(mode="live", basis="mixed", complete=False, incomplete="zzz", requests=3),
    )
    return [whole(lost), whole(builders.sample(MUTE)), whole(builders.sample(MUTE, run=RECONSTRUCTED))]


@pytest.mark.parametrize("text", everything())
def test_its_own_words_accuse_nobody(text: str) -> None:
    assert not UNSAID.search(text)
    assert "contradicted" not in text
