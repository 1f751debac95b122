"""Moments on the way: each in its place with a name a watch shows, and nothing told twice."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.courses import flat
from tests.support.rides import hills
from tests.support.stationed import stationed, stationed_course
from tools.domain.carrying.carry_plan import CarryPlan, Moment, MomentKind, carry_plan
from tools.domain.race import AidService, AidStation, RaceBrief, Sport
from tools.domain.strategy_building import build_strategy


def carried(**more: object) -> CarryPlan:
    return carry_plan("Long Sixty", 1, stationed(**more), stationed_course())


def of_kind(plan: CarryPlan, kind: MomentKind) -> list[Moment]:
    return [moment for moment in plan.moments if moment.kind is kind]


def test_every_kind_has_its_moments_in_the_order_of_the_course() -> None:
    plan = carried()
    counted = Counter(moment.kind for moment in plan.moments)
    assert (counted[MomentKind.AID], counted[MomentKind.STOP], counted[MomentKind.CUTOFF]) == (7, 1, 2)
    assert counted[MomentKind.CLIMB] == 1
    assert counted[MomentKind.FUEL] == len(stationed().fuel.events)
    assert [moment.at_m for moment in plan.moments] == sorted(moment.at_m for moment in plan.moments)


def test_at_one_place_the_station_comes_before_what_is_taken_there() -> None:
    """Their times differ by the roundings of a ride, which must not turn them around."""
    course = hills(60_000)
    brief = RaceBrief(sport=Sport.RIDE, ftp_w=240, weight_kg=70, aid_every_m=4_828.032, stop_s_per_aid=30)
    moments = carry_plan("Hills", 1, build_strategy(course, brief), course).moments
    kinds: dict[float, list[MomentKind]] = {}
    for moment in moments:
        kinds.setdefault(moment.at_m, []).append(moment.kind)
    both = [here for here in kinds.values() if {MomentKind.AID, MomentKind.FUEL} <= set(here)]
    assert len(both) > 3
    assert all(here.index(MomentKind.AID) < here.index(MomentKind.FUEL) for here in both)


def test_a_station_says_what_to_take_how_long_to_stay_and_what_to_leave_with() -> None:
    plan = carried()
    stations = {moment.at_m: moment for moment in of_kind(plan, MomentKind.AID)}
    assert stations[42_000].text.startswith("Drop bag; stop 10 min; leave with ")
    assert (stations[42_000].short, stations[42_000].place) == ("Drop bag 42", "km 42")
    assert stations[40_000].text.startswith("Aid 4 (water, cola); ")
    assert (stations[40_000].short, stations[25_000].short) == ("Aid 4", "Crew point 25")
    assert stations[10_000].clock_time == "07:04"


def test_cutoffs_say_when_in_both_clocks_and_what_is_left() -> None:
    station, elsewhere = of_kind(carried(), MomentKind.CUTOFF)
    assert station.text.startswith("Aid 4 closes 10:39: leaving at 10:3")
    assert station.text.endswith("in hand, tight")
    assert station.short == "Cut-off 10:39"
    assert elsewhere.text.startswith("cut-off 12:56: ")


def test_halts_and_climbs() -> None:
    plan = carried()
    (halt,), (climb,) = of_kind(plan, MomentKind.STOP), of_kind(plan, MomentKind.CLIMB)
    assert (halt.short, halt.place) == ("Stop 5 min", "km 35")
    assert (climb.short, climb.at_m) == ("Climb 6.0 %", 20_000)
    assert "180 m up" in climb.text


def test_without_a_start_there_is_no_time_of_day() -> None:
    strategy = stationed().model_copy(
        update={"brief": stationed().brief.model_copy(update={"start_time": None})}
    )
    plan = carry_plan("x", 1, strategy, stationed_course())
    assert {moment.clock_time for moment in plan.moments} == {None}
    assert of_kind(plan, MomentKind.CUTOFF)[0].short == "Cut-off 4:39"


def test_a_strategy_saved_before_stations_were_kept_still_has_them() -> None:
    old = stationed().model_copy(update={"stations": ()})
    plan = carry_plan("x", 1, old, stationed_course())
    assert [moment.text for moment in plan.moments] == [moment.text for moment in carried().moments]


@settings(max_examples=60, deadline=None)
@given(
    names=st.lists(st.text(min_size=1, max_size=80), max_size=4),
    services=st.sets(st.sampled_from(list(AidService))).map(tuple),
)
def test_every_short_name_fits_on_a_watch(names: list[str], services: tuple[AidService, ...]) -> None:
    stations = tuple(
        AidStation(name=name, at_m=4000.0 + 3000 * n, services=services, cutoff_s=9_000.0)
        for n, name in enumerate(names)
    )
    strategy = build_strategy(flat(20_000), RaceBrief(goal_time_s=9_000, aid_stations=stations))
    assert all(len(moment.short) <= 15 for moment in carry_plan("x", 1, strategy, flat(20_000)).moments)
