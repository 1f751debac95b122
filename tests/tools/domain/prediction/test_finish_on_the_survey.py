"""The recommended marathon against the survey of Vickers & Vertosick (raw pairs, even ids)."""

import csv
import io
from collections.abc import Callable

import numpy as np
import pytest

from tests.support.shared_data import shared_file
from tools.domain.course import FloatArray
from tools.domain.prediction.report import recommended_finish
from tools.domain.prediction.riegel import riegel_time_s
from tools.domain.prediction.vickers import vickers_m1_time_s
from tools.domain.race import RaceBrief, RaceResult
from tools.domain.units import HALF_MARATHON_M, MARATHON_M, METRES_PER_MILE

Runner = dict[str, float]
DISTANCES_M = {"k5_s": 5000.0, "k10_s": 10_000.0, "half_s": HALF_MARATHON_M, "marathon_s": MARATHON_M}
PLAUSIBLE_RATIO = {"half_s": (1.9, 3.0), "k10_s": (3.9, 7.0), "k5_s": (8.0, 15.0)}


@pytest.fixture(scope="module")
def runners() -> list[Runner]:
    lines = io.StringIO(shared_file("prediction/survey_even_ids.csv").decode())
    return [{name: float(cell) for name, cell in row.items() if cell} for row in csv.DictReader(lines)]


def predicted_and_run(
    runners: list[Runner], start: str, goal: str = "marathon_s", *, week_known: bool = True
) -> FloatArray:
    """Return low, value, high and the time run, shape (runners, 4), in seconds."""
    least, most = PLAUSIBLE_RATIO.get(start, (0.0, np.inf)) if goal == "marathon_s" else (0.0, np.inf)
    rows = []
    for runner in runners:
        if start not in runner or goal not in runner or not least <= runner[goal] / runner[start] <= most:
            continue
        brief = RaceBrief(
            recent_result=RaceResult(distance_m=DISTANCES_M[start], time_s=runner[start]),
            weekly_distance_km=runner["miles_per_week"] * METRES_PER_MILE / 1000 if week_known else None,
        )
        finding = recommended_finish(brief, DISTANCES_M[goal])
        if finding.value is not None:
            rows.append((finding.low, finding.value, finding.high, runner[goal]))
    return np.array(rows, dtype=np.float64)


def coverage(rows: FloatArray) -> float:
    return float(np.mean((rows[:, 0] <= rows[:, 3]) & (rows[:, 3] <= rows[:, 2])))


def mean_error_min(rows: FloatArray) -> float:
    return float(np.abs(rows[:, 1] - rows[:, 3]).mean()) / 60


def test_a_marathon_from_a_half_is_off_by_ten_minutes(runners: list[Runner]) -> None:
    rows = predicted_and_run(runners, "half_s")
    assert len(rows) > 320
    assert mean_error_min(rows) <= 10.4
    assert abs(float(np.median(rows[:, 1] - rows[:, 3]))) < 90
    assert coverage(rows) == pytest.approx(0.80, abs=0.04)


def test_the_range_holds_for_quick_and_slow_runners_alike(runners: list[Runner]) -> None:
    """A flat ±7 % covers 95 % of the quickest quarter and 67 % of the slowest."""
    rows = predicted_and_run(runners, "half_s")
    quarters = np.array_split(rows[np.argsort(rows[:, 1])], 4)
    within = [coverage(quarter) for quarter in quarters]
    assert min(within) > 0.72
    assert max(within) < 0.90
    flat = [float(np.mean(np.abs(q[:, 3] / q[:, 1] - 1) <= 0.07)) for q in quarters]
    assert max(flat) - min(flat) > 2 * (max(within) - min(within))


def test_both_sides_of_the_range_are_missed_alike(runners: list[Runner]) -> None:
    rows = predicted_and_run(runners, "half_s")
    quicker, slower = np.mean(rows[:, 3] < rows[:, 0]), np.mean(rows[:, 3] > rows[:, 2])
    assert quicker == pytest.approx(0.1, abs=0.035)
    assert slower == pytest.approx(0.1, abs=0.035)


@pytest.mark.parametrize(
    ("start", "week_known", "at_most_min"),
    [
        ("half_s", False, 10.4),
        ("k10_s", True, 13.2),
        ("k10_s", False, 13.2),
        ("k5_s", True, 13.3),
        ("k5_s", False, 13.3),
    ],
)
def test_other_ways_to_a_marathon(
    runners: list[Runner], start: str, week_known: bool, at_most_min: float
) -> None:
    rows = predicted_and_run(runners, start, week_known=week_known)
    assert len(rows) > 120
    assert mean_error_min(rows) <= at_most_min
    assert coverage(rows) == pytest.approx(0.80, abs=0.085)


@pytest.mark.parametrize(("start", "goal"), [("k10_s", "half_s"), ("k5_s", "half_s"), ("half_s", "k10_s")])
def test_up_to_a_half_marathon(runners: list[Runner], start: str, goal: str) -> None:
    rows = predicted_and_run(runners, start, goal)
    assert 100 * np.median(np.abs(rows[:, 1] / rows[:, 3] - 1)) < 4
    assert coverage(rows) == pytest.approx(0.80, abs=0.085)


def test_a_marathon_tells_of_a_half(runners: list[Runner]) -> None:
    paired = [r for r in runners if "half_s" in r and 1.9 <= r.get("marathon_s", 0) / r["half_s"] <= 3]
    rows = predicted_and_run(paired, "marathon_s", "half_s")
    assert mean_error_min(rows) < 5
    assert coverage(rows) == pytest.approx(0.80, abs=0.05)


def test_it_beats_plain_riegel_by_a_third(runners: list[Runner]) -> None:
    plain = [
        riegel_time_s(r["half_s"], HALF_MARATHON_M, MARATHON_M) / r["marathon_s"] - 1
        for r in runners
        if "half_s" in r and 1.9 <= r.get("marathon_s", 0) / r["half_s"] <= 3
    ]
    for week_known in (True, False):
        rows = predicted_and_run(runners, "half_s", week_known=week_known)
        assert np.abs(rows[:, 1] / rows[:, 3] - 1).mean() < 0.70 * np.abs(plain).mean()


def test_squared_errors_lie_as_they_were_published(runners: list[Runner]) -> None:
    """On the whole survey file 228 min² by one race and the week, 433 by Riegel's 1.06 and 391 by 1.07.

    The half of it that is at hand gives a little less of each; the paper says 228 and 381.
    """
    paired = [r for r in runners if "half_s" in r and 1.9 <= r.get("marathon_s", 0) / r["half_s"] <= 3]

    def mean_square_min2(predicted_s: Callable[[Runner], float]) -> float:
        return float(np.mean([((predicted_s(r) - r["marathon_s"]) / 60) ** 2 for r in paired]))

    by_week = mean_square_min2(lambda r: vickers_m1_time_s(r["half_s"], HALF_MARATHON_M, r["miles_per_week"]))

    def by_law(exponent: float) -> float:
        return mean_square_min2(lambda r: riegel_time_s(r["half_s"], HALF_MARATHON_M, MARATHON_M, exponent))

    assert by_week == pytest.approx(206.5, abs=0.1)
    assert by_week == pytest.approx(228, rel=0.1)
    assert by_law(1.06) == pytest.approx(433, rel=0.02)
    assert by_law(1.07) == pytest.approx(391, rel=0.02)
