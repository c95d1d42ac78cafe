"""DOCX to HTML: the only door to mammoth, an extra (`pip install "citation-audit[docx]"`).

It keeps paragraphs, headings, lists, tables, notes and links, and drops how they look. Images are left out, and nothing
outside the file is opened. What a crafted file may cost is bounded before it is unpacked.
"""

import io
import zipfile
import zlib
from html import unescape
from importlib.util import find_spec
from typing import Any, Final

from audit.model.errors import DocumentError
from audit.text.regex import regex

MAX_UNPACKED: Final = 64_000_000
"""Bytes of all parts together; a report of 1,000 pages has some 20 MB."""
_MOST_PARTS = 10_000
_CORE = "docProps/core.xml"
_LONGEST_CORE = 64_000
_TITLE = regex(r"<dc:title>([^<>]{1,500})</dc:title>")
_STYLES = "p[style-name='Title'] => h1:fresh\np.Title => h1:fresh"
"""What the library's own table leaves out, for files that tell their styles' names and for those that do not.

Word keeps the English name of a style of its own in every language."""


def docx_as_html(data: bytes) -> str:
    """A DOCX document's text as HTML. Raises DocumentError."""
    if find_spec("mammoth") is None:
        raise DocumentError('is a Word document; install "citation-audit[docx]" to read it')
    _check(data)
    import mammoth  # noqa: PLC0415 - an extra

    try:
        return str(mammoth.convert_to_html(io.BytesIO(data), convert_image=_no_image, style_map=_STYLES).value)
    except Exception as error:  # whatever the library raises for a broken file
        raise DocumentError(
            f"cannot be read as DOCX ({type(error).__name__}); open it and save it anew, or save it as HTML"
        ) from error


def docx_title(data: bytes) -> str:
    """The title in a DOCX document's core properties (ECMA-376 part 2, clause 11); "" where none can be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(_CORE) as part:
            held = part.read(_LONGEST_CORE)
    except (KeyError, ValueError, RuntimeError, EOFError, zipfile.BadZipFile, zlib.error):  # not there, or broken
        return ""
    found = _TITLE.search(held.decode(errors="replace"))
    return unescape(found[1]) if found else ""


def _no_image(_image: Any) -> list[Any]:  # noqa: ANN401 - the library's, which has no types
    return []


def _check(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    # zipfile's NotImplementedError: an archive of a version or kind that it cannot read
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise DocumentError("cannot be read as DOCX (it is damaged); open it and save it anew") from error
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise DocumentError(f"is larger than {MAX_UNPACKED // 1_000_000} MB unpacked; split the document")
