"""Pages all of whose text tells why the page asked for is not shown; short pages about such things are pages."""

import pytest

from audit.extract.wording import table_of
from tests.extract.answers import SENTENCE, judged, page, verdict

SOFT_404 = ("gone", "soft-404")
PAGE_MOVED = ("broken", "page-moved")
AGE_WALL = ("blocked", "age-wall")
CONSENT_WALL = ("blocked", "consent-wall")
REGION_WALL = ("blocked", "region-wall")
BROWSER_WALL = ("blocked", "browser-wall")
JAVASCRIPT_SHELL = ("broken", "javascript-shell")
CHALLENGE = ("blocked", "challenge:unknown")
LOGIN_WALL = ("blocked", "login-wall")
SOFT_503 = ("unavailable", "soft-503")
SOFT_500 = ("unavailable", "soft-500")
COMMENT = '<h2>Leave a reply</h2><form><textarea name="comment"></textarea><p>Verify that you are human.</p></form>'


def _says(title: str, heading: str | None, *texts: str) -> bytes:
    return page(title, heading, "".join(f"<p>{text}</p>" for text in texts))


@pytest.mark.parametrize(
    ("condition", "payload"),
    [
        (SOFT_404, _says("The Herald", "No results found", "Sorry, nothing matched your search.")),
        (SOFT_404, _says("Portal", "Suche", "Es wurden keine Ergebnisse gefunden.")),
        (SOFT_404, _says("Site", "Resultados", "No hay resultados para su búsqueda.")),
        (SOFT_404, _says("検索", "検索結果", "お探しの情報は見つかりませんでした。")),
        (SOFT_404, _says("Oops!", "Oops!", "We were not able to find the page you asked us for.")),
        (SOFT_404, _says("Story", "This article has been unpublished", "It is no longer on our site.")),
        (PAGE_MOVED, _says("Moved", "Our website has moved", "Please update your bookmarks.")),
        (PAGE_MOVED, _says("Umzug", "Unsere Seite ist umgezogen", "Sie finden uns unter einer neuen Adresse.")),
        (PAGE_MOVED, b"<title>302 Found</title><p>The document has moved <a href='https://a.example/'>here</a>.</p>"),
        (AGE_WALL, _says("Wine shop", "Are you of legal drinking age?", "Enter your date of birth to go on.")),
        (AGE_WALL, _says("Brasserie", "Avez-vous plus de 18 ans ?", "L'abus d'alcool est dangereux avant cet âge.")),
        (CONSENT_WALL, _says("The Herald", "Your privacy", "We and our 312 partners store cookies on your device.")),
        (
            CONSENT_WALL,
            _says("Zeitung", "Weiter mit Werbung", "Mit Ihrer Zustimmung verwenden wir und unsere Partner Cookies."),
        ),
        (CONSENT_WALL, _says("Bühne", "Bitte stimmen Sie zu", "Wir nutzen Cookies.")),
        (REGION_WALL, _says("TV", "Sorry", "This video is not available in your country because of broadcast rights.")),
        (REGION_WALL, _says("Canal", "No disponible", "Este contenido no está disponible en tu país.")),
        (BROWSER_WALL, _says("App", "Your browser is not supported", "Use a current version of Firefox or Chrome.")),
        (BROWSER_WALL, _says("App", "Cookies needed", "Please enable cookies in your browser and reload this page.")),
        (JAVASCRIPT_SHELL, _says("App", "JavaScript needed", "Please enable JavaScript to see this page.")),
        (CHALLENGE, _says("Herald", "One more step", "Confirm that you are not a robot to proceed.")),
        (CHALLENGE, _says("Проверка", "Подтвердите, что вы не робот")),
        (
            CHALLENGE,
            _says("Herald", None, "We noticed unusual traffic from your network. Your IP address has been blocked."),
        ),
        (
            LOGIN_WALL,
            _says("Intranet", "Welcome", "You must be signed in to see this.", "Ask for an account if you have none."),
        ),
        (LOGIN_WALL, _says("Портал", "Портал", "Необходимо авторизоваться, чтобы продолжить.")),
        (SOFT_503, _says("Ministry", "Our website is down for maintenance", "We will be back soon.")),
        (SOFT_503, _says("Ministère", "Ministère", "Le site est temporairement indisponible. Veuillez réessayer.")),
        (SOFT_500, _says("Oops!", "Oops!", "Something went wrong. Please try again later.")),
    ],
)
def test_a_notice_that_is_all_a_page_says_is_named(condition: tuple[str, str], payload: bytes) -> None:
    assert verdict(judged(payload, uri="https://pages.example/article/12345")) == condition


