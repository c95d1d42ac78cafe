"""What pages say instead of what was cited: not found, in many languages; and articles that only seem to."""

import pytest

from audit.extract.wording import NOT_FOUND, is_filler, is_phrase, said, table_of
from tests.extract.answers import ARTICLE, SENTENCE, judged, page, verdict

# Language, the title, the first heading ("" for none), a line below it: as the error pages of such sites have them.
NOT_THERE = [
    ("en", "Page Not Found | The Oslo Herald", "Page Not Found", "The page you are looking for may have moved."),
    ("en", "404 - Page Not Found", "404 - Page Not Found", "Search our site."),
    ("en", "The Oslo Herald", "Sorry, we can’t find the page you’re looking for.", "Try searching."),
    ("en", "Ministry of Trade", "Oops! That page can’t be found.", "It looks like nothing was found at this location."),
    ("en", "Error 404 (Not Found)", "", "The requested URL was not found on this server."),
    ("en", "The resource cannot be found.", "Server Error in '/' Application.", "Description: HTTP 404."),
    ("de", "Seite nicht gefunden – Auswärtiges Amt", "Seite nicht gefunden", "Die Seite wurde verschoben."),
    ("de", "Ministerium", "Die angeforderte Seite konnte leider nicht gefunden werden.", "Bitte nutzen Sie die Suche."),
    ("fr", "Erreur 404 : page introuvable - Le Matin", "Page introuvable", "Revenez à l’accueil."),
    ("fr", "Le Matin", "Oups ! Cette page n’existe plus", "Essayez la recherche."),
    ("es", "Página no encontrada | El Diario", "Página no encontrada", "Vuelva al inicio."),
    ("es", "El Diario", "Lo sentimos, no encontramos la página que buscas", "Use el buscador."),
    ("pt", "Página não encontrada - Jornal", "Página não encontrada", "Volte ao início."),
    ("it", "Pagina non trovata | Gazzetta", "Errore 404: pagina non trovata", "Torna alla home."),
    ("nl", "Pagina niet gevonden - Krant", "Deze pagina bestaat niet meer", "Zoek verder."),
    ("sv", "Sidan kunde inte hittas", "Sidan kunde inte hittas", "Gå till startsidan."),
    ("da", "Siden blev ikke fundet", "Siden findes ikke længere", "Gå til forsiden."),
    ("no", "Fant ikke siden", "Siden ble ikke funnet", "Gå til forsiden."),
    ("fi", "Sivua ei löytynyt", "Hakemaasi sivua ei löytynyt", "Siirry etusivulle."),
    ("is", "Síða fannst ekki", "Síðan fannst ekki", "Farðu á forsíðu."),
    ("et", "Lehte ei leitud", "Lehekülge ei leitud", "Mine avalehele."),
    ("lv", "Lapa nav atrasta", "Lapa nav atrasta", "Uz sākumu."),
    ("lt", "Puslapis nerastas", "Puslapis nerastas", "Į pradžią."),
    ("pl", "Nie znaleziono strony", "Strona nie została znaleziona", "Wróć na stronę główną."),
    ("cs", "Stránka nenalezena", "Požadovaná stránka nebyla nalezena", "Zpět na úvod."),
    ("sk", "Stránka sa nenašla", "Stránka nebola nájdená", "Späť na úvod."),
    ("hu", "Az oldal nem található", "A keresett oldal nem található", "Vissza a főoldalra."),
    ("ro", "Pagina nu a fost găsită", "Pagină inexistentă", "Înapoi la pagina principală."),
    ("bg", "Страницата не е намерена", "Страницата не съществува", "Към началото."),
    ("ru", "Страница не найдена — Известия", "Такой страницы не существует", "На главную."),
    ("uk", "Сторінку не знайдено", "Сторінка не знайдена", "На головну."),
    ("sr", "Страница није пронађена", "Тражена страница не постоји", "На почетну."),
    ("hr", "Stranica nije pronađena", "Stranica ne postoji", "Natrag."),
    ("el", "Η σελίδα δεν βρέθηκε", "Η σελίδα που ζητήσατε δεν υπάρχει", "Αρχική."),
    ("tr", "Sayfa bulunamadı", "Aradığınız sayfa bulunamadı", "Ana sayfaya dönün."),
    ("ar", "الصفحة غير موجودة", "لم يتم العثور على الصفحة", "الصفحة الرئيسية"),
    ("fa", "صفحه یافت نشد", "صفحه مورد نظر پیدا نشد", "صفحه اصلی"),
    ("he", "הדף לא נמצא", "העמוד המבוקש לא נמצא", "לדף הבית"),
    ("hi", "पृष्ठ नहीं मिला", "पेज नहीं मिला", "मुखपृष्ठ"),
    ("ja", "ページが見つかりません｜外務省", "お探しのページは見つかりませんでした", "トップページへ"),
    ("zh", "页面不存在 - 新闻网", "您访问的页面不存在", "返回首页"),
    ("zh-hant", "找不到網頁", "找不到頁面", "回首頁"),
    ("ko", "페이지를 찾을 수 없습니다", "요청하신 페이지를 찾을 수 없습니다.", "홈으로"),
    ("vi", "Không tìm thấy trang", "Trang bạn tìm không tồn tại", "Về trang chủ."),
    ("id", "Halaman tidak ditemukan", "Halaman yang Anda cari tidak ditemukan", "Kembali."),
    ("th", "ไม่พบหน้า", "ไม่พบหน้าที่คุณต้องการ", "กลับหน้าแรก"),
]


