"""Who takes part: named by the page, by its URL, or another party in the same place of the sentence.

A page differs only when its title (or, labelled, its URL) names another person exactly where the claim's should stand,
and neither title, lead nor URL names the claim's. Roles never differ: a surname that agrees settles it, a spelling that
is close is taken for the same person, and groups and bodies contradict nobody.
"""

from difflib import SequenceMatcher
from typing import Literal

from audit.check.compare.phrase import NOWHERE, Places, places
from audit.check.compare.said import LEAD, URL_WORDS, Said, sentences, snippet
from audit.model.claim import Party
from audit.model.finding import FieldResult
from audit.model.reading import Confidence
from audit.text.names import named_in, surname

Place = Literal["actor", "counterpart"]
_ALIKE = 0.75  # similarity from which two surnames may be spellings of one (Zelenskyy, Zelenskiy: .89)
_LONGEST_NAME = 80
_MANY = 20  # parties; what lists more is a gathering, and a title that names few contradicts none of them


def compare_parties(place: Place, claimed: tuple[Party, ...], said: Said) -> FieldResult:
    """The field `actor` or `counterpart`; `claimed` holds at least one party."""
    return _named(place, claimed, said) or _replaced(place, claimed, said) or _silent(place, claimed)


def party_words(party: Party) -> str:
    """A party in words for people: "Foreign Minister Huitfeldt (Norway)"."""
    words = " ".join(part for part in (party.role, party.name) if part)
    if party.country is None or party.country in words:
        return words or party.country or "someone"
    return f"{words} ({party.country})" if words else party.country


def _named(place: Place, claimed: tuple[Party, ...], said: Said) -> FieldResult | None:
    if said.title is not None and (found := _found(claimed, said.title)):
        return _agree(place, claimed, found, said.title_source, said.title, "high")
    if said.lead and (found := _found(claimed, said.lead)):
        passage = next((one for one in sentences(said.lead) if _found(found, one)), said.lead)
        return _agree(place, claimed, found, LEAD, snippet(passage), "medium")
    if said.slug and (found := _found(claimed, said.slug)):
        return _agree(place, claimed, found, URL_WORDS, said.slug, "low")
    return None


def _found(claimed: tuple[Party, ...], text: str) -> tuple[Party, ...]:
    return tuple(party for party in claimed if named_in(party, text))


def _agree(  # noqa: PLR0913, PLR0917 - the six facts of one comparison
    place: Place, claimed: tuple[Party, ...], found: tuple[Party, ...], source: str, passage: str, sure: Confidence
) -> FieldResult:
    return FieldResult(place, _words(claimed), _words(found), "agree", source, passage, sure)


def _replaced(place: Place, claimed: tuple[Party, ...], said: Said) -> FieldResult | None:
    """Another party where the claimed one should stand; the claimed one is known to be named nowhere."""
    if said.title is not None and (sentence := places(said.title)) != NOWHERE:
        return _differ(place, claimed, sentence, said.title_source, said.title)
    if said.cut and place == "counterpart":
        return None
    written = " ".join(word.capitalize() for word in said.owner.split())
    return _differ(place, claimed, places(written), URL_WORDS, said.slug)


def _differ(
    place: Place, claimed: tuple[Party, ...], sentence: Places, source: str, passage: str
) -> FieldResult | None:
    others = sentence.actors if place == "actor" else sentence.counterparts
    if not others or max(len(claimed), len(others)) > _MANY:
        return None
    if not all(_is_other(one, other) for one in claimed for other in others):
        return None
    by_name = all(party.name for party in (*claimed, *others))
    sure: Confidence = "high" if by_name and source != URL_WORDS else "medium"
    return FieldResult(place, _words(claimed), _words(others), "differ", source, passage, sure)


def _is_other(claimed: Party, other: Party) -> bool:
    """Whether the two are certainly not the same person."""
    if claimed.type != "person" or other.type != "person":
        return False
    if claimed.name and other.name:
        return not _may_be_one(surname(claimed.name), surname(other.name))
    return claimed.country is not None and other.country is not None and claimed.country != other.country


def _may_be_one(one: str, other: str) -> bool:
    """Compound surnames match on either part; a close spelling may be the same name."""
    if not one or not other or set(one.split()) & set(other.split()):
        return True
    return SequenceMatcher(None, one[:_LONGEST_NAME], other[:_LONGEST_NAME]).ratio() >= _ALIKE


def _words(found: tuple[Party, ...]) -> str:
    return "; ".join(party_words(party) for party in found)


def _silent(place: Place, claimed: tuple[Party, ...]) -> FieldResult:
    return FieldResult(place, _words(claimed), None, "silent", None, None, "low")
