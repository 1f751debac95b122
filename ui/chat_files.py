"""Files dropped into the chat, taken into the session they were dropped in."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from pathlib import Path, PurePath
from uuid import uuid4

from fastapi import Request
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from tools.sources.pictures.without_places import without_places
from ui.arriving import arriving
from ui.uploads import MEDIA_TYPES, PICTURES, refuse_too_large

UNKNOWN = "application/octet-stream"
UNSHOWABLE = frozenset({".heic", ".heif"})
"""Pictures that browsers do not draw: the conversation shows their name; their card shows them."""


def upload_route(max_upload_mb: int) -> Callable[..., Awaitable[JSONResponse]]:
    """Return what answers the page's uploads; `max_upload_mb` is for every file that is no archive."""

    async def take_upload(session_id: str, request: Request) -> JSONResponse:
        """Take a file into its chat session, as Chainlit does, but also an empty one, and straight to disk.

        Raises 404 for a session nobody has open, 401 for another person's and FileTooLarge.
        """
        from chainlit.auth import get_current_user, get_token_from_cookies
        from chainlit.session import WebsocketSession

        session = WebsocketSession.get_by_id(session_id)
        if session is None:
            raise HTTPException(404, "This page lost its connection. Reload it and drop the file again.")
        user = await get_current_user(token=get_token_from_cookies(dict(request.cookies)) or "")
        if session.user is None or user.identifier != session.user.identifier:
            raise HTTPException(401, "This conversation belongs to somebody else.")
        folder = Path(session.files_dir)
        async with arriving(request, folder) as (file, *_):
            refuse_too_large(file.name, file.size_bytes, max_upload_mb)
            file_id = str(uuid4())
            os.link(file.path, folder / file_id)
            if PurePath(file.name).suffix.lower() in PICTURES:
                await asyncio.to_thread(_leave_places_out, folder / file_id)
        ending = PurePath(file.name).suffix.lower()
        kind = UNKNOWN if ending in UNSHOWABLE else MEDIA_TYPES.get(ending, UNKNOWN)
        session.files[file_id] = {
            "id": file_id,
            "path": folder / file_id,
            "name": file.name,
            "type": kind,
            "size": (folder / file_id).stat().st_size,
        }
        return JSONResponse({"id": file_id})

    return take_upload


def _leave_places_out(path: Path) -> None:
    """Write a picture anew without where it was taken: the conversation keeps and shows it."""
    content = path.read_bytes()
    clean = without_places(content)
    if clean != content:
        path.write_bytes(clean)
