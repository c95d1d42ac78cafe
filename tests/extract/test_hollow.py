"""Pages with hardly any text: what fills them is named, and pages with little but some text are left alone."""

import pytest

from tests.extract.answers import ARTICLE, SENTENCE, judged, page, verdict

BUNDLE = '<script src="/static/main.5f3a.js"></script>'
DATED = '<meta property="article:published_time" content="2021-12-09T10:00:00+01:00">'


def _bare(body: str, head: str = "<title>Portal</title>") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    "body",
    [
        f'<div id="root"></div>{BUNDLE}',
        f'<noscript>You need to enable JavaScript to run this app.</noscript><div id="app"></div>{BUNDLE}',
        f"<noscript>Bitte aktivieren Sie JavaScript.</noscript><p>Loading…</p>{BUNDLE}",
        f"<p>Please enable JavaScript to view this page.</p>{BUNDLE}",
        f"<p>JavaScript を有効にしてください。</p>{BUNDLE}",
        f'<div class="spinner">Loading, please wait</div>{BUNDLE}',
    ],
)
def test_a_shell_that_scripts_would_fill_is_no_page(body: str) -> None:
    assert verdict(judged(_bare(body))) == ("broken", "javascript-shell")


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>Readout</h1><p>{SENTENCE}</p>{BUNDLE}",
        f"<h1>Readout</h1>{BUNDLE}",
        f"<p>{SENTENCE}</p>{BUNDLE}",
        f"<noscript>Enable JavaScript for comments.</noscript><h1>Readout</h1><p>{SENTENCE * 2}</p>{BUNDLE}",
        f"<h1>What JavaScript is</h1><p>JavaScript is a language. {SENTENCE}</p>{BUNDLE}",
        "<p>Readout</p>",
    ],
)
def test_a_page_with_some_text_is_a_page(body: str) -> None:
    assert judged(_bare(body)).state == "ok"


def test_a_shell_whose_data_tell_title_and_date_is_evidence_of_them() -> None:
    assert judged(_bare(f'<div id="root"></div>{BUNDLE}', f"<title>Readout</title>{DATED}")).state == "ok"


def test_a_title_over_nothing_is_no_page() -> None:
    assert verdict(judged(_bare("", "<title>Readout of the minister’s call</title>"))) == ("broken", "empty")


@pytest.mark.parametrize(
    "page",
    [
        _bare('<iframe src="/readout.html"></iframe>'),
        b"<html><head><title>Readout</title></head><frameset cols=20%,80%><frame src=a><frame src=b></frameset></html>",
    ],
)
def test_a_page_whose_text_is_in_frames_is_none_whatever_its_title(page: bytes) -> None:
    assert verdict(judged(page)) == ("broken", "frames")


def test_a_counter_in_a_frame_for_those_without_scripts_is_no_text_in_frames() -> None:
    counter = '<noscript><iframe src="https://counter.example/"></iframe></noscript>'
    assert verdict(judged(_bare(counter))) == ("broken", "empty")


def test_a_page_with_nothing_at_all_in_it_is_empty() -> None:
    assert verdict(judged(_bare("", ""))) == ("broken", "empty")


def test_a_page_of_frames_says_so() -> None:
    frames = b"<html><head></head><frameset cols='1,2'><frame src='a.html'><frame src='b.html'></frameset></html>"
    assert verdict(judged(frames)) == ("broken", "frames")


@pytest.mark.parametrize(
    "script", ["window.location.href = '/new'", 'location.replace("/new")', "document.location='https://a.example/'"]
)
def test_a_page_that_a_script_leaves_is_no_page(script: str) -> None:
    assert verdict(judged(_bare(f"<script>{script}</script>", ""))) == ("broken", "script-redirect")


FORM = '<form action="/in"><input name="user"><input type="password" name="pw"><button>Go</button></form>'


@pytest.mark.parametrize(
    "payload",
    [
        page("Members", "Members", FORM),
        page("Intranet", None, f"<p>Please use your work account.</p>{FORM}"),
        page("Sign in to continue", "Sign in to continue", FORM),
        page("Log in | The Herald", "Log in", "<p>Subscribers only.</p>"),
    ],
)
def test_a_form_to_sign_in_that_is_all_there_is_is_a_wall(payload: bytes) -> None:
    assert verdict(judged(payload)) == ("blocked", "login-wall")


