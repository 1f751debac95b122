"""Conversations as the page remembers them: Chainlit's data layer on our database, files in a folder."""

from copy import copy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import anyio
from chainlit.data import get_data_layer
from chainlit.data.chainlit_data_layer import ChainlitDataLayer
from chainlit.data.storage_clients.base import BaseStorageClient
from chainlit.element import Element
from chainlit.step import StepDict
from chainlit.types import Feedback, ThreadDict
from starlette.exceptions import HTTPException

from agent.understanding.secrets import without_secrets
from ui import door
from ui.uploads import is_archive

FILES_ALONE = "A dropped file"
ARCHIVE_WAS_HERE = "You dropped an archive of recordings here. What was in it stands among your activities."


class LocalFiles(BaseStorageClient):
    """Files shown in conversations, each under its key in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()

    def path(self, key: str) -> Path:
        """Return where a key's file lies; raise ValueError for a key that leads out of the folder."""
        path = (self.folder / key).resolve()
        if not path.is_relative_to(self.folder):
            raise ValueError(f"{key!r} leads out of the folder")
        return path

    async def upload_file(
        self,
        object_key: str,
        data: bytes | str,
        mime: str = "application/octet-stream",
        overwrite: bool = True,
        content_disposition: str | None = None,
    ) -> dict[str, Any]:
        """Keep a file. What a custom element shows is kept in its row, and not a second time here."""
        if mime != "application/json":
            path = anyio.Path(self.path(object_key))
            await path.parent.mkdir(parents=True, exist_ok=True)
            await path.write_bytes(data.encode() if isinstance(data, str) else data)
        return {"object_key": object_key, "url": await self.get_read_url(object_key)}

    async def delete_file(self, object_key: str) -> bool:
        """Delete a file, if it is there."""
        await anyio.Path(self.path(object_key)).unlink(missing_ok=True)
        return True

    async def get_read_url(self, object_key: str) -> str:
        """Return where the page reads a file."""
        return "/blobs/" + quote(object_key)

    async def close(self) -> None:
        """Nothing stays open."""


class Conversations(ChainlitDataLayer):
    """Threads, their messages and what was shown in them."""

    async def get_current_timestamp(self) -> datetime:
        """Return the time in UTC without a zone, as the columns hold it."""
        return datetime.now(UTC).replace(tzinfo=None)

    async def get_thread(self, thread_id: str) -> ThreadDict | None:
        """Return a thread with what it shows in the order it was shown."""
        thread = await super().get_thread(thread_id)
        if thread and thread["elements"]:
            thread["elements"] = sorted(
                thread["elements"], key=lambda shown: (shown["props"] or {}).get("place", 0)
            )
        return thread

    async def create_step(self, step_dict: StepDict) -> None:
        """Keep what was said, without the keys and passwords somebody wrote into the box by mistake."""
        if step_dict.get("type") in ("user_message", "run"):
            step_dict = step_dict.copy()
            step_dict["input"] = without_secrets(step_dict.get("input") or "")
            step_dict["output"] = without_secrets(step_dict.get("output") or "")
        await super().create_step(step_dict)

    async def create_element(self, element: Element) -> None:
        """Keep what was shown. Of an archive only that it was dropped: its recordings are kept elsewhere.

        Chainlit would read the whole of it into memory, and keep it a second time.
        """
        if element.path and is_archive(element.name):
            element = copy(element)
            element.path, element.content, element.mime = None, ARCHIVE_WAS_HERE, "text/plain"
        await super().create_element(element)

    async def upsert_feedback(self, feedback: Feedback) -> str:
        """Keep a thumb; one that points down lets go of the answer, so that nobody is given it again."""
        feedback_id = await super().upsert_feedback(feedback)
        if feedback.value == 0:
            statement = """SELECT metadata->>'answer' AS answer, metadata->>'asked' AS asked FROM "Step"
                           WHERE (id = $1 OR "parentId" = $1) AND metadata->>'answer' IS NOT NULL LIMIT 1"""
            for row in await self.execute_query(statement, {"id": feedback.forId}):
                await door.coach().cache.thumbs_down(door.athlete_id(), row["answer"], row["asked"] or "")
        return feedback_id

    async def update_thread(
        self,
        thread_id: str,
        name: str | None = None,
        user_id: str | None = None,
        metadata: dict[str, Any] | None = None,
        tags: list[str] | None = None,
    ) -> None:
        """Change what is known of a thread; one that began with files alone gets a name."""
        name = FILES_ALONE if name == "" else without_secrets(name) if name else name
        await super().update_thread(thread_id, name, user_id, metadata, tags)

    async def delete_thread(self, thread_id: str) -> None:
        """Delete a thread here, and what the coach remembers of it."""
        await super().delete_thread(thread_id)
        await door.coach().forget_thread(door.athlete_id(), thread_id)


def conversations() -> Conversations:
    """Build the data layer on the coach's database."""
    return Conversations(database_url=door.coach().database_url, storage_client=LocalFiles(door.chat_files()))


async def shown_file(key: str) -> tuple[Path, str]:
    """Return the path and media type of a file shown in a conversation of the person asking.

    Raises NotSignedIn, 404 for a key nobody knows, 403 for somebody else's conversation.
    """
    athlete_id = door.athlete_id()
    layer = get_data_layer()
    assert isinstance(layer, Conversations)
    statement = """SELECT e.mime, u.identifier FROM "Element" e JOIN "Thread" t ON t.id = e."threadId"
                   JOIN "User" u ON u.id = t."userId" WHERE e."objectKey" = $1"""
    rows = await layer.execute_query(statement, {"key": key})
    if not rows:
        raise HTTPException(404, "No conversation shows such a file.")
    if rows[0]["identifier"] != athlete_id:
        raise HTTPException(403, "This file belongs to somebody else's conversation.")
    return LocalFiles(door.chat_files()).path(key), rows[0]["mime"] or "application/octet-stream"
