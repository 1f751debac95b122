"""What course, heat and the day make of the recommended prediction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.courses import flat, rolling, without_elevation
from tools.domain.finding import Finding
from tools.domain.prediction.finish import flat_cool_ability_s, predict_finish
from tools.domain.race import RaceBrief, RaceResult, Surface
from tools.domain.running.course_cost import terrain_factor
from tools.domain.units import HALF_MARATHON_M, METRES_PER_MILE

HALF_90 = RaceResult(distance_m=HALF_MARATHON_M, time_s=5400)
TEN_40 = RaceResult(distance_m=10_000, time_s=2400)
KM_PER_MILE = METRES_PER_MILE / 1000
FLAT = flat()
LINE = without_elevation()


def predicted(**said: object) -> Finding:
    return predict_finish(LINE, RaceBrief.model_validate({"recent_result": HALF_90} | said))


def known(finding: Finding) -> tuple[float, float, float]:
    assert finding.value is not None
    assert finding.low is not None
    assert finding.high is not None
    return finding.low, finding.value, finding.high


def test_without_a_result_there_is_no_prediction() -> None:
    finding = predict_finish(FLAT, RaceBrief())
    assert (finding.name, finding.value, finding.reason) == (
        "predicted_finish",
        None,
        "no recent race result",
    )


def test_flat_and_cool_it_is_the_recommended_model() -> None:
    finding = predicted(weekly_distance_km=40 * KM_PER_MILE)
    assert finding.model == "vickers_m1"
    assert finding.value == pytest.approx(200.40 * 60, abs=1)
    assert flat_cool_ability_s(finding) == pytest.approx(200.40 * 60, abs=1)


def test_hills_are_applied() -> None:
    hills = rolling(height_m=40)
    finding = predict_finish(hills, RaceBrief(recent_result=HALF_90))
    assert finding.value == pytest.approx((predicted().value or 0) * terrain_factor(hills))
    assert terrain_factor(hills) > 1.02


def test_a_known_ground_spares_the_integration() -> None:
    given_ground = predict_finish(LINE, RaceBrief(recent_result=HALF_90), terrain_factor=1.1)
    assert known(given_ground) == pytest.approx([1.1 * time_s for time_s in known(predicted())])


def test_trail_is_slower_than_road() -> None:
    assert (predicted(surface=Surface.SINGLE_TRACK).value or 0) > 1.09 * (predicted().value or 0)


def test_heat_widens_the_range_on_the_slow_side() -> None:
    cool_low, _, cool_high = known(predicted(temperature_c=5))
    hot_low, _, hot_high = known(predicted(temperature_c=28))
    assert hot_low > cool_low
    assert hot_high - hot_low > cool_high - cool_low


def test_humid_air_raises_the_upper_bound_and_acclimatisation_lowers_the_lower_one() -> None:
    low, value, high = known(predicted(temperature_c=25))
    humid_low, humid_value, humid_high = known(predicted(temperature_c=25, dew_point_c=20))
    assert (humid_low, humid_value) == (low, value)
    assert humid_high > high
    used_low, used_value, used_high = known(predicted(temperature_c=25, heat_acclimatised=True))
    assert (used_value, used_high) == (value, high)
    assert used_low < low


def test_hotter_than_measured_a_cool_days_marathon_is_not_given() -> None:
    finding = predicted(temperature_c=36)
    assert (finding.value, finding.low, finding.high) == (None, None, None)
    assert "31 °C" in str(finding.reason)


def test_heat_over_ten_kilometres_is_not_in_it_and_said_so() -> None:
    ten = without_elevation(10_000)
    hot = predict_finish(ten, RaceBrief(recent_result=HALF_90, temperature_c=36))
    assert hot.value == predict_finish(ten, RaceBrief(recent_result=HALF_90)).value
    assert hot.inputs["heat_percent"] is None


@given(st.floats(3700, 9500), st.floats(3700, 9500), st.one_of(st.none(), st.floats(17, 190)))
def test_a_slower_result_never_points_to_a_quicker_finish(
    one_s: float, other_s: float, week_km: float | None
) -> None:
    quick, slow = (
        predicted(
            recent_result=RaceResult(distance_m=HALF_MARATHON_M, time_s=time_s), weekly_distance_km=week_km
        )
        for time_s in sorted((one_s, other_s))
    )
    if quick.value is not None and slow.value is not None:
        assert known(quick) <= known(slow)
        assert known(quick)[2] <= known(slow)[2]


@given(st.floats(0, 250), st.floats(0, 250), st.sampled_from([HALF_90, TEN_40]))
def test_more_running_never_points_to_a_slower_finish(
    one_km: float, other_km: float, result: RaceResult
) -> None:
    little, much = (
        predicted(recent_result=result, weekly_distance_km=week_km) for week_km in sorted((one_km, other_km))
    )
    if little.value is not None and much.value is not None:
        assert much.value <= little.value


@given(st.floats(-20, 31), st.floats(-20, 31), st.floats(3700, 9000))
def test_heat_never_makes_it_quicker(one_c: float, other_c: float, half_s: float) -> None:
    result = RaceResult(distance_m=HALF_MARATHON_M, time_s=half_s)
    cool, hot = (predicted(recent_result=result, temperature_c=c) for c in sorted((one_c, other_c)))
    if cool.value is not None and hot.value is not None:
        assert all(less <= more for less, more in zip(known(cool), known(hot), strict=True))


@given(
    st.floats(400, 100_000),
    st.floats(400, 100_000),
    st.floats(0.15, 0.7),
    st.one_of(st.none(), st.floats(0, 300)),
)
def test_the_value_lies_in_its_range_whatever_was_run(
    run_m: float, target_m: float, pace_s_per_m: float, week_km: float | None
) -> None:
    result = RaceResult(distance_m=run_m, time_s=run_m * pace_s_per_m)
    brief = RaceBrief(recent_result=result, weekly_distance_km=week_km, temperature_c=22)
    finding = predict_finish(without_elevation(target_m), brief, terrain_factor=1.0)
    if finding.value is None:
        assert finding.reason
    else:
        low, value, high = known(finding)
        assert low < value < high
