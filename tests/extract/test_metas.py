"""Which meta tags tell a day of publication or of the last change, by their keys and by what stands in them."""

from datetime import date

import pytest

from audit.extract.metas import dated
from audit.extract.reading import read_page

TEXT = f"<p>December 9, 2021</p><p>{'The ministers discussed cooperation in many areas. ' * 9}</p>"


@pytest.mark.parametrize(
    "key",
    [
        *("article:published_time", "dcterms.issued", "citation_date"),
        *("vr:published_time", "article_publish_date", "iso-8601-publish-date", "dc.date.published", "og:release_date"),
        *("publicationdate", "content_publisheddate", "bt:pubdate", "cxenseparse:abc-pubday", "datepublished"),
    ],
)
def test_a_key_is_one_of_publication_by_a_standard_or_its_words(key: str) -> None:
    found = dated(key)
    assert found is not None
    assert found.aspect == "published"


@pytest.mark.parametrize(
    "key", ["article:modified_time", "last_updated", "date_modified", "lastupdate", "page-modification-date"]
)
def test_a_change_is_no_publication(key: str) -> None:
    found = dated(key)
    assert found is not None
    assert found.aspect == "modified"


@pytest.mark.parametrize(
    "key",
    [
        *("article:publisher", "article:expiration_time", "lastpublisheddate", "published_image_date", "og:title"),
        *("publication", "update", "video:release_date", "related_publish_date", "unpublish_date"),
    ],
)
def test_other_keys_date_nothing(key: str) -> None:
    assert dated(key) is None


@pytest.mark.parametrize(
    ("lang", "content", "day"),
    [
        ("fr", "9 décembre 2021", date(2021, 12, 9)),
        ("ja", "2021年12月9日", date(2021, 12, 9)),
        ("en-US", "12/09/2021", date(2021, 12, 9)),
        ("de", "12/09/2021", None),  # systems keep to an order of their own
        ("en-GB", "1970-01-01", None),
    ],
)
def test_what_systems_write_for_readers_is_read_as_readers_do(lang: str, content: str, day: date | None) -> None:
    page = f'<html lang="{lang}"><meta name="vr:published_time" content="{content}"><h1>Ministers meet</h1>{TEXT}'
    found = read_page(page.encode(), "https://news.example/a").published
    of_tag = [one.value for one in found.candidates if one.source.startswith("meta")]
    assert of_tag in ([day], [] if day is None else [day])


def test_a_tag_of_open_order_confirms_the_day_that_readers_see() -> None:
    page = f'<html lang="de"><meta name="date" content="12/09/2021"><h1>Ministers meet</h1>{TEXT}'
    found = read_page(page.encode(), "https://news.example/a").published
    assert (found.value, found.disagreement) == (date(2021, 12, 9), False)
    assert "meta.date" in found.reason
