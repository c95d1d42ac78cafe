"""Numbers in addresses that rise with the day of publication."""

import pytest

from audit.text.article_ids import article, sequences


@pytest.mark.parametrize(
    ("uri", "number"),
    [
        ("https://www.defense.gov/News/Releases/Release/Article/2892407/readout-of-a-call/", 2892407),
        ("https://www.jcs.mil/Media/News/News-Display/Article/2866454/readout-of", 2866454),
        ("https://www.war.gov/news/releases/release/article/2892407", 2892407),
        ("https://www.defense.gov/News/2892407/", None),
        ("https://notdefense.gov/News/Article/2892407/", None),
        ("https://pages.example/Article/2892407/", None),
    ],
)
def test_a_number_is_that_of_an_article_on_a_host_that_is_known_for_it(uri: str, number: int | None) -> None:
    found = article(uri)
    assert (found and found.number) == number


def test_the_known_days_rise_with_their_numbers() -> None:
    for one in sequences():
        days = [one.known[number] for number in sorted(one.known)]
        assert days == sorted(days)
