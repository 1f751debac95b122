"""Where files are kept by key: what a folder (memory/folder_files.py) and a bucket (s3_files.py) can do."""

import errno
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from tools.kit.errors import FilesUnavailable, NotFound

PIECE_BYTES = 1 << 20
GONE = "That file is no longer here. Please drop it again."
FULL = "The disk is full, so the file could not be kept. Make room, then send it again."


class FileStore(Protocol):
    """Files by key, a path such as `ab/abcd`; a key is there whole or not at all.

    Every method blocks: call them in a thread. What does not answer raises FilesUnavailable; a key that leads
    out of the store raises NotFound.
    """

    def keep(self, key: str, content: bytes) -> None:
        """Keep bytes under a key, in place of what was there."""
        ...

    def keep_pieces(self, pieces: Iterable[bytes], key_of: Callable[[], str | None]) -> None:
        """Keep what comes piece by piece under the key told after the last piece; None: it is not needed."""
        ...

    def keep_copy(self, key: str, source: Path) -> None:
        """Keep a copy of a file on disk under a key, however large."""
        ...

    def get(self, key: str) -> bytes:
        """Return the bytes of a key; raise NotFound."""
        ...

    def pieces(self, key: str) -> Iterator[bytes]:
        """Yield the bytes of a key, at most about 10 MB at a time; raise NotFound before the first."""
        ...

    def lent(self, key: str) -> AbstractContextManager[Path]:
        """Lend a file on this machine's disk to be read until the block ends; raise NotFound."""
        ...

    def size(self, key: str) -> int | None:
        """Return how many bytes a key has; None where it is not there."""
        ...

    def delete(self, key: str) -> None:
        """Delete a key, if it is there."""
        ...

    def listed(self) -> Iterator[tuple[str, int]]:
        """Yield every key with its size in bytes, in no order."""
        ...


@contextmanager
def room_on_disk() -> Iterator[None]:
    """Turn "there is no room left on the disk" into FilesUnavailable; any other OSError stays as it is."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise FilesUnavailable(FULL) from error
        raise


def checked(key: str) -> str:
    """Return a key; raise NotFound for one that leads elsewhere."""
    if not key or any(part in ("", ".", "..") for part in key.split("/")) or "\\" in key or "\x00" in key:
        raise NotFound("That is not the name of a stored file.")
    return key


def pieces_of(path: Path) -> Iterator[bytes]:
    """Yield the bytes of a file on disk, piece by piece."""
    with path.open("rb") as content:
        while piece := content.read(PIECE_BYTES):
            yield piece
