"""Invented office holders, in every shape of name that compares differently: nothing is claimed of anybody real."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in office.

    `adjective` and `country` are empty for those who act for the publisher's own side; `short` is the office's short
    form ("Secretary"), `role` its full one.
    """

    given: str
    surname: str
    role: str
    adjective: str = ""
    country: str = ""
    short: str = ""

    @property
    def claimed(self) -> str:
        """As an entry of a list names the person: "Norwegian Foreign Minister Solberg"."""
        office = self.short or self.role
        return " ".join(part for part in (self.adjective, office, self.surname) if part)

    @property
    def full(self) -> str:
        """As a readout's first sentence does: "Norwegian Foreign Minister Anniken Solberg"."""
        return " ".join(part for part in (self.adjective, self.role, self.given, self.surname) if part)

    @property
    def of_country(self) -> str:
        """As another house style does: "Foreign Minister Anniken Solberg of Norway"."""
        named = " ".join(part for part in (self.role, self.given, self.surname) if part)
        return named + (f" of {self.country}" if self.country else "")


@dataclass(frozen=True, slots=True)
class Cast:
    """Who acts, and with whom."""

    actors: tuple[Person, ...]
    counterparts: tuple[Person, ...]


ACTORS = (
    Person("Miriam T.", "Halloran", "Secretary of State", short="Secretary"),
    Person("Joseph P.", "Whitcombe", "President", short="President"),
    Person("Dana", "Ansel", "Deputy Secretary of State", short="Deputy Secretary"),
    Person("Nate", "Marsh", "National Security Advisor"),
    Person(
        "Curtis B.",
        "Okafor",
        "Chairman of the Joint Chiefs of Staff Gen.",
        short="Chairman of the Joint Chiefs of Staff",
    ),
    Person("Ruth", "Lindqvist", "Secretary of Defense"),
    Person("Carla", "Espinosa", "Vice President"),
    Person("Helen", "Dray", "Under Secretary of State for Political Affairs", short="Under Secretary of State"),
    Person(
        "Karl", "Voss", "Assistant Secretary of State for European and Eurasian Affairs", short="Assistant Secretary"
    ),
)

_FOREIGN = """
Anniken|Hauge|Foreign Minister|Norwegian|Norway
Olav|Brekke|Prime Minister|Norwegian|Norway
Mette|Krogh|Foreign Minister|Danish|Denmark
Anders|Lund|Prime Minister|Danish|Denmark
Sauli|Mäkelä|President|Finnish|Finland
Aino|Virtanen|Foreign Minister|Finnish|Finland
Ebba|Åkesson|Foreign Minister|Swedish|Sweden
Karl-Erik|Byström|Defense Minister|Swedish|Sweden
Edgars|Kalniņš|Foreign Minister|Latvian|Latvia
Arvils|Ozoliņš|Prime Minister|Latvian|Latvia
Rasa|Jankauskienė|Prime Minister|Lithuanian|Lithuania
Gabrielius|Vaitkus|Foreign Minister|Lithuanian|Lithuania
Alar|Tamm|President|Estonian|Estonia
Mariusz|Wiśniewski|Minister of Defense|Polish|Poland
Zbigniew|Raczek|Foreign Minister|Polish|Poland
Dmytro|Kovalenko|Foreign Minister|Ukrainian|Ukraine
Andriy|Yarmolenko|Head of Presidential Administration|Ukrainian|Ukraine
Volodymyr|Hrytsenko|President|Ukrainian|Ukraine
Jean-Baptiste|Le Goff|Foreign Minister|French|France
Émilie|de Montclair|President|French|France
Thierry|Marchand|Chief of the Defense Staff|French|France
Annette|Baumgart|Foreign Minister|German|Germany
Olaf|von der Heide|Chancellor|German|Germany
Luigi|Di Salvo|Foreign Minister|Italian|Italy
Mario|Bellini|Prime Minister|Italian|Italy
José Manuel|Álvarez Bueno|Foreign Minister|Spanish|Spain
Pedro|Quintana|President|Spanish|Spain
Liz|Trask|Foreign Secretary|UK|the United Kingdom
Ben|Warwick|Secretary of State for Defence|UK|the United Kingdom
Mélanie|Jolicoeur|Foreign Minister|Canadian|Canada
Nikos|Dendrinos|Foreign Minister|Greek|Greece
Kyriakos|Mitropoulos|Prime Minister|Greek|Greece
Bogdan|Aurelian|Foreign Minister|Romanian|Romania
Rumen|Radkov|President|Bulgarian|Bulgaria
Anže|Logič|Foreign Minister|Slovenian|Slovenia
Katalin|Szabó|President|Hungarian|Hungary
Tomáš|Petříček|Foreign Minister|Czech|the Czech Republic
Ivan|Korčok|Foreign Minister|Slovak|Slovakia
Sophie|Wilmots|Foreign Minister|Belgian|Belgium
Ben|Knapen|Foreign Minister|Dutch|the Netherlands
Alexander|Schallhorn|Foreign Minister|Austrian|Austria
Mehmet|Çavuş|Foreign Minister|Turkish|Turkey
Suh|Hoon-jin|National Security Advisor|South Korean|the Republic of Korea
Yoshimasa|Hayakawa|Foreign Minister|Japanese|Japan
Wang|Yilin|State Councilor|Chinese|China
Andrés|López Ordaz|President|Mexican|Mexico
Faisal|bin Rashid|Foreign Minister|Saudi|Saudi Arabia
Abdulaziz|al-Mansouri|Foreign Minister|Emirati|the United Arab Emirates
Yair|Lavi|Foreign Minister|Israeli|Israel
Ajit|Dovekar|National Security Advisor|Indian|India
"""

_OF_BODIES = (
    Person("Jens", "Stolberg", "Secretary General", "NATO"),
    Person("Josep", "Borràs", "High Representative", "EU"),
    Person("Ursula", "van den Berg", "President", "European Commission"),
    Person("Helga", "Schmitz", "Secretary General", "OSCE"),
    Person("Stefano", "Sannazzaro", "Secretary General", "European External Action Service"),
)

COUNTERPARTS = (
    *(Person(*line.split("|")) for line in _FOREIGN.strip().splitlines()),
    *_OF_BODIES,
)

AT_HOME = Cast(ACTORS, COUNTERPARTS)
SPOKESPEOPLE = ("Ned Prior", "Emily Thorne", "John Kerwin", "Jen Pasternak")
