"""Sentences about an athlete's library of courses, and two courses side by side."""

from tools.domain import display
from tools.domain.course import CourseAnalysis
from tools.domain.course_library import CoursePage, CourseSummary
from tools.domain.others_words import unmarked
from tools.domain.race import Sport, UnitSystem
from tools.domain.running.course_cost import course_factor
from tools.domain.wording.course import DIFFICULTY

MOST_TOLD = 5  # the card lists the rest: our design choice [D]
UNKNOWN = "—"
LIKE_FLAT = 0.005  # a cost this near to a flat course's is told as flat: our design choice [D]

Row = tuple[str, str, str]


def library_facts(page: CoursePage, units: UnitSystem) -> tuple[str, ...]:
    """Say what is in the library, the newest first."""
    if not page.total:
        return ("Your library has no course yet. Drop a GPX, FIT or TCX file, and it stands there.",)
    told = "; ".join(_told(each, units) for each in page.courses[:MOST_TOLD])
    if page.total == 1:
        return (f"You have one course: {told}.",)
    newest = "" if page.total <= MOST_TOLD else " The newest:"
    return (f"You have {page.total} courses.{newest} {told}.",)


def comparison_of_courses(left: CourseAnalysis, right: CourseAnalysis, units: UnitSystem) -> tuple[Row, ...]:
    """Return rows (what, left, right) of two courses, in the units an athlete reads."""
    rows = [("Distance", *(display.distance(each.distance_m, units) for each in (left, right)))]
    rows += [
        ("Climbing", _gain(left, units), _gain(right, units)),
        ("Highest point", _highest(left, units), _highest(right, units)),
        ("Longest climb", _longest_climb(left, units), _longest_climb(right, units)),
        ("Steepest stretch", _steepest(left), _steepest(right)),
        ("Difficulty", _difficulty(left), _difficulty(right)),
    ]
    if left.judged_for is Sport.RUN and right.judged_for is Sport.RUN:
        rows.append(("Beside flat, at even effort", _cost(left), _cost(right)))
    return tuple((what, one, other) for what, one, other in rows if not one == other == UNKNOWN)


def course_comparison_facts(
    names: tuple[str, str], left: CourseAnalysis, right: CourseAnalysis, units: UnitSystem
) -> tuple[str, ...]:
    """Say in sentences how two courses differ: length, climbing, and what the ground costs a runner."""
    one, other = (_quoted(name) for name in names)
    told = [
        f"{one} is {display.distance(left.distance_m, units)} with {_climbing(left, units)}, "
        f"{other} {display.distance(right.distance_m, units)} with {_climbing(right, units)}."
    ]
    costs = [course_factor(each).value for each in (left, right)]
    if left.judged_for is Sport.RUN and None not in costs and left.grade and right.grade:
        told.append(f"At even effort {one} is {_cost(left)}, {other} {_cost(right)}.")
    return tuple(told)


def _told(summary: CourseSummary, units: UnitSystem) -> str:
    gain = "" if summary.gain_m is None else f", {display.height(summary.gain_m, units)} of climbing"
    return f"{_quoted(summary.title)} ({display.distance(summary.distance_m, units)}{gain})"


def _gain(course: CourseAnalysis, units: UnitSystem) -> str:
    gain = course.gain
    if gain.value is None:
        return UNKNOWN
    low, high = (gain.value if bound is None else bound for bound in (gain.low, gain.high))
    return display.height_range(low, high, units)


def _climbing(course: CourseAnalysis, units: UnitSystem) -> str:
    gain = _gain(course, units)
    return "unknown climbing" if gain == UNKNOWN else f"{gain} of climbing"


def _highest(course: CourseAnalysis, units: UnitSystem) -> str:
    return display.height(max(course.elevation_m), units) if course.elevation_m else UNKNOWN


def _longest_climb(course: CourseAnalysis, units: UnitSystem) -> str:
    climb = max(course.climbs, key=lambda each: each.length_m, default=None)
    if climb is None:
        return "none" if course.elevation_m else UNKNOWN
    length = display.short_distance(climb.length_m, units)
    return f"{length} at {display.percent(climb.mean_grade, 1)}"


def _steepest(course: CourseAnalysis) -> str:
    return display.grade(max(course.grade, key=abs)) if course.grade else UNKNOWN


def _difficulty(course: CourseAnalysis) -> str:
    return DIFFICULTY[course.difficulty] if course.elevation_m else UNKNOWN


def _cost(course: CourseAnalysis) -> str:
    factor = course_factor(course).value
    if factor is None or not course.grade:
        return UNKNOWN
    share = factor - 1
    if abs(share) < LIKE_FLAT:
        return "as fast as flat"
    return f"{display.percent(abs(share), 1)} {'slower' if share > 0 else 'faster'}"


def _quoted(title: str) -> str:
    return f"“{unmarked(title)}”"
