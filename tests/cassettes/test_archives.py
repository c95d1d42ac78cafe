"""What a real pywb and a stand-in like Wayback answered once, replayed: the right capture of each page is found."""

import json
from pathlib import Path

import pytest

from audit.cli.main import main
from tests.cassettes.record_archives import ARCHIVES, FOLDER
from tests.extra import holdings

NOWHERE = ("error", "case", "unknown")
EXPECTED = {
    **holdings.INDEXED,
    **{name: ["no-capture", "no-capture"] for name in NOWHERE},
    "second": ["no-capture", "http-200 2021-12-11"],
    "walled": ["no-capture", "challenge:cloudflare 2021-12-09", "http-200 2021-12-11"],
    "shifted": ["no-capture", "http-200 2021-12-11"],
}


def test_the_right_capture_of_each_page_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    used = "".join(f'[[archives.use]]\nbase = "{one.base}"\ndialect = "{one.dialect}"\n' for one in ARCHIVES)
    Path("citation-audit.toml").write_text(f'[fetch]\nallow_hosts = ["127.0.0.1"]\n{used}', encoding="utf-8")
    main(["run", str(FOLDER.with_suffix(".md")), "--replay", str(FOLDER), "--output", "reports"])
    capsys.readouterr()
    report = json.loads(Path("reports/archives.json").read_bytes())
    assert holdings.told(report) == EXPECTED
    read = {one["uri"].rpartition("/")[2]: one["title"]["value"] for one in report["pages"]}
    assert {name for name, title in read.items() if title == holdings.TITLE} == EXPECTED.keys() - set(NOWHERE)


def test_captures_were_asked_for_unpacked() -> None:
    packed = (FOLDER / next(path.name for path in FOLDER.iterdir() if b"/packed" in path.read_bytes())).read_bytes()
    assert b"Accept-Encoding: identity" in packed
    assert b"X-Archive-Orig-Content-Encoding: gzip" in packed
