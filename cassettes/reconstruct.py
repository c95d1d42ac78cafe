# ruff: noqa: INP001 - a script beside the data it writes, not a package
"""Write the shipped cassette: pages rebuilt from what others published about them, for demonstration only.

Run as `python cassettes/reconstruct.py`. For every table in `facts/` it writes the folder of the same name, one
WARC file for each page, from the page structures in `templates/`. It looks at no clock and no network: running it
twice gives the same bytes, and a test compares them with the files that are kept.

Nothing claims to be evidence. A page is a `resource` record (no server is said to have answered so), dated on the day
it was written; the record, the file's warcinfo record, a meta element and the page's footer each say what it is. The
footer writes its day in a way that no reader of dates takes for the page's own.
"""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from audit.fetch.digest import digest
from audit.fetch.filing import exact, file_name, whole
from audit.fetch.warc import record, stamp
from audit.text.urls import host

HERE = Path(__file__).resolve().parent

Facts = Mapping[str, Any]
"""One `[[page]]` of a table, or its `[about]`."""

_MONTHS = (
    ("January", "Jan."),
    ("February", "Feb."),
    ("March", "March"),
    ("April", "April"),
    ("May", "May"),
    ("June", "June"),
    ("July", "July"),
    ("August", "Aug."),
    ("September", "Sept."),
    ("October", "Oct."),
    ("November", "Nov."),
    ("December", "Dec."),
)


def cassette(table: Path, templates: Path) -> dict[str, bytes]:
    """The files of one cassette, by name, from a table of facts. Raises KeyError for a host without a template."""
    facts = tomllib.loads(table.read_text(encoding="utf-8"))
    structures = tomllib.loads((templates / "hosts.toml").read_text(encoding="utf-8"))["hosts"]
    files: dict[str, bytes] = {}
    for page in facts["page"]:
        template = (templates / structures[host(page["url"])]).read_text(encoding="utf-8")
        files[file_name(page["url"])] = warc(page["url"], html(page, facts["about"], template), facts["about"])
    return files


def html(page: Facts, about: Facts, template: str) -> str:
    """The page in its host's structure: every line of the template of which all values are known."""
    known = dates(page)
    if "title" in page:
        known["title"] = escape(page["title"])
    known["notice"] = escape(notice(about))
    if page.get("says"):
        known["body"] = body(page)
    lines = (Template(line) for line in template.splitlines())
    return "".join(f"{line.substitute(known)}\n" for line in lines if set(line.get_identifiers()) <= known.keys())


def dates(page: Facts) -> dict[str, str]:
    """Publication and last change in the spellings of the templates; nothing for what is not known."""
    known = {name: page[name].isoformat() for name in ("published", "modified") if name in page}
    if "published" in page:
        day: date = page["published"]
        full, short = _MONTHS[day.month - 1]
        known["published_long"] = f"{full} {day.day}, {day.year}"
        known["published_ap"] = f"{short} {day.day}, {day.year}"
        known["published_day_first"] = f"{day.day} {full} {day.year}"
    return known


def body(page: Facts) -> str:
    """What happened and who took part, as paragraphs and a list."""
    said = [f"<p>{escape(sentence.format(when=when(page)))}</p>" for sentence in page["says"]]
    items = [f"<li>{escape(item)}</li>" for item in page.get("list", ())]
    return "\n".join([*said, *(["<ul>", *items, "</ul>"] if items else [])])


def when(page: Facts) -> str:
    """The word by which the page gives the day, where that follows from its own date; else the day itself."""
    word: str = page.get("word", "")
    if "event" not in page or (word and "published" in page):
        return word
    first: date = page["event"][0] if isinstance(page["event"], list) else page["event"]
    day = f"on {_MONTHS[first.month - 1][0]} {first.day}, {first.year}"
    return f"{word}, {day}" if word else day


def notice(about: Facts) -> str:
    """What the page is; worded and dated so that no reader of pages takes it for the page's own text and day."""
    day: date = about["written_on"]
    return (
        f"For demonstration: this is a reconstruction, written by {about['written_by']} "
        f"(year {day.year}, month {day.month}, day {day.day}) from {about['written_from']}. "
        "It is no copy of what stood at this address, and no evidence of it."
    )


def warc(uri: str, page: str, about: Facts) -> bytes:
    """The page as a file of two records that both say what it is."""
    written = stamp(datetime.combine(about["written_on"], time(), UTC))
    told = [
        ("audit-cited", exact(uri)),
        ("audit-basis", "reconstructed"),
        *((f"audit-{name.replace('_', '-')}", str(about[name])) for name in _TOLD),
    ]
    content = page.encode()
    fields = [
        ("WARC-Target-URI", uri),
        ("WARC-Date", written),
        ("WARC-Payload-Digest", digest(content)),
        ("Audit-Basis", "reconstructed"),
    ]
    kept = record("resource", fields, content, "text/html; charset=utf-8")
    return whole(file_name(uri), written, told, [kept], by="citation-audit (cassettes/reconstruct.py)")


_TOLD: Sequence[str] = ("written_by", "written_on", "written_from")


def main() -> None:
    """Write the cassette of every table, and remove files of pages that are no longer in it."""
    for table in sorted((HERE / "facts").glob("*.toml")):
        folder = HERE / table.stem
        files = cassette(table, HERE / "templates")
        folder.mkdir(exist_ok=True)
        for stale in set(folder.glob("*.warc")) - {folder / name for name in files}:
            stale.unlink()
        for name, content in files.items():
            (folder / name).write_bytes(content)


if __name__ == "__main__":
    main()
