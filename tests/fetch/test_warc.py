"""WARC files are written as the standard says, and a file that is not whole is refused by name and place."""

import gzip
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from audit.fetch.digest import digest
from audit.fetch.warc import Record, encoded, moment, payload_start, record, record_at, records, stamp
from audit.model.errors import CassetteError

PAGE = "http://a.test/"
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"


def page(block: bytes = ANSWER, **fields: str) -> Record:
    told = [("WARC-Target-URI", PAGE), ("WARC-Date", "2022-01-10T12:00:00Z")]
    told += [(name.replace("_", "-"), value) for name, value in fields.items()]
    return record("response", told, block, "application/http;msgtype=response")


def foreign(*lines: str, block: bytes = ANSWER, version: str = "WARC/1.0") -> bytes:
    """A record as another program might write it."""
    common = ["WARC-Type: response", f"WARC-Target-URI: {PAGE}", "Content-Type: application/http; msgtype=response"]
    head = [version, *common, *lines, f"Content-Length: {len(block)}"]
    return "\r\n".join([*head, "", ""]).encode() + block + b"\r\n\r\n"


@pytest.fixture
def file(tmp_path: Path) -> Callable[[bytes], Path]:
    def written(content: bytes) -> Path:
        path = tmp_path / "a.warc"
        path.write_bytes(content)
        return path

    return written


Written = Callable[[bytes], Path]


def refusal(path: Path) -> str:
    with pytest.raises(CassetteError) as caught:
        list(records(path))
    return str(caught.value)


def test_a_record_is_written_with_its_type_id_digest_and_length() -> None:
    (first, *rest) = encoded([page()]).split(b"\r\n")
    assert first == b"WARC/1.1"
    assert b"WARC-Type: response" in rest
    assert b"WARC-Block-Digest: " + digest(ANSWER).encode() in rest
    assert b"Content-Length: 40" in rest


def test_what_is_written_is_read_back_with_its_place(file: Written) -> None:
    made = [page(), page(b"HTTP/1.1 204 None\r\n\r\n")]
    read = list(records(file(encoded(made))))
    assert [(one.fields, one.block) for one in read] == [(one.fields, one.block) for one in made]
    assert [one.offset for one in read] == [0, len(encoded(made[:1]))]
    assert record_at(file(encoded(made)), read[1].offset) == read[1]


def test_the_id_follows_from_what_the_record_says() -> None:
    assert page().id == page().id
    assert len({page().id, page(b"HTTP/1.1 200 OK\r\n\r\nho").id, page(WARC_IP_Address="127.0.0.1").id}) == 3


def test_a_file_cut_at_any_byte_is_refused_unless_the_cut_falls_between_two_records(file: Written) -> None:
    whole = encoded([page(), page(b"")])
    border = len(encoded([page()]))
    for cut in set(range(len(whole))) - {border}:
        message = refusal(file(whole[:cut]))
        assert "a.warc" in message
        assert cut == 0 or f"at byte {0 if cut < border else border}" in message


def test_a_gzip_file_cut_at_any_byte_is_refused_unless_between_two_members(file: Written) -> None:
    members = [gzip.compress(encoded([one]), mtime=0) for one in (page(), page(b""))]
    whole = b"".join(members)
    for cut in set(range(1, len(whole))) - {len(members[0])}:
        assert "a.warc" in refusal(file(whole[:cut]))


def test_the_refusal_names_the_record_and_says_what_to_do(file: Written) -> None:
    message = refusal(file(encoded([page(), page(b"x")])[:-4]))
    assert "urn:uuid:" in message
    assert "does not end as a record does" in message
    assert "record again" in message
    assert "\n" not in message


@pytest.mark.parametrize("place", [0, -1])
def test_a_changed_byte_of_the_block_does_not_match_its_digest(file: Written, place: int) -> None:
    changed = bytearray(encoded([page()]))
    at = changed.index(ANSWER) + (place % len(ANSWER))
    changed[at] ^= 1
    assert "block digest" in refusal(file(bytes(changed)))


def test_a_payload_that_does_not_match_its_own_digest_is_refused(file: Written) -> None:
    assert "payload digest" in refusal(file(foreign(f"WARC-Payload-Digest: {digest(b'ho')}")))


def test_a_payload_digest_over_the_joined_chunks_is_as_good_as_one_over_the_chunks(file: Written) -> None:
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n"
    for payload in (b"hi", b"2\r\nhi\r\n0\r\n\r\n"):
        content = foreign(f"WARC-Payload-Digest: {digest(payload)}", block=chunked)
        assert len(list(records(file(content)))) == 1


@pytest.mark.parametrize(
    "spelt",
    [
        "sha1:YIVV7ELYGQTASQUNN5I3FRNPJQF542SC",  # base32, as most recorders write it
        "SHA-1:c22b5f9178342609428d6f51b2c5af4c0bde6a42",
        "sha1:witfkXg0JglCjW9RssWvTAveakI=",
    ],
)
def test_digests_are_read_in_every_spelling(file: Written, spelt: str) -> None:
    assert len(list(records(file(foreign(f"WARC-Payload-Digest: {spelt}"))))) == 1