def test_a_headline_above_nothing_but_an_offer_to_subscribe_is_a_paywall() -> None:
    body = "<h2>Subscribe to continue reading</h2><p>Unlimited access for a pound a week.</p>"
    assert verdict(judged(page("Call of the ministers", "Call of the ministers", body))) == ("blocked", "paywall")
    teased = page("Call of the ministers", "Call of the ministers", f"<p>{SENTENCE}</p>{body}")
    assert judged(teased).state == "ok"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("No results found in the fourth district", "Ballots burnt, and nobody knows the count, the office said."),
        ("We have moved: the consulate opens in Mill Lane", "The consulate has moved to Mill Lane 4."),
        (
            "The library’s page has moved readers",
            "A page of a diary that was shown on Thursday has moved many readers.",
        ),
        ("Are you over 18? Town asks its youth what it needs", "The survey is open to everybody who lives here."),
        ("Council: sites must respect your privacy", "A bill on data was passed by a wide margin on Thursday."),
        ("“Something went wrong”, says minister of the launch", "The rocket turned over a minute after its start."),
        (
            "Video of the visit",
            "The minister spoke in Riga about the region. Part of it is not available in your country.",
        ),
        ("Railway: system maintenance closes two lines", "Buses go from Alta to Hamar on Saturday and Sunday."),
        ("What unusual traffic means for the harbour", "Eleven tankers waited for a berth on Thursday morning."),
        ("Members must sign in: union changes its rules", "The union’s members voted for it on Thursday."),
        ("Nothing found in search of the minister’s office", "Prosecutors found nothing in their search on Tuesday."),
        ("We’ll be back soon, say strikers", "The strikers went home at noon, and said when they would be back."),
        ("Legal drinking age stays at 18", "Parliament voted against a higher age on Wednesday."),
        ("You must be 21 to enter: city raises limit for clubs", "The age at which clubs may be entered goes up."),
        ("Your browser is out of date: what that means", "Old browsers are a risk since nobody repairs them."),
        ("An unexpected error: goalkeeper explains", "The goalkeeper spoke of an unexpected error after the match."),
    ],
)
def test_a_short_page_about_something_else_is_a_page(title: str, text: str) -> None:
    assert judged(_says(f"{title} | The Herald", title, text), uri="https://herald.example/article/12345").state == "ok"


@pytest.mark.parametrize(
    "beside",
    [
        "<div><h2>We use cookies</h2><p>We use cookies to show you what you like.</p></div>",
        "<p>Your browser is out of date. Please update your browser.</p>",
        "<p>Please log in to comment.</p>",
        "<h2>Related</h2><p>No results found.</p>",
        "<p>This page has moved here from our old site.</p>",
        COMMENT,
    ],
)
def test_a_notice_beside_a_text_is_no_page_s_matter(beside: str) -> None:
    text = f"<p>{SENTENCE}</p>"
    for body in (beside + text, text + beside):
        assert judged(page("Readout", "Readout of the call", body), uri="https://pages.example/node/12").state == "ok"


def test_a_search_that_was_cited_and_finds_nothing_is_what_was_cited() -> None:
    found = _says("Search", "Search results", "No results found for “Riga”.")
    for uri in ("https://pages.example/?s=Riga", "https://pages.example/search/riga"):
        assert judged(found, uri=uri).state == "ok"
    assert judged(found, uri="https://pages.example/news/riga-talks").state == "gone"


def test_a_search_that_repeats_the_address_does_not_bear_it_out() -> None:
    found = _says("Search", "Search results for: minister calls counterpart", "Sorry, nothing matched your search.")
    assert judged(found, uri="https://pages.example/minister-calls-counterpart").state == "gone"


def test_the_words_that_a_search_did_not_find_bear_out_no_address() -> None:
    found = _says("Search", "Search", "We couldn’t find any results for “minister calls counterpart”.")
    assert judged(found, uri="https://pages.example/minister-calls-counterpart").state == "gone"


def test_what_shows_the_day_it_was_published_is_no_notice() -> None:
    notice = "<p>Our website is down for maintenance.</p>"
    uri = "https://pages.example/article/12345"
    assert judged(page("Notice", "Maintenance of our website", notice), uri=uri).state == "unavailable"
    dated = f"<p>December 9, 2021</p>{notice}"
    assert judged(page("Notice", "Maintenance of our website", dated), uri=uri).state == "ok"


def test_every_kind_of_notice_has_words_and_evidence() -> None:
    for notice in table_of("all_about.toml")["notices"]:
        assert notice["says"]
        assert notice["about"]
        assert notice["evidence"]
