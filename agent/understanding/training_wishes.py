"""The training plan an athlete asks for, in their words: races, weeks, days, hours, what they train now."""

import re
from datetime import date
from typing import Any

from agent.understanding.plan_days import days_said
from agent.understanding.reader import understand_race
from agent.understanding.reading import NUMBER, number, plain, settled
from agent.understanding.training_amounts import DAYS_A_WEEK, PER_WEEK, without_training_amounts
from tools.domain.display import clock
from tools.domain.race import RaceBrief, Sport

# Swim, ride and run together, as World Triathlon and the organisers of long races publish them, in km.
TRIATHLONS = (
    (re.compile(r"\b(?:70\.3|half[\s-]+iron\w*|half[\s-]+distance|middle[\s-]+distance)"), 113.0),
    (re.compile(r"\b(?:140\.6|iron ?man|full[\s-]+distance|long[\s-]+distance tri\w*)\b(?!\s*70)"), 226.0),
    (re.compile(r"\bolympic\b"), 51.5),
    (re.compile(r"\bsprint\b"), 25.75),
)
_TRIATHLON = re.compile(r"\b(?:triathlons?|tri|olympic|70\.3|140\.6|iron ?man|sprint distance)\b")
_A_TRIATHLON_PLAN = re.compile(r"\btriathlon (?:training )?(?:plan|schedule|program(?:me)?)\b")
_PRIORITY = re.compile(r"\b(?P<p>[abc])[\s-]?(?:race|priority|event)\b|\bpriority (?P<p2>[abc])\b")
_MAIN = re.compile(r"\b(?:main|goal|most important|big) (?:race|goal|one|event)\b")
_WEEKS = re.compile(rf"(?P<n>{NUMBER})[- ]?(?:weeks?|wks?)\b(?!\s*(?:ago|'? ?time|out|away|from now|to go))")
_IN_WEEKS = re.compile(rf"\bin (?:about )?{NUMBER}\s*(?:weeks?|wks?)\b(?!\s*plan)")
_HOURS = re.compile(
    rf"(?P<n>{NUMBER})(?:\s*(?:-|to)\s*(?P<to>{NUMBER}))?\s*(?:h|hrs?|hours?)\b"
    rf"(?P<week>{PER_WEEK}|\s*(?:max(?:imum)?|at most|tops|weekly|of training)\b)?"
)
_MOST_BEFORE = re.compile(
    r"\b(?:max(?:imum)?|at most|up to|no more than|only|have|about|around)\s*(?:of\s*)?$"
)
_NOW = re.compile(
    r"\b(?:i (?:currently |now |usually |already |normally )?(?:train|run|ride|do|swim)(?: about| around"
    r"| roughly)?|currently|at the moment|right now|now|these days|i'm (?:running|riding|doing|training))\b"
)
_STRENGTH = re.compile(
    rf"(?P<n>{NUMBER}|once|twice)\s*(?:x\s*)?(?:strength|gym)|\b(?:strength|gym)\b.{{0,12}}\b(?P<n2>once"
    rf"|twice)\b"
)
_LONGEST = re.compile(
    rf"\blongest (?:run|ride)\b.{{0,20}}?(?P<n>{NUMBER})\s*(?P<unit>h|hours?|min(?:utes?)?)\b"
)
_NOVICE = re.compile(
    r"\b(?:beginners?|novice|new to (?:running|cycling|triathlon|training)|never (?:run|trained|raced))\b"
)
_RIDES = re.compile(r"\b(?:cycling|bike|biking|ride|riding|cyclist|gran ?fondo|sportive|gravel)\b")
_RUNS = re.compile(r"\b(?:run|running|runs|marathon|jog\w*|half|10 ?k|5 ?k|parkrun|ultra)\b")
_COUNTS = {"once": 1, "twice": 2}
_CLAUSE = re.compile(r",\s+(?:and |then )?|\band (?=an?\b|the\b|my\b|then\b)|;|\bthen\b|\.\s")


def read_wish(text: str, today: date) -> dict[str, Any]:
    """Return the wish as the plan's tool takes it; what is not said is left out. Never raises."""
    text = settled(text)
    said = plain(text)
    races = read_races(text, today)
    wish: dict[str, Any] = {"races": races} if races else {}
    if (weeks := _weeks(said)) and 1 <= weeks <= 60:
        wish["weeks"] = weeks
    if not races and (sport := _sport(said)):
        wish["sport"] = sport
    wish |= _hours(said)
    if (match := DAYS_A_WEEK.search(said)) and 1 <= (days := _count(match)) <= 7:
        wish["days_a_week"] = days
    if (match := _STRENGTH.search(said)) and (strength := _count(match)) <= 4:
        wish["strength_days"] = strength
    if match := _LONGEST.search(said):
        minutes = number(match["n"]) * (60 if match["unit"].startswith("h") else 1)
        wish |= {"longest_now_minutes": minutes} if minutes <= 1_440 else {}
    return wish | ({"novice": True} if _NOVICE.search(said) else {})


