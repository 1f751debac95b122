"""The judgement of a course: from a file's points, or from a distance alone, to a `CourseAnalysis`."""

import hashlib
import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from tools.domain.course import Climb, CourseAnalysis, Difficulty, ElevationQuality, FloatArray, Track
from tools.domain.finding import Finding
from tools.domain.ground.certified_distance import TOLERANCE, on_certified_distance
from tools.domain.ground.climbs import climb_rule, find_climbs, find_rises
from tools.domain.ground.course_findings import climbing_findings, distance_finding, unknown_climbing
from tools.domain.ground.course_line import CourseLine, CourseTooShort, measure_line
from tools.domain.ground.course_shape import lie_of
from tools.domain.ground.course_warnings import (
    NO_CLIMBS,
    Gap,
    break_warnings,
    find_gaps,
    gap_warnings,
    height_warnings,
    of_the_way,
)
from tools.domain.ground.difficulty import NO_HEIGHTS, rate_difficulty
from tools.domain.ground.elevation import (
    build_profile,
    climbing,
    grid_size,
    known_heights,
)
from tools.domain.ground.elevation_quality import judge_quality
from tools.domain.ground.relief import Relief
from tools.domain.ground.rounded_profile import known_grades, rounded
from tools.domain.ground.segments import find_key_segments
from tools.domain.ground.waypoints import place_waypoints
from tools.domain.race import Sport

ANALYSIS_VERSION = 2  # part of every course's id: a better analysis is another course
LONGEST_RECORDING_S = 14 * 86_400.0
_PLACES_PER_DEGREE = 1e7  # to the centimetre, as heights to the millimetre: no course differs by less


@dataclass(frozen=True, slots=True)
class _Heights:
    """All that depends on the heights of a course; `relief` is level where they are not known."""

    gain: Finding
    loss: Finding
    quality: ElevationQuality
    difficulty: Difficulty
    difficulty_reason: str
    step_m: float
    relief: Relief
    elevation_m: tuple[float, ...]
    grade: tuple[float, ...]
    rises: list[tuple[int, int]]
    climbs: tuple[Climb, ...]
    warnings: tuple[str, ...]


def analyze_course(
    track: Track, *, certified_distance_m: float | None = None, sport: Sport = Sport.RUN
) -> CourseAnalysis:
    """Return the course of a track, on its certified distance when the file is within 3 % of it.

    Raises CourseTooShort when the points go nowhere.
    """
    line = measure_line(track)
    gaps = find_gaps(line.at_m, line.lengths_m)
    steps = grid_size(line.distance_m, line.spacing_m)
    heights = _judge_heights(line, steps, gaps, barometric=track.barometric, sport=sport)
    lie = lie_of(line, steps)
    duration_s = _recorded_duration_s(track.time_s)
    said = (
        *track.warnings,
        *break_warnings(line.break_lengths_m),
        *gap_warnings(gaps, line.spacing_m),
        *heights.warnings,
    )
    course = _assembled(
        heights,
        line.distance_m,
        sport,
        id=_content_id(track, certified_distance_m, duration_s, sport),
        name=track.name or "Unnamed course",
        origin="gpx",
        distance=distance_finding(line.distance_m, points=line.lat.size, gaps=len(gaps)),
        waypoints=place_waypoints(track.waypoints, line.lat, line.lon, line.at_m),
        warnings=said,
        recorded_duration_s=duration_s,
        bearing_deg=lie.bearing_deg,
        shape=lie.shape,
        laps=lie.laps,
    )
    return course if certified_distance_m is None else _certified(course, certified_distance_m)


def flat_course(distance_m: float, name: str) -> CourseAnalysis:
    """Return a course known by its distance alone: nothing is said about its heights."""
    return _assembled(
        _unknown_heights("only the distance is known", distance_m, 10.0),
        distance_m,
        Sport.RUN,
        id=hashlib.sha256(f"distance {distance_m:.3f} {name}".encode()).hexdigest()[:32],
        name=name,
        origin="distance",
        distance=distance_finding(distance_m, points=0, gaps=0),
        waypoints=(),
        warnings=(),
    )


def course_of_profile(line: CourseLine, *, course_id: str, name: str, distance: Finding) -> CourseAnalysis:
    """Return a course of which a profile is known and no place: one read in a picture.

    The points of `line` have no places; it is judged as a file's heights are.
    """
    steps = grid_size(line.distance_m, line.spacing_m)
    heights = _judge_heights(line, steps, (), barometric=False, sport=Sport.RUN)
    return _assembled(
        heights,
        line.distance_m,
        Sport.RUN,
        id=course_id,
        name=name,
        origin="picture",
        distance=distance,
        waypoints=(),
        warnings=heights.warnings,
    )


def course_on_ground(
    course: CourseAnalysis, line: CourseLine, *, course_id: str, source: str, sigma_m: float
) -> CourseAnalysis:
    """Return the same way on heights of a terrain model, smoothed with `sigma_m` in all; `source` is whose.

    `line` is as long as the course. What the file was warned of stays, but for its heights.
    """
    steps = max(2, round(course.distance_m / course.step_m))
    heights = _judge_heights(
        line, steps, (), barometric=False, sport=course.judged_for, modelled_sigma_m=sigma_m
    )
    said = (*of_the_way(course.warnings), *heights.warnings)
    kept = {"name", "origin", "distance", "waypoints", "certified_distance_m", "recorded_duration_s"}
    kept |= {"bearing_deg", "shape", "laps"}
    return _assembled(
        heights,
        course.distance_m,
        course.judged_for,
        id=course_id,
        warnings=said,
        elevation_source=source,
        **{name: getattr(course, name) for name in kept},
    )


