"""Whether a clause in another language than English tells of something done, by a verb that no table of events lists.

Only the form is looked at (`event_forms.toml`): a past as the language's grammar builds it, and none of the words of
saying, thinking, measure and the like. What is found so is of low confidence.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from audit.text.regex import regex

_NEVER: Final = r"(?!)"
_ARTICLES: Final = r"(?:\w{1,3}\s){0,2}"  # between a verb and its day: "fuhren am", "slog på"
_SHARE = regex(
    r"\d\s?[%\uff05]|(?:\b(?:prozent|pour cent|por ciento|por cento|per cento|procent|yüzde)\b|відсотк|процент)",
    re.IGNORECASE,
)
_PARTS_OF_DAYS: Final = r"(?:,|\s(?:morgen|avond|abend|kvällen|morgonen))?\s"


@dataclass(frozen=True, slots=True)
class _Forms:
    anywhere: re.Pattern[str]
    before_day: re.Pattern[str]
    behind_day: re.Pattern[str]
    said: re.Pattern[str]


def has_forms(code: str) -> bool:
    """Whether the forms of a language are known."""
    return code in _table()


def verb_is_last(code: str) -> bool:
    """Whether the finite verb of a language ends the sentence."""
    return "last" in _table()[code]


def is_done(clause: str, day: tuple[int, int], code: str) -> bool:
    """Whether a clause tells of something done at the day that stands at the characters `day` of it."""
    forms = _forms(code)
    if forms.said.search(clause) or _SHARE.search(clause):
        return False
    beside = forms.before_day.search(clause, 0, day[0]) or forms.behind_day.match(clause, day[1])
    return bool(beside or forms.anywhere.search(clause))


@lru_cache(maxsize=32)
def _forms(code: str) -> _Forms:
    table = _table()[code]
    done, two_parts = table.get("done"), table.get("two_parts")
    beside = done if table.get("beside") else None
    anywhere = [form for form in (None if beside else done, two_parts) if form]
    begins = "" if code == "ja" else r"(?<!\w)"
    return _Forms(
        anywhere=re.compile(f"{begins}(?:{'|'.join(anywhere)})" if anywhere else _NEVER),
        before_day=re.compile(rf"(?<!\w)(?:{beside})\s{_ARTICLES}$" if beside else _NEVER),
        behind_day=re.compile(rf"{_PARTS_OF_DAYS}(?:{beside})(?!\w)" if beside else _NEVER),
        said=re.compile(f"{begins}{table['said']}" if code == "ja" else rf"(?<!\w){table['said']}", re.IGNORECASE),
    )


@cache
def _table() -> dict[str, dict[str, str]]:
    with Path(__file__).with_name("event_forms.toml").open("rb") as file:
        return tomllib.load(file)
