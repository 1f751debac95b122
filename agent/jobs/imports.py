"""Takes over the recordings of files and archives, one after the other."""

from asyncio import to_thread
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack, closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from agent.jobs.errands import Errand
from agent.jobs.house import House
from memory.activity_intake import NewActivity, RunItem
from memory.courses import CourseStore
from tools.domain.activity import ActivitySport
from tools.domain.activity_summary import ActivitySummary
from tools.domain.provenance import Source
from tools.kit.errors import FileTooLarge, NotAnActivity, PlannedCourse, UnreadableFile
from tools.sources.archive import Archive, is_archive, open_archive
from tools.sources.archive_notes import ExportNotes, MemberNotes
from tools.sources.course_file import read_course_and_places
from tools.sources.decoding import DecodedActivity
from tools.sources.file_kind import MAX_BYTES

IN_THE_BACKGROUND = "{name} is an archive: I import those in the background, and tell you how far I am."


@dataclass(frozen=True, slots=True)
class _File:
    """A kept file of a run: `name` is what the run calls it, `path` where its bytes lie."""

    name: str
    upload_id: str
    path: Path
    is_archive: bool
    alone: bool


@dataclass(frozen=True, slots=True)
class _Recording:
    """One recording of a run's files: `item` is its name in the run, unlike any other of the same run."""

    item: str
    upload_id: str
    file_name: str
    read: Callable[[], bytes]
    notes: MemberNotes | None = None
    by_start: ExportNotes | None = None

    @property
    def from_archive(self) -> bool:
        return self.by_start is not None


class _Archives:
    """The archives of a run, one open at a time: a folder may hold thousands. For one thread at a time."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._open: Archive | None = None

    def open(self, path: Path) -> Archive:
        """Return an archive, open until another one is asked for; raise UnreadableFile."""
        if self._open is None or self._path != path:
            self.close()
            self._open = open_archive(path)
            self._path = path
        return self._open

    def read(self, path: Path, at: int) -> bytes:
        """Return the bytes of an archive's recording by its place; raise UnreadableFile."""
        return self.open(path)[at].read()

    def close(self) -> None:
        """Let go of the file."""
        if self._open is not None:
            self._open.close()
        self._open = None


async def run_import(house: House, errand: Errand) -> None:
    """Import every recording of a run's files; a broken one is put down with the reason, the rest goes on.

    Goes on where it was when called again; ends early when the run was stopped. Raises NotFound.
    """
    runs = house.runs.for_athlete(errand.athlete_id)
    async with AsyncExitStack() as lent:
        archives = lent.enter_context(closing(_Archives()))
        files = await _files(house, errand, lent)
        recordings = await to_thread(_all_recordings, files, archives)
        total = len(recordings)
        await runs.set_total(errand.run_id, total)
        done = await runs.done_items(errand.run_id)
        for recording in recordings:
            if recording.item in done:
                continue
            if not await runs.is_open(errand.run_id):
                return
            if not await _take(house, errand, recording):
                total -= 1
                await runs.set_total(errand.run_id, total)


async def import_at_once(house: House, athlete_id: str, upload_id: str) -> tuple[str, ...]:
    """Import one recording now; return the ids of the rows that tell its activities.

    Raises UnreadableFile for what is none, an archive too, FileTooLarge, NotFound.
    """
    uploads = house.uploads.for_athlete(athlete_id)
    name = (await uploads.upload(upload_id)).name
    async with uploads.lent(upload_id) as path:
        if await to_thread(is_archive, path):
            raise UnreadableFile(IN_THE_BACKGROUND.format(name=name))
    content = await uploads.content(upload_id)
    legs = await house.decoder.decode(content, name)
    new = [_new_activity(leg, leg.summary, upload_id, name) for leg in legs]
    kept = await house.activities.for_owner(athlete_id).intake.keep(new)
    return tuple(dict.fromkeys(each.activity_id for each in kept))


