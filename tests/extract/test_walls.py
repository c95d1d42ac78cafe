"""Walls that turn programs away: blocked, with the vendor and the signal named; and what is no wall."""

import pytest

from tests.extract.answers import ARTICLE, HTML, judged, page, verdict

PAGE = page("A readout", "A readout", "<p>They met today.</p>")


@pytest.mark.parametrize(
    ("status", "header", "vendor"),
    [
        (200, ("cf-mitigated", "challenge"), "cloudflare"),
        (403, ("cf-mitigated", "challenge"), "cloudflare"),
        (503, ("cf-mitigated", "challenge"), "cloudflare"),
        (403, ("server", "AkamaiGHost"), "akamai"),
        (202, ("x-amzn-waf-action", "challenge"), "aws-waf"),
        (405, ("x-amzn-waf-action", "captcha"), "aws-waf"),
        (429, ("x-vercel-mitigated", "challenge"), "vercel"),
        (403, ("x-datadome", "blocked"), "datadome"),
        (403, ("x-sucuri-block", "x"), "sucuri"),
    ],
)
def test_a_header_names_the_vendor(status: int, header: tuple[str, str], vendor: str) -> None:
    condition = judged(PAGE, status=status, headers=[HTML, header])
    assert verdict(condition) == ("blocked", f"challenge:{vendor}")
    assert header[0] in condition.signal


@pytest.mark.parametrize(
    "header",
    [
        ("x-datadome", "protected"),
        ("akamai-grn", "0.1"),
        ("x-iinfo", "1-2"),
        ("server", "AkamaiGHost"),
        ("server", "cloudflare"),
        ("cf-ray", "7d1-OSL"),
        ("x-sucuri-id", "1"),
    ],
)
def test_what_stands_on_every_answer_of_a_vendor_is_no_wall(header: tuple[str, str]) -> None:
    assert judged(PAGE, headers=[HTML, header]).state == "ok"


@pytest.mark.parametrize(
    ("payload", "vendor"),
    [
        (page("Just a moment...", None, "<p>Checking your browser.</p>"), "cloudflare"),
        (page("Nur einen Moment…", None, ""), "cloudflare"),
        (page("Attention Required! | Cloudflare", "Sorry, you have been blocked"), "cloudflare"),
        (page("x", None, "<script>window._cf_chl_opt={cvId:'3'}</script>"), "cloudflare"),
        (
            page("x", None, "<script src='/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1'></script>"),
            "cloudflare",
        ),
        (page("Radware Captcha Page", "We apologize for the inconvenience", ""), "radware"),
        (page("Access Denied", "Access Denied", "<p>You don't have permission. Reference #18.2</p>"), "unknown"),
        (page("Access Denied", "Access Denied", "<p>https://errors.edgesuite.net/18.2</p>"), "akamai"),
        (page("Access to this page has been denied.", None, '<div id="px-captcha"></div>'), "perimeterx"),
        (page("Pardon Our Interruption", "Pardon Our Interruption"), "imperva"),
        (page("Request Rejected", None, "<p>Your support ID is: 1</p>"), "f5"),
        (page("Making sure you’re not a bot!", "Making sure you’re not a bot!"), "anubis"),
        (b"<html><head><script src='https://ct.captcha-delivery.com/c.js'></script></head></html>", "datadome"),
        (b"<html><iframe src='/_Incapsula_Resource?x=1'></iframe></html>", "imperva"),
        (page("News", None, '<div class="g-recaptcha"></div>'), "captcha"),
        (page("You are being redirected...", None, "<script>sucuri_cloudproxy_js='';</script>"), "sucuri"),
        (page("x", None, "<script src='/_sec/cp_challenge/c-4-3.htm'></script>"), "akamai"),
        (page("x", None, "<script src='/__qrator/qauth.js'></script>"), "qrator"),
        (page("x", None, "<script>window.rbzns={challenge:1}</script>"), "reblaze"),
        (page("Human Verification", None, "<script src='https://a.captcha-sdk.awswaf.com/c.js'></script>"), "aws-waf"),
        (page("Robot Challenge Screen", None, "<script>const sgchallenge='20:1:2'</script>"), "siteground"),
        (page("", None, "<p>Request unsuccessful. Incapsula incident ID: 874-12</p>"), "imperva"),
        (page("", None, "<script src='/_sec/verify?provider=interstitial'></script>"), "akamai"),
        (page("x", None, "<script>window.KPSDK={};KPSDK.now=1</script>"), "kasada"),
    ],
)
@pytest.mark.parametrize("status", [200, 202, 403, 429, 503])
def test_a_page_that_is_a_wall_is_blocked_whatever_its_status(status: int, payload: bytes, vendor: str) -> None:
    assert verdict(judged(payload, status=status)) == ("blocked", f"challenge:{vendor}")


