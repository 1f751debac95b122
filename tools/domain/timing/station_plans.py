"""When a plan passes its aid stations, how early or late that may be, and what their cut-offs leave."""

from tools.domain.course import CourseAnalysis
from tools.domain.ground.aid_stations import SAME_PLACE_M, stations_of
from tools.domain.race import AidStation, RaceBrief, Stop
from tools.domain.strategy import FuelEvent, PacingPlan, StationPlan
from tools.domain.timing.race_clock import race_clock
from tools.domain.timing.stops import halted_s, planned_stops


def plan_stations(
    course: CourseAnalysis, brief: RaceBrief, pacing: PacingPlan, events: tuple[FuelEvent, ...]
) -> tuple[StationPlan, ...]:
    """Return every station of a race in order, as the plan passes it."""
    stations = stations_of(course, brief)
    if not stations:
        return ()
    clock, stops, (early_s, late_s) = (
        race_clock(course, brief, pacing),
        _stops(course, brief, pacing),
        _range(pacing),
    )
    all_halts_s = halted_s(stops)
    moving_s = max(1.0, pacing.goal_time_s - all_halts_s)
    planned = []
    for station in stations:
        reached_s = clock.reached_s(station.at_m)
        before_s = halted_s(tuple(stop for stop in stops if stop.at_m < station.at_m))
        first_s, last_s = (
            before_s + (reached_s - before_s) * max(0.0, finish_s - all_halts_s) / moving_s
            for finish_s in (early_s, late_s)
        )
        here_s = halted_s(tuple(stop for stop in stops if _is_here(stop, station, stations)))
        planned.append(_planned(station, (reached_s, first_s, last_s), here_s, events))
    return tuple(planned)


def _planned(
    station: AidStation, reached: tuple[float, float, float], stop_s: float, events: tuple[FuelEvent, ...]
) -> StationPlan:
    """Return a station's plan; `reached` is when it is reached, and the two ends of when that may be."""
    planned_s, first_s, last_s = (round(seconds, 1) for seconds in reached)
    early_s, late_s = min(first_s, planned_s), max(last_s, planned_s)
    closes_s = station.cutoff_s
    return StationPlan(
        station=station,
        reached_s=planned_s,
        early_s=early_s,
        late_s=late_s,
        stop_s=stop_s,
        leaves_s=planned_s + stop_s,
        margin_s=None if closes_s is None else closes_s - (planned_s + stop_s),
        late_margin_s=None if closes_s is None else closes_s - (late_s + stop_s),
        take=tuple(event for event in events if event.at_m == station.at_m),
    )


def _range(pacing: PacingPlan) -> tuple[float, float]:
    """Return the earliest and the latest finish in seconds, the plan's own between them.

    They are the prediction's range where there is one, else the finish at the fast and at the slow end of all
    targets.
    """
    low_s, high_s = pacing.prediction.low, pacing.prediction.high
    if pacing.prediction.value is None or low_s is None or high_s is None:
        halts_s = sum(split.stop_s for split in pacing.splits_km)
        low_s = sum(split.low_s for split in pacing.splits_km) + halts_s
        high_s = sum(split.high_s for split in pacing.splits_km) + halts_s
    return min(low_s, pacing.goal_time_s), max(high_s, pacing.goal_time_s)


def _stops(course: CourseAnalysis, brief: RaceBrief, pacing: PacingPlan) -> tuple[Stop, ...]:
    """Return the halts that are in the plan: none where it had no time for them."""
    in_plan = any(split.stop_s for split in pacing.splits_km)
    return planned_stops(course, brief) if in_plan else ()


def _is_here(stop: Stop, station: AidStation, stations: tuple[AidStation, ...]) -> bool:
    """Tell whether a halt is made at a station: it is the nearest, and within 500 m."""
    way_m = abs(stop.at_m - station.at_m)
    return way_m <= SAME_PLACE_M and station == min(stations, key=lambda each: abs(each.at_m - stop.at_m))
