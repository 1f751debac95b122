"""What is said about a ride: watts first, then where they change."""

import pytest

from tests.support.courses import rolling, without_elevation
from tools.domain.race import RaceBrief, RaceResult, Sport, UnitSystem
from tools.domain.strategy import RaceStrategy
from tools.domain.strategy_building import build_strategy
from tools.domain.wording import (
    change_facts,
    comparison_rows,
    confidence_facts,
    pacing_facts,
    place_facts,
)

HILLY = rolling(120_000.0, height_m=150.0, wave_m=20_000.0)
RIDER = RaceBrief(sport=Sport.RIDE, weight_kg=72, bike_mass_kg=8, ftp_w=260)


def ridden(**changes: object) -> RaceStrategy:
    return build_strategy(HILLY, RIDER.with_changes(**changes))


def test_without_a_goal_the_power_leads_to_a_finish_with_a_range() -> None:
    headline = pacing_facts(ridden(), HILLY)[0]
    assert "W normalized" in headline
    assert "% of your FTP" in headline
    assert "most likely" in headline
    assert "km/h" in headline
    assert "/km" not in " ".join(pacing_facts(ridden(), HILLY))


def test_a_goal_is_told_as_the_power_it_takes() -> None:
    course = without_elevation(160_000)
    strategy = build_strategy(course, RIDER.with_changes(goal_time_s=21_600))
    headline = pacing_facts(strategy, course)[0]
    assert headline.startswith("6:00:00 over 160 km takes ")
    assert "26.7 km/h on average" in headline
    miles = strategy.in_units(UnitSystem.IMPERIAL)
    assert "16.6 mph on average" in pacing_facts(miles, course)[0]


def test_climbs_are_told_with_a_band_and_a_time_and_flats_and_descents_after_them() -> None:
    facts = pacing_facts(ridden(), HILLY)
    assert sum("hold" in fact and "about" in fact and " min at " in fact for fact in facts) >= 2
    assert any("ownhill" in fact for fact in facts)


def test_a_place_of_a_ride_is_its_section() -> None:
    facts = place_facts(ridden(), HILLY, 25_000)
    assert " W (" in facts[0] or "coast" in facts[0]
    assert "/km" not in facts[0]


def test_a_rider_without_a_threshold_is_asked_for_it_where_the_plan_says_how_sure_it_is() -> None:
    unknown = build_strategy(HILLY, RIDER.model_copy(update={"ftp_w": None, "goal_time_s": 18_000.0}))
    assert "Without your FTP" in confidence_facts(unknown, HILLY)[0]
    assert "FTP" not in confidence_facts(ridden(), HILLY)[0]


def test_a_running_result_says_nothing_about_a_ride() -> None:
    half = ridden(recent_result=RaceResult(distance_m=21_097.5, time_s=5_400))
    said = " ".join((*pacing_facts(half, HILLY), *confidence_facts(half, HILLY)))
    assert "half marathon" not in said


def test_more_power_moves_the_finish_and_says_from_where() -> None:
    moved = change_facts(ridden(target_power_w=180), ridden(target_power_w=200))
    assert moved[0].startswith("The finish moves from ")
    assert "200 W normalized" in moved[0]
    assert "it was 180 W" in moved[0]
    assert change_facts(ridden(), ridden()) == ()


def test_a_run_that_becomes_a_ride_says_so() -> None:
    run = build_strategy(HILLY, RIDER.with_changes(sport=Sport.RUN, goal_time_s=36_000))
    assert "Now it is a ride, paced by power" in " ".join(change_facts(run, ridden()))


@pytest.mark.parametrize("units", list(UnitSystem))
def test_two_rides_are_compared_by_their_power(units: UnitSystem) -> None:
    rows = {
        name: (left, right)
        for name, left, right in comparison_rows(ridden(units=units), ridden(target_power_w=150))
    }
    assert rows["Power"][1].startswith("150 W normalized")
