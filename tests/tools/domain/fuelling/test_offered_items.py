"""What stations hand out is used serving for serving, and never lifts the rate or the caffeine."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.courses import flat
from tests.support.paced import even_pacing
from tools.domain.fuelling.fuel_plan import plan_fuel
from tools.domain.fuelling.offered_items import cola_caffeine_mg, cola_ml
from tools.domain.race import AidService, AidStation, Avoidance, RaceBrief
from tools.domain.strategy import FuelItem, FuelPlan

WATER, DRINK, FOOD = AidService.WATER, AidService.DRINK, AidService.FOOD
AT_M = 16_700.0  # reached at 1:40:12, with the fourth serving


def fuelled(*offers: str, services: tuple[AidService, ...] = (WATER,), **said: object) -> FuelPlan:
    station = AidStation(name="Aid 3", at_m=AT_M, services=services, offers=offers)
    brief = RaceBrief(**{"weight_kg": 70, "temperature_c": 20, "aid_stations": (station,), **said})
    return plan_fuel(flat(39_000), brief, even_pacing(39_000, 3.9 * 3600))


def there(plan: FuelPlan) -> tuple[FuelItem, bool]:
    (event,) = [event for event in plan.events if event.at_m == AT_M]
    return event.item, event.from_station


def test_a_serving_of_cola_by_its_label() -> None:
    assert cola_ml(10.6) == pytest.approx(100)
    assert cola_caffeine_mg(10.6) == pytest.approx(9.6)


@pytest.mark.parametrize(
    ("offers", "services", "item", "handed_out"),
    [
        (("gels",), (WATER, FOOD), FuelItem.GEL, True),
        (("cola",), (WATER, DRINK), FuelItem.COLA, True),
        (("bananas",), (WATER, FOOD), FuelItem.WHOLE_BANANA, True),
        (("soup",), (WATER, FOOD), FuelItem.GEL, False),
        ((), (WATER,), FuelItem.GEL, False),
        ((), (), FuelItem.GEL, True),
        ((), (AidService.CREW,), FuelItem.GEL, True),
    ],
)
def test_what_is_handed_out_is_taken_and_the_rest_is_carried(
    offers: tuple[str, ...], services: tuple[AidService, ...], item: FuelItem, handed_out: bool
) -> None:
    assert there(fuelled(*offers, services=services)) == (item, handed_out)


def test_an_isotonic_drink_of_the_table_only_where_it_holds_the_serving() -> None:
    weak = fuelled("iso", services=(WATER, DRINK), carbs_g_per_h=30, temperature_c=30)
    assert (FuelItem.SPORTS_DRINK, True) in [(event.item, event.from_station) for event in weak.events]
    assert there(fuelled("iso", services=(WATER, DRINK)))[0] is FuelItem.GEL


@pytest.mark.parametrize(
    ("offer", "avoid", "item"),
    [
        ("cola", Avoidance.CAFFEINE, FuelItem.COLA),
        ("bananas", Avoidance.SOLIDS, FuelItem.WHOLE_BANANA),
        ("gels", Avoidance.GELS, FuelItem.GEL),
    ],
)
def test_nothing_that_is_avoided(offer: str, avoid: Avoidance, item: FuelItem) -> None:
    plan = fuelled(offer, services=(WATER, DRINK, FOOD), avoid=(avoid,))
    assert item not in {event.item for event in plan.events}


def reason(plan: FuelPlan) -> str:
    (event,) = [event for event in plan.events if event.at_m == AT_M]
    return event.passed_over


@pytest.mark.parametrize(
    ("offers", "said", "words"),
    [
        (("cola",), {}, ""),
        (("soup",), {}, ""),
        (("cola",), {"avoid": (Avoidance.CAFFEINE,)}, "no cola: it holds caffeine"),
        (("cola",), {"weight_kg": 35}, "no cola: its 23 mg of caffeine are more than the 0 mg left for it"),
        (("gels", "cola"), {"avoid": (Avoidance.CAFFEINE,)}, ""),
        (("bananas",), {"carbs_g_per_h": 50}, "no banana: it holds 25 g of carbohydrate, and 20 g are due"),
    ],
)
def test_the_limit_that_stands_against_an_offer_is_said(
    offers: tuple[str, ...], said: dict[str, object], words: str
) -> None:
    assert reason(fuelled(*offers, services=(WATER, DRINK, FOOD), **said)) == words


def test_cola_ends_with_the_caffeine_left_for_it_and_says_so() -> None:
    stations = tuple(
        AidStation(name="", at_m=5_000.0 * n, services=(WATER, DRINK), offers=("cola",)) for n in range(1, 20)
    )
    brief = RaceBrief(weight_kg=70, aid_stations=stations)
    events = plan_fuel(flat(100_000), brief, even_pacing(100_000, 18 * 3600)).events
    taken = [event.at_s for event in events if event.item is FuelItem.COLA]
    passed = [event for event in events if "left for it" in event.passed_over]
    assert taken
    assert passed
    assert max(taken) < min(event.at_s for event in passed)


def test_cola_counts_its_caffeine() -> None:
    plan = fuelled("cola", services=(WATER, DRINK))
    before = plan.finding("caffeine_before")
    assert before is not None
    on_the_way_mg = sum(event.caffeine_mg for event in plan.events)
    assert (before.value or 0) + on_the_way_mg <= (plan.caffeine.value or 0) + 1e-6
    assert any("Cola counts 10.6 g" in text for text in plan.assumptions)


@settings(max_examples=120, deadline=None)
@given(
    hours=st.floats(2, 16),
    wish=st.one_of(st.none(), st.floats(20, 130)),
    every_m=st.floats(1500, 20_000),
    offers=st.sets(st.sampled_from(("cola", "gels", "bananas", "bars", "iso", "soup"))).map(tuple),
    services=st.sets(st.sampled_from(list(AidService))).map(tuple),
    weight_kg=st.floats(45, 110),
    avoid=st.sets(st.sampled_from(list(Avoidance)), max_size=2).map(tuple),
)
def test_snapping_to_offers_never_raises_what_is_taken(
    hours: float,
    wish: float | None,
    every_m: float,
    offers: tuple[str, ...],
    services: tuple[AidService, ...],
    weight_kg: float,
    avoid: tuple[Avoidance, ...],
) -> None:
    distance_m = hours * 9000
    places_m = [every_m * number for number in range(1, min(60, int(distance_m / every_m)))]
    stations = tuple(AidStation(name="", at_m=m, services=services, offers=offers) for m in places_m)
    brief = RaceBrief(carbs_g_per_h=wish, weight_kg=weight_kg, avoid=avoid, aid_stations=stations)
    plan = plan_fuel(flat(distance_m), brief, even_pacing(distance_m, hours * 3600))
    bare = plan_fuel(
        flat(distance_m),
        RaceBrief(carbs_g_per_h=wish, weight_kg=weight_kg, avoid=avoid),
        even_pacing(distance_m, hours * 3600),
    )
    # One more may fit in before the last stretch, where nothing is taken; never more than was asked for.
    most_g = max(sum(event.carbs_g for event in bare.events), (plan.carbs_rate.value or 0) * hours)
    assert sum(event.carbs_g for event in plan.events) <= most_g + 1e-6
    cap = float(plan.carbs_rate.inputs["limit_g_per_h"] or 0)
    for event in plan.events:
        within = [other for other in plan.events if event.at_s <= other.at_s < event.at_s + 3600]
        assert sum(other.carbs_g for other in within) <= cap + 1e-6
    assert sum(event.caffeine_mg for event in plan.events) <= (plan.caffeine.value or 0) + 1e-6
    taken = sum(item.count for supply in plan.supplies for item in supply.items)
    own = {AidService.DROP_BAG, AidService.CREW} & set(services)
    at_own = sum(event.at_m in places_m for event in plan.events) if own else 0
    assert taken == sum(not event.from_station for event in plan.events) + at_own
