"""Where redirects led: a front page, an error page, a sign-in page or a domain market is not the page cited."""

import pytest

from audit.extract.landing import domain, is_home
from tests.extract.answers import ARTICLE, URI, judged, page, verdict

HOME = page("The Oslo Herald", "The Oslo Herald", ARTICLE)
SITE = "https://pages.example"


@pytest.mark.parametrize(
    "target",
    [f"{SITE}/", f"{SITE}", f"{SITE}/en/", f"{SITE}/index.html", f"{SITE}/en-us/home", f"{SITE}/?from=old", "https://www.pages.example/"],
)  # fmt: skip
def test_a_deep_page_that_leads_to_the_front_page_is_gone(target: str) -> None:
    condition = judged(HOME, final_uri=target)
    assert verdict(condition) == ("gone", "soft-404:home")
    assert condition.signal == f"redirected to {target}"


def test_a_deep_page_that_leads_to_another_sites_front_page_is_gone() -> None:
    assert verdict(judged(HOME, final_uri="https://new.example/")) == ("gone", "soft-404:home")


@pytest.mark.parametrize(
    ("uri", "target"),
    [
        (f"{SITE}/index.html", f"{SITE}/"),
        (f"{SITE}/home", f"{SITE}/"),
        (f"{SITE}/", f"{SITE}/en/"),
        ("http://pages.example/", "https://www.pages.example/"),
        ("https://short.example/3xY9", "https://campaign.example/"),
        ("https://ministry.example/budget", "https://budget.example/"),
    ],
)
def test_a_front_page_that_leads_to_a_front_page_is_there(uri: str, target: str) -> None:
    assert judged(HOME, uri=uri, final_uri=target).state == "ok"


@pytest.mark.parametrize(
    "target", [f"{SITE}/portal?u=x", f"{SITE}/", f"{SITE}/?returnUrl=%2Fnews", f"{SITE}/index.php?action=in"]
)
def test_a_front_page_that_is_a_form_to_sign_in_is_a_wall_and_nothing_is_gone(target: str) -> None:
    form = '<form><input name="u"><input type="password" name="p"><button>Go</button></form>'
    assert verdict(judged(page("Welcome", "Welcome", form), final_uri=target)) == ("blocked", "login-wall")


def test_a_front_page_with_such_a_form_in_its_header_is_a_front_page() -> None:
    home = HOME.replace(b"<nav>", b'<nav><input type="password">')
    assert verdict(judged(home, final_uri=f"{SITE}/")) == ("gone", "soft-404:home")


def test_a_front_page_that_is_down_for_now_is_not_gone() -> None:
    down = page("Scheduled maintenance", "Scheduled maintenance", "<p>Please come back later.</p>")
    assert verdict(judged(down, final_uri=f"{SITE}/")) == ("unavailable", "soft-503")


@pytest.mark.parametrize("uri", [f"{SITE}/?p=12345", f"{SITE}/readout.html"])
def test_a_page_cited_by_number_or_file_that_leads_to_the_front_page_is_gone(uri: str) -> None:
    assert verdict(judged(HOME, uri=uri, final_uri=f"{SITE}/")) == ("gone", "soft-404:home")


@pytest.mark.parametrize(
    "target", [f"{SITE}/search?q=readout+call", f"{SITE}/?s=readout", f"{SITE}/en/search/site/readout", f"{SITE}/suche"]
)
@pytest.mark.parametrize("title", ["Search results", "You searched for readout", "Suchergebnisse"])
def test_a_page_that_leads_to_the_sites_search_is_gone(target: str, title: str) -> None:
    found = page(title, title, "<p>Your search for the minister's call yielded no results.</p>")
    assert verdict(judged(found, final_uri=target)) == ("gone", "soft-404:search")


@pytest.mark.parametrize(
    ("uri", "target"),
    [
        (f"{SITE}/search?q=trade", f"{SITE}/search?q=trade&page=1"),
        (URI, f"{SITE}/2021/12/search-and-rescue"),
        (f"{SITE}/x/readout", f"{SITE}/y/readout"),
    ],
)
def test_a_search_that_was_cited_and_a_page_about_searching_are_pages(uri: str, target: str) -> None:
    assert judged(page("Search results", "Search results", ARTICLE), uri=uri, final_uri=target).state == "ok"