def _assembled(heights: _Heights, distance_m: float, sport: Sport, **known: Any) -> CourseAnalysis:
    """Put a course together; its parts were validated when made, and 25,000 numbers need no second look."""
    return CourseAnalysis.model_construct(
        distance_m=distance_m,
        judged_for=sport,
        gain=heights.gain,
        loss=heights.loss,
        elevation_quality=heights.quality,
        difficulty=heights.difficulty,
        difficulty_reason=heights.difficulty_reason,
        step_m=heights.step_m,
        elevation_m=heights.elevation_m,
        grade=heights.grade,
        climbs=heights.climbs,
        key_segments=find_key_segments(heights.relief, distance_m, sport, heights.rises),
        **known,
    )


def _judge_heights(
    line: CourseLine,
    steps: int,
    gaps: tuple[Gap, ...],
    *,
    barometric: bool,
    sport: Sport,
    modelled_sigma_m: float | None = None,
) -> _Heights:
    known = known_heights(line.elevation_m)
    if np.isnan(known).all():
        empty = np.isfinite(line.elevation_m).any()
        why = "the file gives the same empty height everywhere" if empty else "the file has no heights"
        return _unknown_heights(
            why,
            line.distance_m,
            line.distance_m / steps,
            f"{NO_CLIMBS}: {why}. Pace is planned as if it were flat.",
        )
    profile = build_profile(line.at_m, known, line.breaks, steps=steps, barometric=barometric)
    climbed = climbing(profile, barometric=barometric, modelled_sigma_m=modelled_sigma_m)
    gain, loss = climbing_findings(profile, climbed)
    difficulty, reason = rate_difficulty(
        climbed.gain_m, climbed.loss_m, line.distance_m, profile.grade, sport
    )
    rises = find_rises(profile.smooth, climb_rule(sport))
    gap_share = sum(gap.length_m for gap in gaps) / line.distance_m
    return _Heights(
        gain=gain,
        loss=loss,
        quality=judge_quality(
            profile, climbed, spacing_m=line.spacing_m, gap_share=gap_share, barometric=barometric
        ),
        difficulty=difficulty,
        difficulty_reason=reason,
        step_m=profile.step_m,
        relief=profile.smooth,
        elevation_m=rounded(profile.smooth_m + profile.jump_m, 1),
        grade=known_grades(profile.grade),
        rises=rises,
        climbs=find_climbs(profile.smooth, rises),
        warnings=height_warnings(profile),
    )


def _unknown_heights(why: str, distance_m: float, step_m: float, *warnings: str) -> _Heights:
    gain, loss = unknown_climbing(why)
    return _Heights(
        gain=gain,
        loss=loss,
        quality=ElevationQuality.NONE,
        difficulty=Difficulty.EASY,
        difficulty_reason=NO_HEIGHTS,
        step_m=step_m,
        relief=Relief.level(distance_m),
        elevation_m=(),
        grade=(),
        rises=[],
        climbs=(),
        warnings=warnings,
    )


def _certified(course: CourseAnalysis, certified_m: float) -> CourseAnalysis:
    if abs(course.distance_m / certified_m - 1.0) <= TOLERANCE:
        return on_certified_distance(course, certified_m)
    warning = (
        f"The file measures {course.distance_m / 1000:.2f} km, the race {certified_m / 1000:.2f} km: too far "
        "apart to be the same course. I kept the file's distance; is it the right file?"
    )
    return course.model_copy(update={"warnings": (*course.warnings, warning)})


def _recorded_duration_s(time_s: FloatArray) -> float | None:
    duration = float(time_s.max() - time_s.min())
    if math.isnan(duration):
        duration = float(np.fmax.reduce(time_s) - np.fmin.reduce(time_s))  # these pass over NaN
    duration = round(duration, 3)
    return duration if 0.0 < duration <= LONGEST_RECORDING_S else None


def _content_id(
    track: Track, certified_distance_m: float | None, duration_s: float | None, sport: Sport
) -> str:
    """Return 32 hexadecimal digits that only the same content, judged the same way, shares.

    Of the times only their span is judged, so only their span counts.
    """
    digest = hashlib.sha256(f"{ANALYSIS_VERSION} {sport} {certified_distance_m} {track.name}".encode())
    digest.update(f"{track.kind} {track.barometric} {duration_s}".encode())
    digest.update(repr([(point.name, point.lat, point.lon) for point in track.waypoints]).encode())
    for degrees in (track.lat, track.lon):
        places = degrees * _PLACES_PER_DEGREE
        digest.update(np.rint(places, out=places).astype(np.int32).data)
    digest.update(track.elevation_m.astype(np.float32).data)
    digest.update(np.ascontiguousarray(track.segment_starts).data)
    return digest.hexdigest()[:32]


__all__ = ["CourseTooShort", "analyze_course", "course_of_profile", "course_on_ground", "flat_course"]
