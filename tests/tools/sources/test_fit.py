import gzip
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.fit_files import (
    ACTIVITY,
    CYCLING,
    RUNNING,
    SEMICIRCLES_PER_DEGREE,
    START,
    SWIMMING,
    TIMER_START,
    TIMER_STOP,
    TRANSITION,
    Message,
    developer_power,
    fit_file,
    record,
    session,
    timer,
)
from tools.domain.activity import ActivitySport
from tools.kit.errors import FileTooLarge, UnreadableFile
from tools.sources.fit import read_fit, read_fit_activities
from tools.sources.fit_messages import MAX_BYTES, decode

DATA = Path(__file__).parents[2] / "data"
RUN = (DATA / "fitdecode__garmin-fenix-5-run.fit").read_bytes()


def records(first: int, last: int, **values: float) -> list[Message]:
    return [record(at, **values) for at in range(first, last + 1)]


def test_a_run_of_a_watch() -> None:
    run = read_fit(RUN)
    assert run.sport == ActivitySport.RUN
    assert run.started_at == datetime(2017, 6, 11, 14, 34, 9, tzinfo=UTC)
    assert run.device == "Garmin Fenix 5"
    assert run.barometric, "the file lists a barometer"
    assert run.time_s.size == 21
    assert run.time_s[-1] == 57.0
    assert run.distance_m[-1] == pytest.approx(157.56)
    assert run.totals.distance_m == pytest.approx(157.56, abs=0.05)
    assert run.totals.duration_s == pytest.approx(56.887)
    assert not np.isnan(run.heart_rate_bpm).any()
    assert np.isnan(run.power_w).all()
    assert run.laps[0].start_s == 0.0
    assert run.warnings == ()


def test_a_ride_indoors_with_developer_fields() -> None:
    ride = read_fit((DATA / "fit__unterminated-strings.fit").read_bytes())
    assert ride.sport == ActivitySport.RIDE
    assert ride.device == "Wahoo Fitness ELEMNT ROAM"
    assert ride.totals.normalized_power_w == 46.0
    assert ride.totals.threshold_power_w == 175.0
    assert np.count_nonzero(~np.isnan(ride.power_w)) == 31


def test_values_come_in_the_fields_units() -> None:
    point = record(
        0, position_lat=45.5 * SEMICIRCLES_PER_DEGREE, position_long=-7.25 * SEMICIRCLES_PER_DEGREE,
        altitude=432.2, heart_rate=150, cadence=88, distance=12.34, speed=3.21, power=255,
    )  # fmt: skip
    run = read_fit(fit_file([ACTIVITY, point, record(1)]))
    assert run.lat[0] == pytest.approx(45.5)
    assert run.lon[0] == pytest.approx(-7.25)
    assert run.elevation_m[0] == pytest.approx(432.2)
    assert run.distance_m[0] == pytest.approx(12.34)
    assert run.speed_m_per_s[0] == pytest.approx(3.21)
    assert (run.heart_rate_bpm[0], run.cadence_rpm[0], run.power_w[0]) == (150.0, 88.0, 255.0)
    for column in (run.lat, run.elevation_m, run.distance_m, run.heart_rate_bpm, run.power_w):
        assert np.isnan(column[1]), "an invalid value is silence, never zero"


def test_stops_of_the_timer_are_pauses() -> None:
    ride = read_fit(
        fit_file(
            [
                ACTIVITY,
                timer(0, TIMER_START),
                *records(0, 10),
                timer(10, TIMER_STOP),
                timer(70, TIMER_START),
                *records(70, 80),
                timer(80, TIMER_STOP),
                session(0, CYCLING, total_timer_time=20, total_elapsed_time=80),
            ]
        )
    )
    assert ride.pauses == ((10.0, 70.0),)
    assert (ride.totals.duration_s, ride.totals.elapsed_s) == (20.0, 80.0)


def test_totals_the_wrong_way_round_are_turned() -> None:
    ride = read_fit(
        fit_file(
            [ACTIVITY, *records(0, 5), session(0, CYCLING, total_timer_time=9000, total_elapsed_time=60)]
        )
    )
    assert (ride.totals.duration_s, ride.totals.elapsed_s) == (60.0, 9000.0)


