"""Zip archives and whole exports: their recordings one after the other, never the archive in memory."""

import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from posixpath import basename
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import IO, Self

from tools.kit.errors import FileTooLarge, UnreadableFile
from tools.sources.archive_notes import (
    ExportNotes,
    MemberNotes,
    is_garmin_list,
    is_strava_list,
    read_garmin_list,
    read_strava_list,
)
from tools.sources.file_kind import MAX_BYTES

# Our design choices [D]. The largest exports known hold some ten thousand recordings of together a few GB.
MAX_MEMBERS = 500_000
MAX_RECORDINGS = 100_000
MAX_TOTAL_BYTES = 30_000_000_000
MAX_NESTED_BYTES = 4_000_000_000
MAX_LIST_BYTES = 200_000_000
MAX_RATIO = 200  # XML of equal points packs about thirty to one; a bomb a thousand to one
_RATIO_FROM_BYTES = 1_000_000
_IN_MEMORY = 8_000_000  # bytes of a nested archive; a larger one goes to a temporary file
_CHUNK = 1 << 20
_LONGEST_NAME = 200

_RECORDINGS = (".fit", ".tcx", ".gpx", ".pwx", ".hrm", ".kml")
_RUBBISH = ("__macosx/",)
_ENCRYPTED = 0x1
_DAMAGED = "This ZIP archive is damaged. Download or copy it again and drop that."
_LOCKED = "is locked with a password. Unpack it yourself and drop the files inside."
_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError)


_Found = tuple[zipfile.ZipInfo, str, Callable[[], bytes]]


@dataclass(frozen=True, slots=True)
class Member:
    """A recording of an archive. `name` is its path in there, unlike any other of the same archive.

    `read` returns its bytes (maybe gzipped) and raises FileTooLarge, UnreadableFile.
    """

    name: str
    size: int
    read: Callable[[], bytes]
    notes: MemberNotes | None = None

    @property
    def title(self) -> str | None:
        """Return what the export calls it: somebody's words."""
        return self.notes.name if self.notes else None

    @property
    def note(self) -> str | None:
        """Return what somebody wrote about it."""
        return self.notes.note if self.notes else None


def is_archive(path: Path) -> bool:
    """Tell whether a file is a ZIP archive, by its first bytes; an empty archive is one too."""
    with path.open("rb") as file:
        return file.read(4) in (b"PK\x03\x04", b"PK\x05\x06")


def open_archive(path: Path) -> "Archive":
    """Open an archive of recordings; archives inside are opened too, one deep.

    Raises UnreadableFile for a damaged or locked one, one without any recording, and one beyond all size.
    """
    return Archive(path)


