"""The schedule: a steady rhythm, moved to aid stations, nothing solid where it cannot be chewed."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.courses import course_of, flat, hilly_marathon
from tests.support.paced import even_pacing
from tools.domain.course import Climb, Waypoint
from tools.domain.fuelling.fuel_items import SOLIDS
from tools.domain.fuelling.fuel_plan import plan_fuel
from tools.domain.fuelling.fuel_schedule import serving_for
from tools.domain.race import Avoidance, RaceBrief, Sport, Stop
from tools.domain.strategy import FuelPlan


def scheduled(distance_m: float = 42_195.0, hours: float = 3.75, **said: object) -> FuelPlan:
    course = hilly_marathon() if distance_m == 42_195.0 else flat(distance_m)
    return plan_fuel(course, RaceBrief(**said), even_pacing(distance_m, hours * 3600))  # type: ignore[arg-type]


def test_sixty_grams_an_hour_is_a_gel_about_every_25_minutes() -> None:
    serving = serving_for(60)
    assert (serving.carbs_g, serving.period_s) == (25, 25 * 60)


@pytest.mark.parametrize("rate", range(15, 95, 5))
def test_every_rate_comes_every_20_to_25_minutes(rate: int) -> None:
    serving = serving_for(rate)
    assert 20 * 60 <= serving.period_s <= 25 * 60 + 1e-9
    assert serving.carbs_g <= 30


@pytest.mark.parametrize("rate", range(95, 125, 5))
def test_more_than_ninety_comes_oftener_rather_than_larger(rate: int) -> None:
    serving = serving_for(rate)
    assert serving.carbs_g <= 30
    assert serving.period_s < 20 * 60


@settings(max_examples=150, deadline=None)
@given(
    hours=st.floats(1.2, 12),
    wish=st.floats(20, 130),
    trained=st.booleans(),
    aid_every_m=st.one_of(st.none(), st.floats(500, 15_000)),
    stops=st.lists(st.builds(Stop, at_m=st.floats(100, 12_000), duration_s=st.floats(1, 600)), max_size=3),
)
def test_it_keeps_its_rhythm(
    hours: float, wish: float, trained: bool, aid_every_m: float | None, stops: list[Stop]
) -> None:
    halts: dict[int, float] = {}
    for stop in stops:
        index = int(stop.at_m // 1000) + 1
        halts[index] = halts.get(index, 0.0) + stop.duration_s
    brief = RaceBrief(carbs_g_per_h=wish, gut_trained=trained, aid_every_m=aid_every_m, stops=tuple(stops))
    distance_m, seconds = hours * 11_000, hours * 3600 + sum(halts.values())
    plan = plan_fuel(flat(distance_m), brief, even_pacing(distance_m, seconds, stop_s=halts))
    times = [0.0, *(event.at_s for event in plan.events)]
    assert max(after - before for before, after in pairwise(times)) <= 30 * 60 + 1e-6
    assert (10 if wish > 90 else 15) * 60 <= times[1] <= 30 * 60 + 1e-6
    assert times[-1] < seconds


@settings(max_examples=100, deadline=None)
@given(hours=st.floats(2, 10), wish=st.floats(25, 90), aid_every_m=st.floats(800, 12_000))
def test_any_hour_holds_the_rate_within_ten_grams(hours: float, wish: float, aid_every_m: float) -> None:
    # A serving counts evenly until the next one: that is how long it has to last.
    plan = scheduled(hours * 11_000, hours, carbs_g_per_h=wish, aid_every_m=aid_every_m)
    rate = plan.carbs_rate.value or 0
    lasting = list(pairwise(plan.events))
    for first, _ in lasting:
        if first.at_s + 3600 > plan.events[-1].at_s:
            break
        within_g = sum(
            now.carbs_g
            * max(0.0, min(after.at_s, first.at_s + 3600) - max(now.at_s, first.at_s))
            / (after.at_s - now.at_s)
            for now, after in lasting
        )
        assert abs(within_g - rate) <= 10 + 1e-6


def test_intakes_move_to_aid_stations_within_five_minutes() -> None:
    plan = scheduled()
    at_aid = [event for event in plan.events if event.at_m % 5000 == 0]
    assert len(at_aid) >= 3
    assert "Aid 5" in at_aid[0].note
    assert all(abs(event.at_s - 1500 * number) <= 300 for number, event in enumerate(plan.events, 1))


def test_the_spacing_told_stands_for_aid_stations() -> None:
    plan = scheduled(42_000, aid_every_m=5000)
    assert any(event.at_m % 5000 == 0 for event in plan.events)
    assert not any("Aid stations not known" in note for note in plan.assumptions)


def test_without_aid_stations_it_goes_by_time() -> None:
    plan = scheduled(42_000)
    assert [event.at_s for event in plan.events[:-1]] == [1500 * n for n in range(1, len(plan.events))]
    assert any("Aid stations not known" in note for note in plan.assumptions)


def test_times_count_the_halts() -> None:
    halt = Stop(at_m=4000, duration_s=600)
    brief = RaceBrief(stops=(halt,), carbs_g_per_h=60)
    pacing = even_pacing(42_000, 13_500 + 600, stop_s={4: 600})
    first = plan_fuel(flat(42_000), brief, pacing).events[0]
    assert first.at_s == 1500
    assert first.at_m == 4000


@pytest.mark.parametrize("foot_m", range(5000, 14_000, 1000))
def test_nothing_solid_before_a_steep_climb_or_near_the_finish(foot_m: int) -> None:
    climb = Climb(start_m=foot_m, length_m=2000, gain_m=160, mean_grade=0.08, max_grade=0.1, category=None)
    course = course_of(lambda x: 0.08 * min(max(x - foot_m, 0), 2000), 30_000, climbs=(climb,))
    plan = plan_fuel(course, RaceBrief(avoid=(Avoidance.GELS,)), even_pacing(30_000, 3 * 3600))
    foot_s = foot_m / 30_000 * 3 * 3600
    solid_s = [event.at_s for event in plan.events if event.item in SOLIDS]
    assert solid_s
    assert not any(foot_s - 600 <= at_s <= foot_s for at_s in solid_s)
    assert max(solid_s) <= 3 * 3600 - 15 * 60


def test_a_gentler_climb_lets_one_chew() -> None:
    climb = Climb(start_m=9000, length_m=2000, gain_m=100, mean_grade=0.05, max_grade=0.06, category=None)
    course = flat(30_000, climbs=(climb,))
    avoid = (Avoidance.GELS, Avoidance.SPORTS_DRINK)
    plan = plan_fuel(course, RaceBrief(avoid=avoid), even_pacing(30_000, 3 * 3600))
    assert any(2640 <= event.at_s <= 3240 and event.item in SOLIDS for event in plan.events)


def test_a_ride_is_scheduled_in_its_own_time_and_place() -> None:
    plan = scheduled(180_000, 6, sport=Sport.RIDE, aid_every_m=40_000)
    assert len(plan.events) == 15
    assert plan.events[-1].at_m < 180_000
    assert {event.carbs_g for event in plan.events} == {30}


@pytest.mark.parametrize(
    ("late_s", "speed_m_per_s", "moved"),
    [(290, 3.0, True), (390, 3.0, False), (390, 2.5, True), (-290, 3.0, True)],
)
def test_an_intake_moves_within_five_minutes_or_a_kilometre(
    late_s: float, speed_m_per_s: float, moved: bool
) -> None:
    """At 45 g an hour the first intake is due after 20 min; 390 s are 1.17 km at 3 m/s and 975 m at 2.5."""
    distance_m = 4 * 3600 * speed_m_per_s
    place = Waypoint(name="Aid here", lat=0, lon=0, distance_m=(1200 + late_s) * speed_m_per_s)
    brief = RaceBrief(carbs_g_per_h=45)
    plan = plan_fuel(flat(distance_m, waypoints=(place,)), brief, even_pacing(distance_m, 4 * 3600))
    assert plan.events[0].at_s == pytest.approx(1200 + late_s if moved else 1200)


@pytest.mark.parametrize(("before_s", "solid"), [(120, False), (400, False), (590, False), (620, True)])
def test_ten_minutes_before_a_steep_climb_nothing_is_chewed(before_s: float, solid: bool) -> None:
    foot_m = (1500 + before_s) / 0.36
    climb = Climb(start_m=foot_m, length_m=2000, gain_m=160, mean_grade=0.08, max_grade=0.1, category=None)
    brief = RaceBrief(avoid=(Avoidance.GELS, Avoidance.SPORTS_DRINK))
    plan = plan_fuel(flat(30_000, climbs=(climb,)), brief, even_pacing(30_000, 3 * 3600))
    assert any(event.at_s == pytest.approx(1500) for event in plan.events) is solid


def test_the_last_intake_comes_ten_minutes_before_the_finish() -> None:
    plan = scheduled(30_000, 9300 / 3600)
    assert plan.events[-1].at_s == pytest.approx(9300 - 600)
