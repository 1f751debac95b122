"""The review's card as the page gets it."""

import json
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from agent.athlete_data import ReviewedActivity
from memory.activity_intake import NewActivity
from memory.database import Database
from tests.support.coaching import coach_on
from tests.support.workouts import judged, kept, repeats, ride_at, run_at, steps
from tools.domain.activity import Activity, ActivitySport, Lap
from tools.domain.feedback import WorkoutReview
from tools.domain.provenance import Source
from tools.domain.race import UnitSystem
from tools.domain.recordings.summarise import summarise
from tools.domain.recordings.workout_chart import workout_chart
from tools.kit.recording_bytes import pack
from ui.charts import Props
from ui.review_card import no_longer_kept, review_card, review_or_gone

LAPS = tuple(Lap(start_s=at * 600.0, duration_s=600.0, distance_m=2000.0) for at in range(6))
STEADY = np.full(1800, 3.0)


def card_of(
    activity: Activity,
    units: UnitSystem = UnitSystem.METRIC,
    made_at: datetime | None = None,
    **known: object,
) -> Props:
    review, feedback = judged(activity, units=units)
    stored = WorkoutReview(activity_id="0", review=review, feedback=feedback, thresholds={}, made_at=made_at)
    activity_known = kept(summarise(activity), days_before=0).model_copy(update=known)
    card = review_card(ReviewedActivity(activity_known, stored, workout_chart(activity)), units)
    json.dumps(card, allow_nan=False)
    return card


def facts(card: Props) -> dict[str, str]:
    listed = card["facts"]
    assert isinstance(listed, list)
    return dict(listed)


def part(card: Props, name: str) -> Props:
    found = card[name]
    assert isinstance(found, dict)
    return found


def test_the_day_of_the_first_same_review_is_told() -> None:
    assert card_of(run_at(STEADY))["reviewed_on"] == ""
    made_at = datetime(2026, 11, 21, 23, tzinfo=UTC)
    assert card_of(run_at(STEADY), made_at=made_at)["reviewed_on"] == "21 November 2026"


def test_a_ride_shows_its_key_numbers_zones_bests_and_score() -> None:
    card = card_of(ride_at(repeats(300, 110), heart_rate_bpm=150.0))
    assert card["sport"] == "Ride"
    assert card["day"] == "Sun 3 May 2026"
    assert facts(card)["Heart rate"] == "150 bpm"
    assert facts(card)["Speed"] == "32.4 km/h"
    zones = card["zones"]
    assert isinstance(zones, list)
    assert [each["title"] for each in zones] == ["Power zones", "Heart rate zones"]
    assert sum(row["share"] for row in zones[0]["rows"]) == pytest.approx(1.0, abs=0.001)
    assert zones[0]["rows"][0]["range"] == "under 140 W"
    assert card["score"] == 100
    assert card["bests"] == [
        ["5 s", "300 W", ""],
        ["1 min", "300 W", ""],
        ["5 min", "262 W", ""],
        ["20 min", "243 W", ""],
    ]
    drawn = [line["name"] for line in part(card, "chart")["series"]]
    assert drawn == ["power", "heart rate", "speed"]


def test_an_imperial_reader_gets_miles_feet_and_minutes_a_mile() -> None:
    run = run_at(
        np.full(3600, 1000 / 300), laps=LAPS, elevation_m=np.linspace(304.8, 365.76, 3600), barometric=True
    )
    card = card_of(run, UnitSystem.IMPERIAL)
    assert facts(card)["Pace"] == "8:03 /mi"
    chart, laps = part(card, "chart"), part(card, "laps")
    pace, elevation = chart["series"]
    assert (pace["unit"], elevation["unit"]) == ("/mi", "ft")
    assert pace["values"][200] == pytest.approx(482.8, abs=1)
    assert (elevation["values"][0], elevation["values"][-1]) == (1000, 1200)
    assert chart["distance"][-1] == pytest.approx(7.45, abs=0.02)
    assert laps["columns"] == ["", "time", "mi", "/mi"]
    assert laps["rows"][0] == ["1", "10:00", "1.24", "8:03"]


def test_laps_have_at_most_six_columns_and_one_lap_is_no_table() -> None:
    laps = part(card_of(ride_at(np.full(3600, 200.0), heart_rate_bpm=150.0, laps=LAPS)), "laps")
    assert laps["columns"] == ["", "time", "km", "km/h", "W", "bpm"]
    assert card_of(ride_at(np.full(600, 200.0), laps=LAPS[:1]))["laps"] is None


def test_the_source_is_named_as_it_asks_to_be() -> None:
    ride = ride_at(steps((150, 900)), device="Forerunner 965")
    expires = datetime(2026, 5, 10, tzinfo=UTC)
    strava = card_of(ride, source=Source.STRAVA, source_id="42", expires_at=expires)
    assert strava["attribution"] == "Powered by Strava"
    assert strava["link"] == "https://www.strava.com/activities/42"
    assert strava["kept_until"] == "10 May 2026"
    assert card_of(ride, source=Source.GARMIN)["attribution"] == "Garmin Forerunner 965"
    plain = card_of(ride)
    assert (plain["attribution"], plain["link"], plain["kept_until"]) == ("", None, "")


def test_a_session_without_anything_over_time_has_no_chart() -> None:
    strength = run_at(np.zeros(900), sport=ActivitySport.STRENGTH, elevation_m=np.nan, distance_m=np.nan)
    card = card_of(strength)
    assert card["chart"] is None
    assert card["score"] is None
    assert card["zones"] == []
    assert facts(card) == {"Time": "14:59"}


def test_an_activity_that_is_gone_says_why() -> None:
    gone = no_longer_kept()
    assert gone["gone"] is True
    assert "may be kept for 7 days" in str(gone["error"])


async def test_the_card_of_an_activity_that_was_deleted_says_so(
    database: Database, athlete_id: str, tmp_path: Path
) -> None:
    run = run_at(np.full(1800, 3.0))
    new = NewActivity(source=Source.FILE, summary=summarise(run), recording=pack(run))
    async with coach_on(database, tmp_path) as coach:
        await coach.athletes.ensure(athlete_id)
        await coach.data.store.for_owner(athlete_id).intake.keep((new,))
        (known,) = await coach.data.activities(athlete_id)
        shown = await review_or_gone(coach.data, athlete_id, known.id, UnitSystem.METRIC)
        assert (shown["sport"], shown["planned"]) == ("Run", "I know of no plan for this day.")
        await coach.data.delete_activity(athlete_id, known.id)
        shown = await review_or_gone(coach.data, athlete_id, known.id, UnitSystem.METRIC)
        assert shown == no_longer_kept()


def test_a_swim_is_told_by_its_hundreds() -> None:
    swim = run_at(np.full(1000, 1.0), sport=ActivitySport.SWIM, elevation_m=np.nan)
    assert facts(card_of(swim))["Pace"] == "1:40 /100 m"
