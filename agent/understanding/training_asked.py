"""Which messages are about the training plan, and what they ask of it."""

import re
from enum import StrEnum

from agent.understanding.reading import NUMBER, plain, settled
from agent.understanding.training_looks import looks_at_plan
from agent.understanding.training_told import (
    A_DAY,
    AWAY,
    DAYS,
    FELT_BAD,
    FELT_GOOD,
    HURT,
    ILL,
    MISSED,
    NEW_RACE,
    RACE_GONE,
    RULES_CHANGED,
    SESSION,
    says_well,
)


class PlanAsked(StrEnum):
    """What of a training plan a message asks for."""

    NEW = "new training plan"
    SHOW = "show training plan"
    EDIT = "edit training plan"
    EVENT = "training event"
    RESTORE = "restore training plan"
    SETTING = "small changes"
    FEELING = "feels well"
    WORN = "feels worn"
    WELL = "well again"
    AS_IT_IS = "as it is"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_ASKING = (
    r"^\W*(?:(?:ok|and|so|please|pls|can|could|would|will|you|we|i|i'd|i'll|rather|prefer|like|want|need"
    r"|have|to|let's|lets"
    r"|shall|should|just)\W+)*"
)
TRAINING_PLAN = _words(
    r"\b(?:training|workout|marathon training|run(?:ning)? training|cycling|triathlon|swim(?:ming)?"
    r"|running)"
    r"[- ](?:plan|schedule|program(?:me)?|block|calendar)s?\b"
)
_A_PLAN = r"\b(?:plan|schedule|program(?:me)?)\b"
_A_WEEK = (
    rf"(?:{NUMBER})\s*(?:-\s*)?(?:days?|times|runs?|rides?|swims?|sessions?|workouts?|hours?|hrs?|h)"
    r"(?:\s+(?:max|at most|of training))?\s*(?:a|per|/|each|every)\s*(?:week|wk)\b"
)
_MAKE = (
    r"\b(?:make|build|create|write|give|generate|draw up|put together|set up|design|plan|prepare|want|need"
    r"|like|get|have)\b"
)
_NEW = _words(
    rf"{_MAKE}.{{0,40}}{TRAINING_PLAN.pattern}"
    rf"|\b(?:train|coach) me (?:for|to|towards?)\b"
    rf"|\b(?:{NUMBER})[- ]weeks?\b.{{0,25}}{_A_PLAN}"
    rf"|{_A_PLAN}.{{0,60}}{_A_WEEK}|{_A_WEEK}.{{0,60}}{_A_PLAN}"
    r"|\btrain (?:for|towards?) (?:a|an|my|the)\b(?!.{0,40}\?)"
    rf"|{_A_PLAN} to get (?:fit|faster|stronger|back)"
    r"|\bi(?:'m| am| have| got)?\b.{0,60}\btriathlon\b.{0,80}\bplan\b"
    rf"|^\W*(?:a |new )*{TRAINING_PLAN.pattern} (?:for|to|please)\b"
    r"|\btrain(?:ing)? (?:only |about |around )?"
    + NUMBER
    + r" ?(?:h|hours?|hrs?) (?:a|per|each) week(?: now| at the"
    r" moment| currently)?\W*$"
)
_SHOWN = _words(
    r"\bwhat(?:'s| is| are| do| should| shall)?\b(?!.{0,20}\b(?:did|was|were|my (?:ftp|best"
    r"|form))\b).{0,25}"
    rf"\b(?:workouts?|sessions?|training|train|run|ride|swim|do|planned|plan|scheduled"
    rf"|on)\b.{{0,20}}\b{DAYS}"
    r"(?=\W|$)"
    rf"|^\W*(?:show(?: me)?|and|what about)?\W*(?:my )?{DAYS}\s+(?:{SESSION})\W*$"
    rf"|\b(?:anything|something|planned|scheduled|(?:on|in) (?:the|my) (?:plan|calendar"
    rf"|schedule))\b.{{0,15}}"
    rf"\b(?:for|on)?\s*{DAYS}\W*$"
    rf"|\b(?:do i|should i|am i supposed to|have i got to)\b.{{0,20}}\b(?:train|run|ride|swim|work out"
    rf"|rest)\b.{{0,10}}\b(?:today|tomorrow)\b"
    r"|\b(?:when(?:'s| is)|what(?:'s| is)|show(?: me)?)\b.{0,12}\b(?:my |the )?next (?:workout|session|run"
    r"|ride|swim|training(?: session)?|long run|long ride|rest day|key session)\b(?! (?:after|race))"
    r"|^\W*what(?:'s| is| comes)? next\W*$"
    r"|\b(?:what(?:'s| is| does| do)?|how(?:'s| is| does)?|show(?: me)?)\b.{0,25}\b(?:this|next|the coming"
    r"|my) (?:training )?week(?:'s (?:plan|training|workouts))?(?: look(?:s|ing)?(?: like)?)?"
    r"(?: (?:in|of|on) (?:my|the) plan| plan)?\W*$"
    rf"|\b(?:show|see|open|display|view)(?: me)?\b.{{0,6}}\b(?:my|the)\s+(?:whole |full |current |entire )?"
    rf"(?:{TRAINING_PLAN.pattern}|calendar\b)"
    rf"|^\W*(?:my |the )?(?:current )?{TRAINING_PLAN.pattern}\W*$"
    r"|^\W*(?:please )?(?:show|see)(?: me)? my (?:whole )?plan\W*$"
    r"|\bwhat(?:'s| is) (?:on |in )?my plan\W*$"
)
_VERSIONS = _words(
    r"\b(?:versions?|history)\b.{0,25}\b(?:training|my) (?:plan|training plan)\b"
    r"|\b(?:training )?plan (?:history|versions)\b"
)
_CHANGES = _words(
    r"\bwhat (?:did|have|has) (?:you|the coach|it)? ?(?:just )?(?:chang\w+|do|done|alter\w*"
    r"|adjust\w*)\b.{0,10}"
    r"\b(?:in|with|to|about|on)?\b.{0,6}\b(?:my|the) (?:training )?plan\b"
    r"|\bwhy (?:did|have|has) (?:you|it|my plan|the plan)\b.{0,20}\b(?:chang|mov|short|lower|cut|remov"
    r"|add)\w*"
    r"\b.{0,8}\b(?:my|the) (?:training )?(?:plan|week|schedule)\b|"
    r"^\W*(?:and |so )?what(?:'s| has| have| did you| is)? (?:been )?(?:changed?|different|new)\b.{0,30}$"
    r"|^\W*(?:what(?:'s| has)? changed|(?:what(?:'s| is) )?the differences?) between (?:the )?"
    r"(?:versions? |v)\d+ and (?:version |v)?\d+\W*$|^\W*why (?:this|that|the|my) (?:training )?plan\W*$"
    r"|\bwhy (?:did|have|has|was|is)\b.{0,20}\b(?:you |it |the plan |my plan )?(?:chang\w+|mov\w+|short\w+)"
    r"(?: (?:it|that|this|my plan|the plan|my training))?\W*$"
)
_EDIT = _words(
    rf"\b(?:rather|prefer to|like to|want to|need to|have to|must) (?:do|run|ride|have|swim"
    rf"|move)\b.{{0,6}}\b(?:the|my|this week's)\b"
    rf" (?:{SESSION})\b.{{0,12}}\b(?:on|to)\b.{{0,6}}\b{A_DAY}\b(?!s)"
    rf"|\b(?:lighten|ease)\b.{{0,6}}\b(?:next|this|the coming) week\b|"
    rf"\b(?:do|move|run|ride|have|put|make)\b.{{0,20}}\b(?:{SESSION})\b.{{0,14}}\b{DAYS}\W.{{0,14}}"
    rf"\b(?:instead of|rather than|not)\b.{{0,14}}\b{DAYS}"
    rf"|{_ASKING}(?:make|keep|take|have)\b.{{0,12}}\b(?:next|this|the coming|the) week(?:end)?\b.{{0,16}}"
    r"\b(?:easier|lighter|easy|less|shorter|off)\b"
    r"|\b(?:easier|lighter) (?:next|this|the coming) week\b|\b(?:ease|lighten) (?:next|this"
    r"|the coming) week\b"
    rf"|{_ASKING}(?:drop|skip|remove|cancel|bin|ditch|scrap|axe|bump|nudge|slide|move|shift|shorten"
    rf"|lengthen|postpone|push|make)\b.{{0,8}}\b(?:the |my )?"
    rf"(?:{DAYS}|hard|key|easy|long|tempo|tough|quality)(?:'s)? (?:one|{SESSION})\b(?!.{{0,12}}\b(?:last"
    rf"|ago)\b)"
    rf"|\b(?:got|have)\b.{{0,8}}{NUMBER} ?(?:min|minutes|h|hours?)\b.{{0,8}}\b(?:on "
    rf"|for )?{A_DAY}\b.{{0,10}}"
    r"\b(?:make|shorten|cut|shorter)\b"
    rf"|{_ASKING}(?:move|shift|bump|nudge|slide|postpone|push(?: back)?|reschedule|bring forward"
    rf"|put(?! together)"
    rf"|do)\b.{{0,25}}\b(?:{SESSION})\b.{{0,30}}\b(?:to|on|onto|until|till|for)\b.{{0,12}}\b{DAYS}"
    rf"|{_ASKING}(?:swap|switch|exchange)\b.{{0,30}}\b(?:{DAYS}|{SESSION})\b.{{0,20}}\b(?:and|with|for)\b"
    rf"|{_ASKING}(?:drop|skip|remove|cancel|take out|leave out|scratch|bin|ditch|scrap|axe"
    rf"|get rid of)\b.{{0,20}}"
    rf"(?:{DAYS}\s+(?:{SESSION})\b|\b(?:my|the|next|this week's)\s+(?:next )?(?:{SESSION})\b"
    rf"(?!.{{0,15}}\b(?:last|yesterday|ago)\b))"
    rf"|{_ASKING}(?:make|keep|cut)\b.{{0,12}}\b(?:my |the |next "
    rf"|this )?(?:{DAYS} )?(?:{SESSION})\b.{{0,20}}"
    r"\b(?:shorter|longer|less|more|to|only|down|minutes?|min|hours?|h|easier|easy)\b"
    rf"|{_ASKING}(?:shorten|lengthen|extend)\b.{{0,20}}\b(?:{SESSION})\b"
    rf"|{_ASKING}add\b.{{0,35}}\b(?:{SESSION})\b"
    rf"|{_ASKING}replace\b.{{0,20}}\b(?:{SESSION})\b.{{0,10}}\b(?:with|by)\b"
)
_RESTORE = _words(
    r"^\W*(?:(?:actually|no|ok|hm+|sorry|please|wait)\W+)*(?:scrap|undo|reverse|revert|take back|cancel"
    r"|drop|forget) (?:that|the|my|this)"
    r"(?: very)? ?(?:last|latest|previous) (?:thing|change|one|bit|edit|step)\W*$"
    r"|^\W*(?:(?:actually|no|ok|hm+|please|can you|could you)\W+)*(?:put|change|set|turn|switch"
    r"|get) (?:it|that|everything|things|the plan|my plan)"
    r"(?: all)? back(?: (?:to )?(?:how|the way|as|what) (?:it|they|things) (?:was|were))?(?: (?:before"
    r"|please|again))*\W*$|"
    r"\b(?:go|get|roll|switch|change|move|take me) back to (?:the |my )?(?:first|original|old|previous"
    r"|earlier|initial"
    r"|last) (?:training )?(?:version|plan|one)\b(?!.{0,20}\bstrateg)"
    r"|^\W*(?:please |can you |could you |ok |and )*(?:undo|revert|take back) (?:that|the|my"
    r"|this)? ?(?:last |latest )?"
    r"(?:change|one|thing|edit|step)?(?: (?:please|again|you made))*\W*$"
    r"|\b(?:go|get|roll|switch|change|move|take me) back to\b.{0,20}\b(?:version|v)\s?\d"
    r"|\b(?:restore|reinstate|bring back|revert to|use)\b.{0,30}\b(?:version|v\s?\d|old plan"
    r"|previous plan)\b"
    r"(?!.{0,20}\bstrateg)"
    r"|^\W*(?:please )?(?:undo|revert|take back)(?: (?:that|it|this|the last change|the change"
    r"|my last change))?\W*$"
    r"|\b(?:undo|revert) (?:the|my|that) (?:last )?(?:change|plan change)\b"
)
_SETTING = _words(
    r"\bsmall changes?\b.{0,40}\b(?:without|ask\w*|automatic\w*|on your own|yourself)\b"
    r"|\b(?:change|adjust|adapt) (?:my|the) plan (?:automatically|without asking|on your own)\b"
    r"|\b(?:don'?t|do not|stop) ask(?:ing)?(?: me)? (?:for|about|before) (?:small |every )?changes?\b"
)
_AS_IT_IS = _words(
    r"^\W*(?:(?:no|nah|nope|ok|okay|hm+|actually|thanks|please|just|then|well)\W+)*(?:leave|keep"
    r"|let) (?:it|that"
    r"|everything|the plan|my plan|things|all)(?: all)? ?(?:be|as (?:it|they) (?:is|was|are|were)|alone"
    r"|unchanged|like"
    r" (?:it is|that|this))?\W*$"
    r"|^\W*(?:no|nah|nope|don'?t|do not|no thanks|no thank you|rather not|better not|forget it|never ?mind"
    r"|don'?t (?:do (?:it|that)|change (?:it|that|anything)))(?:\W+(?:thanks|thank you|please|do that"
    r"|do it|it"
    r"|don'?t))*\W*$"
)
_FEELING = _words(
    r"^\W*(?:today )?(?:i(?:'m| am)? )?feel(?:ing)? (?:really |so |very |pretty |super )?(?:great|good"
    r"|fresh"
    r"|strong|fantastic|amazing|awesome|rested|well|fine|excellent)(?: today| again| now)?\W*$"
)
_NOT = _words(
    r"\b(?:race (?:plan|day|strategy)|strateg\w+|pacing|splits?|gels?|fuel\w*|(?:how|what) (?:fast|pace))\b"
    r"|\bhow (?:did|was|were|has|have|much|far|many|often|long|hard)\b|\b(?:review|analy[sz]e)\b"
)
_IN_ORDER: tuple[tuple[PlanAsked, re.Pattern[str]], ...] = (
    (PlanAsked.SETTING, _SETTING),
    (PlanAsked.AS_IT_IS, _AS_IT_IS),
    (PlanAsked.RESTORE, _RESTORE),
    (PlanAsked.SHOW, _VERSIONS),
    (PlanAsked.SHOW, _CHANGES),
    (PlanAsked.EVENT, RULES_CHANGED),
    (PlanAsked.EVENT, RACE_GONE),
    (PlanAsked.EVENT, MISSED),
    (PlanAsked.EVENT, ILL),
    (PlanAsked.EVENT, AWAY),
    (PlanAsked.EVENT, HURT),
    (PlanAsked.EVENT, NEW_RACE),
    (PlanAsked.EDIT, _EDIT),
    (PlanAsked.SHOW, _SHOWN),
    (PlanAsked.NEW, _NEW),
    (PlanAsked.FEELING, _FEELING),
)
_FELT_HOW = ((PlanAsked.FEELING, FELT_GOOD), (PlanAsked.WORN, FELT_BAD))
_OF_NO_PLAN_BY_NAME = (_CHANGES, _RESTORE, _FEELING, RACE_GONE)
"""What may as well be said of a race's strategy."""


