"""What imports and syncs work with: the stores of one house, joined once."""

from dataclasses import dataclass
from typing import Protocol

from agent.jobs.sources import OpenSource, open_source
from agent.settings import Settings
from agent.storage import blobs_of, strongbox_of
from memory.activities import ActivityStore
from memory.connections import ConnectionStore
from memory.database import Database
from memory.strongbox import Strongbox
from memory.sync_runs import SyncRunStore
from memory.uploads import UploadStore
from tools.domain.provenance import Source
from tools.sources.archive_notes import MemberNotes
from tools.sources.decoding import DecodedActivity


class Decoder(Protocol):
    """Reads recordings apart from the server, so that a heavy or hostile file takes nothing down with it."""

    async def decode(
        self, content: bytes, name: str, notes: MemberNotes | None = None
    ) -> tuple[DecodedActivity, ...]:
        """Return the activities of a file, named as an export says; raise UnreadableFile, FileTooLarge."""
        ...


@dataclass(frozen=True, slots=True)
class House:
    """Every store a job may need. A worker of its own builds the same one from the same settings."""

    settings: Settings
    database: Database
    uploads: UploadStore
    activities: ActivityStore
    connections: ConnectionStore
    strongbox: Strongbox
    runs: SyncRunStore
    decoder: Decoder
    open_source: OpenSource = open_source


def build_house(
    settings: Settings, database: Database, decoder: Decoder, open_source: OpenSource = open_source
) -> House:
    """Join the stores on an open database."""
    opened = frozenset({Source.STRAVA}) if settings.strava_in_model else frozenset()
    strongbox = strongbox_of(settings)
    return House(
        settings=settings,
        database=database,
        uploads=UploadStore(database, blobs_of(settings)),
        activities=ActivityStore(database, opened),
        connections=ConnectionStore(database, strongbox),
        strongbox=strongbox,
        runs=SyncRunStore(database),
        decoder=decoder,
        open_source=open_source,
    )
