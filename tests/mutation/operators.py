"""What is done to a right claim: corruptions that must be flagged, by which rule, and changes that must not be."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeAlias

from tests.mutation.chance import Chance
from tests.mutation.pairs import Kind, Pair
from tests.mutation.people import Person
from tests.mutation.phrasing import markdown

DATE = frozenset({"date-mismatch", "wrong-citation"})
WHO = frozenset({"participant-contradicted", "participant-missing", "title-mismatch", "wrong-citation"})
KIND = frozenset({"kind-mismatch", "wrong-citation"})
ANY = DATE | WHO | KIND


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list, by its parts; `uri` is what it cites. `counterparts` are written as `names` gives them."""

    when: date
    actor: Person
    counterparts: tuple[Person, ...]
    kind: Kind
    uri: str
    style: int = 0
    write: Callable[[Person], str] = lambda person: person.claimed

    @property
    def markdown(self) -> str:
        """The entry as an item of a Markdown list."""
        names = " and ".join(self.write(one) for one in self.counterparts)
        return markdown(self.style, self.when, self.actor.claimed, self.kind, names, self.uri)


_TELLS_KIND = re.compile(r"\b(?:calls?(?! on)|(?:tele)?phoned?|meetings?|met|meets?)\b(?!.*video)")

Change: TypeAlias = Callable[[Pair, Sequence[Pair], Chance], Entry | None]
"""A pair and all pairs to an entry; None where it cannot be applied, or the page does not tell what was changed."""


def right(pair: Pair) -> Entry:
    """The entry that the page supports."""
    return Entry(pair.when, pair.actor, pair.counterparts, pair.kind, pair.uri, pair.style)


def _moved(days: int) -> Change:
    def change(pair: Pair, _: Sequence[Pair], chance: Chance) -> Entry | None:
        if abs(days) == 1 and pair.told not in {"today", "yesterday", "on-date"}:
            return None
        if pair.told == "undated" and abs(days) == 2 and pair.published != pair.when:
            return None  # published the day after: it may come to stand a day off, which proves nothing
        sign = chance.choice((-1, 1))
        if pair.told == "undated" and days == 2:  # two days before publication at least, or it may fit again
            sign = 1 if pair.published == pair.when else -1
        return replace(right(pair), when=pair.when + timedelta(days=sign * days))

    return change


def _wrong_year(pair: Pair, _: Sequence[Pair], chance: Chance) -> Entry:
    return replace(
        right(pair), when=pair.when.replace(year=pair.when.year + chance.choice((-1, 1)), day=min(pair.when.day, 28))
    )


def _swapped_counterpart(*, same_country: bool) -> Change:
    def change(pair: Pair, _: Sequence[Pair], chance: Chance) -> Entry | None:
        named = {one.surname for one in pair.counterparts}
        text = " ".join((pair.title, *pair.paragraphs))
        country = pair.counterparts[0].adjective
        others = [
            one
            for one in pair.cast.counterparts
            if one.surname not in named and one.surname not in text and (one.adjective == country) == same_country
        ]
        return replace(right(pair), counterparts=(chance.choice(others),)) if others else None

    return change


def _swapped_with_mentioned(pair: Pair, _: Sequence[Pair], __: Chance) -> Entry | None:
    """The counterpart becomes somebody whom the page only talks about."""
    text = " ".join(pair.paragraphs[1:])
    named = {one.surname for one in pair.counterparts}
    others = [one for one in pair.cast.counterparts if one.surname in text and one.surname not in named]
    return replace(right(pair), counterparts=(others[0],)) if others else None


def _one_more(pair: Pair, _: Sequence[Pair], chance: Chance) -> Entry | None:
    """The entry names somebody beside those whom the page lists by name: it leaves somebody out."""
    if any(word in pair.title for word in ("Officials", "Allies")):
        return None  # who is meant is left open
    text = " ".join((pair.title, *pair.paragraphs))
    known = {one.adjective for one in pair.counterparts} | {pair.actor.adjective}
    others = [one for one in pair.cast.counterparts if one.surname not in text and one.adjective not in known]
    return replace(right(pair), counterparts=(*pair.counterparts, chance.choice(others)))


def _one_less(pair: Pair, _: Sequence[Pair], __: Chance) -> Entry | None:
    """The entry leaves out somebody whom the page names."""
    return replace(right(pair), counterparts=pair.counterparts[:1]) if len(pair.counterparts) > 1 else None