def about_training_plan(text: str) -> PlanAsked | None:
    """Return what of the training plan a message asks for, None for any other message."""
    said = plain(settled(text))
    if _NOT.search(said):
        return PlanAsked.SHOW if looks_at_plan(said) else None
    if says_well(said):
        return PlanAsked.WELL
    asked = next((asked for asked, pattern in _IN_ORDER if pattern.search(said)), None)
    if asked in (None, PlanAsked.NEW) and looks_at_plan(said):
        return PlanAsked.SHOW
    if asked is None and "?" not in said:
        return next((each for each, felt in _FELT_HOW if felt.search(said)), None)
    return asked


def may_be_of_a_strategy(text: str) -> bool:
    """Tell whether the words fit a race's strategy as well: "undo that", "what changed?"."""
    said = plain(settled(text))
    if TRAINING_PLAN.search(said) or re.search(r"\btraining\b", said):
        return False
    return any(pattern.search(said) for pattern in _OF_NO_PLAN_BY_NAME) or said.strip(" .!?") in (
        "show my plan",
        "show me my plan",
    )


def shows_versions(text: str) -> bool:
    """Tell whether the versions of the plan are asked for."""
    return _VERSIONS.search(plain(text)) is not None


def shows_changes(text: str) -> bool:
    """Tell whether it is asked what changed, or why."""
    return _CHANGES.search(plain(text)) is not None
