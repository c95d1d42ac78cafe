"""What docs/fetching.md says of recordings is what the code writes."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs" / "fetching.md").read_text(encoding="utf-8")


def test_every_field_of_our_own_is_explained_and_no_other() -> None:
    written = {
        name
        for path in (ROOT / "audit" / "fetch").glob("*.py")
        for name in re.findall(r'"(Audit-[A-Z][A-Za-z]+)"', path.read_text(encoding="utf-8"))
    }
    assert set(re.findall(r"^\| `(Audit-[A-Za-z]+)` \|", DOCS, re.MULTILINE)) == written


def test_every_file_it_refers_to_is_there() -> None:
    linked = [target for target in re.findall(r"\]\(([^)]+)\)", DOCS) if "://" not in target]
    assert linked
    assert [target for target in linked if not (ROOT / "docs" / target).exists()] == []
