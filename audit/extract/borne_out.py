"""Whether a page bears out the words of the address that was cited for it.

Publishers write headlines into their addresses: of 798 real pages whose addresses have two telling words or more, 742
have at least half of them in their title or first lines, and 32 have none. So a page that has most of the words is that
page, whatever else may look odd about it; one that has none of them may be any page of the site.
"""

from typing import Final

from audit.extract.paths import names_of
from audit.model.reading import Reading
from audit.model.uri import Uri
from audit.text.fold import tokens

_FEW: Final = 2  # words from which an address tells anything
_LINE: Final = 60  # characters of a line of text
_SHORT: Final = 4  # letters from which a word tells anything
_COMMON: Final = frozenset(
    (
        *("about", "after", "from", "into", "over", "that", "their", "this", "what", "when", "will", "with", "your"),
        *("avec", "chez", "dans", "leur", "pour", "sans", "como", "desde", "entre", "hasta", "para", "sobre"),
        *("auch", "beim", "dass", "eine", "einen", "einer", "nach", "oder", "ueber", "unter", "wird", "dalla", "della"),
        *("delle", "degli", "nella", "deze", "door", "naar", "voor", "index", "html", "news"),
    )
)


def borne_out(uri: Uri, reading: Reading) -> bool:
    """Whether at least half of the telling words of the address stand in the title or the lead."""
    return _bears_out(uri, _said(reading))


def _bears_out(uri: Uri, said: str) -> bool:
    telling = max(_telling(uri), key=len, default=frozenset())
    return len(telling) >= _FEW and 2 * len(telling.intersection(tokens(said))) >= len(telling)


def is_cited(uri: Uri, reading: Reading) -> bool:
    """Whether the page bears out the address and has a line of text at least: whatever else it shows stands beside."""
    return len(reading.lead) >= _LINE and borne_out(uri, reading)


def is_told(uri: Uri, reading: Reading) -> bool:
    """Whether a line of text of the page bears out the address, whatever its title says."""
    return len(reading.lead) >= _LINE and _bears_out(uri, reading.lead)


def belied(uri: Uri, reading: Reading) -> bool:
    """Whether the address has telling words and the page not one of them."""
    telling = frozenset().union(*_telling(uri))
    return len(telling) >= _FEW and telling.isdisjoint(tokens(_said(reading)))


def _telling(uri: Uri) -> list[frozenset[str]]:
    """The telling words of each part of the path."""
    return [frozenset(filter(_tells, tokens(name.replace("-", " ")))) for name in names_of(uri)]


def _tells(word: str) -> bool:
    return len(word) >= _SHORT and word.isalpha() and word not in _COMMON


def _said(reading: Reading) -> str:
    return f"{reading.title.value or ''} {reading.lead}"
