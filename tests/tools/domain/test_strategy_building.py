"""The whole strategy: one key for the same inputs, everything present."""

import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.courses import course_of, flat, hilly_marathon
from tools.domain.race import Avoidance, RaceBrief, RaceResult, UnitSystem
from tools.domain.strategy import RaceStrategy
from tools.domain.strategy_building import build_strategy

BRIEF = RaceBrief(goal_time_s=12_600, weight_kg=60)


def test_the_same_inputs_have_the_same_key_in_any_units() -> None:
    key = build_strategy(hilly_marathon(), BRIEF).key
    assert re.fullmatch(r"[0-9a-f]{64}", key)
    for change in ({"units": UnitSystem.IMPERIAL}, {"asked_for_missing": True}):
        assert build_strategy(hilly_marathon(), BRIEF.with_changes(**change)).key == key


@pytest.mark.parametrize(
    "change",
    [{"goal_time_s": 12_500}, {"weight_kg": 61}, {"temperature_c": 20}, {"avoid": (Avoidance.GELS,)}],
)
def test_another_input_has_another_key(change: dict[str, object]) -> None:
    assert (
        build_strategy(hilly_marathon(), BRIEF.with_changes(**change)).key
        != build_strategy(hilly_marathon(), BRIEF).key
    )


def test_another_course_has_another_key() -> None:
    assert build_strategy(flat(), BRIEF).key != build_strategy(hilly_marathon(), BRIEF).key


def test_it_is_named_by_the_race_or_else_by_the_course() -> None:
    assert build_strategy(hilly_marathon(), BRIEF).race_name == "Hilly Marathon"
    named = BRIEF.with_changes(race_name="Spring race")
    assert build_strategy(hilly_marathon(), named).race_name == "Spring race"


def test_it_survives_json() -> None:
    made = build_strategy(hilly_marathon(), BRIEF)
    assert RaceStrategy.model_validate_json(made.model_dump_json()) == made


@settings(max_examples=60, deadline=None)
@given(
    distance_m=st.floats(200, 120_000),
    goal_s=st.one_of(st.none(), st.floats(30, 200_000)),
    weight_kg=st.one_of(st.none(), st.floats(25, 250)),
    temperature_c=st.one_of(st.none(), st.floats(-40, 55)),
    result=st.one_of(
        st.none(), st.builds(RaceResult, distance_m=st.floats(100, 200_000), time_s=st.floats(10, 100_000))
    ),
    height_m=st.floats(0, 300),
)
def test_any_brief_on_any_course_gives_finite_numbers(
    distance_m: float,
    goal_s: float | None,
    weight_kg: float | None,
    temperature_c: float | None,
    result: RaceResult | None,
    height_m: float,
) -> None:
    course = course_of(lambda x: height_m * math.sin(x / 900), distance_m)
    brief = RaceBrief(
        goal_time_s=goal_s, weight_kg=weight_kg, temperature_c=temperature_c, recent_result=result
    )
    written = build_strategy(course, brief).model_dump_json()
    assert not re.search(r"NaN|Infinity|\bnan\b|\binf\b", written)
