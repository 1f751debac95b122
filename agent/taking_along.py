"""Everything of an athlete as one archive: a JSON document, their own files, and the records of activities.

Made piece by piece while it is downloaded: whatever there is, little of it is in memory at a time.
"""

import io
import json
import zipfile
from asyncio import to_thread
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from types import MappingProxyType
from typing import Any

from langchain_core.messages import BaseMessage
from langgraph.checkpoint.base import BaseCheckpointSaver

from memory.account import AccountRecords, read_account
from memory.blobs import BlobStore
from memory.conversations import open_checkpointer
from memory.database import Database
from tools.domain.profile import AthleteProfile
from tools.kit.errors import NotFound
from tools.kit.file_store import FileStore
from tools.kit.recording_bytes import as_npz

Pieces = Callable[[], Iterator[bytes]]

FORMAT, VERSION = "paceline export", 1
DOCUMENT = "paceline.json"
PIECE_BYTES = 1 << 20
CALLED: Mapping[str, str] = MappingProxyType(
    {
        "account": "account",
        "activity": "activities",
        "analysis": "reviews",
        "api_key": "keys_for_programs",
        "answer": "answers_spoken_with",
        "answer_cache": "answers_kept",
        "athlete": "athlete",
        "athlete_preferences": "preferences",
        "calendar_event": "calendar_events",
        "connection": "connections",
        "course": "courses",
        "course_picture": "pictures_read",
        "fact": "facts",
        "invitation": "invitations",
        "model_request": "spending",
        "outside_identity": "signed_in_elsewhere",
        "plan_version": "plan_versions",
        "profile_correction": "corrections",
        "proposal": "proposals",
        "rule_set": "rules",
        "share_link": "share_links",
        "sign_in": "browsers_signed_in",
        "strategy": "strategies",
        "sync_item": "sync_items",
        "sync_run": "imports_and_syncs",
        "training_plan": "plans",
        "upload": "uploads",
        "wellness": "mornings",
    }
)
"""What a table is called in the document; one that is not here keeps its own name."""
CONVERSATIONS = frozenset({"conversation", "conversation_step", "conversation_element", "conversation_thumb"})
"""What goes along conversation by conversation."""
LEFT_OUT = CONVERSATIONS | {"athlete_revision", "model_reservation", "recording", "turn_lease"}
"""Our own counting, and what goes along as files."""
READ_ME = """This is everything Paceline keeps about you.

paceline.json   all of it as one JSON document: profile, activities, courses, strategies, plans with
                every version, rules, what is remembered about you, conversations, proposals, spending.
files/          the files you gave (pictures without where they were taken); "uploads" names them.
recordings/     the records of your activities, as numpy files (numpy.load reads them), by activity.
chat/           files shown in conversations.

Times are UTC in ISO 8601; durations are seconds, distances metres, masses kilograms.
Keys, passwords and tokens of connected services are not in here, and neither are the addresses of links you
made to share a strategy.
"""


@dataclass(frozen=True, slots=True)
class TakingAlong:
    """The way out for everybody's data. `chat_files` is where the files shown in conversations lie."""

    database: Database
    blobs: BlobStore
    chat_files: FileStore

    async def export(self, athlete_id: str, profile: AthleteProfile) -> AsyncIterator[bytes]:
        """Yield a zip archive of everything of an athlete, as it was when the download began."""
        sink = _Sink()
        with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            archive.writestr("README.txt", READ_ME)
            async with read_account(self.database, athlete_id) as records:
                with archive.open(DOCUMENT, "w", force_zip64=True) as document:
                    async for text in self._document(records, profile):
                        document.write(text.encode())
                        if sink.waiting >= PIECE_BYTES:
                            yield sink.taken()
                async for activity_id, columns in records.recordings():
                    name = f"recordings/{activity_id}.npz"
                    await to_thread(archive.writestr, name, as_npz(columns), compresslevel=1)
                    yield sink.taken()
                files = await self._files(records)
            for name, pieces in files.items():
                async for _ in _copied(pieces, name, archive):
                    yield sink.taken()
        yield sink.taken()

    async def _document(self, records: AccountRecords, profile: AthleteProfile) -> AsyncIterator[str]:
        """Yield the JSON document, piece by piece."""
        head = {"format": FORMAT, "version": VERSION, "exported_at": datetime.now(UTC).isoformat()}
        yield json.dumps(head)[:-1]
        yield f', "profile": {profile.model_dump_json()}'
        for table in await records.tables():
            if table not in LEFT_OUT:
                yield f",\n{json.dumps(CALLED.get(table, table))}: "
                async for text in _listed(records.rows(table)):
                    yield text
        yield ',\n"conversations": '
        async for text in _listed(records.conversations()):
            yield text
        yield ',\n"conversations_as_remembered": '
        async for text in _listed(self._remembered(records)):
            yield text
        yield "}\n"

    async def _remembered(self, records: AccountRecords) -> AsyncIterator[str]:
        """Yield what the coach remembers of each conversation: the summary, and the last messages."""
        checkpointer: BaseCheckpointSaver[str] = open_checkpointer(self.database)
        for thread_id in await records.threads():
            kept = await checkpointer.aget({"configurable": {"thread_id": thread_id}})
            state: dict[str, Any] = kept["channel_values"] if kept else {}
            told = [
                {"who": "athlete" if message.type == "human" else "coach", "text": message.text}
                for message in state.get("messages", ())
                if isinstance(message, BaseMessage)
            ]
            conversation = thread_id.removeprefix(f"{records.athlete_id}/")
            summary = state.get("summary", "")
            yield json.dumps({"id": conversation, "summary": summary, "messages": told}, ensure_ascii=False)

    async def _files(self, records: AccountRecords) -> dict[str, Pieces]:
        """Return how the athlete's own files are read, by their names in the archive."""
        files = {f"files/{upload_id}/{name}": sha256 for upload_id, name, sha256 in await records.uploads()}
        found: dict[str, Pieces] = {
            name: partial(self.blobs.pieces, sha256) for name, sha256 in files.items()
        }
        for key in await records.chat_files():
            found[f"chat/{key}"] = partial(self.chat_files.pieces, key)
        return found


async def _listed(rows: AsyncIterator[str]) -> AsyncIterator[str]:
    """Yield JSON values as a JSON list."""
    opened = "["
    async for row in rows:
        yield f"{opened}\n{row}"
        opened = ","
    yield "[]" if opened == "[" else "]"


async def _copied(pieces: Pieces, name: str, archive: zipfile.ZipFile) -> AsyncIterator[None]:
    """Copy a file into the archive, giving way after each piece; one that is gone is left out."""
    try:
        source = pieces()
        piece = await to_thread(next, source, b"")
    except NotFound:
        return
    with archive.open(name, "w", force_zip64=True) as kept:
        while piece:
            await to_thread(kept.write, piece)
            yield
            piece = await to_thread(next, source, b"")


class _Sink(io.RawIOBase):
    """Where the archive is written to: bytes wait here until they are sent."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self.waiting = 0

    def writable(self) -> bool:
        """Say that it can be written to."""
        return True

    def write(self, piece: Any) -> int:
        """Keep bytes to be sent."""
        kept = bytes(piece)
        self._pieces.append(kept)
        self.waiting += len(kept)
        return len(kept)

    def taken(self) -> bytes:
        """Return what waits, and forget it."""
        pieces, self._pieces, self.waiting = self._pieces, [], 0
        return b"".join(pieces)
