"""Days whose month is named in another language than English: "3. November 2021", "2021 m. gruodžio 9 d.".

The forms are those of the date formats in the Unicode CLDR and of what the press of these countries writes; the names
are `audit.text.months`'. A page shows such dates in lines of their own, so that any order is taken, but of a word that
stands for "year" or "of" only those that are listed.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from audit.extract.stamps import calendar_day
from audit.text.months import month_of


class Worded(NamedTuple):
    """A day in a text: characters [start, end)."""

    start: int
    end: int
    day: date


_YEAR: Final = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_LETTERS: Final = r"[^\W\d_][^\s\d.,;:!?/()<>|\[\]\"'“”«»–—،၊-]{1,19}"
_FURTHER: Final = r"\s[^\W\d_]{2,12}"
# Arabic pages give both of a month's names.
_WORD: Final = rf"(?P<word>{_LETTERS}(?:{_FURTHER}){{0,2}}?)(?:\s?/\s?{_LETTERS}(?:{_FURTHER})?)?"
_NOT_LATIN: Final = r"(?=\s[^\x00-\u024f])"
# Behind a day: "1er", "º", "1-го", Greek "1η", Uzbek "-", Gaelic "mh"; then "of", or Khmer "month". A comma only in
# scripts other than the Latin, where no English sentence goes on ("in 2021, December 9").
_OF_DAY: Final = rf"(?:\.|º|°|er|ste|-?го|η|mh|,{_NOT_LATIN})?\s?(?:de\s|di\s|ng\s|ta['’]\s|d['’]|ខែ|[/-])?"
_BEHIND_DAY: Final = r"(?:\(a\)|an|a)?(?!\w)"  # in Basque
_COMMA: Final = "[,،၊]"
_OF_YEAR: Final = r"(?:del?\s|ta['’]\s|ឆ្នាំ\s?)?"
# "Year" behind its number: Lithuanian, Latvian, Armenian, Kazakh, Kyrgyz, Uzbek, Basque, Mongolian, Pashto, Turkmen.
_YEAR_WORD: Final = (
    r"(?:-?\s?(?:m\.|gada|թ\.|թվականի|ж\.,?|жыл(?:ғы|дын|ы)|йил|yil|оны|сыл|(?:\(e\)|e)?ko|د|nji\s(?:ýylyň|ýyl))(?=\s))"
)
_FORMS: Final = (  # "3. November 2021"; "mayo 11, 2022"; "2022. január 9."; "2021. gada 9. decembris"
    re.compile(rf"(?<![\w.,:/])(?P<day>\d{{1,2}}){_OF_DAY}{_WORD}(?:\.?{_COMMA}?[\s/-]|\.){_OF_YEAR}{_YEAR}"),
    re.compile(rf"(?<!\w){_WORD}(?:\s|\.\s?)(?P<day>\d{{1,2}})(?:{_COMMA}\s?|\s){_OF_YEAR}{_YEAR}"),
    re.compile(
        rf"(?<![\w.,:/-]){_YEAR}(?:{_YEAR_WORD}|\.|,{_NOT_LATIN})?\s(?:د\s)?{_WORD}\.?\s(?P<day>\d{{1,2}}){_BEHIND_DAY}"
    ),
    re.compile(rf"(?<![\w.,:/-]){_YEAR}\.?{_YEAR_WORD}\s(?P<day>\d{{1,2}})(?:-nj[iy]\s|\.?[\s-]){_WORD}"),
    # what the C library's asctime writes, with or without a zone: "Tue Jun 14 09:21:33 CEST 2011"
    re.compile(
        rf"(?<!\w)(?P<word>[A-Z][a-z]{{2}})\s(?P<day>\d{{1,2}})\s\d\d:\d\d(?::\d\d)?\s(?:[A-Z]{{2,5}}\s)?{_YEAR}"
    ),
)


def worded(text: str, language: str | None) -> Iterator[Worded]:
    """The days of a text (with western digits), by form, then by place."""
    for form in _FORMS:
        for found in form.finditer(text):
            month = month_of(found["word"], language)
            day = calendar_day(int(found["year"]), month, int(found["day"])) if month else None
            if day:
                yield Worded(found.start(), found.end(), day)
