"""What is taken: nothing that is avoided, and what suits the sport."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.courses import flat
from tests.support.paced import even_pacing
from tools.domain.fuelling.fuel_items import SOLIDS, serving_note
from tools.domain.fuelling.fuel_plan import plan_fuel
from tools.domain.race import Avoidance, RaceBrief, Sport
from tools.domain.strategy import FuelItem, FuelPlan

AVOID = st.lists(st.sampled_from(list(Avoidance)), max_size=4, unique=True).map(tuple)


def taken(hours: float = 3.75, **said: object) -> FuelPlan:
    brief = RaceBrief(**said)  # type: ignore[arg-type]
    distance_m = hours * (28_000 if brief.sport is Sport.RIDE else 11_000)
    return plan_fuel(flat(distance_m), brief, even_pacing(distance_m, hours * 3600))


def kinds(plan: FuelPlan) -> set[FuelItem]:
    return {event.item for event in plan.events}


@settings(max_examples=100, deadline=None)
@given(
    avoid=AVOID,
    hours=st.floats(1.5, 8),
    wish=st.floats(20, 90),
    sport=st.sampled_from(list(Sport)),
    carried=st.one_of(st.none(), st.integers(0, 3)),
)
def test_nothing_that_is_avoided_is_planned(
    avoid: tuple[Avoidance, ...], hours: float, wish: float, sport: Sport, carried: int | None
) -> None:
    items = kinds(taken(hours, avoid=avoid, carbs_g_per_h=wish, sport=sport, carried_servings=carried))
    if Avoidance.GELS in avoid:
        assert not items & {FuelItem.GEL, FuelItem.HALF_GEL, FuelItem.CAFFEINE_GEL}
    if Avoidance.CAFFEINE in avoid:
        assert FuelItem.CAFFEINE_GEL not in items
    if Avoidance.SOLIDS in avoid:
        assert not items & SOLIDS
    if Avoidance.SPORTS_DRINK in avoid:
        assert FuelItem.SPORTS_DRINK not in items


def test_caffeine_gels_come_late_and_twice() -> None:
    shares = [e.at_s / 13_500 for e in taken(weight_kg=70).events if e.item is FuelItem.CAFFEINE_GEL]
    assert len(shares) == 2
    assert shares[0] > 0.4


def test_small_servings_are_half_gels_without_caffeine() -> None:
    plan = taken(2, carbs_g_per_h=30)
    assert kinds(plan) == {FuelItem.HALF_GEL}
    assert all(event.carbs_g == 12.5 and event.caffeine_mg == 0 for event in plan.events)


def test_a_rider_eats_from_the_pocket_and_drinks_from_the_bottle() -> None:
    plan = taken(5, sport=Sport.RIDE, sweat_rate_l_per_h=1.3)
    assert {FuelItem.GEL, FuelItem.SPORTS_DRINK, FuelItem.BAR} <= kinds(plan)
    notes = " ".join(event.note for event in plan.events)
    assert "from your pocket" in notes
    assert "the bottle on your bike" in notes
    assert "what you carry" not in notes


def test_a_runner_of_a_marathon_takes_gels_alone() -> None:
    assert kinds(taken(3.75)) == {FuelItem.GEL, FuelItem.CAFFEINE_GEL}


def test_long_runs_have_some_variety() -> None:
    assert FuelItem.BAR in kinds(taken(6))


def test_without_gels_there_is_something_else_that_adds_up() -> None:
    plan = taken(avoid=(Avoidance.GELS,))
    assert FuelItem.CHEWS in kinds(plan)
    assert abs((plan.carbs_total.value or 0) - 225) <= 25


def test_when_everything_is_avoided_it_says_so() -> None:
    plan = taken(avoid=(Avoidance.GELS, Avoidance.SOLIDS, Avoidance.SPORTS_DRINK))
    assert plan.events == ()
    assert any("tell me what you can take" in text for text in plan.warnings)


@pytest.mark.parametrize("item", list(FuelItem))
@pytest.mark.parametrize("sport", list(Sport))
@pytest.mark.parametrize("station", [None, "Aid 3"])
def test_every_item_says_how_to_take_it(item: FuelItem, sport: Sport, station: str | None) -> None:
    note = serving_note(item, station, sport)
    assert note.endswith(".")
    assert ("Aid 3" in note) is (station is not None)
