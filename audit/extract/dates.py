"""When a page was published, and when it was changed: every date it states, and the one that stands.

Never a source: copyright lines, image paths, lists of other articles, archive toolbars, the time of fetching.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from audit.extract.address import told
from audit.extract.elsewhere import elsewhere, is_shown, named_in_text
from audit.extract.fusion import fused
from audit.extract.headline import Surroundings
from audit.extract.marked import marked
from audit.extract.metas import URL_METAS
from audit.extract.near import in_title, near
from audit.extract.parts import Parts
from audit.extract.shown import order_of
from audit.extract.stated import stated
from audit.extract.witness import Witness
from audit.model.reading import Choice
from audit.model.uri import Uri
from audit.text.urls import host

DISPUTES: Final = 0.5
TEXT: Final = 1_000
"""Characters of running text from which a page that shows no date is taken to have none for its readers."""

_HINTS: Final = frozenset({"url-slug", "script"})  # what tells a day that the text must name too
# Dublin Core's date of formal issuance, and the citation of a paper: set by hand, by librarians and governments.
_CATALOGUED: Final = frozenset(
    {
        f"meta.{key}"
        for key in (
            *("dcterms.issued", "dc.date.issued", "citation_publication_date", "citation_online_date", "citation_date"),
            *("bepress_citation_date", "prism.publicationdate"),
        )
    }
)
_ARTICLE_TIME: Final = "meta.article:published_time"


@dataclass(frozen=True, slots=True)
class Dates:
    """The publication date and the date of the last change."""

    published: Choice[date]
    modified: Choice[date]


def read_dates(parts: Parts, around: Surroundings, uri: Uri, captured_at: datetime | None) -> Dates:
    """The dates of a page that was read."""
    order = order_of(parts.slices.language, host(uri))
    found = list(marked(parts, order, around.end))
    found += near(around, order, parts.slices.language)
    found += in_title(parts, order)
    found += tuple(told(uri)) or (replace(one, source="og:url") for one in told(parts.content(*URL_METAS)))
    published = _published(found, captured_at)
    if published.value is None or _is_disputed(found, published.value):
        found += stated(parts, order)
        published = _published(found, captured_at)
    if published.value is None:
        found += elsewhere(parts, order, around.end)
        hinted = [one.days[0] for one in found if one.source in _HINTS]
        found += [one for day in hinted[:1] for one in named_in_text(parts, order, day, around.end)]
        published = _published(found, captured_at)
    elif (
        _rests_on_one_tag(found, published.value)
        and _is_stamped(found)
        and _has_text(around)
        and not is_shown(parts, order, published.value)
    ):
        published = _withheld(published)
    return Dates(published, _modified(found, captured_at))


def _is_disputed(found: Sequence[Witness], day: date) -> bool:
    """Whether some witness that counts names another day."""
    return any(
        witness.aspect == "published" and witness.days and day not in witness.days and witness.trust >= DISPUTES
        for witness in found
    )


def _rests_on_one_tag(found: Sequence[Witness], day: date) -> bool:
    """Whether one kind of tag that no reader sees is all that tells the day."""
    voices = [witness for witness in found if witness.aspect == "published" and witness.allows(day)]
    return all(witness.family == "structured" for witness in voices) and len({voice.source for voice in voices}) == 1


def _is_stamped(found: Sequence[Witness]) -> bool:
    """Whether the tag may be one that a system writes on every page.

    Such systems tell the last change beside it; an article's time of publication alone is an article's (right on 5 of
    5 development pages, with a change beside it on 1 of 4). What is said to be issued somebody catalogued.
    """
    sources = {witness.source for witness in found if witness.family == "structured"}
    return bool(sources - {_ARTICLE_TIME}) and sources.isdisjoint(_CATALOGUED)


def _has_text(around: Surroundings) -> bool:
    """Whether there is text enough that a date would be shown if the page had one for its readers."""
    return sum(len(block.text) for block in around.after if block.is_running) >= TEXT


def _withheld(choice: Choice[date]) -> Choice[date]:
    """No choice: of the development pages with a URL on which such a tag stood alone, it was right on 3 of 18."""
    reason = f"{choice.source} alone tells a day, and the page shows it nowhere"
    return replace(choice, value=None, source=None, confidence=None, reason=reason)


def dates_of_url(uri: Uri) -> Dates:
    """What the address alone tells."""
    found = tuple(told(uri))
    return Dates(_published(found, None), _modified(found, None))


def _published(found: Sequence[Witness], captured_at: datetime | None) -> Choice[date]:
    return fused([witness for witness in found if witness.aspect == "published"], captured_at)


def _modified(found: Sequence[Witness], captured_at: datetime | None) -> Choice[date]:
    return fused([witness for witness in found if witness.aspect == "modified"], captured_at)
