"""What athletes did, kept in Postgres: whose it is, who may see it, and until when."""

from datetime import UTC, date, datetime

import pytest

from memory.activities import ActivityStore, AthleteActivities
from memory.activity_intake import NewActivity
from memory.database import Database
from tests.support.own_activities import MORNING, a_recording, a_summary, days, of_a_file, of_a_service
from tools.domain.activity import ActivitySport
from tools.domain.activity_summary import WellnessDay
from tools.domain.athlete import Thresholds
from tools.domain.feedback import WorkoutFeedback, WorkoutKind, WorkoutReview
from tools.domain.finding import Finding
from tools.domain.provenance import Source
from tools.domain.recordings.activity_review import review_activity
from tools.kit.context import ActivityShelf
from tools.kit.errors import NotFound


@pytest.fixture
def store(database: Database) -> ActivityStore:
    return ActivityStore(database)


@pytest.fixture
def owner(store: ActivityStore, athlete_id: str) -> AthleteActivities:
    return store.for_owner(athlete_id)


@pytest.fixture
def model(store: ActivityStore, athlete_id: str) -> AthleteActivities:
    return store.for_model(athlete_id)


async def keep(shelf: AthleteActivities, new: NewActivity) -> str:
    (kept,) = await shelf.intake.keep([new])
    return kept.activity_id


async def ids(shelf: AthleteActivities) -> list[str]:
    return [known.id for known in await shelf.activities()]


async def age(database: Database, activity_id: str) -> None:
    """Let the days an activity may be kept be over."""
    await database.run(
        "update activity set expires_at = now() - interval '1 second' where id = %(id)s", id=activity_id
    )


async def test_an_activity_comes_back_as_it_was(owner: AthleteActivities) -> None:
    assert isinstance(owner, ActivityShelf)
    summary = a_summary(
        heart_rate_seconds={140: 3000, 150: 600},
        power_seconds={200: 3600},
        race=True,
        utc_offset_s=7200,
        note="n",
    )
    activity_id = await keep(owner, of_a_file(summary=summary))
    (known,) = await owner.activities()
    assert known == await owner.activity(activity_id)
    assert known.summary == summary
    assert (known.source, known.ai_allowed, known.expires_at, known.has_recording) == (
        Source.FILE,
        True,
        None,
        True,
    )
    kept = await owner.recording(activity_id)
    assert kept.heart_rate_bpm.tolist() == a_recording().heart_rate_bpm.tolist()


async def test_nobody_else_reads_or_deletes_it(
    store: ActivityStore, owner: AthleteActivities, athlete_id: str
) -> None:
    activity_id = await keep(owner, of_a_file())
    stranger = store.for_owner(f"not-{athlete_id}")
    assert await stranger.activities() == ()
    for read in (stranger.activity, stranger.recording, stranger.reviews, stranger.delete):
        with pytest.raises(NotFound):
            await read(activity_id)
    assert await stranger.delete_source(Source.FILE) == 0
    assert await ids(owner) == [activity_id]


async def test_the_newest_comes_first_and_days_and_sports_are_chosen(owner: AthleteActivities) -> None:
    for day, sport in ((0, ActivitySport.RIDE), (1, ActivitySport.RUN), (2, ActivitySport.RIDE)):
        await keep(owner, of_a_file(started_at=MORNING + days(day), sport=sport))
    undated = await keep(owner, of_a_file(started_at=None))
    found = await owner.activities()
    assert [known.summary.day for known in found] == [
        date(2026, 5, 5),
        date(2026, 5, 4),
        date(2026, 5, 3),
        None,
    ]
    assert found[-1].id == undated
    chosen = await owner.activities(since=date(2026, 5, 4), until=date(2026, 5, 5), sport=ActivitySport.RIDE)
    assert [known.summary.day for known in chosen] == [date(2026, 5, 5)]
    assert len(await owner.activities(limit=2)) == 2


@pytest.mark.parametrize(
    ("offset_h", "began", "day"),
    [
        (-8, datetime(2026, 5, 4, 2, 30, tzinfo=UTC), date(2026, 5, 3)),
        (-8, datetime(2026, 5, 4, 8, 0, tzinfo=UTC), date(2026, 5, 4)),
        (13, datetime(2026, 5, 2, 18, 0, tzinfo=UTC), date(2026, 5, 3)),
        (13, datetime(2026, 5, 3, 11, 0, tzinfo=UTC), date(2026, 5, 4)),
        (None, datetime(2026, 5, 3, 23, 59, tzinfo=UTC), date(2026, 5, 3)),
    ],
)
async def test_days_are_those_of_where_the_activity_began(
    owner: AthleteActivities, offset_h: int | None, began: datetime, day: date
) -> None:
    offset_s = None if offset_h is None else offset_h * 3600
    activity_id = await keep(owner, of_a_file(started_at=began, utc_offset_s=offset_s))
    await keep(owner, of_a_file(started_at=None))
    (known,) = await owner.activities(since=day, until=day)
    assert (known.id, known.summary.day) == (activity_id, day)
    before, after = day - days(1), day + days(1)
    for found in (
        await owner.activities(since=before, until=before),
        await owner.activities(since=after),
        await owner.activities(until=before),
    ):
        assert found == ()
    assert [each.id for each in await owner.activities(since=day)] == [activity_id]
    assert [each.id for each in await owner.activities(until=day)] == [activity_id]


