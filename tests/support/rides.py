"""Riders and roads for tests of cycling: small courses with a known way, and what was said about a rider."""

import math
from collections.abc import Callable

from tests.support.courses import course_of
from tools.domain.course import CourseAnalysis
from tools.domain.race import RaceBrief, Sport
from tools.domain.riding.ride_pacing import plan_ride
from tools.domain.riding.ride_sections import RideCut, cut_ride
from tools.domain.riding.ride_setup import set_up_ride
from tools.domain.strategy import PacingPlan, RidePlan


def a_ride(**said: object) -> RaceBrief:
    """A brief for a ride of an 85 kg system."""
    return RaceBrief(sport=Sport.RIDE, **({"system_mass_kg": 85.0} | said))  # type: ignore[arg-type]


def heading(course: CourseAnalysis, bearing_at: Callable[[float], float]) -> CourseAnalysis:
    """The course with a direction of travel at every grid point, from its place in m."""
    points = len(course.grade)
    bearing = tuple(round(bearing_at(i * course.step_m)) % 360 for i in range(points))
    return course.model_copy(update={"bearing_deg": bearing})


def hills(distance_m: float = 30_000.0, height_m: float = 40.0, wave_m: float = 4_000.0) -> CourseAnalysis:
    """Waves of hills, level over all."""
    return course_of(lambda x: 200 + height_m * (1 - math.cos(2 * math.pi * x / wave_m)), distance_m)


def passes(distance_m: float = 180_000.0) -> CourseAnalysis:
    """Three mountain passes of about 1 000 m with rolling valleys between."""

    def height(x: float) -> float:
        share = (3 * x / distance_m) % 1.0
        peak = max(0.0, 1.0 - abs(share - 0.5) / 0.25)
        return 400 + 1000 * peak + 8 * math.sin(2 * math.pi * x / 1_700)

    return course_of(height, distance_m)


def cut(course: CourseAnalysis, **said: object) -> RideCut:
    """The sections of a ride on a course."""
    return cut_ride(set_up_ride(course, a_ride(**said)))


def planned(course: CourseAnalysis, **said: object) -> tuple[PacingPlan, RidePlan]:
    """The plan of a ride, and the power in it."""
    plan = plan_ride(course, a_ride(**said))
    assert plan.ride is not None
    return plan, plan.ride


def said_in(sentences: tuple[str, ...], words: str) -> bool:
    """Whether one of the sentences has these words."""
    return any(words in sentence for sentence in sentences)
