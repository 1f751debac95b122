"""From what was read in a picture, with the athlete's corrections, to a course that plans like any other."""

import hashlib
import math

import numpy as np

from tools.domain.course import CourseAnalysis, ElevationQuality, FloatArray
from tools.domain.course_picture import PictureCorrections, PictureReading, ReadProfile
from tools.domain.finding import Finding
from tools.domain.ground.course_analysis import course_of_profile
from tools.domain.ground.course_line import CourseLine
from tools.domain.ground.elevation import PLAUSIBLE_HEIGHT_M
from tools.domain.others_words import others_name
from tools.domain.race import AidStation

PICTURE_COURSE_VERSION = 1
SHORTEST_M, LONGEST_M = 100.0, 1_000_000.0
LONGEST_NAME = 80
STEEPEST_MEAN = (
    0.6  # from the lowest to the highest point at once, over the whole course: our design choice [D]
)
LEAST_ERROR = 0.01  # of the range of heights: what a chart read back is off by at best; our design choice [D]
SURE_FROM = 0.5  # a reading less sure than this makes poor heights: our design choice [D]
SAME_DISTANCE = 0.03  # a length named in words this near the axis is the axis' own, said exactly: [D]
_DISTANCE_SOURCE = "read from the picture's distance axis"
_GAIN_SOURCE = "read from a picture; the range includes how far its heights can be off"


class ImplausibleCorrection(ValueError):
    """A number put right by hand that no course has; the sentence says which."""


def read_distance_m(reading: PictureReading) -> float | None:
    """Return how long the course in a picture is: by its axis, said exactly where words name the same."""
    named_m = reading.distance.value if reading.distance else None
    if reading.profile is None:
        return named_m
    axis_m = reading.profile.distance_m[-1] - reading.profile.distance_m[0]
    same = named_m is not None and abs(named_m / axis_m - 1.0) <= SAME_DISTANCE
    return named_m if same else axis_m


def read_heights_m(profile: ReadProfile) -> tuple[float, float]:
    """Return the lowest and the highest point of a profile as it was read, metres above the sea."""
    return min(profile.elevation_m), max(profile.elevation_m)


def checked(reading: PictureReading, corrections: PictureCorrections) -> PictureCorrections:
    """Return corrections that can be true, names as data; raise ImplausibleCorrection with the sentence.

    A number left out stays as it was read. Stations beyond the finish are left out.
    """
    distance_m = corrections.distance_m or read_distance_m(reading)
    if distance_m is not None and not SHORTEST_M <= distance_m <= LONGEST_M:
        raise ImplausibleCorrection("The distance has to lie between 100 m and 1,000 km.")
    touched = (corrections.distance_m, corrections.lowest_m, corrections.highest_m) != (None, None, None)
    if touched and reading.profile is not None and distance_m is not None:
        _check_heights(*_heights_m(reading.profile, corrections), distance_m)
    stations = corrections.stations
    if stations is not None and distance_m is not None:
        stations = tuple(station for station in stations if station.at_m <= distance_m * (1 + SAME_DISTANCE))
    name = others_name(corrections.name, LONGEST_NAME)
    return corrections.model_copy(update={"name": name, "stations": stations})


def confirmed_stations(reading: PictureReading, corrections: PictureCorrections) -> tuple[AidStation, ...]:
    """Return the aid stations of a picture as the athlete confirmed them, in course order."""
    stations = reading.stations if corrections.stations is None else corrections.stations
    return tuple(sorted(stations, key=lambda station: station.at_m))


def picture_course(
    reading: PictureReading, corrections: PictureCorrections, *, reading_id: str, name: str
) -> CourseAnalysis:
    """Return the course of a profile that was read; `corrections` as `checked` returns them.

    A corrected length stretches the distances linearly, a corrected lowest or highest point the heights.
    """
    profile = reading.profile
    if profile is None:
        raise ImplausibleCorrection("No profile was read in this picture.")
    distance_m = corrections.distance_m or read_distance_m(reading) or profile.distance_m[-1]
    at_m, elevation_m = _corrected(profile, corrections, distance_m)
    line = CourseLine(
        lat=np.full(at_m.size, np.nan),
        lon=np.full(at_m.size, np.nan),
        elevation_m=elevation_m,
        at_m=at_m,
        lengths_m=np.diff(at_m),
        breaks=np.empty(0, dtype=np.intp),
        break_lengths_m=np.empty(0),
        spacing_m=float(np.median(np.diff(at_m))),
    )
    called = corrections.name or others_name(reading.title, LONGEST_NAME) or name
    course = course_of_profile(
        line,
        course_id=_content_id(reading_id, reading, corrections),
        name=called,
        distance=_distance(reading, corrections, distance_m),
    )
    return _as_read(course, reading, profile)


