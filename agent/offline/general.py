"""Which messages ask of the sport in general, and who answers: by knowledge with sources, not by a plan."""

import re

from agent.knowledge import words_asked
from agent.offline import rules
from agent.offline.intents import MENTAL, NUTRITION, PACING, TRAINING
from agent.offline.topics import TOPICS
from agent.offline.turn import OfflineTurn

SPEAKS_OF_IT = 0.5  # of what a question is about, by the passage that fits best: our design choice [D]
SPEAKS_OF_ONESELF = 0.6  # the same where it is asked for oneself: the plan may be meant [D]

_SHELVES = {
    "fuelling": NUTRITION,
    "drinking": NUTRITION,
    "weather": PACING,
    "hills": PACING,
    "pacing": PACING,
    "cycling": PACING,
    "prediction": PACING,
    "training": TRAINING,
    "health": TRAINING,
    "mind": MENTAL,
}
_PLANS = ("plan_race_fuelling", "plan_race_pacing")
_OF_ANY_RACE = frozenset(("distance_m", "sport"))


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_BEFORE = (
    r"^\W*(?:(?:hi|hello|hey|ok|okay|so|and|but|also|please|just|coach|btw|by the way|one|another|quick"
    r"|general|question|in general|generally|speaking|can you|could you|do you know|i wonder|wondering"
    r"|tell me)\b\W*)*"
)
_ANYBODY = (
    r"(?:you|one|people|runners?|cyclists?|athletes?|triathletes?|riders?|women|men|beginners|everybody)"
)
_THING = (
    r"(?!(?:i|we|you|my|your|our|it|this|that|these|those|there|he|she|they|not|\d\S*"
    r"|the (?:plan|race|course|card|chart|table|file|first|last|next|second|two)|anything"
    r"|something)\b)[\w%'’-]+"
)
_BODY = (
    r"(?:guts?|stomach|legs?|heart(?: ?rate)?|hr|pulse|quads?|knees?|calves|muscles?|body|gels?|brain|head"
    r"|lungs|blood|sweat|performance|endurance|vo2 ?max)"
)
# What is of the athlete's own plan, race or data.
_OWN = _words(
    rf"\b(?:my (?!{_BODY}\b)|our\b|mine\b|for me\b|today|tomorrow|yesterday|tonight|did\b|saved\b)",
    r"\b(?:this|next|last|the|that) (?:weeks?|weekend|month|run|ride|race|session|workout|one|time|plans?"
    r"|strategy|course|card|chart|table|climb|two|app|first|second|last|other|steepest|hardest|toughest"
    r"|longest|split|way)\b",
    r"\bkey sessions?\b",
    r"\b(?:in|of|about|with|on) it\b",
    r"\bwhy (?:did|was|were|has|have|had|not|so|this|that)\b|\bwhy (?:is|are) (?:there|it|this|that)\b",
    r"\bwhy (?:do|should|must|would) (?:i|we)\b.{0,30}\b(?:session|workout|long run|intervals|rest day"
    r"|do it)\b",
    r"\bexplain (?:it|this|that|again|what you)\b",
)
_WHAT = _words(
    _BEFORE + r"what (?:should|do|can) (?!i\b|we\b|you\b)\w+",
    _BEFORE + r"(?:what(?:'?s| is| are| does)|what (?:causes?|makes|happens)|explain|define|meaning of)\b",
    _BEFORE + r"(?:what(?:'?s| is| are) )?(?:the )?difference between\b",
)
_A_PLACE = _words(r"\bkm ?\d|\b\d+(?:st|nd|rd|th)? ?(?:kms?|k|miles?|kilomet\w+)\b")
_AT_A_PLACE = _words(r"\b(?:at|after|around|from) (?:km ?)?\d+ ?(?:kms?|k|miles?)?\b")
_HEARSAY = _words(
    r"^\W*(?:(?:my|a|some|the|another) )?(?:mates?|friends?|budd(?:y|ies)|coach|wife|husband|partner|brother"
    r"|sister|dad|mum|mom|doctor|physio|people|everyone|everybody|they|i)"
    r" (?:says?|said|tells?|told me|claims?|thinks?|heard|read)(?: that)?\b"
)
_IS_THAT_SO = _words(
    r"\b(?:is|isn't) (?:that|this|it) (?:really )?(?:right|true|correct|so)\W*$|\b(?:right|true)\?\s*$"
)
_WHY = _words(
    _BEFORE + r"(?:how come\b|what(?:'?s| is) the (?:point|reason|use)\b)",
    _BEFORE + r"why (?:do|does|is|are|should|would|can|can't|don't|doesn't)\b",
)
_HOW = _words(
    _BEFORE + rf"how (?:does|do|can|could|is|are|should) {_THING}",
    _BEFORE + rf"how (?:do|can|does|should) {_ANYBODY}\b",
    _BEFORE + r"how (?:important|useful|accurate|reliable|dangerous|bad|good) (?:is|are|was)\b",
    _BEFORE
    + rf"how (?:much|many|long|fast|quickly|soon)\b.{{0,30}}?\b(?:do|does|is|are|should|can|will) {_THING}",
    _BEFORE + rf"how (?:much|many|long|fast|quickly|soon)\b.{{0,40}}?\b{_ANYBODY}\b",
    _BEFORE + r"how (?:quickly|fast|soon) do (?:i|you) (?:lose|gain|recover|adapt)\b",
)
_WHETHER = _words(
    _BEFORE + rf"(?:does|do|can|could|would|is|are) {_THING}",
    _BEFORE + rf"(?:should|may|can|do|does) {_ANYBODY}\b",
    _BEFORE
    + r"(?:is|are) (?:it|there) (?:really )?(?:true|good|bad|ok|okay|safe|dangerous|better|worth|any)\b",
)
_ONESELF = _words(
    _BEFORE + r"(?:should i (?!start|go)|may i|do i (?:really )?(?:need|lose|gain)"
    r"|can i (?:train|run|ride|exercise|drink|trust))\b",
    _BEFORE + r"how (?:do|can|should) i\b",
    _BEFORE + r"how (?:much|many) [\w ]{2,40} (?:per|an|each|every) (?:hour|day|week)\W*$",
)
_JUDGED = (
    r"(?:helps?|works?|matters?|good|bad|better|worse|worth|true|healthy|dangerous|safe|improves?|prevents?"
    r"|protects?|causes?|slows?|speeds?|reduces?|increases?|boosts?|replaces?|overrated|necessary|important"
    r"|a myth|(?:actually |really )?do (?:anything|something|nothing)"
    r"|make (?:you|one|me|people|runners|athletes) \w+)"
)
_NOT_NAMED = r"(?:up|next|new|wrong|planned|left|possible|changed|different|missing|going|happening|best)\b"
# However little its words are known: nothing but knowledge could answer it.
_SURELY = _words(
    _BEFORE + rf"(?:does|do|is|are|can|will) {_THING}(?: [\w%'’-]+){{0,6}}? {_JUDGED}\b",
    _BEFORE + rf"how (?:does|do) {_THING}(?: [\w-]+){{0,3}} (?:work|help)\b",
    _BEFORE + rf"how (?:reliable|accurate|important|useful|dangerous|healthy) (?:is|are) {_THING}",
    _BEFORE + rf"what(?:'?s| is| are) (?:an? )?(?!{_NOT_NAMED}){_THING}(?: [\w-]+)?\W*$",
    _BEFORE + r"is it true\b|\b(?:generally speaking|in general|scientifically)\b",
)
_FOR_A_PLAN = _words(
    r"\bhow (?:much|many|fast|hard|far|often|long)\b.{0,30}\b(?:should|do|can|must|will|would|to|shall)"
    r" (?:i|we)\b(?! (?:lose|gain|recover|adapt)\b)",
    r"\bhow (?:should|must|shall) (?:i|we)\b|\bwhat (?:pace|power|watts|time|gear|speed|should i|do i"
    r"|can i)\b",
    r"\b(?:plan|show|open|delete|connect|sync|import|upload|compare|predict) (?:my|me|the|a|it)\b",
)


