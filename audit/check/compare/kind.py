"""What kind of event: only a call and a meeting in one room contradict each other; all else is silent or agrees.

Spoke, consulted, engaged, virtual meeting, press availability, statement and ministerial fit both.
"""

import re

from audit.check.compare.said import LEAD, URL_WORDS, Said, snippet
from audit.check.compare.setting import in_one_place
from audit.check.compare.shown import shown, spoken_of
from audit.model.claim import Claim, Kind, Mode
from audit.model.finding import FieldResult, Result
from audit.model.reading import Confidence, Reading
from audit.text.fold import fold
from audit.text.kinds import kind_of, kinds_in
from audit.text.kinds_elsewhere import together_elsewhere
from audit.text.regex import regex

_VISITED = regex(r"\bcourtesy calls?\b|\bcall(?:s|ed|ing)? on\b", re.IGNORECASE)  # no calls on the phone
_SUMMIT_CALL = regex(r"\bsummit (?=(?:tele)?phone|call)", re.IGNORECASE)  # no meeting
_VESSELS = frozenset[Kind]({"statement", "ministerial"})
_UNKNOWN: tuple[Kind, Mode] = ("other", "unknown")
_SUMMIT: tuple[Kind, Mode] = ("meeting", "unknown")  # some are held in one room, others on screens


def compare_kind(claim: Claim, reading: Reading, said: Said) -> FieldResult:
    """The field `kind`: against the title, else the lead; if both are silent, against the URL's words."""
    if said.title is not None and kind_of(said.title) == _SUMMIT:  # perhaps only spoken of ("… won’t attend summit")
        told = _with_lead(claim, reading, said) or _with_title(claim, said)
    else:
        told = _with_title(claim, said) or _with_lead(claim, reading, said)
    return told or _with_url(claim, said) or _with_setting(claim, reading, said) or _silent(claim)


def _kind_words(kind: Kind, mode: Mode) -> str:
    """A kind in words for people: a meeting that is known to be remote is a virtual meeting."""
    return "virtual meeting" if (kind, mode) == ("meeting", "remote") else kind


def _with_title(claim: Claim, said: Said) -> FieldResult | None:
    if said.title is None:
        return None
    kind, mode = kind_of(said.title)
    result = _judged(claim, kind, mode)
    if result == "differ":
        if _also_named(claim, said.title, said) or _told_at_first(claim, said):
            return _silent(claim)
        sure: Confidence = "medium" if _also_named(claim, said.slug, said) else "high"
        return _field(claim, (kind, mode), result, said.title_source, said.title, sure)
    if result == "agree":
        return _field(claim, (kind, mode), result, said.title_source, said.title, "high")
    return None


def _with_lead(claim: Claim, reading: Reading, said: Said) -> FieldResult | None:
    """A title that names another kind ("press availability") has spoken: a lead then mentions events in passing.

    Not so the title of a visit, on which people meet and call each other: there the first sentence tells. Nor the title
    of a statement, a ministerial or a summit, if the first sentence tells the event of the claim's own parties.
    """
    titled = _UNKNOWN if said.title is None else kind_of(said.title)
    vessel = titled[0] in _VESSELS or titled == _SUMMIT
    if not reading.from_page or not (titled[0] in {"other", "visit"} or vessel):
        return None
    if spoken_of(claim, said):
        found = shown(claim, said)
        return None if found is None else _by_lead(claim, *found)
    by_name = any(one.name and one.type == "person" for one in (*claim.actors, *claim.counterparts))
    return None if vessel and by_name else _by_any_lead(claim, reading, said, titled)


def _by_any_lead(claim: Claim, reading: Reading, said: Said, titled: tuple[Kind, Mode]) -> FieldResult | None:
    """By a lead that names nobody whom the claim has acted with."""
    first = "".join(said.sentences[:1])
    told = (reading.kind, reading.mode) if titled == _UNKNOWN and said.in_english else kind_of(first)
    if told[0] in {"other", "visit"} and not said.in_english and together_elsewhere(fold(f"{said.title}. {first}")):
        told = "meeting", "in-person"
    passage = next((one for one in said.sentences if kind_of(one)[0] == told[0]), said.lead)
    return _by_lead(claim, told, passage)


def _by_lead(claim: Claim, told: tuple[Kind, Mode], passage: str) -> FieldResult | None:
    result = _judged(claim, *told)
    return None if result == "silent" else _field(claim, told, result, LEAD, snippet(passage), "medium")


def _with_setting(claim: Claim, reading: Reading, said: Said) -> FieldResult | None:
    """By where the page puts people, which only a call contradicts: whoever met may have spoken anywhere."""
    if not (reading.from_page and _is_call(claim.kind, claim.mode)):
        return None
    passage = in_one_place(claim, said)
    if passage is None:
        return None
    source = said.title_source if passage == said.title else LEAD
    return _field(claim, ("meeting", "in-person"), "differ", source, snippet(passage), "medium")


def _with_url(claim: Claim, said: Said) -> FieldResult | None:
    """A cut slug still proves what it does say."""
    if said.title is not None and kind_of(said.title) != _UNKNOWN:
        return None
    kind, mode = kind_of(said.slug)
    result = _judged(claim, kind, mode)
    if result == "silent" or (result == "differ" and _also_named(claim, said.slug, said)):
        return None
    sure: Confidence = "medium" if result == "differ" else "low"
    return _field(claim, (kind, mode), result, URL_WORDS, said.slug, sure)


def _judged(claim: Claim, kind: Kind, mode: Mode) -> Result:
    if "other" in {claim.kind, kind}:
        return "silent"
    if (_is_call(claim.kind, claim.mode) and _in_one_room(kind, mode)) or (
        _in_one_room(claim.kind, claim.mode) and _is_call(kind, mode)
    ):
        return "differ"
    modes = {claim.mode, mode} - {"unknown"}
    return "agree" if claim.kind == kind and len(modes) <= 1 else "silent"


def _is_call(kind: Kind, mode: Mode) -> bool:
    return kind == "call" and mode != "in-person"


def _in_one_room(kind: Kind, mode: Mode) -> bool:
    return kind == "meeting" and mode == "in-person"


def _also_named(claim: Claim, text: str, said: Said) -> bool:
    """Whether the text names the claimed kind as well ("Call ahead of the Meeting"): then it contradicts nothing."""
    words = (_VISITED if claim.kind == "call" else _SUMMIT_CALL).sub("", text)
    named = (word for word in words.split() if said.in_english or word.lower() != "met")  # Dutch for "with"
    return any(kind_of(word)[0] == claim.kind for word in named)


def _told_at_first(claim: Claim, said: Said) -> bool:
    """Whether the first sentence tells of the claimed kind, too, other than as background ("since their meeting")."""
    first = "".join(said.sentences[:1])
    if not said.in_english:
        return _also_named(claim, first, said)
    return any(kind == claim.kind for kind, _ in kinds_in(first))


def _field(  # noqa: PLR0913, PLR0917 - the six facts of one comparison
    claim: Claim, observed: tuple[Kind, Mode], result: Result, source: str, passage: str, confidence: Confidence
) -> FieldResult:
    return FieldResult(
        field="kind",
        claimed=_kind_words(claim.kind, claim.mode),
        observed=_kind_words(*observed),
        result=result,
        source=source,
        snippet=passage,
        confidence=confidence,
    )


def _silent(claim: Claim) -> FieldResult:
    return FieldResult("kind", _kind_words(claim.kind, claim.mode), None, "silent", None, None, "low")
