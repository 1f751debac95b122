"""Files kept by content: the name of a blob is the SHA-256 of its bytes, so none is kept twice."""

import hashlib
import os
import re
from pathlib import Path
from tempfile import NamedTemporaryFile

from tools.kit.errors import NotFound

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