def test_a_developers_power_counts_where_the_native_one_is_silent() -> None:
    stryd = [record(at, developer=300 + at) for at in range(5)]
    assert read_fit(fit_file([ACTIVITY, *developer_power(), *stryd])).power_w.tolist() == [
        300,
        301,
        302,
        303,
        304,
    ]
    both = [record(at, power=200, developer=300) for at in range(5)]
    assert read_fit(fit_file([ACTIVITY, *developer_power(), *both])).power_w.tolist() == [200] * 5
    zero = [record(at, power=0, developer=300) for at in range(5)]
    assert read_fit(fit_file([ACTIVITY, *developer_power(), *zero])).power_w.tolist() == [300] * 5


def triathlon() -> bytes:
    return fit_file(
        [
            ACTIVITY,
            *records(0, 99, distance=700.0),
            *records(100, 119, distance=800.0),
            *(record(at, distance=800.0 + (at - 119) * 9.0, power=200) for at in range(120, 200)),
            session(0, SWIMMING, total_distance=750),
            session(100, TRANSITION),
            session(120, CYCLING, total_distance=720),
        ]
    )


def test_the_legs_of_a_multisport_file_stand_apart() -> None:
    swim, change, ride = read_fit_activities(triathlon())
    assert [leg.sport for leg in (swim, change, ride)] == [
        ActivitySport.SWIM,
        ActivitySport.OTHER,
        ActivitySport.RIDE,
    ]
    assert change.name == "Transition"
    assert ride.time_s[0] == 0.0
    assert ride.started_at is not None
    assert swim.started_at is not None
    assert (ride.started_at - swim.started_at).total_seconds() == 120
    assert ride.distance_m[0] == pytest.approx(9.0), "each leg begins at 0"
    assert np.isnan(swim.power_w).all()


def test_the_legs_of_a_multisport_file_joined() -> None:
    day = read_fit(triathlon())
    assert day.sport == ActivitySport.MULTISPORT
    assert day.time_s.tolist() == list(range(200))
    assert day.distance_m[-1] == pytest.approx(800.0 + 80 * 9.0)
    assert "3 activities (swim, transition, ride)" in day.warnings[0]


def test_a_small_step_back_of_the_clock_is_repaired() -> None:
    times = [0, 1, 2, 1, 3, 4]
    run = read_fit(fit_file([ACTIVITY, *(record(at, heart_rate=140 + at) for at in times)]))
    assert run.time_s.tolist() == [0.0, 1.0, 2.0, 3.0, 4.0]
    assert "goes backwards once" in run.warnings[0]
    assert "1 record repeats" in run.warnings[1]


def test_records_of_one_second_are_joined() -> None:
    run = read_fit(
        fit_file([ACTIVITY, record(0), record(1, heart_rate=150), record(1, power=210), record(2)])
    )
    assert run.time_s.tolist() == [0.0, 1.0, 2.0]
    assert (run.heart_rate_bpm[1], run.power_w[1]) == (150.0, 210.0)


def test_records_from_before_the_clock_was_set_are_left_out() -> None:
    empty: Message = ("record", {"timestamp": 0, "distance": 0.0})
    run = read_fit(fit_file([ACTIVITY, *records(0, 9, distance=5.0), empty]))
    assert run.time_s.size == 10
    assert "1 record has no time" in run.warnings[0]
    assert run.started_at == datetime.fromtimestamp(START + 631_065_600, UTC)


def test_a_listed_barometer_is_believed() -> None:
    barometer: Message = (
        "device_info",
        {"device_index": 1, "device_type": 4, "source_type": 5, "manufacturer": 1},
    )
    heights = records(0, 5, altitude=100.0)
    assert read_fit(fit_file([ACTIVITY, barometer, *heights])).barometric
    assert not read_fit(fit_file([ACTIVITY, *heights])).barometric


@pytest.mark.parametrize(
    ("apart_s", "offset"),
    [
        (7200, 7200.0),
        (-12_600, -12_600.0),
        (20_703, 20_700.0),
        (0, 0.0),
        (400, None),
        (17 * 3600, None),
        (None, None),
    ],
    ids=["Rome", "Newfoundland", "Nepal, three seconds late", "UTC", "wrong clock", "nowhere", "not said"],
)
def test_local_time_is_known_where_the_file_says_it(apart_s: int | None, offset: float | None) -> None:
    local = None if apart_s is None else START + 20 + apart_s
    said: Message = ("activity", {"timestamp": START + 20, "local_timestamp": local})
    assert read_fit(fit_file([ACTIVITY, *records(0, 20), said])).utc_offset_s == offset


