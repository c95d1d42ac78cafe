"""What a recording holds of a page from before it last answered otherwise: evidence of its own date.

A page that came whole outlasts walls, outages and its own removal (`audit.fetch.takes`), as the first take of its file.
A run that recorded such an answer, and its replay, may read that take instead, and say so.
"""

from pathlib import Path

from audit.fetch.exchange import outcome
from audit.fetch.filing import file_of
from audit.fetch.takes import held
from audit.fetch.tape import events_of
from audit.model.capture import Ask, Outcome
from audit.text.secrets import shown


def earlier(ask: Ask, folder: Path, max_decoded_bytes: int) -> Outcome | None:
    """What tells most of the page among what is on file from before its last answer; None where nothing is.

    Raises CassetteError for a file that is damaged.
    """
    name = file_of(ask)
    takes = held(folder / name).get(shown(ask.uri), ())
    return outcome(ask, events_of(takes[0].records, name), max_decoded_bytes) if len(takes) > 1 else None