def read_races(text: str, today: date) -> list[dict[str, Any]]:
    """Return the races a text names, each as the plan's tool takes it; the days belong to their clauses."""
    days = days_said(text, today)
    if len(days) < 2:
        race = _race(text, days[0].day if days else None, today)
        return [race] if race else []
    found: list[dict[str, Any]] = []
    begin = 0
    for at, said in enumerate(days):
        end = days[at + 1].start if at + 1 < len(days) else len(text)
        cut = next((match.start() for match in _CLAUSE.finditer(text, said.end, end)), end)
        race = _race(text[begin:cut], said.day, today)
        found += [race] if race else []
        begin = cut
    if len(found) > 1 and any(race.get("priority") == "A" for race in found):
        return [race if "priority" in race else race | {"priority": "B"} for race in found]
    return found


def _race(words: str, day: date | None, today: date) -> dict[str, Any] | None:
    """Return one race of its own words; None where they name no race."""
    said = plain(words)
    triathlon = _TRIATHLON.search(said) is not None
    rides = not triathlon and _RIDES.search(said) is not None and _RUNS.search(said) is None
    sport = Sport.RIDE if rides else Sport.RUN
    known = understand_race(without_training_amounts(words), today, RaceBrief(sport=sport)).changes
    race: dict[str, Any] = {}
    distance_m = known.get("distance_m")
    if triathlon and day is None and _A_TRIATHLON_PLAN.search(said):
        return None
    if triathlon:
        distance_km = next((km for pattern, km in TRIATHLONS if pattern.search(said)), None)
        race = {"sport": "triathlon"} | ({"distance_km": distance_km} if distance_km else {})
    elif isinstance(distance_m, int | float):
        race = {"distance_km": round(distance_m / 1000, 4), "sport": "ride" if rides else "run"}
    elif not re.search(r"\b(?:race|event|fondo|sportive|ultra)\b", said):
        return None
    elif rides:
        race = {"sport": "ride"}
    day = day or (date.fromisoformat(str(known["race_date"])) if known.get("race_date") else None)
    race |= {"day": day.isoformat()} if day else {}
    race |= {"name": str(known["race_name"])} if known.get("race_name") else {}
    goal_s = known.get("goal_time_s")
    if isinstance(goal_s, int | float):
        race["goal_time"] = clock(goal_s) if goal_s >= 3600 else f"0:{clock(goal_s).zfill(5)}"
    if match := _PRIORITY.search(said):
        race["priority"] = (match["p"] or match["p2"]).upper()
    elif _MAIN.search(said):
        race["priority"] = "A"
    return race


def _weeks(said: str) -> int | None:
    without = _IN_WEEKS.sub(" ", said)
    match = next((each for each in _WEEKS.finditer(without)), None)
    return round(number(match["n"])) if match else None


def _hours(said: str) -> dict[str, Any]:
    """Return the hours a week they can train at most, and those they train now."""
    found: dict[str, Any] = {}
    for match in _HOURS.finditer(said):
        before = re.split(r"[,.;]|\band\b|\bbut\b", said[max(0, match.start() - 30) : match.start()])[-1]
        if not match["week"] and not _MOST_BEFORE.search(before):
            continue
        hours = number(match["to"] or match["n"])
        now = _NOW.search(before) or re.match(
            r"[^,.;]{0,12}\b(?:now|currently|at the moment)\b", said[match.end() :]
        )
        if 0 < hours <= 40:
            found.setdefault("weekly_hours_now" if now else "hours_a_week", hours)
    return found


def _sport(said: str) -> str | None:
    if _TRIATHLON.search(said):
        return "triathlon"
    if re.search(r"\bcycling\b|\b(?:bike|ride|riding)\b", said) and not _RUNS.search(said):
        return "ride"
    if re.search(r"\bswim\w*\b", said) and not _RUNS.search(said):
        return "swim"
    return "run" if re.search(r"\b(?:running|run(?:s|ner)?)\b", said) else None


def _count(match: re.Match[str]) -> int:
    said = match["n"] or match["n2"]
    return _COUNTS.get(said) or round(number(said))
