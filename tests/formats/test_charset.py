"""Bytes to text: the order that reads most pages right, and no bytes that cannot be read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.formats.charset import decode
from audit.formats.guess import LOOKED_AT, guess

WORD = "Niinistö – Błaszczak"


@pytest.mark.parametrize(
    ("payload", "content_type", "text"),
    [
        (b"\xef\xbb\xbf" + WORD.encode(), "text/html; charset=iso-8859-1", WORD),
        (WORD.encode("utf-16"), None, WORD),
        (WORD.encode(), "text/html; charset=iso-8859-1", WORD),
        ("Niinistö – heute".encode("cp1252"), "text/html; charset=iso-8859-1", "Niinistö – heute"),
        ("Błaszczak".encode("iso8859_2"), "text/html; charset=ISO-8859-2", "Błaszczak"),
        (b'<meta charset="windows-1251">' + "Привет".encode("cp1251"), None, '<meta charset="windows-1251">Привет'),
        ("会议 北京".encode("gb18030"), "text/html; charset=gb2312", "会议 北京"),
        ("会議 ①".encode("cp932"), "text/html; charset=shift_jis", "会議 ①"),
        ("caf\xe9 \u2019".encode("cp1252"), None, "café ’"),
        ("caf\xe9".encode("cp1252"), "text/html; charset=utf-8", "café"),
    ],
    ids=["bom", "utf-16", "utf-8 first", "latin-1", "header", "meta", "gb2312", "shift_jis", "nothing", "false header"],
)
def test_the_charset_is_decided_in_order(payload: bytes, content_type: str | None, text: str) -> None:
    assert decode(payload, content_type).text.removeprefix("\ufeff") == text


def test_one_broken_byte_does_not_spoil_a_page_in_utf_8() -> None:
    read = decode((WORD * 9).encode() + b"\xff")
    assert (read.text, read.charset, read.source, read.replaced) == (WORD * 9 + "\ufffd", "utf-8", "utf-8", True)


def test_a_short_page_that_says_utf_8_is_read_so_in_spite_of_a_broken_byte() -> None:
    page = "<meta charset=utf-8>Überblick für Länder".encode() + b"\xff"
    assert decode(page, None).text == "<meta charset=utf-8>Überblick für Länder\ufffd"
    lie = "<meta charset=utf-8>Überblick für Länder".encode("cp1252")
    assert decode(lie, None).text == "<meta charset=utf-8>Überblick für Länder"


def test_a_broken_byte_in_utf_8_does_not_make_a_servers_default_charset_true() -> None:
    page = f'<meta charset="utf-8">{WORD * 9}'.encode() + b"\xff"
    assert decode(page, "text/html; charset=iso-8859-1").text.startswith(f'<meta charset="utf-8">{WORD}')


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("content_type", [None, "text/html; charset=utf-16"])
def test_utf_16_without_a_mark_is_told_by_its_zero_bytes(codec: str, content_type: str | None) -> None:
    page = f"<html><body><p>{WORD}</p></body></html>"
    assert decode(page.encode(codec), content_type).text == page
    assert decode(f"Talks in Oslo: {WORD}".encode(codec), content_type).text == f"Talks in Oslo: {WORD}"


def test_zero_bytes_here_and_there_are_no_utf_16() -> None:
    assert decode(b"<p>a\0b</p><p>words and more words</p>").text == "<p>a\0b</p><p>words and more words</p>"


def test_japanese_in_escapes_is_read_even_undeclared() -> None:
    assert decode("<p>会議</p>".encode("iso2022_jp")).text == "<p>会議</p>"


RUSSIAN = "Президент провёл телефонный разговор с президентом Франции, обсуждались вопросы безопасности."  # noqa: RUF001 - in its own alphabet
JAPANESE = "岸田総理は首相官邸でアメリカの大使と会談しました。両国の関係について意見を交換しました。"
CHINESE = "国家主席在北京会见了外国客人，双方就共同关心的问题交换了意见。"
KOREAN = "대통령은 청와대에서 외국 대사를 만나 양국 관계에 대해 논의했다."
GREEK = "Ο πρωθυπουργός συναντήθηκε με τον υπουργό Εξωτερικών για να συζητήσουν."  # noqa: RUF001 - in its own alphabet
FRENCH = (
    "Le président a rencontré le ministre des Affaires étrangères à Paris : « très bien », dit-il, ça a été décidé."
)


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (CHINESE, "gb18030"),
        (KOREAN, "cp949"),
        (GREEK, "cp1253"),
        (FRENCH, "cp1252"),
    ],
)
def test_a_page_that_says_no_charset_is_read_by_what_its_bytes_tell(text: str, codec: str) -> None:
    page = f"<html><body><p>{text}</p></body></html>"
    assert decode(page.encode(codec)).text == page


@pytest.mark.parametrize(
    ("text", "codec", "language"),
    [
        ("Prezydent spotkał się z ministrem Błaszczakiem, żeby omówić współpracę.", "cp1250", "pl"),
        ("Cumhurbaşkanı Dışişleri Bakanı ile görüştü, iki ülke arasındaki ilişkileri konuştu.", "cp1254", "tr-TR"),
    ],
)
def test_a_latin_page_that_says_no_charset_is_read_by_its_language(text: str, codec: str, language: str) -> None:
    page = f'<html lang="{language}"><p>{text}</p></html>'
    assert decode(page.encode(codec)).text == page


def test_the_guess_looks_at_a_bounded_part_of_a_page() -> None:
    page = (RUSSIAN * 3_000).encode("cp1251")
    assert len(page) > 2 * LOOKED_AT
    assert guess(page) == guess(page[:LOOKED_AT]) == "cp1251"


def test_bytes_that_mean_nothing_are_marked() -> None:
    read = decode(b'<meta charset="ascii">ok \x81', None)
    assert "ok" in read.text


@settings(derandomize=True, deadline=None)
@given(st.binary(max_size=300), st.text(max_size=40))
def test_no_bytes_and_no_header_make_it_raise(payload: bytes, content_type: str) -> None:
    assert isinstance(decode(payload, content_type).text, str)


@pytest.mark.parametrize(
    "before",
    [
        "<!-- <meta charset=windows-1252> -->",
        "<script>var tag = '<meta charset=windows-1252>'</script>",
        "<style>/* <meta charset=windows-1252> */</style>",
        "<meta name=description content='how to write <meta charset=windows-1252>'>",
        "<meta name=description content='charset=windows-1252'>",
        "<title>charset=windows-1252 explained</title>",
    ],
)
def test_only_a_tag_of_the_page_itself_declares_its_charset(before: str) -> None:
    page = f"<html><head>{before}<meta charset=iso-8859-2></head><p>Błaszczak</p></html>"
    assert decode(page.encode("iso8859_2")).text == page


@pytest.mark.parametrize(
    ("text", "codec", "content_type"),
    [
        (f"<meta charset=windows-1251><p>{RUSSIAN}</p>", "cp1251", "text/html; charset=ISO-8859-1"),
        (f"<meta charset=iso-8859-1><p>{RUSSIAN}</p>", "koi8_r", None),
        (f"<p>{GREEK}</p>", "cp1253", "text/html; charset=windows-1252"),
    ],
)
def test_a_latin_charset_is_not_believed_of_letters_that_never_stand_alone(
    text: str, codec: str, content_type: str | None
) -> None:
    assert decode(text.encode(codec), content_type).text == text


def test_a_latin_charset_is_believed_whatever_white_space_and_quotes_stand_together() -> None:
    page = f"<p>{FRENCH}\xa0\xa0\xa0\xa0»\xa0»\xa0»</p>" * 9
    assert decode(page.encode("cp1252"), "text/html; charset=iso-8859-1").text == page


def test_of_two_declared_charsets_of_other_scripts_the_bytes_choose_where_both_can_be_read() -> None:
    page = f"<meta charset=euc-jp><p>{JAPANESE}</p>"
    read = decode(page.encode("euc_jp"), "text/html; charset=shift_jis")
    assert (read.text, read.source) == (page, "meta")
    page = f"<meta charset=euc-jp><p>{JAPANESE}</p>"
    read = decode(page.encode("cp932"), "text/html; charset=shift_jis")
    assert (read.text, read.source) == (page, "http")


def test_a_tag_behind_the_first_kilobytes_is_heard_before_the_bytes_are_asked() -> None:
    page = f"<html><script>{'x' * 9_000}</script><meta charset=iso-8859-2><p>Spotkanie w Łodzi: źródła</p></html>"
    assert decode(page.encode("iso8859_2")).text == page
