"""A course: where it goes, how high, and what that asks of an athlete."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from tools.domain.finding import Finding, Frozen
from tools.domain.race import Sport

FloatArray = NDArray[np.float64]


class Waypoint(Frozen):
    """A named point of a course file; `distance_m` is where it lies along the course, if it does.

    `kind` is the file's own word for what it is ("water", "Food"), `note` what is written beside the name.
    """

    name: str
    lat: float
    lon: float
    distance_m: float | None = None
    kind: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Track:
    """The points of a file, in file order, before any judgement.

    Arrays have shape (points,). `elevation_m` and `time_s` (Unix seconds) are NaN where the file is silent.
    `segment_starts` holds the index of each segment's first point (the first is 0): segments are never
    joined silently.
    """

    name: str | None
    kind: Literal["track", "route"]
    lat: FloatArray
    lon: FloatArray
    elevation_m: FloatArray
    time_s: FloatArray
    segment_starts: NDArray[np.intp]
    waypoints: tuple[Waypoint, ...] = ()
    warnings: tuple[str, ...] = ()
    barometric: bool = False


@dataclass(frozen=True, slots=True)
class CoursePlaces:
    """Where a course lies on the Earth: WGS84 degrees at equal steps from the start to the finish.

    Arrays have shape (points,); point i stands at `i / (points - 1)` of the course's distance, so that they
    stay true when the distance is put on a certified one.
    """

    lat: FloatArray
    lon: FloatArray


class ElevationQuality(StrEnum):
    """How far the elevation of a course can be believed."""

    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"
    NONE = "none"


class Difficulty(StrEnum):
    """How hard a course is beside a flat one of its length."""

    EASY = "easy"
    MODERATE = "moderate"
    HARD = "hard"
    VERY_HARD = "very_hard"


class Climb(Frozen):
    """A climb. `category` is "4" to "1" or "HC" by length × grade, or None; never an official one."""

    start_m: float
    length_m: float
    gain_m: float
    mean_grade: float
    max_grade: float
    category: str | None


class CourseShape(StrEnum):
    """How a course lies on the ground."""

    POINT_TO_POINT = "point to point"
    LOOP = "loop"
    LAPS = "laps"
    OUT_AND_BACK = "out and back"


class SegmentKind(StrEnum):
    """What a stretch of course is to an athlete."""

    START = "start"
    CLIMB = "climb"
    DESCENT = "descent"
    FLAT = "flat"
    ROLLING = "rolling"
    FINISH = "finish"


class KeySegment(Frozen):
    """A stretch that deserves a thought of its own, with advice in one sentence without numbers."""

    kind: SegmentKind
    start_m: float
    end_m: float
    gain_m: float
    loss_m: float
    mean_grade: float
    name: str
    advice: str


class CourseAnalysis(Frozen):
    """A course after judgement: the profile on a uniform grid and what was found on it.

    `elevation_m[i]` and `grade[i]` (m per m) stand at `i * step_m`; the last point stands at `distance_m`.
    Both are empty when the file has no elevation. `certified_distance_m` is set when the axis was rescaled.
    `bearing_deg[i]` is the direction of travel at `i * step_m` (0 north, 90 east; whole degrees), empty where
    the way is not known; `laps` is set for a course of shape `LAPS`. Climbs, difficulty and segments are
    `judged_for` one sport. `elevation_source` names whose heights these are, where not the file's own.
    """

    id: str
    name: str
    origin: Literal["gpx", "distance", "picture"]
    distance_m: float
    distance: Finding
    gain: Finding
    loss: Finding
    elevation_quality: ElevationQuality
    difficulty: Difficulty
    difficulty_reason: str
    step_m: float
    elevation_m: tuple[float, ...]
    grade: tuple[float, ...]
    climbs: tuple[Climb, ...]
    key_segments: tuple[KeySegment, ...]
    waypoints: tuple[Waypoint, ...]
    warnings: tuple[str, ...]
    certified_distance_m: float | None = None
    recorded_duration_s: float | None = None
    bearing_deg: tuple[int, ...] = ()
    judged_for: Sport = Sport.RUN
    shape: CourseShape | None = None
    laps: int | None = None
    elevation_source: str | None = None


class CoursePhotoReading(Frozen):
    """What a vision model says it saw in a picture: unconfirmed, never computed with."""

    is_course: bool
    course_type: str
    distance_km: float | None = None
    gain_m: float | None = None
    lowest_m: float | None = None
    highest_m: float | None = None
    key_segments: tuple[str, ...] = ()
    landmarks: tuple[str, ...] = ()
    terrain: str | None = None
    challenges: tuple[str, ...] = ()
    could_not_determine: tuple[str, ...] = ()
