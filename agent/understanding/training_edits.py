"""Changes of single sessions an athlete asks for: move, swap, drop, shorter, longer, add, replace."""

import re
from datetime import date
from typing import Any

from agent.understanding.plan_days import SaidDay, after_today, days_said
from agent.understanding.reading import NUMBER, number, plain, settled

_VERBS = (
    ("swap_days", re.compile(r"\b(?:swap|switch|exchange)\b")),
    ("replace", re.compile(r"\breplace\b")),
    ("add", re.compile(r"\badd\b")),
    ("remove", re.compile(r"\b(?:drop|skip|remove|cancel|delete|take out|leave out|scratch)\b")),
    ("lengthen", re.compile(r"\b(?:lengthen|extend|longer)\b")),
    ("shorten", re.compile(r"\b(?:shorten|shorter|cut|less)\b")),
    ("resize", re.compile(r"\b(?:make|keep)\b")),
    ("move", re.compile(r"\b(?:move|shift|postpone|push|reschedule|bring forward|put|do)\b")),
)
_MINUTES = re.compile(
    rf"(?P<n>{NUMBER})\s*-?\s*(?P<unit>min(?:ute)?s?|h|hrs?|hours?)\b"
    rf"(?:\s*(?:and\s*)?(?P<m>\d{{1,2}})\s*(?:min(?:ute)?s?)?\b)?|\b(?P<an>an?) hour(?P<half> and a half)?\b"
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


def read_edits(text: str, today: date) -> list[dict[str, Any]]:
    """Return the edits as the plan's tool takes them, none where no change is asked for. Never raises."""
    said = plain(settled(text))
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
    target = days[-1] if days else None
    source = days[0] if len(days) > 1 else None
    if target is not None and source is None and not _TARGET.search(said[: target.start]):
        source, target = target, None
    words = said[: target.start] if target else said
    change["session"] = _session(words, source)
    return change | ({"to": after_today(target, today).isoformat()} if target else {})


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
