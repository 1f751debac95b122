"""Whichever way and however often an activity comes, it counts once; a walled source never takes over."""

from datetime import timedelta

import pytest

from memory.activities import ActivityStore, AthleteActivities
from memory.activity_intake import Kept, NewActivity, RunItem
from memory.database import Database
from memory.sync_runs import AthleteRuns, SyncRunStore
from tests.support.own_activities import MORNING, a_summary, of_a_file, of_a_service
from tools.domain.provenance import Source
from tools.domain.syncing import Outcome

LATER = MORNING + timedelta(seconds=25)
"""A second device is started a moment after the first."""


@pytest.fixture
def store(database: Database) -> ActivityStore:
    return ActivityStore(database)


@pytest.fixture
def owner(store: ActivityStore, athlete_id: str) -> AthleteActivities:
    return store.for_owner(athlete_id)


@pytest.fixture
def runs(database: Database, athlete_id: str) -> AthleteRuns:
    return SyncRunStore(database).for_athlete(athlete_id)


async def keep(owner: AthleteActivities, new: NewActivity) -> Kept:
    (kept,) = await owner.intake.keep([new])
    return kept


async def counting(owner: AthleteActivities) -> list[str]:
    return [known.id for known in await owner.activities()]


async def rows_of(database: Database, athlete_id: str) -> int:
    row = await database.row("select count(*) as rows from activity where athlete_id = %(id)s", id=athlete_id)
    assert row
    return int(row["rows"])


async def test_the_same_content_is_one_activity_whatever_its_name(
    database: Database, owner: AthleteActivities, athlete_id: str
) -> None:
    first = await keep(owner, of_a_file("sha-1"))
    again = await keep(owner, of_a_file("sha-1", name="Renamed"))
    assert (first.outcome, again) == (Outcome.IMPORTED, Kept(first.activity_id, Outcome.DUPLICATE))
    assert await rows_of(database, athlete_id) == 1


async def test_the_same_content_of_two_athletes_is_two_activities(
    store: ActivityStore, athlete_id: str
) -> None:
    one, other = store.for_owner(athlete_id), store.for_owner(f"not-{athlete_id}")
    assert (await keep(one, of_a_file("sha-1"))).outcome is Outcome.IMPORTED
    assert (await keep(other, of_a_file("sha-1"))).outcome is Outcome.IMPORTED


async def test_two_devices_on_one_ride_count_once(
    database: Database, owner: AthleteActivities, athlete_id: str
) -> None:
    watch = await keep(owner, of_a_file("watch"))
    computer = await keep(
        owner, of_a_file("computer", started_at=LATER, distance_m=30_600.0, duration_s=3550.0)
    )
    assert computer == Kept(watch.activity_id, Outcome.DUPLICATE)
    assert await counting(owner) == [watch.activity_id]
    assert await rows_of(database, athlete_id) == 2


@pytest.mark.parametrize(
    "other",
    [
        {"sport": "run"},
        {"distance_m": 33_000.0},
        {"started_at": MORNING + timedelta(hours=1)},
        {"duration_s": 600.0},
        {"started_at": None},
    ],
)
async def test_another_activity_is_another(owner: AthleteActivities, other: dict[str, object]) -> None:
    await keep(owner, of_a_file("one"))
    assert (await keep(owner, of_a_file("two", summary=a_summary(**other)))).outcome is Outcome.IMPORTED  # type: ignore[arg-type]
    assert len(await counting(owner)) == 2


async def test_a_walled_row_steps_back_when_the_file_comes(
    owner: AthleteActivities, store: ActivityStore
) -> None:
    walled = await keep(owner, of_a_service(Source.STRAVA, "1", name="From Strava"))
    file = await keep(owner, of_a_file("sha-1", name="From the file"))
    assert file.outcome is Outcome.IMPORTED
    assert await counting(owner) == [file.activity_id]
    told = await owner.activity(file.activity_id)
    assert (told.summary.name, told.source, told.ai_allowed) == ("From the file", Source.FILE, True)
    stepped_back = await owner.activity(walled.activity_id)
    assert (stepped_back.duplicate_of, stepped_back.summary.name) == (file.activity_id, "From Strava")
    assert [known.id for known in await store.for_model(owner.athlete_id).activities()] == [file.activity_id]