@pytest.mark.parametrize(("language", "title", "heading", "line"), NOT_THERE)
def test_a_page_that_says_it_is_not_there_is_gone(language: str, title: str, heading: str, line: str) -> None:
    payload = page(title, heading or None, f"<p>{line}</p>").replace(b"<html>", f'<html lang="{language}">'.encode())
    assert verdict(judged(payload)) == ("gone", "soft-404")


@pytest.mark.parametrize(
    "heading",
    [
        "The press release you requested is no longer here",
        "We couldn't find the article you were looking for",
        "You have followed a link to a page that no longer exists",
        "This video has been removed",
        "Leider konnten wir die gesuchte Seite nicht finden",
        "La page à laquelle vous tentez d'accéder n'existe pas",
        "No pudimos encontrar el documento solicitado",
        "Artikeln du söker finns inte längre",
        "Artykuł, którego szukasz, nie istnieje",
        "Запрашиваемый документ не найден",
        "Aradığınız haber bulunamadı",
        "お探しの記事は削除されました",
        "您要查看的文章已被删除",
        "المقال المطلوب غير موجود",
    ],
)
def test_a_sentence_that_no_list_has_is_told_by_its_parts(heading: str) -> None:
    assert verdict(judged(page("Ministry", heading))) == ("gone", "soft-404")


@pytest.mark.parametrize(
    "heading",
    [
        "The report was removed",
        "The video is missing",
        "The statement the ministers requested was not found",
        "A document that does not exist",
        "Le document de Genève n'existe plus",
        "El documento firmado en Ginebra no existe",
    ],
)
def test_a_headline_about_something_that_is_not_there_is_no_such_sentence(heading: str) -> None:
    assert (
        judged(page(f"{heading} | News", heading, f"<p>{SENTENCE}</p>"), uri="https://pages.example/1234").state == "ok"
    )


def test_what_the_page_says_is_kept_as_the_signal() -> None:
    assert judged(page("Page not found | News", "Page not found")).signal == "the title says “Page not found”"


