"""A page of which nothing was asked and nothing is known but its address."""

from audit.model.capture import Condition, Retrieval
from audit.model.reading import Choice, Page, Reading
from audit.model.uri import Uri

_NOTHING = "Nothing was asked."


def unread(uri: Uri) -> Page:
    """The page in the state `unchecked`, its reading silent on everything."""
    return Page(
        uri=uri,
        retrieval=Retrieval(uri, (), None),
        condition=Condition("unchecked", "not-asked"),
        reading=Reading(
            uri=uri,
            title=Choice(None, None, None, (), _NOTHING),
            published=Choice(None, None, None, (), _NOTHING),
            modified=Choice(None, None, None, (), _NOTHING),
            events=(),
            lead="",
            kind="other",
            mode="unknown",
            from_page=False,
        ),
    )
