"""The training plan an athlete asks for, in their words: races, weeks, days, hours, what they train now."""

import calendar
import re
from datetime import date
from typing import Any

from agent.understanding.plan_days import SaidDay, days_said
from agent.understanding.plan_wanted import adds_a_race
from agent.understanding.reader import understand_race
from agent.understanding.reading import NUMBER, number, plain, settled
from agent.understanding.training_amounts import without_training_amounts
from agent.understanding.training_time import read_training_time, without_training_time
from tools.domain.display import clock
from tools.domain.race import RaceBrief, Sport
from tools.domain.units import METRES_PER_MILE

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
_MAIN = re.compile(
    r"\b(?:main|goal|(?:most )?important|big|key) (?:race|goal|one|event)\b"
    r"|\bthe one that (?:counts|matters)\b"
)
_ITS_DAY = re.compile(
    r"\b(?:races?|marathon|half|10 ?k|5 ?k|\d+ ?km?|triathlon|parkrun|event|fondo|it(?:'s| is)|is)\b"
    r"[^,.;]{0,12}?\b(?:(?:is|on|this|next|coming)\s+)*$"
)
_WEEKS = re.compile(rf"(?P<n>{NUMBER})[- ]?(?:weeks?|wks?)\b(?!\s*(?:ago|'? ?time|out|away|from now|to go))")
_IN_WEEKS = re.compile(rf"\bin (?:about )?{NUMBER}\s*(?:weeks?|wks?)\b(?!\s*plan)")
_STRENGTH = re.compile(
    rf"(?P<n>{NUMBER}|once|twice)\s*(?:x\s*)?(?:strength|gym)|\b(?:strength|gym)\b.{{0,12}}\b(?P<n2>once"
    rf"|twice)\b"
)
_LONGEST = re.compile(
    rf"\b(?:longest|furthest|farthest)(?: (?:training )?(?:runs?|rides?|one))?\b[^.;]{{0,25}}?(?P<n>{NUMBER})"
    r"\s*-?\s*(?P<unit>h|hrs?|hours?|min(?:ute)?s?|kms?|k|kilomet\w+|mi|miles?)\b",
    re.IGNORECASE,
)
_NOVICE = re.compile(
    r"\b(?:beginners?|novice|new to (?:running|cycling|triathlon|training)|never (?:run|trained|raced))\b"
)
_AFTER_BIRTH = re.compile(
    r"\b(?:after|since) (?:having |giving )?(?:a |my |our |the |the birth of )?(?:\w+ )?(?:baby|birth"
    r"|childbirth|pregnancy|c[- ]section)\b|\bpost[- ]?(?:partum|natal)\b|\b(?:had|have had) (?:a|my|our)"
    r" (?:\w+ )?baby\b|\bgave birth\b|\bpostbaby\b"
)
_RIDES = re.compile(
    r"\b(?:cycling|bike|biking|rides?|riding|cyclist|gran ?fondo|sportive|gravel|ftp|watts|l'?etape|etape)\b"
)
_RUNS = re.compile(r"\b(?:run|running|runs|marathon|jog\w*|half|10 ?k|5 ?k|parkrun|ultra)\b")
_PARKRUN = re.compile(r"\bpark ?runs?\b")  # 5 km, as parkrun measures its courses
_STARTS = re.compile(r"\b(?:start(?:s|ing)?|begin(?:s|ning)?|from)\s+(?:again\s+)?(?:on\s+)?(?:the\s+)?$")
_FOR_A_DAY = re.compile(r"\b(?:for|until|till|by|to)\s+(?:the\s+)?$")
_COUNTS = {"once": 1, "twice": 2}
_CLAUSE = re.compile(r",\s+(?:and |then )?|\band (?=an?\b|the\b|my\b|then\b)|;|\bthen\b|\.\s")


def read_wish(text: str, today: date) -> dict[str, Any]:
    """Return the wish as the plan's tool takes it; what is not said is left out. Never raises."""
    text = settled(text)
    said = plain(text)
    races = read_races(_LONGEST.sub(" ", text), today) or _day_alone(text, today)
    wish: dict[str, Any] = {"races": races} if races else {}
    begins = [day for day in days_said(text, today) if _STARTS.search(said[: day.start])]
    if begins and begins[0].day >= today:
        wish["starts_on"] = begins[0].day.isoformat()
    if (weeks := _weeks(said)) and 1 <= weeks <= 60:
        wish["weeks"] = weeks
    if not races and (sport := _sport(said)):
        wish["sport"] = sport
    wish |= read_training_time(_LONGEST.sub(" ", said))
    if (match := _STRENGTH.search(said)) and (strength := _count(match)) <= 4:
        wish["strength_days"] = strength
    wish |= _longest(said)
    wish |= {"after_birth": True} if _AFTER_BIRTH.search(said) else {}
    return wish | ({"novice": True} if _NOVICE.search(said) else {})


