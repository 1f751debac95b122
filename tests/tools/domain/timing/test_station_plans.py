"""Stations on the plan's clock: when, how early or late, how long, and what a cut-off leaves."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.courses import flat, symmetric_hill
from tools.domain.race import AidSaid, AidService, AidStation, Cutoff, RaceBrief, RaceResult, Sport, Stop
from tools.domain.strategy import RaceStrategy
from tools.domain.strategy_building import build_strategy, strategy_key

BAG, CREW = AidService.DROP_BAG, AidService.CREW
HALF = RaceResult(distance_m=21_097.5, time_s=6_300)
DROP_BAG = AidStation(name="", at_m=42_000, services=(BAG,))


def planned(distance_m: float = 60_000, **said: object) -> RaceStrategy:
    return build_strategy(flat(distance_m), RaceBrief(**{"goal_time_s": 7 * 3600, **said}))


def test_every_station_is_passed_in_order_with_its_halt() -> None:
    stations = planned(aid_every_m=10_000, stop_s_per_aid=120, aid_stations=(DROP_BAG,)).stations
    assert [plan.station.at_m for plan in stations] == [10_000, 20_000, 30_000, 40_000, 42_000, 50_000]
    assert all(before.leaves_s < after.reached_s for before, after in pairwise(stations))
    assert [plan.stop_s for plan in stations] == [120.0] * 6
    assert stations[0].leaves_s == stations[0].reached_s + 120


def test_a_halt_of_ones_own_is_made_at_the_station_beside_it() -> None:
    stations = planned(aid_every_m=10_000, stops=(Stop(at_m=20_300, duration_s=600),)).stations
    assert [plan.stop_s for plan in stations] == [0, 600, 0, 0, 0]


def test_a_halt_at_the_bag_is_part_of_the_plan() -> None:
    said = planned(aid_stations=(DROP_BAG,), aid_said=(AidSaid(service=BAG, stop_s=600),))
    assert sum(split.stop_s for split in said.pacing.splits_km) == pytest.approx(600)
    assert said.pacing.splits_km[-1].cumulative_s == pytest.approx(7 * 3600, abs=1)


def test_nobody_halts_where_only_the_crew_stands_unasked() -> None:
    crew = AidStation(name="", at_m=25_000, services=(CREW,))
    (plan,) = planned(aid_stations=(crew,), stop_s_per_aid=120).stations
    assert plan.stop_s == 0


def test_a_cutoff_leaves_what_is_between_it_and_the_plan() -> None:
    closing = (AidStation(name="Aid 3", at_m=31_500, cutoff_s=14_400),)
    strategy = planned(aid_stations=closing, stop_s_per_aid=60)
    (plan,) = strategy.stations
    assert plan.margin_s == pytest.approx(14_400 - plan.leaves_s)
    assert plan.late_margin_s == pytest.approx(14_400 - plan.late_s - plan.stop_s)
    (check,) = strategy.pacing.cutoffs
    assert (check.name, check.at_m) == ("Aid 3", 31_500)
    assert check.margin_s == pytest.approx(plan.margin_s, abs=2)


def test_the_tightest_cutoff_is_said_with_its_station() -> None:
    strategy = planned(
        aid_stations=(AidStation(name="Col", at_m=31_500),), cutoffs=(Cutoff(at_m=31_400, time_s=14_400),)
    )
    (sentence,) = [text for text in strategy.pacing.warnings if "cut-off" in text]
    assert sentence.startswith("The tightest cut-off is km 31.5 (“Col”), 4:00 h after the start: ")


def test_the_range_is_the_predictions_where_there_is_one_else_the_targets() -> None:
    marathon = {"distance_m": 42_195.0, "goal_time_s": 13_500, "aid_every_m": 30_000}
    bands, predicted = planned(**marathon).stations[0], planned(**marathon, recent_result=HALF).stations[0]
    assert bands.early_s < bands.reached_s < bands.late_s
    assert predicted.late_s - predicted.early_s > bands.late_s - bands.early_s


def test_a_ride_has_its_stations() -> None:
    brief = RaceBrief(sport=Sport.RIDE, ftp_w=250, weight_kg=75, aid_every_m=30_000, stop_s_per_aid=180)
    stations = build_strategy(flat(120_000), brief).stations
    assert [plan.stop_s for plan in stations] == [180, 180, 180]
    assert all(plan.early_s < plan.reached_s < plan.late_s for plan in stations)


def test_a_brief_that_says_nothing_of_stations_keeps_its_key() -> None:
    brief, course = RaceBrief(goal_time_s=9_000), flat(20_000)
    again = RaceBrief.model_validate({**brief.model_dump(), "aid_said": (), "aid_listed": False})
    assert strategy_key(course, brief) == strategy_key(course, again)
    said = strategy_key(course, brief.with_changes(aid_stations=(DROP_BAG,)))
    assert said != strategy_key(course, brief)
    assert build_strategy(course, brief).stations == ()


@settings(max_examples=60, deadline=None)
@given(
    every_m=st.floats(1500, 30_000),
    halt_s=st.floats(0, 300),
    own=st.lists(st.builds(Stop, at_m=st.floats(1, 59_000), duration_s=st.floats(1, 900)), max_size=3),
    limits=st.lists(st.builds(Cutoff, at_m=st.floats(1, 59_000), time_s=st.floats(600, 40_000)), max_size=4),
    hilly=st.booleans(),
)
def test_margins_and_halts_add_up(
    every_m: float, halt_s: float, own: list[Stop], limits: list[Cutoff], hilly: bool
) -> None:
    brief = RaceBrief(
        goal_time_s=8 * 3600,
        aid_every_m=every_m,
        stop_s_per_aid=halt_s,
        stops=tuple(own),
        cutoffs=tuple(limits),
    )
    strategy = build_strategy(symmetric_hill(60_000) if hilly else flat(60_000), brief)
    assert all(0 <= plan.early_s <= plan.reached_s <= plan.late_s for plan in strategy.stations)
    assert all(plan.reached_s <= strategy.pacing.goal_time_s + 1 for plan in strategy.stations)
    for plan in strategy.stations:
        closes_s = plan.station.cutoff_s
        assert plan.leaves_s == pytest.approx(plan.reached_s + plan.stop_s)
        assert plan.margin_s == (None if closes_s is None else pytest.approx(closes_s - plan.leaves_s))
    halted_s = sum(split.stop_s for split in strategy.pacing.splits_km)
    assert sum(plan.stop_s for plan in strategy.stations) <= halted_s + 1
