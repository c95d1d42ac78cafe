"""The function words of English by which a statement is taken apart (`audit.read.grammar`).

Closed classes and a few verbs that govern what follows them; no names, no titles of any document. Another language is
another module like this one. All lower case.
"""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


JOINING = _words(
    "of the a an and & or for de da del della der den di do dos du el la le van von ten ter y e al bin ibn"
)
"""What a name or title may hold in lower case ("Director of National Intelligence", "van der Plas")."""

DETERMINING = _words(
    "his her their its our other several all both various many some former then acting outgoing incoming senior top"
    " high-level fellow visiting newly member new"
)
PEOPLE = _words(
    "officials official leaders leader ministers minister counterparts counterpart allies ally partners partner states"
    " ambassadors ambassador diplomats representatives representative members countries nations president presidents"
    " prime foreign defense defence finance military heads head chiefs chief government governments delegation"
    " delegations colleagues envoys envoy secretary secretaries experts advisers advisors commanders parliamentarians"
    " lawmakers senators state chancellor"
)
"""Lower-case words of which a group may be called ("NATO foreign ministers"): never the verb."""

PRONOUNS = _words("she he they it we")

ELSEWHERE = _words(
    "mit avec con com med z ze s von vom de du des del della dem den und et y e i und im zum zur bei beim par chez"
    " dans aux au à w na op voor bij hos hjá в з із та на до ile ve"
)
"""Words of other languages between names, where a verb would stand in English: "Gespräch mit Präsident X"."""

WITH = _words("with w/ alongside including between among")
MUTUAL = _words("between among")
ABOUT = _words(
    "about regarding concerning following after before during ahead as against amid amidst despite where which who when"
    " while because since until over under toward towards into prior marking"
)
"""After these comes what the event was about or what else happened: nobody there takes part in it."""

OPENING = _words("in on at during after following ahead amid amidst before while throughout")
"""How words before the sentence begin: "On the margins of the summit, X met with Y"."""

PASSING = _words("by via through from upon within across for")
PREPOSITIONS = WITH | ABOUT | PASSING | _words("in at on to")

DONE = _words(
    "met meets spoke speaks called hosted received welcomed visited traveled travelled addressed attended joined"
    " consulted talked phoned telephoned greeted"
)
"""What somebody did: behind the owner of a name ("the EU’s Borrell met …") no event that is owned."""

ADVERBS = _words("also then later jointly separately again first subsequently additionally virtually")
FUTURE = _words("will shall")
BE = _words("is are")
PAST = _words("was has")
MEANT = _words("to scheduled set due expected planning planned slated going")
INTENDING = _words("plans intends hopes")
AHEAD = _words("upcoming planned scheduled forthcoming tentative tbc")
BEHIND = _words("past recent previous completed concluded earlier")
AUXILIARIES = (
    ADVERBS | FUTURE | BE | MEANT | INTENDING | _words("was were be been being has have had not hold holds held")
)

OPEN_EVENTS = _words(
    "conversation conversations consultation consultations talk talks dialogue discussion discussions engagement"
    " engagements exchange exchanges briefing briefings participation attendance travel appearance address speech"
    " interview testimony announcement letter session conference conferences availability mission missions"
    " audience bilateral bilaterals lunch luncheon dinner breakfast supper reception"
)
"""Nouns for what people do together that leave its kind open."""

MEALS = _words("lunch luncheon dinner breakfast supper reception")
"""Events that one gives for another."""

VESSELS = _words("readout statement summary transcript video text")
"""What an account is called: "Readout of President X’s call with Y" tells of the call."""

ENGAGING = _words("meet speak talk consult engage join address brief attend participate see host greet thank confer")
UNDERTAKING = _words(
    "hold give deliver sign receive welcome chair lead open launch convene announce make take begin start"
)
"""What a headline announces with "to" besides meeting people ("X to sign the treaty")."""
TAKING_PART = _words("participate participates participated participating participation engage engages engaged part")
GOING_TO = _words("visit visits visited visiting tour tours toured")
GOING = GOING_TO | _words(
    "mission missions travel travels traveled travelled traveling travelling trip trips return returns returned go goes"
    " went flew flies fly flying headed heads"
)
BODIES = _words("council committee commission assembly conference parliament congress")
PORTFOLIOS = _words("foreign defense defence finance interior energy justice trade health")
POINTERS = _words(
    "see readout readouts statement transcript transcripts video videos photo photos picture pictures remarks release"
    " releases report reports summary tweet tweets thread link links here source sources article articles story"
    " stories page text audio recording webcast announcement availability more details coverage pdf notice notices"
    " bio profile minutes agenda programme program"
)
"""What a link to an account of the same event is called."""

POINTING = POINTERS | _words(
    "read watch view listen full the press at on via original online available our official also for and"
)
"""What stands around the name of an account where nothing else is said: "Read the full statement", "More on this"."""

RESUMING = _words(
    "also then later jointly separately again subsequently additionally will met meets spoke speaks talked consulted"
    " consults traveled travelled travels visited hosted hosts joined joins addressed addresses briefed briefs attended"
    " attends participated participates called"
)
"""How a clause begins that leaves out its subject ("…, also met with Y")."""

SAYING = _words(
    "discussed reviewed exchanged agreed thanked stressed emphasized emphasised reaffirmed reiterated underlined"
    " underscored expressed noted raised condemned congratulated focused focussed covered considered touched explored"
    " assessed highlighted pledged urged conveyed affirmed voiced shared welcomed commended praised"
)
"""What is told in these after an event is what was said there ("They discussed …", "The Ambassador thanked …")."""

LED_BY = _words(
    "appointed elected named nominated promoted awarded received published founded joined signed designated added"
    " removed listed sanctioned reappointed sworn confirmed dismissed resigned graduated launched adopted convicted"
    " charged"
)
"""How a line begins that leaves out of whom it tells ("Appointed director", "Awarded the prize")."""

DESCRIBING = _words(
    "phone telephone video joint bilateral trilateral multilateral virtual press working official introductory secure"
    " short brief first second third follow-up ministerial high-level"
)
"""What may stand before an event's name ("Phone call with …")."""

TAKING_TO = _words(
    "ambassador ambassadors representative representatives envoy envoys delegate delegation delegations mission"
    " observer liaison adviser advisor assistant"
)
"""Titles that go on with "to": "Ambassador to NATO"."""

CONJUNCTIONS = _words("and & or plus")
DAYS = _words("monday tuesday wednesday thursday friday saturday sunday")
MARGINS = _words("margins sidelines")
LINES = _words("phone telephone call videocall")
"""On what people speak with each other."""

COUNTERPART_COLUMN = _words("counterpart counterparts with interlocutor interlocutors")
KIND_COLUMN = _words("type kind format engagement mode activity")
ACTOR_COLUMN = _words(
    "who envoy minister secretary ambassador official officials principal principals leader leaders actor participant"
    " participants host"
)
SOURCE_COLUMN = _words(
    "source sources link links url urls reference references ref refs citation citations evidence readout readouts"
    " release releases communique communiqué"
    " quelle quellen beleg belege fuente fuentes enlace enlaces fonte fontes fonti lien liens bron bronnen källa källor"
    " źródło źródła zdroj zdroje джерело джерела источник источники 出典 来源 來源"
)
PLACE_COLUMN = _words("place location where venue city")
"""What the head of a table's column says that its cells are."""
