"""`run` with several documents: what befalls one leaves the others their reports."""

import json
from pathlib import Path

import pytest

from audit.cli.main import main
from audit.model.claim import CitedDocument
from audit.run.document import read

ROOT = Path(__file__).parents[2]
FACT_SHEET = ROOT / "examples" / "fact-sheet-2022-01-10.md"
CASSETTES = ROOT / "cassettes"
TEXT = "---\ndate: 2022-01-10\n---\n\n- [December 9: a call with {name}](https://{name}.example/)\n"


@pytest.fixture(autouse=True)
def _in_an_empty_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _documents(*names: str) -> list[str]:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(TEXT.format(name=Path(name).parent.name or "here"), encoding="utf-8")
    return list(names)


def _replay(*documents: str) -> list[str]:
    return ["run", *documents, "--replay", str(CASSETTES / "fact-sheet-2022-01-10")]


def test_a_document_that_cannot_be_read_is_named_and_the_others_have_their_reports(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("empty.md").touch()
    first, last = _documents("first.md", "last.md")
    assert main(_replay(first, "nowhere.md", "empty.md", last)) == 2
    said = capsys.readouterr().err.splitlines()
    assert said[-1] == "citation-audit: not audited: nowhere.md, empty.md"
    assert sorted(path.name for path in Path("reports").glob("*.json")) == ["first.json", "last.json"]


def test_a_recording_that_cannot_be_used_names_the_document_it_was_for(capsys: pytest.CaptureFixture[str]) -> None:
    Path("tapes/good").mkdir(parents=True)
    Path("tapes/good/crawl.warc").write_bytes(next((CASSETTES / "fact-sheet-2022-01-10").glob("*.warc")).read_bytes())
    assert main(["run", *_documents("bad.md", "good.md"), "--replay", "tapes"]) == 2
    said = capsys.readouterr().err
    assert "bad.md: not audited: tapes/bad: no such folder" in said
    assert Path("reports/good.json").exists()


def test_an_internal_error_over_one_document_leaves_the_others_their_reports(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(path: Path, shown: str, **_given: object) -> CitedDocument:
        return read(path, shown) if shown != "bad.md" else 1 / 0  # type: ignore[return-value] # never returned

    monkeypatch.setattr("audit.cli.job.document.read", failing)
    assert main(_replay(*_documents("bad.md", "good.md"))) == 70
    said = capsys.readouterr().err
    assert "bad.md: not audited: internal error, please report it: ZeroDivisionError at test_several.py" in said
    assert "Traceback" not in said
    assert Path("reports/good.json").exists()


def test_documents_of_one_stem_have_reports_of_their_own(capsys: pytest.CaptureFixture[str]) -> None:
    documents = _documents("a--doc.md", "a/doc.md", "b/doc.md")
    main([*_replay(*documents), "--format", "json"])
    capsys.readouterr()
    told = [json.loads(path.read_bytes())["document"]["path"] for path in Path("reports").iterdir()]
    assert sorted(told) == sorted(documents)


def test_a_document_of_the_settings_has_the_same_report_alone_as_among_all(capsys: pytest.CaptureFixture[str]) -> None:
    _documents("a/doc.md", "b/doc.md")
    Path("citation-audit.toml").write_text('documents = ["a/doc.md", "b/doc.md"]\n', encoding="utf-8")
    main(_replay("a/doc.md"))
    main(_replay(str(Path("b/doc.md").resolve())))
    capsys.readouterr()
    assert sorted(path.name for path in Path("reports").glob("*.json")) == ["a--doc.json", "b--doc.json"]


def test_a_document_named_twice_is_audited_once(capsys: pytest.CaptureFixture[str]) -> None:
    (document,) = _documents("doc.md")
    main(_replay(document, "./doc.md", str(Path(document).resolve())))
    assert capsys.readouterr().err.count("wrote ") == 2


def test_a_file_name_that_is_not_utf_8_is_written_out(capsys: pytest.CaptureFixture[str]) -> None:
    (document,) = _documents("caf\udce9.md")
    assert main(_replay(document)) == 0
    capsys.readouterr()
    report = next(Path("reports").glob("*.json"))
    assert json.loads(report.read_bytes())["document"]["path"] == "caf\\xe9.md"


def test_a_report_of_an_earlier_run_about_another_document_is_never_replaced(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Documents of one stem that are audited one by one know nothing of each other but their reports."""
    one, other = _documents("a/doc.md", "b/doc.md")
    main(_replay(one))
    before = Path("reports/doc.json").read_bytes()
    main(_replay(other))
    main(_replay(other))
    assert Path("reports/doc.json").read_bytes() == before
    assert json.loads(Path("reports/b--doc.json").read_bytes())["document"]["path"] == other
    assert "wrote reports/b--doc.md" in capsys.readouterr().err


def test_reports_of_the_same_path_in_another_folder_are_not_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An output folder that two projects share: from each of them, the path leads to another document."""
    shared = str(tmp_path / "shared")
    codes = []
    for project in ("one", "other", "one"):
        (tmp_path / project).mkdir(exist_ok=True)
        monkeypatch.chdir(tmp_path / project)
        codes.append(main([*_replay(*_documents("doc.md")), "--output", shared]))
    assert codes == [0, 2, 0]
    told = capsys.readouterr().err
    assert f"{shared}/doc: are the reports of {tmp_path / 'one' / 'doc.md'}; choose another --output" in told