def _as_read(course: CourseAnalysis, reading: PictureReading, profile: ReadProfile) -> CourseAnalysis:
    """Return a course with the picture's own doubts: wider ranges, a quality never above fair, a warning."""
    quality = course.elevation_quality
    if reading.confidence < SURE_FROM and quality is not ElevationQuality.NONE:
        quality = ElevationQuality.POOR
    elif quality is ElevationQuality.GOOD:
        quality = ElevationQuality.FAIR
    warning = "This course was read from a picture: its hills stand where the drawing shows them, no nearer."
    return course.model_copy(
        update={
            "gain": _less_sure(course.gain, course, profile),
            "loss": _less_sure(course.loss, course, profile),
            "elevation_quality": quality,
            "warnings": (*course.warnings, warning),
            "elevation_source": "a picture",
        }
    )


def _less_sure(found: Finding, course: CourseAnalysis, profile: ReadProfile) -> Finding:
    """Return gain or loss with the error of the reading in its range.

    The scale is off by the axis' residual, and each climb by the error at its two ends, which add up as
    independent errors do.
    """
    if found.value is None or found.low is None or found.high is None:
        return found
    low_m, high_m = min(course.elevation_m), max(course.elevation_m)
    share = max(profile.elevation_axis.residual, LEAST_ERROR)
    ends_m = share * (high_m - low_m) * math.sqrt(2.0 * max(len(course.climbs), 1))
    more_m = math.hypot(share * found.value, ends_m)
    return found.model_copy(
        update={
            "low": round(max(found.low - more_m, 0.0), 1),
            "high": round(found.high + more_m, 1),
            "source": f"{found.source}; {_GAIN_SOURCE}",
            "inputs": found.inputs | {"reading_error_m": round(share * (high_m - low_m), 1)},
        }
    )


def _corrected(
    profile: ReadProfile, corrections: PictureCorrections, distance_m: float
) -> tuple[FloatArray, FloatArray]:
    at_m = np.asarray(profile.distance_m, dtype=np.float64)
    at_m = (at_m - at_m[0]) * (distance_m / (at_m[-1] - at_m[0]))
    at_m[-1] = distance_m
    elevation_m = np.asarray(profile.elevation_m, dtype=np.float64)
    (low_m, high_m), (was_low_m, was_high_m) = _heights_m(profile, corrections), read_heights_m(profile)
    if was_high_m > was_low_m:
        stretch = (high_m - low_m) / (was_high_m - was_low_m)
        elevation_m = low_m + (elevation_m - was_low_m) * stretch
    return at_m, elevation_m


def _heights_m(profile: ReadProfile, corrections: PictureCorrections) -> tuple[float, float]:
    low_m, high_m = read_heights_m(profile)
    return (
        low_m if corrections.lowest_m is None else corrections.lowest_m,
        high_m if corrections.highest_m is None else corrections.highest_m,
    )


def _check_heights(low_m: float, high_m: float, distance_m: float) -> None:
    least_m, most_m = PLAUSIBLE_HEIGHT_M
    if not (least_m < low_m < most_m and least_m < high_m < most_m):
        raise ImplausibleCorrection("The heights have to lie between the Dead Sea's shore and Everest's top.")
    if high_m <= low_m:
        raise ImplausibleCorrection("The highest point has to lie above the lowest.")
    if high_m - low_m > STEEPEST_MEAN * distance_m:
        raise ImplausibleCorrection(
            "So much height does not fit on so short a course: check distance and heights."
        )


def _distance(reading: PictureReading, corrections: PictureCorrections, distance_m: float) -> Finding:
    read = reading.distance
    if corrections.distance_m is not None:
        return Finding(
            name="distance",
            value=distance_m,
            unit="m",
            model="given",
            source="the distance you put in by hand",
            inputs={"read_m": read_distance_m(reading)},
        )
    low, high = (read.low, read.high) if read and read.value == distance_m else (None, None)
    return Finding(
        name="distance",
        value=round(distance_m, 1),
        unit="m",
        low=low,
        high=high,
        model="distance axis of a picture",
        source=_DISTANCE_SOURCE,
    )


def _content_id(reading_id: str, reading: PictureReading, corrections: PictureCorrections) -> str:
    """Return 32 hexadecimal digits that only the same reading with the same corrections shares."""
    profile = reading.profile.model_dump_json() if reading.profile else ""
    said = corrections.model_dump_json(exclude={"stations"})
    told = f"{PICTURE_COURSE_VERSION} {reading_id} {said} {read_distance_m(reading)} {profile}"
    return hashlib.sha256(told.encode()).hexdigest()[:32]
