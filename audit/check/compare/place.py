"""Where it happened: agrees when the page names the place, or a city of the country; differs where it tells another.

A page seldom says that something was elsewhere, and speaks of many places: only one that stands "in …" beside the event
itself, and is known to be of another country than the claim's, contradicts it. Of a visit, which may lead to several
countries, a page contradicts the claim with the country that it says was visited, where it names the claim's nowhere.
"""

from collections.abc import Iterable, Iterator

from audit.check.compare.said import LEAD, Said, snippet
from audit.model.claim import Claim
from audit.model.finding import FieldResult
from audit.text.fold import tokens
from audit.text.gazetteer import gazetteer, word_key
from audit.text.names import names_country

_NEAR = 3  # sentences that tell where the event was; later ones tell of the matter
# Behind one of these the matter is told, with the places it is about.
_MATTER = frozenset(
    {"about", "concerning", "discuss", "discussed", "following", "on", "regarding", "that", "to", "where", "which"}
    | {"after", "before", "who", "whom", "whose"}
)
_VISITS = frozenset({"visit", "visited", "visiting", "visits"})
_JOURNEYS = _VISITS | {"flew", "journey", "travel", "traveled", "travelled", "travels", "trip"}  # … to
_LISTED = 12  # words behind such a verb in which countries are listed


def compare_place(claim: Claim, said: Said) -> FieldResult:
    """The field `place` of a claim that states one, against title and lead."""
    place = claim.place or ""
    if said.title is not None and _holds(said.title, place):
        return FieldResult("place", place, place, "agree", said.title_source, said.title, "high")
    passage = next((one for one in said.sentences if _holds(one, place)), None)
    if passage is not None:
        return FieldResult("place", place, place, "agree", LEAD, snippet(passage), "medium")
    return _by_country(claim, place, said) or FieldResult("place", place, None, "silent", None, None, "low")


def _by_country(claim: Claim, place: str, said: Said) -> FieldResult | None:
    """By the countries that the claim's place and the page's are of."""
    ours = {country for _, country in _places(place)}
    told = _goals if claim.kind == "visit" else _event_places
    found = [(source, text, name, country) for source, text in _tellings(said) for name, country in told(text)]
    if not ours or not found:
        return None
    same = next((one for one in found if one[3] in ours), None)
    if same is not None:
        source, text, name, _ = same
        return FieldResult("place", place, name, "agree", source, snippet(text), "medium")
    if claim.mode == "remote" or claim.kind == "call":
        return None
    if claim.kind == "visit" and _names_any(ours, said):
        return None
    source, text, name, _ = found[0]
    return FieldResult("place", place, name, "differ", source, snippet(text), "medium")


def _tellings(said: Said) -> Iterator[tuple[str, str]]:
    """Title and first sentences with their source, as far as they tell the event."""
    if said.title is not None and said.scene is not None:
        yield said.title_source, said.title
    yield from ((LEAD, sentence) for sentence, scene in said.scenes[:_NEAR] if not scene.listed)


def _names_any(countries: Iterable[str], said: Said) -> bool:
    texts = [*([said.title] if said.title else []), *said.sentences]
    return any(names_country(country, text) for country in countries for text in texts)


def _goals(sentence: str) -> Iterator[tuple[str, str]]:
    """The known places that a sentence says were visited, with their countries, and those of its event."""
    words = sentence.split(" ")
    keys = [word_key(word) for word in words]
    for at, key in enumerate(keys):
        if key in _VISITS or (key == "to" and at and keys[at - 1] in _JOURNEYS):
            for part in " ".join(words[at + 1 : at + 1 + _LISTED]).split(" and "):
                yield from _places(part)
        elif key in _MATTER:
            break
    yield from _event_places(sentence)


def _event_places(sentence: str) -> Iterator[tuple[str, str]]:
    """The known places behind an "in" beside the event, with their countries."""
    words = sentence.split(" ")
    for at, word in enumerate(words):
        key = word_key(word)
        if key in _MATTER:
            return
        if key == "in":
            yield from _places(" ".join(words[at + 1 : at + 5]))


def _places(text: str) -> Iterator[tuple[str, str]]:
    """The place that a text begins with, and any other after a comma ("Stockholm, Sweden"): name and country."""
    for part in text.split(","):
        words = part.strip().removeprefix("the ").split(" ")
        keys = [word_key(word) for word in words]
        found = gazetteer().place_at(keys)
        if found is not None and words[0][:1].isupper():
            yield " ".join(words[: found[1]]).rstrip(".,;"), found[0]


def _holds(text: str, place: str) -> bool:
    wanted = tokens(place)
    return bool(wanted) and f" {' '.join(wanted)} " in f" {' '.join(tokens(text))} "
