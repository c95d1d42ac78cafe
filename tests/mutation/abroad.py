"""Right pairs of a second kind: other ministries, other names, other house styles; invented from end to end.

Where `pairs` writes as one government does, here a page may be a ministry's, a summit's or a news agency's: with a
dateline, a day of the week, family names first or in capitals, offices behind the name, quotations, and people who are
only spoken of. The entries are phrased in as many ways.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from audit.text.fold import tokens
from tests.mutation.chance import Chance
from tests.mutation.pairs import Kind, Pair, Told, drawn, in_words
from tests.mutation.people import Cast, Person

_SEVERAL = 0.1  # share of events with two counterparts
_AGAIN = 0.3  # share of events of people who met before
_FIRST = date(2021, 2, 8)
_DAYS = 330

_ACTORS = """
Rosalind|Thackeray|Foreign Secretary|UK|the United Kingdom
Alistair|Penhaligon|Prime Minister|UK|the United Kingdom
Geneviève|Tremblay-Roy|Minister of Foreign Affairs|Canadian|Canada
Desmond|Achebe|Prime Minister|Canadian|Canada
Takumi|Shiraishi|Foreign Minister|Japanese|Japan
Henrike|Oldenburg|Foreign Minister|German|Germany
Matthias|Brückner|Federal Chancellor|German|Germany
Oksana|Lysenko|Foreign Minister|Ukrainian|Ukraine
Taras|Hordiienko|President|Ukrainian|Ukraine
Lucas|Verhoeven|Secretary General|NATO|
Margarethe|Lindholm|President|European Commission|
Rajendra|Subramaniam|External Affairs Minister|Indian|India
Fiona|Callaghan|Foreign Minister|Australian|Australia
Miguel Ángel|Ferrándiz|Foreign Minister|Spanish|Spain
Agnieszka|Dąbrowska|Minister of National Defence|Polish|Poland
Amadou|Diallo|Foreign Minister|Senegalese|Senegal
"""
_COUNTERPARTS = """
Ragnhild|Sørlie|Foreign Minister|Norwegian|Norway
Jákup|Øregaard|Prime Minister|Danish|Denmark
Þórdís|Hallgrímsdóttir|Foreign Minister|Icelandic|Iceland
Pekka|Hämäläinen|President|Finnish|Finland
Göran|Åström|Defence Minister|Swedish|Sweden
Krišjānis|Bērziņš|President|Latvian|Latvia
Ingrida|Šimkutė|Prime Minister|Lithuanian|Lithuania
Urmas|Põldmäe|Defence Minister|Estonian|Estonia
Władysław|Świętochowski|Foreign Minister|Polish|Poland
Jiří|Dvořáček|Prime Minister|Czech|the Czech Republic
Ľubomír|Šťastný|Foreign Minister|Slovak|Slovakia
Ferenc|Kőszegi|Foreign Minister|Hungarian|Hungary
Ioana|Țurcanu|President|Moldovan|Moldova
Ștefan|Brâncoveanu|Foreign Minister|Romanian|Romania
Yordanka|Stoyanova|Minister of Foreign Affairs|Bulgarian|Bulgaria
Eleftherios|Papathanasiou|Prime Minister|Greek|Greece
Özlem|Karadağ|Foreign Minister|Turkish|Türkiye
Giancarlo|D'Ambrosio|Foreign Minister|Italian|Italy
Aurélie|Saint-Clair|Foreign Minister|French|France
Guillaume|Lefebvre|President|French|France
Jean-Luc|Vandenbroucke|Prime Minister|Belgian|Belgium
Marijke|van der Meulen|Minister of Foreign Affairs|Dutch|the Netherlands
Beatriz|Albuquerque e Castro|Foreign Minister|Portuguese|Portugal
Siobhán|Ó Dálaigh|Foreign Minister|Irish|Ireland
Reto|Zgraggen|Foreign Minister|Swiss|Switzerland
Milorad|Obradović|President|Serbian|Serbia
Vjosa|Gashi|Foreign Minister|Albanian|Albania
Tamar|Kvirikashvili|Foreign Minister|Georgian|Georgia
Hovhannes|Ter-Grigoryan|Prime Minister|Armenian|Armenia
Ilham|Mammadzade|Foreign Minister|Azerbaijani|Azerbaijan
Yerlan|Nurgaliyev|Foreign Minister|Kazakh|Kazakhstan
Hisham|Al-Khatib|Foreign Minister|Jordanian|Jordan
Khalid|bin Saud Al Rashid|Foreign Minister|Saudi|Saudi Arabia
Nadia|El-Sherbiny|Foreign Minister|Egyptian|Egypt
Youssef|Benjelloun|Foreign Minister|Moroccan|Morocco
Avital|Ben-David|Defence Minister|Israeli|Israel
Kwabena|Owusu-Ansah|President|Ghanaian|Ghana
Ngozi|Eze|Foreign Minister|Nigerian|Nigeria
Wanjiru|Mutua|Foreign Minister|Kenyan|Kenya
Thandiwe|Mokoena|Foreign Minister|South African|South Africa
Nguyễn Thị|Hương|Foreign Minister|Vietnamese|Vietnam
Siti|Rahmawati|Foreign Minister|Indonesian|Indonesia
Ferdinand|de los Reyes|Foreign Minister|Philippine|the Philippines
Somchai|Wongsawat|Foreign Minister|Thai|Thailand
Park|Jae-won|Foreign Minister|South Korean|South Korea
Li|Zhiqiang|Foreign Minister|Chinese|China
Batbayar|Enkhtuya|Prime Minister|Mongolian|Mongolia
Aroha|Tamihana|Foreign Minister|New Zealand|New Zealand
Xóchitl|Hernández Ríos|Foreign Minister|Mexican|Mexico
João Pedro|Cavalcanti|Foreign Minister|Brazilian|Brazil
Camila|Iturriaga|President|Chilean|Chile
Ernesto|Mujica|Foreign Minister|Argentine|Argentina
"""


def _people(table: str) -> tuple[Person, ...]:
    return tuple(Person(*line.split("|")) for line in table.strip().splitlines())


ABROAD = Cast(_people(_ACTORS), _people(_COUNTERPARTS))


@dataclass(frozen=True, slots=True)
class House:
    """One publisher's way to write: templates of titles and of opening sentences, for calls and for meetings.

    `{A}` who acts and `{B}` with whom as entries name them, `{AF}` and `{BF}` in full, `{AN}` and `{BN}` given name and
    surname, `{AR}` and `{BR}` the office, `{AC}` and `{BC}` the country, `{BA}` its adjective, `{T}` the word for the
    day with a blank before it or nothing, `{D}` the day of the event where the style always writes it. A title "" is
    no title.
    """

    titles: tuple[tuple[str, ...], tuple[str, ...]]
    leads: tuple[tuple[str, ...], tuple[str, ...]]


CALLED, MET = 0, 1
HOUSES = (
    House(
        (
            ("{AR} call with {B}", "{AR}’s call with {B}: {D}", "{AR} speaks to {BR} {BN}"),
            ("{AR} meeting with {B}", "{AR} meets {B}", "{AR}’s meeting with {BF}: {D}"),
        ),
        (
            ("The {AR}, {AN}, spoke to {BF}{T}.", "The {AR} {AN} spoke by telephone with {BF}{T}."),
            ("The {AR}, {AN}, met {BF}{T}.", "The {AR} {AN} welcomed {BF} to London{T}."),
        ),
    ),
    House(
        (
            ("{AR} {AS} speaks with {BC}’s {BR}", "{AR} {AS} speaks with {BR} of {BC} {BN}"),
            ("{AR} {AS} meets with {BC}’s {BR}", "{AR} {AS} meets with {BR} of {BC} {BN}"),
        ),
        (
            (
                "The Honourable {AN}, {AR},{T} spoke by phone with {BN}, {BR} of {BC}.",
                "{AR} {AN} spoke{T} by phone with the {BR} of {BC}, {BN}.",
            ),
            (
                "The Honourable {AN}, {AR},{T} met with {BN}, {BR} of {BC}.",
                "{AR} {AN} met{T} with the {BR} of {BC}, {BN}, on the margins of the Security Forum.",
            ),
        ),
    ),
    House(
        (
            ("{AC}-{BC} Foreign Ministers’ Telephone Talk", "{AC}-{BC} Telephone Talk", ""),
            ("{AC}-{BC} Foreign Ministers’ Meeting", "Meeting between {AR} {AS} and {BR} {BS} of {BC}", ""),
        ),
        (
            ("On {D}, commencing at 6:30 p.m., {HA}, {AR} of {AC}, held a telephone talk with {HB}, {BR} of {BC}.",),
            ("On {D}, for approximately 40 minutes, {HA}, {AR} of {AC}, held a meeting with {HB}, {BR} of {BC}.",),
        ),
    ),
    House(
        (
            (
                "{AN} had a phone conversation with {BR} of {BC} {BN}",
                "{AN} and {BN} discussed by phone the security situation",
                "Telephone conversation of {AF} with {BF}",
            ),
            ("{AN} met with {BR} of {BC}", "{AN} held talks with {BR} of {BC} {BN}", "{AF} received {BF}"),
        ),
        (
            (
                "{AF} held a phone call{T} with {BF}.",
                "{AR} of {AC} {AN} had a telephone conversation with {BR} of {BC} {BN}{T}.",
            ),
            (
                "{AF} met{T} with {BF}.",
                "{AR} of {AC} {AN} held a meeting{T} with {BR} of {BC} {BN}, who is on a visit to the country.",
            ),
        ),
    ),
    House(
        (
            ("{A} speaks with {B} by telephone", "{A} talks to {B} on the phone", "Phone call with {BR} {BS}"),
            ("{A} meets {BA} counterpart", "{A} receives {B}", "{A} meets with {B} in Brussels"),
        ),
        (
            (
                "{AF} spoke on the telephone with {BF}{T}.",
                "{AF}{T} telephoned {BF}.",
                "In a telephone call{T}, {AF} and {BF} exchanged views on the situation in the region.",
            ),
            (
                "{AF} received {BF} for talks{T}.",
                "{AF} met with {BF} on the sidelines of the summit{T}.",
                "{AF} hosted {BF}{T} for a working lunch.",
            ),
        ),
    ),
    House(
        (
            ("{A} discusses cooperation with {BR} of {BC}", "{A} speaks with the {BR} of {BC}", "{A} Talks To {BS}"),
            ("{A} welcomes {BR} of {BC}", "{A} meets the {BR} of {BC}", "{A} thanks {BC} for its contribution"),
        ),
        (
            (
                "{AF} spoke with the {BR} of {BC}, {BN},{T} by video conference.",
                "{AF} discussed current security challenges with the {BR} of {BC}, {BN}, in a phone call{T}.",
            ),
            (
                "{AF} welcomed the {BR} of {BC}, {BN}, to headquarters{T}.",
                "The {BR} of {BC}, {BN}, visited headquarters{T} for a meeting with {AF}.",
            ),
        ),
    ),
    House(
        (
            ("Readout of {AF}’s telephone call with {HB}, {BR} of {BC}", "Readout of a call between {AF} and {BF}"),
            ("Readout of {AF}’s meeting with {HB}, {BR} of {BC}", "Readout of the meeting between {AF} and {BF}"),
        ),
        (
            ("{AF} spoke{T} by telephone with {HB}, {BR} of {BC}.", "{AF} and {BF} held a telephone call{T}."),
            ("{AF} met{T} with {HB}, {BR} of {BC}.", "{AF} and {BF} held a bilateral meeting{T}."),
        ),
    ),
    House(
        (
            ("{AS}, {BS} hold phone talks", "{A}, {BA} counterpart discuss security by phone", "{AS} calls {BS}"),
            ("{AS}, {BS} meet in Geneva", "{A} holds talks with {BA} counterpart {BS}", "{AS} hosts {BS} for talks"),
        ),
        (
            (
                "{P} – {AF} held a telephone conversation{T} with {BF}, the ministry’s press service said.",
                "{P} — {AF} and {BF} spoke by phone{T}, according to a statement.",
            ),
            (
                "{P} – {AF} held a meeting{T} with {BF}, the ministry’s press service said.",
                "{P} — {AF} met{T} with {BF} to discuss trade and energy, according to a statement.",
            ),
        ),
    ),
    House(
        (
            ("Joint Statement by {AF} and {BF}", "Press release: call between {AR} {AS} and {BR} {BS}"),
            ("Joint Statement by {AF} and {BF}", "Press release: {AR} {AS} meets {BR} {BS}"),
        ),
        (
            ("{AF} and {BF} held a call{T} and issued the following statement.",),
            ("{AF} and {BF} met{T} and issued the following statement.",),
        ),
    ),
)

_TALK = (
    "The two sides underlined the importance of close coordination ahead of the next summit.",
    "They exchanged views on energy security, trade, and the humanitarian situation.",
    "“Our partnership has never been stronger,” the minister said after the talks.",
    "Both sides agreed to keep in close contact in the coming weeks.",
    "They condemned the latest attacks and called for an immediate end to the violence.",
    "The ministers also took stock of the bilateral agenda and of the joint committee’s work.",
)
_ASIDES = (
    "{AS} also raised concern over recent remarks by {XF}.",
    "They welcomed the agreement that {XF} and {YA} announced last month.",
    "{BS} briefed on a recent conversation with {XF}.",
    "{AS} recalled the visit of {XF} in March and expressed condolences to {YF}.",
    "The two also discussed the upcoming meeting of {YA} with {XF}.",
)


def pairs_abroad(number: int, seed: int) -> tuple[Pair, ...]:
    """That many pairs; the same for the same seed."""
    return drawn(number, seed, _AGAIN, _pair)


def _pair(chance: Chance, at: int, again: Pair | None) -> Pair:
    actor = again.actor if again else chance.choice(ABROAD.actors)
    foreign = [one for one in ABROAD.counterparts if one.country != actor.country]
    others = again.counterparts if again else tuple(chance.sample(foreign, 2 if chance.random() < _SEVERAL else 1))
    kind: Kind = chance.choice(("call", "meeting"))
    when = _FIRST + timedelta(days=chance.randrange(_DAYS))
    told: Told = chance.choices(("today", "yesterday", "on-date", "undated"), (45, 10, 25, 20))[0]
    house = chance.choice([one for one in HOUSES if actor.country or "{AC}" not in f"{one.titles}{one.leads}"])
    which = CALLED if kind == "call" else MET
    title, lead = chance.choice(house.titles[which]), chance.choice(house.leads[which])
    told = "on-date" if "{D}" in lead or "{D}" in title else told
    late = {"today": 0, "yesterday": 1}.get(told, chance.choices((0, 1), (75, 25))[0])
    published = when + timedelta(days=late)
    words = _words(chance, actor, others, when, told)
    title, lead = title.format_map(words), _squeezed(lead.format_map(words))
    return Pair(
        when=when,
        actor=actor,
        counterparts=others,
        kind=kind,
        published=published,
        told=told,
        title=title,
        paragraphs=(lead, *_body(chance, words)),
        uri=_uri(chance, title, at),
        cast=ABROAD,
        style=chance.randrange(100),
        look=chance.randrange(100),
    )


def _words(chance: Chance, actor: Person, others: Sequence[Person], when: date, told: Told) -> dict[str, str]:
    """What stands for each place of a template; of several counterparts all, wherever one is named."""
    about, boss = chance.sample([one for one in ABROAD.counterparts if one not in others], 2)
    first = others[0]
    day = chance.choice((in_words(when), f"{when.day} {when:%B} {when.year}"))
    weekday = chance.choice((f" on {when:%A}", f" on {when:%A}, {day}", f" on {day}", f" on {when:%A} ({day})"))
    style = chance.randrange(4)
    return {
        "A": actor.claimed,
        "AF": actor.full,
        "AN": f"{actor.given} {actor.surname}",
        "AS": actor.surname,
        "AR": actor.role,
        "AC": actor.country,
        "HA": f"Mr. {actor.surname.upper()} {actor.given}",
        "B": _listed([one.claimed for one in others]),
        "BF": _listed([_full(one, style) for one in others]),
        "BN": _listed([f"{one.given} {one.surname}" for one in others]),
        "BS": _listed([one.surname for one in others]),
        "BR": first.role,
        "BC": first.country,
        "BA": first.adjective,
        "HB": _listed([f"H.E. {chance.choice(('Mr.', 'Ms.'))} {one.given} {one.surname.upper()}" for one in others]),
        "T": {"today": chance.choice((" today", " this morning", " this afternoon")), "yesterday": " yesterday"}.get(
            told, weekday if told == "on-date" else ""
        ),
        "D": day,
        "P": chance.choice(("GENEVA", "KYIV", "NEW YORK", "BRUSSELS, Belgium")),
        "XF": about.full,
        "YF": boss.of_country,
        "YA": boss.claimed,
    }


def _full(person: Person, style: int) -> str:
    name = f"{person.given} {person.surname}"
    return (
        person.full,
        person.of_country,
        f"{person.role} of {person.country} {name}",
        f"the {person.adjective} {person.role}, {name}",
    )[style]


def _listed(names: Sequence[str]) -> str:
    return " and ".join(names)


def _squeezed(sentence: str) -> str:
    """A comma does not follow a comma where the day was left out."""
    return sentence.replace(",, ", ", ").replace("  ", " ")


def _body(chance: Chance, words: dict[str, str]) -> list[str]:
    asides = [chance.choice(_ASIDES).format_map(words)] if chance.random() < 0.7 else []
    told = [*chance.sample(_TALK, 3), *asides]
    chance.shuffle(told)
    return [" ".join(told[:2]), " ".join(told[2:])]


def _uri(chance: Chance, title: str, at: int) -> str:
    slug = "-".join(tokens(title.replace("’", "")))
    base = f"https://ministry{at % 9}.example"
    choices = [f"{base}/en/news/{slug}-{at}y" if slug else f"{base}/en/{at}", f"{base}/en/press/{7000 + at}.html"]
    return chance.choice(choices)
