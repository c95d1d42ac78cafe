"""Where it happened: agrees when the page names the place, else silent (a page seldom says that it was elsewhere)."""

from audit.check.compare.said import LEAD, Said, snippet
from audit.model.finding import FieldResult
from audit.text.fold import tokens


def compare_place(place: str, said: Said) -> FieldResult:
    """The field `place`, against title and lead."""
    if said.title is not None and _holds(said.title, place):
        return FieldResult("place", place, place, "agree", said.title_source, said.title, "high")
    passage = next((one for one in said.sentences if _holds(one, place)), None)
    if passage is not None:
        return FieldResult("place", place, place, "agree", LEAD, snippet(passage), "medium")
    return FieldResult("place", place, None, "silent", None, None, "low")


def _holds(text: str, place: str) -> bool:
    wanted = tokens(place)
    return bool(wanted) and f" {' '.join(wanted)} " in f" {' '.join(tokens(text))} "
