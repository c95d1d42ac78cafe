"""Reading a document before anything is asked."""

from pathlib import Path

import pytest

from audit.model.errors import DocumentError
from audit.run.document import read


def test_a_document_with_nothing_to_audit_is_refused_with_advice(tmp_path: Path) -> None:
    document = tmp_path / "empty.md"
    document.write_text("# A title\n\nNothing dated, nothing cited.\n", encoding="utf-8")
    with pytest.raises(DocumentError, match=r"empty\.md: no dated claims and no links found"):
        read(document, "empty.md")
