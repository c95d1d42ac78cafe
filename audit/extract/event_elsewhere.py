"""When something happened, as leads in other languages than English tell it: "heute", "hier", "8 grudnia", "12月8日".

More carefully than in English, since only words are known (`event_words.toml`), no grammar: a day counts where it
stands in a main clause of a sentence that has an event's verb. Clauses end at commas; what is quoted, and what follows
"that", "who", "after", is about something else until the next comma. A day behind "of" or "since" describes a noun.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from audit.extract.calendars import western
from audit.extract.elsewhere_any_verb import has_forms, is_done, verb_is_last
from audit.extract.shown import Order
from audit.extract.told_day import ANY_VERB, HALF_A_YEAR, Told, event_of, in_numbers
from audit.model.document import DateInterval
from audit.model.reading import Choice, Event
from audit.text.cldr_dates import dates_at
from audit.text.months import month_of
from audit.text.regex import regex
from audit.text.years import DateMention, Ends, PartialDate, exists, resolve

_SENTENCES: Final = 6
_LONGEST: Final = 600
_BY_FORM: Final = 2  # sentences that are asked for a verb that is not listed
_NEWS: Final = timedelta(days=7)
_WEEK: Final = 7
_ONE_TABLE: Final = {"nb": "no", "nn": "no"}
_UNSPACED: Final = frozenset({"ja", "zh"})  # scripts without blanks between words
_HALF_A_MONTH: Final = 16
_SIGNED: Final = frozenset({"ja", "zh", "ko"})  # days with signs behind their numbers
_NOT_HISTORY: Final = timedelta(days=60)
_NOT_FAR_OFF: Final = timedelta(days=120)
_NEVER: Final = regex(r"(?!)")
_ENGLISH_ALL_THE_SAME = regex(r"\bthe\b.*\bthe\b", re.IGNORECASE)

_END = regex(r"(?<=[.!?؟”»])\s+(?=[\W\d]{0,3}(?:[^\W\d_]))|(?<=[。！？])")
_NO_END = regex(r"(?:^|[\s(])(?:[^\W\d_]{1,3}|\d{1,2})\.$")  # "8. Dezember", "Dr.", "2021 г."
_QUOTED = r"[„“«\"「『][^”“»\"」』]*[”“»\"」』]?"
_CLAUSE = r"[,;:()،؛、，；：]|\s[–—-]\s"
_DIGIT = regex(r"[0-9]")
_DAY_NUMBER = regex(r"(?<![0-9A-Za-z.,:/-])[0-9]{1,4}(?![0-9:])")
# Lithuanian and Hungarian write the month first, with an ending behind the day.
_MONTH_FIRST = regex(r"(?<!\w)(?P<month>[^\W\d_]{4,12})\s(?P<day>[0-9]{1,2})(?:[-–][^\W\d_]{1,4}|\.|(?=\sd\.))(?!\w)")
_MONTH_FIRST_LANGUAGES: Final = frozenset({"lt", "hu"})
# A day of the page's own month: "本7日", "昨（28）日", "24일".
_BARE_DAY = regex(
    r"(?<![0-9年月년월])(?<![年月년월]\s)(?P<in>[（(])?(?P<day>[0-9]{1,2})(?(in)[)）]|)\s?[日일]"
    r"(?![間目前後内內以元本韓中米間]|간|째|차|전|후|이내)"
)
_DATED_AFTER = regex(r"[^\w(]{0,3}\(?(?:[^\W\d_]{1,8}\.?\s)?(?=[0-9])")  # between a weekday and its date
# A day and a month in numbers, behind a word that says so: "am 6.12.", "segunda-feira (12/6)".
_SHORT_NUMBERS = regex(
    r"(?<![\w.,/:-])(?P<day>[0-9]{1,2})(?:\.\s?(?P<dotted>[0-9]{1,2})\.(?![0-9])|/(?P<slashed>[0-9]{1,2})(?![/0-9]))"
)
_SAYS_SO = regex(r"\b(?:am|den|le|el|il|em|dia|d\.)\s$", re.IGNORECASE)
_A_WEEKDAY_BEFORE = regex(r",?\s\(?$")
_OF_ENDS: Final = 32  # characters before a day in which "of" stands


@dataclass(frozen=True, slots=True)
class _Words:
    """One language's words, as patterns; `days` are the letters of those for a day, in lower case."""

    days: tuple[str, ...]
    relative: tuple[tuple[re.Pattern[str], str, int], ...]
    weekdays: re.Pattern[str]
    weekday_ends: re.Pattern[str]
    verbs: re.Pattern[str]
    planned: re.Pattern[str]
    clauses: re.Pattern[str]
    cleft: re.Pattern[str]
    of: re.Pattern[str]
    habit: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Clause:
    start: int
    end: int