def test_a_page_without_any_heading_may_say_it_in_its_first_lines() -> None:
    body = "<p>We’re sorry, but the page you requested could not be found. Please check the address.</p>"
    condition = judged(page("Pages", None, body), uri="https://pages.example/2021/x")
    assert verdict(condition) == ("gone", "soft-404")
    assert condition.signal.startswith("the page says “We’re sorry")


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("404NotFound", "<center><h1>404NotFound</h1></center><hr><center>nginx</center>"),
        ("404 Error | Serch", "<h1>Oops! Unknown page route</h1>"),
        ("Unknown page", "<h1>404</h1><h2>Page not found</h2>"),
        ("404: Page not found | Blog", "<h1>404: There's no page here!</h1><p>Best head back home.</p>"),
        ("404 - File or directory not found.", "<h1>Server Error</h1><h2>404 - File or directory not found.</h2>"),
        ("Error 404 (Not Found)!!1", "<p><b>404.</b> That’s an error.</p><p>The requested URL was not found.</p>"),
        (
            "We're sorry, that page can't be found - United States Department of State",
            "<h1>We're sorry, that page can't be found</h1>",
        ),
        ("U.S. Department of Defense > Page Not Found", "<h1>404</h1>"),
        ("Portal", "<h5>Page Not Found</h5><p>The page you are looking for may have been moved. Try the search.</p>"),
        ("Portal", "<div>404</div><div>Not Found</div>"),
        ("Portal", "<span>404 error</span><h1>The page you requested does not exist or is no longer available.</h1>"),
    ],
)
def test_servers_and_sites_say_so_in_many_ways(title: str, body: str) -> None:
    assert verdict(judged(page(title, None, body))) == ("gone", "soft-404")


@pytest.mark.parametrize(
    "body",
    [
        "<div>Sorry, this page does not exist</div>",
        "<h2>404</h2><p>We can't seem to find the page you're looking for.</p>",
        "<p>Error 404</p><p>The page you requested was not found.</p>",
        "<p>Die angeforderte Seite wurde leider nicht gefunden.</p>",
    ],
)
def test_a_page_that_shows_but_a_name_may_say_it_in_a_line_of_its_own(body: str) -> None:
    assert verdict(judged(page("Contoso", "Contoso", body))) == ("gone", "soft-404")


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Error messages", "<ul><li>Page not found</li><li>Access denied</li><li>Bad gateway</li></ul>"),
        ("What we say when the page you are looking for is gone", "<p>This page does not exist</p>"),
        ("Readout of the call", "<p>This page does not exist</p>"),
        ("Alerts", "<p>Something went wrong.</p>"),
        ("Status codes", "<p>This page does not exist. So says the code 404 of the protocol.</p>"),
    ],
)
def test_a_page_that_shows_more_than_a_name_does_not(title: str, body: str) -> None:
    assert judged(page(title, title, body)).state == "ok"


@pytest.mark.parametrize(
    ("title", "heading", "body"),
    [
        ("Page not found: how websites lose their history", "Page not found: how websites lose their history", ""),
        ("Page not found: a history", "Page not found: a history", ""),
        ("Page not found: how websites lose their history | The Herald", "Page not found", "<p>An essay.</p>"),
        ("404 – how a status code became culture", "404 – how a status code became culture", "<p>An essay.</p>"),
        ("404 – how a status code became culture", None, "<p>An essay.</p>"),
        ("404 Media raises money | The Herald", "404 Media raises money", "<p>A story.</p>"),
        ("Why sites say page not found", "Why sites say page not found", ""),
        ("HTTP status codes", "HTTP status codes", "<p>404 means: page not found.</p>"),
        ("HTTP status codes", "HTTP status codes", "<p>Page not found. That is what 404 means.</p>"),
        ("Minister not found guilty", "Minister not found guilty", ""),
        ("Missing page of the treaty found in Bergen", "Missing page of the treaty found in Bergen", ""),
        ("The page you are looking for: a novel", "The page you are looking for: a novel", ""),
    ],
)  # fmt: skip
def test_an_article_about_such_pages_is_a_page(title: str, heading: str | None, body: str) -> None:
    assert judged(page(title, heading, body)).state == "ok"


def test_an_article_that_merely_mentions_404_is_a_page() -> None:
    body = f"<p>{SENTENCE}</p><h2>404 Not Found</h2><p>{SENTENCE * 3}</p>"
    assert judged(page("Readout of the minister's call", "Readout of the minister's call", body)).state == "ok"


def test_a_dated_article_of_that_very_name_is_a_page() -> None:
    dated = '<meta property="article:published_time" content="2021-12-09T10:00:00+01:00">'
    assert judged(page("Page not found", "Page not found", ARTICLE, dated)).state == "ok"


