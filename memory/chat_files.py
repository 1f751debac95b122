"""The files behind what a chat shows (charts, pictures), kept under the keys the chat gives them."""

from pathlib import Path

from memory.blobs import write_whole
from tools.kit.errors import NotFound

LONGEST_KEY = 512


class FolderStore:
    """Bytes under keys like `threads/7f/files/chart.json`. Its methods block: call them in a thread."""

    def __init__(self, root: Path) -> None:
        root.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.root = root.resolve()

    def put(self, key: str, content: bytes) -> None:
        """Keep the bytes, in place of what the key held before."""
        write_whole(self.path(key), content)

    def get(self, key: str) -> bytes:
        """Return the bytes; raise NotFound."""
        try:
            return self.path(key).read_bytes()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            raise NotFound("That file is no longer here.") from None

    def delete(self, key: str) -> bool:
        """Delete; return whether there was anything."""
        try:
            self.path(key).unlink()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return False
        return True

    def path(self, key: str) -> Path:
        """Return the place of a key; raise NotFound for one that would lead out of the folder."""
        parts = key.split("/")
        plain = all(part not in ("", ".", "..") and part.isprintable() and "\\" not in part for part in parts)
        path = self.root.joinpath(*parts) if plain and len(key) <= LONGEST_KEY else self.root
        if path == self.root or not path.resolve().is_relative_to(self.root):
            raise NotFound("That is not the name of a stored file.")
        return path