def test_a_front_page_that_bears_out_the_address_is_the_page() -> None:
    campaign = page("Clean harbours for Bergen", "Clean harbours for Bergen", ARTICLE)
    assert judged(campaign, uri=f"{SITE}/campaigns/clean-harbours", final_uri="https://harbours.example/").state == "ok"


@pytest.mark.parametrize(
    ("target", "state", "cause"),
    [
        (f"{SITE}/404", "gone", "soft-404:error-page"),
        (f"{SITE}/404.html?from=/x", "gone", "soft-404:error-page"),
        (f"{SITE}/en/page-not-found/", "gone", "soft-404:error-page"),
        (f"{SITE}/NotFound.aspx", "gone", "soft-404:error-page"),
        (f"{SITE}/error", "gone", "soft-404:error-page"),
        (f"{SITE}/errors/404.php", "gone", "soft-404:error-page"),
        (f"{SITE}/maintenance.html", "unavailable", "soft-503"),
        (f"{SITE}/500", "unavailable", "soft-503"),
        (f"{SITE}/login?next=/2021/12/09/x", "blocked", "login-wall"),
        (f"{SITE}/users/sign_in", "blocked", "login-wall"),
        (f"{SITE}/wp-login.php?redirect_to=x", "blocked", "login-wall"),
        (f"{SITE}/login/index.html", "blocked", "login-wall"),
        ("https://login.provider.example/abc", "blocked", "login-wall"),
        ("https://accounts.provider.example/v3/x", "blocked", "login-wall"),
        ("https://consent.portal.example/m?continue=x", "blocked", "consent-wall"),
        (f"{SITE}/consent", "blocked", "consent-wall"),
        (f"{SITE}/captcha", "blocked", "challenge:unknown"),
        ("https://validate.perfdrive.com/?ssa=1", "blocked", "challenge:radware"),
        ("https://www.hugedomains.com/domain_profile.cfm?d=pages", "gone", "parked"),
        ("https://dan.com/buy-domain/pages.example", "gone", "parked"),
    ],
)
def test_a_place_that_is_no_page_is_named(target: str, state: str, cause: str) -> None:
    assert verdict(judged(HOME, final_uri=target)) == (state, cause)


@pytest.mark.parametrize(
    ("uri", "target"),
    [
        (URI, f"{URI}?print=1"),
        ("http://pages.example/2021/12/09/readout-of-the-ministers-call/", URI),
        (URI, f"{SITE}/archive/2021/12/09/readout-of-the-ministers-call/"),
        (f"{SITE}/handbook/login", f"{SITE}/handbook/en/login"),
        (f"{SITE}/errors/404", f"{SITE}/guide/errors/404"),
        (f"{SITE}/2021/logistics", f"{SITE}/2021/logistics-and-login-data"),
        ("https://login.provider.example/a/b", "https://login.provider.example/a/c"),
    ],
)
def test_any_other_place_may_be_the_page(uri: str, target: str) -> None:
    assert judged(HOME, uri=uri, final_uri=target).state == "ok"


def test_an_empty_answer_at_an_error_page_is_the_error_pages() -> None:
    assert verdict(judged(b"", final_uri=f"{SITE}/404")) == ("gone", "soft-404:error-page")


@pytest.mark.parametrize(
    ("uri", "home"),
    [
        ("https://a.example", True),
        ("https://a.example/de/", True),
        ("https://a.example/pt-br/index.php", True),
        ("https://a.example/Default.aspx", True),
        ("https://a.example/news", False),
        ("https://a.example/it-news", False),
        ("https://a.example/ab", False),
    ],
)
def test_a_front_page_has_no_path_to_speak_of(uri: str, *, home: bool) -> None:
    assert is_home(uri) is home


@pytest.mark.parametrize(
    ("uri", "name"),
    [
        ("https://www.state.example/a", "state.example"),
        ("https://2021-2025.state.example", "state.example"),
        ("https://www.ministry.gov.uk/a", "ministry.gov.uk"),
        ("https://a.example", "a.example"),
        ("http://127.0.0.1:80/", "127.0.0.1"),
        ("nothing", ""),
    ],
)
def test_a_site_is_what_its_owner_registered(uri: str, name: str) -> None:
    assert domain(uri) == name
