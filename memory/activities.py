"""What athletes did. Two doors: the owner's, and the one to everything a language model may read."""

import gc
from asyncio import to_thread
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from memory.activity_intake import AthleteIntake
from memory.database import Connection, Database, Row, as_json
from memory.statements import statements
from tools.domain.activity import Activity, ActivitySport
from tools.domain.activity_summary import ActivitySummary, KnownActivity, WellnessDay, totals_alone
from tools.domain.feedback import WorkoutReview
from tools.domain.prompt_version import OFFLINE, SpokenWith
from tools.domain.provenance import Source
from tools.kit.errors import NotFound
from tools.kit.recording_bytes import unpack

SQL, RUNS = statements("activities"), statements("sync_runs")
MOST = 20_000
NO_ANALYSIS = "I have no such review of yours (any more). Open its activity, and I review it again."
GONE = "I have no such activity of yours (any more). Ask me for your activities to see what there is."


class ActivityStore:
    """Everybody's activities. `opened` are sources whose rows the owner has opened to language models."""

    def __init__(self, database: Database, opened: frozenset[Source] = frozenset()) -> None:
        self._database = database
        self._opened = opened

    def for_owner(self, athlete_id: str) -> "AthleteActivities":
        """Return one athlete's activities as they may see them: all."""
        return AthleteActivities(self._database, athlete_id, owner=True)

    def for_model(self, athlete_id: str) -> "AthleteActivities":
        """Return one athlete's activities as a model, an embedding, a cache or a memory may see them."""
        return AthleteActivities(self._database, athlete_id, owner=Source.STRAVA in self._opened)

    async def purge_expired(self) -> int:
        """Delete what may be kept no longer; return how many activities went whole.

        An activity listed since its records were fetched stays with what its service lists of it.
        """
        async with self._database.transaction() as connection:
            gone = await connection.run(SQL["purge_expired"])
            await _purge_records(connection)
            await connection.run(SQL["purge_expired_wellness"])
            await connection.run(SQL["free_duplicates"])
        return gone


