"""Whether a sentence that names somebody names them as taking part, or only speaks of them.

"He thanked Foreign Minister Huitfeldt" has her in the room; "concern about President Putin’s remarks" does not have
him.
"""

from collections.abc import Sequence

from audit.check.compare.scene import of_another_event
from audit.model.claim import Party
from audit.text.fold import tokens
from audit.text.gazetteer import gazetteer, word_key
from audit.text.names import group_of, name_tokens, named_in, surname

# Who stands behind one of these is the matter, or the owner of it.
# "invited by …", "at the invitation of …": whoever stands behind these is there.
_HOSTS = frozenset(
    [("of", word) for word in ("invitation", "request", "guest", "guests")]
    + [
        ("by", word)
        for word in ("accompanied", "chaired", "hosted", "invited", "joined", "led", "received", "welcomed")
    ]
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
    if begin > 1 and (keys[begin - 1], keys[begin - 2]) in _HOSTS:
        return False
    return keys[begin - 1] in _MATTER or (keys[begin - 1] == "with" and of_another_event(words, keys, begin - 1))


def _goes_on(word: str, key: str) -> bool:
    """Whether a word belongs to the list of names that follows it."""
    if key in _MATTER or key in {"with", "between", "both", "also"}:
        return False
    return word[:1].isupper() or key in gazetteer().nominal or key == "and"
