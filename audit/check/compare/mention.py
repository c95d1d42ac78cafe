"""Whether a sentence that names somebody names them as taking part, or only speaks of them.

"He thanked Foreign Minister Huitfeldt" has her in the room; "concern about President Putin’s remarks" does not have
him.
"""

import re
from collections.abc import Iterator, Sequence

from audit.check.compare.opening import bare
from audit.check.compare.scene import of_another_event
from audit.model.claim import Party
from audit.text.fold import tokens
from audit.text.gazetteer import gazetteer, word_key
from audit.text.names import group_of, name_tokens, named_in, parties, surname
from audit.text.regex import regex

# Who stands behind one of these is the matter, or the owner of it.
# "invited by …", "at the invitation of …": whoever stands behind these is there.
_HOSTS = frozenset(
    [("of", word) for word in ("invitation", "request", "guest", "guests")]
    + [
        ("by", word)
        for word in ("accompanied", "chaired", "hosted", "invited", "joined", "led", "received", "welcomed")
    ]
)
_CALLED = frozenset({"called", "calls", "calling"})
_PURPOSES = frozenset({"discuss", "congratulate", "present", "bid", "pay", "introduce", "convey", "review", "exchange"})
_PLEA = 24  # words behind "called on" within which stands what somebody is asked for
_LONGEST = 1_000  # characters of a sentence
_INSIDE = frozenset({"of", "for", "the", "and", "&"})  # of an office
_NOT_NOW = regex(
    r"\b(?:elect|ex|former|late|then|predecessors?|successors?|succeed(?:s|ed)?|replac(?:es|ed))\b", re.IGNORECASE
)
_EARLY = 4  # words within which a title says who states it
_STATED = frozenset({"statement", "statements", "remarks", "message", "letter", "address"})
_MATTER = frozenset(
    {"about", "against", "by", "concerning", "for", "following", "from", "of", "on", "over", "regarding", "toward"}
    | {"towards", "after", "since", "through", "under", "behind"}
)


def takes_part(party: Party, sentence: str) -> bool:
    """Whether the sentence names the party, and not only as what it speaks of."""
    if not named_in(party, sentence):
        return False
    wanted = _wanted(party)
    words = sentence.split(" ")
    keys = [word_key(word) for word in words]
    mentions = [at for at, word in enumerate(words) if not word.islower() and wanted.intersection(tokens(word))]
    return not mentions or any(not _is_matter(words, keys, at) for at in mentions)


def introduced(sentence: str) -> Iterator[Party]:
    """Whom a sentence names with an office and a country, of whatever it tells: not of the past, nor as its matter."""
    if _NOT_NOW.search(sentence):
        return
    words = bare(sentence[:_LONGEST]).split(" ")
    keys = [word_key(word) for word in words]
    begin = 0
    for at in range(len(words) + 1):
        if at < len(words) and (words[at][:1].isupper() or keys[at] in gazetteer().nominal or keys[at] in _INSIDE):
            continue
        while begin < at and keys[begin] in _INSIDE:
            begin += 1
        if begin < at and not (begin and _opens_the_matter(keys, begin)):
            found = parties(" ".join(words[begin:at]))
            yield from (one for one in found if one.type == "person" and one.name and one.role and one.country)
        begin = at + 1


def _wanted(party: Party) -> frozenset[str]:
    """The words by which a mention of the party is found; empty where no single one would do."""
    if party.type == "person":
        return name_tokens(surname(party.name)) if party.name else frozenset()
    known = group_of(party)
    return frozenset(word for name in gazetteer().also_tokens.get(known or "", ()) for word in name)


def _is_matter(words: Sequence[str], keys: Sequence[str], at: int) -> bool:
    if words[at].rstrip(",.").endswith(("’s", "'s", "s’", "s'")):
        return True
    begin = at
    while begin and _goes_on(words[begin - 1], keys[begin - 1]):
        begin -= 1
    if begin == 0 or (1 < begin <= _EARLY and keys[begin - 2] in _STATED):  # "Joint Statement by …"
        return False
    return _opens_the_matter(keys, begin) or (keys[begin - 1] == "with" and of_another_event(words, keys, begin - 1))


def _opens_the_matter(keys: Sequence[str], begin: int) -> bool:
    """Whether the word before tells what is spoken of: "about …", but not "at the invitation of …"."""
    hosted = begin > 1 and (keys[begin - 1], keys[begin - 2]) in _HOSTS
    return keys[begin - 1] in _MATTER and not (hosted or _was_called_on(keys, begin))


def _was_called_on(keys: Sequence[str], begin: int) -> bool:
    """Whether a visitor "called on" whoever stands here, rather than asked something of them ("called on … to …")."""
    if begin < 2 or keys[begin - 1] != "on" or keys[begin - 2] not in _CALLED:  # noqa: PLR2004 - the words before
        return False
    after = keys[begin : begin + _PLEA]
    pleas = [after[at + 1] for at, key in enumerate(after[:-1]) if key == "to"]
    return all(key in _PURPOSES for key in pleas)


def _goes_on(word: str, key: str) -> bool:
    """Whether a word belongs to the list of names that follows it."""
    if key in _MATTER or key in {"with", "between", "both", "also"}:
        return False
    return word[:1].isupper() or key in gazetteer().nominal or key == "and"
