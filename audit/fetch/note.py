"""What happens on the way to an answer, told as it happens: for people who watch a run, never for what it finds."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from audit.model.uri import Uri

What: TypeAlias = Literal["answered", "failed", "waits", "held", "not-asked", "rests"]


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that happened to one URI, or to the whole run (then `uri` is empty).

    `what`: an attempt was `answered` (any status) or `failed`; the next one `waits` for `seconds`; its whole host is
    `held` for `seconds` since it asked for that; it is `not-asked`, since its site kept failing; the
    run `rests` for `seconds` before it asks again for what seemed gone or unavailable. `attempt` counts from
    1 (0: none was made); `cause` is `http-` and the status, or the word of a failure (see `audit.fetch.exchange`).
    """

    what: What
    uri: Uri
    attempt: int
    cause: str
    seconds: float = 0.0


def unheard(_note: Note) -> None:
    """Tell nobody."""
