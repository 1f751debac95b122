"""The files an athlete gave us."""

from asyncio import to_thread
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from memory.blobs import BlobStore
from memory.database import Database
from memory.statements import statements
from tools.domain.others_words import unmarked
from tools.kit.context import Upload
from tools.kit.errors import NotFound
from tools.sources.pictures.without_places import without_places

SQL = statements("uploads")
LONGEST_NAME = 120
"""Characters of a file's name that are kept; the end stays, since it says the type."""


def plain_name(name: str) -> str:
    """Return a file's own name: no folders (of any system), nothing unprintable, never empty."""
    last = PurePosixPath(name.replace("\\", "/")).name
    kept = unmarked("".join(character for character in last if character.isprintable())).strip()
    return kept[-LONGEST_NAME:] or "file"


class UploadStore:
    """Everybody's files."""

    def __init__(self, database: Database, blobs: BlobStore) -> None:
        self._database = database
        self.blobs = blobs

    def for_athlete(self, athlete_id: str) -> "AthleteUploads":
        """Return one athlete's files."""
        return AthleteUploads(self._database, self.blobs, athlete_id)


@dataclass(frozen=True, slots=True)
class AthleteUploads:
    """One athlete's files (kit's UploadShelf), and where new ones arrive."""

    database: Database
    blobs: BlobStore
    athlete_id: str

    async def receive(self, name: str, media_type: str, content: bytes) -> Upload:
        """Keep a file, a picture without where it was taken. The same content again is the same file."""
        content = await to_thread(without_places, content)
        sha256 = await to_thread(self.blobs.put, content)
        return await self._keep(name, media_type, sha256, len(content))

    async def receive_file(self, name: str, media_type: str, path: Path) -> Upload:
        """Keep a copy of a file on disk, however large: it is never whole in memory.

        Raises OSError where the file cannot be read, FilesUnavailable where it cannot be kept.
        """
        sha256, size_bytes = await to_thread(self.blobs.put_file, path)
        return await self._keep(name, media_type, sha256, size_bytes)

    async def upload(self, upload_id: str) -> Upload:
        """Return what is known of a file; raise NotFound for another athlete's."""
        row = await self.database.row(SQL["upload"], athlete_id=self.athlete_id, id=upload_id)
        if row is None:
            raise NotFound("I have no file of that name from you. Please drop it again.")
        return Upload.model_validate(row)

    async def content(self, upload_id: str) -> bytes:
        """Return the bytes of a file."""
        return await to_thread(self.blobs.get, await self._sha256(upload_id))

    @asynccontextmanager
    async def lent(self, upload_id: str) -> AsyncIterator[Path]:
        """Lend a file on disk until the block ends: some are too large to be read whole. Raises NotFound."""
        lending = self.blobs.lent(await self._sha256(upload_id))
        path = await to_thread(lending.__enter__)
        try:
            yield path
        finally:
            lending.__exit__(None, None, None)

    async def _keep(self, name: str, media_type: str, sha256: str, size_bytes: int) -> Upload:
        upload = Upload(
            id=f"file-{sha256[:16]}", name=plain_name(name), media_type=media_type, size_bytes=size_bytes
        )
        await self.database.run(SQL["keep"], athlete_id=self.athlete_id, sha256=sha256, **upload.model_dump())
        return upload

    async def _sha256(self, upload_id: str) -> str:
        row = await self.database.row(SQL["sha256"], athlete_id=self.athlete_id, id=upload_id)
        if row is None:
            raise NotFound("I have no file of that name from you. Please drop it again.")
        sha256: str = row["sha256"]
        return sha256
