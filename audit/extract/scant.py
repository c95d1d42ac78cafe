"""Whether a page has hardly any text of its own: only such a one may be something else than the page that was cited."""

from typing import Final

from audit.model.reading import Reading

SCANT: Final = 300
"""Characters of a lead below which a page has no text worth the name: 71 of 1,060 real pages have less."""
_DATING: Final = frozenset({"jsonld.datePublished", "meta.article:published_time", "meta.og:article:published_time"})


def is_scant(reading: Reading) -> bool:
    """Whether the page has hardly any running text, and no data that date it."""
    return len(reading.lead) < SCANT and not is_dated(reading)


def is_dated(reading: Reading) -> bool:
    """Whether its data call it published on some day; error pages have no such data."""
    return any(one.value is not None and one.source in _DATING for one in reading.published.candidates)
