"""What an athlete says of themselves wins wherever a number rests on it, and one activity is told one way."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from agent.athlete_data import AthleteData
from agent.coach import Coach
from memory.activity_intake import NewActivity
from memory.database import Database
from tests.support.coaching import ask, coach_on
from tests.support.recordings import recording
from tools.domain import display
from tools.domain.activity import ActivitySport, DeviceTotals
from tools.domain.dashboard import Period
from tools.domain.profile import ProfileName
from tools.domain.provenance import Source
from tools.domain.race import UnitSystem
from tools.domain.recordings.summarise import summarise
from tools.domain.wording.activities import activity_line
from tools.domain.wording.review import review_facts
from tools.kit.recording_bytes import pack

METRIC = UnitSystem.METRIC


@pytest.fixture
async def coach(database: Database, tmp_path: Path) -> AsyncIterator[Coach]:
    async with coach_on(database, tmp_path) as coach:
        yield coach


def ride(days: float, watts: float = 200.0, **about: object) -> NewActivity:
    """Return an hour at one power, a minute of it silent, as a device wrote it."""
    clock = np.delete(np.arange(3_661.0), slice(1_800, 1_861))
    recorded = recording(
        time_s=clock,
        distance_m=clock * 8.0,
        power_w=watts,
        heart_rate_bpm=140.0,
        started_at=datetime.now(UTC) - timedelta(days=days),
        sport=ActivitySport.RIDE,
        **about,
    )
    return NewActivity(source=Source.FILE, summary=summarise(recorded), recording=pack(recorded))


async def kept(coach: Coach, athlete_id: str, *new: NewActivity) -> AthleteData:
    await coach.athletes.ensure(athlete_id)
    await coach.data.store.for_owner(athlete_id).intake.keep(new)
    return coach.data


async def test_a_corrected_ftp_is_behind_zones_load_form_and_race(coach: Coach, athlete_id: str) -> None:
    data = await kept(coach, athlete_id, *[ride(days) for days in (3, 5, 7)])
    newest = (await data.activities(athlete_id))[0]
    estimated = (await data.profile(athlete_id)).value(ProfileName.FTP_W)
    before = await data.review(athlete_id, newest.id)
    assert estimated == pytest.approx(190.0)
    assert before.review.review.intensity_factor.value == pytest.approx(200 / 190, rel=0.01)

    await data.correct(athlete_id, ProfileName.FTP_W, 400.0)
    after = await data.review(athlete_id, newest.id)
    judged, load = after.review.review, after.review.feedback.load.value
    assert judged.intensity_factor.value == pytest.approx(0.5, rel=0.01)
    assert "your FTP (400 W)" in " ".join(after.review.feedback.summary)
    assert judged.power_zones is not None
    assert judged.power_zones.zones[0].high == pytest.approx(0.56 * 400)
    assert load is not None
    assert load == pytest.approx(judged.training_stress.value, rel=0.005)

    dashboard = await data.dashboard(athlete_id, Period.YEAR)
    assert sum(point.load for point in dashboard.load_curve) == pytest.approx(3 * load, rel=0.005)
    assert dashboard.power_zones is not None
    assert dashboard.power_zones.zones[0].high == pytest.approx(0.56 * 400)

    heard = await ask(coach, athlete_id, "t", "plan my 100 km gran fondo, 83 kg with the bike")
    assert "I use FTP 400 W, as you told me." in heard.text


async def test_corrected_heart_rates_are_behind_zones_and_load(coach: Coach, athlete_id: str) -> None:
    walk = ride(3, watts=np.nan)
    data = await kept(coach, athlete_id, walk)
    (known,) = await data.activities(athlete_id)
    for name, value in (
        (ProfileName.THRESHOLD_HEART_RATE_BPM, 140.0),
        (ProfileName.RESTING_HEART_RATE_BPM, 50.0),
        (ProfileName.MAXIMUM_HEART_RATE_BPM, 180.0),
    ):
        await data.correct(athlete_id, name, value)
    reviewed = await data.review(athlete_id, known.id)
    assert reviewed.review.feedback.load.value == pytest.approx(100.0, rel=0.01), "an hour at threshold"
    zones = reviewed.review.review.heart_rate_zones
    assert zones is not None
    assert zones.zones[4].seconds == pytest.approx(3600, abs=5), "at the threshold from 1.00 of it on"
    await data.correct(athlete_id, ProfileName.THRESHOLD_HEART_RATE_BPM, 160.0)
    easier = await data.review(athlete_id, known.id)
    assert (easier.review.feedback.load.value or 0.0) < 80.0


async def test_an_ftp_of_the_device_is_called_that(coach: Coach, athlete_id: str) -> None:
    old = ride(900, totals=DeviceTotals(threshold_power_w=250.0))
    data = await kept(coach, athlete_id, old)
    (known,) = await data.activities(athlete_id)
    said = " ".join((await data.review(athlete_id, known.id)).review.feedback.summary)
    assert "of the FTP in your device (250 W)" in said
    assert "of today" not in said
    await data.correct(athlete_id, ProfileName.FTP_W, 220.0)
    feedback = (await data.review(athlete_id, known.id)).review.feedback
    assert "of your FTP (220 W)" in " ".join(feedback.summary)
    assert "measured by your thresholds of today, not of that time" in " ".join(feedback.summary)


async def test_one_activity_has_one_time_and_one_distance(coach: Coach, athlete_id: str) -> None:
    data = await kept(coach, athlete_id, ride(3, totals=DeviceTotals(duration_s=3_660.0)))
    (known,) = await data.activities(athlete_id)
    reviewed = await data.review(athlete_id, known.id)
    dashboard = await data.dashboard(athlete_id, Period.YEAR)
    shown = display.clock(3_660.0)
    assert known.summary.moving_s is not None
    assert known.summary.moving_s < 3_610
    assert f"in {shown}" in activity_line(known.summary, METRIC)
    assert f"in {shown}" in review_facts(known, reviewed.review, METRIC)[0][0]
    assert sum(each.duration_s for week in dashboard.weeks for each in week.by_sport) == 3_660.0
    assert sum(each.distance_m for week in dashboard.weeks for each in week.by_sport) == pytest.approx(
        reviewed.review.review.distance_m.value
    )
