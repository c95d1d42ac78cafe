"""Who is named in a phrase: names, roles, countries, bodies and groups; and whether a text names them.

Names are compared by the surname, folded: given names come and go (Tony, Antony), offices change their wording from
page to page, diacritics are lost in URLs.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from audit.model.claim import Party
from audit.text.fold import fold, tokens
from audit.text.gazetteer import Words, gazetteer
from audit.text.phrases import nouns
from audit.text.regex import regex
from audit.text.styles import Noun, Run, is_body

_OWNER = regex(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
_WORD = regex(r"[^\s\-–—/,;]+")
_VOID = frozenset({"counterpart", "colleague"})  # says no more than the country does
_JOINING = frozenset({"a", "an", "and", "at", "for", "in", "of", "on", "the", "to", "with"})
_ARTICLES = frozenset({"das", "den", "der", "die", "el", "il", "la", "las", "le", "les", "lo", "los"})
_SHORTEST_SPELT = 5  # letters
_SPELT = (  # transliterations of one sound, and umlauts written out
    ("tsch", "ch"), ("tch", "ch"), ("sch", "sh"), ("kh", "h"), ("ph", "f"), ("ks", "x"), ("ou", "u"), ("oo", "u"),
    ("ae", "a"), ("oe", "o"), ("ue", "u"), ("w", "v"), ("ij", "i"), ("y", "i"), ("j", "i"),
)  # fmt: skip
_DOUBLED = regex(r"(.)\1+")
_SHORTEST_PART = 3  # letters; a shorter part of a compound surname ("El-", "O-") names nobody by itself


def parties(phrase: str) -> tuple[Party, ...]:
    """The parties a noun phrase lists, in order ("A, B and C"); empty when it names none.

    Of a very long phrase only the first 2,000 characters are read.
    """
    found: list[Party] = []
    office: Run = ()
    for noun in nouns(phrase):
        if noun.plural and noun.name:
            office = noun.role  # "Presidents Biden and Putin"
        elif noun.role or not noun.name:
            office = ()
        found.extend(_parties(noun, office))
    return tuple(found)


@lru_cache(maxsize=1_024)
def surname(name: str) -> str:
    """The part of a name by which a text calls the person ("Ursula von der Leyen" → "von der Leyen"), folded."""
    words = [word.strip(".,") for word in fold(name).removesuffix("'s").split(" ")]
    tables = gazetteer()
    while len(words) > 1 and words[-1] in tables.afterwards:
        words.pop()
    start = len(words) - 1
    while start > 0 and words[start - 1] in tables.particles:
        start -= 1
    return " ".join(words[start:]).strip("'")


@lru_cache(maxsize=1_024)
def name_tokens(name: str) -> frozenset[str]:
    """The folded words of a name that tell people apart: neither particles nor what follows a surname ("Jr.")."""
    words = frozenset(tokens(name))
    return (words - gazetteer().particles - gazetteer().afterwards) or words


@lru_cache(maxsize=4_096)
def spelling(word: str) -> str:
    """What a folded word of a name has in common with its other spellings in Latin letters (zelenskyy, zelenskiy).

    A short word is its own spelling: too many short names are of different people.
    """
    if len(word) < _SHORTEST_SPELT:
        return word
    for written, plain in _SPELT:
        word = word.replace(written, plain)
    return _DOUBLED.sub(r"\1", word)


def group_of(party: Party) -> str | None:
    """The body or group of many names that a party is, or speaks of ("NATO Allies" → nato); None if of none."""
    return _known(tokens(party.name or ""))


def names_country(country: str, text: "str | Heard") -> bool:
    """Whether the text names the country under any of its names, adjectives too."""
    return _names_country(country, heard(text) if isinstance(text, str) else text)


def named_in(party: Party, text: "str | Heard") -> bool:
    """Whether the text names the party: its surname, or its body, group, or role with country.

    A compound surname is named by either part, a body or group by any of its names. A word in lower case is no name,
    unless the whole text is in lower case, as the words of a URL are; there "blinkens" names Blinken.
    """
    said = heard(text) if isinstance(text, str) else text
    if party.type != "person":
        return _names_body(party, said)
    return _names_person(party.name, said) if party.name else _names_office(party, said)


@dataclass(frozen=True, slots=True)
class Heard:
    """A text made ready to be asked whom it names.

    Its tokens between blanks: all of them, and those that may be names. `slug` if it has no capitals at all.
    """

    every: str
    names: str
    slug: bool

    def holds(self, words: Words) -> bool:
        """Whether the words stand in the text, side by side; one alone must be written like a name."""
        line = self.every if len(words) > 1 else self.names
        wanted = " ".join(words)
        return bool(words) and (f" {wanted} " in line or (self.slug and f" {wanted}s " in line))

    def says(self, word: str) -> bool:
        """Whether the word stands in the text, as a name or not."""
        return f" {word} " in self.every


def heard(text: str) -> Heard:
    """The text made ready, for who asks more than once."""
    slug = text == text.lower()
    every = f" {' '.join(tokens(text))} "
    if slug:
        return Heard(every, every, slug=True)
    capital = " ".join(word for word in _WORD.findall(text) if not word.islower())
    return Heard(every, f" {' '.join(tokens(capital))} ", slug=False)


def _names_person(name: str, said: Heard) -> bool:
    parts = tokens(surname(name))
    core = tuple(part for part in parts if part not in gazetteer().particles) or parts
    long = [part for part in core if len(part) >= _SHORTEST_PART] if len(core) > 1 else []
    return said.holds(core) or any(said.holds((part,)) for part in long)


def _names_office(party: Party, said: Heard) -> bool:
    """Whether the country and the noun of the office are both there, the noun perhaps in the plural."""
    words = tokens(party.role or "")
    if party.country is None:
        return bool(words) and _stands_alone(words, said.every.split())
    nouns_of_office = [word for word in words if word in gazetteer().heads and word not in _VOID]
    return _names_country(party.country, said) and all(
        said.says(word) or said.says(gazetteer().singulars[word]) for word in nouns_of_office
    )


def _stands_alone(words: Words, every: Sequence[str]) -> bool:
    """Whether the words stand somewhere as a whole office: "President", not that of "Vice President Harris"."""
    offices = gazetteer().offices
    for at in range(len(every) - len(words) + 1):
        after = at + len(words)
        if tuple(every[at:after]) != words or (at and every[at - 1] in offices):
            continue
        if after == len(every) or every[after] not in offices:
            return True
    return False


def _names_country(country: str, said: Heard) -> bool:
    return any(said.holds(words) for words in gazetteer().country_tokens.get(country, (tokens(country),)))


def _names_body(party: Party, said: Heard) -> bool:
    """Whether the body or group is there under one of its names, with whatever else its own name says.

    Of a group the general words ("allies", "foreign ministers") need not be there: "B9 leaders" are named by "Bucharest
    Nine", "NATO Allies" by "NATO".
    """
    tables = gazetteer()
    words = tokens(party.name or party.country or "")
    known = _known(words)
    names = tables.also_tokens[known] if known else tables.country_tokens.get(party.country or "", ())
    if names and not any(said.holds(name) for name in names):
        return False
    void = _JOINING.union(*(name for name in names if _within(name, words)))
    if party.type == "group":
        void |= tables.people | (tables.offices if names else frozenset())
    rest = [word for word in words if word not in void]
    if rest or names:
        return all(map(said.says, rest))
    return bool(words) and _within(words, said.every.split())


@lru_cache(maxsize=1_024)
def _known(words: Words) -> str | None:
    """The body or group of many names that a name speaks of, the longest name first; None if of none."""
    found = [
        (len(name), key) for key, names in gazetteer().also_tokens.items() for name in names if _within(name, words)
    ]
    return max(found)[1] if found else None


def _within(part: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the words of `part` stand in `words`, side by side."""
    return f" {' '.join(part)} " in f" {' '.join(words)} "