def test_a_page_of_that_name_whose_address_is_about_it_is_a_page() -> None:
    assert (
        judged(page("404 Not Found", "404 Not Found", ARTICLE), uri="https://docs.example/http/status/404").state
        == "ok"
    )


def test_a_lesser_heading_of_that_name_is_not_the_pages() -> None:
    body = f"<article><h1>Readout of the call</h1>{ARTICLE}</article><h1>Not found</h1>"
    assert judged(page("Readout of the call", None, body)).state == "ok"


def test_teasers_below_do_not_make_a_missing_page_a_page() -> None:
    assert verdict(judged(page("Page not found | News", "Page not found", ARTICLE))) == ("gone", "soft-404")


@pytest.mark.parametrize(
    ("title", "state", "cause"),
    [
        ("403 Forbidden", "blocked", "soft-403"),
        ("Zugriff verweigert", "blocked", "soft-403"),
        ("Unavailable for legal reasons", "blocked", "region-wall"),
        ("Sign in – Ministry intranet", "blocked", "login-wall"),
        ("Anmelden", "blocked", "login-wall"),
        ("Before you continue to YouTube", "blocked", "consent-wall"),
        ("503 Service Temporarily Unavailable", "unavailable", "soft-503"),
        ("Wartungsarbeiten", "unavailable", "soft-503"),
        ("Technical Difficulties", "unavailable", "soft-503"),
        ("Technische Störung", "unavailable", "soft-503"),
        ("Whoops, looks like something went wrong.", "unavailable", "soft-500"),
        ("There has been a critical error on this website.", "unavailable", "soft-500"),
        ("Your session has expired", "blocked", "login-wall"),
        ("Session expirée", "blocked", "login-wall"),
        ("Your session has expired. Please log in again.", "blocked", "login-wall"),
        ("Subscribe to read", "blocked", "paywall"),
        ("Subscribe to unlock this article", "blocked", "paywall"),
        ("Already a subscriber? Sign in", "blocked", "paywall"),
        ("To continue reading, subscribe", "blocked", "paywall"),
        ("Article réservé aux abonnés", "blocked", "paywall"),
        ("Article expired", "gone", "soft-404"),
        ("This content has expired", "gone", "soft-404"),
        ("Dieser Artikel ist abgelaufen", "gone", "soft-404"),
        ("This domain may be for sale", "gone", "parked"),
        ("This website is for sale!", "gone", "parked"),
        ("The domain pages.example may be for sale", "gone", "parked"),
        ("Interested in this domain?", "gone", "parked"),
        ("Internal Server Error", "unavailable", "soft-500"),
        ("Page unavailable", "unavailable", "soft-503"),
        ("429 Too Many Requests", "unavailable", "rate-limited"),
        ("Welcome to nginx!", "broken", "server-default-page"),
        ("This site is under construction", "broken", "server-default-page"),
        ("Ce site est suspendu", "unavailable", "account-suspended"),
        ("Account Suspended", "unavailable", "account-suspended"),
        ("This domain is for sale", "gone", "parked"),
        ("pages.example is for sale", "gone", "parked"),
        ("pages.example has expired", "gone", "parked"),
    ],
)
def test_what_else_stands_in_for_a_page_is_named(title: str, state: str, cause: str) -> None:
    assert verdict(judged(page(title, None, "<p>Please try again.</p>"))) == (state, cause)


@pytest.mark.parametrize(
    ("line", "state", "cause"),
    [
        ("The link you followed may be broken, or the page may have been removed.", "gone", "soft-404"),
        ("It was deleted by its author.", "gone", "soft-404"),
        ("Please try again later.", "unavailable", "soft-503"),
        ("The page may have been removed, or we are doing maintenance. Try again later.", "unavailable", "soft-503"),
        ("", "unavailable", "soft-503"),
    ],
)
@pytest.mark.parametrize(
    "phrase", ["This page isn’t available", "Sorry, this page isn't available.", "Page unavailable"]
)
def test_a_page_that_is_not_available_is_gone_only_where_it_says_more(
    phrase: str, line: str, state: str, cause: str
) -> None:
    assert verdict(judged(page("Contoso", phrase, f"<p>{line}</p>"))) == (state, cause)


