"""Where an athlete's data comes in: connections, imports, syncs (kit's SyncDesk, and more for the page)."""

from dataclasses import dataclass
from datetime import date

from agent.jobs.house import House
from agent.jobs.imports import import_at_once
from agent.jobs.queue import Queue
from memory.database import storable
from tools.domain.provenance import POLICIES, Source
from tools.domain.syncing import OPEN, AskedBy, Connection, ItemFailure, RunStatus, SyncRun
from tools.kit.errors import MissingInput
from tools.kit.sources import Secret


@dataclass(frozen=True, slots=True)
class AthleteSyncDesk:
    """One athlete's desk. Asking returns at once; the work is done by whoever works off the queue."""

    house: House
    queue: Queue
    athlete_id: str

    async def connections(self) -> tuple[Connection, ...]:
        """Return the connected services."""
        return await self.house.connections.for_athlete(self.athlete_id).connections()

    async def runs(self, limit: int) -> tuple[SyncRun, ...]:
        """Return imports and syncs, newest first."""
        return await self.house.runs.for_athlete(self.athlete_id).runs(limit)

    async def run(self, run_id: str) -> SyncRun:
        """Return one import or sync as it stands; raise NotFound."""
        return await self.house.runs.for_athlete(self.athlete_id).run(run_id)

    async def failures(self, run_id: str) -> tuple[ItemFailure, ...]:
        """Return everything a run could not take."""
        return await self.house.runs.for_athlete(self.athlete_id).failures(run_id)

    async def sync(self, source: Source, asked_by: AskedBy = AskedBy.ATHLETE) -> SyncRun:
        """Ask for a sync, or return the one under way; raise MissingInput when it is not connected."""
        if source is Source.FILE:
            raise MissingInput("Files are imported, not synced: drop them into the chat.")
        name = POLICIES[source].name
        if all(connection.source is not source for connection in await self.connections()):
            raise MissingInput(f"{name} is not connected. Open Connections and connect it first.")
        runs = self.house.runs.for_athlete(self.athlete_id)
        run_id, new = await runs.ask(source, f"Sync with {name}", {}, asked_by)
        if new:
            await self.queue.add(self.athlete_id, source, run_id)
        return await runs.run(run_id)

    async def import_uploads(
        self, upload_ids: tuple[str, ...], names: tuple[str, ...] | None = None
    ) -> SyncRun:
        """Ask for an import of kept files (recordings, archives) in the background.

        `names` are what the files are called in the run, one for each; without them, their own names.
        Raises NotFound for a file that is not this athlete's.
        """
        uploads = self.house.uploads.for_athlete(self.athlete_id)
        names = names or tuple([(await uploads.upload(upload_id)).name for upload_id in upload_ids])
        names = tuple(map(storable, names))
        label = names[0] if len(names) == 1 else f"{len(names)} files"
        wanted = {"uploads": list(upload_ids), "names": list(names)}
        runs = self.house.runs.for_athlete(self.athlete_id)
        run_id, _ = await runs.ask(Source.FILE, label, wanted)
        await self.queue.add(self.athlete_id, Source.FILE, run_id)
        return await runs.run(run_id)

    async def import_now(self, upload_id: str) -> tuple[str, ...]:
        """Import one recording at once and return its activities' ids; one known already keeps its id.

        Raises UnreadableFile (an archive is imported in the background), FileTooLarge, NotFound.
        """
        return await import_at_once(self.house, self.athlete_id, upload_id)

    async def stop(self, run_id: str) -> SyncRun:
        """Stop a run after the item at hand; what it took stays. One that is over stays as it ended."""
        runs = self.house.runs.for_athlete(self.athlete_id)
        run = await runs.run(run_id)
        await runs.finish(run_id, RunStatus.STOPPED)
        await self.queue.withdraw(self.athlete_id, run.source, run_id)
        return await runs.run(run_id)

    async def resume(self, run_id: str) -> SyncRun:
        """Let a stopped or failed run go on where it was; one under way just goes on.

        While another sync of the same service is under way, that one is returned.
        """
        runs = self.house.runs.for_athlete(self.athlete_id)
        run = await runs.run(run_id)
        if run.status in OPEN or run.status is RunStatus.DONE:
            return run
        if run.source is not Source.FILE:
            return await self.sync(run.source)  # A service is asked anew: it knows what is kept.
        if await runs.reopen(run_id):
            await self.queue.add(self.athlete_id, run.source, run_id)
        return await runs.run(run_id)

    async def connect(
        self, source: Source, secret: Secret, account: str | None = None, key_expires_on: date | None = None
    ) -> None:
        """Keep a connection in place of an earlier one to the same service."""
        connections = self.house.connections.for_athlete(self.athlete_id)
        await connections.connect(source, secret, account, key_expires_on)

    async def disconnect(self, source: Source, delete_data: bool = False) -> int:
        """Forget a connection; return how many activities went with it.

        What came from Strava always goes: its agreement asks for that. The rest stays unless asked.
        """
        for run in await self.runs(limit=50):
            if run.source is source and run.status in OPEN:
                await self.stop(run.id)
        await self.house.connections.for_athlete(self.athlete_id).disconnect(source)
        if not (delete_data or source is Source.STRAVA):
            return 0
        return await self.house.activities.for_owner(self.athlete_id).delete_source(source)
