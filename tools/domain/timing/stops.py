"""Planned halts: the athlete's own, and one at every aid station."""

from tools.domain.course import CourseAnalysis
from tools.domain.ground.aid_services import is_staffed_aid
from tools.domain.ground.aid_stations import SAME_PLACE_M, stations_of
from tools.domain.race import AidStation, RaceBrief, Stop


def planned_stops(course: CourseAnalysis, brief: RaceBrief) -> tuple[Stop, ...]:
    """Return the halts on the way, in order; none at the finish or beyond it.

    A station has the halt that was named for it, else `stop_s_per_aid`; a halt of the athlete's own within
    500 m is the one there. Where only the crew or a toilet is, nothing is planned unasked.
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
    return [
        Stop(at_m=station.at_m, duration_s=halt_s)
        for station in stations_of(course, brief)
        if all(abs(stop.at_m - station.at_m) > SAME_PLACE_M for stop in own)
        and (halt_s := _halt_s(station, brief))
    ]


def _halt_s(station: AidStation, brief: RaceBrief) -> float:
    if station.stop_s is not None:
        return station.stop_s
    return (brief.stop_s_per_aid or 0.0) if is_staffed_aid(station) else 0.0
