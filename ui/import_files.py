"""`./paceline import PATH...`: recordings of files, folders and archives into the history."""

import asyncio
import os
import signal
import stat
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from agent.jobs import Jobs, open_jobs
from agent.jobs.desk import AthleteSyncDesk
from agent.open_database import open_database
from agent.settings import Settings, read_settings
from agent.signing_in import open_signing_in
from tools.domain.syncing import OPEN, ItemFailure, RunStatus, SyncRun
from tools.kit.acting import OWNER, acting_for
from tools.kit.errors import PacelineError
from ui.commands.output import harmless, print_error, print_json

ROOT = Path(__file__).resolve().parents[1]
TAKEN_FROM_FOLDERS = (".fit", ".tcx", ".gpx", ".gz", ".zip", ".hrm", ".pwx", ".kml", ".kmz")
"""What is picked out of a folder, formats refused in a sentence too; a file named is tried always."""
LOOK_S = 0.3
STOPPED = 130
USAGE = "./paceline import PATH... [--json]"
DESCRIPTION = """\
Import recordings: FIT, TCX and GPX files (also gzipped), folders of them, and the export archives of
Strava and Garmin (.zip). What is known already is not taken twice. Works while Paceline runs.
"""
EPILOG = (
    "Exit codes: 0 done, 1 nothing could be read, 2 wrong options, 130 stopped. See docs/command-line.md."
)


@dataclass(slots=True)
class Gathered:
    """The files to import, as the person named them, and what could not even be taken."""

    names: list[str] = field(default_factory=list)
    uploads: list[str] = field(default_factory=list)
    failed: list[ItemFailure] = field(default_factory=list)

    def refuse(self, name: str, reason: str) -> None:
        """Put down why a path is not taken."""
        self.failed.append(ItemFailure(file=name, reason=reason))


def main(arguments: Sequence[str]) -> int:
    """Import what is named; return the exit code."""
    parser = ArgumentParser(prog="paceline import", usage=USAGE, description=DESCRIPTION, epilog=EPILOG)
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder or an archive")
    parser.add_argument(
        "--json", action="store_true", help="print {imported, duplicates, courses, failed} for a program"
    )
    parser.add_argument("--athlete", metavar="EMAIL", help="whose they are; left out: the owner's")
    options = parser.parse_args(arguments)
    named = {_shown(name): Path(name).absolute() for name in options.paths}
    os.chdir(ROOT)  # The settings lie there in `.env`; one where the athlete stands is not ours.
    try:
        return asyncio.run(_import(read_settings(), named, options.athlete, as_json=options.json))
    except PacelineError as error:
        print_error(error, as_json=options.json)
        return 1


async def _import(settings: Settings, named: dict[str, Path], email: str | None, as_json: bool) -> int:
    """Import through the queue: this process does the work, or a server that is quicker to begin."""
    told_to_stop = asyncio.Event()
    for told in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(told, told_to_stop.set)
    async with open_database(settings) as database, open_jobs(settings, database, inside=True) as jobs:
        athlete_id = await open_signing_in(settings, database).athlete_called(email) if email else OWNER
        with acting_for(athlete_id):
            gathered = await _gather(jobs, settings, named, athlete_id, told_to_stop)
            desk = jobs.desk(athlete_id)
            run = await _followed(desk, gathered, told_to_stop) if gathered.uploads else None
            failures = await desk.failures(run.id) if run else ()
    failed = [*gathered.failed, *failures]
    if run and run.status is RunStatus.FAILED:
        failed.append(ItemFailure(file=run.label, reason=run.error or "It could not be imported."))
    counts = _Counts(run.imported, run.duplicates, run.courses) if run else _Counts()
    _tell(counts, failed, as_json=as_json)
    if told_to_stop.is_set() or (run and run.status is RunStatus.STOPPED):
        sys.stderr.write("Stopped. The same command goes on where it was.\n")
        return STOPPED
    return 1 if failed and not sum(counts) else 0


