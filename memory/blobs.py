"""Files kept by content: the name of a blob is the SHA-256 of its bytes, so none is kept twice."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from tools.kit.errors import NotFound
from tools.kit.file_store import FileStore, pieces_of

_SHA256 = re.compile(r"[0-9a-f]{64}")


class BlobStore:
    """Bytes named by content, in whatever keeps files by key. Its methods block: call them in a thread.

    Every method may raise FilesUnavailable.
    """

    def __init__(self, files: FileStore) -> None:
        self.files = files

    def put(self, content: bytes) -> str:
        """Keep the bytes and return their SHA-256; keeping them again writes nothing."""
        sha256 = hashlib.sha256(content).hexdigest()
        # A file of the right size under its own hash came there whole.
        if self.files.size(key_of(sha256)) != len(content):
            self.files.keep(key_of(sha256), content)
        return sha256

    def put_file(self, source: Path) -> tuple[str, int]:
        """Keep a copy of a file; return its SHA-256 and its size in bytes. It is read piece by piece.

        A copy, not a link: whoever changes their own file later must not change ours.
        """
        digest, size = hashlib.sha256(), 0

        def counted() -> Iterator[bytes]:
            nonlocal size
            for piece in pieces_of(source):
                digest.update(piece)
                size += len(piece)
                yield piece

        def key_if_new() -> str | None:
            key = key_of(digest.hexdigest())
            return None if self.files.size(key) == size else key

        self.files.keep_pieces(counted(), key_if_new)
        return digest.hexdigest(), size

    def get(self, sha256: str) -> bytes:
        """Return the bytes; raise NotFound."""
        return self.files.get(key_of(sha256))

    def size(self, sha256: str) -> int | None:
        """Return how many bytes a blob has; None where it is not there."""
        return self.files.size(key_of(sha256))

    def pieces(self, sha256: str) -> Iterator[bytes]:
        """Yield the bytes piece by piece; raise NotFound before the first."""
        return self.files.pieces(key_of(sha256))

    def lent(self, sha256: str) -> AbstractContextManager[Path]:
        """Lend the bytes as a file to be read until the block ends; raise NotFound."""
        return self.files.lent(key_of(sha256))

    def delete(self, sha256: str) -> None:
        """Delete a blob, if it is there."""
        self.files.delete(key_of(sha256))


def key_of(sha256: str) -> str:
    """Return the key of a blob, two levels deep; raise NotFound for what is no SHA-256."""
    if not _SHA256.fullmatch(sha256):
        raise NotFound("That is not the name of a stored file.")
    return f"{sha256[:2]}/{sha256}"
