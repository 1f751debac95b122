"""Files kept in a folder of this machine."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from tools.kit.errors import NotFound
from tools.kit.file_store import GONE, checked, pieces_of, room_on_disk

_NEW = ".new-"


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that after a crash it is there whole or not at all."""
    _named_last(path.parent, (content,), lambda: path)


class FolderFiles:
    """Files below one folder (FileStore), for the eyes of its owner only."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.root.mkdir(parents=True, exist_ok=True, mode=0o700)

    def path(self, key: str) -> Path:
        """Return where a key's file lies, whether or not it is there; raise NotFound for one outside."""
        return self.root / checked(key)

    def keep(self, key: str, content: bytes) -> None:
        """Keep bytes under a key."""
        write_whole(self.path(key), content)

    def keep_pieces(self, pieces: Iterable[bytes], key_of: Callable[[], str | None]) -> None:
        """Keep what comes piece by piece under the key told after the last piece."""

        def path() -> Path | None:
            key = key_of()
            return None if key is None else self.path(key)

        _named_last(self.root, pieces, path)

    def keep_copy(self, key: str, source: Path) -> None:
        """Keep a copy of a file on disk under a key."""
        self.keep_pieces(pieces_of(source), lambda: key)

    def get(self, key: str) -> bytes:
        """Return the bytes of a key; raise NotFound."""
        with self.lent(key) as path:
            return path.read_bytes()

    def pieces(self, key: str) -> Iterator[bytes]:
        """Yield the bytes of a key; raise NotFound before the first."""
        with self.lent(key) as path:
            yield from pieces_of(path)

    @contextmanager
    def lent(self, key: str) -> Iterator[Path]:
        """Lend the file itself: nobody may write to it."""
        path = self.path(key)
        if not path.is_file():
            raise NotFound(GONE)
        yield path

    def size(self, key: str) -> int | None:
        """Return how many bytes a key has; None where it is not there."""
        try:
            return self.path(key).stat().st_size
        except FileNotFoundError:
            return None

    def delete(self, key: str) -> None:
        """Delete a key, if it is there."""
        self.path(key).unlink(missing_ok=True)

    def listed(self) -> Iterator[tuple[str, int]]:
        """Yield every key with its size; what a crash left half written is none."""
        for path in self.root.rglob("*"):
            if path.is_file() and not path.name.startswith(_NEW):
                yield path.relative_to(self.root).as_posix(), path.stat().st_size


@room_on_disk()
def _named_last(folder: Path, pieces: Iterable[bytes], named: Callable[[], Path | None]) -> None:
    """Write a new file in a folder and give it its name when it is whole; None: it goes again.

    Raises FilesUnavailable where the disk is full.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with NamedTemporaryFile(dir=folder, prefix=_NEW, delete=False) as new:
        try:
            for piece in pieces:
                new.write(piece)
            new.flush()
            path = named()
            if path is not None:
                os.fsync(new.fileno())
                path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                Path(new.name).replace(path)
                _make_name_last(path)
        finally:
            Path(new.name).unlink(missing_ok=True)  # Still there only when it was not renamed.


def _make_name_last(path: Path) -> None:
    """See that a new name survives a crash."""
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
