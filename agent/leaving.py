"""Leaving for good: every row and file of an athlete, with the services told first."""

from asyncio import sleep, to_thread
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from agent.connecting import Connecting
from agent.jobs.desk import AthleteSyncDesk
from agent.turns import Turns
from memory.account import at_work, delete_account, file_deleted, files_to_delete
from memory.blobs import BlobStore
from memory.database import Database
from tools.domain.finding import Frozen
from tools.domain.provenance import POLICIES
from tools.domain.syncing import OPEN
from tools.kit.errors import MissingInput, NotFound
from tools.kit.file_store import FileStore

CONFIRMATION = "delete everything"
NOT_CONFIRMED = f"Nothing was deleted. To delete everything, write: {CONFIRMATION}"
DELETED = "Everything of yours is deleted. Paceline knows nothing about you, as on the first day."
UNTOLD = (
    "{name} did not answer: take the permission back there yourself (for Strava at strava.com/settings/apps)."
)
PATIENCE_S, LOOK_S = 5.0, 0.1
"""How long an import at work gets to notice that it was stopped; what it still brings is refused [D]."""
ALL_RUNS = 1_000


class Left(Frozen):
    """What became of leaving, in sentences."""

    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leaving:
    """Everybody's way to leave."""

    database: Database
    turns: Turns
    connecting: Connecting
    desk_of: Callable[[str], AthleteSyncDesk]
    blobs: BlobStore
    chat_files: FileStore

    async def leave(self, athlete_id: str, confirmation: str) -> Left:
        """Delete everything of an athlete; raise MissingInput where the confirmation is not written out.

        Connected services are told first, then all rows go at once, then the files. Cut off at any point, it
        can be asked for again and ends the same; files left over go at the next start.
        """
        if " ".join(confirmation.casefold().split()) != CONFIRMATION:
            raise MissingInput(NOT_CONFIRMED)
        async with self.turns.none(athlete_id):
            untold = await self._disconnect(athlete_id)
            await self._stop_runs(athlete_id)
            await delete_account(self.database, athlete_id)
            await delete_files(self.database, self.blobs, self.chat_files)
        return Left(sentences=(DELETED, *untold))

    async def _disconnect(self, athlete_id: str) -> tuple[str, ...]:
        """Disconnect every service; return what the athlete has to do where one could not be told."""
        untold = []
        for connection in await self.desk_of(athlete_id).connections():
            if not await self.connecting.disconnect(athlete_id, connection.source, delete_data=True):
                untold.append(UNTOLD.format(name=POLICIES[connection.source].name))
        return tuple(untold)

    async def _stop_runs(self, athlete_id: str) -> None:
        desk = self.desk_of(athlete_id)
        for run in await desk.runs(ALL_RUNS):
            if run.status in OPEN:
                await desk.stop(run.id)
        waited_s = 0.0
        while waited_s < PATIENCE_S and await at_work(self.database, athlete_id):
            await sleep(LOOK_S)
            waited_s += LOOK_S


async def delete_files(database: Database, blobs: BlobStore, chat_files: FileStore) -> int:
    """Delete the files of those who left; return how many were on the list."""
    listed = await files_to_delete(database)
    for place, name in listed:
        with suppress(NotFound):  # What is no name of a file is no file to be deleted.
            await to_thread(blobs.delete if place == "blobs" else chat_files.delete, name)
        await file_deleted(database, place, name)
    return len(listed)