def test_a_digest_of_an_unknown_algorithm_cannot_be_checked_and_is_let_be(file: Written) -> None:
    assert len(list(records(file(foreign("WARC-Block-Digest: blake9:abc"))))) == 1


def test_a_revisit_is_not_held_to_digests_of_the_record_it_refers_to(file: Written) -> None:
    content = foreign("WARC-Type: revisit", f"WARC-Payload-Digest: {digest(b'elsewhere')}")
    revisit = content.replace(b"WARC-Type: response\r\n", b"")
    assert [one.type for one in records(file(revisit))] == ["revisit"]


def test_a_length_that_was_altered_is_noticed(file: Written) -> None:
    for wrong in (b"39", b"41", b"4", b"400"):
        content = encoded([page(), page(b"")]).replace(b"Content-Length: 40", b"Content-Length: " + wrong)
        assert "at byte 0" in refusal(file(content))


@pytest.mark.parametrize("length", ["-1", "x", "", "1e3", "9" * 5000, "٣"])
def test_a_length_that_is_no_number_is_refused(file: Written, length: str) -> None:
    content = encoded([page()]).replace(b"Content-Length: 40", f"Content-Length: {length}".encode())
    assert "Content-Length" in refusal(file(content))


def test_a_file_that_is_no_warc_is_refused(file: Written) -> None:
    assert "does not begin as a WARC record does" in refusal(file(b"<html>\r\n\r\n"))
    assert "version" in refusal(file(foreign(version="WARC/9.9")))
    assert "empty" in refusal(file(b""))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert "No such file" in refusal(tmp_path / "none.warc")


def test_a_header_without_an_end_is_given_up(file: Written) -> None:
    assert "header has no end" in refusal(file(b"WARC/1.0\r\n" + b"a: b\r\n" * 300_000))
    assert "header has no end" in refusal(file(b"WARC/1.0" + b"a" * (2 << 20)))


def test_one_gzip_member_for_all_records_is_refused_with_the_remedy(file: Written) -> None:
    assert "warcio recompress" in refusal(file(gzip.compress(encoded([page(), page(b"")]), mtime=0)))


def test_a_damaged_gzip_member_is_refused(file: Written) -> None:
    content = bytearray(gzip.compress(encoded([page()]), mtime=0))
    content[-5] ^= 1  # the checksum
    assert "at byte 0" in refusal(file(bytes(content)))


def test_gzip_and_plain_records_of_other_versions_are_read(file: Written) -> None:
    content = gzip.compress(foreign(version="WARC/1.0"), mtime=0) + foreign(version="WARC/0.18") + b"\r\n\n"
    assert [one.uri for one in records(file(content))] == [PAGE, PAGE]


def test_angle_brackets_do_not_belong_to_a_uri(file: Written) -> None:
    content = foreign("WARC-Record-ID: <urn:uuid:1>").replace(PAGE.encode(), b"<" + PAGE.encode() + b">")
    (one,) = records(file(content))
    assert (one.uri, one.id) == (PAGE, "urn:uuid:1")


def test_a_block_larger_than_can_be_held_is_checked_and_cut(file: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audit.fetch.warc.HELD", 10)
    (one,) = records(file(encoded([page()])))
    assert (one.block, one.whole) == (ANSWER[:10], False)


def test_hostile_text_in_a_record_id_does_not_reach_the_terminal(file: Written) -> None:
    assert "\x1b" not in refusal(file(foreign("WARC-Record-ID: <\x1b]8;;evil>")[:-1]))


def test_a_date_is_kept_to_the_microsecond_in_utc() -> None:
    at = datetime(2021, 12, 9, 17, 56, 37, 42, timezone(timedelta(hours=-5)))
    assert stamp(at) == "2021-12-09T22:56:37.000042Z"
    assert moment(stamp(at)) == at


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2021-12-09T22:56:37Z", datetime(2021, 12, 9, 22, 56, 37, tzinfo=UTC)),
        ("2021-12-09T22:56:37.123456789Z", datetime(2021, 12, 9, 22, 56, 37, 123456, UTC)),
        ("2021-12-09", datetime(2021, 12, 9, tzinfo=UTC)),
        ("2021-12-09T22Z", datetime(2021, 12, 9, 22, tzinfo=UTC)),
        ("2021-12-09T22:56Z", datetime(2021, 12, 9, 22, 56, tzinfo=UTC)),
        ("2020-02", datetime(2020, 2, 29, tzinfo=UTC)),
        ("2022", datetime(2022, 12, 31, tzinfo=UTC)),
        ("2022-13", None),
        ("0000", None),
        ("20220", None),
        ("yesterday", None),
        ("0001-01-01T00:00:00+14:00", None),
        (None, None),
    ],
)
def test_dates_of_every_precision_are_read(written: str | None, read: datetime | None) -> None:
    assert moment(written) == read


def test_a_payload_begins_behind_the_first_blank_line() -> None:
    assert payload_start(ANSWER) == len(ANSWER) - 2
    assert payload_start(b"") == 0
