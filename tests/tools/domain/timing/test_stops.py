"""Halts: the athlete's own, and one at every aid station."""

from tests.support.courses import flat, hilly_marathon
from tools.domain.race import RaceBrief, Stop
from tools.domain.timing.stops import halted_s, planned_stops, stops_beyond


def test_every_aid_station_of_the_course_gets_its_halt() -> None:
    stops = planned_stops(hilly_marathon(), RaceBrief(stop_s_per_aid=30))
    assert [stop.at_m for stop in stops] == [km * 1000 for km in range(5, 41, 5)]
    assert halted_s(stops) == 240


def test_the_athletes_own_halt_stands_for_the_one_at_that_station() -> None:
    own = Stop(at_m=10_200, duration_s=300)
    stops = planned_stops(hilly_marathon(), RaceBrief(stop_s_per_aid=30, stops=(own,)))
    assert halted_s(stops) == 7 * 30 + 300
    assert own in stops


def test_halts_are_in_order_and_none_lies_beyond_the_course() -> None:
    brief = RaceBrief(stops=tuple(Stop(at_m=at_m, duration_s=60) for at_m in (8000, 3000, 10_000, 12_000)))
    assert [stop.at_m for stop in planned_stops(flat(10_000), brief)] == [3000, 8000]
    assert [stop.at_m for stop in stops_beyond(flat(10_000), brief)] == [10_000, 12_000]


def test_no_aid_is_no_halt() -> None:
    assert planned_stops(flat(), RaceBrief(stop_s_per_aid=60)) == ()
    assert planned_stops(hilly_marathon(), RaceBrief()) == ()
