"""The canonical JSON as bytes: written the same way every time, read strictly, described by a JSON Schema.

Written means: keys sorted, two spaces, UTF-8 without needless escapes, a newline at the end. Only two things are ever
changed. Text of pages can hold half a surrogate pair (JSON-LD may spell one out), which UTF-8 cannot: it becomes
U+FFFD. And addresses lose their secrets, wherever in the report they stand (`audit.text.secrets`): every other format
is made from this one, so none can tell them.
"""

import inspect
from collections.abc import Iterator
from mmap import mmap
from typing import Any, TypeAlias

import msgspec

from audit.model.claim import CitedDocument
from audit.model.errors import ReportFormatError
from audit.model.report import Report
from audit.report.convert import cited_v1, report_v1
from audit.report.shape_v1 import CitedDocumentV1, ReportV1
from audit.text.secrets import may_hold_secrets, shown, without_secrets
from audit.text.visible import visible

_ADDRESSES = frozenset({"uri", "final_uri"})
_Plain: TypeAlias = dict[str, Any] | list[Any] | tuple[Any, ...] | str | int | bool | None


class _Named(msgspec.Struct):
    path: str


class _About(msgspec.Struct):
    document: _Named


def encode(report: Report) -> bytes:
    """The report as canonical JSON."""
    return _written(report_v1(report))


def encode_cited(cited: CitedDocument) -> bytes:
    """What was read from a document as JSON: `{document, claims, links}`, the report's less what needs fetching."""
    return _written(cited_v1(cited))


def decode(data: bytes) -> ReportV1:
    """The report those bytes hold.

    Raises ReportFormatError with one line that says what is amiss and where (`$.run.mode`).
    """
    try:
        report = msgspec.json.decode(data, type=ReportV1)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise _refusal(str(error)) from error
    dangling = _dangling(report)
    if dangling is not None:
        raise _refusal(dangling)
    return report


def document_of(data: bytes | mmap) -> str | None:
    """The path of the document that a report in those bytes is about; None for bytes that are no report.

    Only that is read of it, and no more need be as it should: a long report as a whole takes 50 MB.
    """
    try:
        return msgspec.json.decode(data, type=_About).document.path
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the canonical JSON; committed beside this module as citation-audit-1.schema.json."""
    made = msgspec.json.schema(ReportV1)
    for definition in made["$defs"].values():  # how docstrings are indented depends on the Python that made them
        definition["description"] = inspect.cleandoc(definition["description"])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:citation-audit:schema:1",
        "title": "Report of citation-audit, version 1",
        **made,
    }


def _written(shape: ReportV1 | CitedDocumentV1) -> bytes:
    """The shape as bytes, put together from pieces: all pages of a long document at once take three times as much."""
    return b"".join(_pieces(shape))


def _pieces(shape: ReportV1 | CitedDocumentV1) -> Iterator[bytes]:
    between = b"{\n"
    for name in sorted(shape.__struct_fields__):
        value = getattr(shape, name)
        yield between + f'  "{name}": '.encode()
        between = b",\n"
        if not isinstance(value, tuple) or not value:
            yield _piece(value, b"\n  ")
            continue
        for at, item in enumerate(value):
            yield (b",\n    " if at else b"[\n    ") + _piece(item, b"\n    ")
        yield b"\n  ]"
    yield b"\n}\n"


def _piece(value: object, line: bytes) -> bytes:
    """A value on lines that begin with `line`: in JSON, no string holds a line's end."""
    return msgspec.json.format(_encoded(value), indent=2).replace(b"\n", line)


def _encoded(value: object) -> bytes:
    """A value as JSON; one that holds nothing to be replaced, as most, is not looked through string by string."""
    try:
        data = msgspec.json.encode(value, order="sorted")
    except UnicodeEncodeError:  # half a character, which a script's escape can make
        pass
    else:
        if not may_hold_secrets(data):
            return data
    return msgspec.json.encode(_encodable(msgspec.to_builtins(value)), order="sorted")


def _encodable(plain: _Plain, *, address: bool = False) -> _Plain:
    """The same without what must not or cannot be written; `address`: a string is one address, not text about some."""
    if isinstance(plain, str):
        whole = plain if plain.isascii() else plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return shown(whole) if address else without_secrets(whole)[0]
    if isinstance(plain, dict):
        return {key: _encodable(value, address=key in _ADDRESSES) for key, value in plain.items()}
    if isinstance(plain, list | tuple):
        return [_encodable(value) for value in plain]
    return plain


def _refusal(reason: str) -> ReportFormatError:
    return ReportFormatError(
        f"not a citation-audit/1 report: {visible(reason, 200)}; give the .json file that `audit run` wrote"
    )


def _dangling(report: ReportV1) -> str | None:
    """What the report refers to and does not hold: strict types alone would let a reader follow it into nothing."""
    claims = {claim.id for claim in report.claims}
    groups = {group.id for group in report.groups}
    findings = {finding.id for finding in report.findings}
    for finding in report.findings:
        if finding.claim is not None and finding.claim not in claims:
            return f"finding {finding.id} names a claim that is not in it"
        if finding.group is not None and finding.group not in groups:
            return f"finding {finding.id} names a group that is not in it"
    for lapse in report.lapses:
        if lapse.heir is not None and lapse.heir not in findings:
            return f"the decision on {lapse.finding} could be carried over to a finding that is not in it"
    for group in report.groups:
        if not findings.issuperset(group.findings):
            return f"group {group.id} names a finding that is not in it"
    for page in report.pages:
        if page.used is not None and page.used >= len(page.tries):
            return f"page {page.uri} uses a try that is not in it"
    return None
