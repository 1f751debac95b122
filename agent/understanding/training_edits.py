"""Changes of single sessions an athlete asks for: move, swap, drop, shorter, longer, add, replace."""

import calendar
import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from agent.understanding.plan_days import SaidDay, after_today, days_said
from agent.understanding.reading import NUMBER, number, plain, settled

_EASE = re.compile(
    r"\b(?P<which>next|this|the coming|the) week(?P<end>end)?\b.{0,16}\b(?:easier|lighter|easy|less"
    r"|shorter)\b"
    r"|\b(?:easier|lighter|ease|lighten)\b.{0,6}\b(?P<which2>next|this|the coming) week(?P<end2>end)?\b"
)
_EASE_IT = re.compile(
    r"\b(?:lighten|ease|make|keep|tone down|dial back)\b.{0,6}\b(?:that|it|this one|that one)\b(?: week)?"
    r"(?:\W+(?:up|off|down|back))?(?:\W+(?:a (?:bit|little)|please|would you|can you|somewhat))*"
    r"(?:\W+(?:easier|lighter|gentler|less))?(?:\W+(?:please|would you|can you|for me))*\W*$"
)
_INSTEAD = re.compile(r"\b(?:instead of|rather than|not)\b")
_BY_DAYS = re.compile(
    rf"\b(?P<n>{NUMBER}|an?) days? (?P<way>later|earlier|sooner|forward|back|before|after)\b"
    r"|\bto the (?P<way2>day after|next day|day before)\b"
)
_BACKWARDS = frozenset(("earlier", "sooner", "forward", "before", "day before"))
_REFERRED = re.compile(
    r"\b(?:it|that|this)\b(?: (?:one|run|ride|session|workout|swim)\b)?|\bthe (?:hard|key|easy|long|tempo"
    r"|tough|quality"
    r"|first|last|other) (?:one|run|ride|session|workout)\b"
)
_CHANGES_IT = re.compile(
    r"\b(?:move|shift|push|postpone|put|do|swap|drop|skip|remove|cancel|delete|shorten|lengthen|extend"
    r"|cut|make|have"
    r"|replace)\b"
)
_HOW = re.compile(
    r"\b(?:shorter|longer|easier|easy|later|earlier|sooner|drop|skip|remove|cancel|delete|min(?:ute)?s?"
    r"|hours?|h"
    r"|today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tue|wed|thu|fri|sat|sun"
    r"|\d{1,2}(?:st|nd|rd|th))\b"
)
_OF_A_RACE = re.compile(
    r"\b(?:race|pace|split|marathon|gels?|fuel|watts?|km/h|plan|strategy|caffeine|goal)\b|\d:\d\d"
)
_A_DATE = re.compile(
    r"\b(?P<d>\d{1,2})(?:st|nd|rd|th)?\.? (?:of )?(?P<m>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov"
    r"|dec)[a-z]*\b"
    r"|\b(?P<m2>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* (?:the )?(?P<d2>\d{1,2})(?:st|nd"
    r"|rd|th)?\b(?!:)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_VERBS = (
    ("swap_days", re.compile(r"\b(?:swap|switch|exchange)\b")),
    ("replace", re.compile(r"\breplace\b")),
    ("add", re.compile(r"\badd\b")),
    (
        "remove",
        re.compile(
            r"\b(?:drop|skip|remove|cancel|delete|take out|leave out|scratch|bin|ditch|scrap|axe"
            r"|get rid of)\b"
        ),
    ),
    ("lengthen", re.compile(r"\b(?:lengthen|extend|longer)\b")),
    ("shorten", re.compile(r"\b(?:shorten|shorter|cut|less)\b")),
    ("resize", re.compile(r"\b(?:make|keep)\b")),
    (
        "move",
        re.compile(r"\b(?:move|shift|postpone|push|reschedule|bring forward|bump|nudge|slide|put|do|have)\b"),
    ),
)
_MINUTES = re.compile(
    rf"(?P<n>{NUMBER})\s*-?\s*(?P<unit>min(?:ute)?s?|h|hrs?|hours?)\b"
    rf"(?:\s*(?:and\s*)?(?P<m>\d{{1,2}})\s*(?:min(?:ute)?s?)?\b)?"
    rf"|\b(?P<an>an?) hour(?P<half> and a half)?\b"
)
_CHANGE_BY = re.compile(r"\bby\s+(?:about\s+)?$")
_KINDS = (
    ("long", r"\blong\b"),
    ("intervals", r"\bintervals?\b|\breps\b|\btrack\b"),
    ("tempo", r"\btempos?\b"),
    ("threshold", r"\bthreshold\b"),
    ("recovery", r"\brecovery\b"),
    ("easy", r"\beasy\b"),
    ("strides", r"\bstrides\b"),
    ("strength", r"\b(?:strength|gym)\b"),
    ("hard", r"\bhard\b"),
)
_SPORTS = (
    ("run", r"\b(?:run|runs|jog)\b"),
    ("ride", r"\b(?:ride|rides|bike|spin)\b"),
    ("swim", r"\b(?:swim|swims)\b"),
)
_PURPOSES = {"intervals", "threshold", "recovery", "easy", "strides", "strength", "long"}
_TARGET = re.compile(r"\b(?:to|on|onto|until|till|for|instead)\b")


