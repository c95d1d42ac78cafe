"""What leads up to a sentence: "On the margins of the summit in Riga, Secretary X met Minister Y"."""

from audit.read import english
from audit.read.words import Words, place_of, words_of

_OPENING_WORDS = 16


def opens_sentence(phrase: str) -> bool:
    """Whether a phrase only leads up to a sentence: "On the margins of the summit in Riga"."""
    words = tuple(words_of(phrase))
    return bool(words) and words[0].low in english.OPENING and not any(word.low in english.WITH for word in words)


def without_lead(phrase: str) -> str:
    """The phrase without what leads up to its sentence."""
    lead, _, sentence = phrase.partition(",")
    return sentence.strip() if sentence.strip() and opens_sentence(lead) else phrase


def without_opening(words: Words) -> tuple[Words, str | None]:
    """Without "In Brussels," before the sentence, and the place that it names."""
    if words and words[0].low in english.OPENING:
        end = next((at for at, word in enumerate(words[:_OPENING_WORDS], 1) if word.closes), 0)
        opening = words[:end]
        if 0 < end < len(words) and not any(word.low in english.WITH for word in opening):
            return words[end:], place_of(
                opening[max((at for at, word in enumerate(opening, 1) if word.low == "in"), default=end) :]
            )
    return words, None
