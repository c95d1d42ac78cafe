"""When a page was published, and when it was changed: every date it states, and the one that stands.

Never a source: copyright lines, image paths, lists of other articles, archive toolbars, the time of fetching.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from audit.extract.address import told
from audit.extract.fusion import fused
from audit.extract.headline import Surroundings
from audit.extract.marked import marked
from audit.extract.near import near
from audit.extract.parts import Parts
from audit.extract.shown import order_of
from audit.extract.witness import Witness
from audit.model.reading import Choice
from audit.model.uri import Uri
from audit.text.urls import host


@dataclass(frozen=True, slots=True)
class Dates:
    """The publication date and the date of the last change."""

    published: Choice[date]
    modified: Choice[date]


def read_dates(parts: Parts, around: Surroundings, uri: Uri, captured_at: datetime | None) -> Dates:
    """The dates of a page that was read."""
    order = order_of(parts.slices.language, host(uri))
    found = (*marked(parts, order), *near(around, order, parts.slices.language), *told(uri))
    return _chosen(found, captured_at)


def dates_of_url(uri: Uri) -> Dates:
    """What the address alone tells."""
    return _chosen(tuple(told(uri)), None)


def _chosen(found: Sequence[Witness], captured_at: datetime | None) -> Dates:
    published = [witness for witness in found if witness.aspect == "published"]
    modified = [witness for witness in found if witness.aspect == "modified"]
    return Dates(fused(published, captured_at), fused(modified, captured_at))