_FORMS = (_WHAT, _WHY, _HOW, _WHETHER, _IS_THAT_SO)
_AN_AMOUNT = _words(r"\d ?(?:g|mg|ml|l|km|k|w|watts|min|h|hours?|gels?|bars?|bottles?|%)\b|\d:\d")


def asked_in_general(turn: OfflineTurn) -> str | None:
    """Return who answers a question of the sport in general; None for any other message.

    Where a goal, a place or a file comes with it, it is about those. What is asked for oneself is the
    plan's to answer where it can.
    """
    text = _HEARSAY.sub("", turn.text)
    told = turn.said.keys() - _OF_ANY_RACE or turn.new_uploads or turn.elapsed_s is not None
    if told or _OWN.search(text) or _FOR_A_PLAN.search(text) or _of_a_place(turn, text):
        return None
    passage, spoken_of = words_asked().best(_AT_A_PLACE.sub("", text))
    if any(form.search(text) for form in _FORMS) and spoken_of >= SPEAKS_OF_IT:
        return _SHELVES[passage.partition("/")[0]]
    if _ONESELF.search(text) and spoken_of >= SPEAKS_OF_ONESELF and not _of_a_plan(turn):
        who = _SHELVES[passage.partition("/")[0]]
        return who if who == _by_words(text) or {who, _by_words(text)} == {PACING, TRAINING} else None
    return _by_words(text) if _SURELY.search(text) and not rules.NOT_OURS.search(text) else None


def _of_a_place(turn: OfflineTurn, text: str) -> bool:
    """Tell whether a place is spoken of: of a race known, or not just in asking why such things happen."""
    if turn.at_m is None and not _A_PLACE.search(text):
        return False
    return _knows_a_race(turn) or not _WHY.search(text)


def _knows_a_race(turn: OfflineTurn) -> bool:
    return bool(turn.planned or turn.brief.course_id or (turn.brief.distance_m and not turn.said))


def _of_a_plan(turn: OfflineTurn) -> bool:
    """Tell whether a plan answers it: there is a race, or a number, and its plans speak of what is asked."""
    if _AN_AMOUNT.search(turn.text):
        return True
    return _knows_a_race(turn) and any(
        topic.asked.search(turn.text) for plan in _PLANS for topic in TOPICS[plan]
    )


def _by_words(text: str) -> str:
    """Return who would know, where no passage is asked for so: it may still be found by meaning."""
    if rules.CUES.search(text) and not rules.NOT_CUES.search(text):
        return MENTAL
    if rules.FUEL.search(text):
        return NUTRITION
    return PACING if rules.PACING.search(text) else TRAINING
