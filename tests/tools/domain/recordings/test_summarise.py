from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.recordings import recording
from tools.domain.activity import Activity, ActivitySport, DeviceTotals
from tools.domain.activity_summary import LONGEST_NAME, ActivitySummary
from tools.domain.others_words import LONGEST_NOTE
from tools.domain.recordings.summarise import BEST_DISTANCES_M, HIGHEST_HELD_S, summarise
from tools.domain.recordings.timer_time import ActivityTooLong

HOUR_S = 3600


def even_run(seconds: int = HOUR_S + 1, **given: object) -> Activity:
    clock = np.arange(seconds, dtype=np.float64)
    about = {"distance_m": clock * 4.0, "heart_rate_bpm": 150.0} | given
    return recording(sport=ActivitySport.RUN, time_s=clock, **about)


def test_an_even_run_is_summarised() -> None:
    summary = summarise(even_run())
    assert summary.distance_m == 4.0 * HOUR_S
    assert summary.duration_s == HOUR_S
    assert summary.elapsed_s == HOUR_S
    assert summary.average_heart_rate_bpm == 150.0
    assert summary.highest_heart_rate_bpm == 150.0
    assert summary.heart_rate_seconds == {150: HOUR_S + 1}
    assert [best.distance_m for best in summary.best_pace_s_per_km] == [
        far for far in BEST_DISTANCES_M if far <= 4.0 * HOUR_S
    ]
    assert all(best.value == pytest.approx(250.0) for best in summary.best_pace_s_per_km)
    assert (summary.power_seconds, summary.best_power_w) == ({}, ())


def test_power_is_counted_in_bins_of_five_watts() -> None:
    power = np.concatenate((np.full(600, 203.0), np.full(300, 4.0), np.full(100, np.nan)))
    summary = summarise(recording(time_s=np.arange(1000.0), power_w=power, distance_m=np.arange(1000.0) * 8))
    assert summary.power_seconds == {0: 300, 200: 600}
    assert summary.work_kj == pytest.approx((600 * 203 + 300 * 4) / 1000)
    assert {best.duration_s: best.value for best in summary.best_power_w}[600] == pytest.approx(203.0)


def test_power_of_several_sports_is_not_counted() -> None:
    day = recording(100, sport=ActivitySport.MULTISPORT, power_w=200.0)
    assert (summarise(day).power_seconds, summarise(day).best_power_w) == ({}, ())


def test_a_slipping_strap_makes_no_highest_heart_rate() -> None:
    heart = np.full(600, 150.0)
    heart[100] = 240.0
    heart[200 : 200 + HIGHEST_HELD_S - 2] = 220.0
    heart[300 : 300 + HIGHEST_HELD_S + 2] = 171.0
    assert summarise(even_run(600, heart_rate_bpm=heart)).highest_heart_rate_bpm == 171.0


def test_rides_have_no_best_paces() -> None:
    assert summarise(recording(HOUR_S, distance_m=np.arange(HOUR_S) * 9.0)).best_pace_s_per_km == ()


def test_somebodys_words_are_cut_and_put_on_one_line() -> None:
    run = even_run(60, name="Race\n\x07 " + "x" * 200, note="y " * 2000, device="Watch\u202e")
    summary = summarise(run)
    assert summary.name is not None
    assert summary.note is not None
    assert (len(summary.name), len(summary.note)) == (LONGEST_NAME, LONGEST_NOTE)
    assert summary.name.startswith("Race x")
    assert summary.device == "Watch"


def test_where_and_when_are_taken_over() -> None:
    began = datetime(2026, 5, 1, 23, 30, tzinfo=UTC)
    summary = summarise(even_run(60, started_at=began, utc_offset_s=7200.0, race=True, indoor=True))
    assert (summary.started_at, summary.race, summary.indoor) == (began, True, True)
    assert str(summary.day) == "2026-05-02"


@pytest.mark.parametrize("offset", [float("nan"), float("inf"), 9e9])
def test_an_offset_that_cannot_be_is_left_out(offset: float) -> None:
    assert summarise(even_run(60, utc_offset_s=offset)).utc_offset_s is None


def test_a_local_time_beyond_the_calendar_is_left_out() -> None:
    last = datetime(9999, 12, 31, 23, tzinfo=UTC)
    summary = summarise(even_run(60, started_at=last, utc_offset_s=7200.0))
    assert summary.utc_offset_s is None
    assert summary.day == last.date()


def test_the_device_counts_where_nothing_was_recorded() -> None:
    totals = DeviceTotals(
        duration_s=1800.0, distance_m=5000.0, average_heart_rate_bpm=140.0, work_j=250_000.0, ascent_m=80.0
    )
    summary = summarise(recording(1800, totals=totals))
    assert summary.average_heart_rate_bpm == 140.0
    assert (summary.distance_m, summary.ascent_m, summary.work_kj) == (5000.0, 80.0, 250.0)


@pytest.mark.parametrize("records", [0, 1])
def test_an_activity_without_records_is_its_totals(records: int) -> None:
    empty = recording(records, totals=DeviceTotals(duration_s=1200.0, distance_m=-1.0, elapsed_s=np.inf))
    summary = summarise(empty)
    assert (summary.duration_s, summary.distance_m, summary.elapsed_s) == (1200.0, None, None)
    assert summarise(recording(records)).duration_s == 0.0


def test_nobody_moved() -> None:
    summary = summarise(recording(600, sport=ActivitySport.OTHER, lat=47.0, lon=8.0))
    assert (summary.duration_s, summary.distance_m, summary.heart_rate_seconds) == (599.0, None, {})


def test_a_clock_that_cannot_be_right_is_refused() -> None:
    with pytest.raises(ActivityTooLong, match="its clock cannot be right"):
        summarise(recording(time_s=np.arange(0.0, 4e6, 30.0)))


VALUES = st.floats(-1e3, 1e4) | st.just(float("nan"))


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(list(ActivitySport)),
    st.lists(st.tuples(st.floats(0.01, 700.0), VALUES, VALUES, VALUES, VALUES), min_size=2, max_size=40),
)
def test_no_recording_makes_nonsense(sport: ActivitySport, rows: list[tuple[float, ...]]) -> None:
    steps, heart, power, distance, height = (np.array(column) for column in zip(*rows, strict=True))
    activity = recording(
        sport=sport,
        time_s=np.cumsum(steps) - steps[0],
        heart_rate_bpm=np.clip(heart, 25, 250),
        power_w=np.clip(power, 0, 3000),
        distance_m=np.clip(distance, 0, None),
        elevation_m=np.clip(height, -500, 9000),
    )
    summary = summarise(activity)
    assert ActivitySummary.model_validate_json(summary.model_dump_json()) == summary
    assert sum(summary.heart_rate_seconds.values()) <= (summary.moving_s or 0)
