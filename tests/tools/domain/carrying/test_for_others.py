"""What others see of a strategy: the plan whole, and nothing its athlete is made of."""

import json
from datetime import date, time
from functools import partial

import pytest

from tests.support.courses import hilly_marathon
from tests.support.rides import hills
from tools.domain.carrying.carry_plan import carry_plan
from tools.domain.carrying.crew_sheet import crew_sheet
from tools.domain.carrying.for_others import NOT_SHARED, OF_THE_RACE, course_for_others, strategy_for_others
from tools.domain.course import CourseAnalysis
from tools.domain.race import AidService, AidStation, Avoidance, RaceBrief, RaceResult, Sport
from tools.domain.strategy import RaceStrategy
from tools.domain.strategy_building import build_strategy
from tools.domain.wording.stations import DRINK_UNTOLD

PERSONAL = {
    "weight_kg": 61.73,
    "sweat_rate_l_per_h": 1.137,
    "weekly_distance_km": 73.19,
    "training_pace_s_per_km": 311.7,
    "hill_factor": 0.8713,
    "fade_percent": 7.391,
    "recent_result": RaceResult(distance_m=10_000, time_s=2_537),
    "avoid": (Avoidance.SOLIDS,),
}
RIDER = {"ftp_w": 247.3, "w_prime_j": 19_371, "cda_m2": 0.3137, "system_mass_kg": 83.71, "crr": 0.00417}
OF_THE_DAY = {
    "race_name": "Race",
    "race_date": date(2027, 4, 18),
    "start_time": time(9, 0),
    "aid_stations": (AidStation(name="Mill", at_m=15_000, services=(AidService.CREW,)),),
}


def run(**said: object) -> tuple[RaceStrategy, CourseAnalysis]:
    course = hilly_marathon()
    brief = RaceBrief.model_validate({"goal_time_s": 12_600, **PERSONAL, **OF_THE_DAY, **said})
    return build_strategy(course, brief), course


def ride() -> tuple[RaceStrategy, CourseAnalysis]:
    course = hills(60_000)
    brief = RaceBrief.model_validate({"sport": Sport.RIDE, "weight_kg": 61.73, **RIDER, **OF_THE_DAY})
    return build_strategy(course, brief), course


@pytest.mark.parametrize("made", [run, ride])
def test_no_value_of_the_athlete_is_left(made: object) -> None:
    strategy, course = made()  # type: ignore[operator]
    shared = strategy_for_others(strategy, course, "a key")
    whole = shared.model_dump_json()
    values = [value for value in (*PERSONAL.values(), *RIDER.values()) if isinstance(value, float | int)]
    assert [value for value in (*values, 2_537) if str(value) in whole] == []
    assert strategy.key not in whole
    said = set(json.loads(shared.brief.model_dump_json(exclude_defaults=True)))
    assert said <= set(OF_THE_RACE)


def measured(**said: object) -> tuple[RaceStrategy, CourseAnalysis]:
    """A race with stations where bottles are filled."""
    course = hilly_marathon()
    brief = {"goal_time_s": 12_600, "weight_kg": 70, "aid_every_m": 5_000, **said}
    return build_strategy(course, RaceBrief.model_validate(brief)), course


def test_what_is_drunk_by_a_measured_sweat_rate_is_not_told() -> None:
    strategy, course = measured(sweat_rate_l_per_h=1.9)
    own = carry_plan("Race", 1, strategy, course)
    amounts = {f"{event.fluid_ml:.0f} ml" for event in strategy.fuel.events}
    assert amounts
    assert all(amount in own.model_dump_json() for amount in amounts)
    shared = strategy_for_others(strategy, course, "k")
    plan = carry_plan("Race", 1, shared, course_for_others(course, "Race"))
    told = plan.model_dump_json() + crew_sheet("Race", shared, course).model_dump_json()
    assert " ml" not in told
    assert DRINK_UNTOLD in told
    amounts_ml = {event.fluid_ml for event in shared.fuel.events} | {
        each.drink_ml for each in shared.fuel.supplies
    }
    assert amounts_ml == {0.0}


def test_why_an_offer_is_passed_over_is_not_told() -> None:
    """It names what the athlete does not take."""
    strategy, course = measured()
    events = tuple(each.model_copy(update={"passed_over": "no cola"}) for each in strategy.fuel.events)
    fuel = strategy.fuel.model_copy(update={"events": events})
    shared = strategy_for_others(strategy.model_copy(update={"fuel": fuel}), course, "k")
    assert "no cola" not in shared.model_dump_json()


def test_what_is_drunk_by_the_general_rule_is_told() -> None:
    strategy, course = measured()
    shared = strategy_for_others(strategy, course, "k")
    assert [event.fluid_ml for event in shared.fuel.events] == [
        each.fluid_ml for each in strategy.fuel.events
    ]
    assert DRINK_UNTOLD not in crew_sheet("Race", shared, course).model_dump_json()


@pytest.mark.parametrize("made", [partial(run, sweat_rate_l_per_h=None), ride])
def test_the_plan_reads_the_same_without_its_athlete(made: object) -> None:
    strategy, course = made()  # type: ignore[operator]
    own = carry_plan("Race", 1, strategy, course)
    theirs = carry_plan(
        "Race", 1, strategy_for_others(strategy, course, "k"), course_for_others(course, "Race")
    )
    for name in ("goal", "rows", "groups", "sections", "moments", "when", "distance", "target_unit"):
        assert getattr(theirs, name) == getattr(own, name), name
    assert set(theirs.facts) <= set(own.facts)
    assert set(theirs.checklist) <= set(own.checklist) | {"No caffeine in this plan."}
    assert theirs.notes == ()
    assert NOT_SHARED not in theirs.model_dump_json()


def test_a_blocked_fuel_plan_says_nothing_of_why() -> None:
    strategy, course = run()
    fuel = strategy.fuel.model_copy(update={"blocked": "A doctor should look at it first."})
    shared = strategy_for_others(strategy.model_copy(update={"fuel": fuel}), course, "k")
    assert "doctor" not in shared.model_dump_json()
    assert (shared.fuel.events, shared.fuel.carbs_rate.value) == ((), None)


def test_a_course_keeps_its_ground_and_not_who_recorded_it() -> None:
    _, course = run()
    recorded = course.model_copy(update={"name": "Anna's long run", "recorded_duration_s": 14_321.0})
    shared = course_for_others(recorded, "Race")
    assert (shared.name, shared.recorded_duration_s, shared.warnings) == ("Race", None, ())
    assert shared.elevation_m == course.elevation_m
