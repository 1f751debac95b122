"""Planned halts: the athlete's own, and one at every aid station."""

from tools.domain.course import CourseAnalysis
from tools.domain.ground.aid_stations import aid_places
from tools.domain.race import RaceBrief, Stop

SAME_PLACE_M = 500.0  # a halt this near to an aid station is the halt there: our design choice [D]


def planned_stops(course: CourseAnalysis, brief: RaceBrief) -> tuple[Stop, ...]:
    """Return the halts on the way, in order; none at the finish or beyond it.

    `stop_s_per_aid` gives every aid station a halt, except where the athlete named one of its own.
    """
    own = [stop for stop in brief.stops if stop.at_m < course.distance_m]
    return tuple(sorted((*own, *_at_aid(course, brief, own)), key=lambda stop: stop.at_m))


def stops_beyond(course: CourseAnalysis, brief: RaceBrief) -> tuple[Stop, ...]:
    """Return the halts the athlete named at the finish or beyond it."""
    return tuple(stop for stop in brief.stops if stop.at_m >= course.distance_m)


def halted_s(stops: tuple[Stop, ...]) -> float:
    """Return the seconds of all halts together."""
    return sum(stop.duration_s for stop in stops)


def _at_aid(course: CourseAnalysis, brief: RaceBrief, own: list[Stop]) -> list[Stop]:
    if not brief.stop_s_per_aid:
        return []
    return [
        Stop(at_m=place.at_m, duration_s=brief.stop_s_per_aid)
        for place in aid_places(course, brief)
        if all(abs(stop.at_m - place.at_m) > SAME_PLACE_M for stop in own)
    ]
