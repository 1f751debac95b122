"""Which messages want a training plan without calling it one: "make me a plan, 4 days a week".

A plan of training and a strategy for race day are asked for in the same words; what is said beside them
tells them apart: training, weeks, days or hours a week, a race that is weeks away.
"""

import re
from datetime import date, timedelta

from agent.understanding.dates import said_dates
from agent.understanding.reading import NUMBER, plain, settled

LEAST_AHEAD = timedelta(days=14)  # nearer races want a strategy, not training: our design choice [D]
_PLAN = r"(?:plan|schedule|program(?:me)?|(?:build[- ]?up|preparation))"
_RACE = (
    r"(?:races?|marathon|half|triathlon|tri|iron ?man|70\.3|140\.6|10 ?ks?|5 ?ks?|\d+ ?km|ultra"
    r"|(?:gran )?fondo|sportive|parkrun|olympic|\d+ ?k|\d+ ?miler?|century|l'?etape|event)"
)
_MAKE = (
    r"(?:make|build|create|write|give|do|draw up|put together|set up|design|prepare|need|want|like|get|have"
    r"|do with|send|start|cook up|come up with|work out|sketch|set me up with)"
)
_ASKS = re.compile(
    rf"\b{_MAKE}\b(?! (?:my|the|this|that) {_PLAN}\b).{{0,30}}\b{_PLAN}\b"
    rf"|\b{_MAKE}\b(?: me| us)? (?:something|anything)\b"
    r"|\bput (?:me |us )?(?:something|anything) together\b|\bget me (?:round|through|across|ready|fit)\b"
    r"|\bwhat (?:can|could|would) you (?:build|make|put together|write|give|do for)\b"
    rf"|\b{_PLAN},? (?:please|thanks)\b|\b{_PLAN}\s*\?"
    r"|^\W*(?:(?:a|an|the|new|my|please|hi|hey|hello|\d+(?!\d)|weeks?)\W*)*(?<!\w)"
    rf"{_PLAN} (?:for|to|until|till|towards?)\b"
    rf"|^\W*(?:a |my )?(?:training|running|cycling|triathlon|marathon) {_PLAN}\b.{{0,80}}\d"
    rf"|\bhelp me (?:prepare|train|get ready)\b|\b(?:prepare|train|coach) me\b"
)
# What only asks for a plan beside days or sessions a week, or beside a start from nothing.
_HINTS = re.compile(
    r"\b(?:get|be|getting) (?:me )?ready (?:for|by)\b|\bprepar(?:e|ing) for\b"
    r"|\bwhat should my (?:weeks?|training)\b"
    r"|\bwant to (?:run|ride|do|finish|complete)\b|\b(?:i'd|would) like to (?:run|ride|do|finish|complete)\b"
)
_SESSIONS_A_WEEK = re.compile(
    rf"(?:{NUMBER})\s*(?:days?|times|x|runs?|rides?|sessions?)\s*(?:a|per|/|each|every)\s*(?:week|wk)\b"
    rf"|\b(?:train|run|ride)\b.{{0,12}}(?:{NUMBER}) days\b"
    r"|\bfrom (?:zero|scratch|nothing)\b|\boff the couch\b|\bcouch to\b"
)
_OF_RACE_DAY = re.compile(
    r"\b(?:strateg\w*|pac(?:e|es|ing)|splits?|gpx|course file|race[- ](?:day|plan|morning)|game ?plan|gels?"
    r"|fuel\w*|nutrition|mental|cues|watts?|how (?:to|should i|do i) (?:run|race|ride|pace)|everything"
    r"|(?:plan|analy[sz]e) (?:my|the|this) race|caffeine|headwind|my strategies|saved)\b"
)
_TRAINS = re.compile(
    r"\b(?:train\w*|coach(?:ing)? me|get (?:fit|fitter|faster|stronger|back|in shape|ready)|fitness|comeback"
    r"|couch to|off the couch|build[- ]?up|from scratch|base)\b"
)
_A_WEEK = re.compile(
    rf"(?:{NUMBER})\s*(?:-\s*)?(?:days?|times|x|runs?|rides?|swims?|sessions?|workouts?|hours?|hrs?|h|km|k"
    rf"|kms|miles?)(?:\s+(?:max|at most|of training|running|tops))?\s*(?:a|per|/|each|every|p)"
    r"\s*(?:week|wk)\b"
    rf"|(?:{NUMBER}) (?:days|sessions|runs|rides)\b"
    r"(?! (?:ago|before|after|to go|out|away|until|till|left|off))"
)
_IN_WEEKS = re.compile(
    rf"\bin (?:about |around )?(?:{NUMBER}|a|an|a few) (?:weeks?|months?)\b"
    rf"|(?:{NUMBER})[- ]?(?:weeks?|months?)\b.{{0,25}}\b{_PLAN}\b"
    rf"|\b{_PLAN}\b.{{0,25}}\b(?:{NUMBER})[- ]?(?:weeks?|months?)\b"
    rf"|(?:{NUMBER}) (?:weeks?|months?) (?:to go|out|away|left|to get|to train|from now)\b"
)
_A_PLAN_FOR = re.compile(rf"\ba (?:new )?{_PLAN} (?:for|to)\b")
_MONTH_AHEAD = re.compile(
    r"\bin (?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june?|july?|aug(?:ust)?|sept(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|spring|summer|autumn|fall|next year|20\d\d)\b"
    r"|\bnext (?:year|spring|summer)\b"
)
_A_RACE = re.compile(rf"\b{_RACE}\b")
_OTHERWISE = re.compile(
    r"\b(?:this|the|my|that|whole|current|show|what(?:'s| is| does)|change|why) plan\b|\bplan b\b"
)
_GOAL = re.compile(r"(?<![\d:.])\d{1,2}:\d{2}|\bsub[- ]?\d|\b\d ?h ?\d{2}\b|\bgoal\b")
_AGAIN = re.compile(
    r"^\W*(?:(?:hm+|ok|okay|no|nah|actually|and|but|so|can|could|you|please|i|i'd|like|want|rather|let's"
    r"|well)\W+)*"
    rf"(?:make|change|turn|do|have|keep|prefer|take)\b.{{0,14}}?(?P<n>{NUMBER})"
    r"\s*(?P<unit>days?|runs?|rides?|sessions?|hours?|weeks?)\b"
)


