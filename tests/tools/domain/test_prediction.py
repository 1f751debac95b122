"""Which prediction is recommended, with which range."""

import csv
from pathlib import Path

import numpy as np
import pytest

from tests.support.courses import flat, rolling
from tools.domain.course_cost import terrain_factor
from tools.domain.prediction import all_predictions, marathon_exponent, predict_finish
from tools.domain.prediction_models import riegel_time_s
from tools.domain.race import RaceBrief, RaceResult
from tools.domain.units import HALF_MARATHON_M, MARATHON_M, METRES_PER_MILE

SURVEY = Path(__file__).parents[4] / "shared" / "data" / "prediction" / "survey_even_ids.csv"
HALF_90 = RaceResult(distance_m=HALF_MARATHON_M, time_s=5400)
TEN_40 = RaceResult(distance_m=10_000, time_s=2400)
KM_PER_MILE = METRES_PER_MILE / 1000


def predicted(result: RaceResult | None, target_m: float = MARATHON_M, weekly_km: float | None = None):  # type: ignore[no-untyped-def]
    return predict_finish(flat(target_m), RaceBrief(recent_result=result, weekly_distance_km=weekly_km))


def test_without_a_result_there_is_no_prediction() -> None:
    assert predicted(None).value is None
    assert predicted(None).reason == "no recent race result"


def test_with_the_week_known_a_marathon_comes_from_vickers() -> None:
    finding = predicted(HALF_90, weekly_km=40 * KM_PER_MILE)
    assert finding.model == "vickers_m1"
    assert finding.value == pytest.approx(200.40 * 60, abs=1)
    assert finding.low == pytest.approx(0.93 * 200.40 * 60, abs=1)
    assert finding.high == pytest.approx(1.07 * 200.40 * 60, abs=1)


def test_with_the_week_unknown_a_marathon_comes_from_the_fitted_exponent() -> None:
    finding = predicted(HALF_90)
    assert finding.model == "riegel_fitted"
    assert finding.value == pytest.approx(riegel_time_s(5400, HALF_MARATHON_M, MARATHON_M, 1.15))


def test_a_marathon_from_ten_kilometres_is_known_less_well() -> None:
    finding = predicted(TEN_40, weekly_km=30 * KM_PER_MILE)
    assert finding.value == pytest.approx(201.93 * 60, abs=1)
    assert (finding.high or 0) / (finding.value or 1) == pytest.approx(1.09)


@pytest.mark.parametrize(
    ("miles", "exponent"), [(None, 1.15), (20, 1.15), (45, 1.13), (60, 1.13), (70, 1.105)]
)
def test_the_exponent_falls_with_the_weekly_distance(miles: float | None, exponent: float) -> None:
    assert marathon_exponent(None if miles is None else miles * KM_PER_MILE) == exponent


def test_a_half_from_ten_kilometres_is_riegels() -> None:
    finding = predicted(TEN_40, HALF_MARATHON_M)
    assert (finding.model, finding.value) == ("riegel", pytest.approx(2400 * 2.10975**1.06))


def test_a_result_over_the_same_distance_is_its_own_prediction_at_any_speed() -> None:
    slow = RaceResult(distance_m=MARATHON_M, time_s=5.5 * 3600)
    assert predicted(slow).value == pytest.approx(5.5 * 3600)


def test_an_ultra_has_no_prediction() -> None:
    finding = predicted(RaceResult(distance_m=MARATHON_M, time_s=12_600), 80_000)
    assert finding.value is None
    assert "beyond a marathon" in str(finding.reason)


def test_a_mile_says_nothing_about_a_marathon() -> None:
    finding = predicted(RaceResult(distance_m=1609.344, time_s=330))
    assert finding.value is None
    assert "5 km" in str(finding.reason)


def test_hills_are_applied() -> None:
    hills = rolling(height_m=40)
    finding = predict_finish(hills, RaceBrief(recent_result=HALF_90))
    assert finding.value == pytest.approx((predicted(HALF_90).value or 0) * terrain_factor(hills))
    assert terrain_factor(hills) > 1.02


def test_heat_widens_the_range_on_the_slow_side() -> None:
    cool = predict_finish(flat(), RaceBrief(recent_result=HALF_90, temperature_c=5))
    hot = predict_finish(flat(), RaceBrief(recent_result=HALF_90, temperature_c=28))
    assert cool.low is not None
    assert hot.low is not None
    assert hot.low > cool.low
    assert (hot.high or 0) - (hot.low or 0) > (cool.high or 0) - (cool.low or 0)


def test_every_model_answers_or_says_why_not() -> None:
    for finding in all_predictions(HALF_90, MARATHON_M, None):
        assert (finding.value is None) == (finding.reason is not None)


@pytest.fixture(scope="module")
def runners() -> list[dict[str, float]]:
    if not SURVEY.exists():
        pytest.skip("the survey file is not here")
    with SURVEY.open() as lines:
        rows = [{k: float(v) for k, v in row.items() if v} for row in csv.DictReader(lines)]
    return [row for row in rows if {"half_s", "marathon_s", "miles_per_week"} <= row.keys()]


def errors(runners: list[dict[str, float]], weekly_known: bool) -> np.ndarray:
    shares = []
    for runner in runners:
        result = RaceResult(distance_m=HALF_MARATHON_M, time_s=runner["half_s"])
        weekly_km = runner["miles_per_week"] * KM_PER_MILE if weekly_known else None
        value = predicted(result, weekly_km=weekly_km).value
        if value is not None and 1.9 <= runner["marathon_s"] / runner["half_s"] <= 3:
            shares.append(value / runner["marathon_s"] - 1)
    return np.array(shares)


def test_on_the_survey_the_recommended_model_errs_as_published(runners: list[dict[str, float]]) -> None:
    error = errors(runners, weekly_known=True)
    assert error.size > 250
    assert np.abs(error).mean() == pytest.approx(0.0425, abs=0.004)
    assert (np.abs(error) <= 0.07).mean() == pytest.approx(0.82, abs=0.04)


def test_on_the_survey_it_beats_plain_riegel_by_a_third(runners: list[dict[str, float]]) -> None:
    plain = np.array(
        [riegel_time_s(r["half_s"], HALF_MARATHON_M, MARATHON_M) / r["marathon_s"] - 1 for r in runners]
    )
    assert np.abs(errors(runners, weekly_known=True)).mean() < 0.75 * np.abs(plain).mean()
    assert np.abs(errors(runners, weekly_known=False)).mean() < 0.80 * np.abs(plain).mean()
