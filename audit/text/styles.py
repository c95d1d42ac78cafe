"""An official's style taken apart: country, office, rank, name ("UK Chief of the Defense Staff Adm. Sir Radakin").

The country may also stand inside or behind ("Commander-in-Chief of the Ukrainian Armed Forces", "President Macron of
France"). An office is built from a closed stock of words (`names.toml`); the first capital word after it that is not of
that stock begins the name.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from audit.text.gazetteer import gazetteer

AND = frozenset({"and", "&"})
OF = frozenset({"of", "for"})
TO = frozenset({"to", "on"})  # "Ambassador to NATO", "Special Rapporteur on Torture"
THE = frozenset({"the", "a", "an"})
_INSIDE = AND | OF | TO | THE | {",", "in"}  # "in" as of "Organization for Security and Cooperation in Europe"
_LONGEST_NAME = 6  # words
_RANK_OR_OFFICE = "general"  # "General Milley", but "Secretary General" and "General Staff"


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written, without the marks around it, and as the tables know it; `owner` if it ends in a possessive."""

    written: str
    key: str
    owner: bool = False

    @property
    def capital(self) -> bool:
        """Whether it may stand in a name: a word that is not all in lower case ("al-Burhan" is not)."""
        return self.written[:1].isalpha() and not self.written.islower()


Run = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Noun:
    """One piece of a list: what it says of country, office and name; each may be empty.

    `role` and `name` are the words of the office (in the plural if `plural`) and of the name. `group` if it speaks of a
    group ("NATO Allies"). `open` if its office goes on after "of" or "for", so that more of it may follow "and".
    `led` if a country stands in front of it, `definite` if an article does,
    `styled` if a form of address or rank does.
    """

    words: Run
    countries: tuple[str, ...] = ()
    role: Run = ()
    name: Run = ()
    plural: bool = False
    group: bool = False
    open: bool = False
    led: bool = False
    definite: bool = False
    styled: bool = False

    @property
    def bare(self) -> bool:
        """Whether it is a country and nothing else."""
        country = country_at(self.words, 0)
        return country is not None and country[1] == len(self.words)


def read(run: Run) -> Noun:
    """What one piece says."""
    words = _opened(_named_part(run))
    definite = bool(run) and run[0].key in THE
    pair = _pair(words)
    if pair:
        return Noun(words, pair, role=words[1:], plural=True, led=True, definite=definite)
    country = country_at(words, 0)
    rest = words[country[1] :] if country else words
    if country and not rest:
        return Noun(words, (country[0],), led=True, definite=definite)
    head = _head(rest)
    group = any(word.key in gazetteer().groups for word in rest)
    if group and (head is None or rest[head].key in gazetteer().plurals):
        return _group(words, country[0] if country else None)
    if head is None:
        noun = _without_office(words, rest, country[0] if country else None)
        styled = any(_is_rank(word) for word in run[: len(run) - len(words)])
        return replace(noun, definite=definite and _names_a_thing(run), styled=styled)
    noun = _office(rest, head)
    found = ((country[0], *noun.countries) if country else noun.countries)[:1]
    return replace(noun, words=words, countries=found, led=country is not None, definite=definite)


def _names_a_thing(run: Run) -> bool:
    """Whether a name stands right behind its article ("the Red Cross"), not "the late Ann Lee", "the Reverend Lee"."""
    return run[0].key == "the" and len(run) > 1 and run[1].capital and not _is_rank(run[1])


def _pair(words: Run) -> tuple[str, ...]:
    """The two countries of whose officials the words speak: "Norway-Canada Foreign Ministers"; () of no such words."""
    parts = words[0].key.split("-") if words else []
    named = [gazetteer().countries.get((part,)) for part in parts]
    head = _head(words[1:]) if len(named) == 2 and all(named) else None  # noqa: PLR2004 - a pair
    if head != len(words) - 2 or words[-1].key not in gazetteer().plurals:
        return ()
    return tuple(name for name in named if name)


