"""Sentences about a course."""

from tools.domain import display
from tools.domain.course import Climb, CourseAnalysis, CourseShape, ElevationQuality, KeySegment, SegmentKind
from tools.domain.race import Sport, UnitSystem
from tools.domain.wording.activities import quoted

MOST_SEGMENTS, MOST_AT_FIRST = 4, 3
NAMED_SHARE = 0.5  # a climb is named by the segment that covers more of it: our design choice [D]
SAME_HEIGHT_M = 10.0  # an end this near to the highest or lowest point is that point: our design choice [D]
ENDS = (SegmentKind.START, SegmentKind.FINISH)
RISES = (SegmentKind.CLIMB, SegmentKind.DESCENT)
DIFFICULTY = {"easy": "easy", "moderate": "moderate", "hard": "hard", "very_hard": "very hard"}


def course_facts(course: CourseAnalysis, units: UnitSystem) -> tuple[str, ...]:
    """Return what a course is: length, climbing as a range, difficulty, warnings; then its stretches."""
    return (
        _headline(course, units),
        *_shape(course),
        *_net_height(course, units),
        *_difficulty(course),
        *course.warnings,
        *(segment_sentence(segment, course, units) for segment in _stretches(course)),
    )


def course_in_short(course: CourseAnalysis, units: UnitSystem) -> tuple[str, ...]:
    """Return what a first answer says of a course: length, climbing, warnings; of a run its worst hills.

    A ride tells its climbs by their power.
    """
    hills = (each for each in course.key_segments if each.kind in RISES)
    told = sorted(hills, key=lambda each: -abs(each.gain_m - each.loss_m))[:MOST_AT_FIRST]
    told.sort(key=lambda each: each.start_m)
    known = course.gain.value is not None and course.judged_for is Sport.RUN
    stretches = (segment_sentence(each, course, units) for each in told) if known else ()
    return (_headline(course, units), *course.warnings, *stretches)


def climb_name(climb: Climb, course: CourseAnalysis) -> str | None:
    """Return what the key segments call a climb; None where none of them is most of it."""
    return next((segment.name for segment in course.key_segments if _is_most_of(segment, climb)), None)


def segment_sentence(segment: KeySegment, course: CourseAnalysis, units: UnitSystem) -> str:
    """Say what a stretch is and what to do there, as an item of a list.

    A climb is told whole, as everywhere else, also where the start or the finish has a part of it.
    """
    climb = next((climb for climb in course.climbs if _is_most_of(segment, climb)), None)
    if climb is not None:
        where = climb_words(climb, units)
        return f"- **{segment.name}** ({where}): {segment.advice}"
    where = display.stretch(segment.start_m, segment.end_m, units)
    if segment.kind in RISES:
        up, height_m = (
            ("up", segment.gain_m) if segment.kind is SegmentKind.CLIMB else ("down", segment.loss_m)
        )
        mean = display.percent(abs(segment.mean_grade), 1)
        where += f", {display.height(height_m, units)} {up} at {mean} on average"
    return f"- **{segment.name}** ({where}): {segment.advice}"


def climb_words(climb: Climb, units: UnitSystem) -> str:
    """Write where a climb is, how high and how steep: km 28–30, 80 m up at 4.0 % on average."""
    where = display.stretch(climb.start_m, climb.start_m + climb.length_m, units)
    gain, mean = display.height(climb.gain_m, units), display.percent(climb.mean_grade, 1)
    return f"{where}, {gain} up at {mean} on average"


def _is_most_of(segment: KeySegment, climb: Climb) -> bool:
    overlap_m = min(climb.start_m + climb.length_m, segment.end_m) - max(climb.start_m, segment.start_m)
    return segment.kind is SegmentKind.CLIMB and overlap_m > NAMED_SHARE * climb.length_m


def _headline(course: CourseAnalysis, units: UnitSystem) -> str:
    length = display.distance(course.distance_m, units)
    if course.certified_distance_m is not None:
        length += ", the official distance"
    gain = course.gain
    if gain.value is None:
        named = length if course.name == length else f"{course.name}: {length}"
        why = f" ({gain.reason})" if course.bearing_deg and gain.reason else ""
        until = "" if course.bearing_deg else " until you drop its GPX file"
        return f"{named}, planned as flat: I know nothing about its heights{why}{until}."
    low = gain.value if gain.low is None else gain.low
    high = gain.value if gain.high is None else gain.high
    climbing = display.height_range(low, high, units)
    named = quoted(course.name) or "The course"  # somebody's words, from a file
    return f"{named}: {length} with {climbing} of climbing ({_quality(course.elevation_quality)})."


def _shape(course: CourseAnalysis) -> tuple[str, ...]:
    """Say how the course lies where that helps: what comes back comes back with its hills and its wind."""
    match course.shape:
        case CourseShape.OUT_AND_BACK:
            return ("It goes out and comes back the same way.",)
        case CourseShape.LAPS:
            return (f"It is {course.laps} laps of the same loop." if course.laps else "It runs in laps.",)
        case CourseShape.LOOP:
            return ("It is one loop, back to where it starts.",)
        case _:
            return ()


def _difficulty(course: CourseAnalysis) -> tuple[str, ...]:
    """Rate a course whose heights are known; without them a rating would say nothing new."""
    if course.gain.value is None:
        return ()
    return (f"I rate it {DIFFICULTY[course.difficulty.value]}. {course.difficulty_reason}",)


def _quality(quality: ElevationQuality) -> str:
    if quality is ElevationQuality.POOR:
        return "elevation data: poor, so take this loosely"
    return f"elevation data: {quality.value}"


def _net_height(course: CourseAnalysis, units: UnitSystem) -> tuple[str, ...]:
    if len(course.elevation_m) < 2:
        return ()
    start_m, finish_m = (course.elevation_m[i] for i in (0, -1))
    low_m, high_m = (pick(course.elevation_m) for pick in (min, max))
    start, finish, low, high = (display.height(each, units) for each in (start_m, finish_m, low_m, high_m))
    if low == high:
        return ()
    falls = min(start_m, finish_m) - low_m >= SAME_HEIGHT_M
    rises = high_m - max(start_m, finish_m) >= SAME_HEIGHT_M
    if falls and rises:
        return (f"It starts at {start}, ends at {finish}, and lies between {low} and {high}.",)
    if falls or rises:
        beyond = f"rises to {high}" if rises else f"falls to {low}"
        return (f"It starts at {start}, ends at {finish} and {beyond} in between.",)
    return (f"It starts at {start} and ends at {finish}.",)


def _stretches(course: CourseAnalysis) -> tuple[KeySegment, ...]:
    """The stretches worth reading first: climbs and descents, then start and finish.

    Between those nothing can be said about a course whose heights are not known.
    """
    order = {SegmentKind.CLIMB: 0, SegmentKind.DESCENT: 0, SegmentKind.START: 1, SegmentKind.FINISH: 1}
    ranked = sorted(
        (each for each in course.key_segments if course.gain.value is not None or each.kind in ENDS),
        key=lambda segment: (order.get(segment.kind, 2), -abs(segment.gain_m - segment.loss_m)),
    )
    return tuple(sorted(ranked[:MOST_SEGMENTS], key=lambda segment: segment.start_m))