async def test_a_walled_row_that_comes_later_changes_nothing(owner: AthleteActivities) -> None:
    file = await keep(owner, of_a_file("sha-1", name="From the file", distance_m=30_000.0))
    walled = await keep(owner, of_a_service(Source.STRAVA, "1", name="From Strava", distance_m=30_111.0))
    assert walled == Kept(file.activity_id, Outcome.DUPLICATE)
    (told,) = await owner.activities()
    assert (told.id, told.summary.name, told.summary.distance_m) == (
        file.activity_id,
        "From the file",
        30_000.0,
    )


async def test_a_walled_row_with_the_content_of_a_file_hides_no_file(owner: AthleteActivities) -> None:
    same = "sha-1"
    walled = NewActivity(source=Source.STRAVA, summary=a_summary(name="S"), source_id="1", content_key=same)
    await keep(owner, walled)
    file = await keep(owner, of_a_file(same, name="F"))
    (told,) = await owner.activities()
    assert (told.id, told.ai_allowed, told.summary.name) == (file.activity_id, True, "F")
    await keep(owner, walled)
    assert (await owner.activity(file.activity_id)).summary.name == "F"


async def test_when_the_teller_goes_one_of_those_it_told_tells_the_rest(owner: AthleteActivities) -> None:
    await keep(owner, of_a_file("sha-1"))
    walled = of_a_service(Source.STRAVA, "1", name="walled")
    await keep(owner, walled)
    await keep(owner, of_a_service(Source.GARMIN, "2", name="garmin"))
    await owner.delete_source(Source.FILE)
    (told,) = await owner.activities()
    assert told.summary.name == "garmin", "one that a model may see, and counted once"


async def test_strava_alone_counts_again_when_files_are_deleted(owner: AthleteActivities) -> None:
    await keep(owner, of_a_file("sha-1"))
    await keep(owner, of_a_service(Source.STRAVA, "1", name="walled"))
    await owner.delete_source(Source.FILE)
    (told,) = await owner.activities()
    assert told.summary.name == "walled"


@pytest.mark.parametrize("which", [0, 1])
async def test_what_the_athlete_deletes_goes_with_its_copies(owner: AthleteActivities, which: int) -> None:
    await keep(owner, of_a_file("sha-1"))
    await keep(owner, of_a_service(Source.STRAVA, "1", name="walled"))
    other = await keep(owner, of_a_file("sha-2", started_at=MORNING + timedelta(days=1)))
    rows = await owner.database.rows(
        "select id from activity where athlete_id = %(id)s and id <> %(other)s"
        " order by duplicate_of nulls first",
        id=owner.athlete_id,
        other=other.activity_id,
    )
    await owner.delete(rows[which]["id"])
    assert await counting(owner) == [other.activity_id]
    (left,) = await owner.database.rows(
        "select count(*) as rows from activity where athlete_id = %(id)s", id=owner.athlete_id
    )
    assert left["rows"] == 1


async def test_a_purge_leaves_what_was_told_counted_once(
    database: Database, store: ActivityStore, owner: AthleteActivities
) -> None:
    first = await keep(owner, of_a_service(Source.STRAVA, "1", name="first"))
    second = await keep(owner, of_a_service(Source.STRAVA, "2", name="second", started_at=LATER))
    assert second == Kept(first.activity_id, Outcome.DUPLICATE)
    await database.run("update activity set expires_at = now() where id = %(id)s", id=first.activity_id)
    await store.purge_expired()
    (told,) = await owner.activities()
    assert (told.summary.name, told.duplicate_of) == ("second", None)


