"""The claim against the page's title as a whole: whether it speaks of the same thing at all."""

from audit.check.compare.parties import named_alike
from audit.check.compare.said import Said
from audit.model.claim import Claim, Party
from audit.model.finding import FieldResult
from audit.model.reading import Confidence
from audit.text.date_words import is_month_name
from audit.text.fold import squeeze, tokens
from audit.text.kinds import kind_of
from audit.text.names import named_in
from audit.text.regex import regex

_MOSTLY = 0.6  # share of a claim's distinctive words from which a title is taken to name the same thing
_FEW = 2  # distinctive words; a title with fewer ("Readout", "News") says nothing to differ by
_WHOLE_LEAD = 80  # characters; a shorter lead need not name anybody
_LONGEST = 2_000  # characters of the claim's text that are compared
_SHOWN = 500  # characters of it that each result repeats: an entry with thousands of links has thousands of results
_ACRONYM = regex(r"\b[A-Z]{3,6}\b")
_GENERIC = frozenset(
    # words that any title of this sort may hold: grammar, offices, and what is said of every event
    tokens("""
    a about after ahead also an and are as at before between by during following for from has have her his in including
    into is it its joint of on or our over s statement that the their then this to today upon us was were will with
    acting adm admiral ambassador ambassadors assistant bureau chair chairman chairwoman chancellor chief commander
    commission commissioner committee council counterpart counterparts defence defense department deputy director dr
    foreign gen general government head high king leader leaders lt lieutenant madam minister ministers ministry mr mrs
    ms national office officer official officials partner partners permanent policy political premier president
    presidential prime principal queen readout release representative secretary security senior sir spokesperson staff
    state states supreme under union united vice news press
    attend attended attends calls met participate participated participates phone remarks spoke spoken telephone travel
    traveled travels trip virtual
    """)
)


def compare_title(claim: Claim, said: Said) -> FieldResult:
    """The field `title`: agrees when it names the event and a party, differs when it has nothing at all in common."""
    claimed = claim.text if len(claim.text) <= _SHOWN else claim.text[:_SHOWN] + "…"
    if said.title is None:
        return FieldResult("title", claimed, None, "silent", None, None, "low")
    ours, theirs = _distinctive(claim.text[:_LONGEST]), _distinctive(said.title)
    parties = (*claim.actors, *claim.counterparts)
    if _names_the_event(claim, parties, said.title) or _mostly(ours, theirs):
        return FieldResult("title", claimed, said.title, "agree", said.title_source, said.title, "high")
    if len(theirs) >= _FEW and ours and not ours & theirs and _nothing_shared(claim, parties, said):
        sure: Confidence = "medium" if len(said.lead) >= _WHOLE_LEAD else "low"
        return FieldResult("title", claimed, said.title, "differ", said.title_source, said.title, sure)
    return FieldResult("title", claimed, said.title, "silent", said.title_source, said.title, "low")


def _names_the_event(claim: Claim, parties: tuple[Party, ...], title: str) -> bool:
    kind = kind_of(title)[0]
    return kind != "other" and kind == claim.kind and any(named_in(party, title) for party in parties)


def _mostly(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    common = len(ours & theirs)
    return common >= _FEW and common >= _MOSTLY * len(ours)


def _nothing_shared(claim: Claim, parties: tuple[Party, ...], said: Said) -> bool:
    """No party or body of the claim is named by title, lead or URL, not in a like spelling nor by its initials.

    A page in another language names the same things in other words, so that its title proves nothing.
    """
    if not said.in_english:
        return False
    if any(named_alike(one, said) for one in parties):
        return False
    if claim.place is not None and all(map(said.heard.says, tokens(claim.place))):
        return False
    title, text = said.title or "", claim.text[:_LONGEST]
    return not (_acronyms(title) & _initials(text) or _acronyms(text) & _initials(title))


def _distinctive(text: str) -> frozenset[str]:
    return frozenset(
        word
        for word in tokens(text)
        if len(word) > 1
        and word not in _GENERIC
        and not word.isdigit()
        and not is_month_name(word)
        and kind_of(word)[0] == "other"
    )


def _acronyms(text: str) -> frozenset[str]:
    return frozenset(match[0].lower() for match in _ACRONYM.finditer(text))


def _initials(text: str) -> frozenset[str]:
    """The initials of every run of three to six capitalised words ("European External Action Service" → eeas)."""
    words = squeeze(text).split(" ")
    letters = "".join(word[0].lower() if word[:1].isupper() else " " for word in words)
    return frozenset(
        letters[at : at + length]
        for length in range(3, 7)
        for at in range(len(letters) - length + 1)
        if " " not in letters[at : at + length]
    )
