"""Fuel: amounts by duration and weight, limits that no wish crosses, sums that hold."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support.courses import flat, hilly_marathon
from tests.support.paced import even_pacing, even_ride
from tools.domain.fuelling.fuel_plan import plan_fuel
from tools.domain.fuelling.fuel_schedule import serving_for
from tools.domain.race import Avoidance, RaceBrief, Sport
from tools.domain.running.pacing import plan_pacing
from tools.domain.strategy import FuelPlan

AVOID = st.lists(st.sampled_from(list(Avoidance)), max_size=4, unique=True).map(tuple)
SPEED_M_PER_H = {Sport.RUN: 10_000.0, Sport.RIDE: 28_000.0}


def fuel(hours: float = 3.75, *, power_w: float | None = None, **said: object) -> FuelPlan:
    brief = RaceBrief(goal_time_s=hours * 3600, **said)  # type: ignore[arg-type]
    course = hilly_marathon() if brief.sport is Sport.RUN else flat(hours * 30_000)
    ride = None if power_w is None else even_ride(course.distance_m, hours * 3600, power_w)
    return plan_fuel(course, brief, even_pacing(course.distance_m, hours * 3600, ride=ride))


@settings(max_examples=250, deadline=None)
@given(
    hours=st.floats(1 / 6, 30),
    brief=st.builds(
        RaceBrief,
        sport=st.sampled_from(list(Sport)),
        carbs_g_per_h=st.one_of(st.none(), st.floats(0, 200)),
        gut_trained=st.booleans(),
        weight_kg=st.one_of(st.none(), st.floats(25, 250)),
        temperature_c=st.one_of(st.none(), st.floats(-40, 55)),
        sweat_rate_l_per_h=st.one_of(st.none(), st.floats(0.05, 4)),
        avoid=AVOID,
        aid_every_m=st.one_of(st.none(), st.floats(500, 40_000)),
        stop_s_per_aid=st.one_of(st.none(), st.floats(0, 300)),
        carried_servings=st.one_of(st.none(), st.integers(0, 12)),
        carried_ml=st.one_of(st.none(), st.floats(0, 2500)),
    ),
    power_w=st.one_of(st.none(), st.floats(60, 350)),
)
@example(hours=1.00001, brief=RaceBrief(carbs_g_per_h=88.0), power_w=None)
def test_no_limit_is_ever_crossed_whoever_asks(hours: float, brief: RaceBrief, power_w: float | None) -> None:
    distance_m, seconds = hours * SPEED_M_PER_H[brief.sport], hours * 3600
    ride = None if power_w is None else even_ride(distance_m, seconds, power_w)
    plan = plan_fuel(flat(distance_m), brief, even_pacing(distance_m, seconds, ride=ride))
    _carbohydrate_holds(plan, brief, hours, distance_m)
    _drinking_holds(plan, brief, hours)
    taken_mg = sum(event.caffeine_mg for event in plan.events)
    before = plan.finding("caffeine_before")
    assert before is not None
    assert before.value is not None
    assert taken_mg + before.value <= (plan.caffeine.value or 0) + 1e-9
    assert 0 <= (plan.caffeine.value or 0) <= (plan.caffeine.high or 0)
    assert (plan.caffeine.high or 0) <= min(400, 6 * (brief.weight_kg or 70)) + 1e-9
    if Avoidance.CAFFEINE in brief.avoid:
        assert plan.caffeine.high == taken_mg == before.value == 0


def _carbohydrate_holds(plan: FuelPlan, brief: RaceBrief, hours: float, distance_m: float) -> None:
    limit = 120 if brief.gut_trained else 90
    rate = plan.carbs_rate.value or 0.0
    assert 0 <= (plan.carbs_rate.low or 0) <= rate <= (plan.carbs_rate.high or 0) <= limit
    glucose = plan.finding("glucose_rate")
    assert glucose is not None
    assert (glucose.value or 0) <= 60 + 1e-9
    times = [0.0, *(event.at_s for event in plan.events)]
    assert all(after > before for before, after in pairwise(times))
    for event in plan.events:
        hour = [other.carbs_g for other in plan.events if 0 <= other.at_s - event.at_s < 3600 - 1e-6]
        assert sum(hour) <= limit + 1e-6
        assert 0 < event.carbs_g <= 30
        assert event.at_s < hours * 3600
        assert 0 < event.at_m < distance_m
    total = sum(event.carbs_g for event in plan.events)
    assert plan.carbs_total.value == pytest.approx(total)
    assert total <= rate * hours + 1e-6


def _drinking_holds(plan: FuelPlan, brief: RaceBrief, hours: float) -> None:
    sweat = brief.sweat_rate_l_per_h
    most = 0.8 if sweat is None else min(sweat, {Sport.RUN: 1.0, Sport.RIDE: 1.2}[brief.sport])
    assert 0 <= (plan.fluid_rate.value or 0) <= (plan.fluid_rate.high or 0) <= most + 1e-9
    drunk_l = sum(event.fluid_ml for event in plan.events) / 1000
    assert drunk_l <= (plan.fluid_rate.value or 0) * hours + 1e-6
    mass = plan.finding("mass_change")
    assert mass is not None
    assert (mass.high or 0) <= 1e-9
    assert plan.blocked is None
    sodium_mg = sum(event.sodium_mg for event in plan.events)
    assert 0 <= (plan.sodium_rate.value or 0) <= (plan.sodium_rate.high or 0) <= 1000
    assert sodium_mg <= 1000 * hours


@settings(max_examples=150, deadline=None)
@given(
    hours=st.floats(1.2, 12),
    wish=st.floats(20, 130),
    trained=st.booleans(),
    aid_every_m=st.one_of(st.none(), st.floats(500, 15_000)),
)
def test_the_schedule_adds_up_to_the_rate_within_one_serving(
    hours: float, wish: float, trained: bool, aid_every_m: float | None
) -> None:
    brief = RaceBrief(carbs_g_per_h=wish, gut_trained=trained, aid_every_m=aid_every_m)
    plan = plan_fuel(flat(hours * 11_000), brief, even_pacing(hours * 11_000, hours * 3600))
    rate = plan.carbs_rate.value or 0
    assert abs((plan.carbs_total.value or 0) - rate * hours) <= serving_for(rate).carbs_g + rate / 3600 + 1e-6


def test_it_fits_the_plan_that_is_really_made() -> None:
    brief, course = RaceBrief(goal_time_s=13_500, weight_kg=70), hilly_marathon()
    plan = plan_fuel(course, brief, plan_pacing(course, brief))
    assert plan.carbs_rate.value == 60
    assert abs((plan.carbs_total.value or 0) - 225) <= 25


def test_a_marathon_defaults_to_sixty_and_a_ride_of_its_length_to_more() -> None:
    assert fuel().carbs_rate.value == 60
    assert fuel(sport=Sport.RIDE, power_w=200).carbs_rate.value == 75


def test_an_easy_ride_stays_at_the_low_end() -> None:
    assert fuel(hours=5, sport=Sport.RIDE, power_w=100).carbs_rate.value == 60


def test_a_short_race_needs_nothing_on_the_way() -> None:
    brief = RaceBrief(goal_time_s=65 * 60)
    plan = plan_fuel(flat(10_000), brief, even_pacing(10_000, 65 * 60))
    assert plan.carbs_rate.value == 0
    assert plan.events == ()
    assert plan.carb_loading.value is None
    assert plan.finding("water_with_gel") is None


@pytest.mark.parametrize(("trained", "rate"), [(False, 90), (True, 120)])
def test_the_most_depends_on_gut_training(trained: bool, rate: float) -> None:
    assert fuel(carbs_g_per_h=150, gut_trained=trained).carbs_rate.value == rate


def test_seventy_kilograms() -> None:
    plan = fuel(weight_kg=70)
    assert (plan.carb_loading.low, plan.carb_loading.high) == (700, 840)
    assert (plan.pre_race_carbs.low, plan.pre_race_carbs.high) == (140, 210)
    assert (plan.caffeine.low, plan.caffeine.high) == (210, 400)


def test_a_plan_that_would_make_the_athlete_heavier_is_never_made() -> None:
    plan = fuel(sweat_rate_l_per_h=0.2)
    assert plan.blocked is None
    assert (plan.fluid_rate.high or 0) <= 0.2


def test_every_finding_has_its_own_name() -> None:
    names = [finding.name for finding in fuel().findings]
    assert len(names) == len(set(names))
    assert {"energy_used", "mass_change", "start_drinking", "carry_servings", "carry_ml"} <= set(names)
    assert fuel().finding("nothing of the kind") is None