@dataclass(frozen=True, slots=True)
class AthleteActivities:
    """One athlete's activities (kit's ActivityShelf).

    `owner` False keeps every row of a source that language models may not read out of every answer.
    """

    database: Database
    athlete_id: str
    owner: bool

    async def activities(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        sport: ActivitySport | None = None,
        limit: int | None = None,
    ) -> tuple[KnownActivity, ...]:
        """Return activities of these local days (both included), newest first; each once, none expired."""
        rows = await self.database.rows(
            SQL["activities"],
            athlete_id=self.athlete_id,
            owner=self.owner,
            since=since,
            until=until,
            sport=sport,
            limit=limit or MOST,
        )
        return await to_thread(_all_known, rows)

    async def activity(self, activity_id: str) -> KnownActivity:
        """Return one activity; raise NotFound."""
        return _known(await self._row("activity", activity_id))

    async def recording(self, activity_id: str) -> Activity:
        """Return the records of an activity; raise NotFound."""
        row = await self._row("recording", activity_id)
        return await to_thread(unpack, row["columns"])

    async def withheld(self) -> int:
        """Return how many activities the rules of their source keep from the one who asks."""
        row = await self.database.row(SQL["withheld"], athlete_id=self.athlete_id, owner=self.owner)
        return int(row["withheld"]) if row else 0

    async def keep_review(
        self, review: WorkoutReview, spoken_with: SpokenWith | None = None
    ) -> WorkoutReview:
        """Store a review as an analysis of its activity, and return it with when it was first made.

        The same one again changes nothing but who told it last; the offline coach takes no model's place.
        """
        await self.activity(review.activity_id)
        row = await self.database.row(
            SQL["keep_review"],
            athlete_id=self.athlete_id,
            activity_id=review.activity_id,
            id=f"review-{_content_hash(review)}",
            body=as_json(review.as_said()),
            spoken_with=as_json(spoken_with) if spoken_with else None,
            offline=OFFLINE,
        )
        return _as_stored(review, row) if row else review

    async def reviews(self, activity_id: str) -> tuple[WorkoutReview, ...]:
        """Return the reviews of an activity, newest first."""
        await self.activity(activity_id)
        rows = await self.database.rows(SQL["reviews"], athlete_id=self.athlete_id, activity_id=activity_id)
        return tuple(_as_stored(WorkoutReview.model_validate(row["body"]), row) for row in rows)

    async def analyses(self, limit: int) -> tuple[WorkoutReview, ...]:
        """Return the newest reviews of all activities."""
        rows = await self.database.rows(
            SQL["analyses"], athlete_id=self.athlete_id, owner=self.owner, limit=limit
        )
        return tuple(_as_stored(WorkoutReview.model_validate(row["body"]), row) for row in rows)

    async def analysis(self, analysis_id: str) -> WorkoutReview:
        """Return one review by its id; raise NotFound."""
        row = await self.database.row(
            SQL["analysis"], athlete_id=self.athlete_id, id=analysis_id, owner=self.owner
        )
        if row is None:
            raise NotFound(NO_ANALYSIS)
        return _as_stored(WorkoutReview.model_validate(row["body"]), row)

    async def wellness(self, since: date) -> tuple[WellnessDay, ...]:
        """Return the mornings since a day, oldest first."""
        rows = await self.database.rows(
            SQL["wellness"], athlete_id=self.athlete_id, since=since, owner=self.owner
        )
        return tuple(WellnessDay.model_validate(row["body"]) for row in rows)

    async def delete(self, activity_id: str) -> None:
        """Delete an activity for good, with its copies; no sync brings it back. Raise NotFound."""
        await self.activity(activity_id)
        async with self.database.transaction() as connection:
            gone = await connection.rows(SQL["delete"], athlete_id=self.athlete_id, id=activity_id)
            for row in gone:
                await connection.run(
                    RUNS["mark_deleted"],
                    athlete_id=self.athlete_id,
                    source=row["source"],
                    item=row["source_id"],
                )

    async def delete_of_source(self, source: Source, source_id: str) -> None:
        """Delete an activity that is gone where it came from, if it is here."""
        async with self.database.transaction() as connection:
            await connection.run(
                SQL["delete_of_source"], athlete_id=self.athlete_id, source=source, source_id=source_id
            )
            await connection.run(SQL["free_duplicates"])

    async def delete_source(self, source: Source) -> int:
        """Delete all that came from a service; return how many activities went."""
        async with self.database.transaction() as connection:
            gone = await connection.run(SQL["delete_source"], athlete_id=self.athlete_id, source=source)
            await connection.run(SQL["delete_source_wellness"], athlete_id=self.athlete_id, source=source)
            await connection.run(SQL["free_duplicates"])
        return gone

    @property
    def intake(self) -> AthleteIntake:
        """Return where new activities of this athlete arrive."""
        return AthleteIntake(self.database, self.athlete_id)

    async def _row(self, statement: str, activity_id: str) -> Row:
        row = await self.database.row(
            SQL[statement], athlete_id=self.athlete_id, id=activity_id, owner=self.owner
        )
        if row is None:
            raise NotFound(GONE)
        return row


async def _purge_records(connection: Connection) -> None:
    for row in await connection.rows(SQL["expired_records"]):
        left = totals_alone(ActivitySummary.model_validate_json(row["summary"]))
        await connection.run(
            SQL["forget_records"], athlete_id=row["athlete_id"], id=row["id"], summary=as_json(left)
        )
    await connection.run(SQL["purge_reviews_without_records"])


def _known(row: Row) -> KnownActivity:
    summary = ActivitySummary.model_validate_json(row["summary"])
    if row["records_expire_at"] and not row["has_recording"]:
        summary = totals_alone(summary)
    return KnownActivity.model_validate(dict(row) | {"summary": summary})


def _all_known(rows: list[Row]) -> tuple[KnownActivity, ...]:
    """Return activities with the collector of cycles at rest.

    None are made here, and looking for them takes three times as long as reading a long history does.
    """
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        return tuple(map(_known, rows))
    finally:
        if was_at_work:
            gc.enable()


def _as_stored(review: WorkoutReview, row: Row) -> WorkoutReview:
    """Return a review with what is known of it since it was stored."""
    spoken_with = row["spoken_with"] and SpokenWith.model_validate(row["spoken_with"])
    stored = {name: row[name] for name in ("id", "made_at", "approved_at")}
    return review.model_copy(update=stored | {"spoken_with": spoken_with})


def _content_hash(review: WorkoutReview) -> str:
    said = review.model_dump_json(exclude={"made_at", "id", "spoken_with", "approved_at"})
    return sha256(said.encode()).hexdigest()[:16]
