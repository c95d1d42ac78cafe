"""Whether a stretch of a page belongs to what its readers wrote below it: a comment's date is never the page's."""

import re

from audit.text.regex import regex

_COMMENT = regex(
    r"#comment-\d|\bid\s*=\s*[\"']?comment-\d|class\s*=\s*(?:[\"'][^\"'<>]{0,80}|[^\s\"'<>]{0,80})\b"
    r"(?:comment|review|reply|kommentar)[-_]{0,2}(?:meta|date|time|author|content|body|item|entry)|itemprop\s*=\s*[\"']?(?:review|comment)\b"
    r"|schema\.org/(?:Review|Comment|UserComments)\b"
    r"|<(li|div|article)\b[^<>]{0,120}\bclass\s*=\s*[\"'](?:[^\"'<>]{0,60} )?comment[ \"'](?:(?!</\1)[^\n])*\Z",
    re.IGNORECASE,
)

_WORDS = ("comment", "review", "reply", "kommentar")  # one of them is in whatever the pattern finds


def in_comment(before: str) -> bool:
    """Whether the HTML right before a date is that of a comment or a customer's review."""
    lower = before.lower()
    return any(word in lower for word in _WORDS) and _COMMENT.search(before) is not None
