"""What a page and its URL say in words, made ready once for every field that looks into them.

A page speaks through its title and its lead; its URL through the words of its slug. The two are never mixed: what only
the URL says is labelled `url:`, and a slug that may have been cut is silent on whatever it does not say.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

from audit.check.compare.mention import introduced
from audit.check.compare.office import in_office
from audit.check.compare.scene import NOTHING, Scene, scene
from audit.model.claim import Party
from audit.model.reading import Page
from audit.text import urls
from audit.text.fold import squeeze, tokens
from audit.text.gazetteer import gazetteer, word_key
from audit.text.kinds import kind_of
from audit.text.names import Heard, heard, named_in, names_country
from audit.text.offices import Office, offices_of
from audit.text.regex import regex
from audit.text.time_zones import country_of_domain

URL_WORDS = "url:words"
LEAD = "lead"
_TITLE_LIMIT = 2_000  # characters; a longer one is compared by its beginning
_LEAD_LIMIT = 4_000  # characters; what stands further down is no longer the lead
_SNIPPET_LIMIT = 300
_SCENES = 8  # sentences in which an event is looked for; later ones tell of other events
_OPENING = 1  # sentences
_FIRST = 2  # sentences in which a page introduces those who take part
_SENTENCE_END = regex(r"[.!?][”\"’')\]]{0,3}\s+(?=[A-Z\u00c0-\u00de\u0100-\u024f\u0386-\u03ab\u0400-\u042f“\"‘(])")
_SHORTEST_END = 2  # letters; before a full stop, one alone is an initial
_PLAIN = frozenset({"the", "of", "and", "to", "in", "with", "on", "for", "their", "that", "is", "was", "today", "by"})
_FEW_WORDS = 20  # a shorter text may lack them all
_RARE = 12  # in English at least one word in so many is a plain one; measured: one in 3 to 5
_MODIFIERS = 3  # "virtual", "joint telephone": words that may stand between an owner and the event


class Said:
    """What a page says, and of a page that was not read only what its URL says.

    Most pages tell the event in their titles, and nobody asks what their leads and URLs tell: every part is made ready
    when it is first asked for (measured: a page costs a third as much to compare).
    """

    def __init__(self, page: Page, offices: tuple[Office, ...] = ()) -> None:
        """Hold on to what the page gives; `offices` are a project's own, by which its publisher's are read."""
        self._offices = offices
        self._uri = page.uri
        self._reading = page.reading
        self._slug = urls.words(page.uri)
        title = page.reading.title.value if page.reading.from_page else None
        self.title = squeeze(title[:_TITLE_LIMIT]) or None if title else None
        """None when it has none or was not read."""
        self.title_source = page.reading.title.source or "title"
        self.lead = squeeze(page.reading.lead[:_LEAD_LIMIT]) if page.reading.from_page else ""
        """Empty when it has none or was not read."""
        self.slug = " ".join(self._slug)
        """The URL's words as they stand."""

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The sentences of the lead."""
        return tuple(sentences(self.lead))

    @cached_property
    def scene(self) -> Scene | None:
        """The event the title tells, None where it tells none."""
        return self._told(self.title or "")

    @cached_property
    def scenes(self) -> tuple[tuple[str, Scene], ...]:
        """The events that the lead's first sentences tell."""
        return tuple((one, found) for one in self.sentences[:_SCENES] if (found := self._told(one)) is not None)

    def _told(self, sentence: str) -> Scene | None:
        """The event a sentence of the page tells, with who held the offices that it names without a name."""
        found, day = _scene(sentence), self._reading.published.value
        return found and in_office(found, sentence, urls.host(self._uri), day, self._offices)

    @cached_property
    def heard(self) -> Heard:
        """Title and lead, ready to be asked."""
        return heard(f"{self.title or ''}\n{self.lead}".strip())

    @cached_property
    def opening(self) -> Heard:
        """The title and the lead's first sentence, ready to be asked."""
        return heard(" ".join((self.title or "", *self.sentences[:_OPENING])))

    @cached_property
    def slug_heard(self) -> Heard:
        """The URL's words, ready to be asked."""
        return heard(self.slug)

    @cached_property
    def owner(self) -> str:
        """The URL's words with the possessive put back that slugs lose ("blinkens call" → "blinken's call")."""
        return " ".join(_owned(self._slug))

    @cached_property
    def slug_scene(self) -> Scene | None:
        """The event the URL tells, None where it tells none."""
        return _scene(" ".join(word.capitalize() for word in self.owner.split()))

    def speaks_of_holder(self, name: str) -> bool:
        """Whether the page calls a holder of that surname by the office alone, as its publisher or by the country."""
        day = self._reading.published.value
        return day is not None and any(
            self.heard.holds(title) or (country is not None and names_country(country, self.opening))
            for title, country in offices_of(name, urls.host(self._uri), day, self._offices)
        )

    def countries_of(self, names: Iterable[str]) -> set[str]:
        """The countries whose offices people of those surnames held when the page was published."""
        day = self._reading.published.value
        if day is None:
            return set()
        told = (one for name in names for one in offices_of(name, urls.host(self._uri), day, self._offices))
        return {country for _, country in told if country is not None}

    @cached_property
    def at_home(self) -> frozenset[str]:
        """The country of the page's publisher, where its domain tells it."""
        country = country_of_domain(urls.host(self._uri))
        return frozenset() if country is None else frozenset({country})

    @property
    def cut(self) -> bool:
        """Whether the slug may be incomplete."""
        return urls.cut(self._uri)

    @cached_property
    def in_english(self) -> bool:
        """Whether the page is in English, by what it says of itself and by its own words: templates tell wrong."""
        language = self._reading.language
        return (language is None or language.casefold().startswith("en")) and _in_plain_words(self.lead)

    def names(self, party: Party) -> bool:
        """Whether title, lead or URL name the party; most are named at the beginning, so that is looked at first."""
        if not self.opening.slug and named_in(party, self.opening):
            return True
        return named_in(party, self.heard) or named_in(party, self.slug_heard)

    @property
    def everybody(self) -> tuple[Party, ...]:
        """Whoever title and lead name as taking part."""
        scenes = ([self.scene] if self.scene is not None else []) + [scene for _, scene in self.scenes]
        return tuple(one for scene in scenes for one in (*scene.actors, *scene.counterparts))

    @cached_property
    def introduced(self) -> tuple[Party, ...]:
        """Whom the title and the first sentences name with an office as being in the matter, whatever they tell."""
        return tuple(one for text in (self.title or "", *self.sentences[:_FIRST]) for one in introduced(text))

    @property
    def told(self) -> tuple[Scene | None, str, str]:
        """The plainest telling of the event: its scene if there is one, its source and the passage."""
        if self.scene is not None and self.title is not None:
            return self.scene, self.title_source, self.title
        if self.scenes:
            return self.scenes[0][1], LEAD, snippet(self.scenes[0][0])
        passage = self.sentences[0] if self.sentences else self.title or ""
        return None, LEAD if self.sentences else self.title_source, snippet(passage)