async def test_a_purge_of_a_teller_that_stepped_back_doubles_nothing(
    database: Database, store: ActivityStore, owner: AthleteActivities
) -> None:
    first = await keep(owner, of_a_service(Source.STRAVA, "1"))
    await keep(owner, of_a_service(Source.STRAVA, "2", started_at=LATER))
    file = await keep(owner, of_a_file("sha-1"))
    await database.run("update activity set expires_at = now() where id = %(id)s", id=first.activity_id)
    await store.purge_expired()
    assert await counting(owner) == [file.activity_id]


async def test_what_a_service_gives_again_is_the_same_row_anew(
    owner: AthleteActivities, database: Database
) -> None:
    first = await keep(owner, of_a_service(Source.STRAVA, "1", name="before"))
    await database.run(
        "update activity set expires_at = now() + interval '1 hour' where id = %(id)s", id=first.activity_id
    )
    again = await keep(owner, of_a_service(Source.STRAVA, "1", name="after"))
    assert again == Kept(first.activity_id, Outcome.DUPLICATE)
    (told,) = await owner.activities()
    assert told.summary.name == "after"
    assert told.expires_at
    assert told.expires_at - told.kept_at > timedelta(days=6)


async def test_totals_alone_take_nothing_from_a_row_with_records(owner: AthleteActivities) -> None:
    await keep(owner, of_a_service(Source.GARMIN, "1", name="whole", heart_rate_seconds={140: 60}))
    await keep(owner, of_a_service(Source.GARMIN, "1", records=False, name="totals"))
    (told,) = await owner.activities()
    assert (told.summary.name, told.summary.heart_rate_seconds, told.has_recording) == (
        "whole",
        {140: 60},
        True,
    )


async def test_records_that_come_later_are_kept(owner: AthleteActivities) -> None:
    await keep(owner, of_a_service(Source.GARMIN, "1", records=False))
    await keep(owner, of_a_service(Source.GARMIN, "1"))
    (told,) = await owner.activities()
    assert told.has_recording


async def test_one_leg_that_cannot_be_kept_leaves_none_and_no_word_of_the_item(
    owner: AthleteActivities, runs: AthleteRuns, database: Database, athlete_id: str
) -> None:
    run_id, _ = await runs.ask(Source.FILE, "triathlon.fit", {})
    broken = NewActivity(source=Source.FILE, summary=a_summary(), upload_id="file-of-nobody")
    with pytest.raises(Exception, match="foreign key"):
        await owner.intake.keep([of_a_file("leg-1"), broken], RunItem(run_id, "triathlon.fit"))
    assert await rows_of(database, athlete_id) == 0
    assert await runs.done_items(run_id) == frozenset()


async def test_an_item_is_put_down_with_its_activities(owner: AthleteActivities, runs: AthleteRuns) -> None:
    run_id, _ = await runs.ask(Source.FILE, "two files", {})
    await owner.intake.keep([of_a_file("a")], RunItem(run_id, "a.fit"))
    await owner.intake.keep([of_a_file("a")], RunItem(run_id, "b.fit"))
    await owner.intake.keep_failure(RunItem(run_id, "c.fit"), "It stops in the middle.")
    run = await runs.run(run_id)
    assert (run.imported, run.duplicates, run.failed) == (1, 1, 1)
    assert run.failures[0].reason == "It stops in the middle."
    # A worker that was killed after this and begins again finds the item done, and it stays counted once.
    await owner.intake.keep([of_a_file("a")], RunItem(run_id, "a.fit"))
    assert (await runs.run(run_id)).imported == 1


async def test_two_workers_with_the_same_file_keep_it_once(owner: AthleteActivities) -> None:
    from asyncio import gather

    kept = await gather(*(owner.intake.keep([of_a_file("same")]) for _ in range(5)))
    assert sorted(each[0].outcome for each in kept) == [Outcome.DUPLICATE] * 4 + [Outcome.IMPORTED]
    assert len(await counting(owner)) == 1


async def test_two_workers_with_two_recordings_of_one_ride_count_it_once(owner: AthleteActivities) -> None:
    from asyncio import gather

    await gather(*(owner.intake.keep([of_a_file(f"device-{number}")]) for number in range(5)))
    assert len(await counting(owner)) == 1
