"""A run with secrets in the document's own links: they are in no recording and no report, and replay all the same."""

from pathlib import Path
from typing import Any

SECRET = "hunter2k3Jd8fK2mNp4"


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


def test_no_cookie_and_no_credentials_are_ever_sent(site: Any) -> None:
    site.cite(site.address.replace("//", f"//user:{SECRET}@") + "/login", "/tagged", "/moved")
    site.run("--record", "tape")
    site.run("--record", "tape")
    sent = "\n".join(site.handler.heads).lower()
    assert "user-agent: " in sent
    assert "cookie" not in sent
    assert "authorization" not in sent
