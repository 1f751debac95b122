"""Rows of the list of activities: written once, with the source named where its rules ask for it."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tools.domain.activity import ActivitySport
from tools.domain.activity_summary import ActivitySummary, KnownActivity
from tools.domain.provenance import Source
from tools.domain.race import UnitSystem
from tools.kit.errors import MissingInput
from tools.kit.outcome import ShowActivities
from ui.activity_list import activity_list, asked_list


def known(source: Source = Source.FILE, source_id: str | None = None, **summary: Any) -> KnownActivity:
    return KnownActivity(
        id="act-1",
        source=source,
        source_id=source_id,
        ai_allowed=source is not Source.STRAVA,
        file_name="ride.fit",
        summary=ActivitySummary(**{"sport": ActivitySport.RIDE, "duration_s": 3725.0} | summary),
        kept_at=datetime(2026, 4, 13, tzinfo=UTC),
    )


def row(activity: KnownActivity, units: UnitSystem = UnitSystem.METRIC) -> dict[str, Any]:
    (only,) = activity_list((activity,), units)["rows"]  # type: ignore[misc]
    told: dict[str, Any] = only
    return told


def test_a_ride_is_told_by_power_and_heart_rate() -> None:
    told = row(known(distance_m=30_500.0, normalized_power_w=213.4, average_power_w=190.0,
                     average_heart_rate_bpm=145.2))  # fmt: skip
    assert (told["distance"], told["time"], told["effort"]) == ("30.5 km", "1:02:05", "190 W · 145 bpm")


def test_a_run_is_told_by_its_pace_in_the_athletes_units() -> None:
    run = known(sport=ActivitySport.RUN, distance_m=10_000.0, duration_s=3200.0, moving_s=3000.0)
    assert row(run)["effort"] == "5:20 /km"
    assert row(run, UnitSystem.IMPERIAL)["effort"] == "8:35 /mi"
    assert row(run, UnitSystem.IMPERIAL)["distance"] == "6.2 mi"


def test_the_day_is_the_local_one() -> None:
    late = datetime(2026, 4, 12, 23, 30, tzinfo=UTC)
    assert row(known(started_at=late))["day"] == "Sun 12 Apr 2026"
    assert row(known(started_at=late, utc_offset_s=7200.0))["day"] == "Mon 13 Apr 2026"
    assert row(known())["day"] == ""


@pytest.mark.parametrize(
    ("source", "source_id", "link", "attributions"),
    [
        (Source.STRAVA, "987", "https://www.strava.com/activities/987", ["Powered by Strava"]),
        (Source.STRAVA, "987/../x", None, ["Powered by Strava"]),
        (Source.GARMIN, "987", None, ["Garmin"]),
        (Source.FILE, None, None, []),
    ],
)
def test_a_source_is_named_as_its_rules_ask(
    source: Source, source_id: str | None, link: str | None, attributions: list[str]
) -> None:
    told = activity_list((known(source, source_id),), UnitSystem.METRIC)
    assert told["attributions"] == attributions
    assert row(known(source, source_id))["link"] == link


def test_a_normalized_power_says_that_it_is_one() -> None:
    assert row(known(normalized_power_w=213.4))["effort"] == "213 W normalized"


def test_strava_rows_of_a_garmin_device_name_garmin_too() -> None:
    of_a_watch = known(Source.STRAVA, "9", device="Garmin Forerunner 965")
    assert activity_list((of_a_watch,), UnitSystem.METRIC)["attributions"] == ["Garmin", "Powered by Strava"]


@pytest.mark.parametrize(
    ("asked", "title", "none"),
    [
        ({}, "Your newest activities", "No activities yet"),
        (
            {"sport": "ride", "since": "2026-11-09", "until": "2026-11-15"},
            "Your rides from 9 to 15 November 2026",
            "No rides from 9 to 15 November 2026",
        ),
        ({"since": "2026-11-20", "until": "2026-11-20"}, "Your activities on 20 November 2026", None),
        ({"sport": "run", "longest": True}, "Your longest runs", "No runs yet"),
        ({"until": "2026-11-20"}, "Your activities until 20 November 2026", None),
    ],
)
def test_the_title_says_which_days(asked: dict[str, object], title: str, none: str | None) -> None:
    told = activity_list((), UnitSystem.METRIC, asked_list(asked))
    assert told["title"] == title
    assert none in (None, told["none"])


def test_the_longest_come_first_and_the_rest_is_counted() -> None:
    ways = (5_000.0, 30_000.0, 12_000.0)
    found = tuple(known(distance_m=way).model_copy(update={"id": f"act-{way:.0f}"}) for way in ways)
    told = activity_list(found, UnitSystem.METRIC, ShowActivities(longest=True, limit=2))
    rows: Any = told["rows"]
    assert [each["id"] for each in rows] == ["act-30000", "act-12000"]
    assert told["more"] == 1


def test_what_a_browser_asks_for_is_checked() -> None:
    assert asked_list({"limit": 5_000}).limit == 50
    assert asked_list({"sport": None, "limit": 3, "card": "x"}) == ShowActivities(limit=3)
    for wrong in ({"sport": "chess"}, {"since": "yesterday"}, {"limit": "many"}):
        with pytest.raises(MissingInput):
            asked_list(wrong)