@pytest.mark.parametrize("where", ["nav", "aside", "header", "footer", "dialog"])
@pytest.mark.parametrize(
    "uri", ["https://pages.example/2021/readout-ministers-call", "https://pages.example/article/12345"]
)
def test_a_form_to_sign_in_that_stands_beside_a_short_text_is_no_wall(where: str, uri: str) -> None:
    body = f"<h1>Readout of the call</h1><p>{SENTENCE}</p>"
    for shown in (f"<{where}>{FORM}</{where}>{body}", f"{body}<{where}>{FORM}</{where}>"):
        assert judged(_bare(shown, "<title>Readout of the call</title>"), uri=uri).state == "ok"


def test_a_form_in_no_menu_is_no_wall_where_the_page_has_a_text_of_its_own() -> None:
    text = (
        "The minister spoke with members of the council about human rights and agreed to stay in close contact with it."
    )
    body = f"<div class='modal'>{FORM}</div><h1>Readout of the call</h1><p>{text}</p><div class='h-captcha'></div>"
    shown = _bare(body, "<title>Readout of the call</title>")
    assert judged(shown, uri="https://pages.example/article/12345").state == "ok"


def test_a_form_in_a_menu_is_a_wall_where_the_page_shows_nothing_else() -> None:
    assert verdict(judged(_bare(f"<header>{FORM}</header><main></main>"))) == ("blocked", "login-wall")


def test_a_form_that_is_the_matter_of_a_page_with_long_menus_is_a_wall() -> None:
    menu = "".join(f"<a href='/{at}'>Department section number {at}</a>" for at in range(60))
    body = f"<nav>{menu}</nav><h1>Members area</h1><p>This area is open to members with an account.</p>{FORM}"
    assert verdict(judged(_bare(body))) == ("blocked", "login-wall")


@pytest.mark.parametrize(
    "extra",
    [
        '<form><input type="email"><div class="g-recaptcha"></div></form>',
        f"<p>Please enable JavaScript for the best experience.</p>{BUNDLE}",
        FORM,
        "<div><h1>We value your privacy</h1><button>Accept</button></div>",
    ],
)
def test_a_short_page_that_bears_out_its_address_is_that_page(extra: str) -> None:
    body = f"<main><h1>Readout of the minister's call</h1><p>{SENTENCE}</p>{extra}</main>"
    uri = "https://pages.example/2021/12/09/readout-of-the-ministers-call/"
    assert judged(_bare(body, "<title>Readout of the minister's call | Pages</title>"), uri=uri).state == "ok"


def test_a_form_to_sign_in_beside_a_text_is_no_wall() -> None:
    assert judged(page("Readout", "Readout", FORM + ARTICLE)).state == "ok"


def test_a_paywall_whose_title_and_date_can_be_read_is_no_wall() -> None:
    teaser = f"<p>{SENTENCE}</p><p>Subscribe to continue reading.</p>{FORM}"
    assert (
        judged(page("Minister speaks with counterpart", "Minister speaks with counterpart", teaser, DATED)).state
        == "ok"
    )


@pytest.mark.parametrize(
    ("body", "vendor"),
    [
        ('<script src="https://www.google.com/adsense/domains/caf.js"></script>', "AdSense for domains"),
        ('<script src="//img.sedoparking.com/x.js"></script><a href="#">Flights</a>', "Sedo"),
        ('<script>window.onload=function(){window.location.href="/lander"}</script>', "GoDaddy"),
        ('<div id="target"></div><script>window.park = "eyJ1"</script>', "Bodis"),
    ],
)  # fmt: skip
def test_a_parked_domain_is_told_by_what_it_loads(body: str, vendor: str) -> None:
    condition = judged(_bare(body, "<title>pages.example</title>"))
    assert verdict(condition) == ("gone", "parked")
    assert condition.signal.startswith(vendor)


@pytest.mark.parametrize(
    "line",
    [
        "This domain is parked free, courtesy of GoDaddy.com",
        "pages.example is parked free, courtesy of GoDaddy",
        "This Web page is parked FREE, courtesy of a registrar.",
        "pages.example may be for sale",
        "The domain www.pages.example is for sale",
        "Buy this domain.",
        "This domain has expired. Is this your domain? Renew it now.",
        "This domain was recently registered at Namecheap. Please check back later!",
        "This domain name has been registered with a registrar.",
        "Diese Domain wurde im Kundenauftrag registriert.",
        "Ce nom de domaine a été enregistré par un client du bureau.",
        "Домен pages.example зарегистрирован и припаркован",
    ],
)
def test_a_parked_domain_may_say_so_in_any_line(line: str) -> None:
    links = "<ul><li><a href='#'>Flights</a></li><li><a href='#'>Loans</a></li></ul>"
    for body in (f"<h1>{line}</h1>{links}", f"<p>{line}</p>{links}"):
        assert verdict(judged(_bare(body, "<title>pages.example</title>"))) == ("gone", "parked")


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("Minister’s name has expired", "The minister’s domain name has expired, and a firm in Riga bought it."),
        ("Domain registered by brother", "The domain name was registered in May by a firm in Riga, the paper wrote."),
        ("Il dominio romano", "Il dominio romano fu registrato da Tacito."),
    ],
)
def test_a_line_about_somebody_else_s_domain_is_news(heading: str, line: str) -> None:
    told = _bare(f"<h1>{heading}</h1><p>{line}</p>", f"<title>{heading}</title>")
    assert judged(told, uri="https://pages.example/12345").state == "ok"


