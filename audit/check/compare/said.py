"""What a page and its URL say in words, made ready once for every field that looks into them.

A page speaks through its title and its lead; its URL through the words of its slug. The two are never mixed: what only
the URL says is labelled `url:`, and a slug that may have been cut is silent on whatever it does not say.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from audit.check.compare.scene import NOTHING, Scene, scene
from audit.model.claim import Party
from audit.model.reading import Page
from audit.text import urls
from audit.text.fold import squeeze, tokens
from audit.text.gazetteer import gazetteer, word_key
from audit.text.kinds import kind_of
from audit.text.names import Heard, heard

URL_WORDS = "url:words"
LEAD = "lead"
_TITLE_LIMIT = 2_000  # characters; a longer one is compared by its beginning
_LEAD_LIMIT = 4_000  # characters; what stands further down is no longer the lead
_SNIPPET_LIMIT = 300
_SCENES = 8  # sentences in which an event is looked for; later ones tell of other events
_OPENING = 1  # sentences
_SENTENCE_END = re.compile(r"[.!?][”\"’')\]]{0,3}\s+(?=[A-Z\u00c0-\u00de\u0100-\u024f\u0386-\u03ab\u0400-\u042f“\"‘(])")
_SHORTEST_END = 2  # letters; before a full stop, one alone is an initial
_PLAIN = frozenset({"the", "of", "and", "to", "in", "with", "on", "for", "their", "that", "is", "was", "today", "by"})
_FEW_WORDS = 20  # a shorter text may lack them all
_RARE = 12  # in English at least one word in so many is a plain one; measured: one in 3 to 5
_MODIFIERS = 3  # "virtual", "joint telephone": words that may stand between an owner and the event


@dataclass(frozen=True, slots=True)
class Said:
    """A page's title (None when it has none or was not read) with its source, and its lead ("" likewise).

    `scene` is the event the title tells, `scenes` those of the lead's first sentences, `slug_scene` that of the URL;
    None where none is told. `slug` is the URL's words as they stand, `owner` the same with the possessive put back that
    slugs lose ("blinkens call" → "blinken's call"); equal when there is none. `cut` tells that the slug may be
    incomplete. `plain` tells that the lead has the plain words of English. `heard` is title and lead, `opening` the
    title and the lead's first sentence, ready to be asked.
    """

    title: str | None
    title_source: str
    lead: str
    sentences: tuple[str, ...]
    scene: Scene | None
    scenes: tuple[tuple[str, Scene], ...]
    heard: Heard
    opening: Heard
    slug: str
    slug_heard: Heard
    slug_scene: Scene | None
    owner: str
    cut: bool
    language: str | None
    plain: bool

    @property
    def in_english(self) -> bool:
        """Whether the page is in English, by what it says of itself and by its own words: templates tell wrong."""
        return self.plain and (self.language is None or self.language.casefold().startswith("en"))

    @property
    def everybody(self) -> tuple[Party, ...]:
        """Whoever title and lead name as taking part."""
        scenes = ([self.scene] if self.scene is not None else []) + [scene for _, scene in self.scenes]
        return tuple(one for scene in scenes for one in (*scene.actors, *scene.counterparts))

    @property
    def told(self) -> tuple[Scene | None, str, str]:
        """The plainest telling of the event: its scene if there is one, its source and the passage."""
        if self.scene is not None and self.title is not None:
            return self.scene, self.title_source, self.title
        if self.scenes:
            return self.scenes[0][1], LEAD, snippet(self.scenes[0][0])
        passage = self.sentences[0] if self.sentences else self.title or ""
        return None, LEAD if self.sentences else self.title_source, snippet(passage)


def said(page: Page) -> Said:
    """What this page says; of a page that was not read, only what its URL says."""
    reading = page.reading
    slug = urls.words(page.uri)
    title = reading.title.value if reading.from_page else None
    shown = squeeze(title[:_TITLE_LIMIT]) or None if title else None
    lead = squeeze(reading.lead[:_LEAD_LIMIT]) if reading.from_page else ""
    parts = tuple(sentences(lead))
    owned = " ".join(_owned(slug))
    return Said(
        title=shown,
        title_source=reading.title.source or "title",
        lead=lead,
        sentences=parts,
        scene=_scene(shown or ""),
        scenes=tuple((one, found) for one in parts[:_SCENES] if (found := _scene(one)) is not None),
        heard=heard(f"{shown or ''}\n{lead}".strip()),
        opening=heard(" ".join((shown or "", *parts[:_OPENING]))),
        slug=" ".join(slug),
        slug_heard=heard(" ".join(slug)),
        slug_scene=_scene(" ".join(word.capitalize() for word in owned.split())),
        owner=owned,
        cut=urls.cut(page.uri),
        language=reading.language,
        plain=_in_plain_words(lead),
    )


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
