"""The document alone: read, and told as JSON; nothing here loads what fetches or compares."""

from datetime import date
from pathlib import Path

from audit.model.claim import CitedDocument
from audit.model.errors import DocumentError
from audit.read.document import read_document
from audit.report import json_v1


def read(path: Path, shown: str, otherwise: date | None = None) -> CitedDocument:
    """Read a document that has something to audit; `otherwise` is its day if it states none. Raises DocumentError."""
    cited = read_document(path, shown, otherwise)
    if not cited.claims and not cited.links:
        raise DocumentError(
            f"{shown}: no dated claims and no links found; this program audits entries that begin with a date, "
            'such as "- [December 9: Secretary Blinken\u2019s meeting with \u2026](https://\u2026)"'
        )
    return cited


def as_json(cited: CitedDocument) -> bytes:
    """What was read from a document, as the report's JSON says it."""
    return json_v1.encode_cited(cited)
