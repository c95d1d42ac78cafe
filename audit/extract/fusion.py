"""One date out of many witnesses: what agrees wins, and below the threshold nothing does.

The witnesses of one family have one voice per day, the strongest; families that name the same day confirm one another:
the chance that a day is wrong is the product of its families' chances to be wrong.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from math import prod
from typing import Final

from audit.extract.witness import Family, Witness, confidence
from audit.model.reading import Choice
from audit.text.regex import regex

THRESHOLD: Final = 0.75
"""The chance of being right below which no date is given."""
_COUNTS: Final = 0.5  # a witness below this contradicts nobody
_SAME_MONTH: Final = 0.4  # what a month alone adds to a day in it
_FURTHER: Final = 0.8  # what each further kind of place in a family leaves of the doubt
_UTC: Final = "+00:00"
_ZONE = regex(r"\+(\d\d):(\d\d)")
_FAMILIES: Final[tuple[Family, ...]] = ("structured", "shown", "url", "id")
_SEEN: Final[frozenset[Family]] = frozenset({"shown", "url", "id"})


def fused(found: Sequence[Witness], captured_at: datetime | None) -> Choice[date]:
    """The day most likely meant, with every candidate and the reason in words."""
    if not found:
        return Choice(None, None, None, (), _nothing(found))
    found = _settled(found)
    candidates = tuple(witness.evidence for witness in found)
    usable = [witness for witness in found if not _is_future(witness, captured_at)]
    families = [[witness for witness in usable if witness.family == family] for family in _FAMILIES]
    scores = {day: _score(families, day) for day in _days(usable)}
    if not scores:
        return Choice(None, None, None, candidates, _nothing(found), _partial(found))
    best = _chosen(scores, usable)
    voices = _voices(usable, best)
    strongest = max(voices, key=lambda witness: witness.trust)
    others = [witness for witness in usable if _contradicts(witness, best, voices)]
    if scores[best] < THRESHOLD:
        reason = f"{_listed(voices)} alone {'are' if len(_sources(voices)) > 1 else 'is'} not reliable enough"
        return Choice(None, None, None, candidates, reason, strongest.raw, disagreement=bool(others))
    reason = f"{_listed(voices)} {'agree' if len(_sources(voices)) > 1 else 'gives it'}"
    if others:
        reason += f"; {_listed(others)} {'differ' if len(_sources(others)) > 1 else 'differs'}"
    sure = confidence(scores[best] if not others else scores[best] * (1 - max(w.trust for w in others) / 4))
    return Choice(best, strongest.source, sure, candidates, reason, strongest.raw, disagreement=bool(others))


def _is_future(witness: Witness, captured_at: datetime | None) -> bool:
    """Whether a day had not begun where the page was captured; a zone that is written may be hours ahead."""
    if captured_at is None or not witness.days:
        return False
    offset = _ZONE.fullmatch(witness.zone or "")
    ahead = timedelta(hours=int(offset[1]), minutes=int(offset[2])) if offset else timedelta()
    return any(day > (captured_at + ahead).date() for day in witness.days)


def _days(witnesses: Sequence[Witness]) -> list[date]:
    """The days that some witness names without doubt, in the order of the witnesses."""
    return list(dict.fromkeys(witness.days[0] for witness in witnesses if len(witness.days) == 1))


def _settled(found: Sequence[Witness]) -> list[Witness]:
    """The witnesses, those whose order of day and month is open read so that they agree with a month told elsewhere."""
    months = {witness.month for witness in found if witness.month}
    return [_in_month(witness, months) if len(witness.days) > 1 and months else witness for witness in found]


def _in_month(witness: Witness, months: Collection[tuple[int, int]]) -> Witness:
    within = tuple(day for day in witness.days if (day.year, day.month) in months)
    return replace(witness, days=within) if len(within) == 1 else witness


def _voices(witnesses: Sequence[Witness], day: date) -> list[Witness]:
    return [witness for witness in witnesses if day in witness.days]


def _score(families: Sequence[Sequence[Witness]], day: date) -> float:
    """The chance that the day is right: one less the product of its families' chances to be wrong."""
    return 1 - prod(_doubt(family, day) for family in families if family)


def _doubt(family: Sequence[Witness], day: date) -> float:
    """The chance that a family is wrong about a day: its strongest voice counts, further kinds of place a little."""
    trusts = [witness.trust for witness in family if day in witness.days]
    if trusts:
        places = {witness.source for witness in family if day in witness.days and witness.trust >= _COUNTS}
        return (1 - max(trusts)) * _FURTHER ** max(0, len(places) - 1)
    return 1 - _SAME_MONTH * any(witness.allows(day) for witness in family)


def _chosen(scores: dict[date, float], witnesses: Sequence[Witness]) -> date:
    """The likeliest day; but where only structured data name it and readers see a day beside it, the one they see.

    (Structured data are often in UTC: one day apart, the shown date was right 15 of 18 times.)
    """
    best = max(scores, key=lambda day: scores[day])  # of equals the first
    if _is_seen(best, witnesses):
        return best
    beside = [
        day for day in scores if abs((day - best).days) == 1 and scores[day] >= THRESHOLD and _is_seen(day, witnesses)
    ]
    return max(beside, key=lambda day: scores[day], default=best)


def _is_seen(day: date, witnesses: Sequence[Witness]) -> bool:
    """Whether readers see the day; of a tag in UTC they see the text, which may tell another day."""
    return any(witness.family in _SEEN and witness.zone != _UTC for witness in _voices(witnesses, day))


def _contradicts(witness: Witness, best: date, voices: Sequence[Witness]) -> bool:
    """Whether a witness names another day, and no zone explains it."""
    if not witness.days or best in witness.days or witness.trust < _COUNTS:
        return False
    beside = any(abs((day - best).days) == 1 for day in witness.days)
    explained = beside and witness.zone is not None and any(voice.family in _SEEN for voice in voices)
    return not explained


def _nothing(found: Sequence[Witness]) -> str:
    if not found:
        return "the page states no date"
    if any(len(witness.days) > 1 for witness in found):
        return "the only date can be read with day first or month first"
    if all(witness.days for witness in found):
        return "every date lies in the future of the capture"
    return "only a month or a year is stated"


def _partial(found: Sequence[Witness]) -> str | None:
    return next((witness.raw for witness in found if not witness.days), None)


def _sources(witnesses: Sequence[Witness]) -> list[str]:
    return list(dict.fromkeys(witness.source for witness in witnesses))


def _listed(witnesses: Sequence[Witness]) -> str:
    sources = _sources(witnesses)
    return " and ".join(filter(None, (", ".join(sources[:-1]), sources[-1])))
