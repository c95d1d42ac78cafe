"""Which written reports still quote a page, so that a person can audit again or delete them.

A report names every address that its document cites. It quotes the page only where an answer of it was read; that
stands in the canonical JSON, and what lies beside it under the same name was made from it.
"""

import html
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from audit.text.secrets import shown
from audit.text.urls import href, key
from audit.text.visible import JOINER


def quoting(folder: Path, uri: str) -> Iterator[Path]:
    """The files below `folder` that quote the page at the address, by path; without their JSON, those that name it.

    Raises OSError for a file that cannot be read.
    """
    forms = {_plain(form) for form in (uri, shown(uri), href(uri), href(shown(uri)))} - {""}
    keys = {key(uri), key(shown(uri))}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        text = _plain(path.read_text(encoding="utf-8", errors="replace"))
        if any(form in text for form in forms) and _has_read(path.with_suffix(".json"), keys):
            yield path


def _plain(text: str) -> str:
    """The text without what the formats put into an address: escapes, entities, percent-encoding, joiners."""
    return unquote(html.unescape(text.replace(JOINER, "").replace("\\", "")), errors="replace")


def _has_read(report: Path, keys: set[str]) -> bool:
    """Whether a report's JSON tells of an answer of the page that was read; true where that cannot be told."""
    try:
        tries = [(page["uri"], asked) for page in json.loads(report.read_bytes())["pages"] for asked in page["tries"]]
        return any(asked["payload_sha256"] and keys & {key(one) for one in _met(uri, asked)} for uri, asked in tries)
    except (OSError, ValueError, KeyError, TypeError):
        return True


def _met(uri: str, asked: dict[str, Any]) -> Iterator[str]:
    """Every address that a try has to do with."""
    yield from (uri, asked["final_uri"])
    yield from (hop["uri"] for hop in asked["hops"])
