"""Which meta tags tell something, by their keys: titles, the site's name, days of publication and of the last change.

Beside the keys of Open Graph, Dublin Core, Highwire, Parse.ly, Sailthru and the like, every editing system has its own.
They are told by their words: "vr:published_time", "article_published_date", "content-publish-date".
"""

from functools import lru_cache
from typing import Final, NamedTuple

from audit.model.reading import Aspect
from audit.text.regex import regex

TITLE_METAS: Final = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "citation_title",
    "parsely-title",
    "sailthru.title",
)
URL_METAS: Final = ("og:url",)
SITE_METAS: Final = (
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "publisher",
    "citation_journal_title",
)
_PUBLISHED: Final = {
    "article:published_time": 0.94,
    "article:published": 0.94,
    "og:article:published_time": 0.94,
    "og:published_time": 0.94,
    "datepublished": 0.91,
    "sailthru.date": 0.94,
    "parsely-pub-date": 0.95,
    "cxenseparse:recs:publishtime": 0.95,
    "cxenseparse:publishtime": 0.95,
    "dc.date.issued": 0.95,
    "dcterms.issued": 0.95,
    "dcterms.created": 0.85,
    "dc.date.created": 0.85,
    "dc.date": 0.84,
    "dcterms.date": 0.80,
    "dc:date": 0.84,
    "dcterms.available": 0.84,
    "citation_publication_date": 0.90,
    "citation_online_date": 0.90,
    "citation_date": 0.90,
    "bepress_citation_date": 0.90,
    "prism.publicationdate": 0.90,
    "pubdate": 0.86,
    "publishdate": 0.90,
    "publish_date": 0.90,
    "publication_date": 0.90,
    "publish-date": 0.90,
    "published_time": 0.90,
    "published_at": 0.90,
    "published": 0.90,
    "shareaholic:article_published_time": 0.90,
    "article.published": 0.90,
    "article_date_original": 0.90,
    "date": 0.84,
    "datecreated": 0.70,
}
"""How often each is the publication date: FACTS' measured figures where there is one, else that of its nearest kin."""
_MODIFIED: Final = {
    "article:modified_time": 0.90,
    "article:modified": 0.90,
    "og:article:modified_time": 0.90,
    "og:updated_time": 0.80,
    "datemodified": 0.90,
    "dcterms.modified": 0.90,
    "dc.date.modified": 0.90,
    "last-modified": 0.80,
    "lastmod": 0.80,
    "last_updated_date": 0.80,
    "shareaholic:article_modified_time": 0.80,
}
_OTHERS: Final = frozenset({*TITLE_METAS, *URL_METAS, *SITE_METAS})
# Of other keys with such words 20 of 23 told the day on the development pages, most beside a key of the table.
_SAYS_PUBLISHED = regex(
    r"(?:publish(?:ed|ing)?|publication|release)[^a-z]{0,3}(?:utc|gmt)?[^a-z]{0,3}(?:date|time|day|at|on)|pub[^a-z]{0,2}(?:date|time|day)"
    r"|(?:date|time)[^a-z]{0,3}(?:of)?[^a-z]{0,3}publi|publish(?:ed)?$"
)
_SAYS_MODIFIED = regex(
    r"(?:updated?|modified|modification)[^a-z]{0,3}(?:date|time|day|at|on)|(?:date|time|last)[^a-z]{0,3}(?:update|modifi)"
)
_SAYS_OTHER = regex(r"expir|unpub|last[^a-z]{0,3}publ|until|image|video|comment|related|next|product|app|site|build")
_TOLD_BY_WORDS: Final = 0.88


class Dated(NamedTuple):
    """What of a day is: "published" or "modified", and how often such a tag is right."""

    aspect: Aspect
    trust: float


@lru_cache(maxsize=2_048)
def dated(key: str) -> Dated | None:
    """What a key (in lower case) dates; None for one of anything else."""
    if key in _PUBLISHED:
        return Dated("published", _PUBLISHED[key])
    if key in _MODIFIED:
        return Dated("modified", _MODIFIED[key])
    if key in _OTHERS or _SAYS_OTHER.search(key):
        return None
    if _SAYS_MODIFIED.search(key):
        return Dated("modified", _TOLD_BY_WORDS)
    return Dated("published", _TOLD_BY_WORDS) if _SAYS_PUBLISHED.search(key) else None


def is_wanted(key: str) -> bool:
    """Whether a tag with the key may tell something."""
    return key in _OTHERS or dated(key) is not None
