"""What is said about a ride: watts first, then where they change."""

import re

import pytest

from tests.support.courses import rolling, without_elevation
from tools.domain.course import SegmentKind
from tools.domain.ground.course_for_sport import for_sport
from tools.domain.race import RaceBrief, RaceResult, Sport, UnitSystem
from tools.domain.strategy import FeltWind, RaceStrategy
from tools.domain.strategy_building import build_strategy
from tools.domain.wording import (
    change_facts,
    comparison_rows,
    confidence_facts,
    course_facts,
    pacing_facts,
    place_facts,
)
from tools.domain.wording.ride import MOST_CLIMBS, held_power, section_name

HILLY = for_sport(rolling(120_000.0, height_m=150.0, wave_m=20_000.0), Sport.RIDE)
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


def test_a_ride_nobody_said_anything_about_is_told_as_a_placeholder() -> None:
    unsaid = RaceBrief(sport=Sport.RIDE, weight_kg=76)
    headline = pacing_facts(build_strategy(HILLY, unsaid), HILLY)[0]
    assert headline.startswith("As a placeholder at 190 W normalized (2.5 W per kg): expect ")
    assert headline.endswith(" km/h on average.")
    for said in ({"ftp_w": 250}, {"target_power_w": 180}, {"goal_time_s": 18_000.0}):
        strategy = build_strategy(HILLY, unsaid.with_changes(**said))
        assert "placeholder" not in pacing_facts(strategy, HILLY)[0]


def test_a_section_is_named_by_its_climb_and_its_wind_and_an_older_one_by_its_name() -> None:
    plan = ridden().pacing.ride
    assert plan is not None
    down = next(section for section in plan.sections if section.kind is SegmentKind.DESCENT)
    assert section_name(down, HILLY) == "Descent"
    windy = down.model_copy(update={"wind": FeltWind.HEADWIND})
    assert section_name(windy, HILLY) == "Descent, headwind"
    assert section_name(down.model_copy(update={"kind": None, "name": "Descent, −4 %"}), HILLY) == (
        "Descent, −4 %"
    )


def test_climbs_are_told_with_a_band_and_a_time_and_flats_and_descents_after_them() -> None:
    facts = pacing_facts(ridden(), HILLY)
    assert sum("hold" in fact and "about" in fact and " min at " in fact for fact in facts) >= 2
    assert any("ownhill" in fact for fact in facts)


def test_a_climb_is_told_once_with_the_name_and_the_ends_the_course_gives_it() -> None:
    facts = pacing_facts(ridden(), HILLY)
    climbs = [fact for fact in facts if ": hold " in fact]
    names = [fact.split(" (")[0] for fact in climbs]
    assert len(climbs) == MOST_CLIMBS
    assert len(set(names)) == len(names)
    told = course_facts(HILLY, UnitSystem.METRIC)
    for fact, name in zip(climbs, names, strict=True):
        where = fact.split("(")[1].split(")")[0]
        if name != "Climb":
            assert any(said.startswith(f"- **{name}** ({where}, ") for said in told) or len(HILLY.climbs) > 4


def test_a_place_of_a_ride_is_its_section() -> None:
    facts = place_facts(ridden(), HILLY, 22_000)
    assert re.match(r"Km [\d.–]+ \([A-Z][a-z ]*climb, \+\d+\.\d %\): hold \d+ W \(", facts[0])
    assert "/km" not in facts[0]


def test_next_to_nothing_on_the_pedals_is_coasting() -> None:
    assert [held_power(watts) for watts in (0.0, 19.9, 20.0, 183.0)] == ["coast", "coast", "20 W", "185 W"]


def test_a_goal_out_of_reach_is_answered_first_and_only_once() -> None:
    beyond = ridden(goal_time_s=12_600)
    for facts in (pacing_facts(beyond, HILLY), change_facts(ridden(), beyond)):
        assert facts[0].startswith("3:30:00 would take about ")
        assert sum(fact.startswith("3:30:00 ") for fact in facts) == 1
    assert not any(
        "3:30:00" in fact for fact in change_facts(beyond, ridden(goal_time_s=12_600, weight_kg=72))
    )


def test_a_change_that_leaves_the_power_does_not_repeat_it() -> None:
    windy = change_facts(ridden(target_power_w=180), ridden(target_power_w=180, weight_kg=90))
    assert windy[0].endswith(" slower at the same 180 W.")


def test_many_new_cues_are_counted() -> None:
    run = build_strategy(HILLY, RIDER.with_changes(sport=Sport.RUN, goal_time_s=36_000))
    said = " ".join(change_facts(run, ridden()))
    assert " cues are new; the first is “" in said


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
    assert moved[0].endswith("instead of 180 W.")
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
    assert rows["Average speed"][0].endswith(" mph" if units is UnitSystem.IMPERIAL else " km/h")
    assert "Goal" not in rows
    assert rows["Predicted finish"] == ("—", "—")
