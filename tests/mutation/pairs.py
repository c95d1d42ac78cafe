"""Right pairs of a claim and the page it cites, in the house styles of official readouts, invented from end to end."""

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from audit.text import days
from audit.text.fold import tokens
from tests.mutation.chance import Chance, seeded
from tests.mutation.people import ACTORS, AT_HOME, COUNTERPARTS, SPOKESPEOPLE, Cast, Person

Told = Literal["today", "yesterday", "on-date", "undated"]
Kind = Literal["call", "meeting"]

_SEVERAL = 0.15  # share of events with two counterparts
_BY_OFFICE = 0.04  # share of pages whose publisher is called by the office alone ("The Secretary of State met …")
_AGAIN = 0.25  # share of events of people who met before
FIRST = date(2021, 3, 1)


_LOOKS = (
    '<p class="date">{words}</p>',
    "<p>Published {day.day} {day:%B} {day.year}</p>",
    '<time datetime="{iso}T11:20:00+02:00">{day.day} {day:%b} {day.year}</time>',
    '<div class="meta"><span>Press release</span> <span>{day:%A}, {day.day} {day:%B} {day.year}</span></div>',
)


@dataclass(frozen=True, slots=True)
class Pair:
    """What happened, and the page that tells it. `told` is how the page dates the event.

    `cast` is who else there is, `style` how the entry is phrased, `look` how the page shows its day (any numbers).
    """

    when: date
    actor: Person
    counterparts: tuple[Person, ...]
    kind: Kind
    published: date
    told: Told
    title: str
    paragraphs: tuple[str, ...]
    uri: str
    cast: Cast = AT_HOME
    style: int = 0
    look: int = 0

    @property
    def html(self) -> bytes:
        """The page as a publisher's system would serve it."""
        body = "".join(f"<p>{html.escape(text)}</p>" for text in self.paragraphs)
        heading = f"<h1>{html.escape(self.title)}</h1>" if self.title else ""
        dated = _LOOKS[self.look % len(_LOOKS)].format(
            words=in_words(self.published), day=self.published, iso=self.published.isoformat()
        )
        name = f"<title>{html.escape(self.title or 'Releases')} - Office of Releases</title>"
        page = f'<!doctype html><html lang="en"><head><meta charset="utf-8">{name}</head><body><main><article>'
        return f"{page}{heading}{dated}{body}</article></main></body></html>".encode()


def in_words(day: date) -> str:
    """`December 9, 2021`."""
    return days.in_words(day)


def pairs(number: int, seed: int) -> tuple[Pair, ...]:
    """That many pairs; the same for the same seed."""
    return drawn(number, seed, _AGAIN, _pair)


def drawn(number: int, seed: int, share: float, pair: Callable[[Chance, int, Pair | None], Pair]) -> tuple[Pair, ...]:
    """That many pairs, each made by `pair`, which is given an earlier one to make again for that share of them."""
    chance = seeded(seed)
    made: list[Pair] = []
    for at in range(number):
        again = chance.choice(made) if made and chance.random() < share else None
        made.append(pair(chance, at, again))
    return tuple(made)


def _pair(chance: Chance, at: int, again: Pair | None) -> Pair:
    """A pair; with `again`, of the same people at another date."""
    actor = again.actor if again else chance.choice(ACTORS)
    several = chance.random() < _SEVERAL
    counterparts = again.counterparts if again else tuple(chance.sample(COUNTERPARTS, 2 if several else 1))
    kind: Kind = chance.choice(("call", "meeting"))
    told: Told = chance.choices(("today", "yesterday", "on-date", "undated"), (60, 8, 12, 20))[0]
    when = FIRST + timedelta(days=chance.randrange(300))
    late = {"today": 0, "yesterday": 1}.get(told, chance.choices((0, 1), (85, 15))[0])
    shown = replace(actor, given="", surname="") if chance.random() < _BY_OFFICE else actor
    title = _title(chance, shown, counterparts, kind)
    lead = _lead(chance, shown, counterparts, kind, told, when)
    paragraphs = (lead, *_body(chance, actor, counterparts))
    return Pair(
        when=when,
        actor=actor,
        counterparts=counterparts,
        kind=kind,
        published=when + timedelta(days=late),
        told=told,
        title=title,
        paragraphs=paragraphs,
        uri=_uri(chance, title, at),
    )


def _listed(names: Sequence[str]) -> str:
    return " and ".join(names)