def test_a_domain_above_nothing_but_links_to_searches_is_parked() -> None:
    links = "<h2>Related Searches</h2><a href='?q=1'>Car insurance</a><a href='?q=2'>Dental plans</a>"
    assert verdict(judged(_bare(links, "<title>pages.example</title>"))) == ("gone", "parked")
    named = _bare(f"<h1>Consumer guide to plans</h1>{links}", "<title>pages.example</title>")
    assert judged(named, uri="https://pages.example/12345").state == "ok"


def test_a_short_page_below_such_an_offer_is_a_page() -> None:
    body = f"<p>This domain is for sale.</p><h1>The minister spoke with her counterpart</h1><p>{SENTENCE}</p>"
    assert judged(_bare(body), uri="https://pages.example/12345").state == "ok"


@pytest.mark.parametrize("name", ["sedoparking.com", "parkingcrew.net", "google.com/adsense/domains/caf.js"])
def test_an_article_about_parking_is_a_page(name: str) -> None:
    assert judged(page("How parking works", "How parking works", f"{ARTICLE}<p>It loads {name}.</p>")).state == "ok"


@pytest.mark.parametrize("main", ["", "<div class='content'></div>", "<div></div><div><br></div>"])
def test_a_page_with_nothing_between_header_and_footer_is_empty(main: str) -> None:
    assert verdict(judged(page("Pages", None, main))) == ("broken", "empty")


@pytest.mark.parametrize(
    "main", ["<img src='a.jpg'>", "<video src='a.mp4'></video>", "<p>Done.</p>", "<a href='a.pdf'>PDF</a>"]
)
def test_a_page_with_anything_between_header_and_footer_is_not(main: str) -> None:
    assert judged(page("Readout of the call", "Readout of the call", main)).state == "ok"


def test_a_headline_in_a_header_is_a_headline() -> None:
    shown = _bare("<header><h1>Readout of the call</h1></header><main></main><footer>Contact</footer>")
    assert judged(shown, uri="https://pages.example/12345").state == "ok"


@pytest.mark.parametrize("widget", ["<div class='g-recaptcha'></div>", FORM])
def test_a_headline_with_one_sentence_below_it_is_a_page_whatever_stands_beside(widget: str) -> None:
    uri = "https://pages.example/node/12"
    text = "<p>The premier received the ambassador at the government house on Tuesday.</p>"
    assert judged(_bare(f"<h1>The premier receives the ambassador</h1>{text}{widget}"), uri=uri).state == "ok"
    assert judged(_bare(f"{text}{widget}"), uri=uri).state == "blocked"


def test_a_captcha_below_a_field_for_a_comment_is_no_wall() -> None:
    comment = "<form><textarea name='comment'></textarea><div class='h-captcha'></div></form>"
    assert judged(_bare(f"<p>They met today.</p>{comment}"), uri="https://pages.example/12").state == "ok"
    own = "<div class='h-captcha'><textarea name='h-captcha-response'></textarea></div>"
    assert verdict(judged(_bare(own), uri="https://pages.example/12")) == ("blocked", "challenge:captcha")


@pytest.mark.parametrize(
    "note", ["This site requires JavaScript for some features.", "Enable JavaScript to see the slides."]
)
def test_a_headline_beside_a_note_on_scripts_is_that_of_a_page(note: str) -> None:
    uri = "https://pages.example/12345"
    body = f"<p>{note}</p><p>They spoke today.</p>{BUNDLE}"
    assert judged(_bare(f"<h1>Readout of the minister’s call</h1>{body}"), uri=uri).state == "ok"
    assert verdict(judged(_bare(f"<h1>Please enable JavaScript</h1>{body}"), uri=uri)) == ("broken", "javascript-shell")
