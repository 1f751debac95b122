"""Files kept in a bucket of S3, or of anything that speaks like it (MinIO, Garage, Ceph, R2, ...)."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from tools.kit.errors import FilesUnavailable, NotFound
from tools.kit.file_store import GONE, checked

if TYPE_CHECKING:
    from obstore.store import S3Config, S3Store

NO_ANSWER = "The storage for files does not answer as it should. Try again in a moment; nothing was lost."
CONNECT_S, READ_S, WHOLE_S = 5, 30, 3600
"""Seconds until a connection, the next piece, and a whole transfer of an archive have to be there [D]."""
TRIES, TRIES_END_AFTER_S = 3, 20
"""How often a request is tried again, and for how long: a person waits for it [D]."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """Where a bucket is; without a key the machine's own role counts (Amazon)."""

    name: str
    region: str
    endpoint_url: str | None = None
    access_key_id: str | None = None
    secret_access_key: str | None = None

    def opened(self, prefix: str) -> "S3Store":
        """Return the client for the keys below a prefix; nothing is asked of the bucket yet."""
        from obstore.store import S3Store

        config: S3Config = {"region": self.region}
        if self.endpoint_url:
            config["endpoint"] = self.endpoint_url
        if self.access_key_id and self.secret_access_key:
            config["access_key_id"], config["secret_access_key"] = self.access_key_id, self.secret_access_key
        return S3Store(
            self.name,
            prefix=prefix,
            config=config,
            client_options={
                "allow_http": (self.endpoint_url or "").startswith("http://"),
                "connect_timeout": timedelta(seconds=CONNECT_S),
                "read_timeout": timedelta(seconds=READ_S),
                "timeout": timedelta(seconds=WHOLE_S),
            },
            retry_config={"max_retries": TRIES, "retry_timeout": timedelta(seconds=TRIES_END_AFTER_S)},
        )


class S3Files:
    """Files below one prefix of a bucket (FileStore). `waiting_room` is a folder for what passes through.

    The system's folder for temporary files is memory on many machines: an archive must not pass through it.
    """

    def __init__(self, store: "S3Store", waiting_room: Path) -> None:
        self._store = store
        self._waiting_room = waiting_room
        self._waiting_room.mkdir(parents=True, exist_ok=True, mode=0o700)

    def keep(self, key: str, content: bytes) -> None:
        """Keep bytes under a key."""
        name = checked(key)
        with _taking():
            self._store.put(name, content)

    def keep_pieces(self, pieces: Iterable[bytes], key_of: Callable[[], str | None]) -> None:
        """Keep what comes piece by piece under the key told after the last piece."""
        with NamedTemporaryFile(dir=self._waiting_room) as waiting:
            for piece in pieces:
                waiting.write(piece)
            waiting.flush()
            key = key_of()
            if key is not None:
                name = checked(key)
                with _taking():
                    self._store.put(name, Path(waiting.name))

    def keep_copy(self, key: str, source: Path) -> None:
        """Keep a copy of a file on disk under a key."""
        name = checked(key)
        with _taking():
            self._store.put(name, source)

    def get(self, key: str) -> bytes:
        """Return the bytes of a key; raise NotFound."""
        with _answering():
            return bytes(self._store.get(checked(key)).bytes())

    def pieces(self, key: str) -> Iterator[bytes]:
        """Yield the bytes of a key; raise NotFound before the first."""
        with _answering():
            yield from map(bytes, self._store.get(checked(key)))

    @contextmanager
    def lent(self, key: str) -> Iterator[Path]:
        """Lend a copy that goes when the block ends."""
        with NamedTemporaryFile(dir=self._waiting_room) as waiting:
            for piece in self.pieces(key):
                waiting.write(piece)
            waiting.flush()
            os.fchmod(waiting.fileno(), 0o400)
            yield Path(waiting.name)

    def size(self, key: str) -> int | None:
        """Return how many bytes a key has; None where it is not there."""
        try:
            with _answering():
                return self._store.head(checked(key))["size"]
        except NotFound:
            return None

    def delete(self, key: str) -> None:
        """Delete a key, if it is there."""
        with _answering():
            self._store.delete(checked(key))

    def listed(self) -> Iterator[tuple[str, int]]:
        """Yield every key with its size."""
        with _answering():
            for page in self._store.list():
                for each in page:
                    yield each["path"], each["size"]


@contextmanager
def _answering() -> Iterator[None]:
    """Turn what the client raises into ours, a key that is not there into NotFound."""
    from obstore.exceptions import BaseError

    try:
        yield
    except FileNotFoundError as error:
        raise NotFound(GONE) from error
    except BaseError as error:
        raise FilesUnavailable(NO_ANSWER) from error


@contextmanager
def _taking() -> Iterator[None]:
    """Turn what the client raises while something is kept into ours; where nothing is found is no bucket."""
    try:
        with _answering():
            yield
    except NotFound as error:
        raise FilesUnavailable(NO_ANSWER) from error
