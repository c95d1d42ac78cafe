"""A run with secrets in the document's own links: they are in no recording and no report, and replay all the same."""

from pathlib import Path
from typing import Any

SECRET = "hunter2k3Jd8fK2mNp4"
EVERY_FORMAT = "md,json,html,sarif,junit,github,gitlab"


def written() -> bytes:
    """Every name and every byte that the run wrote."""
    paths = sorted(path for folder in ("tape", "reports") for path in Path(folder).rglob("*"))
    return b"\n".join(str(path).encode() + (path.read_bytes() if path.is_file() else b"") for path in paths)


def test_neither_recordings_nor_reports_nor_the_log_hold_a_secret(site: Any, capsys: Any) -> None:
    with_secrets = site.address.replace("//", f"//user:{SECRET}@")
    site.cite(f"{with_secrets}/plain?token={SECRET}", f"{with_secrets}/login?password={SECRET}")
    recorded = site.run("--record", "tape")
    said = capsys.readouterr()
    assert {page["condition"] for page in recorded["pages"]} == {"ok"}
    assert SECRET.encode() not in written()
    assert SECRET not in said.out + said.err
    assert recorded == site.run("--replay", "tape")


def test_addresses_that_are_no_urls_give_no_secret_away_cited_or_led_to(site: Any, capsys: Any) -> None:
    broken = f"http://user:{SECRET}@ho st/?token=a {SECRET}&page=1"
    site.handler.moved = {"/onward": broken}
    site.cite(f"<{broken}>", "/onward")
    recorded = site.run("--verbose", "--record", "tape", "--format", EVERY_FORMAT)
    said = capsys.readouterr()
    assert [page["cause"] for page in recorded["pages"]] == ["redirect-invalid", "invalid-url"]
    assert SECRET.encode() not in written()
    assert SECRET not in said.out + said.err
    assert recorded == site.run("--replay", "tape")


def test_no_cookie_and_no_credentials_are_ever_sent(site: Any) -> None:
    site.cite(site.address.replace("//", f"//user:{SECRET}@") + "/login", "/tagged", "/moved")
    site.run("--record", "tape")
    site.run("--record", "tape")
    sent = "\n".join(site.handler.heads).lower()
    assert "user-agent: " in sent
    assert "cookie" not in sent
    assert "authorization" not in sent


def test_a_run_that_stores_no_bodies_reports_what_it_read_and_its_replay_says_what_it_cannot(site: Any) -> None:
    settings = Path("citation-audit.toml")
    settings.write_text(settings.read_text(encoding="utf-8") + 'store_bodies = "none"\n', encoding="utf-8")
    site.cite("/plain", "/tagged", "/gone", "/walled")
    recorded = site.run("--record", "tape")
    assert site.causes(recorded) == {
        "/plain": "ok: http-200",
        "/tagged": "ok: http-200",
        "/gone": "gone: http-404",
        "/walled": "blocked: challenge:cloudflare",
    }
    assert not [content for content in site.tape().values() if b"<h1>" in content]
    replayed = site.run("--replay", "tape")
    assert site.causes(replayed) == {
        "/plain": "unchecked: body-not-stored",
        "/tagged": "unchecked: body-not-stored",
        "/gone": "gone: http-404",
        "/walled": "blocked: challenge:cloudflare",
    }
    digests = [
        {page["uri"]: page["tries"][0]["payload_sha256"] for page in report["pages"]} for report in (recorded, replayed)
    ]
    assert digests[0] == digests[1]
    assert {claim["verdict"] for claim in replayed["claims"]} == {"unchecked", "unreachable"}
    assert "the recording holds facts about the page and not its text" in Path("reports/sheet.md").read_text(
        encoding="utf-8"
    )
