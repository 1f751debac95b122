"""Which messages are about the training plan, and what they ask of it."""

import re
from enum import StrEnum

from agent.understanding.plan_days import WEEKDAY
from agent.understanding.reading import NUMBER, plain, settled


class PlanAsked(StrEnum):
    """What of a training plan a message asks for."""

    NEW = "new training plan"
    SHOW = "show training plan"
    EDIT = "edit training plan"
    EVENT = "training event"
    RESTORE = "restore training plan"
    SETTING = "small changes"
    FEELING = "feels well"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


SESSION = (
    r"(?:(?:long|easy|hard|tempo|recovery|threshold|interval|strength|brick|steady|key|gym)\s+)?"
    r"(?:runs?|rides?|swims?|jogs?|workouts?|sessions?|intervals?|tempos?|training|strides?|long one"
    r"|bike (?:ride|session)|strength|gym|spin|fartlek|brick)"
)
_ASKING = (
    r"^\W*(?:(?:ok|and|so|please|pls|can|could|would|will|you|we|i|i'd|like|want|need|have|to|let's|lets"
    r"|shall|should|just)\W+)*"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_A_DAY = (
    rf"(?:today|tonight|tomorrow|tmrw|{WEEKDAY}|\d{{1,2}}(?:st|nd|rd|th)?\.? (?:of )?{_MONTH}"
    rf"|{_MONTH} \d{{1,2}})"
)
_DAYS = rf"(?:{_A_DAY})(?:s?'?s)?"
TRAINING_PLAN = _words(
    r"\b(?:training|workout|marathon training|run(?:ning)? training|cycling|triathlon|swim(?:ming)?|running)"
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
    r"\bwhat(?:'s| is| are| do| should| shall)?\b(?!.{0,20}\b(?:did|was|were|my (?:ftp|best|form))\b).{0,25}"
    rf"\b(?:workouts?|sessions?|training|train|run|ride|swim|do|planned|plan|scheduled"
    rf"|on)\b.{{0,20}}\b{_DAYS}"
    r"(?=\W|$)"
    rf"|^\W*(?:show(?: me)?|and|what about)?\W*(?:my )?{_DAYS}\s+(?:{SESSION})\W*$"
    rf"|\b(?:anything|something|planned|scheduled|(?:on|in) (?:the|my) (?:plan|calendar|schedule))\b.{{0,15}}"
    rf"\b(?:for|on)?\s*{_DAYS}\W*$"
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
    r"^\W*(?:and |so )?what(?:'s| has| have| did you| is)? (?:been )?(?:changed?|different|new)\b.{0,30}$"
    r"|\bwhy (?:did|have|has|was|is)\b.{0,20}\b(?:you |it |the plan |my plan )?(?:chang\w+|mov\w+|short\w+)"
    r"(?: (?:it|that|this|my plan|the plan|my training))?\W*$"
)
_EDIT = _words(
    rf"{_ASKING}(?:move|shift|postpone|push(?: back)?|reschedule|bring forward|put(?! together)"
    rf"|do)\b.{{0,25}}\b(?:{SESSION})\b.{{0,30}}\b(?:to|on|onto|until|till|for)\b.{{0,12}}\b{_DAYS}"
    rf"|{_ASKING}(?:swap|switch|exchange)\b.{{0,30}}\b(?:{_DAYS}|{SESSION})\b.{{0,20}}\b(?:and|with|for)\b"
    rf"|{_ASKING}(?:drop|skip|remove|cancel|take out|leave out|scratch)\b.{{0,20}}"
    rf"(?:{_DAYS}\s+(?:{SESSION})\b|\b(?:my|the|next|this week's)\s+(?:next )?(?:{SESSION})\b"
    rf"(?!.{{0,15}}\b(?:last|yesterday|ago)\b))"
    rf"|{_ASKING}(?:make|keep|cut)\b.{{0,12}}\b(?:my |the |next |this )?(?:{_DAYS} )?(?:{SESSION})\b.{{0,20}}"
    r"\b(?:shorter|longer|less|more|to|only|down|minutes?|min|hours?|h|easier|easy)\b"
    rf"|{_ASKING}(?:shorten|lengthen|extend)\b.{{0,20}}\b(?:{SESSION})\b"
    rf"|{_ASKING}add\b.{{0,35}}\b(?:{SESSION})\b"
    rf"|{_ASKING}replace\b.{{0,20}}\b(?:{SESSION})\b.{{0,10}}\b(?:with|by)\b"
)
MISSED = _words(
    r"\bi\b.{0,12}\b(?:missed|skipped|had to (?:skip|miss)|couldn'?t (?:do|make|run|ride|train)"
    r"|could not (?:do"
    r"|make|run|ride|train)|didn'?t (?:do|make|manage|run|ride|train|get)|did not (?:do|manage|run|ride"
    rf"|train))\b(?!.{{0,20}}\b(?:race|marathon|cut[- ]?off|goal|start)\b).{{0,25}}"
    rf"(?:\b(?:{SESSION})\b|\b{_DAYS}|\byesterday)"
    r"|\bi\b.{0,8}\b(?:missed|skipped|had to skip)\b.{0,12}\b(?:two|three|four|five|\d) (?:days|sessions"
    r"|workouts|runs|rides)\b"
)
ILL = _words(
    r"\bi(?:'m| am|'ve| have| feel| got| caught| think i|'ve got| have got)?\b.{0,22}"
    r"\b(?:a (?:bad |slight |mild |head |bit of a )?cold\b(?! (?:water|drink|day|start|race|bath|shower))"
    r"|fever(?:ish)?|the flu|flu|covid|sick(?! of\b)(?! (?:from|with) (?:gels?|drink))|ill|a (?:stomach"
    r"|tummy) bug|a sore throat|a virus|an infection|under the weather|unwell)\b"
    r"(?!.{0,30}\b(?:gels?|caffeine|drink|coffee|sugar|race|km|mile)\b)"
)
AWAY = _words(
    r"\b(?:i'm|i am|i'll be|i will be|i go|we go|we're|going|am)\b.{0,25}\b(?:travell?ing|away"
    r"|on (?:holidays?"
    r"|vacation|a (?:business )?trip|the road)|abroad|on leave)\b"
    r"|\b(?:business trip|work trip|holidays?|vacation)\b.{0,60}\b(?:no|only|without|from|\d)\b"
    r"|\b(?:travell?ing|travel) (?:from|on|next|this|until|for)\b"
)
BODY_PART = (
    r"(?:knees?|ankles?|shins?|achilles|hips?|cal(?:f|ves)|hamstrings?|foot|feet|heels?|groin|(?:lower )?back"
    r"|it band|plantar fascia|shoulders?|neck|quads?|thighs?|toes?|wrists?|elbows?|glutes?|ribs?)"
)
HURT = _words(
    rf"\bmy (?:\w+ )?(?P<part>{BODY_PART})(?: \w+){{0,3}}? (?:hurts?|is|are|aches?|feels?|pain)\b"
    r"(?=.{0,25}\b(?:hurt\w*|sore|swollen|injured|inflamed|painful|tight|ach\w+|pain|a bit|again|when"
    r"|downhill|$))"
    rf"|\b(?:pain|ache|niggle|hurts?) in (?:my|the) (?:\w+ )?(?P<part2>{BODY_PART})\b"
    rf"|\b(?:sprained|twisted|rolled|tore|pulled|strained|injured|hurt) (?:my"
    rf"|an?) (?:\w+ )?(?P<part3>{BODY_PART})\b"
    rf"|\bmy (?:\w+ )?(?P<part4>{BODY_PART}) hurts?\b"
)
RACE_GONE = _words(
    r"\b(?:races?|marathon|half|event|triathlon|10k|5k|fondo|sportive|it)\b.{0,8}\b(?:is|was|got|has been"
    r"|gets|been|'s)\b.{0,8}\b(?:cancell?ed|called off|off)\b"
    r"|\bi (?:won'?t|will not|can'?t|cannot|decided not to|pulled out|withdrew|am not going to)\b.{0,20}"
    r"\b(?:run|race|ride|do|start|of|from)\b.{0,12}\b(?:the|my) (?:race|marathon|half|event|triathlon|10k"
    r"|5k)\b"
)
NEW_RACE = _words(
    r"\bi(?:'ll|'m| will| am| have| want to| would like to)? ?also (?:going to |to )?(?:run|running|race"
    r"|racing|ride|riding|do|doing|have|signed up for|entered|enter)\b.{0,60}\d"
    r"|\b(?:signed up for|entered|registered for|have)\b.{0,70}\b(?:as well|too|also|in between"
    r"|before that)\b"
    r"|\badd (?:a|an|my|another|the)\b.{0,30}\b(?:race|marathon|half|10 ?k|5 ?k|triathlon)\b.{0,25}\bon\b"
    r"|\b(?:another|a second|one more) race\b.{0,40}\d"
)
RULES_CHANGED = _words(
    r"\b(?:fit|adapt|adjust|update|change|bring)\b.{0,12}\bplan\b.{0,12}\b(?:to"
    r"|in line with)\b.{0,12}\brules\b"
)
_RESTORE = _words(
    r"\b(?:go|get|roll|switch|change|move|take me) back to\b.{0,20}\b(?:version|v)\s?\d"
    r"|\b(?:restore|reinstate|bring back|revert to|use)\b.{0,30}\b(?:version|v\s?\d|old plan|previous plan)\b"
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
_FEELING = _words(
    r"^\W*(?:today )?(?:i(?:'m| am)? )?feel(?:ing)? (?:really |so |very |pretty |super )?(?:great|good|fresh"
    r"|strong|fantastic|amazing|awesome|rested|well|fine|excellent)(?: today| again| now)?\W*$"
)
_NOT = _words(
    r"\b(?:race (?:plan|day|strategy)|strateg\w+|pacing|splits?|gels?|fuel\w*|(?:how|what) (?:fast|pace))\b"
    r"|\bhow (?:did|was|were|has|have|much|far|many|often|long|hard)\b|\b(?:review|analy[sz]e)\b"
)
_IN_ORDER: tuple[tuple[PlanAsked, re.Pattern[str]], ...] = (
    (PlanAsked.SETTING, _SETTING),
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
_OF_NO_PLAN_BY_NAME = (_CHANGES, _RESTORE, _FEELING, RACE_GONE)
"""What may as well be said of a race's strategy."""


def about_training_plan(text: str) -> PlanAsked | None:
    """Return what of the training plan a message asks for, None for any other message."""
    said = plain(settled(text))
    if _NOT.search(said):
        return None
    return next((asked for asked, pattern in _IN_ORDER if pattern.search(said)), None)


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
