"""Records of a source that lets nothing be kept for good end so long after their fetch."""

from datetime import UTC, datetime
from typing import Any

import pytest

from memory.activities import ActivityStore, AthleteActivities
from memory.database import Database
from tests.support.own_activities import a_summary, days, of_a_file, of_a_service
from tools.domain.activity import BestEffort
from tools.domain.activity_summary import ActivitySummary, totals_alone
from tools.domain.provenance import Source
from tools.kit.errors import NotFound

LISTED: dict[str, Any] = {
    "name": "Listed",
    "ascent_m": 310.0,
    "average_power_w": 199.0,
    "average_heart_rate_bpm": 140.0,
}
FROM_RECORDS: dict[str, Any] = {
    "heart_rate_seconds": {140: 3600},
    "power_seconds": {200: 3600},
    "best_power_w": (BestEffort(duration_s=60.0, value=310.0, start_s=5.0),),
    "normalized_power_w": 231.0,
    "decoupling_percent": 3.5,
    "work_kj": 720.0,
    "highest_heart_rate_bpm": 181.0,
    "warnings": ("The strap slipped.",),
}
WHOLE = a_summary(**LISTED, **FROM_RECORDS)
TOTALS = a_summary(**LISTED)


@pytest.fixture
def store(database: Database) -> ActivityStore:
    return ActivityStore(database)


@pytest.fixture
def owner(store: ActivityStore, athlete_id: str) -> AthleteActivities:
    return store.for_owner(athlete_id)


async def taken(owner: AthleteActivities, source: Source = Source.STRAVA) -> str:
    (kept,) = await owner.intake.keep([of_a_service(source, "1", summary=WHOLE)])
    return kept.activity_id


async def reviewed(owner: AthleteActivities) -> str:
    """Take an activity and put a review of it down."""
    activity_id = await taken(owner)
    await owner.database.run(
        "insert into analysis (athlete_id, activity_id, id, body) values (%(athlete)s, %(id)s, 'r', '{}')",
        athlete=owner.athlete_id,
        id=activity_id,
    )
    return activity_id


async def let_records_end(owner: AthleteActivities) -> None:
    await owner.database.run(
        "update recording set expires_at = now() - interval '1 second' where athlete_id = %(id)s",
        id=owner.athlete_id,
    )


async def in_tables(owner: AthleteActivities, activity_id: str) -> tuple[ActivitySummary, int, int]:
    """What is there whoever asks: the summary, rows of records, reviews."""
    row = await owner.database.row(
        "select summary, (select count(*) from recording r where r.activity_id = a.id) as records,"
        " (select count(*) from analysis n where n.activity_id = a.id) as reviews"
        " from activity a where id = %(id)s",
        id=activity_id,
    )
    assert row
    return ActivitySummary.model_validate(row["summary"]), row["records"], row["reviews"]


async def test_listing_an_activity_again_renews_it_and_not_its_records(owner: AthleteActivities) -> None:
    activity_id = await taken(owner)
    ends = (await owner.activity(activity_id)).records_expire_at
    assert ends
    assert days(6.99) < ends - datetime.now(UTC) <= days(7)
    await owner.database.run(
        "update activity set expires_at = now() + interval '1 hour' where id = %(id)s", id=activity_id
    )
    await owner.intake.renew(Source.STRAVA, "1", {"name": "New", "distance_m": 31_000.0, "ascent_m": None})
    known = await owner.activity(activity_id)
    assert known.expires_at
    assert known.expires_at > datetime.now(UTC) + days(6.99)
    assert known.records_expire_at == ends
    assert (known.summary.name, known.summary.distance_m, known.summary.ascent_m) == ("New", 31_000.0, None)
    assert known.summary.power_seconds == {200: 3600}


async def test_records_that_ended_are_read_by_nobody_though_no_purge_came_yet(
    owner: AthleteActivities,
) -> None:
    activity_id = await reviewed(owner)
    await let_records_end(owner)
    assert await in_tables(owner, activity_id) == (WHOLE, 1, 1)
    with pytest.raises(NotFound):
        await owner.recording(activity_id)
    (listed,) = await owner.activities()
    for known in (listed, await owner.activity(activity_id)):
        assert (known.has_recording, known.summary) == (False, TOTALS)
    assert await owner.reviews(activity_id) == ()
    (kept,) = await owner.intake.kept_of(Source.STRAVA)
    assert not kept.has_recording


async def test_a_purge_deletes_ended_records_with_all_that_only_they_gave(
    store: ActivityStore, owner: AthleteActivities
) -> None:
    activity_id = await reviewed(owner)
    await store.purge_expired()
    assert await in_tables(owner, activity_id) == (WHOLE, 1, 1)
    await let_records_end(owner)
    await store.purge_expired()
    assert await in_tables(owner, activity_id) == (TOTALS, 0, 0)
    await owner.intake.renew(Source.STRAVA, "1", {"name": "Renamed"})
    assert (await owner.activity(activity_id)).summary == TOTALS.model_copy(update={"name": "Renamed"})


async def test_records_fetched_again_live_from_then_and_the_reviews_of_the_old_ones_go(
    owner: AthleteActivities,
) -> None:
    activity_id = await reviewed(owner)
    await let_records_end(owner)
    assert await taken(owner) == activity_id
    known = await owner.activity(activity_id)
    assert known.records_expire_at
    assert known.records_expire_at > datetime.now(UTC) + days(6.99)
    assert (known.has_recording, known.summary) == (True, WHOLE)
    assert await in_tables(owner, activity_id) == (WHOLE, 1, 0)


async def test_records_of_files_and_of_other_services_never_end(
    store: ActivityStore, owner: AthleteActivities
) -> None:
    activity_id = await taken(owner, Source.GARMIN)
    await owner.intake.keep([of_a_file("sha", started_at=None)])
    await store.purge_expired()
    known = await owner.activities()
    assert [(each.records_expire_at, each.has_recording) for each in known] == [(None, True)] * 2
    assert await in_tables(owner, activity_id) == (WHOLE, 1, 0)


def test_totals_alone_keep_what_a_list_says_and_nothing_else() -> None:
    assert totals_alone(WHOLE) == TOTALS
    assert totals_alone(TOTALS) == TOTALS
