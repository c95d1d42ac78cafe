"""Answers that are no HTML page, named for what they are: a PDF, an image, a feed.

What is no page is broken as evidence, not gone. A PDF can be read where the library for it is installed.
"""

from collections.abc import Mapping
from typing import Final

from audit.formats.sniff import BodyKind, body_of, essence
from audit.model.capture import Capture, Condition
from audit.model.reading import Reading

_NAMES: Final[Mapping[BodyKind, str]] = {
    "text": "plain text",
    "json": "JSON data",
    "xml": "XML data",
    "feed": "a news feed",
    "image": "an image",
    "audio": "a sound recording",
    "video": "a video",
    "font": "a typeface",
    "archive": "an archive of files",
    "office": "an office document",
    "binary": "binary data",
}


def not_html(capture: Capture, reading: Reading | None) -> Condition | None:
    """The condition of an answer that is no page that can be read, None for one that is."""
    label = capture.header("content-type")
    body = body_of(capture.payload, label)
    if body.kind == "html":
        return None
    if body.kind == "pdf":
        why = f": {reading.title.reason}" if reading else ""
        is_read = reading is not None and reading.from_page
        return None if is_read else Condition("broken", "not-html:pdf", signal=f"a PDF document{why}")
    named = f"{_NAMES[body.kind]}{f' ({body.type})' if body.type else ''}"
    if not body.labelled and body.type == essence(label) and body.type:
        named = f"labelled {body.type}, yet not so by its first bytes"
    return Condition("broken", f"not-html:{body.kind}", signal=named)
