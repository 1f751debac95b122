"""The files an athlete gave us."""

from asyncio import to_thread
from dataclasses import dataclass
from pathlib import PurePosixPath

from memory.blobs import BlobStore
from memory.database import Database
from memory.statements import statements
from tools.kit.context import Upload
from tools.kit.errors import NotFound

SQL = statements("uploads")
LONGEST_NAME = 120
"""Characters of a file's name that are kept; the end stays, since it says the type."""


def plain_name(name: str) -> str:
    """Return a file's own name: no folders (of any system), nothing unprintable, never empty."""
    last = PurePosixPath(name.replace("\\", "/")).name
    kept = "".join(character for character in last if character.isprintable()).strip()
    return kept[-LONGEST_NAME:] or "file"


class UploadStore:
    """Everybody's files."""

    def __init__(self, database: Database, blobs: BlobStore) -> None:
        self._database = database
        self._blobs = blobs

    def for_athlete(self, athlete_id: str) -> "AthleteUploads":
        """Return one athlete's files."""
        return AthleteUploads(self._database, self._blobs, athlete_id)


@dataclass(frozen=True, slots=True)
class AthleteUploads:
    """One athlete's files (kit's UploadShelf), and where new ones arrive."""

    database: Database
    blobs: BlobStore
    athlete_id: str

    async def receive(self, name: str, media_type: str, content: bytes) -> Upload:
        """Keep a file. The same content again is the same file."""
        sha256 = await to_thread(self.blobs.put, content)
        upload = Upload(
            id=f"file-{sha256[:16]}", name=plain_name(name), media_type=media_type, size_bytes=len(content)
        )
        await self.database.run(SQL["keep"], athlete_id=self.athlete_id, sha256=sha256, **upload.model_dump())
        return upload

    async def upload(self, upload_id: str) -> Upload:
        """Return what is known of a file; raise NotFound for another athlete's."""
        row = await self.database.row(SQL["upload"], athlete_id=self.athlete_id, id=upload_id)
        if row is None:
            raise NotFound("I have no file of that name from you. Please drop it again.")
        return Upload.model_validate(row)

    async def content(self, upload_id: str) -> bytes:
        """Return the bytes of a file."""
        row = await self.database.row(SQL["sha256"], athlete_id=self.athlete_id, id=upload_id)
        if row is None:
            raise NotFound("I have no file of that name from you. Please drop it again.")
        return await to_thread(self.blobs.get, row["sha256"])
