from datetime import UTC, datetime

import numpy as np
import pytest

from tests.support.recordings import recording
from tools.domain.activity import Activity, ActivityReview, ActivitySport, DeviceTotals
from tools.domain.athlete import Thresholds
from tools.domain.finding import Finding
from tools.domain.recordings.activity_review import review_activity

KNOWN = Thresholds(
    ftp_w=250,
    threshold_pace_s_per_km=270,
    threshold_heart_rate_bpm=165,
    resting_heart_rate_bpm=50,
    maximum_heart_rate_bpm=190,
    female=False,
)
NOTHING_KNOWN = Thresholds()
HOUR = 3_600


def ride(seconds: int = HOUR, **columns: object) -> Activity:
    given: dict[str, object] = {
        "power_w": 250.0,
        "heart_rate_bpm": 165.0,
        "distance_m": np.arange(seconds) * 9.0,
        "elevation_m": 100.0 + np.arange(seconds) * 0.1,
        "barometric": True,
    }
    return recording(seconds, **(given | columns))


def run(seconds: int = HOUR, **columns: object) -> Activity:
    given: dict[str, object] = {
        "sport": ActivitySport.RUN,
        "heart_rate_bpm": 165.0,
        "distance_m": np.arange(seconds) * 1000.0 / 270.0,
        "elevation_m": 100.0,
    }
    return recording(seconds, **(given | columns))


def test_an_hour_at_threshold_is_one_hundred_by_power_and_by_heart() -> None:
    review = review_activity(ride(), KNOWN)
    assert review.normalized_power_w.value == pytest.approx(250.0)
    assert review.intensity_factor.value == pytest.approx(1.0)
    assert review.variability_index.value == pytest.approx(1.0)
    assert review.training_stress.value == pytest.approx(100.0)
    assert review.heart_rate_training_stress.value == pytest.approx(100.0)
    assert review.work_kj.value == pytest.approx(900.0)
    assert review.average_heart_rate_bpm.value == pytest.approx(165.0)
    assert review.decoupling_percent.value == pytest.approx(0.0, abs=1e-6)
    assert review.ascent_m.value == pytest.approx(359.9)
    assert review.descent_m.value == 0.0
    assert review.best_power_w[-1].duration_s == HOUR
    assert review.best_pace_s_per_km == ()


def test_an_hour_at_threshold_pace_is_one_hundred() -> None:
    review = review_activity(run(), KNOWN)
    assert review.normalized_graded_pace_s_per_km.value == pytest.approx(270.0, rel=0.002)
    assert review.running_training_stress.value == pytest.approx(100.0, rel=0.005)
    assert review.training_stress.value is None
    best = {round(effort.distance_m or 0): effort for effort in review.best_pace_s_per_km}
    assert best[5000].duration_s == pytest.approx(1350.0)
    assert best[5000].value == pytest.approx(270.0)
    assert 21_098 not in best


def test_zones_sum_to_the_moving_time() -> None:
    power = np.tile(np.repeat([120.0, 200.0, 300.0], 400), 3)
    review = review_activity(ride(power_w=power, pauses=((100.0, 400.0),)), KNOWN)
    for zones in (review.power_zones, review.heart_rate_zones):
        assert zones is not None
        total = sum(zone.seconds for zone in zones.zones) + zones.unknown_s
        assert total == review.moving_s.value == HOUR - 300


def test_what_is_not_known_of_the_athlete_is_null_with_the_reason() -> None:
    review = review_activity(ride(), NOTHING_KNOWN)
    assert review.normalized_power_w.value == pytest.approx(250.0)
    for finding, need in (
        (review.training_stress, "FTP"),
        (review.intensity_factor, "FTP"),
        (review.heart_rate_training_stress, "resting and your maximum"),
        (review.training_impulse, "resting and your maximum"),
    ):
        assert finding.value is None
        assert need in (finding.reason or "")
    assert review.power_zones is None
    assert review.heart_rate_zones is None
    missing_pace = review_activity(run(), NOTHING_KNOWN).running_training_stress
    assert missing_pace.value is None
    assert "threshold pace" in (missing_pace.reason or "")


def test_the_devices_ftp_stands_in_and_says_so() -> None:
    review = review_activity(ride(totals=DeviceTotals(threshold_power_w=200.0)), NOTHING_KNOWN)
    assert review.intensity_factor.value == pytest.approx(1.25)
    assert review.intensity_factor.inputs["ftp_from"] == "device"
    assert review_activity(ride(), KNOWN).intensity_factor.inputs["ftp_from"] == "athlete"


