"""A workout's chart: means over time, stops as gaps, laps with their means."""

import numpy as np
import pytest

from tests.support.recordings import recording
from tests.support.workouts import ride_at, run_at, steps
from tools.domain.activity import ActivitySport, Lap
from tools.domain.feedback import WorkoutChart
from tools.domain.recordings.workout_chart import workout_chart


def line(chart: WorkoutChart, name: str) -> tuple[float | None, ...]:
    return next(each.values for each in chart.series if each.name == name)


def test_the_means_of_the_picture_are_those_of_the_recording() -> None:
    power = np.arange(4000.0)
    chart = workout_chart(ride_at(power, heart_rate_bpm=140.0), points=400)
    drawn = np.array(line(chart, "power"), dtype=float)
    assert drawn.size == len(chart.time_s) == len(chart.distance_m) == 400
    assert drawn[0] == pytest.approx(4.5)
    assert drawn.mean() == pytest.approx(power.mean())
    assert set(line(chart, "heart rate")) == {140.0}
    assert [each.name for each in chart.series] == ["power", "heart rate", "speed", "elevation"]


def test_a_run_has_pace_a_ride_has_speed_and_standing_has_no_pace() -> None:
    run = workout_chart(run_at(steps((3.0, 1200), (0.0, 600), (4.0, 1200))), points=300)
    pace = line(run, "pace")
    assert pace[50] == pytest.approx(1000 / 3, rel=0.01)
    assert pace[150] is None
    assert pace[250] == pytest.approx(250, rel=0.01)
    ride = workout_chart(ride_at(np.full(600, 200.0)))
    assert line(ride, "speed")[300] == pytest.approx(32.4)


def test_a_stop_is_a_gap_and_a_long_one_is_drawn_short() -> None:
    seconds = np.concatenate((np.arange(1800.0), 90_000.0 + np.arange(1800.0)))
    laps = (Lap(start_s=0.0, duration_s=1800.0), Lap(start_s=90_000.0, duration_s=1800.0))
    ride = recording(time_s=seconds, power_w=200.0, pauses=((1799.0, 90_000.0),), laps=laps)
    chart = workout_chart(ride)
    power = line(chart, "power")
    silent = sum(value is None for value in power)
    assert 0 < silent < 0.1 * len(power)
    assert chart.time_s[-1] < 3800
    assert chart.laps[1].start_s == pytest.approx(1799 + 72, abs=2)
    assert chart.laps[1].average_power_w == 200.0


def test_laps_have_their_means() -> None:
    laps = (Lap(start_s=0.0, duration_s=600.0, distance_m=2000.0), Lap(start_s=600.0, duration_s=600.0))
    chart = workout_chart(ride_at(steps((100, 600), (300, 600)), heart_rate_bpm=150.0, laps=laps))
    assert [lap.average_power_w for lap in chart.laps] == [100.0, 300.0]
    assert chart.laps[0].distance_m == 2000.0
    assert chart.laps[1].average_heart_rate_bpm == 150.0


@pytest.mark.parametrize("seconds", [0, 1, 2, 3, 40])
def test_the_shortest_recordings_are_drawn_as_far_as_they_go(seconds: int) -> None:
    chart = workout_chart(recording(seconds, sport=ActivitySport.RUN, heart_rate_bpm=120.0))
    assert len(chart.time_s) <= seconds
    assert all(len(each.values) == len(chart.time_s) for each in chart.series)


def test_a_pool_swim_with_a_record_a_length_has_no_holes() -> None:
    swim = recording(time_s=np.arange(40) * 30.0, sport=ActivitySport.SWIM, distance_m=np.arange(40) * 25.0)
    speed = line(workout_chart(swim), "speed")
    assert len(speed) == 40
    assert all(value == pytest.approx(3.0, rel=0.05) for value in speed[1:-2])
