"""The finish time wanted: said as a time, a pace, a speed, or a change of the time before."""

import re
from dataclasses import dataclass

from agent.understanding.reading import NUMBER, Reading, number
from agent.understanding.times import SaidPace, SaidTime, meant_seconds, possible
from tools.domain.race import RaceBrief, Sport

_WANTED = re.compile(
    r"\b(?:want(?:ing)?|goal|aim(?:ing)?|target(?:ing)?|sub|under|below|break|breaking|beat|make it"
    r"|hop(?:e|ing)|try(?:ing)?|finish(?:ing)?|in|but|do|manage|to|for|time|shoot(?:ing)?|go for|run|about"
    r"|around|change it|let's say|say|dream|plan|take|takes|expect|is|need|instead|rather|at|than"
    r"|or)\b[\s:,=]*(?:(?:a|an|it|to|for|of|in|is|around|about|maybe|time|be|do|run|finish|at|under|sub"
    r"|get|go|the|my|break|like|me|roughly|say|goal|would|be|ride|time of)[\s:,=]+)*$"
)
_STRONG = re.compile(
    r"\b(?:want|wanting|goal|aim|aiming|target|targeting|make it|but|sub|under|break|instead|change it to"
    r"|let's say|rather|hoping|to)\b[^.,;]{0,16}$"
)
_DENIED = re.compile(
    r"(?:\bnot|\binstead of|\brather than|\bno longer|\bforget|\bisn't|\bfrom|\bdrop|\bscrap|\bover"
    r"|\bthan)\s+(?:a |an |the |my |about )?$"
)
_NOT_A_GOAL = re.compile(
    r"(?:\bevery|\blast|\bfirst|\bfinal|\bafter|\bper|\bminute|\bonly have"
    r"|\b(?:start|starting|gun)(?:s|ing)?(?: time)?(?: is)?(?: at)?|\bgun(?: is)?(?: at)?|\bsleep|\bslept"
    r"|\bstarts|\bother|\bextra|\blose|\bsave|\bbefore|\bfor the|\bbreakfast(?: is)?(?: at)?|\bup at"
    r"|\bbed at|\bwithin|\bcut-?off(?: is| of| time is)?|\bwalk(?:ed)?(?: for)?|\beasy"
    r"|\bspend)\s*(?:the\s+|about\s+|around\s+)?$"
)
_NOT_A_GOAL_AFTER = re.compile(
    r"^\s*(?:am\b|pm\b|a\.m|p\.m|o'clock|ago|before|early|earlier|later|long\b|a day|a week|per\b|each"
    r"|every|after|apart|into|of sleep|easy|tempo|threshold|intervals?"
    r"|on the\b(?!\s+(?:\d|course|day|same|marathon|half|\w+day))|cut-?off|pacers?\b|faster"
    r"|slower|quicker|less|more|off\b|in the morning)"
)
_RELATIVE = re.compile(
    rf"(?P<n>{NUMBER}|\ban?)\s*(?P<unit>minutes?|mins?|min|seconds?|secs?|hours?|h)\s*(?P<how>faster"
    rf"|quicker|slower|less|off)\b(?!\s*(?:per|/|a|each)\s*(?:km|k|mile))"
)
_TRAINING_PACE = re.compile(
    r"\b(?:easy|recovery|tempo|threshold|intervals?|training|long runs?|warm|first|last|downhill|uphill"
    r"|climb|hills?|hik\w+|why)\b"
)


# "my threshold pace is wrong, it should be 4:25": a pace of the athlete's own, no finish time.
_OF_A_PACE = re.compile(r"\b(?:threshold|training|easy|tempo)\s+pace\b[^.;\d]*$")
_ONE_STRETCH_AFTER = re.compile(
    r"^(?:(?!\b(?:aid|water|drinks?|gels?|stations?|cola|coke)\b)[^.,;]){0,25}\b(?:first|last|opening|each|every|that|this|final)\s+(?:\d+\s?)?(?:km|k|kms|kilomet\w+"
    r"|miles?|splits?|climbs?|hills?|laps?)\b"
)


