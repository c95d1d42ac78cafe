"""Links that lead to something else than an account of an event: "See the archive", "Press room", "Impressum".

A title that names a month or a year dates what happened in it. Links to the writer's other pages stand there as well,
so that what cites there counts only if it names an event or tells what somebody did.
"""

from audit.read import english
from audit.read.grammar import clause
from audit.read.words import words_of
from audit.text.kinds import kind_of
from audit.text.names import parties
from audit.text.regex import regex


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_OTHER_PAGES = _words(
    "see more all full latest older archive archives archived list lists index overview calendar contact contacts"
    " imprint home homepage back subscribe download read view browse follow newsletter sitemap further next press"
    " siehe mehr weitere alle archiv übersicht impressum kontakt startseite voir plus tous toutes archiver liste"
    " agenda mentions accueil véase ver más todos todas archivo lista inicio zobacz więcej wszystkie archiwum"
    " zie meer alle archief overzicht altro archivio elenco mais arquivo"
)
"""With these a pointer to other pages begins or ends, in widespread languages."""
_OPEN_ELSEWHERE = _words(
    "sommet gipfel gipfeltreffen cumbre vertice szczyt gespräch gespräche rede entretien entretiens discours"
    " conversación discurso rozmowa rozmowy przemówienie colloquio discorso gesprek toespraak conversa"
)
"""Nouns of events whose kind is left open, in other languages than English."""
_IRREGULAR = _words("met spoke held gave took made went sent left won became began saw told said")
_TOLD = regex(r"\w{2,}(?:s|ed)\Z")
_OPENING = 5
"""Words at a text's beginning among which its event is named."""


def names_event(text: str) -> bool:
    """Whether words name what people do together or make known, or tell in English what somebody did."""
    words = tuple(words_of(text))
    if not words or words[0].low in _OTHER_PAGES or words[-1].low in _OTHER_PAGES:
        return False
    opening = {word.low for word in words[:_OPENING]}
    if (
        kind_of(text)[0] != "other"
        or words[0].low in english.LED_BY
        or opening & (english.OPEN_EVENTS | _OPEN_ELSEWHERE)
    ):
        return True
    told = clause(text)
    people = [party for phrase in (told.subject, *told.objects) for party in parties(phrase)]
    if any(party.role and (party.name or party.country) for party in people):
        return True
    verb = next((word.low for word in words[1:] if not word.named and word.low not in english.JOINING), "")
    acts = verb in english.FUTURE or verb in english.BE or verb in _IRREGULAR or _TOLD.match(verb) is not None
    return told.event and bool(told.subject) and acts
