"""Where a race under way is heading, by arithmetic and against 8,000 finishers of Boston."""

import csv
import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.courses import flat, hilly_marathon, without_elevation
from tests.support.shared_data import shared_file
from tools.domain.course import CourseAnalysis, FloatArray
from tools.domain.ground.course_analysis import analyze_course
from tools.domain.prediction.live_projection import project_finish, projection_range, same_effort_finish
from tools.domain.race import RaceBrief, RaceResult, Sport
from tools.domain.running.course_cost import cost_grid
from tools.domain.units import HALF_MARATHON_M, MARATHON_M
from tools.sources.gpx import read_gpx

BRIEF = RaceBrief()
LINE = without_elevation()
MARKS_M = {
    "k10": 10_000.0,
    "k15": 15_000.0,
    "k20": 20_000.0,
    "half": HALF_MARATHON_M,
    "k25": 25_000.0,
    "k30": 30_000.0,
    "k35": 35_000.0,
    "k40": 40_000.0,
}


def test_from_thirty_kilometres_by_hand() -> None:
    finding = project_finish(LINE, BRIEF, 30_000, 9300)
    assert finding.value == pytest.approx(9300 * (MARATHON_M / 30_000) ** 1.08, rel=1e-4)
    assert finding.inputs["exponent"] == pytest.approx(1.08)
    assert finding.low == pytest.approx((finding.value or 0) * (1 - 0.0245), rel=1e-3)
    assert finding.high == pytest.approx((finding.value or 0) * (1 + 0.0485), rel=1e-3)


def test_from_halfway_by_hand() -> None:
    finding = project_finish(LINE, BRIEF, HALF_MARATHON_M, 6300)
    assert finding.value == pytest.approx(6300 * 2**1.06, rel=1e-4)


def test_between_the_two_the_exponent_is_between() -> None:
    exponent = project_finish(LINE, BRIEF, 25_500, 7800).inputs["exponent"]
    assert isinstance(exponent, float)
    assert 1.06 < exponent < 1.08


def test_hills_still_to_come_make_it_later() -> None:
    hills, even = (project_finish(course, BRIEF, 27_000, 8400).value for course in (hilly_marathon(), flat()))
    assert hills is not None
    assert even is not None
    assert hills > even + 20


def test_at_the_finish_the_clock_is_the_answer() -> None:
    finding = project_finish(LINE, BRIEF, MARATHON_M, 12_000)
    assert (finding.low, finding.value, finding.high) == (12_000, 12_000, 12_000)


def test_the_same_effort_to_the_end_is_arithmetic_for_any_distance() -> None:
    ten = without_elevation(10_000)
    assert same_effort_finish(ten, BRIEF, 5000, 1500).value == pytest.approx(3000)
    hill = same_effort_finish(hilly_marathon(), BRIEF, 27_000, 8400).value or 0
    assert hill > 8400 * MARATHON_M / 27_000


@pytest.mark.parametrize(
    ("distance_m", "at_m", "elapsed_s", "because"),
    [
        (MARATHON_M, 5000, 1500, "too early"),
        (MARATHON_M, 8400, 2500, "too early"),
        (MARATHON_M, 0, 100, "too early"),
        (MARATHON_M, 43_000, 12_000, "beyond the finish"),
        (MARATHON_M, 30_000, 2000, "faster than anyone"),
        (MARATHON_M, 30_000, 25_000, "outside those it was measured on"),
        (MARATHON_M, 30_000, 4500, "outside those it was measured on"),
        (10_000, 5000, 1500, "in marathons only"),
        (100_000, 50_000, 20_000, "in marathons only"),
    ],
)
def test_where_nothing_was_measured_there_is_no_number(
    distance_m: float, at_m: float, elapsed_s: float, because: str
) -> None:
    finding = project_finish(without_elevation(distance_m), BRIEF, at_m, elapsed_s)
    assert (finding.value, finding.low, finding.high) == (None, None, None)
    assert because in str(finding.reason)


def test_a_ride_is_not_projected() -> None:
    ride = RaceBrief(sport=Sport.RIDE)
    assert "running" in str(project_finish(LINE, ride, 30_000, 4000).reason)
    assert "running" in str(same_effort_finish(LINE, ride, 30_000, 4000).reason)


