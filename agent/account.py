"""An athlete's account as a whole: taken along, or left for good."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from agent.athlete_data import AthleteData
from agent.connecting import Connecting
from agent.jobs import Jobs
from agent.leaving import Leaving, Left, delete_files
from agent.settings import Settings
from agent.storage import chat_files_of
from agent.taking_along import TakingAlong
from agent.turns import Turns
from memory.database import Database


@dataclass(frozen=True, slots=True)
class Account:
    """Everybody's account. Every call names the athlete."""

    data: AthleteData
    taking_along: TakingAlong
    leaving: Leaving

    async def export(self, athlete_id: str) -> AsyncIterator[bytes]:
        """Yield everything kept of an athlete as a zip archive, while it is made; no secrets are in it."""
        profile = await self.data.profile(athlete_id)
        async for piece in self.taking_along.export(athlete_id, profile):
            yield piece

    async def leave(self, athlete_id: str, confirmation: str) -> Left:
        """Delete everything of an athlete for good; raise MissingInput without the words that confirm it."""
        return await self.leaving.leave(athlete_id, confirmation)

    async def finish_leaving(self) -> None:
        """Delete what a crash left of the files of those who left."""
        await delete_files(self.leaving.database, self.leaving.blobs, self.leaving.chat_files)


def open_account(
    settings: Settings,
    database: Database,
    jobs: Jobs,
    turns: Turns,
    *,
    connecting: Connecting,
    data: AthleteData,
) -> Account:
    """Return the account of this house's athletes, with their files where the settings say."""
    blobs, chat_files = jobs.house.uploads.blobs, chat_files_of(settings)
    return Account(
        data=data,
        taking_along=TakingAlong(database, blobs, chat_files),
        leaving=Leaving(database, turns, connecting, jobs.desk, blobs, chat_files),
    )
