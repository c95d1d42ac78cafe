"""Who takes part: named by the page, by its URL, or another party in the same place of the sentence.

A page differs when its title, its first sentence that tells an event or, labelled, its URL names others exactly where
the claim's parties should stand, and none of the claim's take part anywhere on it. Roles never differ: a surname that
agrees settles it, a spelling that is close is taken for the same person, and a group contradicts only who cannot be
among it. People the page only talks about take no part.

A page with text enough that names nobody of the claim's, nor their country, may differ, too: of low confidence, for it
names nobody else in their place.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Literal, TypeAlias

from audit.check.compare.kin import alike, holds_it_too, kinship, of_other_offices
from audit.check.compare.mention import takes_part
from audit.check.compare.said import LEAD, URL_WORDS, Said, snippet
from audit.check.compare.scene import NOTHING, Scene
from audit.model.claim import Claim, Party
from audit.model.finding import FieldResult
from audit.model.reading import Confidence
from audit.text.gazetteer import gazetteer
from audit.text.kinds import kind_of
from audit.text.names import group_of, name_tokens, named_in, names_country, surname
from audit.text.regex import regex

Place = Literal["actor", "counterpart"]
_MANY = 20  # parties; what lists more is a gathering, and a title that names few contradicts none of them
_PRESENT = regex(
    r"\b(?:accompanied|joined|attended|participat\w+|present|alongside|together with|thanked"
    r"|at the table|took part)\b"
)
"""Words of a sentence by which whom it names is there, whoever else a title names."""
_OPEN = regex(r"\b(?:others|including|includes?d?|several|numerous|various|counterparts)\b", re.IGNORECASE)
"""Words by which a telling leaves open who else was there."""
_FEW = 2  # people whom nobody calls a group
_WHOLE = 120  # characters of running text from which a page may be taken to name who took part


def compare_parties(place: Place, claim: Claim, said: Said) -> FieldResult:
    """The field `actor` or `counterpart` of a claim that states at least one."""
    claimed, others = (claim.actors, claim.counterparts) if place == "actor" else (claim.counterparts, claim.actors)
    named = _named(place, claimed, said)
    if named is not None and _is_told(claimed, said):
        return named
    return (
        _replaced(place, claimed, others, said)
        or named
        or _in_other_hands(place, claimed, said)
        or _nobody(place, claimed, others, said)
        or _silent(place, claimed)
    )


def unnamed(place: Place, claimed: tuple[Party, ...], said: Said) -> tuple[Party, ...]:
    """The named persons among the claimed whom the page, with text enough to do so, does not name in any way."""
    missing = tuple(one for one in claimed if one.type == "person" and one.name and not _hinted(one, said))
    if not missing or not said.in_english:  # most pages name everybody: what else they tell is not asked for then
        return ()
    scene = said.scene or NOTHING
    told = scene.actors if place == "actor" else scene.counterparts
    if len(said.lead) < _WHOLE and not told:
        return ()
    if len(claimed) <= _FEW and _is_of_a_group(said):
        return missing
    groups = _groups_of(said)
    return tuple(one for one in missing if one.country not in groups)


def lists_by_name(claimed: tuple[Party, ...], said: Said) -> bool:
    """Whether the page tells of single persons, one of the claimed among them, and of no "allies" or "others" beside.

    A person is told by name, or by office and country ("France’s Foreign Minister").
    """
    told = [*([said.scene] if said.scene is not None else []), *(scene for _, scene in said.scenes)]
    more = any(one.type != "person" and one.country is None for one in said.everybody)
    words = (said.title or "", *(sentence for sentence, _ in said.scenes))
    if more or any(one.listed for one in told) or any(map(_OPEN.search, words)):
        return False
    here = [
        each
        for scene in told
        for each in (scene.actors, scene.counterparts)
        if any(kinship(one, other) == "same" for one in claimed for other in each)
    ]
    return any(all(map(_is_somebody, each)) for each in here)


def _is_somebody(party: Party) -> bool:
    return party.type == "person" and bool(party.name or (party.role and party.country))


def party_words(party: Party) -> str:
    """A party in words for people: "Foreign Minister Huitfeldt (Norway)"."""
    words = " ".join(part for part in (party.role, party.name) if part)
    if party.country is None or party.country in words:
        return words or party.country or "someone"
    return f"{words} ({party.country})" if words else party.country


def parties_words(found: tuple[Party, ...]) -> str:
    """All of them in words for people."""
    return "; ".join(party_words(party) for party in found)


_Naming: TypeAlias = tuple[str, str, Confidence, Callable[[Party], bool]]
"""Somewhere that may name somebody: its source, the passage, how sure it is, and who is named there."""


def _is_told(claimed: tuple[Party, ...], said: Said) -> bool:
    """Whether one of the claimed takes part in what is told, not only in some sentence of the page."""
    return any(named(one) for *_, named in chain(_tellings_of(said), _in_the_url(said)) for one in claimed)


def _named(place: Place, claimed: tuple[Party, ...], said: Said) -> FieldResult | None:
    """Whoever of the claimed takes part, with the plainest place that names one of them."""
    wanted = set(claimed)
    first: tuple[str, str, Confidence] | None = None
    for source, passage, sure, named in chain(_tellings_of(said), _mentions(said), _in_the_url(said)):
        more = {one for one in wanted if named(one)}
        first = first or ((source, passage, sure) if more else None)
        wanted -= more
        if not wanted:
            break
    if first is None:
        return None
    source, passage, sure = first
    ordered = tuple(one for one in claimed if one not in wanted)
    return FieldResult(place, parties_words(claimed), parties_words(ordered), "agree", source, passage, sure)


def _tellings_of(said: Said) -> Iterator[_Naming]:
    """The title, and the sentences that tell the event."""
    if said.title is not None:
        title, scene = said.title, said.scene
        if scene is None:
            yield said.title_source, title, "high", lambda one: takes_part(one, title)
        else:
            yield said.title_source, title, "high", partial(_in_scene, scene=scene.named, said=said)
            yield said.title_source, title, "medium", partial(_in_scene, scene=scene, said=said)
    for sentence, told in said.scenes:
        yield LEAD, snippet(sentence), "medium", partial(_in_scene, scene=told, said=said)
    for sentence in said.sentences:
        if _PRESENT.search(sentence):
            yield LEAD, snippet(sentence), "medium", partial(takes_part, sentence=sentence)


def _mentions(said: Said) -> Iterator[_Naming]:
    """Every sentence: where nobody else stands in their place, whom it does not only speak of takes part."""
    for sentence in said.sentences:
        yield LEAD, snippet(sentence), "medium", partial(takes_part, sentence=sentence)


def _in_the_url(said: Said) -> Iterator[_Naming]:
    if said.slug:
        yield URL_WORDS, said.slug, "low", lambda one: named_in(one, said.slug_heard)


def _in_scene(party: Party, scene: Scene, said: Said) -> bool:
    """Whether the scene has the party: by name, or by the office alone if the page names nobody else in it."""
    same = [other for other in (*scene.actors, *scene.counterparts) if kinship(party, other) == "same"]
    if any(other.name or not party.name for other in same):
        return True
    return bool(same and _other_holder(party, said) is None) or named_in(party, scene.words)


def _other_holder(party: Party, said: Said) -> Party | None:
    """Whom the page names, in taking part or in its first sentences, in the very office that the party holds."""
    return next((one for one in (*said.everybody, *said.introduced) if holds_it_too(party, one)), None)


def _in_other_hands(place: Place, claimed: tuple[Party, ...], said: Said) -> FieldResult | None:
    """Others hold the offices of all the claimed by name, of whom none is named."""
    holders = [_other_holder(one, said) for one in claimed]
    others = tuple(one for one in holders if one is not None)
    if not claimed or len(others) < len(claimed) or any(named_alike(one, said) for one in claimed):
        return None
    surnames = [surname(one.name or "") for one in others]
    passage = next((one for one in (said.title or "", *said.sentences) if named_in(others[0], one)), surnames[0])
    source = said.title_source if passage == said.title else LEAD
    return FieldResult(
        place, parties_words(claimed), parties_words(others), "differ", source, snippet(passage), "medium"
    )


def _replaced(place: Place, claimed: tuple[Party, ...], others: tuple[Party, ...], said: Said) -> FieldResult | None:
    """Others where the claimed should stand; nothing tells that the claimed take part.

    Whom some sentence mentions all the same is contradicted only by somebody with a name, and not as surely.
    """
    mentioned = any(named(one) for *_, named in _mentions(said) for one in claimed)
    for scene, source, passage, sure in _tellings(place, claimed, said):
        found = _in_the_place(place, scene, others)
        by_name = all(party.name and party.type == "person" for party in (*claimed, *found))
        if mentioned and not (by_name and scene.held.isdisjoint(found)):
            continue
        if found and max(len(claimed), len(found)) <= _MANY and _all_other(claimed, found):
            surely = by_name and not mentioned and scene.held.isdisjoint(found)
            confidence: Confidence = sure if surely else "medium"
            return FieldResult(
                place, parties_words(claimed), parties_words(found), "differ", source, passage, confidence
            )
    return None


def _tellings(place: Place, claimed: tuple[Party, ...], said: Said) -> Iterator[tuple[Scene, str, str, Confidence]]:
    """The scenes that may contradict, the plainest first: the title's, the first of the lead, the URL's."""
    if said.scene is not None and said.title is not None:
        yield said.scene, said.title_source, said.title, "high"
    full = ((sentence, one) for sentence, one in said.scenes if not one.listed and (one.actors or one.counterparts))
    for sentence, scene in full:
        if scene.counterparts or place == "actor":
            before = said.sentences[: said.sentences.index(sentence)]
            if not any(takes_part(one, earlier) for one in claimed for earlier in before):
                yield _introduced(scene), LEAD, snippet(sentence), "medium"
            break
    silent = said.scene is None and not said.scenes and not any(map(said.names, claimed))
    if silent and said.slug_scene is not None and not (said.cut and place == "counterpart"):
        yield said.slug_scene, URL_WORDS, said.slug, "medium"


def _introduced(scene: Scene) -> Scene:
    """The scene without single words that running text introduces by nothing: names there come with more at first."""
    known = tuple(
        tuple(one for one in group if one.type != "person" or one.role or one.country or " " in (one.name or ""))
        for group in (scene.actors, scene.counterparts)
    )
    return replace(scene, actors=known[0], counterparts=known[1])


def _in_the_place(place: Place, scene: Scene, others: tuple[Party, ...]) -> tuple[Party, ...]:
    """Who stands in that place, less those whom the claim has in the other one.

    A page may tell the same event from the other side ("B visited headquarters for a meeting with A"): where all who
    stand there are the claim's others, whom they met counts.
    """
    ours, theirs = scene.actors, scene.counterparts
    if place == "counterpart":
        ours, theirs = theirs, ours
    found = _without(others, ours)
    return found if found or not ours else _without(others, theirs)


def _without(others: tuple[Party, ...], found: tuple[Party, ...]) -> tuple[Party, ...]:
    return tuple(one for one in found if not any(kinship(other, one) == "same" for other in others))


def _all_other(claimed: tuple[Party, ...], found: tuple[Party, ...]) -> bool:
    return all(kinship(one, other) == "other" for one in claimed for other in found)


def _nobody(place: Place, claimed: tuple[Party, ...], others: tuple[Party, ...], said: Said) -> FieldResult | None:
    """Nobody of the claimed is named, who all are persons with a name or known groups, and nobody is surely there."""
    missing = unnamed(place, claimed, said)
    if (not missing or len(missing) < len(claimed)) and not _group_replaced(place, claimed, others, said):
        return None
    scene, source, passage = said.told
    found = _in_the_place(place, scene, others) if scene else ()
    if place == "actor" and not _in_other_offices(claimed, found):
        return None
    if all(_may_be_unnamed(one, found) for one in claimed):
        return None
    return FieldResult(place, parties_words(claimed), parties_words(found) or None, "differ", source, passage, "low")


def _may_be_unnamed(party: Party, found: tuple[Party, ...]) -> bool:
    """Whether somebody of whom the page writes no name ("her Ukrainian counterpart") may be the party."""
    nameless = (one for one in found if one.type == "person" and not one.name)
    return any(kinship(party, one) != "other" and not of_other_offices(party, one) for one in nameless)


def _in_other_offices(claimed: tuple[Party, ...], found: tuple[Party, ...]) -> bool:
    """Whether those found hold other offices: who acts is often the publisher, and called by the office alone."""
    return bool(found) and all(of_other_offices(one, other) for one in claimed for other in found)


def _groups_of(said: Said) -> frozenset[str]:
    """The countries of every group or body that title and lead name as taking part."""
    groups = {group_of(one) for one in said.everybody if one.type != "person"}
    return frozenset().union(*(gazetteer().members.get(group or "", ()) for group in groups))


def _is_of_a_group(said: Said) -> bool:
    """Whether a whole page's title tells of a call or meeting with a group as such: not with one or two of it."""
    if said.title is None or said.scene is None or len(said.lead) < _WHOLE:
        return False
    others = said.scene.counterparts
    called = kind_of(said.title)[0] in {"call", "meeting"}
    return called and bool(others) and all(one.type == "group" and group_of(one) is not None for one in others)


