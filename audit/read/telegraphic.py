"""Statements in the style of telegrams, put into the words of sentences: "Call: A – B" is "Call between A and B"."""

from audit.text.gazetteer import gazetteer, word_key
from audit.text.regex import regex

_EVENT = (
    r"(?i:(?:(?:tele)?phone |video |virtual |bilateral |joint |working |official |summit |first |second ){0,3}"
    r"(?:calls?|meetings?|talks?|conversation|lunch|dinner|breakfast|bilateral|summit|encounter|consultations))"
)
_NAME = r"[A-Z\u00c0-\u00de\u0100-\u024f][^:;–—]{1,80}?"
_DASH = r"(?: ?[–—] ?| [-/] )"
_REST = r"(?P<rest>,? (?:in|at|on) .+|, [A-Z\u00c0-\u00de][^:;]+)?"
_LABELLED = regex(rf"(?P<event>{_EVENT}): (?P<one>{_NAME}){_DASH}(?P<other>{_NAME}){_REST}")
_PAIR = regex(rf"(?P<one>{_NAME}){_DASH}(?P<other>{_NAME}) (?P<event>{_EVENT}){_REST}")
_SURNAME = r"[A-Z\u00c0-\u00de\u0100-\u024f][\w’']+"
_HYPHEN = regex(rf"(?P<one>{_SURNAME})-(?P<other>{_SURNAME}) (?P<event>{_EVENT}){_REST}")
_VERB = regex(r"\b(?:met|meets|spoke|speaks|called|hosted|received|visited|says|said|welcomed|readout|video)\b")


def in_full(phrase: str) -> str:
    """The statement as a sentence would put it; any other as it is."""
    found = _LABELLED.fullmatch(phrase) or _PAIR.fullmatch(phrase) or _HYPHEN.fullmatch(phrase)
    if found is None or _VERB.search(phrase) or _is_known(found["one"]) or _is_known(found["other"]):
        return phrase
    event = found["event"]
    return f"{event[0].upper()}{event[1:]} between {found['one']} and {found['other']}{found['rest'] or ''}"


def _is_known(name: str) -> bool:
    """Whether it begins as a country, body or group does: "NATO–Ukraine Council meeting" is the name of one event."""
    keys = [word_key(word) for word in name.split()]
    return gazetteer().country_at(keys, 0) is not None or gazetteer().also_at(keys, 0) is not None
