import json
from datetime import UTC, datetime, timedelta

import pytest

from tools.domain.activity import ActivitySport
from tools.sources.archive_notes import (
    ExportNotes,
    is_garmin_list,
    is_strava_list,
    read_garmin_list,
    read_strava_list,
)

BEGAN = datetime(2026, 5, 1, 6, 0, 30, tzinfo=UTC)


def garmin(**entry: object) -> ExportNotes:
    notes = ExportNotes()
    listed = {
        "name": "Morning run",
        "activityType": "trail_running",
        "beginTimestamp": BEGAN.timestamp() * 1000,
    }
    read_garmin_list(json.dumps([{"summarizedActivitiesExport": [listed | entry]}]).encode(), notes)
    return notes


def test_garmins_list_names_activities_by_their_start() -> None:
    told = garmin(description="Easy\nhills").at(BEGAN + timedelta(seconds=40))
    assert told is not None
    assert (told.name, told.note, told.sport) == ("Morning run", "Easy hills", ActivitySport.RUN)


@pytest.mark.parametrize(("kind", "race"), [(1, True), (9, False), (None, False)])
def test_garmins_list_says_what_was_a_race(kind: int | None, race: bool) -> None:
    told = garmin(eventTypeId=kind).at(BEGAN)
    assert told is not None
    assert told.race is race


@pytest.mark.parametrize("off_s", [-61, 61, 3600])
def test_another_start_is_another_activity(off_s: int) -> None:
    assert garmin().at(BEGAN + timedelta(seconds=off_s)) is None
    assert garmin().at(None) is None


@pytest.mark.parametrize("start", [None, "yesterday", 1e300, -1e300, []])
def test_an_entry_without_a_start_says_nothing(start: object) -> None:
    assert garmin(beginTimestamp=start).by_minute == {}


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[1, null]", b'[{"summarizedActivitiesExport": [1, "x"]}]', b"[" * 100_000]
)
def test_a_list_nobody_understands_says_nothing(content: bytes) -> None:
    notes = ExportNotes()
    read_garmin_list(content, notes)
    assert notes.by_minute == {}


def test_lists_are_known_by_their_names() -> None:
    assert is_strava_list("export_1/activities.csv")
    assert not is_strava_list("my_activities.csv")
    assert is_garmin_list("DI_CONNECT/DI-Connect-Fitness/a@b.c_0_summarizedActivities.json")
    assert not is_garmin_list("a.json")


def test_a_list_that_is_all_commas_says_nothing() -> None:
    notes = ExportNotes()
    read_strava_list(
        b"Activity ID,Activity Name,Filename\n1,Run,activities/1.fit\n" + b"," * 3_000_000, "a", notes
    )
    read_garmin_list(b"[" + b"{}," * 3_000_001 + b"{}]", notes)
    assert not notes.by_member
    assert not notes.by_minute
