"""Opens a document: its text, its front matter, and where its body begins.

python-frontmatter is the door for the metadata only. The body it hands out is stripped of its leading lines, so every
position is counted in the whole file instead. TOML between lines of plus signs is the standard library's business.
"""

import hashlib
import re
import tomllib
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any, BinaryIO

import yaml
from frontmatter.default_handlers import YAMLHandler

from audit.model.errors import DocumentError
from audit.text.regex import regex

MAX_BYTES = 64 * 1024 * 1024
MAX_FRONT = 64 * 1024
"""Characters in which front matter must close. PyYAML takes about a second for that much, and its C loader, which
python-frontmatter would choose, ends the process on 60,000 open brackets: hence the loader in Python and this bound."""

_PIECE = 1024 * 1024
_LONGEST_KEY = 60
_NEWLINE = regex(r"\r\n?|\n")
_INT = "tag:yaml.org,2002:int"
_AS_TEXT = frozenset({"tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:float", _INT})
_BLANK = regex(r"(?:[ \t]*\n)*")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class _AsWritten(yaml.SafeLoader):
    """Leaves as text what is no plain number: which day is meant is not YAML's to decide, and to it 12:30:45 is 45045.

    A key that stands twice is an error, as YAML 1.2 says (section 3.2.1.1): PyYAML takes the last in silence.
    """

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own table, which it copies before any change
        first: [(tag, pattern) for tag, pattern in resolvers if tag not in _AS_TEXT]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002 - PyYAML's signature
        """A mapping whose keys are all different."""
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"{key.value[:_LONGEST_KEY]!r} stands there twice", key.start_mark
                )
            seen.add(str(key.value))
        return super().construct_mapping(node, deep)


_AsWritten.add_implicit_resolver(_INT, re.compile(r"[-+]?(?:0|[1-9][0-9]*)\Z"), list("-+0123456789"))


@dataclass(frozen=True, slots=True)
class Source:
    r"""A document's file as text.

    `text` is the whole file without its byte order mark, every line end "\\n" and every NUL U+FFFD, so that lines and
    columns are the file's; `body` is the offset at which the front matter is over; `sha256` is of the file's bytes.
    """

    text: str
    body: int
    front: Mapping[str, object]
    sha256: str


def open_source(data: bytes, shown: str) -> Source:
    """Take in a text file's bytes; a `DocumentError` that names it as `shown` says why they cannot be read."""
    text = one_form(_decoded(data, shown))
    if not text.strip():
        raise DocumentError(f"{shown}: the document is empty; name one that holds text")
    front, body = _split(text, shown)
    return Source(text, body, front, hashlib.sha256(data).hexdigest())


def one_form(text: str) -> str:
    r"""The text with "\n" as its only line end and without NUL, its lines and columns as they were."""
    return _NEWLINE.sub("\n", text).replace("\0", "\ufffd")


def read_file(path: Path, shown: str) -> bytes:
    """A document's bytes; a `DocumentError` that names it as `shown` says why they cannot be had."""
    try:
        if path.is_dir():
            raise DocumentError(f"{shown}: this is a directory; name a document in it")
        if path.exists() and not path.is_file():
            raise DocumentError(f"{shown}: not a regular file; save the document and name that file")
        with path.open("rb") as file:
            data = b"".join(_until(file, MAX_BYTES))
    except FileNotFoundError:
        raise DocumentError(f"{shown}: no such file; check the path and the folder it starts from") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise DocumentError(f"{shown}: cannot be opened ({reason}); check its name and permissions") from error
    if len(data) > MAX_BYTES:
        raise DocumentError(f"{shown}: larger than {MAX_BYTES // 2**20} MiB; split the document")
    return data


def _until(file: BinaryIO, most: int) -> Iterator[bytes]:
    """What a file holds, up to a little more than `most` bytes; asked for all at once, Python sets that much aside."""
    while most >= 0 and (piece := file.read(_PIECE)):
        most -= len(piece)
        yield piece


def _decoded(data: bytes, shown: str) -> str:
    codec = "utf-16" if data.startswith(_UTF_16) else "utf-8"
    try:
        return data.decode(codec).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        where = f"at byte offset {error.start} (0x{data[error.start]:02x})"
        raise DocumentError(f"{shown}: not {codec.upper()} {where}; save it as UTF-8") from None


@dataclass(frozen=True, slots=True)
class _Fence:
    """How front matter of one kind opens and closes, what its first line looks like, and what reads it."""

    name: str
    line: str
    opened: re.Pattern[str]
    closed: re.Pattern[str]
    first: re.Pattern[str]
    load: Callable[[str], object]


def _split(text: str, shown: str) -> tuple[Mapping[str, object], int]:
    """The front matter and the offset of what follows it; a document may also just begin with a rule ("---")."""
    begin = _blank_lines(text)
    fence = next((fence for fence in _FENCES if fence.opened.match(text, begin)), None)
    opened = fence.opened.match(text, begin) if fence else None
    if fence is None or opened is None:
        return {}, 0
    start = opened.end()
    meant = fence.first.match(text, start) is not None
    closed = fence.closed.search(text, start, start + MAX_FRONT)
    if closed is None:
        if meant:
            raise DocumentError(
                f"{shown}: the front matter opened on line {text.count(chr(10), 0, begin) + 1} is never closed; "
                f"end it with a line {fence.line}"
            )
        return {}, 0
    try:
        front = _mapping(text[start : closed.start()], fence, text.count("\n", 0, start))
    except DocumentError as error:
        if not meant:
            return {}, 0
        raise DocumentError(f"{shown}: {error}") from error.__cause__
    return (front, closed.end()) if front is not None else ({}, 0)


def _blank_lines(text: str) -> int:
    """Where the lines that hold nothing are over with which a text begins."""
    blank = _BLANK.match(text)
    return blank.end() if blank else 0


def _mapping(block: str, fence: _Fence, above: int) -> Mapping[str, object] | None:
    """A front matter block that has `above` lines over it as a mapping, None when it is something else."""
    try:
        value = fence.load(block)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f" on line {mark.line + above + 1}" if mark else ""
        raise DocumentError(f"the front matter is not YAML{line} ({error.problem}); correct it") from error
    except Exception as error:  # PyYAML lets ValueError, AttributeError and RecursionError out of its constructors
        reason = " ".join(str(error).split()) or type(error).__name__
        raise DocumentError(f"the front matter cannot be read as {fence.name} ({reason}); correct it") from error
    if value is None:
        return {}
    if not isinstance(value, dict):
        return None
    return {key: item for key, item in value.items() if isinstance(key, str)}


def _toml(block: str) -> Mapping[str, object]:
    return {
        key: value.isoformat() if isinstance(value, date | time) else value
        for key, value in tomllib.loads(block).items()
    }


_FENCES = (
    _Fence(
        name="YAML",
        line="---",
        opened=re.compile(r"-{3,}[ \t]*\n"),
        closed=re.compile(r"^(?:-{3,}|\.\.\.)[ \t]*$\n?", re.MULTILINE),
        first=re.compile(r"[\w\"'][^\n:]{0,99}:(?:\s|$)"),
        load=lambda block: YAMLHandler().load(block, Loader=_AsWritten),
    ),
    _Fence(
        name="TOML",
        line="+++",
        opened=re.compile(r"\+{3}[ \t]*\n"),
        closed=re.compile(r"^\+{3}[ \t]*$\n?", re.MULTILINE),
        first=re.compile(r"[\w\"'-][^\n=]{0,99}=|\["),
        load=_toml,
    ),
)