@given(st.floats(8500, MARATHON_M), st.floats(0.2, 0.6), st.floats(0.2, 0.6))
def test_later_here_is_later_there_and_the_range_holds_the_value(
    at_m: float, one_s_per_m: float, other_s_per_m: float
) -> None:
    early, late = (project_finish(LINE, BRIEF, at_m, at_m * p) for p in sorted((one_s_per_m, other_s_per_m)))
    for finding in (early, late):
        if finding.value is not None and finding.low is not None and finding.high is not None:
            assert at_m * 0.2 <= finding.low <= finding.value <= finding.high
    if early.value is not None and late.value is not None:
        assert early.value <= late.value


def test_the_range_narrows_from_halfway_on() -> None:
    widths = [projection_range(share).below + projection_range(share).above for share in (0.5, 0.7, 0.9, 1)]
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] == 0


@pytest.fixture(scope="module")
def boston() -> CourseAnalysis:
    content = shared_file("race-courses/fm_boston.gpx")
    return analyze_course(read_gpx(content), certified_distance_m=MARATHON_M)


@pytest.fixture(scope="module")
def finishers() -> dict[str, FloatArray]:
    lines = io.StringIO(shared_file("race-splits/boston_2013_2017_sample.csv.gz").decode())
    rows = list(csv.DictReader(lines))
    return {name: np.array([float(row[name]) for row in rows]) for name in ("year", "fin", *MARKS_M)}


def projected_shares(
    boston: CourseAnalysis, finishers: dict[str, FloatArray], mark: str
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return low, value and high over the finish run; the projection is proportional to the time so far."""
    once = project_finish(boston, BRIEF, MARKS_M[mark], 13_200 * MARKS_M[mark] / MARATHON_M)
    assert once.value is not None
    share = finishers[mark] / float(once.inputs["elapsed_s"] or 1) / finishers["fin"]
    return share * (once.low or 0), share * once.value, share * (once.high or 0)


@pytest.mark.parametrize(
    ("mark", "at_most_percent", "constant_pace_at_least"),
    [("k10", 6.0, 7.0), ("half", 3.75, 5.3), ("k25", 3.2, 4.9), ("k30", 2.35, 3.2), ("k35", 1.4, 1.7)],
)
def test_boston_finishes_are_projected_nearer_than_by_constant_pace(
    boston: CourseAnalysis,
    finishers: dict[str, FloatArray],
    mark: str,
    at_most_percent: float,
    constant_pace_at_least: float,
) -> None:
    _, value, _ = projected_shares(boston, finishers, mark)
    constant = finishers[mark] * MARATHON_M / MARKS_M[mark] / finishers["fin"]
    assert 100 * np.abs(value - 1).mean() <= at_most_percent
    assert 100 * np.abs(constant - 1).mean() >= constant_pace_at_least


@pytest.mark.parametrize("mark", list(MARKS_M))
@pytest.mark.parametrize("year", [2013, 2017])
def test_eight_of_ten_boston_finishes_lie_in_the_range_in_a_cool_year_and_a_warm_one(
    boston: CourseAnalysis, finishers: dict[str, FloatArray], mark: str, year: int
) -> None:
    low, _, high = projected_shares(boston, finishers, mark)
    inside = ((low <= 1) & (high >= 1))[finishers["year"] == year]
    assert inside.mean() == pytest.approx(0.80, abs=0.05)


def test_the_projection_of_a_split_agrees_with_its_own_course(boston: CourseAnalysis) -> None:
    """Boston falls early: as far as the same time goes on the flat, more of the cost is still to come."""
    grid = cost_grid(boston)
    behind = float(np.interp(10_000, grid.position_m, grid.cumulative) / grid.cumulative[-1])
    assert behind < 10_000 / MARATHON_M
    on_course, on_flat = (project_finish(c, BRIEF, 10_000, 3000).value or 0 for c in (boston, LINE))
    assert on_course > on_flat


def test_a_result_said_before_does_not_change_where_the_race_is_heading() -> None:
    told = RaceBrief(recent_result=RaceResult(distance_m=10_000, time_s=2400))
    assert project_finish(LINE, told, 30_000, 9300) == project_finish(LINE, BRIEF, 30_000, 9300)
