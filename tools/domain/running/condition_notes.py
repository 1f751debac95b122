"""What a plan did about surface, altitude, wind, walking, halts and cut-offs, in sentences."""

from dataclasses import dataclass

from tools.domain import display
from tools.domain.course import CourseAnalysis
from tools.domain.finding import Finding
from tools.domain.ground.aid_stations import stations_of
from tools.domain.ground.compass import compass_name
from tools.domain.ground.course_notes import missed_cutoffs, tightest_cutoff
from tools.domain.race import RaceBrief, Surface, UnitSystem
from tools.domain.running.goal_solving import Effort, GoalOrigin, SolvedGoal
from tools.domain.running.surface import SURFACE_MODEL
from tools.domain.running.walking import TRAINED_CLIMB_M_PER_H
from tools.domain.strategy import CutoffCheck, WalkBreak
from tools.domain.timing.cutoffs import on_course
from tools.domain.timing.stops import halted_s, stops_beyond
from tools.domain.timing.timeline import Timeline

WORTH_SAYING_PERCENT = 0.5
WORTH_SAYING_SHARE = 0.01
MUCH_MADE_GOOD = 0.10  # a goal that asks for more running speed than this is doubtful: our design choice [D]


@dataclass(frozen=True, slots=True)
class SolvedRun:
    """A solved goal on a course, with where it walks, what its cut-offs leave and how it meets the wind.

    `passing` holds the finish that would pass every cut-off, where one is missed.
    """

    course: CourseAnalysis
    brief: RaceBrief
    effort: Effort
    solved: SolvedGoal
    timeline: Timeline
    walks: tuple[WalkBreak, ...]
    checks: tuple[CutoffCheck, ...]
    winds: tuple[Finding, ...]
    passing: tuple[Finding, ...] = ()


def condition_assumptions(run: SolvedRun) -> tuple[str, ...]:
    """List what was counted in the targets beside the hills."""
    candidates = (
        _surface(run.effort.ground.surface),
        _altitude(run.effort.ground.altitude),
        _climbing(run.brief, run.solved, run.walks),
        _no_walking(run.brief, run.walks),
        _halts(run.solved),
    )
    return tuple(sentence for sentence in candidates if sentence)


def condition_warnings(run: SolvedRun) -> tuple[str, ...]:
    """List what the athlete should know of these conditions before trusting the plan."""
    candidates = (
        _thin_air(run.effort.ground.altitude),
        _cap(run.brief, run.solved),
        _walking(run.walks, run.brief.units),
        _no_time_to_halt(run.effort, run.solved),
        _halts_beyond(run.course, run.brief),
        _unknown_aid(run.course, run.brief),
        _cutoffs(run),
        _cutoffs_beyond(run.brief, run.timeline),
        _wind(run.brief, run.winds),
    )
    return tuple(sentence for sentence in candidates if sentence)


def _surface(surface: Finding) -> str | None:
    if surface.value is None or surface.low is None or surface.high is None or surface.value == 1:
        return None
    extra = _percent(100 * (surface.value - 1))
    if surface.model != SURFACE_MODEL:
        return f"The surface counts {extra} slower than pavement, as you said, uphill and downhill alike."
    name = str(surface.inputs["surface"]).capitalize()
    spread = _percent_range(100 * (surface.low - 1), 100 * (surface.high - 1))
    return f"{name} counts {extra} slower than pavement ({spread}), uphill and downhill alike."


def _altitude(altitude: Finding) -> str | None:
    if altitude.value is None or altitude.low is None or altitude.high is None:
        return None
    if altitude.value < WORTH_SAYING_PERCENT:
        return None
    return (
        f"The height above the sea costs about {_percent(altitude.value)} ("
        f"{_percent_range(altitude.low, altitude.high)}) once you are used to it; it is in the targets."
    )


def _climbing(brief: RaceBrief, solved: SolvedGoal, walks: tuple[WalkBreak, ...]) -> str | None:
    if not solved.cap_held or not (walks or solved.made_good):
        return None
    if brief.climbing_speed_m_per_h is not None:
        return f"No climb is planned faster than your {_climbing_speed(brief)}."
    return (
        f"No climb is planned faster than {_climbing_speed(brief)}, my default: "
        "your own climbing speed would be better."
    )


def _no_walking(brief: RaceBrief, walks: tuple[WalkBreak, ...]) -> str | None:
    """Answer the trail runner who wonders where to walk."""
    trail = brief.surface in (Surface.DOUBLE_TRACK, Surface.SINGLE_TRACK, Surface.TECHNICAL)
    if walks or not (trail or brief.climbing_speed_m_per_h):
        return None
    return "Nothing on this course is steep enough for long enough that walking would be planned."


def _halts(solved: SolvedGoal) -> str | None:
    count = len(solved.stops)
    if count == 0:
        return None
    total = display.duration(halted_s(solved.stops))
    stops = "one stop" if count == 1 else f"{count} stops"
    inside = "within the goal" if solved.origin is GoalOrigin.GOAL else "on top of the running"
    return f"{stops.capitalize()}, {total} in all, {inside}: targets are time in motion."


def _thin_air(altitude: Finding) -> str | None:
    if altitude.value is not None or "mean_elevation_m" not in altitude.inputs:
        return None
    return "This course is higher than anything measured: expect to be slower than I can say."


