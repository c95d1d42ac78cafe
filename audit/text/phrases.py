"""Noun phrases that list people, taken apart into the parties they list.

"And" and the comma may part persons, but also the parts of one office, body or group ("Minister for Foreign and
European Affairs", "Allies and Partners"). So every piece is read as a style (`audit.text.styles`), and a piece that
does not stand for itself is joined to the one before and both are read again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from audit.text.date_words import WEEKDAYS, is_month_name
from audit.text.fold import squeeze
from audit.text.gazetteer import gazetteer, word_key
from audit.text.regex import regex
from audit.text.styles import AND, THE, TO, Noun, Run, Word, country_at, is_title, read

_LONGEST = 2_000  # characters; nobody lists people at such length
_PARTING = AND | {"with", "including", "alongside", "plus"}
_PARTING_PHRASES = (("as", "well", "as"), ("along", "with"), ("together", "with"))
# What follows one of these speaks of the matter or the time, not of who: it ends the list.
_MATTER = frozenset(
    {"about", "after", "ahead", "amid", "before", "concerning", "discuss", "discussed", "discussing", "during"}
    | {"following", "on", "over", "prior", "regarding", "since", "that", "to", "until", "when", "where", "which"}
    | {"while", "who", "whom", "whose"}
)
# What follows one of these is where it was or what happened: it ends one piece of the list.
_PLACE = frozenset(
    {"across", "at", "attended", "attends", "call", "calls", "from", "hosted", "hosts", "in", "joined", "joins"}
    | {"meet", "meeting", "meetings", "meets", "met", "speaks", "spoke", "throughout", "traveled", "travels", "via"}
    | {"within"}
)
_ON = frozenset({"adviser", "advisor", "coordinator", "envoy", "rapporteur", "representative"})
_MARKS = '"“”()[]*_,;:!?'
_QUOTES = "'‘’"
_BRACKETED = regex(r"\([^()]*\)")
_OWNER = regex(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
_FORMERLY = regex(r"^(?:then|ex)-(?=\w)", re.IGNORECASE)

# "His Excellency" before a name; without full stops only before another form of address ("He" is a surname, too).
_EXCELLENCY = regex(r"\b(?:[HS]\.\s?E\.,?|HE(?= (?:Mr|Mrs|Ms|Dr)\b))\s+")
# What a minister of another language is for, which stands before the name ("Ministre des Affaires étrangères Barrot").
_PORTFOLIO = regex(
    r"(?<=\w)\s+(?:(?:de l['’]Europe et )?des affaires [ée]trang[èe]res|de la d[ée]fense"
    r"|de asuntos exteriores(?:, uni[óo]n europea y cooperaci[óo]n)?|de relaciones exteriores|de defensa"
    r"|degli (?:affari )?esteri|della difesa"
    r"|dos neg[óo]cios estrangeiros|das rela[çc][õo]es exteriores|da defesa|van buitenlandse zaken|van defensie"
    r"|spraw zagranicznych|obrony narodowej|zahraničn[ií]ch věcí|obrany|afacerilor externe|закордонних справ|оборони"
    r"|иностранных дел|обороны|des ausw[äa]rtigen|der verteidigung)\b",
    re.IGNORECASE,
)
# Initials that stand for an office before a name ("Indian PM Modi"); after a time of day they are none.
_SHORT = {"PM": "Prime Minister", "FM": "Foreign Minister", "PMs": "Prime Ministers", "FMs": "Foreign Ministers"}
_INITIALS = regex(r"(?<![\d.] )(?<!\d)\b(?:PM|FM)s?\b(?= [A-Z\u00c0-\u00de\u0100-\u024f])")


def nouns(phrase: str) -> tuple[Noun, ...]:
    """The pieces of a list, each a party or several of one office, in order."""
    plain = _PORTFOLIO.sub("", _EXCELLENCY.sub("", phrase[:_LONGEST]))
    return _nouns(_INITIALS.sub(lambda found: _SHORT[found[0]], plain))


@lru_cache(maxsize=1_024)  # the same words are asked about by those who read, hear and compare
def _nouns(phrase: str) -> tuple[Noun, ...]:
    joined: list[Noun] = []
    for parting, run, astray in _pieces(_words(phrase)):
        piece = read(run)
        if not piece.words or (astray and not (piece.role or piece.group)):
            continue
        if joined and _continues(joined[-1], piece, parting):
            piece = _joined(joined.pop(), piece, parting)
        if piece.plural and piece.led and not piece.name:  # "French, German and UK Foreign Ministers"
            while joined and joined[-1].bare:
                piece = replace(piece, countries=joined.pop().countries + piece.countries)
        joined.append(piece)
    return tuple(joined)


def _words(phrase: str) -> Iterator[Word]:
    """The words of a phrase; a comma or semicolon is a word of its own, what stands in brackets is left out."""
    for raw in squeeze(_BRACKETED.sub(" ", phrase)).split(" "):
        yield from _word(raw)
        yield from (Word(mark, mark) for mark in raw[-1:] if mark in ",;")


@lru_cache(maxsize=16_384)  # texts say few words often
def _word(raw: str) -> tuple[Word, ...]:
    """The word in a stretch between blanks, or none."""
    core = _FORMERLY.sub("", raw.strip(_MARKS).lstrip(_QUOTES))
    if core and not _OWNER.search(core):
        core = core.rstrip(_QUOTES)
    return (Word(_without_stop(core), word_key(core), _OWNER.search(core) is not None),) if core else ()


def _without_stop(word: str) -> str:
    """A word without the full stop of a sentence; initials and abbreviations ("J.", "Jr.", "U.S.") keep theirs."""
    bare = word.rstrip(".")
    abbreviated = len(bare) <= 1 or "." in bare or word_key(bare) in gazetteer().afterwards
    return bare + "." if abbreviated and word != bare else bare


def _pieces(words: Iterator[Word]) -> Iterator[tuple[str, Run, bool]]:
    """The runs of words between commas, "and" and the like, each with what parts it from the one before.

    The third value tells that a place was named in between, so that the run may belong to that ("in Riga and Vilnius").
    """
    every = tuple(words)
    keys = [word.key for word in every]
    parting, run, skipping, astray = "", list[Word](), False, False
    at = 0
    while at < len(every):
        whole, parted = _whole(keys, at), _parted(keys, at)
        if whole:  # "Trinidad and Tobago" is not two
            run.extend(() if skipping else every[at : at + whole])
        elif parted:
            if run:
                yield parting, tuple(run), astray
            parting, run, skipping, astray = keys[at], [], False, skipping or (astray and not run)
        elif keys[at] in _MATTER and not every[at].written.isupper() and not _goes_on(every, at):  # "WHO" is a body
            if not _is_time(keys, at):
                break
            skipping = True
        elif keys[at] in _PLACE:
            skipping = True
        elif not skipping and keys[at] != ",":
            run.append(every[at])
        at += whole or parted or 1
    if run:
        yield parting, tuple(run), astray


def _whole(keys: Sequence[str], at: int) -> int:
    """How many words at this place are one name of a country or body that holds an "and", 0 if none."""
    found = gazetteer().country_at(keys, at) or gazetteer().also_at(keys, at)
    return found[1] if found and AND.intersection(keys[at : at + found[1]]) else 0


def _parted(keys: Sequence[str], at: int) -> int:
    """How many words at this place part one piece of a list from the next, 0 if none."""
    if keys[at] == "," and keys[at + 1 : at + 2] and keys[at + 1] in gazetteer().suffixes:
        return 0
    for phrase in _PARTING_PHRASES:
        if tuple(keys[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return int(keys[at] in _PARTING or keys[at] in {",", ";"})


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """Whether a "to" or "on" belongs to the office before it ("Ambassador to NATO")."""
    if not 0 < at < len(words) - 1 or words[at].key not in TO:
        return False
    office = words[at - 1].key
    titled = office in _ON if words[at].key == "on" else office in gazetteer().people
    return titled and (words[at + 1].capital or words[at + 1].key in THE)


def _is_time(keys: Sequence[str], at: int) -> bool:
    """Whether it is only said when ("met A on December 3 and B on December 5"): the list goes on behind it."""
    return keys[at] == "on" and any(
        key.isdigit() or is_month_name(key) or key.title() in WEEKDAYS for key in keys[at + 1 : at + 2]
    )


def _continues(left: Noun, right: Noun, parting: str) -> bool:
    """Whether a piece is not a party of its own but goes on with the one before."""
    if parting not in AND and parting != ",":
        return False
    if left.group or left.plural:
        more_of_it = len(right.words) == 1 and right.words[0].key in gazetteer().groups  # "Allies and Partners"
        return _lists_countries(left, right) or (more_of_it and parting in AND and (left.group or left.open))
    if left.role and not left.name:
        if parting == "," and _is_holder(left, right):
            return True
        in_office = left.open and not right.role and not right.bare and _begins_as_title(right)
        return in_office or (parting in AND and _is_second_office(left, right))
    if left.name:  # "Jens Stoltenberg, NATO Secretary General"
        return parting == "," and bool(right.role) and not right.name and not right.plural
    return _is_unfinished(left) and (bool(right.role) or right.group or _begins_as_title(right))


def _is_holder(office: Noun, right: Noun) -> bool:
    """Whether the name behind a comma is of who holds the office: "the President of Serbia, Milorad Obradović"."""
    return bool(right.name and (office.countries or office.definite)) and not (
        right.role or right.countries or right.plural or right.group
    )


def _lists_countries(left: Noun, right: Noun) -> bool:
    """Whether it is one more country of "Foreign Ministers of France, Germany" or "leaders of France"."""
    return (left.plural or left.group) and not left.led and not left.name and bool(left.countries) and right.bare


def _is_second_office(left: Noun, right: Noun) -> bool:
    """Whether one person holds both ("Deputy Prime Minister and Minister of Defense Pabriks")."""
    if left.definite or right.definite or right.led or right.plural:
        return False
    return bool(right.role and right.name) and (left.led or not left.countries)


def _begins_as_title(noun: Noun) -> bool:
    return bool(noun.words) and is_title(noun.words[0])


def _is_unfinished(noun: Noun) -> bool:
    """Whether it only begins an office or body ("French Foreign" of "French Foreign and Defense Ministers")."""
    country = country_at(noun.words, 0)
    rest = noun.words[country[1] :] if country else noun.words
    return bool(rest) and is_title(rest[-1]) and rest[-1].key not in gazetteer().bodies


def _joined(left: Noun, right: Noun, parting: str) -> Noun:
    if _lists_countries(left, right):
        return replace(left, countries=left.countries + right.countries)
    if parting == "," and left.role and not left.name and _is_holder(left, right):
        return replace(left, name=right.name, words=(*left.words, *right.words), open=False)
    if left.name:
        return replace(left, role=left.role or right.role, countries=left.countries or right.countries)
    return replace(read((*left.words, Word(parting, parting), *right.words)), definite=left.definite)