def test_without_the_sex_stress_has_a_range_and_impulse_is_null() -> None:
    unsaid = KNOWN.model_copy(update={"female": None})
    review = review_activity(ride(heart_rate_bpm=140.0), unsaid)
    stress = review.heart_rate_training_stress
    assert stress.low is not None
    assert stress.high is not None
    assert stress.low < (stress.value or 0.0) < stress.high
    assert review.training_impulse.value is None


def test_drop_outs_count_as_zero_and_widen_the_range() -> None:
    power = np.full(HOUR, 250.0)
    power[1000:1300] = np.nan
    review = review_activity(ride(power_w=power), KNOWN)
    normalized = review.normalized_power_w
    assert normalized.value == normalized.low
    assert normalized.high == pytest.approx(250.0)
    assert (normalized.value or 0.0) < 249.0
    mostly_gone = np.full(HOUR, np.nan)
    mostly_gone[:1000] = 250.0
    gone = review_activity(ride(power_w=mostly_gone), KNOWN).normalized_power_w
    assert gone.value is None
    assert "missing for 72%" in (gone.reason or "")


def test_intervals_are_not_blamed() -> None:
    power = np.tile(np.repeat([380.0, 80.0], 180), 10)
    review = review_activity(ride(power_w=power), KNOWN)
    assert review.variability_index.value == pytest.approx(1.36, abs=0.01)
    assert review.warnings == ()


def test_a_pool_swim_has_a_distance_and_no_ascent() -> None:
    swim = recording(
        time_s=np.arange(40) * 60.0,
        sport=ActivitySport.SWIM,
        totals=DeviceTotals(distance_m=2000.0, duration_s=2400.0),
    )
    review = review_activity(swim, KNOWN)
    assert review.distance_m.value == 2000.0
    assert review.duration_s.value == 2400.0
    assert review.ascent_m.value is None
    assert "indoors, or in a pool" in (review.ascent_m.reason or "")


def test_a_trainer_without_a_distance_says_so() -> None:
    indoors = ride(distance_m=0.0, elevation_m=np.nan)
    review = review_activity(indoors, KNOWN)
    assert review.distance_m.value is None
    assert review.ascent_m.value is None
    assert review.training_stress.value == pytest.approx(100.0)


def test_a_cut_recording_warns_that_the_device_counted_more() -> None:
    cut = ride(600, totals=DeviceTotals(distance_m=180_000.0, duration_s=18_930.0))
    review = review_activity(cut, KNOWN)
    assert review.distance_m.value == pytest.approx(599 * 9.0)
    assert review.duration_s.value == 599.0
    assert "180.00 km" in review.warnings[0]
    assert "316 min" in review.warnings[1]


def test_power_of_several_sports_is_not_mixed() -> None:
    review = review_activity(ride(sport=ActivitySport.MULTISPORT), KNOWN)
    assert review.normalized_power_w.value is None
    assert "each leg" in (review.normalized_power_w.reason or "")
    assert review.heart_rate_training_stress.value == pytest.approx(100.0)


def test_running_power_is_not_held_against_ftp() -> None:
    review = review_activity(run(power_w=300.0), KNOWN)
    assert review.normalized_power_w.value == pytest.approx(300.0)
    assert review.training_stress.value is None
    assert review.power_zones is None


@pytest.mark.parametrize("activity", [recording(2), ride(20), run(29)], ids=["bare", "ride", "run"])
def test_the_shortest_recordings_are_reviewed(activity: Activity) -> None:
    review = review_activity(activity, KNOWN)
    assert review.normalized_power_w.value is None
    assert review.normalized_graded_pace_s_per_km.value is None
    for finding in findings(review):
        assert finding.value is not None or finding.reason


def test_who_and_when_are_kept() -> None:
    started = datetime(2026, 5, 3, 7, 0, tzinfo=UTC)
    review = review_activity(ride(started_at=started, name="Loop", warnings=("cut",)), KNOWN)
    assert (review.started_at, review.name, review.warnings) == (started, "Loop", ("cut",))


def findings(review: ActivityReview) -> list[Finding]:
    values = [getattr(review, name) for name in type(review).model_fields]
    return [value for value in values if isinstance(value, Finding)]


def test_every_finding_bears_its_fields_name_and_a_source() -> None:
    review = review_activity(ride(), KNOWN)
    for name in type(review).model_fields:
        value = getattr(review, name)
        if isinstance(value, Finding):
            assert value.name == name
            assert value.model
            assert value.source