@pytest.mark.parametrize(("sub_sport", "indoor"), [(1, True), (6, True), (58, True), (7, False), (17, False)])
def test_a_session_says_that_it_was_indoors(sub_sport: int, indoor: bool) -> None:
    ride = read_fit(fit_file([ACTIVITY, *records(0, 20), session(0, CYCLING, sub_sport=sub_sport)]))
    assert ride.indoor is indoor


def test_a_real_watch_says_its_local_time() -> None:
    assert read_fit(RUN).utc_offset_s == -7 * 3600.0


def test_a_wrong_checksum_warns() -> None:
    good = fit_file([ACTIVITY, *records(0, 20, heart_rate=140)])
    assert read_fit(good).warnings == ()
    bad = bytearray(good)
    bad[-1] ^= 0xFF
    assert "checksum does not match" in read_fit(bytes(bad)).warnings[0]
    assert "checksum" in read_fit((DATA / "fitdecode__activity-filecrc.fit").read_bytes()).warnings[0]


@pytest.mark.parametrize("share", [0.5, 0.8, 0.99])
def test_what_stands_before_damage_is_kept(share: float) -> None:
    whole = fit_file([ACTIVITY, *records(0, 199, heart_rate=140), session(0, RUNNING)])
    cut = read_fit(whole[: int(len(whole) * share)])
    assert 199 * share - 3 <= cut.time_s.size <= 200
    assert "stops early" in cut.warnings[0]


def test_a_device_that_was_switched_off_left_no_length() -> None:
    whole = fit_file([ACTIVITY, *records(0, 50, power=200)])
    unfinished = whole[:4] + bytes(4) + whole[8:-2]
    ride = read_fit(unfinished)
    assert ride.time_s.size == 51
    assert "stops early" in ride.warnings[0]


@pytest.mark.parametrize(
    ("kind", "named"),
    [
        (5, "a workout"),
        (6, "a course"),
        (2, "a device's settings"),
        (32, "a day's monitoring"),
        (8, "saved locations"),
    ],
)
def test_what_is_no_activity_is_named(kind: int, named: str) -> None:
    with pytest.raises(UnreadableFile, match=f"is {named}"):
        read_fit(fit_file([("file_id", {"type": kind, "manufacturer": 1})]))


def test_a_course_with_records_is_still_a_course() -> None:
    with pytest.raises(UnreadableFile, match="a route to follow"):
        read_fit(fit_file([("file_id", {"type": 6}), *records(0, 20)]))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (fit_file([ACTIVITY]), "damaged before its first record"),
        (fit_file([ACTIVITY, session(0, RUNNING)]), "not one record"),
        (fit_file([ACTIVITY, record(0)]), "one single record"),
        (fit_file([ACTIVITY, ("record", {}), ("record", {})]), "None of this file's records has a time"),
        (b"\x0e\x20 not fit at all", "not a FIT file"),
        (RUN[:20], "damaged before its first record"),
    ],
    ids=["empty", "totals only", "one record", "no times", "other", "cut"],
)
def test_what_cannot_be_used_is_refused_with_a_sentence(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said) as why:
        read_fit(content)
    assert str(why.value).endswith(".")


def test_a_file_beyond_all_size_is_refused() -> None:
    with pytest.raises(FileTooLarge, match="MB"):
        read_fit(RUN + bytes(MAX_BYTES))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(RUN) - 1), st.integers(0, 255)), min_size=1, max_size=12),
    st.integers(20, len(RUN)),
)
def test_any_damage_is_read_or_refused(changes: list[tuple[int, int]], kept: int) -> None:
    content = bytearray(RUN)
    for at, value in changes:
        content[at] = value
    try:
        run = read_fit(bytes(content[:kept]))
    except UnreadableFile:
        return
    assert (np.diff(run.time_s) > 0).all()


def test_a_gzipped_file_is_the_readers_business() -> None:
    with pytest.raises(UnreadableFile):
        read_fit(gzip.compress(RUN))


@pytest.mark.parametrize("limit", ["most_messages", "most_frames"])
def test_more_messages_than_any_activity_has_are_refused(limit: str) -> None:
    crowd = fit_file([ACTIVITY, *(("event", {"event": 0}) for _ in range(30))])
    with pytest.raises(FileTooLarge, match="more messages than"):
        decode(crowd, [], **{limit: 20})
