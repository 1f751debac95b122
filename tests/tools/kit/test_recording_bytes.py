"""Bytes and back: what was recorded, to the last place of the clock, and to seven digits of a sensor."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tests.support.recordings import recording
from tools.domain.activity import Activity, ActivitySport, DeviceTotals, Lap
from tools.kit.recording_bytes import pack, unpack
from tools.sources.activity_file import read_activity

DATA = Path(__file__).parents[2] / "data"
EXACT = ("time_s", "distance_m", "lat", "lon")
ROUNDED = ("elevation_m", "speed_m_per_s", "heart_rate_bpm", "power_w", "cadence_rpm")
PLAIN = ("sport", "name", "device", "pauses", "laps", "totals", "barometric", "warnings")
PLAIN_TOO = ("started_at", "utc_offset_s", "race", "indoor", "note")


def assert_same(kept: Activity, given: Activity) -> None:
    for name in EXACT:
        np.testing.assert_array_equal(getattr(kept, name), getattr(given, name), strict=True)
    for name in ROUNDED:
        np.testing.assert_allclose(getattr(kept, name), getattr(given, name), rtol=2e-7, atol=1e-30)
    for name in (*PLAIN, *PLAIN_TOO):
        assert getattr(kept, name) == getattr(given, name), name


values = st.floats(-1e6, 1e6) | st.just(float("nan"))
moments = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)).map(
    lambda moment: moment.replace(tzinfo=UTC)
)
seconds = st.floats(0, 1e6)
words = st.none() | st.text(max_size=30)


@st.composite
def activities(draw: st.DrawFn) -> Activity:
    size = draw(st.integers(0, 40))
    columns = {name: draw(arrays(np.float64, size, elements=values)) for name in (*EXACT[1:], *ROUNDED)}
    clock = np.sort(draw(arrays(np.float64, size, elements=seconds)))
    laps = st.builds(Lap, start_s=seconds, duration_s=seconds, distance_m=st.none() | seconds)
    return recording(
        time_s=clock,
        sport=draw(st.sampled_from(ActivitySport)),
        **columns,
        started_at=draw(st.none() | moments),
        name=draw(words),
        device=draw(words),
        note=draw(words),
        pauses=tuple(draw(st.lists(st.tuples(seconds, seconds), max_size=3))),
        laps=tuple(draw(st.lists(laps, max_size=3))),
        totals=DeviceTotals(distance_m=draw(st.none() | seconds)),
        warnings=tuple(draw(st.lists(st.text(max_size=20), max_size=2))),
        utc_offset_s=draw(st.none() | st.floats(-50_000, 50_000)),
        barometric=draw(st.booleans()),
        race=draw(st.booleans()),
        indoor=draw(st.booleans()),
    )


@settings(max_examples=60, deadline=None)
@given(activities())
def test_every_activity_comes_back(activity: Activity) -> None:
    assert_same(unpack(pack(activity)), activity)


@pytest.mark.parametrize("name", ["fitdecode__activity-filecrc.fit", "fitdecode__garmin-fenix-5-run.fit"])
def test_a_real_recording_comes_back(name: str) -> None:
    activity = read_activity((DATA / name).read_bytes(), name)
    assert_same(unpack(pack(activity)), activity)


def test_hours_of_records_take_a_fraction_of_their_arrays() -> None:
    noise = np.random.default_rng(7)
    activity = recording(
        10_000,
        distance_m=np.cumsum(noise.normal(8, 1, 10_000).round(2)),
        heart_rate_bpm=noise.integers(120, 160, 10_000),
        power_w=noise.integers(100, 300, 10_000),
    )
    assert len(pack(activity)) < 0.15 * 9 * 8 * 10_000


def test_a_moment_keeps_its_fractions() -> None:
    begun = datetime(2026, 5, 3, 6, 30, tzinfo=UTC) + timedelta(microseconds=123_456)
    assert unpack(pack(recording(3, started_at=begun))).started_at == begun


def test_what_is_no_recording_is_not_taken_for_one() -> None:
    import zlib

    with pytest.raises((zlib.error, ValueError)):
        unpack(b"not a recording")