def read_edits(text: str, today: date, spoken: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
    """Return the edits as the plan's tool takes them, none where no change is asked for. Never raises.

    `spoken` is what of the plan was last told: "the hard one" and "it" are of that.
    """
    said = plain(settled(text))
    if _EASE_IT.search(said) and spoken and spoken.get("first") != spoken.get("last"):
        return [{"edit": "ease", "session": f"{spoken['first']}..{spoken['last']}"}]
    if match := _EASE.search(said):
        return [{"edit": "ease", "session": _span_eased(match, today)}]
    edits = _read(said, today)
    moved = [each | _moved_by(said, each) for each in edits]
    return [each | _meant(said, each, spoken or {}) for each in moved]


def edits_what_was_told(text: str, spoken: Mapping[str, Any]) -> bool:
    """Tell whether a message changes a session last told of the plan: "make it shorter"."""
    said = plain(settled(text))
    if len(spoken.get("sessions") or ()) > 1 and _EASE_IT.search(said):
        return True
    if not spoken.get("sessions") or _OF_A_RACE.search(said):
        return False
    return all(words.search(said) for words in (_CHANGES_IT, _REFERRED, _HOW))


def no_such_date(said: str) -> str | None:
    """Return a day a text names that no calendar has ("31 November"), None for none."""
    for match in _A_DATE.finditer(said):
        day, month = int(match["d"] or match["d2"]), _MONTHS.index(match["m"] or match["m2"]) + 1
        if day > (29 if month == 2 else calendar.monthrange(2001, month)[1]):
            return f"{day} {calendar.month_name[month]}"
    return None


def _span_eased(match: re.Match[str], today: date) -> str:
    monday = today - timedelta(days=today.weekday())
    if (match["which"] or match["which2"]) in ("next", "the coming"):
        monday += timedelta(days=7)
    first = monday + timedelta(days=5) if match["end"] or match["end2"] else monday
    return f"{max(first, today).isoformat()}..{(monday + timedelta(days=6)).isoformat()}"


def _moved_by(said: str, change: dict[str, Any]) -> dict[str, Any]:
    """Return by how many days a session moves, where that is what is said."""
    match = _BY_DAYS.search(said)
    if match is None or change["edit"] not in ("move", "lengthen", "shorten") or "to" in change:
        return {}
    days = 1.0 if not match["n"] or match["n"] in ("a", "an") else number(match["n"])
    back = (match["way"] or match["way2"]) in _BACKWARDS and "push" not in said
    return {"edit": "move", "by_days": int(-days if back else days)}


def _meant(said: str, change: dict[str, Any], spoken: Mapping[str, Any]) -> dict[str, Any]:
    """Return which session "it" or "the hard one" is: of those last told."""
    told = spoken.get("sessions")
    if change.get("session") is None or not told or not _REFERRED.search(said):
        return {}
    where, _, kind = change["session"].partition(" ")
    if where != "next":
        return {}
    if kind:
        return {"session": f"{spoken['first']}..{spoken['last']} {kind}"} if "first" in spoken else {}
    return {"session": told[0]} if len(told) == 1 else {}


def _read(said: str, today: date) -> list[dict[str, Any]]:
    edit = next((name for name, verb in _VERBS if verb.search(said)), None)
    if edit is None:
        return []
    days = days_said(said, today)
    if edit == "swap_days":
        return [_swap(said, days)]
    if edit == "add":
        return [_add(said, days)]
    if edit == "replace":
        return [_replace(said, days)]
    if edit == "move":
        return [_move(said, days, today)]
    change: dict[str, Any] = {"edit": edit, "session": _session(said, days[0] if days else None)}
    minutes = None if edit == "remove" else _minutes(said)
    if minutes:
        change |= {"edit": "resize", "minutes": minutes}
    elif edit == "resize":
        change["edit"] = "replace" if _kind(said) in ("easy", "recovery") or "easier" in said else "shorten"
        change |= {
            "purpose": "easy",
            "session": _session(said.replace("easy", ""), days[0] if days else None),
        }
    return [change]


def _swap(said: str, days: list[SaidDay]) -> dict[str, Any]:
    change: dict[str, Any] = {"edit": "swap_days"}
    if len(days) > 1:
        return change | {"session": days[0].day.isoformat(), "to": days[1].day.isoformat()}
    return change | {"session": _session(said, None)} | ({"to": days[0].day.isoformat()} if days else {})


def _move(said: str, days: list[SaidDay], today: date) -> dict[str, Any]:
    """Return a move: the day that stands behind "to" or "on" is where it goes, another one where it is."""
    change: dict[str, Any] = {"edit": "move"}
    if impossible := no_such_date(said):
        return change | {"session": _session(said, days[0] if days else None), "to": impossible}
    if len(days) > 1 and _INSTEAD.search(said[days[0].end : days[1].start]):
        return change | _instead(said, days[0], days[1], today)
    target = days[-1] if days else None
    source = days[0] if len(days) > 1 else None
    if target is not None and source is None and not _TARGET.search(said[: target.start]):
        source, target = target, None
    words = said[: target.start] if target else said
    change["session"] = _session(words, source)
    return change | ({"to": after_today(target, today).isoformat()} if target else {})


def _instead(said: str, target: SaidDay, source: SaidDay, today: date) -> dict[str, Any]:
    """Return a move of "on Saturday instead of Sunday": both days are of one week."""
    to, was = after_today(target, today), source.day
    if source.weekday:
        was += timedelta(days=7 * round((to - was).days / 7))
    kind = _kind(said) or _first(_SPORTS, said) or ""
    return {"session": f"{was.isoformat()} {kind}".strip(), "to": to.isoformat()}


def _add(said: str, days: list[SaidDay]) -> dict[str, Any]:
    kind, sport, minutes = _kind(said), _first(_SPORTS, said), _minutes(said)
    change: dict[str, Any] = {"edit": "add"}
    change |= {"to": days[0].day.isoformat()} if days else {}
    change |= {"sport": "strength" if kind == "strength" else sport} if sport or kind == "strength" else {}
    change |= {"purpose": kind if kind in _PURPOSES else "easy"}
    return change | ({"minutes": minutes} if minutes else {})


def _replace(said: str, days: list[SaidDay]) -> dict[str, Any]:
    before, _, behind = said.partition(" with ") if " with " in said else said.partition(" by ")
    kind, sport = _kind(behind), _first(_SPORTS, behind)
    change: dict[str, Any] = {"edit": "replace", "session": _session(before, days[0] if days else None)}
    change |= {"purpose": kind if kind in _PURPOSES else "easy"}
    change |= {"sport": "strength" if kind == "strength" else sport} if sport or kind == "strength" else {}
    return change | ({"minutes": minutes} if (minutes := _minutes(behind)) else {})


def _session(said: str, day: SaidDay | None) -> str:
    """Name a session as the tool takes it: its day and kind, or the next of its kind."""
    kind = _kind(said) or _first(_SPORTS, said) or ""
    where = day.day.isoformat() if day else "next"
    return f"{where} {kind}".strip()


def _kind(said: str) -> str | None:
    return _first(_KINDS, said)


def _first(names: tuple[tuple[str, str], ...], said: str) -> str | None:
    return next((name for name, words in names if re.search(words, said)), None)


def _minutes(said: str) -> float | None:
    """Return how long a session is to last; a change by an amount is none."""
    for match in _MINUTES.finditer(said):
        if _CHANGE_BY.search(said[: match.start()]):
            continue
        if match["an"]:
            return 90.0 if match["half"] else 60.0
        hours = match["unit"].startswith("h")
        minutes = number(match["n"]) * (60 if hours else 1) + (int(match["m"]) if match["m"] and hours else 0)
        return minutes if 5 <= minutes <= 720 else None
    return None
