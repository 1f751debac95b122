"""What of the training plan a message wants to see: a day, a week, the next of a kind, the taper, and why."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from agent.understanding.plan_days import WEEKDAY, days_said
from agent.understanding.reading import plain, settled

_ANY_DAY = date(2026, 1, 5)  # which day it is does not matter to whether something is asked for
Look = dict[str, Any]
"""The arguments of the tool that shows the plan."""


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_ASKS = (
    r"(?:what|which|when|how|show|see|tell|give|list|display|do i|am i|have i|is there|are there|anything"
    r"|any"
    r"|and|whats|whens|hows|remind)"
)
_KINDS = (
    ("long", r"long (?:run|ride|one|session|swim)"),
    ("hard", r"(?:hard|key|quality|tough)(?: \w+)?(?: (?:run|ride|session|workout|one|day))?"),
    ("intervals", r"intervals?(?: session)?|speed ?work|track session"),
    ("tempo", r"tempo(?: run)?|threshold(?: run| session)?"),
    ("easy", r"easy (?:run|ride|one|session|swim)"),
    ("strides", r"strides"),
    ("strength", r"strength(?: session| training)?|gym(?: session)?"),
    ("swim", r"swim"),
    ("ride", r"(?:bike )?ride|spin"),
    ("run", r"run|jog"),
)
_A_KIND = "|".join(pattern for _, pattern in _KINDS)
_SESSION = rf"(?:{_A_KIND}|workout|session|training|one)s?"
_TAPER = _words(
    rf"\b{_ASKS}\b.{{0,30}}\btaper\w*|^\W*(?:my |the )?taper\w*\W*$|\btaper\w*\b.{{0,20}}\b(?:look|begin"
    rf"|start)"
)
_TO_THE_RACE = _words(
    r"\bhow (?:many|long)\b.{0,12}\b(?:weeks?|days?)\b.{0,20}\b(?:til|till|until|to|before|left|go|away)\b"
    r"|\bhow (?:far|long)\b.{0,14}\b(?:off|away|have i got|is it|left)\b.{0,14}\b(?:race(?: day)?"
    r"|marathon|the big day)\b"
    r"|\bhow (?:long|far|soon)\b.{0,16}\b(?:til|till|until|away)\b.{0,12}\b(?:race|marathon|half"
    r"|triathlon|event)\b"
    r"|\b(?:weeks|days) (?:til|till|until|left)\b|\bwhen(?: is|'?s)? (?:my|the) (?:race|marathon|event)\b"
)
_LITTLE_INTENSITY = _words(
    r"\bwhy\b.{0,40}\b(?:little|few|no|not (?:more|much|any)|hardly any|so much|so|only|all|everything"
    r"|always)\b"
    r".{0,25}\b(?:intensity|intense|hard (?:runs?|rides?|days?|sessions?|workouts?|training|stuff)"
    r"|speed ?work"
    r"|intervals?|tempos?|easy (?:runs?|rides?|training|days?|stuff|sessions?)|zone (?:one|two|1|2))\b"
    r"|\b(?:where|when) (?:are|is|come|do)\b.{0,20}\b(?:hard sessions|intervals|speed ?work|intensity)\b"
)
_NO_INTENSITY = _words(
    r"\b(?:is|are|isn'?t|aren'?t) there\b.{0,20}\b(?:no|any|hardly any|little|so little"
    r"|few)\b.{0,12}\b(?:speed ?work|intervals?"
    r"|hard (?:sessions?|runs?|rides?|workouts?)|intensity|tempos?)\b.{0,30}\?"
)
_BLOCK_AFTER = _words(
    r"\b(?:what|which)(?:'?s| is| comes?| happens| follows)?\b.{0,20}\b(?:after|following)\b.{0,12}"
    r"\b(?:block|phase|base|build|build-up|peak)\b|\bnext (?:block|phase)\b"
)
_WHAT_FOR = _words(
    rf"\bwhat(?:'?s| is| are| was)?\b.{{0,30}}\b(?:{_SESSION})\b.{{0,16}}\b(?:good )?for\W*$"
    rf"|\b(?:point|purpose|sense|use|idea) (?:of|behind)\b.{{0,30}}\b(?:{_SESSION})\b"
    rf"|\bwhy (?:do|should|must|would) i (?:do|run|ride|swim|need|have)\b.{{0,30}}\b(?:{_SESSION})\b"
    rf"|\bwhy (?:is there |the |a |another |this |that )+(?:{_SESSION})\b"
    rf"|\bwhat does\b.{{0,25}}\b(?:{_SESSION})\b.{{0,10}}\b(?:do|bring|give)\b"
)
_NEXT = _words(
    rf"\b(?:{_ASKS})\b.{{0,20}}\b(?:my |the )?next (?P<kind>{_SESSION})\b(?! (?:after|race))"
    rf"|^\W*(?:my |the )?next (?P<kind2>{_SESSION})\b\W*$"
    rf"|\bwhen (?:do|am|will|shall|should) i\b.{{0,20}}\b(?P<kind3>{_SESSION})\b.{{0,10}}\bnext\b"
)
_WEEKEND = _words(
    rf"\b(?:{_ASKS})\b.{{0,40}}\b(?P<which>next |following |coming )?week-?end\b(?!.{{0,20}}\b(?:instead"
    rf"|off)\b)"
    r"|^\W*(?:this |the |my |and the |and )?(?P<which2>next |following "
    r"|coming )?week-?end(?:'?s)?\b.{0,12}$"
)
_WEEK = _words(
    rf"\b(?:{_ASKS})\b.{{0,25}}\b(?P<which>this|next|the coming|coming|my|the current|current)\s+"
    r"(?:training )?week(?:'?s)?\b(?!-?end).{0,25}$"
    r"|^\W*(?:my |the )?(?P<which2>this|next|coming|current) (?:training )?week(?:'?s)?"
    r"(?: (?:plan|sessions?|workouts?|training))?\W*$"
    r"|\b(?P<after>week after next)\b"
)
_NO_LOOK = _words(
    r"\b(?:did|was|were|have i done|been|last (?:week|one|run|ride|workout|session)|looking at|easier"
    r"|harder|less|shorter|longer|lighter|move|swap"
    r"|shift"
    r"|make|add|drop|skip|instead|weather|gels?|eat|drink|fuel|pace|distance|far|km|miles|strava|garmin"
    r"|activit\w+|how (?:much|far|many|often|hard)|review|race (?:plan|strategy))\b"
)
_TODAY = _words(
    r"\b(?:whats|what's|what is|what are|show(?: me)?)\b.{0,12}\b(?:my |the )?(?:plan|session|workout"
    r"|training"
    r"|run|ride|program|programme|schedule|on)\b.{0,14}\b(?:for |on )?(?P<day>today|tonight|tomorrow|tmrw"
    rf"|{WEEKDAY})\b"
    rf"|\bwhat(?: do| should| am| shall| must|'m)? i\b.{{0,25}}\b(?P<day2>today|tonight|tomorrow"
    rf"|{WEEKDAY})\b"
    rf"|\bwhat about (?:the )?(?P<day3>today|tomorrow|{WEEKDAY})\W*$|^\W*and (?P<day4>tomorrow"
    rf"|{WEEKDAY})\W*$"
)
_PLAN_OF_TODAY = _words(
    r"\b(?:today|tomorrow|tonight|this week|next week)'?s? (?:plan|session|workout|training|program"
    r"|schedule)s?"
    r"\W*$"
)
_FOLLOWING_WEEK = _words(
    r"^\W*(?:ok\W+|and\W+|so\W+|what about\W+|how about\W+|show(?: me)?\W+|then\W+)*(?:the )?"
    r"(?:week after(?: that| this| it)?|following week|one after(?: that)?|next one|week before(?: that)?"
    r"|week after the next)\W*$"
)
_WHAT_THEN = _words(
    r"^\W*(?:\w+\W+){0,3}?(?:what(?:'?s| is| comes?| happens| follows"
    r"| do i do)?(?: next)?(?: coming)? (?:after|then)"
    r"(?: (?:that|this|it))?|and then|what then|what follows|then what)\W*$"
)
_REFERRED = _words(r"\b(?:it|that|this)(?: (?:one|run|ride|session|workout|swim))?\b")
_FOR_WHAT = _words(
    r"^\W*(?:and |ok |so |but )*(?:what(?:'?s| is)|why)\b.{0,12}\b(?:it|that|this)(?: (?:one|run|ride"
    r"|session"
    r"|workout))?(?: (?:good )?for)?\W*$|\bpoint of (?:it|that)\b"
)


_OF_THE_WHOLE = (
    ("taper", _TAPER),
    ("race", _TO_THE_RACE),
    ("intensity", _LITTLE_INTENSITY),
    ("intensity", _NO_INTENSITY),
    ("block after", _BLOCK_AFTER),
)


def read_look(text: str, today: date) -> Look | None:
    """Return what of the plan a message asks to see, as the tool takes it; None for any other message."""
    said = plain(settled(text))
    whole = next((what for what, asked in _OF_THE_WHOLE if asked.search(said)), None)
    if whole:
        return {"what": whole}
    if _WHAT_FOR.search(said):
        return {"what": "purpose"} | _session_of(said, today)
    if _NO_LOOK.search(said):
        return None
    return _of_days(said, today)


def looks_at_plan(text: str) -> bool:
    """Tell whether a message asks to see the plan or a part of it."""
    return read_look(text, _ANY_DAY) is not None


def read_follow_up(text: str, today: date, spoken: Mapping[str, Any]) -> Look | None:
    """Return what a message asks of what was last told of the plan: "and the week after?", "what then?"."""
    said = plain(settled(text))
    first, last = (_day(spoken.get(name)) for name in ("first", "last"))
    if _FOLLOWING_WEEK.search(said) and first:
        weeks = -7 if "before" in said else 7
        return {"what": "week", "day": (first + timedelta(days=weeks)).isoformat()}
    if _WHAT_THEN.search(said) and first and last:
        if (last - first).days >= 1:
            return {"what": "week", "day": (last + timedelta(days=1)).isoformat()}
        return {"what": "next", "day": (last + timedelta(days=1)).isoformat()}
    if _FOR_WHAT.search(said) and spoken.get("sessions"):
        return {"what": "purpose", "session": spoken["sessions"][0]}
    return None


def about_the_block(look: Look, spoken: Mapping[str, Any]) -> Look:
    """Return a look at the block after one, with the day of the block that was spoken about."""
    if look["what"] == "block after" and spoken.get("first"):
        return look | {"day": spoken["first"]}
    if look["what"] == "purpose" and "session" not in look and spoken.get("sessions"):
        return look | {"session": spoken["sessions"][0]}
    return look


def kind_of(words: str) -> str:
    """Return the kind of session words name ("long" of "long run"), empty for none."""
    return next((kind for kind, pattern in _KINDS if re.search(rf"\b(?:{pattern})s?\b", words)), "")


def _of_days(said: str, today: date) -> Look | None:
    if match := _NEXT.search(said):
        kind = kind_of(match["kind"] or match["kind2"] or match["kind3"])
        return {"what": "next"} | ({"session": f"next {kind}"} if kind else {})
    if match := _WEEKEND.search(said):
        which = match["which"] or match["which2"] or ""
        return {"what": "weekend"} | (
            {"day": _next_saturday(today)} if which in ("next ", "following ") else {}
        )
    if match := _WEEK.search(said):
        if match["after"]:
            return {"what": "week", "day": (today + timedelta(days=14)).isoformat()}
        which = match["which"] or match["which2"]
        return {"what": "next week" if which in ("next", "the coming", "coming") else "this week"}
    if _TODAY.search(said) or _PLAN_OF_TODAY.search(said):
        return _on_a_day(said, today)
    return None


def _on_a_day(said: str, today: date) -> Look | None:
    if match := re.search(r"\b(this|next) week\b", said):
        return {"what": f"{match[1]} week"}
    days = days_said(said, today)
    if not days:
        return None
    if days[0].day == today and not days[0].weekday:
        return {"what": "today"}
    return {"what": "day", "day": days[0].day.isoformat()}


def _session_of(said: str, today: date) -> Look:
    """Return the session words name, as the tool takes it; nothing where none is named."""
    kind, days = kind_of(said), days_said(said, today)
    if days:
        return {"session": f"{days[0].day.isoformat()} {kind}".strip()}
    return {"session": f"next {kind}"} if kind else {}


def _next_saturday(today: date) -> str:
    return (today + timedelta(days=5 - today.weekday() + 7)).isoformat()


def _day(said: object) -> date | None:
    return date.fromisoformat(said) if isinstance(said, str) else None
