"""Sentences of running text in other languages than English that state a day: "Am 9. Dezember 2021 traf sie …".

Their grammar is not known here, so less is taken for a claim than in English: a call, meeting, visit or statement by
the words of `audit.text.kinds`, or a word for "spoke", on one day with its year that the sentence begins with, or that
stands behind its verb with the word of its language for "on".
"""

import re

from audit.read.blocks import Passage
from audit.read.heads import Head
from audit.text import dates
from audit.text.kinds import kind_of
from audit.text.regex import regex

_YEAR = regex(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_SPOKE = regex(
    r"\b(?:habl(?:ó|aron)|convers(?:ó|aron|ou)|sprach(?:en)?|gesprochen|a(?:vait|vaient)? parlé|ont parlé|parla"
    r"|ha parlato|hanno parlato|falou|falaram|sprak(?:en)?|gesproken|rozmawiał[aiy]?|(?:по)?говори(?:в|л)[аио]?"
    r"|talade|talte)\b",
    re.IGNORECASE,
)
"""Words for "spoke", which leave open whether people met."""
_ON = r"(?:am|le|el|il|em|op|den|dnia|dne|w dniu)"
_OPENING = regex(rf"\W*(?:{_ON}\s+)?(?=[0-9])", re.IGNORECASE)
_WITHIN = regex(rf"(?<=\s){_ON}\s+(?=[0-9]{{1,2}}\W)", re.IGNORECASE)
_AFTER = regex(r"\s*,?\s*")
_APART = regex(
    r"[,;:]|\b(?:und|oder|aber|et|ou|mais|dont|qui|que|y|o|pero|che|e|ma|en|maar|dass"
    r"|die(?! (?-i:[A-ZÄÖÜ]))|i|oraz|ale|kt[oó]r\w*|та|і|й|але"
    r"|як\w+|и|но|что|котор\w*)\b",
    re.IGNORECASE,
)
_DENIED = regex(
    r"\b(?:nicht|kein\w*|nie|ne|n['’]\w+|pas|jamais|no|nunca|jamás|non|mai|não|niet|geen|не|ані|ни|ніколи|никогда)\b",
    re.IGNORECASE,
)


def head_elsewhere(whole: Passage) -> Head | None:
    """The day of a sentence that cites for what it tells; None for one that is not understood as such."""
    text = whole.text
    if len(_YEAR.findall(text)) != 1 or _DENIED.search(text):
        return None
    opening = _OPENING.match(text)
    found = opening or _WITHIN.search(text)
    mention = dates.leading(text, whole.edges, found.end()) if found else None
    if found is None or mention is None or not mention.has_day or not mention.days or mention.days[0][0].year is None:
        return None
    rest = _AFTER.match(text, mention.end)
    over = rest.end() if rest else mention.end
    told = text[over:] if opening else text[: found.start()]
    if kind_of(told)[0] == "other" and not _SPOKE.search(told):
        return None
    begin = over if opening else 0
    for anchor in whole.anchors:
        words = any(char.isalpha() for char in text[anchor.start : anchor.end])
        before = text[begin : anchor.start] if opening or anchor.start < found.start() else text[over : anchor.start]
        if words and _APART.search(before.rstrip("([ ")):
            return None
    return Head(mention, (found.start() if not opening else mention.start, mention.end), begin)