async def _files(house: House, errand: Errand, lent: AsyncExitStack) -> list[_File]:
    """Return the files a run was asked for, on disk while they are lent."""
    wanted = await house.runs.for_athlete(errand.athlete_id).wanted(errand.run_id)
    uploads = house.uploads.for_athlete(errand.athlete_id)
    alone = len(wanted["uploads"]) == 1
    files: list[_File] = []
    for upload_id, name in zip(wanted["uploads"], wanted["names"], strict=True):
        path = await lent.enter_async_context(uploads.lent(upload_id))
        files.append(_File(name, upload_id, path, await to_thread(is_archive, path), alone))
    return files


def _all_recordings(files: list[_File], archives: _Archives) -> list[_Recording]:
    """Return every recording of the files, under names that differ and are the same each time."""
    found: dict[str, _Recording] = {}
    for recording in (each for file in files for each in _recordings(file, archives)):
        item, number = recording.item, 1
        while item in found:
            number += 1
            item = f"{recording.item} ({number})"
        found[item] = replace(recording, item=item)
    return list(found.values())


def _recordings(file: _File, archives: _Archives) -> Iterator[_Recording]:
    """Yield the recordings of a file: itself, or what an archive holds."""
    if not file.is_archive:
        yield _Recording(file.name, file.upload_id, file.name, lambda: _read(file.path))
        return
    try:
        archive = archives.open(file.path)
    except UnreadableFile as error:
        yield _Recording(file.name, file.upload_id, file.name, partial(_refuse, error))
        return
    for at, member in enumerate(archive.members()):
        item = member.name if file.alone else f"{file.name}/{member.name}"
        read = partial(archives.read, file.path, at)
        yield _Recording(item, file.upload_id, member.name, read, member.notes, archive.notes)


def _read(path: Path) -> bytes:
    if path.stat().st_size > MAX_BYTES:
        raise FileTooLarge(
            f"A recording has at most {MAX_BYTES // 1_000_000} MB. Export it alone, then try again."
        )
    return path.read_bytes()


def _refuse(error: UnreadableFile) -> bytes:
    raise error


async def _take(house: House, errand: Errand, recording: _Recording) -> bool:
    """Read and keep one recording, or put down why not; False where it is none and nobody asked for it."""
    item = RunItem(errand.run_id, recording.item)
    intake = house.activities.for_owner(errand.athlete_id).intake
    try:
        content = await to_thread(recording.read)
        legs = await house.decoder.decode(content, recording.file_name, recording.notes)
    except PlannedCourse as error:
        await _take_course(house, errand, recording, content, error)
        return True
    except UnreadableFile as error:
        if isinstance(error, NotAnActivity) and recording.from_archive:
            return False
        await intake.keep_failure(item, str(error))
        return True
    upload_id, file_name = recording.upload_id, recording.file_name
    new = [_new_activity(leg, _told_by(recording, leg.summary), upload_id, file_name) for leg in legs]
    await intake.keep(new, item)
    return True


async def _take_course(
    house: House, errand: Errand, recording: _Recording, content: bytes, refusal: PlannedCourse
) -> None:
    """Keep a course in the athlete's library; one that goes nowhere is put down with the reason."""
    intake = house.activities.for_owner(errand.athlete_id).intake
    item = RunItem(errand.run_id, recording.item)
    try:
        course, places = await to_thread(read_course_and_places, content, recording.file_name)
    except UnreadableFile:
        await intake.keep_failure(item, str(refusal))
        return
    courses = CourseStore(house.database).for_athlete(errand.athlete_id)
    await courses.keep(course, None if recording.from_archive else recording.upload_id, places)
    await intake.keep_course(item)


def _new_activity(leg: DecodedActivity, summary: ActivitySummary, upload_id: str, name: str) -> NewActivity:
    return NewActivity(
        source=Source.FILE,
        summary=summary,
        recording=leg.recording,
        content_key=leg.content_key,
        upload_id=upload_id,
        file_name=name,
    )


def _told_by(recording: _Recording, summary: ActivitySummary) -> ActivitySummary:
    """Return a summary with what the archive's list says of an activity by its start alone."""
    notes = recording.by_start.at(summary.started_at) if recording.by_start and not recording.notes else None
    if notes is None:
        return summary
    stated = summary.sport if summary.sport is not ActivitySport.OTHER else notes.sport
    words = {"name": notes.name or summary.name, "note": notes.note or summary.note}
    return summary.model_copy(update={**words, "sport": stated, "race": summary.race or notes.race})
