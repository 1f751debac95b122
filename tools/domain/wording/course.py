"""Sentences about a course."""

from tools.domain import display
from tools.domain.course import CourseAnalysis, CourseShape, ElevationQuality, KeySegment, SegmentKind
from tools.domain.race import UnitSystem

MOST_SEGMENTS = 4
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
        *(segment_sentence(segment, units) for segment in _stretches(course)),
    )


def segment_sentence(segment: KeySegment, units: UnitSystem) -> str:
    """Say what a stretch is and what to do there, as an item of a list."""
    where = display.stretch(segment.start_m, segment.end_m, units)
    if segment.kind in RISES:
        up, height_m = (
            ("up", segment.gain_m) if segment.kind is SegmentKind.CLIMB else ("down", segment.loss_m)
        )
        mean = display.percent(abs(segment.mean_grade), 1)
        where += f", {display.height(height_m, units)} {up} at {mean} on average"
    return f"- **{segment.name}** ({where}): {segment.advice}"


def _headline(course: CourseAnalysis, units: UnitSystem) -> str:
    length = display.distance(course.distance_m, units)
    if course.certified_distance_m is not None:
        length += ", the official distance"
    gain = course.gain
    if gain.value is None:
        reason = f" ({gain.reason})" if gain.reason else ""
        named = length if course.name == length else f"{course.name}: {length}"
        return f"{named}. I know nothing about its heights{reason}, so I treat it as flat."
    low = gain.value if gain.low is None else gain.low
    high = gain.value if gain.high is None else gain.high
    climbing = display.height_range(low, high, units)
    return f"{course.name}: {length} with {climbing} of climbing ({_quality(course.elevation_quality)})."


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
    start, finish = (display.height(course.elevation_m[i], units) for i in (0, -1))
    low, high = (display.height(pick(course.elevation_m), units) for pick in (min, max))
    if low == high:
        return ()
    return (f"It starts at {start}, ends at {finish}, and lies between {low} and {high}.",)


def _stretches(course: CourseAnalysis) -> tuple[KeySegment, ...]:
    """The stretches worth reading first: climbs and descents, then start and finish."""
    order = {SegmentKind.CLIMB: 0, SegmentKind.DESCENT: 0, SegmentKind.START: 1, SegmentKind.FINISH: 1}
    ranked = sorted(
        course.key_segments,
        key=lambda segment: (order.get(segment.kind, 2), -abs(segment.gain_m - segment.loss_m)),
    )
    return tuple(sorted(ranked[:MOST_SEGMENTS], key=lambda segment: segment.start_m))
