"""Fuel: amounts by duration and weight, limits that no wish crosses, a schedule that adds up."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support.courses import course_of, flat, hilly_marathon
from tools.domain.course import Climb
from tools.domain.fuel_items import SOLIDS
from tools.domain.fuel_schedule import serving_for
from tools.domain.fuelling import carb_loading, carbohydrate_range, glucose_and_fructose, plan_fuel
from tools.domain.pacing import plan_pacing
from tools.domain.race import Avoidance, RaceBrief
from tools.domain.strategy import FuelItem, FuelPlan

AVOID = st.lists(st.sampled_from(list(Avoidance)), max_size=4, unique=True).map(tuple)


def fuel(hours: float = 3.75, distance_m: float = 42_195.0, **said: object) -> FuelPlan:
    brief = RaceBrief(goal_time_s=hours * 3600, **said)  # type: ignore[arg-type]
    course = hilly_marathon() if distance_m == 42_195.0 else flat(distance_m)
    return plan_fuel(course, brief, plan_pacing(course, brief))


@settings(max_examples=150, deadline=None)
@given(
    hours=st.floats(0.3, 30),
    wish=st.one_of(st.none(), st.floats(0, 200)),
    trained=st.booleans(),
    weight_kg=st.one_of(st.none(), st.floats(25, 250)),
    sweat=st.one_of(st.none(), st.floats(0.05, 4)),
    avoid=AVOID,
    aid_every_m=st.one_of(st.none(), st.floats(500, 15_000)),
)
@example(hours=1.00001, wish=88.0, trained=False, weight_kg=None, sweat=None, avoid=(), aid_every_m=None)
def test_no_limit_is_ever_crossed(
    hours: float,
    wish: float | None,
    trained: bool,
    weight_kg: float | None,
    sweat: float | None,
    avoid: tuple[Avoidance, ...],
    aid_every_m: float | None,
) -> None:
    brief = RaceBrief(
        goal_time_s=hours * 3600,
        carbs_g_per_h=wish,
        gut_trained=trained,
        weight_kg=weight_kg,
        sweat_rate_l_per_h=sweat,
        avoid=avoid,
        aid_every_m=aid_every_m,
    )
    course = flat(hours * 10_000)
    plan = plan_fuel(course, brief, plan_pacing(course, brief))
    limit = 120 if trained else 90
    assert 0 <= (plan.carbs_rate.value or 0) <= limit
    assert plan.carbs_rate.high is not None
    assert plan.carbs_rate.high <= limit
    for event in plan.events:
        hour = [other.carbs_g for other in plan.events if 0 <= other.at_s - event.at_s < 3600 - 1e-6]
        assert sum(hour) <= limit + 1e-6
        assert 0 < event.carbs_g <= 30
        assert 0 < event.at_s < hours * 3600
        assert 0 < event.at_m < course.distance_m
    caffeine = sum(event.caffeine_mg for event in plan.events)
    assert caffeine <= (plan.caffeine.value or 0) <= min(400, 6 * (weight_kg or 70))
    assert (plan.caffeine.high or 0) <= 400
    assert (plan.sodium_rate.high or 0) <= 1000
    drunk_l = sum(event.fluid_ml for event in plan.events) / 1000
    assert drunk_l <= (sweat or 0.8) * hours + 1e-6
    assert drunk_l <= (plan.fluid_rate.value or 0) * hours + 1e-6
    assert all(after.at_s - before.at_s > 0 for before, after in pairwise(plan.events))


@settings(max_examples=150, deadline=None)
@given(
    hours=st.floats(1.2, 12),
    wish=st.floats(20, 130),
    trained=st.booleans(),
    aid_every_m=st.one_of(st.none(), st.floats(500, 15_000)),
)
def test_the_schedule_adds_up_and_keeps_its_rhythm(
    hours: float, wish: float, trained: bool, aid_every_m: float | None
) -> None:
    brief = RaceBrief(
        goal_time_s=hours * 3600, carbs_g_per_h=wish, gut_trained=trained, aid_every_m=aid_every_m
    )
    course = flat(hours * 11_000)
    plan = plan_fuel(course, brief, plan_pacing(course, brief))
    rate = plan.carbs_rate.value or 0
    serving = serving_for(rate)
    assert plan.carbs_total.value == pytest.approx(sum(event.carbs_g for event in plan.events))
    assert abs((plan.carbs_total.value or 0) - rate * hours) <= serving.carbs_g + rate / 3600 + 1e-6
    times = [0.0, *(event.at_s for event in plan.events)]
    assert max(after - before for before, after in pairwise(times)) <= 30 * 60 + 1e-6
    assert 10 * 60 <= times[1] <= 30 * 60 + 1e-6


def test_sixty_grams_an_hour_is_a_gel_about_every_25_minutes() -> None:
    serving = serving_for(60)
    assert (serving.carbs_g, serving.period_s) == (25, 25 * 60)


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [(40, (0, 0)), (60, (0, 30)), (120, (30, 60)), (150, (30, 60)), (200, (60, 90))],
)
def test_the_range_by_duration(minutes: float, expected: tuple[float, float]) -> None:
    assert carbohydrate_range(minutes / 60) == expected


def test_a_marathon_defaults_to_sixty() -> None:
    assert fuel().carbs_rate.value == 60


def test_a_short_race_needs_nothing_on_the_way() -> None:
    plan = fuel(hours=0.7, distance_m=10_000)
    assert plan.carbs_rate.value == 0
    assert plan.events == ()
    assert plan.carb_loading.value is None
    assert plan.pre_race_carbs.value is None


@pytest.mark.parametrize(("trained", "rate"), [(False, 90), (True, 120)])
def test_the_most_depends_on_gut_training(trained: bool, rate: float) -> None:
    assert fuel(carbs_g_per_h=150, gut_trained=trained).carbs_rate.value == rate


def test_a_wish_above_the_limit_is_answered() -> None:
    assert any("I stop at 90 g unless" in text for text in fuel(carbs_g_per_h=110).warnings)


def test_above_sixty_glucose_and_fructose_are_mixed() -> None:
    assert glucose_and_fructose(80) == (60, 20)
    assert any("glucose and fructose" in text for text in fuel(carbs_g_per_h=80).warnings)


def test_seventy_kilograms() -> None:
    plan = fuel(weight_kg=70)
    assert (plan.carb_loading.low, plan.carb_loading.high) == (700, 840)
    assert (plan.pre_race_carbs.low, plan.pre_race_carbs.high) == (140, 210)
    assert (plan.caffeine.low, plan.caffeine.high) == (210, 400)


def test_the_default_weight_is_named() -> None:
    assert "Weight not given: amounts per body weight use 70 kg." in fuel().assumptions
    assert not any("Weight" in note for note in fuel(weight_kg=58).assumptions)


def test_loading_begins_above_ninety_minutes() -> None:
    assert carb_loading(70, 1.5).value is None
    assert carb_loading(70, 1.6).value == 770


def test_no_caffeine_means_none_at_all() -> None:
    plan = fuel(avoid=(Avoidance.CAFFEINE,))
    assert plan.caffeine.value == plan.caffeine.high == 0
    assert all(event.caffeine_mg == 0 and event.item is not FuelItem.CAFFEINE_GEL for event in plan.events)


def test_caffeine_gels_come_late_and_twice() -> None:
    shares = [e.at_s / 13_500 for e in fuel(weight_kg=70).events if e.item is FuelItem.CAFFEINE_GEL]
    assert len(shares) == 2
    assert shares[0] > 0.4


@settings(max_examples=60, deadline=None)
@given(avoid=AVOID, hours=st.floats(1.5, 8), wish=st.floats(20, 90))
def test_nothing_that_is_avoided_is_planned(avoid: tuple[Avoidance, ...], hours: float, wish: float) -> None:
    items = {event.item for event in fuel(hours=hours, avoid=avoid, carbs_g_per_h=wish).events}
    if Avoidance.GELS in avoid:
        assert not items & {FuelItem.GEL, FuelItem.CAFFEINE_GEL}
    if Avoidance.SOLIDS in avoid:
        assert not items & SOLIDS
    if Avoidance.SPORTS_DRINK in avoid:
        assert FuelItem.SPORTS_DRINK not in items


def test_without_gels_there_is_something_else_that_adds_up() -> None:
    plan = fuel(avoid=(Avoidance.GELS,))
    assert {FuelItem.CHEWS} <= {event.item for event in plan.events}
    assert abs((plan.carbs_total.value or 0) - 225) <= 25


def test_when_everything_is_avoided_it_says_so() -> None:
    plan = fuel(avoid=(Avoidance.GELS, Avoidance.SOLIDS, Avoidance.SPORTS_DRINK))
    assert plan.events == ()
    assert any("tell me what you can take" in text for text in plan.warnings)


def test_intakes_move_to_aid_stations() -> None:
    at_aid = [event for event in fuel().events if event.at_m % 5000 == 0]
    assert len(at_aid) >= 3
    assert "Aid 5" in at_aid[0].note


def test_the_spacing_told_stands_for_aid_stations() -> None:
    brief = RaceBrief(goal_time_s=13_500, aid_every_m=5000)
    course = flat()
    plan = plan_fuel(course, brief, plan_pacing(course, brief))
    assert any(event.at_m % 5000 == 0 for event in plan.events)
    assert not any("Aid stations not known" in note for note in plan.assumptions)


@pytest.mark.parametrize("foot_m", range(5000, 14_000, 1000))
def test_nothing_solid_before_a_steep_climb_or_near_the_finish(foot_m: int) -> None:
    climb = Climb(start_m=foot_m, length_m=2000, gain_m=160, mean_grade=0.08, max_grade=0.1, category=None)
    course = course_of(lambda x: 0.08 * min(max(x - foot_m, 0), 2000), 30_000, climbs=(climb,))
    brief = RaceBrief(goal_time_s=3 * 3600, avoid=(Avoidance.GELS,))
    pacing = plan_pacing(course, brief)
    plan = plan_fuel(course, brief, pacing)
    foot_s = pacing.splits_km[foot_m // 1000 - 1].cumulative_s
    solid_s = [event.at_s for event in plan.events if event.item in SOLIDS]
    assert solid_s
    assert not any(foot_s - 600 <= at_s <= foot_s for at_s in solid_s)
    assert max(solid_s) <= 3 * 3600 - 15 * 60


def test_a_plan_that_would_make_the_athlete_heavier_is_never_made() -> None:
    plan = fuel(sweat_rate_l_per_h=0.2)
    assert plan.blocked is None
    assert (plan.fluid_rate.high or 0) <= 0.2


def test_a_source_nobody_has_checked_says_so() -> None:
    assert "unchecked" in carb_loading(70, 3).source
