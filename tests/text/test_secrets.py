"""Addresses are recorded and reported without what would let a reader act as somebody."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.text.secrets import may_hold_secrets, shown, without_secrets

RANDOM = "k3Jd8fK2mNp4Qr6S"
JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"


@pytest.mark.parametrize(
    "uri",
    [
        "https://user:hunter2@a.test/page",
        "https://hunter2@a.test/page",
        "HTTPS://user:hunter2@a.test/page",
        "https:\\\\user:hunter2@a.test/page",
        "https:user:hunter2@a.test/page",
        "https:///user:hunter2@a.test/page",
        "//user:hunter2@a.test/page",
        "https://us@er:hunter2@a.test/page",
        "https://us'er:hunter2@a.test/page",
        "https://web.archive.test/web/2022id_/https://user:hunter2@a.test/page",
    ],
)
def test_credentials_before_the_host_are_taken_out(uri: str) -> None:
    cleaned, names = without_secrets(uri)
    assert "hunter2" not in cleaned
    assert cleaned.endswith("redacted@a.test/page")
    assert names == ("userinfo",)


@pytest.mark.parametrize(
    "uri",
    [
        "https://archive.test/cdx?url=http%3A%2F%2Fuser%3Ahunter2%40a.test%2Fpage",
        "https://login.test/?to=HTTPS%3a%2f%2fuser%3ahunter2%40a.test%2fpage&x=1",
        "https://login.test/?to=https%3A%2F%2Fhunter2%40a.test",
        "https://login.test/?to=https%3A%2F%2Fus%40er%3Ahunter2%40a.test",
    ],
)
def test_credentials_in_an_address_that_is_a_parameter_are_taken_out(uri: str) -> None:
    cleaned, names = without_secrets(uri)
    assert "hunter2" not in cleaned
    assert "redacted%40a.test" in cleaned
    assert names == ("userinfo",)
    assert without_secrets(cleaned) == (cleaned, ())


def test_an_encoded_at_sign_behind_the_host_is_none_of_credentials() -> None:
    for uri in (
        "https://a.test/?u=https%3A%2F%2Fb.test%2F%40name",
        "https://a.test/?u=https%3A%2F%2Fb.test%3Fq%3Da%40b",
    ):
        assert without_secrets(uri) == (uri, ())


@pytest.mark.parametrize(
    "parameter",
    [
        "token=hunter2",
        "access_token=hunter2",
        "accessToken=hunter2",
        "Access-Token=hunter2",
        "api_key=hunter2",
        "PHPSESSID=hunter2",
        "password=hunter2",
        "pass%77ord=hunter2",
        "user[password]=hunter2",
        "X-Amz-Signature=hunter2",
        "aws_secret_key=hunter2",
        "bearer=hunter2",
        "assertion=hunter2",
        "hdnts=exp=1700000000~acl=/*~hmac=hunter2",
        "hdnea=hunter2",
    ],
)
@pytest.mark.parametrize("place", ["?{}", "?a=b&{}", "?a=b;{}&c=d", "#{}", ";{}?a=b"])
def test_parameters_that_are_secret_by_name_are_taken_out_wherever_they_stand(parameter: str, place: str) -> None:
    cleaned, names = without_secrets(f"https://a.test/page{place.format(parameter)}")
    assert "hunter2" not in cleaned
    assert re.search(r"=redacted-[0-9a-f]{4}", cleaned)
    assert len(names) == 1


def test_what_is_redacted_is_named_as_it_is_compared() -> None:
    uri = f"https://u@a.test/?X-Amz-Signature=1&access_token=2&sid={RANDOM}&page=3"
    cleaned, names = without_secrets(uri)
    assert names == ("accesstoken", "sid", "userinfo", "xamzsignature")
    assert cleaned.startswith("https://redacted@a.test/?X-Amz-Signature=redacted-")
    assert cleaned.endswith("&page=3")


@pytest.mark.parametrize(
    ("inner", "end"),
    [("https%3A%2F%2Fb.test%2F%3Ftoken%3Dhunter2%26page%3D1", "%26page%3D1"), ("/b?token=hunter2", "")],
)
def test_a_secret_in_an_address_within_an_address_is_taken_out(inner: str, end: str) -> None:
    cleaned, names = without_secrets(f"https://a.test/login?next={inner}")
    assert "hunter2" not in cleaned
    assert cleaned.endswith(end)
    assert names == ("token",)


def test_a_secret_is_taken_out_whole_whatever_it_holds() -> None:
    cleaned = shown("https://a.test/?password=a?b=c/d&page=1")
    assert re.fullmatch(r"https://a\.test/\?password=redacted-[0-9a-f]{4}&page=1", cleaned)


@pytest.mark.parametrize(
    "uri",
    [
        "https://us er:hunter2@a.test/page",
        'https://us"er:hunter2@a.test/page',
        "ht\ntps://us:hunter2@a.test/page",
        "https://a.test/?password=a hunter2",
        'https://a.test/?password=a"hunter2&page=1',
        "https://a.test/?pass\nword=hunter2",
        "http://us:hunter2@ho st/",
        "http://us er:hunter2@ho st/page",
        'http://us"er:hunter2@ho st/page',
        "ht\ntp://us\ter:hunter2@ho st/page",
        "http://ho st/?token=hunter2",
        "http://ho st/?token=a hunter2&page=1",
        "//us:hunter2@ho st/",
    ],
)
def test_nothing_in_an_address_ends_a_secret_that_does_not_for_a_browser(uri: str) -> None:
    assert "hunter2" not in shown(uri)


def test_an_address_with_white_space_but_without_secrets_stays_as_it_is() -> None:
    assert shown("https://a.test/a b?c=d e") == "https://a.test/a b?c=d e"
    assert shown("http://ho st/a?c=d e") == "http://ho st/a?c=d e"


@pytest.mark.parametrize("name", ["sid", "key", "code", "sig", "hash", "ticket", "pin"])
def test_names_that_are_often_harmless_count_with_a_random_value_only(name: str) -> None:
    harmless = [
        f"https://a.test/?{name}={value}" for value in ("4711", "en-us", "1234567890123456", "a-long-slug-of-words")
    ]
    assert [shown(uri) for uri in harmless] == harmless
    assert RANDOM not in shown(f"https://a.test/?{name}={RANDOM}")


def test_a_web_token_is_one_whatever_it_is_called() -> None:
    assert JWT not in shown(f"https://a.test/?x={JWT}")


@pytest.mark.parametrize(
    "uri",
    [
        "https://www.state.gov/secretary-blinkens-call/",
        "https://www.defense.gov/News/Article/2854469/",
        "https://a.test/@user/post",
        "https://a.test//@user/post",
        "https://a.test/a@b.c",
        "https://a.test/?mail=a@b.c",
        "https://a.test/?tokens=3&keyword=key&id=1",
        "https://a.test/?token",
        "https://a.test/?token=",
        "mailto:somebody@a.test",
        "https://a.test/token=x",
        "",
        "\ud800",
    ],
)
def test_other_addresses_stay_as_they_are(uri: str) -> None:
    assert without_secrets(uri) == (uri, ())


def test_two_addresses_that_differ_in_the_secret_only_stay_apart() -> None:
    assert shown("https://a.test/?token=one") != shown("https://a.test/?token=two")
    assert shown("https://a.test/?token=one") == shown("https://a.test/?token=one")


def test_every_address_of_a_header_line_is_cleaned() -> None:
    line = 'Link: <https://u:p@a.test/?token=1>; rel="original", <//v:q@b.test/?b=2>; rel="next"'
    cleaned, names = without_secrets(line)
    assert (names, cleaned.count("redacted@")) == (("token", "userinfo"), 2)
    assert cleaned.endswith('@b.test/?b=2>; rel="next"')


def test_an_html_entity_between_parameters_hides_nothing() -> None:
    assert "hunter2" not in shown("https://a.test/?a=1&amp;token=hunter2")


LINES = st.lists(
    st.sampled_from(
        [
            "https://",
            "//",
            "u:p",
            "@",
            "/",
            "?",
            "&",
            ";",
            "#",
            "=",
            "token",
            "sid",
            RANDOM,
            "%3D",
            "%26",
            "%",
            "\n",
            "\uff20",
            "\uff1d",
            "x",
            " ",
            '"',
        ]
    ),
    max_size=20,
).map("".join)


@settings(derandomize=True, deadline=None)
@given(LINES)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    cleaned, _ = without_secrets(text)
    assert without_secrets(cleaned) == (cleaned, ())


@settings(derandomize=True, deadline=None)
@given(LINES)
def test_what_may_hold_no_secret_stays_as_it_is(text: str) -> None:
    if not may_hold_secrets(text.encode()):
        assert (shown(text), without_secrets(text)[0]) == (text, text)


@pytest.mark.parametrize(
    "secret", ["https://u:p@h/", "?token=1", "&token=1", ";token=1", "#token=1", "https%3A%2F%2Fu:p%40h"]
)
def test_what_holds_a_secret_may_hold_one(secret: str) -> None:
    assert may_hold_secrets(secret.encode())


@pytest.mark.parametrize(
    "piece", ["//", "?key=", "//a", "https:", "?token", "&token=", "%3Ftoken", "&a", "@", "=", "%26"]
)
def test_hostile_lines_are_read_in_good_time(piece: str) -> None:
    assert without_secrets(piece * 20_000)


def test_a_place_in_a_page_holds_no_secret() -> None:
    assert not may_hold_secrets(b'"locator": "meta[name|property|itemprop=\\"og:title\\"]"')