_BESIDE_THE_MAIN = re.compile(
    r"\b(?:signed up|entered|registered|booked|doing|running|racing|riding|do|run|race|ride|got a (?:place"
    r"|spot))\b.{0,60}\b(?:as|for) (?:a|my|an?) (?:test|tune[- ]?up|training|prep(?:aration)?|practi[cs]e"
    r"|warm[- ]?up|build[- ]?up|b|c)[- ]?(?:race|event|run|ride)\b"
)


def adds_a_race(text: str) -> bool:
    """Tell whether a race is taken on beside the one that counts: "signed up for a half as a test race"."""
    return _BESIDE_THE_MAIN.search(plain(settled(text))) is not None


def wants_training(text: str, today: date) -> bool:
    """Tell whether a plan is asked for that is one of training, by what is said beside it. Never raises."""
    said = plain(settled(text))
    if _OF_RACE_DAY.search(said) or _OTHERWISE.search(said):
        return False
    if not _ASKS.search(said):
        hints = _HINTS.search(said) is not None and _GOAL.search(said) is None
        return hints and _SESSIONS_A_WEEK.search(said) is not None and _A_RACE.search(said) is not None
    if _TRAINS.search(said) or _A_WEEK.search(said) or _IN_WEEKS.search(said):
        return True
    days = [day for _, _, day in said_dates(said, today)]
    if days:  # one that is over is said to be over; one that is near wants its strategy
        return any(day - today >= LEAST_AHEAD or day < today for day in days)
    if not _A_RACE.search(said):
        return False
    return _MONTH_AHEAD.search(said) is not None or (
        _A_PLAN_FOR.search(said) is not None and _GOAL.search(said) is None
    )


def reshapes_the_wish(text: str) -> bool:
    """Tell whether a plan that was just proposed is wanted with other days, hours or weeks."""
    said = plain(settled(text))
    return _AGAIN.search(said) is not None and not re.search(r"\bmin(?:ute)?s?\b", said)
