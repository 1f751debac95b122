"""Files on their way in: written to a folder of ours piece by piece, never whole in memory.

The system's folder for temporary files is memory on many machines, so an archive must not pass through it.
"""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path, PurePath
from tempfile import NamedTemporaryFile
from typing import BinaryIO, cast

import anyio
from fastapi import Request
from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect
from typing_extensions import override

from tools.kit.errors import UnreadableFile
from tools.kit.file_store import room_on_disk
from ui.uploads import Dropped

MOST_FILES = 500
"""Files one request may bring."""


class _OntoDisk(MultiPartParser):
    """Starlette's parser, with every file in `folder` from its first byte."""

    def __init__(self, headers: Headers, stream: AsyncGenerator[bytes, None], folder: Path) -> None:
        super().__init__(headers, stream, max_files=MOST_FILES)
        self._folder = folder

    @override
    def on_headers_finished(self) -> None:
        super().on_headers_finished()
        if self._current_part.file is not None:
            kept = NamedTemporaryFile(dir=self._folder, prefix="arriving-")  # noqa: SIM115 (closed by `arriving`)
            self._files_to_close_on_error.append(kept)  # type: ignore[arg-type]
            self._current_part.file.file.close()
            self._current_part.file.file = cast(BinaryIO, kept)

    def let_go(self) -> None:
        """Remove what has arrived of a request that broke off."""
        for file in self._files_to_close_on_error:
            with suppress(OSError):  # What waits to be written does not fit on a full disk.
                file.close()


@asynccontextmanager
async def arriving(request: Request, folder: Path) -> AsyncIterator[list[Dropped]]:
    """Receive the files of a form; they lie in `folder` until the block ends.

    Raises UnreadableFile for a request that is no such form or brings no file, FilesUnavailable where the
    disk is full.
    """
    with room_on_disk():
        await anyio.Path(folder).mkdir(parents=True, exist_ok=True)
    try:
        parser = _OntoDisk(request.headers, request.stream(), folder)
        try:
            with room_on_disk():
                form = await parser.parse()
        except BaseException:
            parser.let_go()
            raise
    except (MultiPartException, KeyError):
        raise UnreadableFile(
            f"Send the file as a form (multipart/form-data), as curl -F does, {MOST_FILES} files at most."
        ) from None
    except ClientDisconnect:
        raise UnreadableFile("The file stopped on its way. Send it again.") from None
    files = [value for _, value in form.multi_items() if isinstance(value, UploadFile)]
    try:
        if not files:
            raise UnreadableFile("No file came with this request. Send it as a form field, as curl -F does.")
        with room_on_disk():
            dropped = [_dropped(file) for file in files]
        yield dropped
    finally:
        await form.close()


def _dropped(file: UploadFile) -> Dropped:
    path = Path(file.file.name)
    file.file.flush()
    return Dropped(name=PurePath(file.filename or "file").name, size_bytes=path.stat().st_size, path=path)
