"""How the entries of lists are phrased, and where they put their links."""

from datetime import date

from tests.mutation.pairs import Kind, in_words

# Each for a call and for a meeting; {A} acts, {O} is the same as an owner, {B} is acted with.
_TELLINGS = (
    ("{O} call with {B}", "{O} meeting with {B}"),
    ("{A} spoke by telephone with {B}", "{A} met with {B}"),
    ("{O} phone call with {B}", "{O} bilateral meeting with {B}"),
    ("{A} held a telephone conversation with {B}", "{A} held a meeting with {B} on the margins of the summit"),
    ("{A} speaks by phone with {B}", "{A} meets {B}"),
    ("{A} had a call with {B}", "{A} had a meeting with {B}"),
    ("Call between {A} and {B}", "Meeting between {A} and {B}"),
    ("{A} phoned {B}", "{A} received {B} for a meeting"),
)
_ITEMS = (
    "- [{day}: {telling}]({uri})",
    "- {day} – [{telling}]({uri})",
    "- **{day}**: {telling} ([readout]({uri}))",
    "- {european}: {telling}. [Source]({uri})",
    "- On {day}, [{telling}]({uri}) to discuss security.",
)


def markdown(style: int, when: date, actor: str, kind: Kind, names: str, uri: str) -> str:  # noqa: PLR0913, PLR0917
    """An entry as an item of a list, phrased and marked up in the style of that number."""
    call, meeting = _TELLINGS[style % len(_TELLINGS)]
    owner = f"{actor}’" if actor.endswith("s") else f"{actor}’s"
    telling = (call if kind == "call" else meeting).format(A=actor, O=owner, B=names)
    return _ITEMS[style // len(_TELLINGS) % len(_ITEMS)].format(
        day=in_words(when), european=f"{when.day} {when:%B} {when.year}", telling=telling, uri=uri
    )
