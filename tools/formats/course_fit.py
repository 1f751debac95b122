"""The course as a FIT file: the line with the plan's times, and a point for every gel, cue and station."""

import zlib

import numpy as np

from tools.domain.carrying.carry_plan import CarryPlan, MomentKind
from tools.domain.course import CourseAnalysis
from tools.domain.race import Sport
from tools.domain.strategy import FuelItem
from tools.formats.carried import Carried
from tools.formats.course_line import CourseLine, CourseMark, course_line, course_marks
from tools.formats.fit_writing import fit_file, fit_messages, fit_seconds, fit_text

COURSE_FILE, WORKOUT_FILE, DEVELOPMENT = 6, 5, 255
SPORTS = {Sport.RUN: 1, Sport.RIDE: 2}
_TIMER, _START, _STOP_ALL = 0, 0, 9
_POINTS = {
    MomentKind.CUE: 0,  # generic
    MomentKind.AID: 28,  # aid station
    MomentKind.STOP: 29,  # rest area
    MomentKind.CUTOFF: 35,  # checkpoint
    MomentKind.CLIMB: 43,  # steep incline
    MomentKind.FUEL: 4,  # food
}
_FUEL_POINTS = {
    FuelItem.GEL.value: 32,
    FuelItem.HALF_GEL.value: 32,
    FuelItem.CAFFEINE_GEL.value: 32,
    FuelItem.SPORTS_DRINK.value: 33,
}
_CATEGORIES = {"4": 10, "3": 11, "2": 12, "1": 13, "HC": 14}


def written(carried: Carried) -> bytes:
    """Return the course as a FIT file; raise MissingInput for a course that lies nowhere."""
    line = course_line(carried)
    marks = course_marks(carried, line)
    plan, start = carried.plan, fit_seconds(line.begins)
    pieces = [
        file_id(plan, COURSE_FILE, start),
        fit_messages("course", sport=SPORTS[plan.sport], name=fit_text(plan.title)),
        _lap(line, carried.course, start),
        fit_messages("event", timestamp=start, event=_TIMER, event_type=_START),
        _records(line, start),
        *([_course_points(marks, carried.course, start)] if marks else []),
        fit_messages("event", timestamp=start + line.at_s[-1], event=_TIMER, event_type=_STOP_ALL),
    ]
    return fit_file(*pieces)


def file_id(plan: CarryPlan, kind: int, created: int) -> bytes:
    """Return what a file says of itself; its serial number is the same for every version of a strategy."""
    return fit_messages(
        "file_id",
        type=kind,
        manufacturer=DEVELOPMENT,
        product=1,
        serial_number=zlib.crc32(plan.title.encode()) | 1,  # zero would mean: none
        time_created=created,
    )


def _lap(line: CourseLine, course: CourseAnalysis, start: int) -> bytes:
    climbing = {"total_ascent": course.gain.value, "total_descent": course.loss.value}
    return fit_messages(
        "lap",
        timestamp=start + line.at_s[-1],
        start_time=start,
        start_position_lat=line.lat[0],
        start_position_long=line.lon[0],
        end_position_lat=line.lat[-1],
        end_position_long=line.lon[-1],
        total_elapsed_time=line.at_s[-1],
        total_timer_time=line.at_s[-1],
        total_distance=line.at_m[-1],
        **{name: value for name, value in climbing.items() if value is not None},
    )


def _records(line: CourseLine, start: int) -> bytes:
    heights = {} if line.elevation_m is None else {"altitude": line.elevation_m}
    return fit_messages(
        "record",
        timestamp=start + line.at_s,
        position_lat=line.lat,
        position_long=line.lon,
        distance=line.at_m,
        **heights,
    )


def _course_points(marks: tuple[CourseMark, ...], course: CourseAnalysis, start: int) -> bytes:
    return fit_messages(
        "course_point",
        message_index=np.arange(len(marks)),
        timestamp=[start + mark.at_s for mark in marks],
        position_lat=[mark.lat for mark in marks],
        position_long=[mark.lon for mark in marks],
        distance=[mark.at_m for mark in marks],
        type=[_point(mark, course) for mark in marks],
        name=[fit_text(mark.moment.short) for mark in marks],
    )


def _point(mark: CourseMark, course: CourseAnalysis) -> int:
    kind = mark.moment.kind
    if kind is MomentKind.FUEL:
        return _FUEL_POINTS.get(mark.moment.short, _POINTS[kind])
    if kind is MomentKind.CLIMB:
        return _CATEGORIES.get(climb_category(mark, course) or "", _POINTS[kind])
    return _POINTS[kind]


def climb_category(mark: CourseMark, course: CourseAnalysis) -> str | None:
    """Return the category of the climb that begins at a mark, None where it has none."""
    near = min(course.climbs, key=lambda climb: abs(climb.start_m - mark.moment.at_m), default=None)
    return None if near is None or abs(near.start_m - mark.moment.at_m) > 500 else near.category
