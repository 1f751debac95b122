"""Zip archives and whole exports: their recordings one after the other, never the archive in memory."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from posixpath import basename
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import IO, Self
from zipfile import ZipInfo

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
from tools.sources.zip_entries import LOCKED, ZipEntries, is_locked

_LONGEST_NAME = 200

_RECORDINGS = (".fit", ".tcx", ".gpx", ".pwx", ".hrm", ".kml")
_RUBBISH = ("__macosx/",)

_Found = tuple[ZipInfo, str, Callable[[], bytes]]


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """How much an archive may hold. Our design choices [D].

    The largest exports known hold some ten thousand recordings of together a few GB. `list_bytes` is of all
    lists of an export together; a nested archive above `in_memory_bytes` goes to a temporary file.
    """

    members: int = 500_000
    recordings: int = 100_000
    total_bytes: int = 30_000_000_000
    nested_bytes: int = 4_000_000_000
    list_bytes: int = 60_000_000
    in_memory_bytes: int = 8_000_000


LIMITS = ArchiveLimits()


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


def open_archive(path: Path, limits: ArchiveLimits = LIMITS) -> "Archive":
    """Open an archive of recordings; archives inside are opened too, one deep.

    Raises UnreadableFile for a damaged or locked one, one without any recording, and one beyond all size.
    """
    return Archive(path, limits)


class Archive:
    """An open archive; close it, or use it as a context manager. Blocks: use it in a thread."""

    def __init__(self, path: Path, limits: ArchiveLimits = LIMITS) -> None:
        self._limits = limits
        self._folder = path.parent
        self._zip = _opened(path)
        self._nested: tuple[int, ZipEntries] | None = None
        self._nested_bytes = 0
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

    def __getitem__(self, at: int) -> Member:
        return self._members[at]

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
        entries = _entries(self._zip, self._limits)
        self._read_lists(entries)
        if entries and all(map(is_locked, entries)):
            raise UnreadableFile(f"This ZIP archive {LOCKED}")
        seen: Counter[str] = Counter()
        total = 0
        for info, path, read in self._found(entries):
            total += info.file_size
            name = _distinct(path, seen)
            if seen.total() > self._limits.recordings or total > self._limits.total_bytes:
                raise FileTooLarge("This archive holds too much for one import. Split it and drop the parts.")
            yield Member(name, info.file_size, read, self.notes.of_member(path))

    def _found(self, entries: list[ZipInfo]) -> Iterator[_Found]:
        """Yield the recordings with their paths, those of archives inside where these stand."""
        exported = bool(self.notes.by_member)  # an export also holds the routes somebody drew
        for info in entries:
            if _is_recording(info) and not (exported and _is_route(info)):
                yield info, info.filename, partial(self._zip.read, info, MAX_BYTES)
            elif info.filename.lower().endswith(".zip"):
                yield from self._nested_recordings(info)

    def _read_lists(self, entries: list[ZipInfo]) -> None:
        """Take in the lists of an export; one that is damaged or beyond all size says nothing."""
        left = self._limits.list_bytes
        for info in entries:
            strava, garmin = is_strava_list(info.filename), is_garmin_list(info.filename)
            if not (strava or garmin):
                continue
            try:
                content = self._zip.read(info, left)
            except UnreadableFile:
                continue
            left -= len(content)
            if strava:
                read_strava_list(content, info.filename, self.notes)
            else:
                read_garmin_list(content, self.notes)

    def _nested_recordings(self, outer: ZipInfo) -> list[_Found]:
        """Return the recordings of an archive inside; a damaged one is a member that cannot be read."""
        self._nested_bytes += outer.file_size
        try:
            if self._nested_bytes > self._limits.total_bytes:
                raise FileTooLarge(
                    "The archives inside this one hold too much together. Drop this one alone."
                )
            inside = _entries(self._open_nested(outer), self._limits)
        except UnreadableFile as error:
            return [(outer, outer.filename, partial(_refusing, str(error)))]
        return [
            (info, f"{outer.filename}/{info.filename}", partial(self._read_nested, outer, info))
            for info in inside
            if _is_recording(info)
        ]

    def _read_nested(self, outer: ZipInfo, info: ZipInfo) -> bytes:
        return self._open_nested(outer).read(info, MAX_BYTES)

    def _open_nested(self, outer: ZipInfo) -> ZipEntries:
        """Return an archive inside this one, unpacked beside it; only the last one stays open."""
        if self._nested and self._nested[0] == outer.header_offset:  # names may be the same
            return self._nested[1]
        self._close_nested()
        unpacked: IO[bytes] = SpooledTemporaryFile(  # noqa: SIM115
            max_size=self._limits.in_memory_bytes, dir=str(self._folder)
        )
        try:
            self._zip.unpack(outer, unpacked, self._limits.nested_bytes)
        except UnreadableFile:
            unpacked.close()
            raise
        try:
            opened = ZipEntries(unpacked)
        except FileTooLarge:
            raise
        except UnreadableFile as error:
            raise UnreadableFile("This archive inside the archive is damaged.") from error
        self._nested = (outer.header_offset, opened)
        return opened

    def _close_nested(self) -> None:
        if self._nested:
            self._nested[1].close()
            self._nested = None


def _opened(path: Path) -> ZipEntries:
    try:
        return ZipEntries(path.open("rb"))
    except OSError as error:
        raise UnreadableFile(f"This archive cannot be opened ({error.strerror}). Try again.") from error


def _entries(archive: ZipEntries, limits: ArchiveLimits) -> list[ZipInfo]:
    """Return what an archive holds, without folders and what systems leave behind."""
    listed = archive.all()
    if len(listed) > limits.members:
        raise FileTooLarge(
            f"This archive holds more than {limits.members:,} files. Split it and drop the parts."
        )
    return [info for info in listed if not _is_rubbish(info.filename.lower())]


def _is_rubbish(name: str) -> bool:
    return basename(name).startswith(("._", ".ds_store")) or any(part in name for part in _RUBBISH)


def _is_recording(info: ZipInfo) -> bool:
    return info.filename.lower().removesuffix(".gz").endswith(_RECORDINGS)


def _is_route(info: ZipInfo) -> bool:
    """Tell a planned route of an export, which nobody recorded."""
    return "routes" in info.filename.lower().split("/")[:-1]


def _distinct(path: str, seen: Counter[str]) -> str:
    """Return a name that shows, unlike those before."""
    shown = "".join(character for character in path if character.isprintable())[-_LONGEST_NAME:]
    seen[shown] += 1
    return shown if seen[shown] == 1 else f"{shown} ({seen[shown]})"


def _refusing(sentence: str) -> bytes:
    raise UnreadableFile(sentence)