def _parties(noun: Noun, office: Run) -> Iterator[Party]:
    """The parties of one piece of a list; `office` is the one written before several names, in the plural."""
    country = noun.countries[0] if noun.countries else None
    if noun.name and not office and _is_thing(noun):
        yield Party(_text(noun.words), None, country, "body")
    elif noun.name and not all(word.key in _ARTICLES for word in noun.name):
        role = _one(noun.role) if noun.plural else noun.role or _one(office)
        yield Party(_text(noun.name), _text(role) or None, country, "person")
    elif noun.plural and len(noun.countries) > 1:
        yield from (Party(None, _text(_one(noun.role)), each, "person") for each in noun.countries)
    elif noun.group and len(noun.countries) > 1:  # "leaders of France, Germany and Italy"
        words = tuple(takewhile(lambda word: word.key != "of", noun.words))
        yield from (Party(_text(words), None, each, "group") for each in noun.countries)
    elif noun.plural or noun.group:
        yield Party(_text(noun.words), None, country, "group")
    elif noun.role:
        yield Party(None, _text(noun.role), country, "person")
    elif noun.bare or is_body(noun.words):
        yield Party(_text(noun.words), None, country, "body")


def _is_thing(noun: Noun) -> bool:
    """Whether what looks like a name is a thing's: with an article and no office ("the Red Cross"), or by its words."""
    tables, words = gazetteer(), noun.words
    if words and words[0].key in tables.things_begin and words[0].written.isupper():  # "HMS Queen Elizabeth"
        return True
    if noun.role or noun.led or noun.styled or not words:
        return False
    named_so = words[0].key in tables.things_begin or noun.name[-1].key in tables.things_end
    return (named_so and len(noun.name) > 1) or (noun.definite and not any(word.owner for word in words))


def _one(office: Run) -> Run:
    """An office in the singular."""
    plurals = gazetteer().plurals
    return tuple(
        replace(word, written=plurals[word.key].capitalize() if word.capital else plurals[word.key])
        if word.key in plurals
        else word
        for word in office
    )


def _text(words: Run) -> str:
    """The words as written, without a possessive at the end."""
    return _OWNER.sub("", " ".join(word.written for word in words)).replace(" ,", ",")