@pytest.mark.parametrize("line", ["Cloudflare Ray ID: 7d1", '<link href="/cdn-cgi/styles/cf.errors.css">'])
@pytest.mark.parametrize(
    ("status", "state", "cause"),
    [
        (403, "blocked", "challenge:cloudflare"),
        (200, "blocked", "challenge:cloudflare"),
        (502, "unavailable", "http-502"),
        (522, "unavailable", "http-522"),
        (429, "unavailable", "http-429"),
    ],
)
def test_a_vendors_page_about_a_site_that_is_down_is_no_wall(line: str, status: int, state: str, cause: str) -> None:
    assert verdict(judged(page("pages.example", None, line), status=status)) == (state, cause)


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_not_there_is_gone_whatever_it_shows(status: int) -> None:
    assert judged(page("Access Denied", "Access Denied"), status=status).state == "gone"


@pytest.mark.parametrize("title", ["Just a moment...", "Access Denied", "Robot check", "Security check"])
def test_an_article_of_such_a_name_is_a_page(title: str) -> None:
    assert judged(page(title, title, ARTICLE)).state == "ok"


@pytest.mark.parametrize("word", ["_cf_chl_opt", "px-captcha", "captcha-delivery.com", "window.gokuProps"])
def test_an_article_about_walls_may_quote_them(word: str) -> None:
    assert judged(page("How bot walls work", "How bot walls work", f"{ARTICLE}<pre>{word}</pre>")).state == "ok"


@pytest.mark.parametrize("host", ["x.com", "twitter.com", "mobile.twitter.com", "www.x.com"])
def test_a_host_that_answers_200_for_anything_is_never_evidence(host: str) -> None:
    condition = judged(PAGE, uri=f"https://{host}/somebody/status/1469311234567890123")
    assert verdict(condition) == ("blocked", "login-wall")
    assert condition.signal == "the host answers alike for pages that do not exist"


def test_a_redirect_to_such_a_host_is_no_evidence_either() -> None:
    assert judged(PAGE, final_uri="https://x.com/somebody/status/1").state == "blocked"


def test_a_wall_that_loads_itself_again_is_a_wall_and_leads_nowhere() -> None:
    again = '<meta http-equiv="refresh" content="5; URL=/2021/12/09/x?bm-verify=AAQAAAAL">'
    assert verdict(judged(page("", None, "", head=again))) == ("blocked", "challenge:akamai")


@pytest.mark.parametrize("title", ["Blocked", "Robot check", "Please wait..."])
def test_a_short_page_of_such_a_name_that_bears_out_its_address_is_a_page(title: str) -> None:
    text = "<p>Snow blocked the mountain road on Thursday; crews hope to open it by noon.</p>"
    uri = "https://pages.example/2021/12/mountain-road-blocked-by-snow"
    assert judged(page(title, title, text), uri=uri).state == "ok"
    assert judged(page(title, title, text), uri="https://pages.example/12345").state == "blocked"
