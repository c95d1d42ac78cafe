"""Whether the setting of what a page tells puts certain people in one place, where no word says that they met.

Somebody says "welcome back" to a guest, thanks the host, is at a house with the other, took the other to a restaurant,
stands to the left in a photo. Such signs are weaker than those of `presence`, and hold only where nothing on the page
says that the people were apart. Lines are made by `audit.text.presence.among`; in those called `theirs` the word for
somebody stands for the people met alone, in those called `everybody` for whoever met them as well.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from audit.text.fold import fold, tokens
from audit.text.gazetteer import gazetteer
from audit.text.in_one_room import house, place
from audit.text.presence import SOMEBODY, at_another_time, words_of
from audit.text.regex import regex

_LONGEST_PLACE = 60  # characters
_SOMEBODY = rf"(?:[\w.'\-]+,? ){{0,8}}?(?:[\w.']+\-)?{SOMEBODY}\b(?!')"
_GLAD = (
    "(?:good|great|wonderful|pleasure|honou?r|honou?red|privilege|delighted|happy|pleased|glad|nice|lovely|proud)"
    r"(?:,? [\w']+){0,3}"
)
_GUEST = (
    r"(?:you|him|her|my|our|the (?:\w+ ){0,3}(?:minister|president|secretary|chancellor|delegation|king|general)"
    rf"|(?:[\w.\-]+ ){{0,4}}{SOMEBODY})"
)
_GRATEFUL = r"(?:thank(?:s| you)|grateful)(?:,? [\w'.]+){0,6},? for"
_THANKS = (
    rf"{_GRATEFUL} (?:(?:having|hosting|receiving|welcoming|inviting) (?:me|us)"
    r"|(?:your|this|the) (?:[\w,\-]+ ){0,3}(?:hospitality|welcome|reception)"
    r"|coming(?! up with)|being here|making the (?:trip|journey))"
    r"|your (?:[\w,\-]+ ){0,3}(?:hospitality|welcome)|warmth of (?:your|the) welcome"
)
_JOY = (
    rf"{_GLAD} (?:to be|being) (?:(?:back|again|once more) )?(?:here|with you|standing|together)"
    rf"|{_GLAD} (?:to|that we) (?:(?:be able to|once again|finally) )?(?:have|host|receive|see|welcome) {_GUEST}"
)
_HERE = (
    r"(?:have|having|had) (?:you|me|us|him|her) (?:back |all )?(?:here|with us)"
    r"|(?:standing|sitting|stand|sit) here (?:today |now )?(?:with|next to|beside|alongside|before)|by my side"
    r"|we were together (?:for|in|at)|your (?:first |official |state )?visit (?:here|today)"
    r"|our (?:distinguished |honou?red )?guests?"
)
_SPEECH = regex(rf"\b(?:welcome (?:back|home|here)|{_THANKS}|{_JOY}|{_HERE})\b")
_SPEECH_AT = regex(
    rf"\b(?:welcome (?:[\w'.]+ ){{0,5}}?(?:here )?(?:to|in|at)"
    rf"|{_GLAD} (?:to be|being) (?:(?:back|again|here) )?(?:in|at)|here (?:today )?in"
    r"|(?:i am|i'm|we are|we're) (?:(?:back|here|again) )?in) "
)

_SIDE = r"\(?\b(?:left|right|l|r|centre|center|second left|second right|far left|far right)\b\)?"
_PHOTO = regex(rf"\b{SOMEBODY},? (?:{_SIDE},|\({_SIDE}\)|{_SIDE} (?:and|with|in|at|during))")
_NO_WORDS = r"(?!(?:[\w\-]+ ){0,2}(?:call|conversation|phone|conclusion|view|belief|position))"
_TAKEN = regex(
    r"\b(?:took|takes|taking|drove|drives|led|leads|escort(?:s|ed)|accompanie[sd]|showed|shows|ushered|flew|guided"
    rf"|walked|join(?:s|ed)) {_SOMEBODY},? (?:on|to|through|around|round|into|aboard|inside|at|along|across|up|down)"
    rf" (?:an?|the|his|her|their) {_NO_WORDS}"
    rf"|\bjoin(?:s|ed) {_SOMEBODY},? to (?:open|launch|inaugurate|unveil|visit|tour|lay|plant|attend|watch|celebrate) "
)
_GIFT = r"(?:tour|hug|embrace|lift|ride|kiss|gifts?|records?|books?|jersey|medal|painting)"
_GIVEN = regex(
    rf"\bg[ai]ve[sn]? {_SOMEBODY} (?:an?|the|his|her|two|three|four) (?:[\w\-]+ ){{0,3}}{_GIFT}"
    rf"|\b(?:handed|hands|decorated|decorates|pinned|presented|presents) {_SOMEBODY} (?:with )?(?:an?|the|his|her)"
    r" (?!(?:\w+ )?(?:victory|defeat|win|lifeline|setback|ultimatum|choice|deadline|blow|plan|list|boost))"
)
_BESIDE = regex(
    rf"\b(?:alongside|accompanied by|in the company of|side by side with|together with|flanked by|next to) {_SOMEBODY}"
    rf"|\b{SOMEBODY},? who (?:is|was) (?:currently |now )?(?:in {place()}|visiting|on an? (?:\w+ )?visit)"
    rf"|\b(?:landed|returned?|returns|concluded|concludes|left|departed|wrapped up)\b[^.;:]{{0,80}} (?:after|following)"
    rf" (?:[\w,\-]+ ){{0,6}}(?:meeting|talks|lunch|dinner) with {_SOMEBODY}"
    rf"|\b{SOMEBODY} (?:standing|sitting|looking on|at (?:his|her) side|beside (?:him|her))\b"
)
_PAPER = (
    r"(?:treaty|treaties|agreements?|accords?|pacts?|memorand(?:a|um)|deals?|contracts?|arrangements?|protocols?|mou)\b"
)
_BOTH = rf"{SOMEBODY}(?:, |,? (?:[\w.'\-]+,? ){{0,9}}?and (?:[\w.'\-]+,? ){{0,9}}?){SOMEBODY}"
_THERE = (
    r"(?:attend(?:ed)?|visit(?:ed)?|toured|inspect(?:ed)?|watch(?:ed)?|wav(?:ed|e)|toast(?:ed)?|unveil(?:ed)?|prayed|pray"
    r"|inaugurat(?:ed|e)|arrived? (?:at|in)|enter(?:ed)?|board(?:ed)?|appear(?:ed)? (?:at|before|in))"
)
_DID = regex(
    rf"\b{_BOTH},? (?:(?:both|also|then|on \w+|today|jointly) )?"
    rf"(?:(?:signed|sign|inked|ink) (?:[\w.'\-]+ ){{0,8}}?{_PAPER}|{_THERE} )"
    rf"|\b(?:tour(?:s|ed)|inspect(?:s|ed)|visit(?:s|ed)) (?:[\w.'\-]+,? ){{0,12}}?with {_SOMEBODY}"
    rf"|\b(?:signed|sign|signs|signing|inked) (?:[\w.'\-]+ ){{0,10}}?{_PAPER} (?:today |on \w+ )?with {_SOMEBODY}"
)

_WHEN = r"(?: (?:here|today|yesterday|on [\w ]{2,14}|this \w+|earlier today))?"
_IN = regex(
    rf"\b{SOMEBODY}\b(?!')(?:,? (?:jr\.?|(?:of|from) (?:[\w.\-]+ ){{0,3}}?[\w.\-]+))?,?{_WHEN},?"
    r" in (?:the (?:\w+ )?capital,? (?:of )?)?"
)
_ELSEWHERE = regex(rf"\b{SOMEBODY}\b(?!') (?:in|a|en|em|w|v|u|te|i|til|nach|zu|na) ")
_JOURNEY = regex(
    r"\b(?<!to )(?<!will )(?:visit(?:s|ed|ing)?|trips?|travel(?:s|ed|ling|ing)?|travelled|journey|mission"
    r"|arriv(?:es|ed|al|ing)|stop|stopover|tour|lands|landed|flies|flew)\b"
    r"(?: (?:[\w.'\-]+,? ){0,8}?(?:to|in|(?<=tour )of))? "
)


def setting(theirs: str, everybody: str) -> bool:
    """Whether a sentence shows, by what was done or seen, that the people were in one place."""
    return bool(
        any(sign.search(everybody) for sign in (_PHOTO, _DID))
        or any(sign.search(theirs) for sign in (_TAKEN, _GIVEN, _BESIDE, _at_a_house()))
    )


def at_a_site(everybody: str) -> bool:
    """Whether a sentence that names both puts them at a place, as far as nothing tells that they only spoke of it."""
    found = _at_a_site().finditer(everybody)
    return any(not (_matter().search(everybody[: one.start()]) or at_another_time(everybody, one)) for one in found)


def is_from_afar(line: str) -> bool:
    """Whether an English sentence tells what may be done from afar, or is yet to come.

    What people say to each other they may say anywhere, and a place is then what they spoke of as often as where.
    """
    return _from_afar().search(fold(line)) is not None


def spoken_to_a_guest(line: str) -> bool:
    """Whether somebody says in a sentence that they are in one place with whom they speak to ("welcome back")."""
    if _SPEECH.search(line):
        return True
    return any(_place_at(line[found.end() :]) is not None for found in _SPEECH_AT.finditer(line))


def put_in(theirs: str, counts: Callable[[str], bool]) -> bool:
    """Whether somebody is told of as being in a place that counts ("with President Tamm in Tallinn").

    `counts` is asked about the country in which the place is.
    """
    return any(counts(country) for country in _places(_IN, theirs))


def there(line: str, counts: Callable[[str], bool]) -> bool:
    """Whether a title in whatever language puts somebody in a place that counts ("Meloni a Tirana")."""
    return any(counts(country) for country in _places(_ELSEWHERE, line))


def travelled(line: str, counts: Callable[[str], bool]) -> bool:
    """Whether somebody is told of as having come to a place that counts ("Berg in Tallinn", "visit to Estonia")."""
    return any(counts(country) for pattern in (_IN, _JOURNEY) for country in _places(pattern, line))


def _places(pattern: re.Pattern[str], line: str) -> Iterator[str]:
    """The countries of the places that stand right behind the pattern."""
    for found in pattern.finditer(line):
        country = _place_at(line[found.end() :])
        if country:
            yield country


def _place_at(words: str) -> str | None:
    """The country of the place named at the beginning, empty of a house; None if none is named."""
    found = gazetteer().place_at(tokens(words[:_LONGEST_PLACE].removeprefix("the ")))
    if found is not None:
        return found[0]
    return "" if _house().match(words) else None


@cache
def _house() -> re.Pattern[str]:
    return re.compile(house())


@cache
def _at_a_house() -> re.Pattern[str]:
    """Somebody, and the house where they were; not one that they spoke of."""
    matter = (
        "about|over|regarding|concerning|to|for|as|before|after|during|who|that|and (?:said|told)|from|reporters"
        "|journalists"
    )
    free = rf"(?:(?!\b(?:{matter})\b)[^;:.]|(?<=\b\w)\.)"
    inside = "(?:in|at|inside|outside)"
    return re.compile(
        rf"\b{SOMEBODY}\b(?!'){free}{{0,100}}? {inside} {house()}"
        rf"|^{inside} {house()}(?:(?!\b(?:said|says|reporters)\b)[^;:.]){{0,120}}\b{SOMEBODY}\b"
    )


@cache
def _from_afar() -> re.Pattern[str]:
    ahead = "will|would|plans?|planned|expected|scheduled|due to|is to|are to"
    return re.compile(rf"\b(?:{words_of('from_afar')}|{ahead})\b")


@cache
def _matter() -> re.Pattern[str]:
    """What stands before a place that people spoke of ("the fighting in …")."""
    matters = words_of("matters")
    return re.compile(rf"\b(?:(?:{matters}) (?:[\w\-]+ ){{0,2}}|(?:about|over|on|regarding|concerning) (?:the )?)$")


@cache
def _at_a_site() -> re.Pattern[str]:
    site = rf"(?:[\w'.\-]+ ){{0,6}}?(?:{words_of('sites')})\b"
    stand = rf"(?:an?|the|his|her|their) (?:(?:south|north|front|open|palace|royal|same) )?(?:{words_of('stands')})\b"
    return re.compile(
        rf"\b(?:in|at|inside|outside|around|through|aboard|near|before) (?:{place()}|{site})"
        rf"|\b(?:on|in|from|aboard) {stand}"
    )
