"""Carrying: pockets and bottles between two aid stations are never overfilled without a word."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.courses import flat
from tests.support.paced import even_pacing
from tools.domain.fuelling.fuel_plan import plan_fuel
from tools.domain.race import AidService, AidStation, Avoidance, RaceBrief, Sport, UnitSystem
from tools.domain.strategy import FuelItem, FuelPlan


def carried(hours: float = 6, distance_m: float = 60_000, **said: object) -> FuelPlan:
    brief = RaceBrief(**said)  # type: ignore[arg-type]
    return plan_fuel(flat(distance_m), brief, even_pacing(distance_m, hours * 3600))


def value(plan: FuelPlan, name: str) -> float:
    finding = plan.finding(name)
    assert finding is not None
    assert finding.value is not None
    return finding.value


def in_pockets(plan: FuelPlan, start_m: float, end_m: float) -> int:
    return sum(
        start_m < event.at_m < end_m and event.item is not FuelItem.SPORTS_DRINK for event in plan.events
    )


def test_the_most_between_two_aid_stations_is_counted_with_its_place() -> None:
    plan = carried(aid_every_m=20_000)
    most = plan.finding("carry_servings")
    assert most is not None
    legs = [(0, 20_000), (20_000, 40_000), (40_000, 60_000)]
    assert most.value == max(in_pockets(plan, *leg) for leg in legs) > 0
    assert (most.inputs["from_m"], most.inputs["to_m"]) in legs
    assert value(plan, "carry_ml") == 1000 * (plan.fluid_rate.value or 0) * 2


def test_without_aid_stations_everything_is_carried() -> None:
    plan = carried()
    assert value(plan, "carry_servings") == len(plan.events)


def test_what_fits_needs_no_word() -> None:
    plan = carried(aid_every_m=20_000, carried_servings=10, carried_ml=2000)
    assert not any("pockets" in text or "flasks" in text for text in plan.warnings)


def test_full_pockets_are_helped_by_the_bottle() -> None:
    free, full = carried(aid_every_m=20_000), carried(aid_every_m=20_000, carried_servings=3)
    assert value(free, "carry_servings") > 3
    assert value(full, "carry_servings") == 3
    assert FuelItem.SPORTS_DRINK in {event.item for event in full.events}
    assert full.carbs_total.value == free.carbs_total.value
    assert not any("pockets" in text for text in full.warnings)


def test_what_does_not_fit_is_said_with_place_and_amount() -> None:
    plan = carried(aid_every_m=20_000, carried_servings=1, avoid=(Avoidance.SPORTS_DRINK,))
    needed = value(plan, "carry_servings")
    (text,) = [text for text in plan.warnings if "pockets" in text]
    assert text.startswith("On km ")
    assert f"you need {needed:.0f} servings, {needed - 1:.0f} more than fit into your pockets." in text
    assert "2 other stretches are short as well." in text


def test_too_little_room_for_drink_is_said_in_the_athletes_units() -> None:
    plan = carried(aid_every_m=20_000, carried_ml=500)
    short_ml = value(plan, "carry_ml") - 500
    assert any(f"{short_ml:.0f} ml more than your bottles or flasks hold" in text for text in plan.warnings)
    imperial = carried(aid_every_m=20_000, carried_ml=500, units=UnitSystem.IMPERIAL)
    assert any("On mile" in text and "fl oz" in text for text in imperial.warnings)


def test_a_rider_has_bottles() -> None:
    plan = carried(6, 180_000, sport=Sport.RIDE, aid_every_m=90_000, carried_ml=750)
    assert any("more than your bottles hold" in text for text in plan.warnings)


@settings(max_examples=100, deadline=None)
@given(
    hours=st.floats(1.5, 20),
    sport=st.sampled_from(list(Sport)),
    aid_every_m=st.one_of(st.none(), st.floats(2000, 50_000)),
    pockets=st.integers(0, 10),
    bottles_ml=st.one_of(st.none(), st.floats(0, 3000)),
    avoid=st.sampled_from([(), (Avoidance.SPORTS_DRINK,), (Avoidance.GELS,)]),
)
def test_pockets_hold_what_the_plan_takes_or_the_plan_says_so(
    hours: float,
    sport: Sport,
    aid_every_m: float | None,
    pockets: int,
    bottles_ml: float | None,
    avoid: tuple[Avoidance, ...],
) -> None:
    plan = carried(
        hours,
        hours * 12_000,
        sport=sport,
        aid_every_m=aid_every_m,
        carried_servings=pockets,
        carried_ml=bottles_ml,
        avoid=avoid,
    )
    told = any("more than fit into your pockets" in text for text in plan.warnings)
    assert told is (value(plan, "carry_servings") > pockets)


def test_more_than_anybody_carries_is_warned_of_once() -> None:
    def warned(hours: float = 10, **said: object) -> list[str]:
        return [
            text for text in carried(hours, 100_000, **said).warnings if "more than anybody carries" in text
        ]

    (both,) = warned(aid_every_m=90_000, carbs_g_per_h=90)
    assert both.startswith("On km 0–90 you would carry 3,600 ml to drink and 26 servings: ")
    tap = AidStation(name="", at_m=60_000, services=(AidService.WATER,))
    (apart,) = warned(aid_stations=(tap,), carbs_g_per_h=90, hours=14)
    assert re.match(r"On km 0–60 you would carry 3,\d+ ml to drink, on km 0–100 \d+ servings: ", apart)
    assert warned(aid_every_m=10_000, carbs_g_per_h=90) == []
    assert warned(aid_every_m=90_000, carbs_g_per_h=90, carried_ml=6000, carried_servings=40) == []
