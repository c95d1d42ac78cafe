"""Whether a phrase in another language than English puts its event into the future: "le Président recevra …".

The forms of each language are data (`plans.toml`). Where a form is a word of other languages, too ("camera", "era"), a
word that only its own language has must stand beside it.
"""

import re
import tomllib
from functools import cache
from importlib import resources

_UNSPACED = "\u3000"
"""From this character on scripts put no blanks between words."""


def announced_elsewhere(phrase: str) -> bool:
    """Whether a verb's form, or "planned" and the like, announces what a phrase tells."""
    return any(
        future.search(phrase) and (beside is None or beside.search(phrase.lower())) for future, beside in _languages()
    )


@cache
def _languages() -> tuple[tuple[re.Pattern[str], re.Pattern[str] | None], ...]:
    table = tomllib.loads(resources.files("audit.read").joinpath("plans.toml").read_text(encoding="utf-8"))
    return tuple(
        (_any(words["future"]), _any(words["beside"]) if "beside" in words else None) for words in table.values()
    )


def _any(listed: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(_form, listed)))


def _form(written: str) -> str:
    """One entry of the table as a pattern; what stands before an ending is in lower case, as no name is."""
    form = re.escape(written).replace(r"\ ", r"\s").replace(r"\*", r"\w*").replace(r"\s…\s", r"\b.{1,120}?\b")
    if form.startswith(r"\w*"):
        form = rf"(?=[a-zß-ÿ])\w*{form.removeprefix(chr(92) + 'w*')}"
    return form if written[0] >= _UNSPACED else rf"(?<!\w){form}(?!\w)"
