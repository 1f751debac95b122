"""Every import and sync, with what became of each file."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

from memory.database import Database, Row
from memory.statements import statements
from tools.domain.provenance import Source
from tools.domain.syncing import AskedBy, ItemFailure, RunStatus, SyncRun
from tools.kit.errors import NotFound

SQL = statements("sync_runs")
ATHLETES = statements("athletes")
FAILURES_SHOWN = 200
ON_ITS_WAY = timedelta(seconds=30)
"""A run is put down a moment before its job: so long it is not missed."""


class SyncRunStore:
    """Everybody's runs."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def for_athlete(self, athlete_id: str) -> "AthleteRuns":
        """Return one athlete's runs."""
        return AthleteRuns(self._database, athlete_id)

    async def without_a_job(self) -> tuple[tuple[str, Source, str], ...]:
        """Return (athlete, service, run) of what is wanted and is not in the queue (any more)."""
        rows = await self._database.rows(SQL["without_a_job"], on_its_way=ON_ITS_WAY)
        return tuple((row["athlete_id"], Source(row["source"]), row["id"]) for row in rows)


@dataclass(frozen=True, slots=True)
class AthleteRuns:
    """One athlete's runs."""

    database: Database
    athlete_id: str

    async def ask(
        self, source: Source, label: str, wanted: dict[str, Any], asked_by: AskedBy = AskedBy.ATHLETE
    ) -> tuple[str, bool]:
        """Put down a run: its id, and True. A service's run under way is returned instead: False."""
        from psycopg.types.json import Json

        async with self.database.transaction() as connection:
            await connection.run(ATHLETES["lock"], athlete_id=self.athlete_id)
            under_way = await connection.row(SQL["open_run"], athlete_id=self.athlete_id, source=source)
            if under_way:
                return str(under_way["id"]), False
            run_id = f"run-{uuid4().hex[:16]}"
            await connection.run(
                SQL["ask"],
                athlete_id=self.athlete_id,
                id=run_id,
                source=source,
                asked_by=asked_by,
                label=label,
                wanted=Json(wanted),
            )
        return run_id, True

    async def wanted(self, run_id: str) -> dict[str, Any]:
        """Return what a run was asked for; raise NotFound."""
        row = await self.database.row(SQL["wanted"], athlete_id=self.athlete_id, id=run_id)
        if row is None:
            raise NotFound("There is no such import or sync of yours.")
        wanted: dict[str, Any] = row["wanted"]
        return wanted

    async def start(self, run_id: str) -> bool:
        """Begin a run or go on with it; False when it was stopped or is over."""
        return await self._changed("start", run_id)

    async def set_total(self, run_id: str, total: int) -> None:
        """Say how many items a run has."""
        await self.database.run(SQL["set_total"], athlete_id=self.athlete_id, id=run_id, total=total)

    async def note(self, run_id: str, error: str | None) -> None:
        """Say why a run waits, while it goes on."""
        await self.database.run(SQL["note"], athlete_id=self.athlete_id, id=run_id, error=error)

    async def finish(self, run_id: str, status: RunStatus, error: str | None = None) -> bool:
        """End a run; False when it was over already."""
        row = await self.database.row(
            SQL["finish"], athlete_id=self.athlete_id, id=run_id, status=status, error=error
        )
        return row is not None

    async def reopen(self, run_id: str) -> bool:
        """Let a stopped or failed run go on; False when it was neither."""
        return await self._changed("reopen", run_id)

    async def is_open(self, run_id: str) -> bool:
        """Say whether a run is still wanted: nobody stopped it."""
        row = await self.database.row(SQL["status"], athlete_id=self.athlete_id, id=run_id)
        return row is not None and row["status"] in (RunStatus.QUEUED, RunStatus.RUNNING)

    async def done_items(self, run_id: str) -> frozenset[str]:
        """Return the items a run has dealt with."""
        rows = await self.database.rows(SQL["done_items"], athlete_id=self.athlete_id, run_id=run_id)
        return frozenset(row["item"] for row in rows)

    async def items_of(self, source: Source) -> dict[str, bool]:
        """Return every item of a service dealt with since it was connected, in whichever run.

        True where that was final: it failed, or the athlete deleted it.
        """
        rows = await self.database.rows(SQL["items_of_source"], athlete_id=self.athlete_id, source=source)
        return {row["item"]: row["final"] for row in rows}

    async def run(self, run_id: str) -> SyncRun:
        """Return a run with its first failures; raise NotFound."""
        rows = await self.database.rows(SQL["runs"], athlete_id=self.athlete_id, id=run_id, limit=1)
        if not rows:
            raise NotFound("There is no such import or sync of yours.")
        return await self._with_failures(rows[0])

    async def runs(self, limit: int) -> tuple[SyncRun, ...]:
        """Return runs, newest first."""
        rows = await self.database.rows(SQL["runs"], athlete_id=self.athlete_id, id=None, limit=limit)
        return tuple([await self._with_failures(row) for row in rows])

    async def failures(self, run_id: str, limit: int | None = None) -> tuple[ItemFailure, ...]:
        """Return what a run could not take, in the order of the items; without a limit, all of it."""
        rows = await self.database.rows(
            SQL["failures"], athlete_id=self.athlete_id, run_id=run_id, limit=limit
        )
        return tuple(ItemFailure.model_validate(dict(row)) for row in rows)

    async def _with_failures(self, row: Row) -> SyncRun:
        shown = await self.failures(row["id"], FAILURES_SHOWN) if row["failed"] else ()
        return SyncRun.model_validate(dict(row) | {"failures": shown})

    async def _changed(self, statement: str, run_id: str) -> bool:
        return await self.database.row(SQL[statement], athlete_id=self.athlete_id, id=run_id) is not None
