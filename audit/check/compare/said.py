"""What a page and its URL say in words, made ready once for every field that looks into them.

A page speaks through its title and its lead; its URL through the words of its slug. The two are never mixed: what only
the URL says is labelled `url:`, and a slug that may have been cut is silent on whatever it does not say.
"""

import re
from dataclasses import dataclass

from audit.model.reading import Page
from audit.text import urls
from audit.text.fold import squeeze
from audit.text.kinds import kind_of

URL_WORDS = "url:words"
LEAD = "lead"
_TITLE_LIMIT = 2_000  # characters; a longer one is compared by its beginning
_LEAD_LIMIT = 4_000  # characters; what stands further down is no longer the lead
_SNIPPET_LIMIT = 300
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
_MODIFIERS = 3  # "virtual", "joint telephone": words that may stand between an owner and the event


@dataclass(frozen=True, slots=True)
class Said:
    """A page's title (None when it has none or was not read) with its source, and its lead ("" likewise).

    `slug` is the URL's words as they stand, `owner` the same with the possessive put back that slugs lose ("blinkens
    call" → "blinken's call"); equal when there is none. `cut` tells that the slug may be incomplete.
    """

    title: str | None
    title_source: str
    lead: str
    slug: str
    owner: str
    cut: bool
    language: str | None

    @property
    def text(self) -> str:
        """Title and lead: everything the page itself is taken to say."""
        return f"{self.title or ''}\n{self.lead}".strip()


def said(page: Page) -> Said:
    """What this page says; of a page that was not read, only what its URL says."""
    reading = page.reading
    slug = urls.words(page.uri)
    title = reading.title.value if reading.from_page else None
    return Said(
        title=squeeze(title[:_TITLE_LIMIT]) or None if title else None,
        title_source=reading.title.source or "title",
        lead=squeeze(reading.lead[:_LEAD_LIMIT]) if reading.from_page else "",
        slug=" ".join(slug),
        owner=" ".join(_owned(slug)),
        cut=urls.cut(page.uri),
        language=reading.language,
    )


def sentences(text: str) -> list[str]:
    """The sentences of a lead, roughly: an abbreviation may part one in two, which only shortens a snippet."""
    return _SENTENCE_END.split(text) if text else []


def snippet(text: str) -> str:
    """A passage short enough to show."""
    return text if len(text) <= _SNIPPET_LIMIT else text[: _SNIPPET_LIMIT - 1].rstrip() + "…"


def _owned(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words, the owner of the first event named given back its apostrophe."""
    event = next((at for at, word in enumerate(words) if kind_of(word)[0] in {"call", "meeting", "visit"}), 0)
    for at in range(event - 1, max(event - 2 - _MODIFIERS, -1), -1):
        if words[at].endswith("s") and len(words[at]) > len("'s"):
            return (*words[:at], f"{words[at][:-1]}'s", *words[at + 1 :])
    return words
