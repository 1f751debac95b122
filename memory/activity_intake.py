"""Where activities arrive: kept once, whichever way and however often they come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from psycopg.types.json import Json

from memory.database import Connection, Database, Row, as_json
from memory.statements import statements
from tools.domain.activity_summary import ActivitySummary, WellnessDay
from tools.domain.provenance import POLICIES, Source
from tools.domain.recordings.same_activity import SEARCH_S, Outline, is_same_activity
from tools.domain.syncing import Outcome

SQL = statements("activities")
ATHLETES = statements("athletes")
RUNS = statements("sync_runs")


@dataclass(frozen=True, slots=True)
class NewActivity:
    """An activity about to be kept; `recording` is what `pack` returns, None for totals alone.

    `content_key` tells a file's content (SHA-256 of the plain bytes, and the leg), `source_id` an id of
    a service.
    """

    source: Source
    summary: ActivitySummary
    recording: bytes | None = None
    source_id: str | None = None
    content_key: str | None = None
    upload_id: str | None = None
    file_name: str | None = None


@dataclass(frozen=True, slots=True)
class RunItem:
    """Which file or activity of which run this is."""

    run_id: str
    item: str


@dataclass(frozen=True, slots=True)
class Kept:
    """The row that tells the activity, and whether it is new."""

    activity_id: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class KeptOfSource:
    """An activity of a service that is kept, whether with its records and until when (None: for good).

    One that does not count is told by another row. `fetched_at` is when a sync last dealt with it.
    """

    source_id: str
    started_at: datetime | None
    has_recording: bool
    records_expire_at: datetime | None = None
    counts: bool = True
    fetched_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AthleteIntake:
    """Where one athlete's activities arrive."""

    database: Database
    athlete_id: str

    async def keep(self, new: Sequence[NewActivity], item: RunItem | None = None) -> tuple[Kept, ...]:
        """Keep the activities of one file, and what became of it in its run: all of it or nothing.

        Nothing is kept, and nothing returned, when the run was stopped meanwhile: whoever stopped it may have
        deleted what came from its source, and nothing may arrive behind their back.
        """
        async with self.database.transaction() as connection:
            await connection.run(ATHLETES["lock"], athlete_id=self.athlete_id)
            if item is not None and not await self._is_open(connection, item):
                return ()
            kept = tuple([await self._keep_one(connection, each) for each in new])
            if item is not None and kept:
                first = next((each for each in kept if each.outcome is Outcome.IMPORTED), kept[0])
                await self._keep_item(connection, item, first.outcome, activity_id=first.activity_id)
        return kept

    async def kept_of(self, source: Source) -> tuple[KeptOfSource, ...]:
        """Return what is kept of a service."""
        rows = await self.database.rows(SQL["kept_of_source"], athlete_id=self.athlete_id, source=source)
        return tuple(KeptOfSource(**row) for row in rows)

    async def renew(self, source: Source, source_id: str, told: Mapping[str, object]) -> None:
        """Keep what a service lists again for another lifetime, with what it says of it now.

        `told` are fields of a summary. The records, and what only they gave, end when they would have.
        """
        await self.database.run(
            SQL["renew"],
            athlete_id=self.athlete_id,
            source=source,
            source_id=source_id,
            lifetime=_lifetime(source),
            told=Json(dict(told)),
        )

    async def keep_failure(self, item: RunItem, reason: str) -> None:
        """Put down that an item could not be taken, and why."""
        async with self.database.connection() as connection:
            await self._keep_item(connection, item, Outcome.FAILED, reason=reason)

    async def keep_course(self, item: RunItem) -> None:
        """Put down that an item is a course, which the library has now."""
        async with self.database.connection() as connection:
            await self._keep_item(connection, item, Outcome.COURSE)

    async def keep_wellness(self, source: Source, days: Sequence[WellnessDay]) -> None:
        """Keep mornings' measures in place of those the source gave before."""
        policy = POLICIES[source]
        async with self.database.transaction() as connection:
            for day in days:
                await connection.run(
                    SQL["keep_wellness"],
                    athlete_id=self.athlete_id,
                    day=day.day,
                    source=source,
                    ai_allowed=policy.ai_allowed,
                    lifetime=_lifetime(source),
                    body=as_json(day),
                )

    async def _is_open(self, connection: Connection, item: RunItem) -> bool:
        held = RUNS["hold_open"]
        return bool(await connection.row(held, athlete_id=self.athlete_id, run_id=item.run_id))

    async def _keep_one(self, connection: Connection, new: NewActivity) -> Kept:
        known = await connection.row(
            SQL["same_content"],
            athlete_id=self.athlete_id,
            content_key=_content_key(new),
            source=new.source,
            source_id=new.source_id,
        )
        if known:
            return await self._again(connection, new, known)
        twins = await self._twins(connection, new)
        # A source that may be shown to the coach tells the activity; a walled one steps back, unmerged.
        tellers = [row["id"] for row in twins if POLICIES[Source(row["source"])].ai_allowed]
        tellers = tellers or ([] if POLICIES[new.source].ai_allowed else [row["id"] for row in twins])
        activity_id = f"activity-{uuid4().hex[:16]}"
        teller = tellers[0] if tellers else None
        await self._insert(connection, activity_id, new, duplicate_of=teller)
        if teller:
            return Kept(teller, Outcome.DUPLICATE)
        for row in twins:
            await connection.run(
                SQL["mark_duplicate"], athlete_id=self.athlete_id, id=row["id"], duplicate_of=activity_id
            )
        return Kept(activity_id, Outcome.IMPORTED)

    async def _again(self, connection: Connection, new: NewActivity, known: Row) -> Kept:
        """Take what a service gives again: it may be kept anew. Rows of another source stay as they are.

        Totals alone take nothing from a row that has its records, and renew nothing: they prove no record.
        """
        same_row = known["source"] == new.source and known["source_id"] == new.source_id
        if same_row and new.source_id is not None and (new.recording or not known["has_recording"]):
            await connection.run(
                SQL["refresh"], **self._columns(new), source=new.source, source_id=new.source_id
            )
            await self._keep_recording(connection, known["id"], new)
        return Kept(known["id"], Outcome.DUPLICATE)

    async def _twins(self, connection: Connection, new: NewActivity) -> list[Row]:
        outline = _outline(new.summary)
        if outline is None:
            return []
        rows = await connection.rows(
            SQL["around"],
            athlete_id=self.athlete_id,
            earliest=outline.started_at - timedelta(seconds=SEARCH_S),
            latest=outline.started_at + timedelta(seconds=SEARCH_S),
        )
        return [row for row in rows if is_same_activity(outline, _outline_of(row))]

    async def _insert(
        self, connection: Connection, activity_id: str, new: NewActivity, duplicate_of: str | None
    ) -> None:
        await connection.run(
            SQL["keep"],
            **self._columns(new),
            id=activity_id,
            source=new.source,
            source_id=new.source_id,
            ai_allowed=POLICIES[new.source].ai_allowed,
            content_key=_content_key(new),
            upload_id=new.upload_id,
            file_name=new.file_name,
            duplicate_of=duplicate_of,
        )
        await self._keep_recording(connection, activity_id, new)

    async def _keep_recording(self, connection: Connection, activity_id: str, new: NewActivity) -> None:
        if new.recording is not None:
            await connection.run(
                SQL["keep_recording"],
                athlete_id=self.athlete_id,
                activity_id=activity_id,
                columns=new.recording,
                lifetime=_lifetime(new.source),
            )

    def _columns(self, new: NewActivity) -> dict[str, object]:
        summary = new.summary
        return {
            "athlete_id": self.athlete_id,
            "lifetime": _lifetime(new.source),
            "sport": summary.sport,
            "started_at": summary.started_at,
            "distance_m": summary.distance_m,
            "duration_s": summary.duration_s,
            "summary": as_json(summary),
        }

    async def _keep_item(
        self,
        connection: Connection,
        item: RunItem,
        outcome: Outcome,
        *,
        reason: str | None = None,
        activity_id: str | None = None,
    ) -> None:
        await connection.run(
            RUNS["keep_item"],
            athlete_id=self.athlete_id,
            run_id=item.run_id,
            item=item.item,
            outcome=outcome,
            reason=reason,
            activity_id=activity_id,
        )


def _content_key(new: NewActivity) -> str | None:
    """Return what tells the content; none for a walled source, so that it never hides the same file."""
    return new.content_key if POLICIES[new.source].ai_allowed else None


def _lifetime(source: Source) -> timedelta | None:
    days = POLICIES[source].retention_days
    return timedelta(days=days) if days else None


def _outline(summary: ActivitySummary) -> Outline | None:
    if summary.started_at is None:
        return None
    return Outline(
        sport=summary.sport,
        started_at=summary.started_at,
        duration_s=summary.duration_s,
        distance_m=summary.distance_m,
    )


def _outline_of(row: Row) -> Outline:
    return Outline(
        sport=row["sport"],
        started_at=row["started_at"],
        duration_s=row["duration_s"],
        distance_m=row["distance_m"],
    )
