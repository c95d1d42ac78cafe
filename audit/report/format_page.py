"""The canonical JSON as people read of it: the page `docs/report-format.md`, made of the schema."""

from collections.abc import Iterator, Mapping
from typing import Any

from audit.report.json_v1 import schema

_INTRODUCTION = """\
# Report format

Made of the [JSON Schema](../audit/report/citation-audit-1.schema.json) of the report; a test compares them. Every other
format is a function of this JSON. Keys are sorted, dates are ISO 8601, times RFC 3339 in UTC; what is not known is
null. A replay of the same recording writes the same bytes.

Within version 1 keys are only added, or words to those that a key may have, and every key is always written; a reader
that meets a key it does not know may pass over it. Anything else would be `citation-audit/2`.

How the parts hang together: a claim's `citations` and the `links` name pages by `uri`; a finding names its claim and
page by `claim` and `uri`, and its group by `group`; a page's `used` is the index, in `tries`, of the answer that the
comparison rests on, and that answer's `record` names where a recording holds it.
"""


def page() -> str:
    """The page: a section for each part, the whole report first."""
    made = schema()
    parts: Mapping[str, Mapping[str, Any]] = made["$defs"]
    first = _name(made["$ref"])
    ordered = [first, *(name for name in parts if name != first)]
    return "\n".join([_INTRODUCTION, *(_section(name, parts[name]) for name in ordered)])


def _section(name: str, part: Mapping[str, Any]) -> str:
    rows = "".join(f"| `{key}` | {_type(value)} |\n" for key, value in part["properties"].items())
    return f"## {_title(name)}\n\n{part.get('description', '').strip()}\n\n| key | type |\n|---|---|\n{rows}"


def _type(value: Mapping[str, Any]) -> str:
    """What stands there, in words: parts lead to their section."""
    return " or ".join(dict.fromkeys(_types(value)))


def _types(value: Mapping[str, Any]) -> Iterator[str]:
    if "anyOf" in value:
        for one in value["anyOf"]:
            yield from _types(one)
    elif "$ref" in value:
        title = _title(_name(value["$ref"]))
        yield f"[{title}](#{title.lower()})"
    elif "enum" in value:
        yield from (f"`{one}`" for one in value["enum"])
    elif value.get("type") == "array":
        yield f"list of {_type(value.get('items') or {})}"
    elif value.get("format") in {"date", "date-time"}:
        yield {"date": "date", "date-time": "time"}[value["format"]]
    else:
        yield {"string": "text", "integer": "number", "boolean": "true or false"}.get(value.get("type", ""), "null")


def _name(reference: str) -> str:
    return reference.rpartition("/")[2]


def _title(name: str) -> str:
    return name.removesuffix("V1")