def events_elsewhere(lead: str, published: Choice[date], language: str | None, order: Order) -> Iterator[Event] | None:
    """The events that a lead in another language dates; None where the page's language is none of the table's."""
    code = (language or "").partition("-")[0]
    code = _ONE_TABLE.get(code, code)
    if code not in _table() or _ENGLISH_ALL_THE_SAME.search(lead):
        return None
    return _told(_sentences(lead)[:_SENTENCES], published, code, order)


def _told(sentences: Sequence[str], published: Choice[date], code: str, order: Order) -> Iterator[Event]:
    """The events by listed verbs; where these date nothing, what the first sentences tell by a verb of any kind."""
    events = [event for sentence in sentences for event in _events(sentence, published, code, order)]
    if all(event.planned for event in events):
        done = (_done(sentence, published, code, order) for sentence in sentences[:_BY_FORM])
        yield from filter(None, done)
    yield from events


def _done(sentence: str, published: Choice[date], code: str, order: Order) -> Event | None:
    """What a sentence tells by the form of a verb, if it dates it within the last days: of low confidence."""
    day, plain = published.value, western(sentence[:_LONGEST])
    if day is None or not has_forms(code) or not _may_tell_a_day(plain, code):
        return None
    clauses, planned = list(_main_clauses(plain, _words(code))), _words(code).planned
    if any(planned.search(plain, clause.start, clause.end) for clause in clauses):
        return None
    for told in _days(plain, day, code, order, is_planned=False):
        clause = next((one for one in clauses if one.start <= told.start < one.end), None)
        if clause is None or not day - _NEWS <= told.when.end <= day:
            continue
        end = len(plain) if verb_is_last(code) else clause.end
        place = (told.start - clause.start, told.end - clause.start)
        event = event_of(told, sentence, published, planned=False)
        if event and is_done(plain[clause.start : end], place, code):
            when = replace(event.when, text=sentence[told.start : told.end])
            return replace(event, when=when, source=f"{event.source}{ANY_VERB}", confidence="low")
    return None


def _may_tell_a_day(plain: str, code: str) -> bool:
    """Most sentences tell no day, and plain letters show it at a fifth of the cost."""
    lowered = plain.lower()
    return _DIGIT.search(plain) is not None or any(name in lowered for name in _words(code).days)


def _events(sentence: str, published: Choice[date], code: str, order: Order) -> Iterator[Event]:
    words, plain = _words(code), western(sentence[:_LONGEST])
    if not _may_tell_a_day(plain, code):
        return
    clauses = list(_main_clauses(plain, words))
    if not any(words.verbs.search(plain, clause.start, clause.end) for clause in clauses):
        return
    is_planned = any(words.planned.search(plain, clause.start, clause.end) for clause in clauses)
    for told in _days(plain, published.value, code, order, is_planned=is_planned):
        main = any(clause.start <= told.start < clause.end for clause in clauses)
        event = (
            event_of(told, sentence, published, planned=is_planned or told.rule == "lead:tomorrow") if main else None
        )
        if event and not _is_far_off(event, published.value):
            yield replace(event, when=replace(event.when, text=sentence[told.start : told.end]))


def _is_far_off(event: Event, published: date | None) -> bool:
    """Whether a day without a year may as well be meant ahead or be recalled: the table knows no tenses."""
    if published is None or not event.when.inferred:
        return False
    return event.when.end < published - _NOT_HISTORY or event.when.start > published + _NOT_FAR_OFF


def _sentences(text: str) -> list[str]:
    parts: list[str] = []
    for piece in filter(None, map(str.strip, _END.split(text))):
        if parts and _NO_END.search(parts[-1][-12:]):
            parts[-1] += f" {piece}"
        else:
            parts.append(piece)
    return parts


def _main_clauses(sentence: str, words: _Words) -> Iterator[_Clause]:
    """The stretches of a sentence that are neither quoted nor opened by a word that tells of something else."""
    start, aside = 0, False
    for mark in words.clauses.finditer(sentence, _behind_a_cleft(sentence, words)):
        if not aside and mark.start() > start:
            yield _Clause(start, mark.start())
        start, aside = mark.end(), aside if mark["quoted"] else mark["aside"] is not None
        verb = _behind_a_phrase(sentence, mark, words)
        if verb is not None:
            start, aside = verb, False
    if not aside and start < len(sentence):
        yield _Clause(start, len(sentence))


def _behind_a_cleft(sentence: str, words: _Words) -> int:
    """Behind the "that" of "it is in Dakar that", which opens nothing; 0 where a sentence does not begin so."""
    if not words.cleft.search(sentence):
        return 0
    that = words.clauses.search(sentence)
    return that.end() if that and that["aside"] else 0


