"""One answer, read and judged."""

from dataclasses import dataclass, replace

from audit.extract.condition import judge
from audit.extract.reading import read_page
from audit.formats.sniff import body_of
from audit.model.capture import Capture, Condition, Origin, Outcome, Try
from audit.model.reading import Reading


@dataclass(frozen=True, slots=True)
class Visit:
    """What was tried, and what the page says of itself; no reading where there was none to read."""

    tried: Try
    reading: Reading | None

    @property
    def usable(self) -> bool:
        """Whether the page is evidence."""
        return self.reading is not None and self.tried.condition.state == "ok"

    def judged(self, condition: Condition) -> "Visit":
        """The same visit, judged otherwise."""
        return Visit(replace(self.tried, condition=condition), self.reading)

    def at(self, origin: Origin) -> "Visit":
        """The same visit, as one to such an origin."""
        return Visit(replace(self.tried, origin=origin), self.reading)


def visit(outcome: Outcome) -> Visit:
    """Read and judge what an address answered."""
    reading = _reading_of(outcome)
    return Visit(Try("live", outcome, judge(outcome, reading)), reading)


def judged(answer: Capture) -> Condition:
    """What an answer by itself makes of a page, for the recording, which keeps what tells the most.

    A PDF is not read for that: reading one may take its time, and no wall or error page is one.
    """
    is_pdf = body_of(answer.payload, answer.header("content-type")).kind == "pdf"
    return judge(answer, None if is_pdf else _reading_of(answer))


def _reading_of(outcome: Outcome) -> Reading | None:
    """What the answer says of itself; an error page is read too, since its title helps to judge it."""
    if not isinstance(outcome, Capture) or not outcome.payload:
        return None
    return read_page(
        outcome.payload,
        outcome.uri,
        content_type=outcome.header("content-type"),
        captured_at=outcome.captured_at,
    )
