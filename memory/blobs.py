"""Files kept by content: the name of a blob is the SHA-256 of its bytes, so none is kept twice."""

import hashlib
import os
import re
from pathlib import Path
from tempfile import NamedTemporaryFile

from tools.kit.errors import NotFound

_PIECE = 1 << 20
_SHA256 = re.compile(r"[0-9a-f]{64}")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that after a crash it is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as new:
        try:
            new.write(content)
            new.flush()
            os.fsync(new.fileno())
            Path(new.name).replace(path)
        finally:
            Path(new.name).unlink(missing_ok=True)  # Still there only when the replacing failed.
    _make_name_last(path)


def _make_name_last(path: Path) -> None:
    """See that a new name survives a crash."""
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


class BlobStore:
    """Bytes in a folder, two levels deep, named by content. Its methods block: call them in a thread."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.root.mkdir(parents=True, exist_ok=True, mode=0o700)

    def put(self, content: bytes) -> str:
        """Keep the bytes and return their SHA-256; keeping them again writes nothing."""
        sha256 = hashlib.sha256(content).hexdigest()
        path = self.path(sha256)
        # A file of the right size under its own hash was renamed there whole.
        if not path.exists() or path.stat().st_size != len(content):
            write_whole(path, content)
        return sha256

    def put_file(self, source: Path) -> tuple[str, int]:
        """Keep a copy of a file; return its SHA-256 and its size in bytes. It is read piece by piece.

        A copy, not a link: whoever changes their own file later must not change ours.
        """
        digest = hashlib.sha256()
        with source.open("rb") as content, NamedTemporaryFile(dir=self.root, delete=False) as new:
            try:
                while piece := content.read(_PIECE):
                    digest.update(piece)
                    new.write(piece)
                new.flush()
                size = new.tell()
                path = self.path(digest.hexdigest())
                if not path.exists() or path.stat().st_size != size:
                    os.fsync(new.fileno())
                    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                    Path(new.name).replace(path)
                    _make_name_last(path)
            finally:
                Path(new.name).unlink(missing_ok=True)
        return digest.hexdigest(), size

    def get(self, sha256: str) -> bytes:
        """Return the bytes; raise NotFound."""
        try:
            return self.path(sha256).read_bytes()
        except FileNotFoundError:
            raise NotFound("That file is no longer here. Please drop it again.") from None

    def path(self, sha256: str) -> Path:
        """Return where a blob lies, whether or not it is there."""
        if not _SHA256.fullmatch(sha256):
            raise NotFound("That is not the name of a stored file.")
        return self.root / sha256[:2] / sha256
