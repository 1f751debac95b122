"""Small courses made by arithmetic, so that a test knows what it stands on."""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

from tools.domain.course import (
    Climb,
    CourseAnalysis,
    Difficulty,
    ElevationQuality,
    KeySegment,
    SegmentKind,
    Waypoint,
)
from tools.domain.finding import Finding

STEP_M = 10.0


def course_of(
    elevation_at: Callable[[float], float],
    distance_m: float = 42_195.0,
    *,
    name: str = "Test course",
    climbs: Sequence[Climb] = (),
    key_segments: Sequence[KeySegment] = (),
    waypoints: Sequence[Waypoint] = (),
) -> CourseAnalysis:
    """A course with this elevation (m) at a distance (m), on the 10 m grid, grade by central differences."""
    count = math.ceil(distance_m / STEP_M) + 1
    at = [i * STEP_M for i in range(count - 1)] + [distance_m]
    height = [elevation_at(x) for x in at]
    grade = [
        (height[min(i + 1, count - 1)] - height[max(i - 1, 0)])
        / (at[min(i + 1, count - 1)] - at[max(i - 1, 0)])
        for i in range(count)
    ]
    gain = sum(max(b - a, 0.0) for a, b in pairwise(height))
    loss = sum(max(a - b, 0.0) for a, b in pairwise(height))
    return _course(
        name,
        distance_m,
        height,
        [max(-0.45, min(0.45, g)) for g in grade],
        gain,
        loss,
        climbs=tuple(climbs),
        key_segments=tuple(key_segments),
        waypoints=tuple(waypoints),
    )


def flat(distance_m: float = 42_195.0, **more: object) -> CourseAnalysis:
    """A course at 20 m above the sea from start to finish."""
    return course_of(lambda _: 20.0, distance_m, **more)  # type: ignore[arg-type]


def symmetric_hill(distance_m: float = 10_000.0, grade: float = 0.02) -> CourseAnalysis:
    """Up at a steady grade to halfway and down again, with the climb found."""
    top = distance_m / 2
    climb = Climb(
        start_m=0, length_m=top, gain_m=top * grade, mean_grade=grade, max_grade=grade, category=None
    )
    return course_of(lambda x: grade * min(x, distance_m - x), distance_m, climbs=(climb,))


def rolling(distance_m: float = 42_195.0, height_m: float = 15.0, wave_m: float = 3000.0) -> CourseAnalysis:
    """Waves of hills."""
    return course_of(lambda x: 50 + height_m * math.sin(2 * math.pi * x / wave_m), distance_m)


def hilly_marathon() -> CourseAnalysis:
    """A marathon with a named climb at 28 km, a descent after it, a flat middle, and aid every 5 km."""

    def elevation_at(x: float) -> float:
        if x < 28_000:
            return 30.0
        if x < 30_000:
            return 30.0 + (x - 28_000) * 0.04
        return max(30.0, 110.0 - (x - 30_000) * 0.03)

    climb = Climb(start_m=28_000, length_m=2000, gain_m=80, mean_grade=0.04, max_grade=0.042, category=None)
    segments = (
        segment(SegmentKind.START, 0, 4000, 0, "Start"),
        segment(SegmentKind.FLAT, 10_000, 24_000, 0, "Flat middle"),
        segment(SegmentKind.CLIMB, 28_000, 30_000, 80, "Climb at km 28"),
        segment(SegmentKind.DESCENT, 30_000, 32_660, -80, "Descent at km 30"),
        segment(SegmentKind.FINISH, 40_000, 42_195, 0, "Finish"),
    )
    aid = tuple(Waypoint(name=f"Aid {km}", lat=0, lon=0, distance_m=km * 1000.0) for km in range(5, 41, 5))
    return course_of(
        elevation_at, 42_195.0, name="Hilly Marathon", climbs=(climb,), key_segments=segments, waypoints=aid
    )


def segment(kind: SegmentKind, start_m: float, end_m: float, net_m: float, name: str) -> KeySegment:
    """A key segment with its mean grade from its net height."""
    return KeySegment(
        kind=kind,
        start_m=start_m,
        end_m=end_m,
        gain_m=max(net_m, 0.0),
        loss_m=max(-net_m, 0.0),
        mean_grade=net_m / (end_m - start_m),
        name=name,
        advice="Hold back here.",
    )


def without_elevation(distance_m: float = 42_195.0) -> CourseAnalysis:
    """A course known by its length alone."""
    course = _course("Just a distance", distance_m, [], [], None, None)
    return course.model_copy(update={"origin": "distance", "elevation_quality": ElevationQuality.NONE})


def _course(
    name: str,
    distance_m: float,
    height: list[float],
    grade: list[float],
    gain_m: float | None,
    loss_m: float | None,
    *,
    climbs: tuple[Climb, ...] = (),
    key_segments: tuple[KeySegment, ...] = (),
    waypoints: tuple[Waypoint, ...] = (),
) -> CourseAnalysis:
    return CourseAnalysis(
        id=f"test-{name}-{distance_m:g}",
        name=name,
        origin="gpx",
        distance_m=distance_m,
        distance=_finding("distance", distance_m),
        gain=_finding("gain", gain_m),
        loss=_finding("loss", loss_m),
        elevation_quality=ElevationQuality.GOOD,
        difficulty=Difficulty.MODERATE,
        difficulty_reason="It was made for a test.",
        step_m=STEP_M,
        elevation_m=tuple(height),
        grade=tuple(grade),
        climbs=climbs,
        key_segments=key_segments,
        waypoints=waypoints,
        warnings=(),
    )


def _finding(name: str, value: float | None) -> Finding:
    spread = 0.0 if value is None else 0.05 * value
    return Finding(
        name=name,
        value=value,
        unit="m",
        model="test",
        source="made by arithmetic",
        low=None if value is None else value - spread,
        high=None if value is None else value + spread,
        reason=None if value is not None else "no elevation",
    )
