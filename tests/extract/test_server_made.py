"""What a server writes by itself in place of a page: lists of files, messages, lost characters."""

import pytest

from tests.extract.answers import ARTICLE, SENTENCE, URI, judged, page, verdict

LOST = "\ufffd"
LISTING = '<h1>{0}</h1><hr><pre><a href="../">../</a>\n<a href="a.html">a.html</a> 09-Dec-2021 10:00 1234</pre>'


def _bare(body: str, title: str = "") -> bytes:
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    "title", ["Index of /", "Index of /news/2021", "Directory listing for /", "Directory Listing For [/]"]
)
def test_a_list_of_files_is_not_the_page_and_not_gone(title: str) -> None:
    assert verdict(judged(_bare(LISTING.format(title), title))) == ("broken", "directory-listing")


def test_a_folder_that_was_cited_is_the_page() -> None:
    assert (
        judged(_bare(LISTING.format("Index of /data"), "Index of /data"), uri="https://pages.example/data/").state
        == "ok"
    )


def test_a_page_called_an_index_of_something_is_a_page() -> None:
    assert judged(page("Index of Economic Freedom", "Index of Economic Freedom", f"<p>{SENTENCE}</p>")).state == "ok"


CALLS = "\tat org.example.Page.show(Page.java:80)\n" * 40
BREAKDOWNS = [
    "<br /><b>Fatal error</b>: Uncaught Error: Call to undefined function x() in /var/www/index.php:12 Stack trace: #0",
    "<br /><b>Warning</b>: mysqli_connect(): (HY000/2002): Connection refused in <b>/db.php</b> on line <b>3</b>",
    "<pre>Traceback (most recent call last):\n  File 'main.py', line 3\nValueError: x</pre>",
    f"<pre>java.lang.NullPointerException\n{CALLS}</pre>",
    "<h1>Server Error in '/' Application.</h1><h2>Object reference not set to an instance of an object.</h2>",
    "SQLSTATE[HY000] [2002] Connection refused",
    "<pre>TypeError: Cannot read property 'x' of undefined<br> at /app/index.js:10:5</pre>",
    "The website encountered an unexpected error. Please try again later.",
]  # fmt: skip


@pytest.mark.parametrize("title", ["", "Portal", "Ministry of Trade"])
@pytest.mark.parametrize("body", BREAKDOWNS)
def test_a_program_that_broke_down_is_not_to_be_had_this_time(title: str, body: str) -> None:
    assert verdict(judged(_bare(body, title))) == ("unavailable", "soft-500")


@pytest.mark.parametrize("body", BREAKDOWNS)
def test_a_message_on_top_of_an_article_is_a_blemish(body: str) -> None:
    title = "Readout of the minister's call with her counterpart"
    article = f"<div>{body}</div>{ARTICLE}".replace("<h1>", "<p>").replace("</h1>", "</p>")
    assert judged(page(title, title, article)).state == "ok"


@pytest.mark.parametrize("title", ["How to read a stack trace", "Why am I told Fatal error: x in line 3 of my page?"])
def test_an_article_about_such_messages_is_a_page(title: str) -> None:
    payload = page(title, title, f"{ARTICLE}<pre>Traceback (most recent call last): x</pre>")
    assert judged(payload, uri=f"https://pages.example/{title.lower().replace(' ', '-')}").state == "ok"


@pytest.mark.parametrize(
    "payload",
    [
        (LOST * 400).encode(),
        page(LOST * 10, LOST * 20, f"<p>{f'{LOST * 3}a ' * 100}</p>"),
        page("A readout", "A readout", ARTICLE).decode().encode("cp037"),
        SENTENCE.encode("cp500") * 3,
    ],
)
def test_bytes_that_make_no_text_are_undecodable(payload: bytes) -> None:
    assert verdict(judged(payload)) == ("broken", "undecodable")


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "cp1251", "koi8_r"])
def test_a_text_in_any_other_charset_is_a_page(codec: str) -> None:
    text = "Министр говорил сегодня по телефону, поблагодарил коллегу за помощь. " * 4
    assert judged(page("Разговор министра", "Разговор министра", f"<p>{text}</p>").decode().encode(codec)).state == "ok"


def test_bytes_of_which_each_comes_as_often_as_any_other_are_noise() -> None:
    noise = bytes(range(0x80, 0x100)) * 3
    for payload in (noise, b"<!doctype html><title>x</title><p>" + noise):
        assert verdict(judged(payload, headers=[("content-type", "text/html")])) == ("broken", "undecodable")
    assert judged(noise, headers=[("content-type", "text/html")], status=404).state == "gone"


@pytest.mark.parametrize("codec", ["gb18030", "big5", "euc_jp", "shift_jis", "euc_kr"])
def test_a_text_in_a_charset_of_two_bytes_is_no_noise(codec: str) -> None:
    text = "外務大臣は本日、電話で会談を行い、両国の協力と国境の情勢について意見を交わした。" if "j" in codec else None
    text = text or (
        "장관은 오늘 전화 통화를 했다고 밝혔다"
        if codec == "euc_kr"
        else "外交部長今天與他的同事通電話討論邊境局勢並感謝他的幫助"
    )
    payload = f"<!doctype html><title>{text[:6]}</title><p>{text * 20}</p>".encode(codec)
    kind = f"text/html; charset={codec.replace('_', '-')}"
    assert judged(payload, headers=[("content-type", kind)], uri="https://pages.example/12345").state == "ok"


@pytest.mark.parametrize("title", ["Fatal error: how one valve stopped the plant", "Fatal error: no way back"])
def test_a_headline_that_begins_like_such_a_message_is_none(title: str) -> None:
    assert judged(page(title, title, f"<p>{SENTENCE}</p>"), uri="https://pages.example/12345").state == "ok"


def test_a_line_that_speaks_of_such_a_message_is_none() -> None:
    body = f"<p>Fixed TypeError: a name was undefined. {SENTENCE}</p>"
    assert judged(page("Release notes", "Release notes", body), uri="https://pages.example/12345").state == "ok"


def test_a_few_lost_characters_do_not_matter() -> None:
    assert judged(page("A readout", "A readout", f"<p>{SENTENCE * 4}{LOST * 30}</p>"), uri=URI).state == "ok"
