"""ZIP archives read with distrust: whatever one says of itself, reading it fills neither memory nor disk.

Damage and refusals are UnreadableFile (FileTooLarge for too much), with a sentence on what to do.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from posixpath import basename
from typing import IO

from tools.kit.errors import FileTooLarge, UnreadableFile

# Our design choices [D]. An entry of the directory has 46 bytes and a name: large exports need 5 MB.
MAX_DIRECTORY_BYTES = 25_000_000
MAX_RATIO = 200  # XML of equal points packs about thirty to one; a bomb a thousand to one
_RATIO_FROM_BYTES = 1_000_000
_CHUNK = 1 << 20

_ENCRYPTED = 0x1
# Every export uses these two. Python unpacks the others' blocks whole, however large they turn out to be.
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ERRORS = (
    *(zipfile.BadZipFile, zlib.error, struct.error),
    *(EOFError, NotImplementedError, OSError, ValueError, RuntimeError),
)
LOCKED = "is locked with a password. Unpack it yourself and drop the files inside."
_DAMAGED = "This ZIP archive is damaged. Download or copy it again and drop that."


class _Measured:
    """A file that gives no piece larger than a directory may be: zipfile reads a directory as one."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes; raise FileTooLarge where that would be too many."""
        piece = self._file.read(size if 0 <= size <= MAX_DIRECTORY_BYTES else MAX_DIRECTORY_BYTES + 1)
        if len(piece) > MAX_DIRECTORY_BYTES:
            raise FileTooLarge("This archive lists far too many files. Split it and drop the parts.")
        return piece


class ZipEntries:
    """An open ZIP archive. It owns `file` and closes it, at once where it is no archive."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        try:
            self._zip = zipfile.ZipFile(_Measured(file))
        except UnreadableFile:
            file.close()
            raise
        except _ERRORS as error:
            file.close()
            raise UnreadableFile(_DAMAGED) from error

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()
        self._file.close()

    def all(self) -> list[zipfile.ZipInfo]:
        """Return what the directory lists, without folders and what has no name."""
        return [info for info in self._zip.infolist() if info.filename and not info.is_dir()]

    def read(self, info: zipfile.ZipInfo, max_bytes: int) -> bytes:
        """Return the bytes of an entry; never more than the directory states."""
        content = BytesIO()
        self.unpack(info, content, max_bytes)
        return content.getvalue()

    def unpack(self, info: zipfile.ZipInfo, into: IO[bytes], max_bytes: int) -> None:
        """Write the bytes of an entry to a file."""
        _refuse(info, max_bytes)
        try:
            for piece in self._pieces(info):
                into.write(piece)
        except _ERRORS as error:
            raise UnreadableFile(
                "This file of the archive is damaged. Take it from its source again."
            ) from error

    def _pieces(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        with self._zip.open(info) as packed:
            while piece := packed.read(_CHUNK):
                yield piece


def is_locked(info: zipfile.ZipInfo) -> bool:
    """Tell whether an entry is encrypted."""
    return bool(info.flag_bits & _ENCRYPTED)


def _refuse(info: zipfile.ZipInfo, max_bytes: int) -> None:
    """Raise what speaks against reading an entry, before it is read."""
    if is_locked(info):
        raise UnreadableFile(f"{basename(info.filename)} {LOCKED}")
    if info.compress_type not in _METHODS:
        raise UnreadableFile(
            "This file is packed in an unusual way. Unpack the archive yourself and drop the files inside."
        )
    if info.file_size > max_bytes:
        raise FileTooLarge(
            f"This file has {info.file_size / 1e6:,.0f} MB; it may have {max_bytes / 1e6:,.0f} MB."
        )
    if info.file_size > max(_RATIO_FROM_BYTES, MAX_RATIO * info.compress_size):
        raise UnreadableFile(
            "This file unpacks to many times its size, as no recording does: I left it packed."
        )
