"""Files shown in conversations, each under its key; a key begins with the athlete."""

from asyncio import to_thread
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from urllib.parse import quote

from tools.kit.file_store import FileStore

FOR_READING = "/blobs/"
"""Where the page reads them (ui/page.py)."""


def key_of(athlete_id: str, element_id: str) -> str:
    """Return the key of a file that is shown to an athlete."""
    return f"{quote(athlete_id, safe='')}/{quote(element_id, safe='')}"


def read_at(key: str) -> str:
    """Return where the page reads a file."""
    return FOR_READING + quote(key)


class ShownFiles:
    """All of them, wherever this house keeps files."""

    def __init__(self, kept: FileStore) -> None:
        self._kept = kept

    async def keep(self, key: str, content: bytes | str | Path) -> None:
        """Keep a file: its content, or a copy of one that lies on disk, however large."""
        if isinstance(content, Path):
            await to_thread(self._kept.keep_copy, key, content)
            return
        await to_thread(self._kept.keep, key, _as_bytes(content))

    async def read(self, key: str) -> AsyncIterator[bytes]:
        """Return the bytes of a file piece by piece; raise NotFound now, and not when they are read."""
        source = self._kept.pieces(key)
        first = await to_thread(next, source, b"")
        return _pieces(first, source)

    async def delete(self, key: str) -> None:
        """Delete a file, if it is there."""
        await to_thread(self._kept.delete, key)


def _as_bytes(content: bytes | str) -> bytes:
    return content.encode() if isinstance(content, str) else content


async def _pieces(piece: bytes, source: Iterator[bytes]) -> AsyncIterator[bytes]:
    while piece:
        yield piece
        piece = await to_thread(next, source, b"")
