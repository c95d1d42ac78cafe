"""Writes audit/text/months.json from the Unicode CLDR by way of Babel; needed only when CLDR changes.

python -m tests.text.build_months
"""

import json
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from babel import Locale
from babel.localedata import locale_identifiers

TABLE = Path(__file__).parents[2] / "audit" / "text" / "months.json"
MONTHS = range(1, 13)
# "On 8 December"; Estonian "mail" would be May, and is a word of many languages.
ESTONIAN = (
    *("jaanuaril", "veebruaril", "märtsil", "aprillil", "", "juunil"),
    *("juulil", "augustil", "septembril", "oktoobril", "novembril", "detsembril"),
)
LATVIAN = (
    *("janvārī", "februārī", "martā", "aprīlī", "maijā", "jūnijā"),
    *("jūlijā", "augustā", "septembrī", "oktobrī", "novembrī", "decembrī"),
)
# Usual forms that CLDR lacks.
MORE: Mapping[str, Mapping[int, tuple[str, ...]]] = {
    "bn": {1: ("জানুয়ারি",), 2: ("ফেব্রুয়ারি",)},
    "de": {1: ("jänner", "jän"), 2: ("feber",), 3: ("mrz", "maerz")},
    "es": {9: ("setiembre", "set")},
    "et": {number: (name,) for number, name in enumerate(ESTONIAN, 1) if name},
    "fr": {7: ("juill",)},
    "hi": {9: ("सितम्बर",), 10: ("अक्तूबर",), 11: ("नवम्बर",), 12: ("दिसम्बर",)},
    "lv": {number: (name,) for number, name in enumerate(LATVIAN, 1)},
    "nl": {3: ("mrt",)},
    "sr-latn": {1: ("januara",)},
}
LATIN_END = 0x250
# What stands before and behind the sign of a month in a date format: letters in quotes, or of a script without signs.
_LETTERS = r"(?:[^\x00-\u024f\s\u060c]|'[^\W\d_]+')*"
_GLUED = re.compile(rf"(?P<before>{_LETTERS})M{{3,4}}(?P<behind>{_LETTERS})")


def table(wanted: Collection[str] = ()) -> dict[str, list[str]]:
    """Language (every one, or those `wanted`) to twelve strings of names parted by `|`.

    Names are in lower case, without full stops, with and without accents. Those of a language's countries are one
    table (Arabic has three sets); a name that two of them give to different months is left out.
    """
    languages: dict[str, dict[str, set[int]]] = {}
    for identifier in sorted(locale_identifiers()):
        if wanted and identifier.partition("_")[0] not in wanted:
            continue
        locale = Locale.parse(identifier)
        names = languages.setdefault(_language(locale), {})
        for number, name in _names(locale):
            names.setdefault(name, set()).add(number)
    for language, more in MORE.items():
        for number, forms in more.items():
            for form in forms if language in languages else ():
                languages[language][form] = {number}
    found = {language: _by_month(names) for language, names in sorted(languages.items())}
    return {language: months for language, months in found.items() if sum(map(bool, months)) == len(MONTHS)}


def _language(locale: Locale) -> str:
    script = locale.script if (locale.language, locale.script) == ("sr", "Latn") else None
    return "-".join(filter(None, (locale.language, script))).lower()


def _names(locale: Locale) -> Iterator[tuple[int, str]]:
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, written in locale.months[context][width].items():
                name = " ".join(written.lower().rstrip(".").replace("\u0307", "").split())
                if len(name) > 1 and not re.search(r"[\d|·\U00010000-\U0010ffff]", name):
                    yield number, name
                    yield number, _plain(name)
                    yield from ((number, before + name + behind) for before, behind in _inflected(locale))


def _inflected(locale: Locale) -> Iterator[tuple[str, str]]:
    """What the language's own date formats write before and behind a month's name, glued to it (Hebrew "ב")."""
    written = [str(locale.date_formats[length].pattern) for length in ("full", "long", "medium")]
    for pattern in dict.fromkeys(written):
        for found in _GLUED.finditer(pattern):
            before, behind = (found[side].replace("'", "") for side in ("before", "behind"))
            if before or behind:
                yield before, behind


def _plain(name: str) -> str:
    """A Latin name without accents; others as they are."""
    if any(ord(letter) >= LATIN_END for letter in name):
        return name
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).replace("ł", "l")


def _by_month(names: Mapping[str, set[int]]) -> list[str]:
    return ["|".join(sorted(name for name, numbers in names.items() if numbers == {month})) for month in MONTHS]


def main() -> None:
    """Write the table, one language per line."""
    lines = (f'"{language}": {json.dumps(months, ensure_ascii=False)}' for language, months in table().items())
    TABLE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
