"""What a page's setting shows where it calls the event nothing and tells nothing done: that people were in one place.

It counts only where neither title nor first sentences say that anybody was on the phone or on a screen, and as what the
page tells of the claim's own people.
"""

from collections.abc import Iterable, Iterator

from audit.check.compare.said import Said
from audit.check.compare.shown import names_any
from audit.model.claim import Claim, Party
from audit.text.kinds import kind_of, kinds_in
from audit.text.names import surname
from audit.text.presence import among, were_apart
from audit.text.setting import put_in, setting, spoken_to_a_guest, travelled

_FIRST = 8  # sentences


def in_one_place(claim: Claim, said: Said) -> str | None:
    """The title or first sentence that puts the claim's people in one place; None where none does, or one parts them."""
    everybody = (*claim.counterparts, *claim.actors)
    first = tuple(one for one in ((said.title or ""), *said.sentences[:_FIRST]) if one)
    if not any(names_any(claim.counterparts, one, said) for one in first):
        return None
    if any(kind_of(one)[1] == "remote" or were_apart(among(everybody, one)) or _parts(one) for one in first):
        return None
    return next(_telling(claim, said, first), None)


def _parts(sentence: str) -> bool:
    return any(mode == "remote" for _, mode in kinds_in(sentence))


def _telling(claim: Claim, said: Said, first: Iterable[str]) -> Iterator[str]:
    theirs, ours = _homes(claim.counterparts, said), _homes(claim.actors, said)
    ours = ours or said.at_home
    addressed = names_any(claim.counterparts, said.title or "", said)

    def away(country: str) -> bool:
        """Whether the country is one in which the claim's actors are guests."""
        return bool(country) and country not in ours and (country in theirs or (bool(ours) and not theirs))

    for sentence in first:
        alone, everybody = among(claim.counterparts, sentence), among((*claim.counterparts, *claim.actors), sentence)
        named = names_any(claim.counterparts, sentence, said)
        if named and (setting(alone, everybody) or put_in(alone, away)):
            yield sentence
        if (addressed or named) and spoken_to_a_guest(everybody):
            yield sentence
        if names_any(claim.actors, sentence, said) and travelled(among(claim.actors, sentence), lambda one: one in theirs - ours):
            yield sentence


def _homes(people: Iterable[Party], said: Said) -> frozenset[str]:
    """The countries of the people, by the claim or by the page."""
    told = tuple(one for one in (*said.everybody, *said.introduced) if one.country and one.name)
    found = {one.country for one in people if one.country}
    wanted = {surname(one.name) for one in people if one.name and not one.country}
    return frozenset(found | {one.country for one in told if one.name and surname(one.name) in wanted} - {None})
