"""The canonical JSON: every key, one spelling, described by its schema, and refused when it is anything else."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from audit.model.capture import Condition, Hop, Retrieval, Try
from audit.model.errors import AuditError
from audit.model.report import Report
from audit.report import json_v1
from tests.report import builders
from tests.report.hostile import HOSTILE_WORDS

SCHEMA = Path(json_v1.__file__).with_name("citation-audit-1.schema.json")
VALIDATOR = Draft202012Validator(
    json.loads(SCHEMA.read_text("utf-8")), format_checker=Draft202012Validator.FORMAT_CHECKER
)


def written(report: Report) -> dict[str, Any]:
    """The report as any reader of JSON sees it, after it was found valid."""
    data = json.loads(json_v1.encode(report))
    VALIDATOR.validate(data)
    assert isinstance(data, dict)
    return data


SAMPLE = builders.sample()
JSON = written(SAMPLE)


def test_the_committed_schema_is_the_one_the_program_makes() -> None:
    made = json.dumps(json_v1.schema(), indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    assert SCHEMA.read_text("utf-8") == made, (
        "write json_v1.schema() to the file anew; if it is no addition, raise the version"
    )


def test_the_schema_is_a_valid_json_schema() -> None:
    Draft202012Validator.check_schema(json_v1.schema())


CONTRACT = {
    "": "schema document run summary pages claims links findings groups lapses",
    "document": "path title published source sha256",
    "run": "mode basis complete started finished today requests reconstruction incomplete fail_on fail_severity",
    "summary": "entries claims citations pages verdicts conditions findings states may_differ",
    "summary.verdicts": "supported partly contradicted not-stated unreachable unchecked uncited planned",
    "summary.conditions": "ok gone blocked unavailable broken refused invalid unchecked",
    "summary.findings": "error warning note",
    "summary.states": "new known changed reopened fixed removed unchecked",
    "pages.0": "uri condition cause moved used title published modified events tries",
    "pages.0.title": "value source confidence variants",
    "pages.0.title.variants.0": "value raw source locator confidence zone precision",
    "pages.0.published": "value source confidence candidates",
    "pages.0.published.candidates.0": "value raw source locator confidence zone precision",
    "pages.0.events.0": "start end source snippet planned",
    "pages.0.tries.0": "origin condition cause status final_uri hops captured_at memento_datetime attempts ip "
    "payload_sha256 record signal",
    "claims.0": "id entry section line end_line text start end days date_text year_inferred kind mode modality part "
    "place actors counterparts verdict citations may_differ",
    "claims.0.actors.0": "name role country type",
    "claims.0.citations.0": "uri line anchor verdict basis fields may_differ",
    "claims.0.citations.0.fields.0": "field claimed observed result source snippet confidence",
    "links.0": "uri line anchor",
    "findings.0": "id rule severity confidence claim uri line end_line message claimed observed state first_seen "
    "failed_on group decision suggestion source snippet was lowered_from",
    "groups.0": "id cause findings",
    "lapses.0": "finding rule uri claim cause heir edits decision",
    "lapses.1.edits.0": "part was now",
    "lapses.0.decision": "verdict reason by on until",
}


@pytest.mark.parametrize("path", CONTRACT)
def test_every_key_of_the_contract_is_written_and_no_other(path: str) -> None:
    part: Any = JSON
    for step in filter(None, path.split(".")):
        part = part[int(step) if step.isdigit() else step]
    assert sorted(part) == sorted(CONTRACT[path].split())


def test_the_summary_counts_what_the_report_holds() -> None:
    summary = JSON["summary"]
    assert (summary["entries"], summary["claims"], summary["citations"], summary["pages"]) == (15, 15, 11, 11)
    assert summary["verdicts"] == {
        "supported": 1,
        "partly": 3,
        "contradicted": 2,
        "not-stated": 1,
        "unreachable": 3,
        "unchecked": 1,
        "uncited": 3,
        "planned": 1,
    }
    none = dict.fromkeys(("broken", "refused", "invalid"), 0)
    assert summary["conditions"] == {"ok": 5, "gone": 2, "blocked": 1, "unavailable": 1, "unchecked": 2, **none}
    assert summary["findings"] == {"error": 3, "warning": 3, "note": 4}
    assert summary["states"]["new"] == 10
    assert summary["may_differ"] == sum(claim["may_differ"] for claim in JSON["claims"])


def test_an_empty_report_is_written_whole() -> None:
    data = written(builders.report())
    assert (data["pages"], data["claims"], data["links"], data["findings"], data["groups"]) == ([], [], [], [], [])


def test_keys_are_sorted_lines_are_indented_by_two_and_the_file_ends_with_a_newline() -> None:
    data = json_v1.encode(SAMPLE)
    assert data == (json.dumps(JSON, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()


def test_pages_findings_and_groups_are_sorted_whatever_order_they_came_in() -> None:
    checked = SAMPLE.checked
    reverse = type(checked)(checked.claims, checked.findings[::-1], checked.groups[::-1])
    turned = Report(SAMPLE.cited, SAMPLE.pages[::-1], reverse, SAMPLE.run, lapses=SAMPLE.lapses[::-1])
    assert json_v1.encode(turned) == json_v1.encode(SAMPLE)
    assert [page["uri"] for page in JSON["pages"]] == sorted(page["uri"] for page in JSON["pages"])
    keys = [(finding["line"], finding["rule"], finding["id"]) for finding in JSON["findings"]]
    assert keys == sorted(keys)


def test_a_grouped_finding_names_its_group() -> None:
    for group in JSON["groups"]:
        assert {finding["id"] for finding in JSON["findings"] if finding["group"] == group["id"]} == set(
            group["findings"]
        )
    assert {finding["group"] for finding in JSON["findings"] if finding["rule"] == "gone"} == {None}


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (datetime(2022, 1, 10, 12, 0, 5, tzinfo=UTC), "2022-01-10T12:00:05Z"),
        (datetime(2022, 1, 10, 12, 0, 5, 250_000, tzinfo=UTC), "2022-01-10T12:00:05.250000Z"),
        (datetime(2022, 1, 9, 21, 0, tzinfo=timezone(timedelta(hours=-5))), "2022-01-10T02:00:00Z"),
    ],
)
def test_times_are_utc_with_microseconds_only_where_there_are_any(moment: datetime, text: str) -> None:
    assert written(builders.report(run=builders.facts(started=moment)))["run"]["started"] == text


def test_a_captured_page_keeps_its_answer_and_the_digest_of_what_was_read() -> None:
    uri = f"{builders.SITE}/moved"
    answer = builders.answer(uri, payload=b"abc", hops=(Hop(uri, 301),))
    page = builders.page(
        uri, outcome=answer, condition=Condition("ok", "ok", moved=True, signal="the title says “Talks”")
    )
    [data] = written(builders.report(pages=[page]))["pages"]
    assert (data["moved"], data["used"]) == (True, 0)
    assert data["tries"] == [
        {
            "origin": "live",
            "condition": "ok",
            "cause": "ok",
            "status": 200,
            "final_uri": uri,
            "hops": [{"uri": uri, "status": 301}],
            "captured_at": "2022-01-10T12:00:00Z",
            "memento_datetime": None,
            "attempts": 1,
            "ip": "192.0.2.7",
            "payload_sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",  # FIPS 180-2, "abc"
            "record": None,
            "signal": "the title says “Talks”",
        }
    ]


def test_a_failure_has_no_status_and_no_digest_but_says_when_and_how_often_it_was_tried() -> None:
    [data] = written(builders.report(pages=[builders.lost(builders.SITE, "unavailable", "read-timeout")]))["pages"]
    [asked] = data["tries"]
    assert (asked["status"], asked["ip"], asked["payload_sha256"]) == (None, None, None)
    assert (asked["cause"], asked["attempts"], asked["captured_at"]) == ("read-timeout", 3, "2022-01-10T12:00:00Z")


def test_an_empty_answer_has_no_digest() -> None:
    page = builders.page(builders.SITE, outcome=builders.answer(builders.SITE, payload=b""))
    assert written(builders.report(pages=[page]))["pages"][0]["tries"][0]["payload_sha256"] is None


def test_a_page_that_was_not_read_has_no_title_and_no_dates() -> None:
    [data] = written(builders.report(pages=[builders.lost(builders.SITE, "gone", "http-404")]))["pages"]
    assert data["used"] is None
    assert data["title"] == {"value": None, "source": None, "confidence": None, "variants": []}
    assert data["published"] == {"value": None, "source": None, "confidence": None, "candidates": []}
    assert (data["modified"], data["events"]) == (None, [])


def test_an_archived_copy_stands_beside_the_live_answer() -> None:
    uri = builders.SITE
    live = Try("live", builders.answer(uri, status=404), Condition("gone", "http-404"))
    copy = Try("memento", builders.answer(uri), Condition("ok", "ok"), datetime(2022, 1, 11, tzinfo=UTC))
    page = builders.page(uri)
    page = type(page)(uri, Retrieval(uri, (live, copy), 1), live.condition, page.reading)
    [data] = written(builders.report(pages=[page]))["pages"]
    assert (data["condition"], data["used"]) == ("gone", 1)
    assert data["tries"][1]["memento_datetime"] == "2022-01-11T00:00:00Z"


def test_a_reconstruction_says_by_whom_when_and_from_what() -> None:
    run = builders.facts(basis="reconstructed", reconstruction=builders.reconstruction())
    assert written(builders.report(run=run))["run"]["reconstruction"] == {
        "written_by": "the authors of this program",
        "written_on": "2022-02-01",
        "written_from": "public reprints",
    }


def test_what_a_reader_decodes_is_what_was_encoded() -> None:
    report = json_v1.decode(json_v1.encode(SAMPLE))
    assert report.document.published == date(2022, 1, 10)
    assert report.summary.verdicts.not_stated == 1
    assert report.pages[0].tries[0].captured_at == builders.NOON


def test_a_report_from_before_the_optional_keys_is_read() -> None:
    old = {**JSON, "run": {key: JSON["run"][key] for key in JSON["run"] if key not in ("reconstruction", "incomplete")}}
    assert json_v1.decode(json.dumps(old).encode()).run.incomplete is None


def changed(change: Callable[[dict[str, Any]], None]) -> bytes:
    data = json.loads(json.dumps(JSON))
    change(data)
    return json.dumps(data).encode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "truncated"),
        (b"\xff\xfe", "malformed"),
        (b"[" * 100_000, "array"),
        (b"{}", "schema"),
        (changed(lambda data: data.update(schema="citation-audit/2")), "citation-audit/2"),
        (changed(lambda data: data.update(more=1)), "more"),
        (changed(lambda data: data["run"].pop("mode")), "mode"),
        (changed(lambda data: data["document"].update(title=7)), "$.document.title"),
        (changed(lambda data: data["document"].update(published="2022-02-30")), "$.document.published"),
        (changed(lambda data: data["run"].update(started="2022-01-10T12:00:00")), "$.run.started"),
        (changed(lambda data: data["findings"][0].update(claim="0" * 12)), "claim that is not in it"),
        (changed(lambda data: data["findings"][0].update(group="gone")), "group that is not in it"),
        (changed(lambda data: data["groups"][0].update(findings=["0" * 12])), "finding that is not in it"),
        (changed(lambda data: data["pages"][0].update(used=1)), "try that is not in it"),
        (changed(lambda data: data["findings"][0].update(id="<a id=x>")), "$.findings[0].id"),
    ],
)
def test_anything_else_is_refused_in_one_line_that_says_what_is_amiss(data: bytes, said: str) -> None:
    with pytest.raises(AuditError) as refused:
        json_v1.decode(data)
    message = str(refused.value)
    assert said in message
    assert "\n" not in message


def test_a_refusal_hides_nothing_and_is_short() -> None:
    with pytest.raises(AuditError) as refused:
        json_v1.decode(changed(lambda data: data.update({"\x1b[2J" + "x" * 10_000: 1})))
    assert "\x1b" not in str(refused.value)
    assert len(str(refused.value)) < 400


def test_half_a_surrogate_pair_becomes_a_replacement_character_and_a_whole_one_its_character() -> None:
    words = builders.Words(title="a\ud800b \udc00\ud83d\ude00 \udfff")
    assert written(builders.report(words=words))["document"]["title"] == "a\ufffdb \ufffd\U0001f600 \ufffd"


def test_control_characters_survive() -> None:
    title = "\x00\x1b[31m\x7f\x85\u2028\u202e\ufeff"
    assert written(builders.report(words=builders.Words(title=title)))["document"]["title"] == title


@given(HOSTILE_WORDS)
@settings(derandomize=True, deadline=None, max_examples=40, phases=(Phase.explicit, Phase.generate))
def test_whatever_the_outside_says_the_json_is_valid_and_reads_back(words: builders.Words) -> None:
    report = builders.sample(words)
    data = written(report)
    assert json_v1.decode(json_v1.encode(report)).document.title == data["document"]["title"]


@given(st.binary(max_size=200))
@settings(derandomize=True, deadline=None)
def test_no_bytes_make_decoding_fail_otherwise_than_by_saying_so(data: bytes) -> None:
    with pytest.raises(AuditError):
        json_v1.decode(data)


def test_a_document_as_read_is_written_less_what_needs_fetching() -> None:
    data = json.loads(json_v1.encode_cited(SAMPLE.cited))
    assert sorted(data) == ["claims", "document", "links"]
    assert data["document"] == JSON["document"]
    assert data["links"] == JSON["links"]
    for read, checked in zip(data["claims"], JSON["claims"], strict=True):
        links = [{key: link[key] for key in ("uri", "line", "anchor")} for link in checked["citations"]]
        assert read == {key: value for key, value in checked.items() if key not in {"verdict", "may_differ"}} | {
            "citations": links
        }
