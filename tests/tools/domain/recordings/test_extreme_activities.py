"""What a device may write at the edge of sense: no exception, no NaN, no record nobody can hold."""

import json
import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from tests.support.recordings import recording
from tests.support.workouts import KNOWN, judged, words_of
from tests.tools.domain.recordings.test_workout_odd import assert_sound
from tools.domain.activity import Activity, ActivitySport, DeviceTotals
from tools.domain.activity_summary import KnownActivity
from tools.domain.athlete import Thresholds
from tools.domain.course import FloatArray
from tools.domain.dashboard import Period
from tools.domain.profile import AthleteProfile, ProfileName
from tools.domain.provenance import Source
from tools.domain.race import UnitSystem
from tools.domain.recordings.plausible_efforts import FASTEST_S, STRONGEST_W
from tools.domain.recordings.summarise import summarise
from tools.domain.recordings.workout_chart import workout_chart
from tools.domain.training.athlete_profile import build_profile
from tools.domain.training.form_dashboard import build_dashboard
from tools.domain.wording.activities import activity_line
from tools.domain.wording.form import dashboard_facts
from tools.domain.wording.profile import profile_facts

TODAY = date(2026, 5, 10)
METRIC = UnitSystem.METRIC
RUN, RIDE = ActivitySport.RUN, ActivitySport.RIDE


def made(seconds: int, sport: ActivitySport = RIDE, *, step_s: float = 1.0, **given: object) -> Activity:
    clock = np.arange(0.0, seconds, step_s)
    about = {"started_at": datetime(2026, 5, 3, 7, tzinfo=UTC)} | given
    return recording(sport=sport, time_s=clock, **about)


def at_speed(seconds: int, speed: float) -> FloatArray:
    return np.arange(seconds) * speed


def spiked(power: float, spike: float, held_s: int, seconds: int = 3600) -> FloatArray:
    stream = np.full(seconds, power)
    stream[1000 : 1000 + held_s] = spike
    return stream


EXTREMES: dict[str, Callable[[], Activity]] = {
    "ten seconds": lambda: made(10, power_w=200.0, heart_rate_bpm=120.0, distance_m=at_speed(10, 8.0)),
    "two records": lambda: made(2, RUN, distance_m=at_speed(2, 3.0)),
    "thirty hours": lambda: made(
        108_000, RUN, step_s=4.0, distance_m=at_speed(27_000, 7.0), heart_rate_bpm=120.0, elevation_m=100.0
    ),
    "no places": lambda: made(3600, RUN, heart_rate_bpm=150.0),
    "treadmill": lambda: made(
        1800, RUN, distance_m=at_speed(1800, 3.0), indoor=True, totals=DeviceTotals(ascent_m=90.0)
    ),
    "pool swim": lambda: made(
        1800, ActivitySport.SWIM, step_s=30.0, distance_m=at_speed(60, 25.0), indoor=True
    ),
    "no way at all": lambda: made(3600, distance_m=0.0, power_w=0.0, heart_rate_bpm=100.0),
    "spikes": lambda: made(3600, power_w=spiked(180.0, 2500.0, 5), distance_m=at_speed(3600, 8.0)),
    "no beat": lambda: made(3600, heart_rate_bpm=0.0, distance_m=at_speed(3600, 8.0), power_w=150.0),
    "255 beats": lambda: made(3600, RUN, heart_rate_bpm=255.0, distance_m=at_speed(3600, 3.0)),
    "a car": lambda: made(3600, distance_m=at_speed(3600, 28.0), heart_rate_bpm=70.0, elevation_m=10.0),
    "a car called a run": lambda: made(3600, RUN, distance_m=at_speed(3600, 9.0), elevation_m=10.0),
    "a plane": lambda: made(3600, distance_m=at_speed(3600, 230.0), elevation_m=10_000.0),
    "totals that cannot be": lambda: made(
        600,
        totals=DeviceTotals(
            average_power_w=math.inf, ascent_m=math.nan, average_heart_rate_bpm=0.0, distance_m=-5.0
        ),
    ),
}


def kept(activity: Activity, days_before: float = 0.0, number: int = 0) -> KnownActivity:
    summary = summarise(activity)
    assert summary.started_at is not None
    began = summary.started_at - timedelta(days=days_before)
    return KnownActivity(
        id=f"{number}",
        source=Source.FILE,
        ai_allowed=True,
        summary=summary.model_copy(update={"started_at": began}),
        kept_at=began,
    )


def numbers(value: object) -> Iterator[float]:
    """Yield every number of a JSON document."""
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from numbers(each)
    elif isinstance(value, float):
        yield value


def profile_of(*activities: Activity) -> AthleteProfile:
    return build_profile([kept(each, 1.0 + i, i) for i, each in enumerate(activities)], (), (), TODAY)


@pytest.mark.parametrize("name", EXTREMES)
@pytest.mark.parametrize("thresholds", [Thresholds(), KNOWN])
def test_an_extreme_activity_goes_all_the_way(name: str, thresholds: Thresholds) -> None:
    activity = EXTREMES[name]()
    known = kept(activity)
    review, feedback = judged(activity, thresholds=thresholds)
    profile = build_profile([known], (), (), TODAY)
    dashboard = build_dashboard([known], profile, Period.YEAR, TODAY, None)
    assert_sound(feedback)
    for document in (known.summary, review, feedback, profile, dashboard, workout_chart(activity)):
        assert all(math.isfinite(each) for each in numbers(json.loads(document.model_dump_json())))
    said = (
        activity_line(known.summary, METRIC),
        *dashboard_facts(dashboard, METRIC),
        *profile_facts(profile, METRIC),
    )
    assert not any(word in " ".join((*said, *words_of(feedback))) for word in ("nan", "inf ", "None"))