class Archive:
    """An open archive; close it, or use it as a context manager. Blocks: use it in a thread."""

    def __init__(self, path: Path) -> None:
        self._zip = _opened(path)
        self._nested: tuple[str, zipfile.ZipFile, IO[bytes]] | None = None
        self.notes = ExportNotes()
        try:
            self._members = tuple(self._listed())
        except UnreadableFile:
            self.close()
            raise
        if not self._members:
            self.close()
            raise UnreadableFile(
                "This ZIP archive holds no recording. I read FIT, TCX and GPX: put those in, drop it again."
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __len__(self) -> int:
        return len(self._members)

    def close(self) -> None:
        """Let go of the files."""
        self._close_nested()
        self._zip.close()

    def members(self) -> Iterator[Member]:
        """Yield the recordings in the order of the archive; the same ones every time."""
        return iter(self._members)

    def notes_of(self, member: Member) -> MemberNotes | None:
        """Return what the export's list says of a member."""
        return member.notes

    def _listed(self) -> Iterator[Member]:
        entries = _entries(self._zip)
        self._read_lists(entries)
        if entries and all(info.flag_bits & _ENCRYPTED for info in entries):
            raise UnreadableFile(f"This ZIP archive {_LOCKED}")
        seen: Counter[str] = Counter()
        total = 0
        for info, path, read in self._found(entries):
            total += info.file_size
            name = _distinct(path, seen)
            if seen.total() > MAX_RECORDINGS or total > MAX_TOTAL_BYTES:
                raise FileTooLarge("This archive holds too much for one import. Split it and drop the parts.")
            yield Member(name, info.file_size, read, self.notes.of_member(path))

    def _found(self, entries: list[zipfile.ZipInfo]) -> Iterator[_Found]:
        """Yield the recordings with their paths, those of archives inside where these stand."""
        exported = bool(self.notes.by_member)  # an export also holds the routes somebody drew
        for info in entries:
            if _is_recording(info) and not (exported and _is_route(info)):
                yield info, info.filename, partial(_read, self._zip, info)
            elif info.filename.lower().endswith(".zip"):
                yield from self._nested_recordings(info)

    def _read_lists(self, entries: list[zipfile.ZipInfo]) -> None:
        """Take in the lists of an export; one that is damaged or beyond all size says nothing."""
        for info in entries:
            strava, garmin = is_strava_list(info.filename), is_garmin_list(info.filename)
            if not (strava or garmin):
                continue
            try:
                content = _read(self._zip, info, MAX_LIST_BYTES)
            except UnreadableFile:
                continue
            if strava:
                read_strava_list(content, info.filename, self.notes)
            else:
                read_garmin_list(content, self.notes)

    def _nested_recordings(self, outer: zipfile.ZipInfo) -> list[_Found]:
        """Return the recordings of an archive inside; a damaged one is a member that cannot be read."""
        try:
            inside = _entries(self._open_nested(outer))
        except UnreadableFile as error:
            return [(outer, outer.filename, partial(_refusing, str(error)))]
        return [
            (info, f"{outer.filename}/{info.filename}", partial(self._read_nested, outer, info))
            for info in inside
            if _is_recording(info)
        ]

    def _read_nested(self, outer: zipfile.ZipInfo, info: zipfile.ZipInfo) -> bytes:
        return _read(self._open_nested(outer), info)

    def _open_nested(self, outer: zipfile.ZipInfo) -> zipfile.ZipFile:
        """Return an archive inside this one, unpacked beside it; only the last one stays open."""
        if self._nested and self._nested[0] == outer.filename:
            return self._nested[1]
        self._close_nested()
        _refuse(outer, MAX_NESTED_BYTES)
        unpacked: IO[bytes] = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
        try:
            with self._zip.open(outer) as packed:
                while chunk := packed.read(_CHUNK):
                    unpacked.write(chunk)
            opened = zipfile.ZipFile(unpacked)
        except _ERRORS as error:
            unpacked.close()
            raise UnreadableFile("This archive inside the archive is damaged.") from error
        self._nested = (outer.filename, opened, unpacked)
        return opened

    def _close_nested(self) -> None:
        if self._nested:
            self._nested[1].close()
            self._nested[2].close()
            self._nested = None


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except _ERRORS as error:
        raise UnreadableFile(_DAMAGED) from error


def _entries(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return what an archive holds, without folders and what systems leave behind."""
    listed = archive.infolist()
    if len(listed) > MAX_MEMBERS:
        raise FileTooLarge(
            f"This archive holds more than {MAX_MEMBERS:,} files. Split it and drop the parts."
        )
    return [info for info in listed if not info.is_dir() and not _is_rubbish(info.filename.lower())]


def _is_rubbish(name: str) -> bool:
    return basename(name).startswith(("._", ".ds_store")) or any(part in name for part in _RUBBISH)


def _is_recording(info: zipfile.ZipInfo) -> bool:
    return info.filename.lower().removesuffix(".gz").endswith(_RECORDINGS)


def _is_route(info: zipfile.ZipInfo) -> bool:
    """Tell a planned route of an export, which nobody recorded."""
    return "routes" in info.filename.lower().split("/")[:-1]


def _distinct(path: str, seen: Counter[str]) -> str:
    """Return a name that shows, unlike those before."""
    shown = "".join(character for character in path if character.isprintable())[-_LONGEST_NAME:]
    seen[shown] += 1
    return shown if seen[shown] == 1 else f"{shown} ({seen[shown]})"


def _refuse(info: zipfile.ZipInfo, max_bytes: int) -> None:
    """Raise what speaks against reading an entry, before it is read."""
    if info.flag_bits & _ENCRYPTED:
        raise UnreadableFile(f"{basename(info.filename)} {_LOCKED}")
    if info.file_size > max_bytes:
        raise FileTooLarge(
            f"This file has {info.file_size / 1e6:,.0f} MB; it may have {max_bytes / 1e6:,.0f} MB."
        )
    if info.file_size > max(_RATIO_FROM_BYTES, MAX_RATIO * info.compress_size):
        raise UnreadableFile(
            "This file unpacks to many times its size, as no recording does: I left it packed."
        )


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, max_bytes: int = MAX_BYTES) -> bytes:
    """Return the bytes of an entry; never more than its directory entry states."""
    _refuse(info, max_bytes)
    try:
        with archive.open(info) as packed:
            return packed.read(max_bytes)
    except _ERRORS as error:
        raise UnreadableFile("This file of the archive is damaged. Take it from its source again.") from error


def _refusing(sentence: str) -> bytes:
    raise UnreadableFile(sentence)
