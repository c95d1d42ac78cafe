"""A page that an error of our own keeps from being judged: it costs that page, not the run's other pages."""

from typing import Final

from audit.extract.condition import judge
from audit.extract.reading import read_url
from audit.model.capture import Ask, Retrieval, Try, Unreachable
from audit.model.errors import described
from audit.model.reading import Page

INTERNAL_ERROR: Final = "internal-error"
"""The cause of such a page's condition; whoever ends the run makes it an internal error's exit code."""


def unjudged(ask: Ask, problem: Exception) -> Page:
    """The page of which nothing is said but that it could not be judged, and why."""
    outcome = Unreachable(ask.uri, ask.uri, INTERNAL_ERROR, 1, described(problem))
    condition = judge(outcome, None)
    return Page(ask.uri, Retrieval(ask.uri, (Try("live", outcome, condition),), None), condition, read_url(ask.uri))