def _cap(brief: RaceBrief, solved: SolvedGoal) -> str | None:
    cap, goal = _climbing_speed(brief), display.clock(solved.goal_s)
    if not solved.cap_held:
        mine = "your" if brief.climbing_speed_m_per_h is not None else "my default of"
        return (
            f"{goal} asks for more climbing speed than {mine} {cap} on the steepest stretches: "
            "go by effort there, and expect to lose time on those targets."
        )
    if solved.made_good < WORTH_SAYING_SHARE:
        return None
    doubt = " Is that still your race?" if solved.made_good > MUCH_MADE_GOOD else ""
    return (
        f"Climbing at {cap} costs time that the running makes good: "
        f"it is {display.percent(solved.made_good)} faster than even effort.{doubt}"
    )


def _climbing_speed(brief: RaceBrief) -> str:
    return f"{display.height(brief.climbing_speed_m_per_h or TRAINED_CLIMB_M_PER_H, brief.units)} an hour"


def _walking(walks: tuple[WalkBreak, ...], units: UnitSystem) -> str | None:
    if not walks:
        return None
    walked = display.short_distance(sum(walk.end_m - walk.start_m for walk in walks), units)
    longest = max(walks, key=lambda walk: walk.end_m - walk.start_m)
    where = display.stretch(longest.start_m, longest.end_m, units)
    if len(walks) == 1:
        return f"{walked} of this course is planned as walking, {where}: hike by effort, not by the target."
    return (
        f"{walked} of this course is planned as walking, in {len(walks)} stretches, the longest {where}: "
        "hike them by effort, not by the target."
    )


def _no_time_to_halt(effort: Effort, solved: SolvedGoal) -> str | None:
    if solved.stops_held:
        return None
    total = display.duration(halted_s(effort.stops))
    return f"Your stops take {total}, as long as the goal itself: I left them out. Please check both."


def _halts_beyond(course: CourseAnalysis, brief: RaceBrief) -> str | None:
    beyond = stops_beyond(course, brief)
    if not beyond:
        return None
    where = display.places([stop.at_m for stop in beyond], brief.units)
    return f"A stop at {where} is not on this course: I left it out."


def _unknown_aid(course: CourseAnalysis, brief: RaceBrief) -> str | None:
    if not brief.stop_s_per_aid or stations_of(course, brief):
        return None
    return "I do not know where aid stations are, so no stop is planned at them: how far apart are they?"


def _cutoffs(run: SolvedRun) -> str | None:
    missed = missed_cutoffs(run.checks, run.brief)
    if missed is None:
        return tightest_cutoff(run.checks, run.brief)
    passing_s = run.passing[0].value if run.passing else None
    if passing_s is None:
        return f"{missed}, and no pace I can plan would pass."
    return f"{missed}: a finish of {display.clock(60 * (passing_s // 60))} would pass."


def _cutoffs_beyond(brief: RaceBrief, timeline: Timeline) -> str | None:
    known = on_course(brief.cutoffs, timeline)
    beyond = [cutoff.at_m for cutoff in brief.cutoffs if cutoff not in known]
    if not beyond:
        return None
    return f"A cut-off at {display.places(sorted(beyond), brief.units)} is not on this course: I left it out."


def _wind(brief: RaceBrief, winds: tuple[Finding, ...]) -> str | None:
    if brief.wind_from_deg is None:
        return None
    found = {finding.name: finding for finding in winds}
    share = found["headwind_share"].value
    side = f"wind from the {compass_name(brief.wind_from_deg)}"
    if share is None:
        return f"I cannot say where the {side} meets you: the direction of this course is not known."
    longest = found["longest_headwind"].inputs
    stretch = ""
    if "start_m" in longest:
        start_m, end_m = (float(longest[end] or 0.0) for end in ("start_m", "end_m"))
        stretch = f", longest {display.stretch(start_m, end_m, brief.units)}"
    ahead = f"is in your face for {display.percent(share)} of the way{stretch}"
    if share < WORTH_SAYING_SHARE:
        ahead = "is never straight in your face"
    behind_share = found["tailwind_share"].value or 0.0
    behind = f", behind you for {display.percent(behind_share)}" if behind_share >= WORTH_SAYING_SHARE else ""
    return f"The {side} {ahead}{behind}. {_air(found.get('wind_energy_cost'))}"


def _air(cost: Finding | None) -> str:
    if cost is None or cost.value is None or cost.low is None or cost.high is None:
        return "Without its speed I name no cost: hold the effort, not the pace."
    if max(abs(cost.low), abs(cost.high)) < WORTH_SAYING_PERCENT:
        return "Over the whole course it costs about what it gives back; the targets stay: hold the effort."
    if cost.value < 0:
        spread = _percent_range(round(-cost.high), round(-cost.low))
        return f"Over the whole course it saves about {spread} of the effort; I have not counted on it."
    spread = _percent_range(round(cost.low), round(cost.high))
    return f"Over the whole course it costs about {spread} more effort; the targets stay: hold the effort."


def _percent(amount: float) -> str:
    decimals = 0 if abs(amount - round(amount)) < 0.05 else 1
    return display.percent(amount / 100, decimals)


def _percent_range(low: float, high: float) -> str:
    first, last = _percent(low), _percent(high)
    return first if first == last else f"{first.removesuffix(' %')}{display.EN_DASH}{last}"