_HOUR_S = 3_600.0
_LONGEST_S = 14 * 86_400


@dataclass(frozen=True, slots=True)
class SaidGoal:
    """The finish time wanted in seconds, or a target pace in s/m that no distance turns into a time yet."""

    time_s: float | None = None
    pace_s_per_m: float | None = None


def read_goal(
    reading: Reading, times: list[SaidTime], paces: list[SaidPace], brief: RaceBrief, race_m: float | None
) -> SaidGoal:
    """Return the goal. `race_m` is the distance said in this message, the brief's counts where none was."""
    relative = _relative_goal(reading, brief)
    if relative is not None:
        return SaidGoal(relative)
    distance_m = race_m or brief.distance_m
    wanted = [said for said in times if _may_be_a_goal(reading, said, race_m)]
    wanted.sort(key=lambda said: _STRONG.search(reading.before(said.start)) is None)
    for said in wanted:
        seconds = meant_seconds(said, distance_m, brief.sport)
        if seconds is not None and seconds <= _LONGEST_S:
            reading.hear("goal_time_s", said.start, said.end, seconds)
            return SaidGoal(seconds)
        if said.clock or _WANTED.search(reading.before(said.start)):
            words = reading.original[said.start : said.end].strip()
            reading.refused.append(
                f"I could not take {words} for a finish time over this distance, so I left it out."
            )
    return _goal_of_pace(reading, paces, distance_m, brief.sport)


def _relative_goal(reading: Reading, brief: RaceBrief) -> float | None:
    for match in _RELATIVE.finditer(reading.text):
        if brief.goal_time_s is None:
            continue
        amount = 1.0 if match["n"] in ("a", "an") else number(match["n"])
        seconds = amount * {"m": 60, "s": 1, "h": 3600}[match["unit"][0]]
        goal = brief.goal_time_s + (seconds if match["how"] == "slower" else -seconds)
        if goal > 0 and (brief.distance_m is None or possible(brief.distance_m, goal, brief.sport)):
            reading.hear("goal_time_s", *match.span(), goal)
            return goal
    return None


def _may_be_a_goal(reading: Reading, said: SaidTime, race_m: float | None) -> bool:
    before, after = reading.before(said.start, 40), reading.after(said.end)
    if _DENIED.search(before) or _NOT_A_GOAL.search(before) or _NOT_A_GOAL_AFTER.match(after):
        return False
    if _OF_A_PACE.search(before) or _ONE_STRETCH_AFTER.match(reading.after(said.end, 50)):
        return False
    if said.clock:
        return True
    alone = len(re.findall(r"\w+", reading.text)) <= 6 or _is_a_clause_of_hours(reading, said)
    return race_m is not None or alone or _WANTED.search(before) is not None


def _is_a_clause_of_hours(reading: Reading, said: SaidTime) -> bool:
    """Tell whether hours stand between commas with no other word: "26h, 66 kg" names a goal."""
    low, high = reading.clause(said.start)
    return said.readings[0] >= _HOUR_S and not (
        reading.text[low : said.start].strip() or reading.text[said.end : high].strip()
    )


def _goal_of_pace(
    reading: Reading, paces: list[SaidPace], distance_m: float | None, sport: Sport
) -> SaidGoal:
    for said in paces:
        low, high = reading.clause(said.start)
        if _TRAINING_PACE.search(reading.text[low:high]) or _DENIED.search(reading.before(said.start)):
            continue
        if distance_m is None:
            reading.hear("pace_s_per_m", said.start, said.end, said.s_per_m)
            return SaidGoal(pace_s_per_m=said.s_per_m)
        goal = said.s_per_m * distance_m
        if possible(distance_m, goal, sport):
            reading.hear("goal_time_s", said.start, said.end, goal)
            return SaidGoal(goal)
    return SaidGoal()
