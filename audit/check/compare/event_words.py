"""The words by which English sentences tell that people met, called each other or acted."""

EVENTS = frozenset(
    {"call", "calls", "meeting", "meetings", "conversation", "conversations", "teleconference", "videoconference"}
    | {
        "talk",
        "talks",
        "consultations",
        "discussion",
        "discussions",
        "dialogue",
        "lunch",
        "dinner",
        "breakfast",
        "bilateral",
    }
    | {"engagement", "engagements", "pull-aside", "summit", "audience"}
)
MEET = frozenset(
    {"met", "meet", "meets", "spoke", "speak", "speaks", "talked", "talks", "talk", "conferred", "confers", "consulted"}
    | {"consults", "consult", "engaged", "engages", "connected", "conversed", "lunched", "dined", "sat", "negotiated"}
)
TO = frozenset({"spoke", "speak", "speaks", "talk", "talked", "talks"})  # "spoke to", but not "met to discuss"
HOLD = frozenset(
    {"held", "holds", "hold", "had", "has", "conducted", "convened", "hosted", "hosts", "joined", "completed"}
    | {"concluded", "led", "co-hosted"}
)
RECEIVE = frozenset(
    {"hosted", "hosts", "host", "welcomed", "welcomes", "welcome", "received", "receives", "receive", "called", "calls"}
    | {"phoned", "phones", "telephoned", "telephones", "rang", "rings", "greeted", "greets"}
)
TELL = frozenset(
    {"told", "tells", "thanked", "thanks", "assured", "assures", "urged", "urges", "congratulated", "congratulates"}
    | {"informed", "informs", "warned", "warns", "asked", "asks", "pressed", "presses", "briefed", "briefs", "reminded"}
    | {"raised", "conveyed", "expressed"}
)
"""What somebody does to another, or with them, "in a phone call"."""
PASSIVE = frozenset({"hosted", "welcomed", "received", "joined", "accompanied", "greeted"})
ACT = frozenset(
    {"traveled", "travelled", "travels", "travel", "visited", "visits", "visit", "addressed", "addresses", "address"}
    | {"attended", "attends", "attend", "participated", "participates", "participate", "joined", "joins", "briefed"}
    | {"briefs", "chaired", "chairs", "delivered", "delivers", "led", "leads", "departed", "departs"}
)
OWNED = EVENTS | {"trip", "trips", "travel", "visit", "visits", "remarks", "participation", "attendance"}
DISCUSS = frozenset({"discuss", "discusses", "discussed", "agreed", "agree", "reaffirmed", "exchanged"})
PRESS = frozenset({"availability", "conference", "statement", "statements", "remarks", "appearance"})
NOBODY = frozenset({"i", "we", "they", "he", "she", "it", "both", "you", "today", "yesterday", "this", "these"})
# Behind one of these an event is only spoken of.
ASIDE = frozenset({"on", "about", "following", "after", "before", "since", "during", "from", "ahead"})
PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "week"})
# What an event may be called by, so that in a title it names nobody ("Working lunch with …", "Courtesy call on …").
MEANS = frozenset(
    {
        "news",
        "press",
        "phone",
        "telephone",
        "video",
        "virtual",
        "secure",
        "conference",
        "online",
        "zoom",
        "hotline",
        "remote",
        "in-person",
    }
    | {"bilateral", "trilateral", "quadrilateral", "multilateral", "joint", "separate", "collective", "interagency"}
    | {"official", "formal", "informal", "private", "closed-door", "confidential", "unofficial", "public", "open"}
    | {
        "courtesy",
        "farewell",
        "introductory",
        "congratulatory",
        "condolence",
        "goodwill",
        "get-acquainted",
        "solidarity",
    }
    | {
        "working",
        "state",
        "business",
        "review",
        "political",
        "strategic",
        "technical",
        "high-level",
        "top-level",
        "ministerial",
    }
    | {"first", "second", "third", "fourth", "fifth", "annual", "regular", "weekly", "monthly", "daily", "quarterly"}
    | {"latest", "new", "another", "recent", "next", "last", "final", "initial", "inaugural", "opening", "closing"}
    | {"brief", "short", "long", "lengthy", "late-night", "overnight", "early", "morning", "afternoon", "evening"}
    | {"emergency", "urgent", "extraordinary", "special", "surprise", "unannounced", "unscheduled", "historic", "rare"}
    | {"fruitful", "productive", "constructive", "substantive", "candid", "frank", "friendly", "warm", "good", "great"}
    | {"excellent", "important", "key", "crucial", "follow-up", "preparatory", "sideline", "peace", "trade", "security"}
    | {"economic", "defence", "defense", "one-on-one", "face-to-face", "tete-a-tete", "gala", "iftar", "welcome"}
)
# "Third round of consultations": parts of a series of events.
ROUNDS = frozenset({"round", "rounds", "session", "sessions", "series", "edition", "of"})
BE = frozenset({"was", "were", "is", "are", "been"})
PRONOUNS = frozenset({"his", "her", "their", "its", "my", "our"})
DURING = frozenset({"in", "during", "over", "by", "on", "at"})
BETWEEN = frozenset({"between", "among", "amongst"})
# What follows one of these is the matter, or another event: a "with" after it does not name who takes part.
APART = frozenset(
    {"about", "ahead", "after", "before", "concerning", "discuss", "discussed", "discussing", "during", "following"}
    | {"for", "including", "reaffirmed", "regarding", "since", "that", "to", "underscored", "when", "where", "which"}
    | {"while", "who", "whose"}
)
TRAILING = frozenset(
    {"will", "to", "also", "has", "have", "had", "was", "were", "is", "are", "be", "jointly", "virtually", "recently"}
    | {
        "today",
        "yesterday",
        "tonight",
        "then",
        "separately",
        "again",
        "both",
        "later",
        "earlier",
        "just",
        "and",
        "each",
    }
    | {"by", "phone", "telephone", "personally", "together"}
)
TELLING = MEET | RECEIVE | PASSIVE | OWNED | DISCUSS | PRESS | ACT | TELL
"""The words one of which every event is told by: no other place in a sentence need be looked at."""
