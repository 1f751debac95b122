"""One truth for each number: the summary, the review, the line of a list and the words say the same."""

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from tests.support.recordings import recording
from tests.support.workouts import KNOWN, judged, kept, ride_at
from tests.tools.domain.recordings.test_workout_on_devices import recorded
from tools.domain import display
from tools.domain.activity import Activity, ActivityReview, ActivitySport, DeviceTotals
from tools.domain.activity_summary import ActivitySummary
from tools.domain.athlete import Thresholds
from tools.domain.feedback import WorkoutReview
from tools.domain.finding import Finding
from tools.domain.race import UnitSystem
from tools.domain.recordings.review_way import STOOD_M_PER_S
from tools.domain.recordings.summarise import summarise
from tools.domain.recordings.workout_words import MOST_FOR_AN_HOUR
from tools.domain.training.session_load import HEART_RATE_MODEL, PACE_MODEL, POWER_MODEL, session_load
from tools.domain.wording.activities import activity_line
from tools.domain.wording.review import review_facts

METRIC = UnitSystem.METRIC
BOTH = tuple(set(ActivitySummary.model_fields) & set(ActivityReview.model_fields))
STRESS = {
    POWER_MODEL: "training_stress",
    PACE_MODEL: "running_training_stress",
    HEART_RATE_MODEL: "heart_rate_training_stress",
}


@pytest.mark.parametrize("thresholds", [Thresholds(), KNOWN])
def test_every_recording_has_one_value_for_each_number(thresholds: Thresholds) -> None:
    compared = loads = 0
    for name, leg in recorded().items():
        if leg.time_s.size < 2:
            continue
        summary, (review, feedback) = summarise(leg), judged(leg, thresholds=thresholds)
        for field in BOTH:
            found = getattr(review, field)
            if isinstance(found, Finding):
                compared += 1
                assert getattr(summary, field) == found.value, (name, field)
        load = session_load(summary, thresholds)
        if load.value is not None and load.model in STRESS:
            loads += 1
            of_records = getattr(review, STRESS[load.model]).value
            assert load.value == pytest.approx(of_records, rel=0.005), (name, load.model)
        if summary.started_at:
            told = WorkoutReview(activity_id="0", review=review, feedback=feedback, thresholds={})
            known = kept(summary, days_before=0)
            time = display.clock(summary.duration_s)
            assert time in activity_line(summary, METRIC), name
            assert time in " ".join(review_facts(known, told, METRIC)[0]), name
    assert compared > 600
    assert loads > 30 if thresholds == KNOWN else loads == 0


def test_time_is_that_of_the_devices_timer_and_pace_goes_by_it() -> None:
    """A long silence within a running timer is no stop: the device shows that time, and its mean pace."""
    clock = np.delete(np.arange(3_601.0), slice(1_000, 1_300))
    run = recording(
        sport=ActivitySport.RUN,
        time_s=clock,
        distance_m=clock * 3.0,
        started_at=datetime(2026, 5, 3, tzinfo=UTC),
        totals=DeviceTotals(duration_s=3_600.0, distance_m=10_800.0),
    )
    summary, (review, feedback) = summarise(run), judged(run)
    assert summary.moving_s == pytest.approx(3_300, abs=2)
    assert summary.duration_s == review.duration_s.value == 3_600
    assert "10.8 km in 1:00:00, 5:33 /km" in activity_line(summary, METRIC)
    assert "10.8 km in 1:00:00 at 5:33 /km" in feedback.summary[0]


def walked_on(speed_m_per_s: float) -> Activity:
    """Return a GPX ride with ten minutes without a record, over which it went on at that speed."""
    clock = np.delete(np.arange(3_601.0), slice(1_001, 1_601))
    along = np.where(clock <= 1_000, clock * 8.0, (clock - 600) * 8.0 + 600 * speed_m_per_s)
    return recording(time_s=clock, distance_m=along, elevation_m=10.0)


def test_without_a_timer_standing_still_unrecorded_is_a_stop() -> None:
    stood, rolled = (summarise(walked_on(speed)) for speed in (0.0, 2 * STOOD_M_PER_S))
    assert stood.duration_s == pytest.approx(3_000, abs=2)
    assert stood.elapsed_s == rolled.elapsed_s == rolled.duration_s == 3_600


@pytest.mark.parametrize(("device_s", "agrees"), [(3_600.0, True), (3_010.0, True), (2_500.0, False)])
def test_a_timer_may_have_stood_where_nothing_was_recorded(device_s: float, agrees: bool) -> None:
    stopped = replace(walked_on(0.0), totals=DeviceTotals(duration_s=device_s))
    summary = summarise(stopped)
    assert summary.duration_s == pytest.approx(device_s if agrees else 3_000, abs=2)
    assert any("The device counted 42 min" in said for said in summary.warnings) is not agrees


@pytest.mark.parametrize(("device_w", "said"), [(200.0, True), (152.0, False), (None, False)])
def test_a_mean_power_without_coasting_is_explained(device_w: float | None, said: bool) -> None:
    power = np.where(np.arange(3_600) % 4 == 0, 0.0, 200.0)
    summary = summarise(ride_at(power, totals=DeviceTotals(average_power_w=device_w)))
    assert summary.average_power_w == pytest.approx(150.0)
    told = "Your device shows a mean of 200 W, without coasting; mine counts it: 150 W."
    assert (told in summary.warnings) is said


def test_whose_ftp_an_intensity_is_measured_by_is_said() -> None:
    hour = ride_at(np.full(3_700, 200.0), totals=DeviceTotals(threshold_power_w=250.0))
    _, of_device = judged(hour, thresholds=Thresholds())
    assert "Intensity was 0.80 of the FTP in your device (250 W)" in of_device.summary[1]
    assert "of the FTP in your device" in of_device.kind_reason
    assert "your FTP" not in " ".join((*of_device.summary, of_device.kind_reason))
    _, of_athlete = judged(hour, thresholds=Thresholds(ftp_w=220))
    assert "Intensity was 0.91 of your FTP (220 W)" in of_athlete.summary[1]


@pytest.mark.parametrize(("ftp_w", "said"), [(200 / MOST_FOR_AN_HOUR - 1, True), (195.0, False)])
def test_an_ftp_nobody_could_outdo_for_so_long_is_too_low(ftp_w: float, said: bool) -> None:
    hour = ride_at(np.full(3_700, 200.0), totals=DeviceTotals(threshold_power_w=ftp_w))
    _, feedback = judged(hour, thresholds=Thresholds())
    words = "of an FTP for 1:01:40: that FTP is too low. Tell me the right one."
    assert (words in " ".join(feedback.summary)) is said
