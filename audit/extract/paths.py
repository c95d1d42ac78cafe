"""The parts of an address's path as names that can be compared with those of other addresses."""

import re
from typing import Final
from urllib.parse import unquote

from audit.model.uri import Uri
from audit.text.regex import regex

_AUTHORITY = regex(r"^[^/?#]*//[^/?#]*")
_ENDING = regex(r"\.[a-z0-9]{2,5}$")
_LONGEST: Final = 4_000


def names_of(uri: Uri) -> tuple[str, ...]:
    """The parts of an address's path as names: decoded, lower case, without file ending, "_" as "-"."""
    path = re.split(r"[?#]", _AUTHORITY.sub("", uri[:_LONGEST]), maxsplit=1)[0]
    parts = (unquote(part, errors="replace").strip().lower().replace("_", "-") for part in path.split("/"))
    return tuple(_ENDING.sub("", part) for part in parts if part)
