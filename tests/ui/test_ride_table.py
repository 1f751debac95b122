"""A ride's sections as the page gets them."""

import pytest

from tests.support.courses import rolling
from tools.domain.ground.course_analysis import flat_course
from tools.domain.ground.course_for_sport import for_sport
from tools.domain.race import RaceBrief, Sport, UnitSystem
from tools.domain.strategy import RaceStrategy, RidePlan
from tools.domain.strategy_building import build_strategy
from ui.charts import course_chart
from ui.ride_table import KEY_SECTIONS, ride_table
from ui.tables import split_table

COURSE = rolling(120_000.0, height_m=150.0, wave_m=20_000.0)


@pytest.fixture(scope="module")
def ridden() -> RaceStrategy:
    brief = RaceBrief(
        sport=Sport.RIDE,
        weight_kg=72,
        bike_mass_kg=8,
        ftp_w=260,
        chainrings=(50, 34),
        cassette=(11, 17, 25, 34),
    )
    return build_strategy(COURSE, brief)


def plan_of(strategy: RaceStrategy) -> RidePlan:
    assert strategy.pacing.ride is not None
    return strategy.pacing.ride


def test_every_section_is_a_row_and_the_weightiest_come_first(ridden: RaceStrategy) -> None:
    props = ride_table(plan_of(ridden), UnitSystem.METRIC)
    sections, shown = props["sections"], props["key_rows"]
    assert isinstance(sections, list)
    assert isinstance(shown, list)
    assert len(sections) == len(plan_of(ridden).sections)
    assert 0 < len(shown) <= KEY_SECTIONS
    assert shown == sorted(shown)
    climbs = [index for index, row in enumerate(sections) if row["grade"].startswith("+")]
    assert set(shown) & set(climbs)


def test_gears_stand_beside_what_is_pedalled_only(ridden: RaceStrategy) -> None:
    props = ride_table(plan_of(ridden), UnitSystem.METRIC)
    assert props["with_gears"] is True
    for row in props["sections"]:  # type: ignore[attr-defined]
        assert bool(row["gear"]) == (row["power"] != "coast"), row


def test_a_ride_at_one_power_has_no_sections_to_look_up() -> None:
    brief = RaceBrief(sport=Sport.RIDE, distance_m=40_000, target_power_w=300, cda_m2=0.25)
    even = build_strategy(flat_course(40_000, "40 km"), brief)
    assert ride_table(plan_of(even), UnitSystem.METRIC)["key_rows"] == []


def test_with_its_course_a_section_bears_the_name_of_its_climb(ridden: RaceStrategy) -> None:
    climbs = for_sport(COURSE, Sport.RIDE)
    names = {row["name"] for row in ride_table(plan_of(ridden), UnitSystem.METRIC, climbs)["sections"]}  # type: ignore[attr-defined]
    assert any(name.startswith("Biggest climb") for name in names)
    assert not any("%" in name for name in names)


def test_the_totals_are_named(ridden: RaceStrategy) -> None:
    totals = dict(ride_table(plan_of(ridden), UnitSystem.METRIC)["facts"])  # type: ignore[call-overload]
    assert totals["Normalized power"].endswith(" W")
    assert totals["Work"].endswith(" kJ")


def test_splits_of_a_ride_are_watts_and_speed(ridden: RaceStrategy) -> None:
    props = split_table(ridden)
    assert props["title"] == "Power"
    assert props["columns"] == ["power W", "km/h"]
    first = props["groups"][0]["row"]  # type: ignore[index]
    assert int(first[3]) > 0
    assert 5 < float(first[4]) < 80
    miles = split_table(ridden.in_units(UnitSystem.IMPERIAL))
    assert miles["columns"] == ["power W", "mph"]


def test_the_chart_draws_power_with_more_of_it_higher(ridden: RaceStrategy) -> None:
    props = course_chart(COURSE, UnitSystem.METRIC, ridden)
    assert props["target"] == ["target power", " W"]
    targets = props["targets"]
    assert isinstance(targets, list)
    hardest = min(targets, key=lambda target: target[2])
    assert int(hardest[3]) == max(int(target[3]) for target in targets)
    assert [target[0] for target in targets[1:]] == [target[1] for target in targets[:-1]]