@pytest.mark.parametrize("name", EXTREMES)
def test_nobody_holds_a_record_of_a_fault(name: str) -> None:
    summary = summarise(EXTREMES[name]())
    for pace in summary.best_pace_s_per_km:
        assert pace.distance_m is not None
        assert pace.duration_s >= 0.99 * FASTEST_S[pace.distance_m]
    for power in summary.best_power_w:
        longest = max(seconds for seconds in STRONGEST_W if seconds <= power.duration_s)
        assert power.value <= STRONGEST_W[longest]


@pytest.mark.parametrize("spike_w", [2_100.0, 2_500.0, 3_000.0])
def test_five_seconds_of_a_spike_raise_no_threshold(spike_w: float) -> None:
    even = made(3600, power_w=np.full(3600, 200.0), distance_m=at_speed(3600, 8.0))
    faulty = made(3600, power_w=spiked(200.0, spike_w, 5), distance_m=at_speed(3600, 8.0))
    expected = profile_of(even, even, even).value(ProfileName.FTP_W)
    assert expected is not None
    assert profile_of(even, faulty, even).value(ProfileName.FTP_W) == expected
    (said,) = [words for words in summarise(faulty).warnings if "power" in words]
    assert said.startswith("For 5 s the power was above 2,000 W")


def test_a_meter_that_counts_double_makes_no_threshold() -> None:
    double = made(3600, power_w=np.full(3600, 620.0), distance_m=at_speed(3600, 9.0))
    assert profile_of(double, double, double).value(ProfileName.FTP_W) is None


def test_a_jump_of_the_places_makes_no_fastest_kilometre() -> None:
    honest = at_speed(3600, 3.0)
    jumped = honest + np.where(np.arange(3600) > 1800, 400.0, 0.0)
    slow = made(3600, RUN, distance_m=honest, elevation_m=10.0)
    fast = made(3600, RUN, distance_m=jumped, elevation_m=10.0)
    paces = {best.distance_m: best.value for best in summarise(fast).best_pace_s_per_km}
    assert paces[1000.0] == pytest.approx(1000 / 3)
    assert {k: paces[k] for k in paces if k <= 10_000} == pytest.approx(
        {best.distance_m: best.value for best in summarise(slow).best_pace_s_per_km}, rel=0.001
    )
    clock = np.delete(np.arange(3600.0), slice(1500, 1530))
    lost = recording(
        sport=RUN, time_s=clock, distance_m=clock * 3.0 + np.where(clock > 1515, 220.0, 0.0), elevation_m=10.0
    )
    assert {b.distance_m: b.value for b in summarise(lost).best_pace_s_per_km}[1000.0] >= 333.33


@pytest.mark.parametrize("name", ["a car", "a car called a run", "a plane"])
def test_a_car_gives_no_threshold_and_no_longest_session(name: str) -> None:
    profile = profile_of(*(EXTREMES[name]() for _ in range(6)))
    for value in (
        *(ProfileName.FTP_W, ProfileName.CRITICAL_SPEED_M_PER_S, ProfileName.THRESHOLD_PACE_S_PER_KM),
        *(ProfileName.LONGEST_RIDE_H, ProfileName.LONGEST_RUN_KM, ProfileName.TRAINING_PACE_S_PER_KM),
        *(ProfileName.WEEKLY_RIDE_H, ProfileName.WEEKLY_RUN_KM),
    ):
        assert profile.value(value) is None, value
    review, _ = judged(EXTREMES[name]())
    assert (review.best_power_w, review.best_pace_s_per_km) == ((), ())
    assert "I draw nothing about you from it." in " ".join(review.warnings)


def test_a_belt_of_255_beats_makes_no_heart_rate() -> None:
    profile = profile_of(*(EXTREMES["255 beats"]() for _ in range(4)))
    assert profile.value(ProfileName.MAXIMUM_HEART_RATE_BPM) is None
    assert profile.value(ProfileName.THRESHOLD_HEART_RATE_BPM) is None


def test_what_the_device_summed_up_is_told_where_records_are_silent() -> None:
    power = np.where(np.arange(3600) % 2 == 0, 200.0, np.nan)
    gone = replace(
        made(3600, distance_m=at_speed(3600, 8.0)),
        power_w=np.where(np.arange(3600) < 1200, power, np.nan),
        totals=DeviceTotals(average_power_w=190.0, normalized_power_w=205.0, average_heart_rate_bpm=141.0),
    )
    review, _ = judged(gone)
    summary = summarise(gone)
    assert summary.average_power_w == review.average_power_w.value == 190.0
    assert summary.normalized_power_w == review.normalized_power_w.value == 205.0
    assert summary.average_heart_rate_bpm == review.average_heart_rate_bpm.value == 141.0
    assert review.training_stress.value == pytest.approx(100 * (205 / 250) ** 2)