async def _gather(
    jobs: Jobs, settings: Settings, named: dict[str, Path], athlete_id: str, told_to_stop: asyncio.Event
) -> Gathered:
    """Keep a copy of every file that is named or lies in a folder that is."""
    uploads = jobs.house.uploads.for_athlete(athlete_id)
    gathered = Gathered()
    for name, path in _files(named, gathered):
        if told_to_stop.is_set():
            break
        try:
            if path.stat().st_size > settings.max_archive_mb * 1_000_000:
                limit = f"It is larger than {settings.max_archive_mb} MB"
                gathered.refuse(name, f"{limit}; raise PACELINE_MAX_ARCHIVE_MB to take it.")
                continue
            upload = await uploads.receive_file(path.name, "application/octet-stream", path)
        except OSError as error:
            gathered.refuse(name, f"It cannot be read: {error.strerror}.")
            continue
        gathered.names.append(name)
        gathered.uploads.append(upload.id)
    return gathered


def _files(named: dict[str, Path], gathered: Gathered) -> Iterator[tuple[str, Path]]:
    """Yield each file with the name it is told by; put down the paths that hold none."""
    for name, path in named.items():
        try:
            kind = path.stat().st_mode
        except OSError:
            gathered.refuse(name, "There is no such file or folder, or I may not read it.")
            continue
        if stat.S_ISREG(kind):
            yield name, path
        elif not stat.S_ISDIR(kind):
            gathered.refuse(name, "It is a device or a pipe. Save it as a file and name that.")
        else:
            found = [each for each in sorted(path.rglob("*")) if _is_taken(each, path)]
            if not found:
                gathered.refuse(name, "There is no FIT, TCX, GPX or zip file in it.")
            for each in found:
                yield _shown(os.path.join(name, each.relative_to(path))), each


def _shown(name: str) -> str:
    """Return a path as it can be printed: a name need not be UTF-8."""
    return os.fsencode(name).decode("utf-8", "replace")


def _is_taken(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith((".", "__MACOSX")) for part in file.relative_to(folder).parts)
    return not hidden and file.suffix.lower() in TAKEN_FROM_FOLDERS and file.is_file()


async def _followed(desk: AthleteSyncDesk, gathered: Gathered, told_to_stop: asyncio.Event) -> SyncRun:
    """Ask for the import and look on until it is over; Ctrl-C stops it after the file at hand."""
    run = await desk.import_uploads(tuple(gathered.uploads), tuple(gathered.names))
    with _progress() as show:
        while run.status in OPEN:
            show(run)
            await asyncio.sleep(LOOK_S)
            run = await (desk.stop(run.id) if told_to_stop.is_set() else desk.run(run.id))
        show(run)
    return run


@contextmanager
def _progress() -> Iterator[Any]:
    """Yield what shows how far a run is: a bar on a terminal, nothing for a program."""
    if not sys.stderr.isatty():
        yield lambda run: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(file=sys.stderr)
    columns = (TextColumn("Importing"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console) as bar:
        task = bar.add_task("import", total=None)

        def show(run: SyncRun) -> None:
            done = run.done
            bar.update(task, total=run.total, completed=done)

        yield show


class _Counts(NamedTuple):
    """What became of the files that could be read."""

    imported: int = 0
    duplicates: int = 0
    courses: int = 0


def _tell(counts: _Counts, failed: list[ItemFailure], as_json: bool) -> None:
    if as_json:
        told = [failure.model_dump() for failure in failed]
        print_json({**counts._asdict(), "failed": told})
        return
    known = f", {counts.duplicates} known already" if counts.duplicates else ""
    courses = f", {counts.courses} kept as courses" if counts.courses else ""
    activities = "activity" if counts.imported == 1 else "activities"
    print(f"Imported {counts.imported} {activities}{known}{courses}.")
    if failed:
        print(f"{len(failed)} could not be imported:")
    for failure in failed:
        print(f"  {harmless(failure.file)}: {harmless(failure.reason)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