def _swapped_actor(pair: Pair, _: Sequence[Pair], chance: Chance) -> Entry:
    return replace(right(pair), actor=chance.choice([one for one in pair.cast.actors if one != pair.actor]))


def _other_kind(pair: Pair, _: Sequence[Pair], __: Chance) -> Entry | None:
    told = _TELLS_KIND.search(f"{pair.title} {pair.paragraphs[0]}".lower())
    return replace(right(pair), kind="call" if pair.kind == "meeting" else "meeting") if told else None


def _random_page(pair: Pair, pairs: Sequence[Pair], chance: Chance) -> Entry:
    others = [one for one in pairs if one.counterparts != pair.counterparts and one.actor != pair.actor]
    return replace(right(pair), uri=chance.choice(others).uri)


def _page_of_the_same_actor(pair: Pair, pairs: Sequence[Pair], chance: Chance) -> Entry | None:
    surnames = {one.surname for one in pair.counterparts}
    others = [one for one in pairs if one.actor == pair.actor and not surnames & {p.surname for p in one.counterparts}]
    return replace(right(pair), uri=chance.choice(others).uri) if others else None


def _page_of_the_same_pair(pair: Pair, pairs: Sequence[Pair], _: Chance) -> Entry | None:
    others = [
        one
        for one in pairs
        if one.actor == pair.actor and one.counterparts == pair.counterparts and abs((one.when - pair.when).days) > 3
    ]
    return replace(right(pair), uri=others[0].uri) if others else None


CORRUPTIONS: Mapping[str, tuple[Change, frozenset[str]]] = {
    **{f"date ±{days}": (_moved(days), DATE) for days in (1, 2, 3, 7, 14, 60)},
    "wrong year": (_wrong_year, DATE),
    "counterpart of another country": (_swapped_counterpart(same_country=False), WHO),
    "counterpart of the same country": (_swapped_counterpart(same_country=True), WHO),
    "counterpart only talked about": (_swapped_with_mentioned, WHO),
    "one participant more than the page names": (_one_more, WHO),
    "other actor": (_swapped_actor, WHO),
    "call ↔ meeting": (_other_kind, KIND),
    "URL of a random page": (_random_page, ANY),
    "URL of a page of the same actor": (_page_of_the_same_actor, ANY),
    "URL of the same pair at another date": (_page_of_the_same_pair, DATE),
}
"""Every corruption with the rules of which one must flag it."""


def _written(write: Callable[[Person], str]) -> Change:
    return lambda pair, _, __: replace(right(pair), write=write)


def _plain(person: Person) -> str:
    """Without diacritics, as keyboards and wires lose them."""
    letters = unicodedata.normalize("NFKD", person.claimed.replace("ø", "o").replace("ł", "l"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


_SYNONYMS = {
    "Foreign Minister": "Minister of Foreign Affairs",
    "Minister of Defense": "Defense Minister",
    "Defense Minister": "Minister of Defense",
    "Prime Minister": "Premier",
    "National Security Advisor": "National Security Adviser",
}


def _other_title(person: Person) -> str:
    return person.claimed.replace(person.role, _SYNONYMS.get(person.role, person.role))


_NICKNAMES = {
    "Alexander": "Sascha",
    "Ben": "Benjamin",
    "Liz": "Elizabeth",
    "José Manuel": "Pepe",
    "Kyriakos": "Kyri",
    "Nikos": "Nikolaos",
    "Volodymyr": "Vova",
}


def _nickname(person: Person) -> str:
    given = _NICKNAMES.get(person.given, f"{person.given[:1]}.")
    return " ".join(part for part in (person.adjective, person.role, given, person.surname) if part)


HARMLESS: Mapping[str, Change] = {
    "none": lambda pair, _, __: right(pair),
    "diacritics lost": _written(_plain),
    "given name added": _written(lambda person: f"{person.adjective} {person.role} {person.given} {person.surname}"),
    "nickname or initial": _written(_nickname),
    "surname alone": _written(lambda person: person.surname),
    "other words for the office": _written(_other_title),
    "straight quotes": _written(lambda person: person.claimed.replace("’", "'")),
    "wrapped lines": _written(lambda person: person.claimed.replace(" ", "\n  ")),
}
"""Changes after which the page supports the entry as before."""

INCOMPLETE: Mapping[str, Change] = {"one participant less than the page names": _one_less}
"""Changes that leave the entry right though it tells less; not flagged, for no entry need name everybody."""
