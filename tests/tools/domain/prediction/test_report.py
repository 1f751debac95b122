"""Which model is believed, what the others say, and the sentences that say why."""

import pytest

from tests.support.courses import without_elevation
from tools.domain.prediction.report import PredictionReport, prediction_report
from tools.domain.prediction.riegel import riegel_time_s
from tools.domain.race import RaceBrief, RaceResult, Sport
from tools.domain.units import HALF_MARATHON_M, MARATHON_M

HALF_90 = RaceResult(distance_m=HALF_MARATHON_M, time_s=5400)
TEN_40 = RaceResult(distance_m=10_000, time_s=2400)
MARATHON_330 = RaceResult(distance_m=MARATHON_M, time_s=12_600)
MILE = RaceResult(distance_m=1609.344, time_s=320)
THREE_KM = RaceResult(distance_m=3000, time_s=640)
MODELS = [
    "riegel",
    "riegel_fitted",
    "daniels_gilbert",
    "cameron",
    "vickers_m1",
    "vickers_m2",
    "tanda",
    "critical_speed",
]


def report(target_m: float = MARATHON_M, **said: object) -> PredictionReport:
    return prediction_report(without_elevation(target_m), RaceBrief.model_validate(said))


def values(made: PredictionReport) -> dict[str, float | None]:
    return {finding.model: finding.value for finding in made.all}


def test_every_model_answers_or_says_why_not() -> None:
    for made in (
        report(),
        report(recent_result=HALF_90),
        report(10_000, recent_result=HALF_90),
        report(recent_result=HALF_90, sport=Sport.RIDE),
        report(100_000, recent_result=MARATHON_330),
    ):
        assert [finding.model for finding in made.all] == MODELS
        assert all((finding.value is None) == (finding.reason is not None) for finding in made.all)
        assert made.reasons


def test_with_everything_known_all_answer_and_one_race_with_the_week_is_believed() -> None:
    made = report(
        recent_result=HALF_90,
        other_results=(TEN_40, THREE_KM, MILE),
        weekly_distance_km=64.37376,
        training_pace_s_per_km=300,
    )
    assert list(values(made)) == MODELS
    assert None not in values(made).values()
    assert (made.recommended.model, made.distance_m) == ("vickers_m1", MARATHON_M)
    assert made.recommended.value == pytest.approx(200.40 * 60, abs=1)
    said = " ".join(made.reasons)
    for words in ("the race nearest", "64.4 km a week", "more than half", "two races", "Tanda", "Critical"):
        assert words in said


def test_twice_the_half_and_the_short_race_laws_are_never_believed_for_a_marathon() -> None:
    for result in (HALF_90, TEN_40, RaceResult(distance_m=5000, time_s=1200)):
        for week_km in (None, 30, 64, 120):
            made = report(recent_result=result, weekly_distance_km=week_km)
            believed = made.recommended.value or 0
            by_model = values(made)
            assert made.recommended.model in {"vickers_m1", "riegel_fitted"}
            assert believed > (by_model["riegel"] or 0)
            assert believed > (by_model["daniels_gilbert"] or 0)
            assert believed > result.time_s * MARATHON_M / result.distance_m


def test_with_the_week_unknown_a_marathon_comes_from_the_fitted_exponent() -> None:
    made = report(recent_result=HALF_90)
    assert made.recommended.model == "riegel_fitted"
    assert made.recommended.value == pytest.approx(riegel_time_s(5400, HALF_MARATHON_M, MARATHON_M, 1.15))
    assert "weekly distance would make it better" in made.reasons[0]


def test_a_half_from_ten_kilometres_is_riegels() -> None:
    made = report(HALF_MARATHON_M, recent_result=TEN_40)
    assert (made.recommended.model, made.recommended.value) == (
        "riegel",
        pytest.approx(2400 * 2.10975**1.06),
    )


def test_a_step_nobody_measured_has_a_wide_range_and_says_so() -> None:
    made = report(10_000, recent_result=THREE_KM)
    value = made.recommended.value or 0
    assert (made.recommended.low, made.recommended.high) == (
        pytest.approx(0.91 * value),
        pytest.approx(1.09 * value),
    )
    assert any("range is a choice" in reason for reason in made.reasons)


def test_the_nearest_race_is_the_basis_whichever_was_named_first() -> None:
    one = report(recent_result=TEN_40, other_results=(HALF_90,), weekly_distance_km=60)
    other = report(recent_result=HALF_90, other_results=(TEN_40,), weekly_distance_km=60)
    assert one.recommended == other.recommended
    assert one.recommended.inputs["result_m"] == HALF_MARATHON_M


def test_results_without_a_recent_one_are_results_too() -> None:
    assert report(other_results=(HALF_90,), weekly_distance_km=60).recommended.model == "vickers_m1"


def test_a_race_over_the_same_distance_stands_for_itself_at_any_speed() -> None:
    slow = RaceResult(distance_m=MARATHON_M, time_s=6.5 * 3600)
    made = report(recent_result=slow, other_results=(HALF_90,), weekly_distance_km=60)
    assert made.recommended.model == "same_distance"
    assert made.recommended.value == pytest.approx(6.5 * 3600)
    ultra = RaceResult(distance_m=80_000, time_s=36_000)
    assert report(80_000, recent_result=ultra).recommended.value == pytest.approx(36_000)


def test_a_long_half_counts_as_a_half() -> None:
    measured_long = RaceResult(distance_m=21_300, time_s=5452)
    assert report(recent_result=measured_long, weekly_distance_km=60).recommended.model == "vickers_m1"


def test_a_race_longer_than_a_half_takes_the_fitted_slope() -> None:
    thirty = RaceResult(distance_m=30_000, time_s=8000)
    made = report(recent_result=thirty, weekly_distance_km=60)
    assert made.recommended.value == pytest.approx(8000 * (MARATHON_M / 30_000) ** 1.15)


@pytest.mark.parametrize(
    ("said", "because"),
    [
        ({}, "no recent race result"),
        ({"recent_result": HALF_90, "sport": Sport.RIDE}, "running only"),
        ({"recent_result": MILE}, "5 km"),
        ({"recent_result": MILE, "weekly_distance_km": 60}, "5 km"),
        ({"recent_result": RaceResult(distance_m=80_000, time_s=30_000)}, "longer than a marathon"),
        ({"recent_result": RaceResult(distance_m=HALF_MARATHON_M, time_s=90)}, "pace"),
        ({"recent_result": HALF_90, "weekly_distance_km": 8}, "outside the survey's"),
    ],
)
def test_no_prediction_says_why(said: dict[str, object], because: str) -> None:
    made = report(**said)
    assert made.recommended.value is None
    assert because in str(made.recommended.reason)
    assert because in made.reasons[0]


def test_an_ultra_has_no_prediction_from_a_marathon() -> None:
    assert "beyond a marathon" in str(report(80_000, recent_result=MARATHON_330).recommended.reason)


def test_training_alone_is_told_but_not_believed() -> None:
    made = report(weekly_distance_km=80, training_pace_s_per_km=300)
    assert made.recommended.value is None
    assert values(made)["tanda"] is not None
    assert any("too hopeful" in reason for reason in made.reasons)