def _title(chance: Chance, actor: Person, others: Sequence[Person], kind: Kind) -> str:
    """A title, in one of the styles that publishers have; "" where the page has none."""
    event = kind.capitalize()
    claimed, full = _listed([one.claimed for one in others]), _listed([one.full for one in others])
    of_country = _listed([one.of_country for one in others])
    verb = "Meets" if kind == "meeting" else "Speaks"
    spokesperson = chance.choice(SPOKESPEOPLE)
    styles = [
        f"{_owner(actor.claimed)} {event} with {claimed}",
        f"{_owner(actor.claimed)} {event} With {full}",
        f"Readout of {_owner(actor.full)} {event} with {of_country}",
        f"Statement by Spokesperson {spokesperson} on {_owner(actor.full)} {event} with {of_country}",
        f"READOUT: {_owner(actor.claimed)} {event} with {full}",
        f"Readout of {actor.full} {event} with {of_country}",
        f"{actor.claimed} {verb} with {full}",
        f"{event} Between {actor.full} and {full}",
        f"{_owner(actor.claimed)} {event} with {others[0].adjective} Officials",
        f"{_owner(actor.claimed)} {event} with European Allies",
        "",
    ]
    return chance.choices(styles, (20, 6, 20, 8, 4, 4, 8, 4, 5, 3, 18))[0]


def _owner(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _lead(  # noqa: PLR0913, PLR0917 - what a first sentence tells
    chance: Chance, actor: Person, others: Sequence[Person], kind: Kind, told: Told, when: date
) -> str:
    names = _listed([chance.choice((one.full, one.of_country)) for one in others])
    word = {"today": " today", "yesterday": " yesterday", "on-date": f" on {in_words(when)}", "undated": ""}[told]
    met = chance.choice(("met", "met")) if kind == "meeting" else chance.choice(("spoke", "spoke by phone"))
    held = "a meeting" if kind == "meeting" else "a call"
    spokesman = chance.choice(SPOKESPEOPLE)
    opening = {"on-date": f"On {in_words(when)}, ", "today": "Today, "}.get(told, "")
    styles = [
        f"{actor.full} {met}{word} with {names}.",
        f"{actor.full} {met} with {names}{word}.",
        f"{actor.full} {met}{word} with {names} to discuss regional security and the coming ministerial.",
        f"The below is attributable to Spokesperson {spokesman}: {actor.full} {met} with {names}{word} in Washington.",
        f"Press Secretary {spokesman} provided the following readout: {actor.full} held {held}{word} with {names}.",
        f"{actor.full} and {names} {'met' if kind == 'meeting' else 'spoke'}{word}.",
        f"{opening}{actor.full} held {held} with {names}{'' if opening else word}.",
        f"{actor.full} {'hosted' if kind == 'meeting' else 'called'} {names}{word}.",
    ]
    return chance.choice(styles)


_TALK = (
    "They discussed the importance of close coordination among Allies and partners.",
    "The two reaffirmed their commitment to sovereignty and territorial integrity.",
    "They exchanged views on energy security, trade and the situation on the border.",
    "Both sides agreed to stay in close touch in the days ahead.",
    "They welcomed the steps that were taken since their last conversation.",
)


def _body(chance: Chance, actor: Person, others: Sequence[Person]) -> list[str]:
    """What was talked about: of people, too, who took no part."""
    about = chance.choice([one for one in COUNTERPARTS if one not in others])
    boss = chance.choice([one for one in ACTORS if one != actor])
    asides = (
        f"{actor.claimed} underscored concern about the remarks of {about.full}.",
        f"{actor.claimed} conveyed appreciation for {about.full}’s decision this week.",
        f"They reviewed the commitments made by {boss.claimed} last month.",
        f"{actor.claimed} briefed on {boss.claimed}’s recent conversation with {about.full}.",
        f"He thanked {others[0].role} {others[0].surname} for the hospitality.",
    )
    told = [*chance.sample(_TALK, 2), *(chance.sample(asides, 1) if chance.random() < 0.6 else [])]
    chance.shuffle(told)
    return [" ".join(told)]


def _uri(chance: Chance, title: str, at: int) -> str:
    slug = "-".join(tokens(re.sub("[’']", "", title)))
    base = f"https://releases{at % 7}.example"
    choices = [
        f"{base}/{slug}-{at}x/" if slug else f"{base}/r/{at}",
        f"{base}/news/article/{28000 + at}",
        f"{base}/{at}/{slug[:78]}",
    ]
    return chance.choices(choices, (50, 25, 25))[0]