@pytest.mark.parametrize("phrase", ["Temporarily unavailable", "Service unavailable"])
def test_what_says_that_it_will_be_back_is_never_gone(phrase: str) -> None:
    assert judged(page(phrase, phrase, "<p>The page may have been removed.</p>")).state == "unavailable"


@pytest.mark.parametrize("between", [" - ", " | ", " – "])
def test_a_long_name_may_stand_beside_the_phrase(between: str) -> None:
    title = f"Technical Difficulties{between}United States Department of State"
    assert verdict(judged(page(title, title, "<p>Please come back soon.</p>"))) == ("unavailable", "soft-503")


@pytest.mark.parametrize(
    "title",
    [
        "Technical difficulties delay launch of satellite - The Herald",
        "Technical difficulties – how a launch was lost",
        "Technical Difficulties: A Memoir of Life on Air",
        "Not Found - The Lost City of Z",
        "Access Denied - Inside North Korea",
    ],
)
def test_a_headline_beside_the_phrase_is_no_name(title: str) -> None:
    assert judged(page(title, title, f"<p>{SENTENCE}</p>"), uri="https://pages.example/12345").state == "ok"


@pytest.mark.parametrize(
    ("line", "cause"),
    [("Your session has expired. Please sign in again.", "login-wall"), ("Subscribe to continue reading.", "paywall")],
)
def test_a_page_that_shows_but_a_name_may_say_in_a_line_why_it_is_closed(line: str, cause: str) -> None:
    assert verdict(judged(page("Contoso", None, f"<p>{line}</p>"))) == ("blocked", cause)


def test_a_label_on_a_page_without_headings_says_nothing_of_the_page() -> None:
    body = "<div>Login</div><div>Maintenance</div><div>The ministry is open from nine to four.</div>"
    assert judged(page("Pages", None, body), uri="https://pages.example/opening").state == "ok"


@pytest.mark.parametrize("title", ["Technical difficulties", "Sign in", "Access denied", "House for sale", "For sale"])
def test_an_article_under_such_a_title_is_a_page(title: str) -> None:
    assert judged(page(f"{title} | The Herald", title, ARTICLE)).state == "ok"


def test_nothing_that_may_pass_by_itself_is_among_the_phrases_for_not_found() -> None:
    for text in ("Page unavailable", "Content not available", "Temporarily unavailable", "Please try again later"):
        one = said(text)
        assert one is None or one.meaning is not NOT_FOUND


@pytest.mark.parametrize(
    "text",
    [
        "Entschuldigung, die Seite wurde nicht gefunden",
        "エラー404：ページが存在しません",
        "404。找不到网页",
        "Strona, której szukasz, nie istnieje.",
    ],
)
def test_the_punctuation_of_every_script_parts_a_title(text: str) -> None:
    one = said(text)
    assert one is not None
    assert (one.meaning, one.rest) == (NOT_FOUND, ())


def test_a_set_phrase_above_a_text_that_bears_out_its_address_is_a_headline() -> None:
    text = "<p>Power will be off in Mill Lane on Thursday from nine to noon, the company said.</p>"
    notice = page("Scheduled maintenance", "Scheduled maintenance", text)
    assert judged(notice, uri="https://pages.example/mill-lane-power-off").state == "ok"
    assert judged(notice, uri="https://pages.example/12345").state == "unavailable"


def test_every_wording_of_the_data_is_told_whatever_its_length() -> None:
    told = set[str]()
    for language in table_of("notfound.toml")["languages"].values():
        for first, second in (("subjects", "ends"), ("starts", "objects")):
            told.update(f"{one} {two}" for one in language.get(first, ()) for two in language.get(second, ()))
        told.update(language.get("whole", ()))
        if "things" in language:
            told.update(f"{language['things'][0]} {end}" for end in language.get("ends", ()))
    missed = [text for text in told if is_filler(text) or not is_phrase(text)]
    assert len(told) > 3_000
    assert missed == []