def _group_replaced(place: Place, claimed: tuple[Party, ...], others: tuple[Party, ...], said: Said) -> bool:
    """Whether a whole page names none of the groups claimed, and a few people by name where they should stand."""
    scene = said.told[0]
    if scene is None or len(said.lead) < _WHOLE or not said.in_english:
        return False
    found = _in_the_place(place, scene, others)
    groups = all(one.type == "group" and group_of(one) is not None for one in claimed)
    few = 0 < len(found) <= _FEW and all(one.type == "person" and one.name for one in found)
    return groups and few and not any(map(said.names, claimed))


def _hinted(party: Party, said: Said) -> bool:
    """Whether anything on the page or in its URL may name the party: its name, a like one, or only its country."""
    if named_alike(party, said):
        return True
    if said.speaks_of_holder(surname(party.name or "")):
        return True
    return party.country is not None and names_country(party.country, said.opening) and not _other_holder(party, said)


def named_alike(party: Party, said: Said) -> bool:
    """Whether anything on the page or in its URL may name the party by its name, or by one like it."""
    if said.names(party) or any(one.name and kinship(party, one) == "same" for one in said.everybody):
        return True
    wanted = name_tokens(surname(party.name or ""))
    return any(alike(one, word) for one in wanted for word in said.heard.names.split() if word[0] == one[0])


def _silent(place: Place, claimed: tuple[Party, ...]) -> FieldResult:
    return FieldResult(place, parties_words(claimed), None, "silent", None, None, "low")