def _behind_a_phrase(sentence: str, mark: re.Match[str], words: _Words) -> int | None:
    """The verb up to which a phrase of two words or more goes that opens a sentence: "nach dem Gipfel flog"."""
    if mark.start() > 1 or " " not in (mark["aside"] or ""):
        return None
    end = words.clauses.search(sentence, mark.end())
    verbs = words.verbs.finditer(sentence, mark.end(), end.start() if end else len(sentence))
    return next((verb.start() for verb in verbs if verb[0][0].islower()), None)  # "Treffen" is a noun


def _days(sentence: str, published: date | None, code: str, order: Order, *, is_planned: bool) -> Iterator[Told]:
    """Every day a sentence tells that describes no noun, in order."""
    words = _words(code)
    found = list(_written(sentence, published, code, order))
    if published:
        found += _relative(sentence, published, words)
        found += _weekdays(sentence, published, words, found, is_planned=is_planned)
    if published and code in _SIGNED:
        found += _bare(sentence, published, found)
    for told in sorted(found, key=lambda one: one.start):
        before = sentence[max(0, told.start - _OF_ENDS) : told.start]
        if told.when.start != told.when.end or not words.of.search(before):
            yield told


def _relative(sentence: str, published: date, words: _Words) -> Iterator[Told]:
    for pattern, rule, back in words.relative:
        for found in pattern.finditer(sentence):
            day = published - timedelta(days=back)
            yield Told(found.start(), found.end(), rule, DateInterval(day, day, "day", found[0]))


def _weekdays(sentence: str, published: date, words: _Words, dated: Sequence[Told], *, is_planned: bool) -> list[Told]:
    """The weekdays that no date follows: the last such day, or the next one of what is announced."""
    told, starts = [], {day.start for day in dated if day.rule == "lead:on-date"}
    for found in words.weekdays.finditer(sentence):
        between = _DATED_AFTER.match(sentence, found.end())
        if not between and words.habit.search(sentence, 0, found.start()):
            continue
        if not (between and starts & {found.start(), between.end()}):
            back = (published.weekday() - int((found.lastgroup or "d0")[1:])) % _WEEK
            day = published + timedelta(days=-back % _WEEK) if is_planned else published - timedelta(days=back)
            told.append(Told(found.start(), found.end(), "lead:weekday", DateInterval(day, day, "day", found[0])))
    return told


def _bare(sentence: str, published: date, found: Sequence[Told]) -> list[Told]:
    """The days of which only the number is written: the nearest such day, of the page's month or of one beside it."""
    bare = []
    for number in _BARE_DAY.finditer(sentence):
        if not any(told.start <= number.start() < told.end for told in found):
            day = _nearest(published, int(number["day"]))
            if day:
                when = DateInterval(day, day, "day", number[0])
                bare.append(Told(number.start(), number.end(), "lead:day-of-month", when))
    return bare


def _nearest(published: date, number: int) -> date | None:
    """The day of that number nearest to the page's day, the one before it where two are as near."""
    steps = sorted(range(-_HALF_A_MONTH, _HALF_A_MONTH + 1), key=lambda step: (abs(step), step))
    return next((day for day in (published + timedelta(days=step) for step in steps) if day.day == number), None)


def _written(sentence: str, published: date | None, code: str, order: Order) -> Iterator[Told]:
    mentions = [
        *_named(sentence, code),
        *_month_first(sentence, code),
        *in_numbers(sentence, order),
        *_short_numbers(sentence, code),
    ]
    for mention in mentions:
        when = resolve(mention, published + HALF_A_YEAR if published else None)
        if when and when.precision == "day":
            yield Told(mention.start, mention.end, "lead:on-date", when, mention)


def _named(sentence: str, code: str) -> Iterator[DateMention]:
    """The days whose month is named or signed; days of one list that adjoin are one stretch."""
    passed = 0
    for number in _DAY_NUMBER.finditer(sentence):
        found = dates_at(sentence, number.start(), code) if number.start() >= passed else None
        if found is None or not found.dates:
            continue
        passed = found.end
        for days in _merged([written.days for written in found.dates]):
            yield DateMention(found.start, found.end, sentence[found.start : found.end], (days,))


def _merged(stretches: Sequence[Ends]) -> list[Ends]:
    """The stretches, those that follow one another day by day as one."""
    merged: list[Ends] = []
    for first, last in stretches:
        before = merged[-1][1] if merged else None
        if before and before.day and replace(before, day=before.day + 1) == first:
            merged[-1] = (merged[-1][0], last)
        else:
            merged.append((first, last))
    return merged


