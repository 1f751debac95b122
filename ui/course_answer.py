"""An analysed course as a program reads it: the same keys over HTTP and from the command line."""

from typing import Self

from pydantic import BaseModel, Field

from tools.domain.course import Climb, CourseAnalysis, KeySegment
from tools.domain.finding import Finding
from tools.domain.units import HALF_MARATHON_M, MARATHON_M, METRES_PER_FOOT, METRES_PER_MILE

PROFILE_STEP_MILES = 0.1
ROUNDING_M = 60.0
"""How far a rounded distance may lie from the official one it means (our design choice [D])."""


class ProfilePoint(BaseModel):
    """A point of the elevation profile."""

    mile: float
    elevation_ft: float
    grade_percent: float


class CourseAnswer(BaseModel):
    """An analysed course. Gain and loss are null when the file has no elevation."""

    id: str
    name: str
    total_distance_miles: float
    total_elevation_gain_ft: float | None
    total_elevation_loss_ft: float | None
    elevation_profile: list[ProfilePoint] = Field(description="Every tenth of a mile, and the finish.")
    difficulty_rating: str = Field(description="easy, moderate, hard or very_hard")
    difficulty_reason: str
    key_segments: list[KeySegment]
    distance_m: float
    gain_m: float | None
    gain_low_m: float | None
    gain_high_m: float | None
    loss_m: float | None
    elevation_quality: str
    climbs: list[Climb]
    warnings: list[str]

    @classmethod
    def of(cls, course: CourseAnalysis) -> Self:
        """Tell a course in both unit systems."""
        return cls(
            id=course.id,
            name=course.name,
            total_distance_miles=round(course.distance_m / METRES_PER_MILE, 3),
            total_elevation_gain_ft=_feet(course.gain),
            total_elevation_loss_ft=_feet(course.loss),
            elevation_profile=profile_in_miles(course),
            difficulty_rating=course.difficulty.value,
            difficulty_reason=course.difficulty_reason,
            key_segments=list(course.key_segments),
            distance_m=course.distance_m,
            gain_m=course.gain.value,
            gain_low_m=course.gain.low,
            gain_high_m=course.gain.high,
            loss_m=course.loss.value,
            elevation_quality=course.elevation_quality.value,
            climbs=list(course.climbs),
            warnings=list(course.warnings),
        )


def _feet(height: Finding) -> float | None:
    return None if height.value is None else round(height.value / METRES_PER_FOOT, 1)


def profile_in_miles(course: CourseAnalysis) -> list[ProfilePoint]:
    """Return the profile every tenth of a mile, the finish included; empty without elevation."""
    if not course.elevation_m:
        return []
    length_miles = course.distance_m / METRES_PER_MILE
    miles = [round(i * PROFILE_STEP_MILES, 1) for i in range(int(length_miles / PROFILE_STEP_MILES) + 1)]
    if length_miles - miles[-1] > 0.001:
        miles.append(round(length_miles, 3))
    last = len(course.elevation_m) - 1
    points = []
    for mile in miles:
        at = min(round(mile * METRES_PER_MILE / course.step_m), last)
        points.append(
            ProfilePoint(
                mile=mile,
                elevation_ft=round(course.elevation_m[at] / METRES_PER_FOOT, 1),
                grade_percent=round(100 * course.grade[at], 2),
            )
        )
    return points


def meant_distance_m(said_m: float) -> float:
    """Return a race's distance: a rounded marathon or half (26.2 mi, 21.1 km) means the official one."""
    officials = (
        official_m for official_m in (MARATHON_M, HALF_MARATHON_M) if abs(said_m - official_m) < ROUNDING_M
    )
    return next(officials, said_m)