async def test_what_a_model_may_not_see_is_in_none_of_its_answers(
    owner: AthleteActivities, model: AthleteActivities
) -> None:
    walled = await keep(owner, of_a_service(Source.STRAVA, "1", started_at=MORNING + days(9)))
    open_to_all = await keep(owner, of_a_file())
    assert await ids(owner) == [walled, open_to_all]
    assert await ids(model) == [open_to_all]
    for read in (model.activity, model.recording, model.reviews, model.delete):
        with pytest.raises(NotFound):
            await read(walled)
    assert (await model.withheld(), await owner.withheld()) == (1, 0)
    assert (await owner.activity(walled)).ai_allowed is False


async def test_mornings_of_a_walled_service_are_walled(
    owner: AthleteActivities, model: AthleteActivities
) -> None:
    day = WellnessDay(day=date(2026, 5, 3), resting_heart_rate_bpm=47)
    await keep(owner, of_a_file())
    await owner.intake.keep_wellness(Source.STRAVA, [day])
    await owner.intake.keep_wellness(Source.GARMIN, [day.model_copy(update={"weight_kg": 70.0})])
    assert len(await owner.wellness(date(2026, 5, 1))) == 2
    (seen,) = await model.wellness(date(2026, 5, 1))
    assert seen.weight_kg == 70.0
    await owner.intake.keep_wellness(Source.GARMIN, [day.model_copy(update={"weight_kg": 71.0})])
    assert [each.weight_kg for each in await model.wellness(date(2026, 5, 1))] == [71.0]


async def test_a_setting_opens_the_wall(
    database: Database, owner: AthleteActivities, athlete_id: str
) -> None:
    walled = await keep(owner, of_a_service(Source.STRAVA, "1"))
    opened = ActivityStore(database, frozenset({Source.STRAVA})).for_model(athlete_id)
    assert await ids(opened) == [walled]
    assert await opened.withheld() == 0


async def test_what_may_be_kept_no_longer_is_not_shown_even_before_it_is_purged(
    database: Database, store: ActivityStore, owner: AthleteActivities
) -> None:
    walled = await keep(owner, of_a_service(Source.STRAVA, "1"))
    kept = await owner.activity(walled)
    assert kept.expires_at
    assert days(6.99) < kept.expires_at - datetime.now(UTC) <= days(7)
    await age(database, walled)
    assert await ids(owner) == []
    for read in (owner.activity, owner.recording):
        with pytest.raises(NotFound):
            await read(walled)
    assert await store.purge_expired() >= 1
    left = await database.row(
        "select (select count(*) from activity where id = %(id)s)"
        " + (select count(*) from recording where activity_id = %(id)s) as left",
        id=walled,
    )
    assert left == {"left": 0}


async def test_a_purge_keeps_what_is_not_due_and_the_mornings_of_others(
    database: Database, store: ActivityStore, owner: AthleteActivities, athlete_id: str
) -> None:
    file, walled = (
        await keep(owner, of_a_file()),
        await keep(owner, of_a_service(Source.STRAVA, "1", sport="run")),
    )
    day = WellnessDay(day=date(2026, 5, 3), weight_kg=70)
    for source in (Source.STRAVA, Source.GARMIN):
        await owner.intake.keep_wellness(source, [day])
    await database.run(
        "update wellness set expires_at = now() where athlete_id = %(id)s and source = 'strava'",
        id=athlete_id,
    )
    assert len(await owner.wellness(date(2026, 5, 1))) == 1
    await store.purge_expired()
    assert set(await ids(owner)) == {file, walled}
    left = await database.row(
        "select count(*) as left from wellness where athlete_id = %(id)s", id=athlete_id
    )
    assert left == {"left": 1}


async def test_a_service_is_forgotten_with_all_that_came_from_it(owner: AthleteActivities) -> None:
    file = await keep(owner, of_a_file())
    await keep(owner, of_a_service(Source.STRAVA, "1", started_at=MORNING + days(1)))
    await owner.intake.keep_wellness(Source.STRAVA, [WellnessDay(day=date(2026, 5, 3), weight_kg=70)])
    assert await owner.delete_source(Source.STRAVA) == 1
    assert await ids(owner) == [file]
    assert await owner.wellness(date(2026, 5, 1)) == ()


def a_review(activity_id: str, summary: str = "Steady.") -> WorkoutReview:
    load = Finding.unknown("load", "TSS", reason="no power meter", model="stress", source="a test")
    feedback = WorkoutFeedback(
        kind=WorkoutKind.STEADY,
        kind_reason="an even hour",
        planned="Nothing was planned.",
        summary=(summary,),
        strengths=(),
        to_improve=(),
        suggestions=(),
        load=load,
    )
    review = review_activity(a_recording(), Thresholds())
    return WorkoutReview(
        activity_id=activity_id, review=review, feedback=feedback, thresholds={"ftp_w": None}
    )


def said(reviews: tuple[WorkoutReview, ...]) -> list[str]:
    return [review.feedback.summary[0] for review in reviews]


async def test_reviews_are_kept_as_they_were_given(
    owner: AthleteActivities, model: AthleteActivities
) -> None:
    activity_id = await keep(owner, of_a_file())
    first = await owner.keep_review(a_review(activity_id))
    assert first.made_at is not None
    assert await owner.keep_review(a_review(activity_id)) == first
    await owner.keep_review(a_review(activity_id, "Now with your new threshold."))
    kept = await owner.reviews(activity_id)
    assert said(kept) == ["Now with your new threshold.", "Steady."]
    assert all(review.made_at for review in kept)
    walled = await keep(owner, of_a_service(Source.STRAVA, "1", sport="run"))
    with pytest.raises(NotFound):
        await model.keep_review(a_review(walled))
    await owner.keep_review(a_review(walled))
    with pytest.raises(NotFound):
        await model.reviews(walled)
    await owner.delete(walled)
    assert [known.id for known in await owner.activities()] == [activity_id]