def _longest(said: str) -> dict[str, Any]:
    """Return the longest session the athlete names as what they do now: by time or by distance."""
    match = _LONGEST.search(said)
    if match is None:
        return {}
    amount, unit = number(match["n"]), match["unit"].lower()
    if unit.startswith(("h", "min")):
        minutes = amount * (60 if unit.startswith("h") else 1)
        return {"longest_now_minutes": minutes} if minutes <= 1_440 else {}
    kilometres = amount * (METRES_PER_MILE / 1000 if unit.startswith("mi") else 1)
    return {"longest_now_km": round(kilometres, 2)} if 0 < kilometres <= 1_000 else {}


def read_race_more(text: str, today: date) -> dict[str, Any] | None:
    """Return the event of a race beside the one the plan is for: "a half in March as a test race"."""
    if not adds_a_race(text):
        return None
    races = read_races(settled(text), today)
    return {"event": "new_race", "race": {"priority": "B"} | races[0]} if races else None


def read_races(text: str, today: date) -> list[dict[str, Any]]:
    """Return the races a text names, each as the plan's tool takes it; the days belong to their clauses."""
    days = [
        said
        for said in days_said(text, today)
        if (not said.weekday or _is_its_day(text, said)) and not _STARTS.search(plain(text)[: said.start])
    ]
    if len(days) < 2:
        race = _race(text, days[0] if days else None, today)
        return [race] if race else []
    found: list[dict[str, Any]] = []
    begin = 0
    for at, said in enumerate(days):
        last = at + 1 == len(days)
        end = len(text) if last else days[at + 1].start
        cut = end if last else next((each.start() for each in _CLAUSE.finditer(text, said.end, end)), end)
        race = _race(text[begin:cut], said, today)
        found += [race] if race else []
        begin = cut
    if len(found) > 1 and any(race.get("priority") == "A" for race in found):
        return [race if "priority" in race else race | {"priority": "B"} for race in found]
    return found


def _day_alone(text: str, today: date) -> list[dict[str, Any]]:
    """Return the race of a plan "for 25 April" that is named by its day only."""
    days = [each for each in days_said(text, today) if not each.weekday]
    if len(days) != 1 or days[0].day < today or not _FOR_A_DAY.search(plain(text)[: days[0].start]):
        return []
    sport = {"sport": "ride"} if _sport(plain(text)) == "ride" else {}
    return [{"day": days[0].day.isoformat(), **sport}]


def _is_its_day(text: str, said: SaidDay) -> bool:
    """Tell whether a weekday named alone is a race's day: only where the race is said to be on it."""
    after = plain(text)[said.end - 1 : said.end + 1]
    plural = after[:1] == "s" and text[said.start : said.end].lower().endswith("days")
    return not plural and _ITS_DAY.search(plain(text)[: said.start]) is not None


def _race(words: str, on: SaidDay | None, today: date) -> dict[str, Any] | None:
    """Return one race of its own words; None where they name no race."""
    said = plain(words)
    triathlon = _TRIATHLON.search(said) is not None
    rides = not triathlon and _RIDES.search(said) is not None and _RUNS.search(said) is None
    sport = Sport.RIDE if rides else Sport.RUN
    day = on.day if on else None
    of_the_race = without_training_amounts(without_training_time(_LONGEST.sub(" ", words)))
    known = understand_race(of_the_race, today, RaceBrief(sport=sport)).changes
    race: dict[str, Any] = {}
    distance_m = known.get("distance_m")
    if triathlon and day is None and _A_TRIATHLON_PLAN.search(said):
        return None
    if triathlon:
        distance_km = next((km for pattern, km in TRIATHLONS if pattern.search(said)), None)
        race = {"sport": "triathlon"} | ({"distance_km": distance_km} if distance_km else {})
    elif isinstance(distance_m, int | float):
        race = {"distance_km": round(distance_m / 1000, 4), "sport": "ride" if rides else "run"}
    elif _PARKRUN.search(said):
        race = {"distance_km": 5.0, "sport": "run"}
    elif not re.search(r"\b(?:race|event|fondo|sportive|ultra)\b", said):
        return None
    elif rides:
        race = {"sport": "ride"}
    day = day or (date.fromisoformat(str(known["race_date"])) if known.get("race_date") else None)
    race |= {"day": day.isoformat()} if day else {}
    if on and on.beside is not None and on.beside != on.day.weekday():
        race["weekday"] = calendar.day_name[on.beside]
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
