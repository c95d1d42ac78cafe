"""What stands before the telling of an event: who tells it, where, and when.

"Readout of", "The following is attributable to Spokesperson Price:", "MANILA, February 20 (Agency) -", "On Monday,":
none of it says who took part.
"""

import re

from audit.text.regex import regex

_ATTRIBUTED = regex(
    r"^[^:]{0,240}\b(?:attributable to|read-?outs?|statement|following)\b[^:]{0,160}:\s+", re.IGNORECASE
)
_OPENING = regex(
    r"^(?:(?:read-?outs?(?: of|:)?|news:|photos?:|video:|background (?:press )?(?:call|briefing) (?:by .{1,120}? )?on)"
    r"|(?:(?:joint|press|media) )?statement (?:by|from|of) .{1,200}? on)\s+(?:the )?",
    re.IGNORECASE,
)
_OWN = regex(  # "Statement by Vice President Harris on Her Trip to France"
    r"^(?:(?:joint|press|media) )?(?:statement|remarks) (?:by|from|of) (.{1,200}?) on (?:his|her|their|my|our) ",
    re.IGNORECASE,
)
_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?"
_REGION = r"(?:, [A-Z][\w.\u00c0-\u024f]{1,20}(?: [A-Z][\w.]{1,20}){0,2}){0,2}"
_DATELINE = regex(  # "MANILA, Feb. 20 (Reuters) - ", "LANSING, Mich., February 28, 2023 – ", "Kyiv, 5 May – "
    rf"^\(?(?:[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'’ -]{{2,40}}{_REGION}(?:,? \(?{_DAY}\)?)?(?:,? \([^()]{{2,40}}\))?"
    rf"|[A-Z\u00c0-\u00de][\w.'’ -]{{2,40}}{_REGION}"
    rf"(?:,? \(?{_DAY}\)?(?:,? \([^()]{{2,40}}\))?|,? \([A-Z][^()]{{1,40}}\)))\)?,?:? ?(?:[—–]|--?)\s+"
)
_AGENCY = regex(  # "DUSHANBE, 26.01.2017. /NIAT/ President Rahmon …"
    r"^\(?[A-Z][A-Z .'’-]{2,40},? "
    r"(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})?"
    r"(?:,? \d{4})?[.,)]{0,2} ?/[^/]{2,30}/[.:]?\s?[–—-]?\s"
)
_WHEN = regex(
    r"^(?:(?:earlier|later) )?(?:today|yesterday|tonight|this (?:morning|afternoon|evening|week)"
    r"|(?:earlier |later )?on (?:the (?:margins|sidelines) of )?[^,]{3,60}(?:, \d{4})?|in [^,]{3,40}|at [^,]{3,60}"
    r"|(?:ahead of|following|during|after|before) [^,]{3,80}|(?:commencing|starting|beginning) [^,]{3,80}),\s+",
    re.IGNORECASE,
)


def bare(text: str) -> str:
    """The sentence without who tells it, where and when."""
    own = _OWN.match(text)
    if own:
        return f"{own[1]}’s {text[own.end() :]}"
    for opening in (_ATTRIBUTED, _OPENING, _AGENCY, _DATELINE):
        text = opening.sub("", text, count=1)
    for _ in range(3):
        text = _WHEN.sub("", text, count=1)
    return text
