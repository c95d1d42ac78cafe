"""What a site answers for a page that it cannot have: the test for soft 404s that say nothing of themselves.

Where a page is in doubt, an address beside it is asked for that nobody ever made. If the same page comes back, the
site answers so whatever it is asked for, and the cited page is not there. The made-up address is the same on every run,
so that recordings can be replayed.
"""

import hashlib
import re
from typing import Final

from audit.extract.borne_out import belied, borne_out
from audit.extract.landing import is_home
from audit.extract.paths import names_of
from audit.extract.surface import Surface
from audit.extract.wording import key as wording_key
from audit.formats.sniff import body_of
from audit.model.capture import Capture, Condition, Outcome
from audit.model.reading import Reading
from audit.model.uri import Uri
from audit.text.regex import regex
from audit.text.urls import host, href, key, scheme, site

_OK: Final = 200
_NUMBERED = regex(r"\d{3,}")
_OF_A_DATE = regex(r"(?:19|20)\d\d(?:-?\d\d){0,2}")
_ENDING = regex(r"\.[A-Za-z0-9]{2,5}$")
_AUTHORITY = regex(r"^[^/]*//[^/?#]*")
_BEYOND_PATH = regex(r"[?#].*", re.DOTALL)
_DOCUMENT = regex(r"\.(?:pdf|docx?|xlsx?|pptx?|csv|zip|rtf)$", re.IGNORECASE)
_MOSTLY: Final = 0.9


def probe_for(outcome: Outcome, reading: Reading | None, condition: Condition) -> Uri | None:
    """The made-up address to ask for, where a page that seems to be there is in doubt; else None."""
    if condition.state != "ok" or not isinstance(outcome, Capture) or reading is None:
        return None
    return sibling_of(outcome.uri) if is_doubtful(outcome, reading) else None


def is_doubtful(capture: Capture, reading: Reading) -> bool:
    """Whether a page that seems to be there may be another: it bears out nothing of the cited address.

    Either redirects led up to a page that the cited one was under, or the page has none of the address's words; or a
    document was cited, and a page answers.
    """
    if is_home(capture.uri) or borne_out(capture.uri, reading):
        return False
    cited, came = names_of(capture.uri), names_of(capture.final_uri)
    led_up = len(came) < len(cited) and cited[: len(came)] == came
    return led_up or belied(capture.uri, reading) or _is_page_for_document(capture)


def sibling_of(uri: Uri) -> Uri | None:
    """An address beside this one that no site has; None where there is no room for one.

    Everything from the first number on that is no date is left out, since many sites go by the number alone and show
    the same page whatever stands behind it.
    """
    path = _path(uri)
    if scheme(uri) not in ("http", "https") or not host(uri):
        return None
    segments = [segment for segment in path.split("/") if segment]
    kept = segments[:-1]
    for at, segment in enumerate(kept):
        if _NUMBERED.search(_OF_A_DATE.sub("", segment)):
            kept = kept[:at]
            break
    ending = _ENDING.search(segments[-1]) if segments else None
    made_up = f"citation-audit-{hashlib.sha256(site(uri).encode()).hexdigest()[:12]}"
    name = made_up + (ending[0] if ending else "/" if path.endswith("/") and segments else "")
    return "/".join([site(uri), *kept, name])


def answers_alike(capture: Capture, sibling: Outcome) -> bool:
    """Whether the made-up address led to the same place, or showed the same page."""
    if not isinstance(sibling, Capture) or sibling.status != _OK or sibling.flaw:
        return False
    if key(sibling.final_uri) == key(capture.final_uri):
        return True
    return capture.payload == sibling.payload or _look_alike(Surface(capture), Surface(sibling))


def _look_alike(one: Surface, other: Surface) -> bool:
    """Whether two pages have the same title and headings, and text for text nearly the same."""
    if (one.parts.title, one.headings) != (other.parts.title, other.headings):
        return False
    for sentences_only in (True, False):
        texts, others = _texts(one, sentences_only=sentences_only), _texts(other, sentences_only=sentences_only)
        shared, every = len(texts & others), len(texts | others)
        if every and shared < _MOSTLY * every:
            return False
    return bool(one.texts)


def _texts(surface: Surface, *, sentences_only: bool) -> frozenset[str]:
    return frozenset(wording_key(block.text) for block in surface.texts if block.is_sentence or not sentences_only)


def _is_page_for_document(capture: Capture) -> bool:
    """Whether a document was cited, by the ending of its address, and a page answers."""
    named = _DOCUMENT.search(_path(capture.uri))
    return named is not None and body_of(capture.payload, capture.header("content-type")).kind == "html"


def _path(uri: Uri) -> str:
    """The path as it is requested, without query and fragment; "" for what is no address."""
    return _BEYOND_PATH.sub("", _AUTHORITY.sub("", href(uri)), count=1)