def _group(words: Run, country: str | None) -> Noun:
    """A group, with the country before it or behind ("leaders of France")."""
    if country is None:
        of = next((at for at, word in enumerate(words) if word.key == "of"), len(words))
        behind = _country_behind(words, of)
        if behind and of + behind[1] + 1 >= len(words) - 1:
            return Noun(words, (behind[0],), name=(), group=True)
    return Noun(words, (country,) if country else (), group=True, led=country is not None)


def _without_office(words: Run, rest: Run, country: str | None) -> Noun:
    """A body, a name, or words that only begin an office ("Foreign" of "Foreign and Defense Ministers")."""
    ranked = _name(rest)[0] if country and _is_rank(rest[0]) else ()
    if ranked and country and ranked[0].key not in gazetteer().general_things:  # "Sudanese General Burhan"
        return Noun(words, (country,), name=ranked, led=True)
    if country and (is_body(rest) or is_title(rest[0])):
        return Noun(words, (country,), led=True)
    if country and words[len(words) - len(rest) - 1].owner and rest[0].capital:  # "Russia’s Lavrov"
        return Noun(words, (country,), name=_name(rest)[0], led=True)
    if len(words) > 1 and words[0].owner and is_body(words[:1]) and words[1].capital and not is_body(words[1:]):
        return Noun(words, name=_name(words[1:])[0], led=True)  # "the EU’s Borrell"
    if is_body(words) or all(is_title(word) or word.key in _INSIDE or _is_between(word) for word in words):
        return Noun(words)
    name, after = _name(words)
    behind = _country_behind(words, after) if name else None
    return Noun(words, (behind[0],) if behind else (), name=name)


def is_body(words: Run) -> bool:
    """Whether the words name a body.

    One of many names, an acronym, or capital words with a body's noun at the end or before "of" ("Ministry of
    Defense").
    """
    known = gazetteer().also_at([word.key for word in words], 0)
    if not words or (known and known[1] == len(words)):
        return bool(words)
    first = words[0].written
    if len(words) == 1 and len(first) > 1 and first.isupper() and first.isalpha():
        return True
    return any(
        word.key in gazetteer().bodies and word.capital and (following is None or following.key in OF)
        for word, following in zip(words, (*words[1:], None), strict=True)
    )


def _is_between(word: Word) -> bool:
    """Whether the word joins countries or bodies ("NATO-Ukraine")."""
    parts = word.key.split("-")
    tables = gazetteer()
    return len(parts) > 1 and all((part,) in tables.countries or (part,) in tables.also for part in parts)


def _named_part(run: Run) -> Run:
    """The first stretch without words that no office, body or name has ("situation", "recently met")."""
    stretch: list[Word] = []
    for word in run:
        if _is_nominal(word):
            stretch.append(word)
        elif any(one.capital or _is_person(one) for one in stretch):
            break
        else:
            stretch = []
    return tuple(stretch)


def _is_nominal(word: Word) -> bool:
    """Whether it may stand in the name of somebody: a capital word, a number, or a known one in lower case."""
    known = word.key in gazetteer().nominal or word.key in _INSIDE
    return known or word.capital or word.written[:1].isdigit()


def _is_person(word: Word) -> bool:
    return word.key in gazetteer().people


def _opened(words: Run) -> Run:
    """Without articles, honorifics and the like in front."""
    at = 0
    while at < len(words) and (words[at].key in gazetteer().openers or words[at].key in gazetteer().honorifics):
        at += 1
    return words[at:]


def _head(words: Run) -> int | None:
    """Where the first noun of an office stands."""
    for at, word in enumerate(words):
        is_rank = word.key == _RANK_OR_OFFICE and at == 0 and not (words[1:] and is_title(words[1]))
        if not is_rank and (word.key in gazetteer().heads or word.key in gazetteer().plurals):
            return at
    return None


def is_title(word: Word) -> bool:
    """Whether it is a word that offices are made of."""
    return word.key in gazetteer().offices


