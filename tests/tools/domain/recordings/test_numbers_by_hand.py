"""The numbers of real recordings, computed again in plain Python from their records: within 0.5 %."""

import math
from collections.abc import Iterator
from itertools import pairwise
from statistics import fmean, median

import pytest

from tests.support.shared_data import shared_file
from tests.support.workouts import KNOWN
from tools.domain.activity import Activity, ActivitySport, Zones
from tools.domain.recordings.activity_review import review_activity
from tools.domain.recordings.summarise import summarise
from tools.domain.training.session_load import session_load
from tools.sources.activity_file import read_activities

RECORDINGS = (
    "device-truth/GoldenCheetah+sweatpy_4078723797.fit",
    "device-truth/grimbough+FITfileR_garmin-edge530-ride.fit",
    "device-truth/jimmykane+fit-parser_file-with-zones.fit",
    "device-truth/muktihari+fit_activity_lowbattery.fit",
    "device-truth/tormoder+fit_garmin.fit",
    "device-truth/dtcooper+python-fitparse_Edge810-Vector-2013-08-16-15-35-10.fit",
    "fit-activity/Runalyze__with-power.fit",
    "fit-activity/fitdecode__2019-02-17-062644-ELEMNT-297E-195-0.fit",
    "fit-activity/GoldenCheetah__10kUNLP2014-Garmin15.fit",
    "fit-activity/run_coursemap.py__plot_test.fit",
    "fit-activity/Runalyze__Fenix-2-pauses.fit",
    "tcx/tcx__treadmill_1.tcx",
)
FTP, RESTING, MAXIMUM, AT_THRESHOLD = 250.0, 50.0, 190.0, 165.0
HALF_A_PERCENT = 0.005


def by_second(activity: Activity, column: Iterator[float]) -> list[float]:
    """Return one value a second of timer time, each held for ten seconds at most."""
    values, pauses = list(column), sorted(activity.pauses)
    timer = []
    for at in activity.time_s.tolist():
        timer.append(at - sum(min(at, end) - start for start, end in pauses if at > start))
    steps = [after - before for before, after in pairwise(timer)]
    longest = max(60.0, min(10 * median(steps), 600.0))
    running = [0.0]
    for step in steps:
        running.append(running[-1] + (0.0 if step > longest else step))
    seconds, record = [], 0
    for second in range(int(running[-1] + 1e-6) + 1):
        while record + 1 < len(running) and running[record + 1] <= second + 1e-6:
            record += 1
        seconds.append(values[record] if second - running[record] <= 10 else math.nan)
    return seconds


def known(values: list[float]) -> list[float]:
    return [value for value in values if not math.isnan(value)]


def best(values: list[float], seconds: int) -> float:
    total = highest = sum(values[:seconds])
    for at in range(seconds, len(values)):
        total += values[at] - values[at - seconds]
        highest = max(highest, total)
    return highest / seconds


def normalized(values: list[float]) -> float:
    total = sum(values[:30])
    means = [total / 30]
    for at in range(30, len(values)):
        total += values[at] - values[at - 30]
        means.append(total / 30)
    return fmean(each**4 for each in means) ** 0.25


def fastest(time_s: list[float], along_m: list[float], wanted_m: float) -> float:
    """Return the least time over a distance that ends at a record or begins at one."""
    turned = ([-at for at in reversed(time_s)], [-at for at in reversed(along_m)])
    least = math.inf
    for clock, along in ((time_s, along_m), turned):
        end = 0
        for start in range(len(clock)):
            while end < len(clock) and along[end] - along[start] < wanted_m:
                end += 1
            if end == len(clock):
                break
            share = (along[start] + wanted_m - along[end - 1]) / (along[end] - along[end - 1])
            least = min(least, clock[end - 1] + share * (clock[end] - clock[end - 1]) - clock[start])
    return least


def assert_zones(zones: Zones | None, values: list[float], lows: tuple[float, ...]) -> None:
    assert zones is not None
    edges = (-1.0, *lows, math.inf)
    for zone, (low, high) in zip(zones.zones, pairwise(edges), strict=True):
        assert zone.seconds == sum(low <= value < high for value in values), zone.name


@pytest.mark.parametrize("name", RECORDINGS)
def test_the_numbers_of_a_recording_are_those_of_its_records(name: str) -> None:
    (activity,) = read_activities(shared_file(name), name)
    summary, review = summarise(activity), review_activity(activity, KNOWN)
    power = by_second(activity, iter(activity.power_w.tolist()))
    if len(known(power)) > 0.75 * len(power) and activity.sport is ActivitySport.RIDE:
        watts = [0.0 if math.isnan(each) else each for each in power]
        intensity = normalized(watts) / FTP
        stress = len(watts) / 3600 * intensity**2 * 100
        assert summary.average_power_w == pytest.approx(fmean(watts), rel=HALF_A_PERCENT)
        assert summary.normalized_power_w == pytest.approx(intensity * FTP, rel=HALF_A_PERCENT)
        assert review.intensity_factor.value == pytest.approx(intensity, rel=HALF_A_PERCENT)
        assert review.training_stress.value == pytest.approx(stress, rel=HALF_A_PERCENT)
        assert session_load(summary, KNOWN).value == pytest.approx(stress, rel=HALF_A_PERCENT)
        found = {effort.duration_s: effort.value for effort in summary.best_power_w}
        for seconds in (5, 300, 1200):
            assert found[seconds] == pytest.approx(best(watts, seconds), rel=HALF_A_PERCENT)
        assert_zones(
            review.power_zones, watts, tuple(FTP * low for low in (0.56, 0.76, 0.91, 1.06, 1.21, 1.51))
        )
    if activity.sport is ActivitySport.RUN:
        run, along = activity.distance_m.tolist(), []
        for each in run:
            along.append(max(each, along[-1] if along else 0.0))
        found = {effort.distance_m or 0.0: effort.duration_s for effort in summary.best_pace_s_per_km}
        for metres in (1_000.0, 5_000.0, 10_000.0):
            if metres in found:
                expected = fastest(activity.time_s.tolist(), along, metres)
                assert found[metres] == pytest.approx(expected, rel=HALF_A_PERCENT)


@pytest.mark.parametrize("name", RECORDINGS)
def test_the_load_by_heart_rate_is_that_of_its_records(name: str) -> None:
    (activity,) = read_activities(shared_file(name), name)
    beats = by_second(activity, iter(activity.heart_rate_bpm.tolist()))
    if len(known(beats)) < 0.75 * len(beats):
        pytest.skip("it has too little heart rate")

    def weight(beat: float) -> float:
        reserve = min(1.0, max(0.0, (beat - RESTING) / (MAXIMUM - RESTING)))
        return reserve * 0.64 * math.exp(1.92 * reserve)

    thresholds = KNOWN.model_copy(update={"female": False})
    stress = sum(map(weight, known(beats))) / (3600 * weight(AT_THRESHOLD)) * 100
    review, summary = review_activity(activity, thresholds), summarise(activity)
    silent = summary.model_copy(update={"normalized_power_w": None, "normalized_graded_pace_s_per_km": None})
    assert review.heart_rate_training_stress.value == pytest.approx(stress, rel=HALF_A_PERCENT)
    assert session_load(silent, thresholds).value == pytest.approx(stress, rel=HALF_A_PERCENT)
    assert summary.average_heart_rate_bpm == pytest.approx(fmean(known(beats)), rel=HALF_A_PERCENT)
