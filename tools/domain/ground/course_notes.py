"""What a plan on a course has to say whatever the sport: its length, its heights, its cut-offs."""

from tools.domain import display
from tools.domain.carrying.day_clock import DayClock
from tools.domain.course import CourseAnalysis, ElevationQuality
from tools.domain.ground.aid_stations import called, is_nameless
from tools.domain.prediction.result_finding import is_near
from tools.domain.race import RaceBrief, UnitSystem
from tools.domain.strategy import CutoffCheck


def other_length(course: CourseAnalysis, brief: RaceBrief) -> str | None:
    """Say when the file is not as long as the race that was named."""
    if brief.distance_m is None or is_near(course.distance_m, brief.distance_m):
        return None
    measured, named = (display.distance(m, brief.units) for m in (course.distance_m, brief.distance_m))
    return f"The course measures {measured}, not {named}: the plan follows the course. Is it the right file?"


def poor_heights(course: CourseAnalysis) -> str | None:
    """Say when the heights of the file cannot be trusted."""
    if course.elevation_quality is not ElevationQuality.POOR:
        return None
    return "The elevation of this file is poor: targets on hills can be off by several percent."


def closing_place(check: CutoffCheck, units: UnitSystem) -> str:
    """Write where a cut-off is, with the station that closes there: km 31.5 (“Aid 3”)."""
    where = display.place(check.at_m, units)
    return where if check.name is None or is_nameless(check.name) else f"{where} ({called(check.name)})"


def tightest_cutoff(checks: tuple[CutoffCheck, ...], brief: RaceBrief) -> str | None:
    """Name the cut-off with the least time in hand where all are passed; None where one is missed."""
    if not checks:
        return None
    tightest = min(checks, key=lambda check: check.margin_s)
    if tightest.margin_s < 0:
        return None
    day = DayClock(brief.race_date, brief.start_time)
    where, limit = closing_place(tightest, brief.units), day.limit(tightest.cutoff_s)
    margin = display.duration(day.left_s(tightest.cutoff_s, tightest.planned_s))
    leaves = f"leaves it {day.moment(tightest.planned_s)} with {margin} in hand"
    return f"The tightest cut-off is {where}, {limit}: the plan {leaves}."


def missed_cutoffs(checks: tuple[CutoffCheck, ...], brief: RaceBrief) -> str | None:
    """Name the cut-off missed by most, and how many there are; None where all are passed."""
    missed = [check for check in checks if check.margin_s < 0]
    if not missed:
        return None
    worst = min(missed, key=lambda check: check.margin_s)
    day = DayClock(brief.race_date, brief.start_time)
    where, limit = closing_place(worst, brief.units), day.limit(worst.cutoff_s)
    margin = display.duration(day.left_s(worst.cutoff_s, worst.planned_s))
    which = f"the cut-off at {where}" if len(missed) == 1 else f"{len(missed)} cut-offs, most of all {where}"
    return f"This plan misses {which} ({limit}), leaving {day.moment(worst.planned_s)}, by {margin}"
