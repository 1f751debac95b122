"""Wind: its part against the way, how a runner meets it, and what it may cost."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.courses import flat
from tools.domain.course import CourseAnalysis
from tools.domain.finding import Finding
from tools.domain.ground.wind import headwind_m_per_s, wind_findings
from tools.domain.race import RaceBrief

PACE = 0.3  # 5:00 /km


def out_and_back(distance_m: float = 10_000) -> CourseAnalysis:
    """North to halfway, then south."""
    course = flat(distance_m)
    half = len(course.grade) // 2
    return course.model_copy(update={"bearing_deg": (0,) * half + (180,) * (len(course.grade) - half)})


def found(course: CourseAnalysis, **said: object) -> dict[str, Finding]:
    findings = wind_findings(course, RaceBrief(**said), PACE)  # type: ignore[arg-type]
    return {finding.name: finding for finding in findings}


@pytest.mark.parametrize(
    ("bearing", "from_deg", "expected"),
    [
        (0, 0, 5),
        (0, 180, -5),
        (90, 0, 0),
        (270, 315, 5 * np.sqrt(0.5)),
        (350, 10, 5 * np.cos(np.radians(20))),
    ],
)
def test_the_part_of_the_wind_against_the_way(bearing: float, from_deg: float, expected: float) -> None:
    assert headwind_m_per_s(np.array([bearing]), 5.0, from_deg)[0] == pytest.approx(expected, abs=1e-9)


@given(st.floats(0, 360), st.floats(0, 360), st.floats(0, 40))
def test_turning_round_turns_the_wind_round(bearing: float, from_deg: float, speed: float) -> None:
    there, back = headwind_m_per_s(np.array([bearing, bearing + 180]), speed, from_deg)
    assert there == pytest.approx(-back, abs=1e-9)
    assert abs(there) <= speed + 1e-9


def test_nothing_is_said_of_wind_that_was_not_named() -> None:
    assert found(out_and_back()) == {}


def test_out_and_back_meets_it_from_both_sides() -> None:
    exposure = found(out_and_back(), wind_from_deg=20)
    assert exposure["headwind_share"].value == pytest.approx(0.5, abs=0.002)
    assert exposure["tailwind_share"].value == pytest.approx(0.5, abs=0.002)
    assert exposure["crosswind_share"].value == pytest.approx(0)
    longest = exposure["longest_headwind"]
    assert longest.value == pytest.approx(5000, abs=10)
    assert (longest.inputs["start_m"], longest.inputs["end_m"]) == pytest.approx((0, 5000), abs=10)
    assert "wind_energy_cost" not in exposure


def test_across_the_way_it_is_a_cross_wind() -> None:
    exposure = found(out_and_back(), wind_from_deg=90)
    assert exposure["crosswind_share"].value == pytest.approx(1)
    assert exposure["longest_headwind"].value == 0


def test_a_course_that_goes_nowhere_known_has_no_exposure() -> None:
    unknown = found(flat(), wind_from_deg=90)["headwind_share"]
    assert unknown.value is None
    assert unknown.reason == "the direction of this course is not known"


def test_the_cost_of_a_headwind_by_hand() -> None:
    """A wind of 5 m/s from ahead at 5:00 /km, all of it, at the lowest efficiency; half at the highest."""
    north = flat(10_000).model_copy(update={"bearing_deg": (0,) * 1001})
    cost = found(north, wind_from_deg=0, wind_speed_m_per_s=5, weight_kg=70)["wind_energy_cost"]
    energy_j_per_m = 70 * 3.6
    most_n = 0.5 * 1.225 * 0.45 * ((1 / PACE + 5) ** 2 - (1 / PACE) ** 2)
    least_n = 0.5 * 1.225 * 0.45 * ((1 / PACE + 2.5) ** 2 - (1 / PACE) ** 2)
    assert cost.high == pytest.approx(100 * most_n / 0.25 / energy_j_per_m)
    assert cost.low == pytest.approx(100 * least_n / 0.69 / energy_j_per_m)
    assert (cost.low or 0) < (cost.value or 0) < (cost.high or 0)


def test_a_tail_wind_gives_less_than_a_headwind_takes() -> None:
    both = found(out_and_back(), wind_from_deg=0, wind_speed_m_per_s=6)["wind_energy_cost"]
    behind = found(
        out_and_back().model_copy(update={"bearing_deg": (180,) * 1001}),
        wind_from_deg=0,
        wind_speed_m_per_s=6,
    )["wind_energy_cost"]
    assert (both.low or 0) > 0
    assert (behind.high or 0) < 0
