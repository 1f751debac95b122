"""What becomes of a dropped file: kept by the coach at once, or answered in words."""

from dataclasses import dataclass
from pathlib import Path, PurePath
from uuid import uuid4

import anyio
from fastapi import Request, UploadFile
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from tools.kit.errors import FileTooLarge, UnreadableFile
from ui import door

PICTURES = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}
COURSES = {
    ".gpx": "application/gpx+xml",
    ".tcx": "application/vnd.garmin.tcx+xml",
    ".fit": "application/vnd.ant.fit",
    ".gz": "application/gzip",
}
MEDIA_TYPES = COURSES | PICTURES
ARCHIVES = frozenset({".zip", ".7z", ".rar", ".tar"})


@dataclass(frozen=True, slots=True)
class Dropped:
    """A file as it was dropped: its name, its size in bytes, and where it lies for the moment."""

    name: str
    size_bytes: int
    path: Path


@dataclass(frozen=True, slots=True)
class Received:
    """What became of the files of one message: ids of those kept, a sentence for each that could not be."""

    upload_ids: tuple[str, ...]
    refusals: tuple[str, ...]


def media_type(name: str, size_bytes: int) -> str:
    """Return the media type of a file we read, by its name; raise UnreadableFile for others."""
    ending = PurePath(name).suffix.lower()
    if size_bytes == 0:
        raise UnreadableFile(f"{name} is empty (0 bytes). Export it again and drop it here.")
    if ending in MEDIA_TYPES:
        return MEDIA_TYPES[ending]
    if ending in ARCHIVES:
        raise UnreadableFile(
            f"{name} is an archive: unpack it and drop the course inside (.gpx, .fit or .tcx)."
        )
    raise UnreadableFile(
        f"I cannot use {name}: I read courses (.gpx, .fit, .tcx) and pictures of a course profile (.jpg, "
        ".png, .webp). Without a course file, tell me the race's distance and I plan from that."
    )


async def receive(files: list[Dropped]) -> Received:
    """Give every readable file to the coach, which keeps it by its content."""
    kept: list[str] = []
    refusals: list[str] = []
    for file in files:
        try:
            kind = media_type(file.name, file.size_bytes)
            content = await anyio.Path(file.path).read_bytes()
            upload = await door.coach().receive_upload(door.OWNER, file.name, kind, content)
        except (UnreadableFile, FileTooLarge) as refusal:
            refusals.append(str(refusal))
        else:
            kept.append(upload.id)
    return Received(tuple(kept), tuple(refusals))


async def take_upload(session_id: str, file: UploadFile, request: Request) -> JSONResponse:
    """Take a file into its chat session, as Chainlit does, but also an empty one: the answer to it is words.

    Raises 404 for a session nobody has open and 401 for another person's.
    """
    from chainlit.auth import get_current_user, get_token_from_cookies
    from chainlit.session import WebsocketSession

    session = WebsocketSession.get_by_id(session_id)
    if session is None:
        raise HTTPException(404, "This page lost its connection. Reload it and drop the file again.")
    user = await get_current_user(token=get_token_from_cookies(dict(request.cookies)) or "")
    if session.user is None or user.identifier != session.user.identifier:
        raise HTTPException(401, "This conversation belongs to somebody else.")
    name = PurePath(file.filename or "file").name
    file_id = str(uuid4())
    path = anyio.Path(session.files_dir) / file_id
    await path.parent.mkdir(parents=True, exist_ok=True)
    size = await path.write_bytes(await file.read())
    kind = MEDIA_TYPES.get(PurePath(name).suffix.lower(), "application/octet-stream")
    session.files[file_id] = {"id": file_id, "path": Path(path), "name": name, "type": kind, "size": size}
    return JSONResponse({"id": file_id})
