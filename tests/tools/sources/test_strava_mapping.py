"""Strava's JSON as it really is, and as it should not be."""

import json
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.shared_data import shared_file
from tools.domain.activity import ActivitySport
from tools.kit.sources import Listed
from tools.sources.strava_mapping import activity_from, listed_from

FOLDER = "json-strava"


def shared_json(name: str) -> Any:
    return json.loads(shared_file(f"{FOLDER}/{name}"))


def test_five_hundred_real_entries_are_all_listed() -> None:
    raw = shared_json("mystravastats__activities.json")
    listed = [listed_from(each) for each in raw]
    assert all(listed)
    assert {each.source_id for each in listed if each} == {str(each["id"]) for each in raw}
    assert sum(each.distance_m or 0 for each in listed if each) == pytest.approx(
        sum(each["distance"] for each in raw)
    )
    assert all(each.started_at and each.utc_offset_s is not None for each in listed if each)
    sports = {each.sport for each in listed if each}
    assert ActivitySport.RIDE in sports
    estimated = [each for each in listed if each and each.power_estimated]
    assert estimated
    assert all(each.average_power_w is None for each in estimated)


def test_a_real_day_in_the_alps_keeps_its_records_and_its_stops() -> None:
    listed = listed_from(shared_json("mystravastats__colagnel-activity.json"))
    assert listed
    streams = {
        kind: stream["data"] for kind, stream in shared_json("mystravastats__colagnel-stream.json").items()
    }
    activity = activity_from(streams, listed)
    assert activity
    assert activity.time_s.size == 17_411
    assert activity.distance_m[-1] == pytest.approx(listed.distance_m or 0, rel=1e-3)
    assert activity.time_s[-1] == pytest.approx(20_818, abs=1)
    assert np.nanmax(activity.elevation_m) == pytest.approx(2692.6, abs=0.5)
    stopped_s = sum(end - begin for begin, end in activity.pauses)
    assert 0 < stopped_s < 20_818 - 17_000
    assert np.isnan(activity.power_w).all()


def test_a_virtual_ride_is_indoors_with_measured_power() -> None:
    listed = listed_from(shared_json("mystravastats__zwift-activity.json"))
    assert listed
    assert (listed.sport, listed.indoor, listed.device, listed.average_power_w) == (
        ActivitySport.RIDE,
        True,
        "Zwift",
        162.7,
    )


@pytest.mark.parametrize(
    ("sport_type", "sport"),
    [
        ("Run", ActivitySport.RUN),
        ("TrailRun", ActivitySport.RUN),
        ("VirtualRun", ActivitySport.RUN),
        ("Ride", ActivitySport.RIDE),
        ("EMountainBikeRide", ActivitySport.RIDE),
        ("GravelRide", ActivitySport.RIDE),
        ("Velomobile", ActivitySport.RIDE),
        ("Handcycle", ActivitySport.RIDE),
        ("Swim", ActivitySport.SWIM),
        ("Walk", ActivitySport.WALK),
        ("Hike", ActivitySport.HIKE),
        ("Rowing", ActivitySport.ROW),
        ("VirtualRow", ActivitySport.ROW),
        ("WeightTraining", ActivitySport.STRENGTH),
        ("Crossfit", ActivitySport.STRENGTH),
        ("Yoga", ActivitySport.OTHER),
        ("IceSkate", ActivitySport.OTHER),
        ("Skateboard", ActivitySport.OTHER),
        ("NordicSki", ActivitySport.OTHER),
        ("SomethingNew", ActivitySport.OTHER),
    ],
)
def test_a_sport_is_known_by_its_type(sport_type: str, sport: ActivitySport) -> None:
    listed = listed_from({"id": 1, "sport_type": sport_type})
    assert listed
    assert listed.sport == sport


def test_watts_of_a_run_are_measured_and_those_of_a_ride_only_with_a_meter() -> None:
    run, ride = listed_from({"id": 1, "sport_type": "Run"}), listed_from({"id": 1, "sport_type": "Ride"})
    assert run
    assert not run.power_estimated
    assert ride
    assert ride.power_estimated


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)
NAMES = (
    *("name", "sport_type", "type", "start_date", "utc_offset", "distance", "moving_time", "elapsed_time"),
    *("average_watts", "device_watts", "workout_type", "trainer", "average_heartrate", "description"),
)


@given(st.dictionaries(st.sampled_from(NAMES), ANYTHING))
def test_no_entry_with_an_id_is_lost_or_breaks_the_list(raw: dict[str, Any]) -> None:
    listed = listed_from(raw | {"id": 5})
    assert listed
    assert listed.source_id == "5"


@pytest.mark.parametrize("number", [None, "5", True, 5.5])
def test_an_entry_without_a_number_is_none(number: object) -> None:
    assert listed_from({"id": number}) is None


STREAM = st.lists(
    st.none() | st.integers(-5, 10**6) | st.floats() | st.lists(st.floats(), max_size=3), max_size=12
)


@given(st.dictionaries(st.sampled_from(["time", "distance", "latlng", "heartrate", "watts"]), STREAM))
def test_streams_of_any_shape_give_an_activity_or_none(streams: dict[str, Any]) -> None:
    activity = activity_from(streams, Listed(source_id="1"))
    if activity is not None:
        assert activity.time_s.size >= 2
        assert np.all(np.diff(activity.time_s) > 0)
        assert activity.heart_rate_bpm.shape == activity.time_s.shape


def test_a_stream_of_another_length_is_left_out_and_said() -> None:
    activity = activity_from({"time": [0, 1, 2], "heartrate": [100, 101]}, Listed(source_id="1"))
    assert activity
    assert all(math.isnan(value) for value in activity.heart_rate_bpm)
    assert any("heartrate" in warning for warning in activity.warnings)
