"""One place of a page that tells a date, with how far it may be believed.

Places of one family (all structured data, all that readers see, the URL) are not independent: an editing system fills
them from one field. So a family speaks with one voice in `audit.extract.fusion`, and families confirm one another.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

from audit.extract.stamps import moment_of
from audit.model.document import Precision
from audit.model.reading import Aspect, Confidence, Evidence

HIGH = 0.95
MEDIUM = 0.8
Family: TypeAlias = Literal["structured", "shown", "url", "id"]


@dataclass(frozen=True, slots=True)
class Witness:
    """A date found in one place.

    `days` are the days it may mean: none for a month or year, two when the order of day and month is open; `month` is
    its year and month when only those are told, `moment` the time of a post that its ID tells. `trust` is the measured
    chance that such a place tells the page's publication (or modification).
    """

    aspect: Aspect
    family: Family
    source: str
    locator: str
    raw: str
    days: tuple[date, ...]
    trust: float
    zone: str | None = None
    precision: Precision = "day"
    month: tuple[int, int] | None = None
    moment: datetime | None = None

    @property
    def evidence(self) -> Evidence[date]:
        """The witness as a candidate for the report; of an open order no day is given."""
        day = self.days[0] if len(self.days) == 1 else None
        return Evidence(
            self.aspect,
            day,
            self.raw,
            self.source,
            self.locator,
            confidence(self.trust),
            self.zone,
            self.precision,
            self.moment or (moment_of(self.raw) if self.zone else None),
            self.days if len(self.days) > 1 else (),
        )

    def allows(self, day: date) -> bool:
        """Whether it tells the day, or the month the day lies in."""
        return day in self.days or self.month == (day.year, day.month)


def confidence(chance: float) -> Confidence:
    """A chance of being right in words."""
    return "high" if chance >= HIGH else "medium" if chance >= MEDIUM else "low"