def sentences(text: str) -> Iterator[str]:
    """The sentences of a lead: a full stop after an initial, a rank or a title ("Gen.", "Mr.", "U.S.") ends none."""
    start = 0
    for found in _SENTENCE_END.finditer(text):
        before = text[start : found.start()].rpartition(" ")[2]
        if found[0][0] != "." or not _is_abbreviated(before):
            yield text[start : found.end()].rstrip()
            start = found.end()
    if text[start:]:
        yield text[start:]


def snippet(text: str) -> str:
    """A passage short enough to show."""
    return text if len(text) <= _SNIPPET_LIMIT else text[: _SNIPPET_LIMIT - 1].rstrip() + "…"


def _in_plain_words(lead: str) -> bool:
    """Whether the running text has the words that English cannot do without; a short text may lack them."""
    words = tokens(lead)
    return len(words) < _FEW_WORDS or sum(word in _PLAIN for word in words) * _RARE >= len(words)


def _is_abbreviated(word: str) -> bool:
    bare = word.lstrip("(“\"‘'")
    return len(bare) < _SHORTEST_END or "." in bare or word_key(bare) in gazetteer().afterwards


def _scene(text: str) -> Scene | None:
    found = scene(text) if text else NOTHING
    return None if found == NOTHING else found


def _owned(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words, the owner of the first event named given back its apostrophe."""
    event = next((at for at, word in enumerate(words) if kind_of(word)[0] in {"call", "meeting", "visit"}), 0)
    for at in range(event - 1, max(event - 2 - _MODIFIERS, -1), -1):
        if words[at].endswith("s") and len(words[at]) > len("'s"):
            return (*words[:at], f"{words[at][:-1]}'s", *words[at + 1 :])
    return words
