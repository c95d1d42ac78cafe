"""Whether a page bears out the words of the address that was cited for it.

Publishers write headlines into their addresses. A page that has most of those words in its title or first lines is that
page, whatever else may look odd about it; one that has none of them may be any page of the site.
"""

from typing import Final

from audit.model.reading import Reading
from audit.model.uri import Uri
from audit.text.fold import tokens
from audit.text.urls import words

_FEW: Final = 2  # words from which an address tells anything
_SHORT: Final = 3  # letters from which a word does


def borne_out(uri: Uri, reading: Reading) -> bool:
    """Whether at least half of the telling words of the address stand in the title or the lead."""
    share = _share(uri, reading)
    return share is not None and share * 2 >= 1


def belied(uri: Uri, reading: Reading) -> bool:
    """Whether the address has telling words and the page none of them."""
    return _share(uri, reading) == 0


def _share(uri: Uri, reading: Reading) -> float | None:
    telling = {word for word in words(uri) if len(word) >= _SHORT and not word.isdecimal()}
    if len(telling) < _FEW:
        return None
    said = set(tokens(f"{reading.title.value or ''} {reading.lead}"))
    return len(telling & said) / len(telling)