def _month_first(sentence: str, code: str) -> Iterator[DateMention]:
    for found in _MONTH_FIRST.finditer(sentence) if code in _MONTH_FIRST_LANGUAGES else ():
        month = month_of(found["month"], code)
        day = PartialDate(None, month, int(found["day"])) if month else None
        if day and exists(day):
            yield DateMention(found.start(), found.end(), found[0], ((day, day),))


def _short_numbers(sentence: str, code: str) -> Iterator[DateMention]:
    """Days without a year in numbers, day first, as all these languages but some of East Asia write them."""
    for found in _SHORT_NUMBERS.finditer(sentence) if code not in _SIGNED | _MONTH_FIRST_LANGUAGES else ():
        before = sentence[max(0, found.start() - _OF_ENDS) : found.start()]
        behind = _A_WEEKDAY_BEFORE.search(before)
        if not _SAYS_SO.search(before) and not (behind and _words(code).weekday_ends.search(before[: behind.start()])):
            continue
        day = PartialDate(None, int(found["dotted"] or found["slashed"]), int(found["day"]))
        if day.month in range(1, 13) and exists(day):
            yield DateMention(found.start(), found.end(), found[0], ((day, day),))


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    with Path(__file__).with_name("event_words.toml").open("rb") as file:
        return tomllib.load(file)


@lru_cache(maxsize=32)
def _words(code: str) -> _Words:
    table, unspaced = _table()[code], code in _UNSPACED

    def any_of(*keys: str) -> str:
        listed = sorted((word for key in keys for word in table.get(key, ())), key=len, reverse=True)
        return "|".join(_word(word, unspaced=unspaced) for word in listed)

    rules = (("today", 0), ("yesterday", 1), ("tomorrow", -1))
    weekdays = (
        f"(?P<d{number}>{'|'.join(_word(word, unspaced=unspaced) for word in names.split('|'))})"
        for number, names in enumerate(table["weekdays"])
    )
    asides = "|".join(filter(None, (any_of("aside"), _after_comma(any_of("aside_after_comma")))))
    named = (*(word for key, _ in rules for word in table.get(key, ())), *"|".join(table["weekdays"]).split("|"))
    return _Words(
        days=tuple(word.lower() for word in named),
        relative=tuple(
            (_compiled(_not_behind(table.get(f"{key}_not_behind", ()), any_of(key))), f"lead:{key}", back)
            for key, back in rules
            if key in table
        ),
        weekdays=_compiled("|".join(weekdays)),
        weekday_ends=_compiled(f"(?:{'|'.join(weekdays)})$"),
        verbs=_compiled(f"{any_of('verbs', 'news', 'planned')}{_third(any_of('helping'), any_of('participles'))}"),
        planned=_compiled(any_of("planned", "auxiliaries")),
        clauses=_compiled(f"(?P<quoted>{_QUOTED})|(?P<aside>{asides or _NEVER.pattern})|{_CLAUSE}"),
        cleft=_compiled(rf"^\W?(?:{any_of('cleft')})\s" if "cleft" in table else _NEVER.pattern),
        of=_of(any_of("of"), any_of("day_parts")),
        habit=_compiled(rf"(?:{any_of('habit')})\s?$" if "habit" in table else _NEVER.pattern),
    )


def _of(words: str, day_parts: str) -> re.Pattern[str]:
    """What makes a day behind it describe a noun, unless that is a part of the day ("la tarde del miércoles")."""
    if not words:
        return _NEVER
    whole = rf"(?:{day_parts})\s(?:{words})\s?$" if day_parts else _NEVER.pattern
    return _compiled(rf"^(?!.*{whole}).*(?:{words})\s?$")


def _not_behind(words: Sequence[str], pattern: str) -> str:
    """The pattern where none of the words stands right before it."""
    return "".join(rf"(?<!\b{re.escape(word)}\s)" for word in words) + f"(?:{pattern})"


def _third(helping: str, participles: str) -> str:
    return rf"|(?:{helping})\s(?:{participles})" if helping else ""


def _after_comma(words: str) -> str:
    return rf",\s(?:{words})(?!\s[0-9])" if words else ""  # "am Dienstag, dem 7. Dezember"


def _word(word: str, *, unspaced: bool) -> str:
    """A pattern for a word of the table; `*` stands for any ending or beginning; Arabic writes "and" on to the word."""
    begins = word.startswith("*")
    stem, ending = word.strip("*"), r"\w*" if word.endswith("*") else ""
    pattern = re.escape(stem) + ending
    if unspaced:
        return pattern
    elided = "" if stem.endswith(("'", "’")) else r"(?!\w)"
    beginning = "" if begins else rf"(?<!\w){'و?' if '؀' <= stem <= 'ۿ' else ''}"
    return f"{beginning}{pattern}{elided}"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