def _office(words: Run, head: int) -> Noun:
    """Office, name and country behind, from words of which the one at `head` is an office's noun."""
    end, last = head + 1, head
    role, countries, is_open = list(words[: head + 1]), list[str](), False
    while end < len(words):
        if is_title(words[end]) or words[end].key in AND | {","}:
            last = end if not is_open and _is_person(words[end]) and words[end].key != _RANK_OR_OFFICE else last
            role.append(words[end])
            end += 1
        elif words[end].key in OF | TO:
            end, more, country = _after_of(words, end)
            if not (more or country):
                break
            role.extend(more)
            countries.extend([country] if country else [])
            is_open = is_open or bool(more)
        else:
            break
    name, after = _name(words[end:])
    if name and name[-1].owner:  # "President Macron’s adviser Bonne"
        theirs = read(words[end + after :])
        if theirs.role or theirs.group:
            return theirs
    behind = _country_behind(words, end + after) if name else None
    return Noun(
        words,
        (*countries, behind[0]) if behind else tuple(countries),
        _without_rank(role),
        name,
        plural=words[last].key in gazetteer().plurals,
        open=is_open and not name,
    )


def _after_of(words: Run, at: int) -> tuple[int, Run, str | None]:
    """What follows an "of": where that ends, the words that belong to the office, the country that is named.

    "Of Finland" gives the country and is no part of the office, "of the Ukrainian Armed Forces" is both.
    """
    begin = at + 1 + (at + 1 < len(words) and words[at + 1].key in THE)
    country = country_at(words, begin)
    if country:
        end = begin + country[1]
        owned = words[at].key == "of"
        inside = not owned or (end < len(words) and is_title(words[end]))
        return end, words[at:end] if inside else (), country[0] if owned else None
    known = gazetteer().also_at([word.key for word in words], begin)
    if known:
        return begin + known[1], words[at : begin + known[1]], None
    if begin < len(words) and (words[begin].capital or is_title(words[begin])):
        end = begin + 1 + _goes_on_as_place(words, begin)
        return end, words[at:end], None
    return at, (), None


def _goes_on_as_place(words: Run, at: int) -> bool:
    """Whether the next word belongs to the same place ("New York")."""
    following = words[at + 1 : at + 2]
    return words[at].key in gazetteer().places and any(word.capital and not is_title(word) for word in following)


def _country_behind(words: Run, at: int) -> tuple[str, int] | None:
    """The country of "of France" at this place."""
    if at >= len(words) or words[at].key != "of":
        return None
    begin = at + 1 + (at + 1 < len(words) and words[at + 1].key in THE)
    return country_at(words, begin)


def country_at(words: Run, at: int) -> tuple[str, int] | None:
    """The country named at this place ("us" is none) and how many words name it."""
    if at >= len(words) or not words[at].capital:
        return None
    return gazetteer().country_at([word.key for word in words[at : at + gazetteer().longest]], 0)


def _without_rank(role: Sequence[Word]) -> Run:
    """An office without the "General" of the name that follows it ("Chief of the General Staff General …")."""
    office = tuple(role)
    ranked = len(office) > 1 and office[-1].key == _RANK_OR_OFFICE and office[-2].key not in gazetteer().generals
    return office[:-1] if ranked and any(word.key in gazetteer().heads for word in office[:-1]) else office


def _name(words: Run) -> tuple[Run, int]:
    """The name that begins here, without ranks and honorifics, and where it ends."""
    name: list[Word] = []
    end = 0
    for word in words:
        is_rank = _is_rank(word) and not (name and word.key == _RANK_OR_OFFICE)
        if not (is_rank or word.capital or word.key in gazetteer().particles) or len(name) == _LONGEST_NAME:
            break
        end += 1
        if not is_rank:
            name.append(word)
        if word.owner:
            break
    while name and name[-1].key in gazetteer().particles and not name[-1].capital:
        name.pop()
    return tuple(name), end


def _is_rank(word: Word) -> bool:
    """Whether it is a rank or honorific that stands before a name."""
    return word.key in gazetteer().honorifics or word.key == _RANK_OR_OFFICE
