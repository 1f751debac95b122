"""What becomes of a dropped file: kept by the coach at once, or answered in words."""

from dataclasses import dataclass
from pathlib import Path, PurePath

from tools.kit.errors import FilesUnavailable, FileTooLarge, UnreadableFile
from ui import door

PICTURES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".heic": "image/heic",
    ".heif": "image/heif",
    ".pdf": "application/pdf",
}
RECORDINGS = {
    ".gpx": "application/gpx+xml",
    ".tcx": "application/vnd.garmin.tcx+xml",
    ".fit": "application/vnd.ant.fit",
    ".gz": "application/gzip",
}
ARCHIVE = ".zip"
MEDIA_TYPES = RECORDINGS | PICTURES | {ARCHIVE: "application/zip"}
OTHER_ARCHIVES = frozenset({".7z", ".rar", ".tar", ".tgz", ".bz2", ".xz"})
OTHER_RECORDINGS = {
    ".hrm": "a Polar HRM file, which holds heart rate without places. Open Polar Flow, choose the session, "
    "Export, and drop the TCX or GPX",
    ".pwx": "a TrainingPeaks PWX file. Export the original file there, and drop the FIT or TCX",
    ".kml": "a KML file, a drawing on a map without times. Export the same track as GPX (or FIT, TCX) and "
    "drop that",
    ".kmz": "a KMZ file, a drawing on a map without times. Export the same track as GPX (or FIT, TCX) and "
    "drop that",
}


@dataclass(frozen=True, slots=True)
class Dropped:
    """A file as it was dropped: its name, its size in bytes, and where it lies for the moment."""

    name: str
    size_bytes: int
    path: Path


@dataclass(frozen=True, slots=True)
class Received:
    """What became of the files of one message: ids of those kept, a sentence for each that could not be."""

    upload_ids: tuple[str, ...]
    refusals: tuple[str, ...]


def is_archive(name: str) -> bool:
    """Say whether a file is an archive of recordings, by its name: one may be larger than any other file."""
    return PurePath(name).suffix.lower() == ARCHIVE


def media_type(name: str, size_bytes: int) -> str:
    """Return the media type of a file we read, by its name; raise UnreadableFile for others."""
    ending = PurePath(name).suffix.lower()
    if size_bytes == 0:
        raise UnreadableFile(f"{name} is empty (0 bytes). Export it again and drop it here.")
    if ending in MEDIA_TYPES:
        return MEDIA_TYPES[ending]
    if ending in OTHER_RECORDINGS:
        raise UnreadableFile(f"{name} is {OTHER_RECORDINGS[ending]}.")
    if ending in OTHER_ARCHIVES:
        raise UnreadableFile(
            f"{name} is an archive I cannot open: drop it as .zip, or unpack it and drop the files inside "
            "(.fit, .tcx or .gpx)."
        )
    raise UnreadableFile(
        f"I cannot use {name}: I read recordings and courses (.fit, .tcx, .gpx), archives of them (.zip) and "
        "pictures of a course or its profile (.jpg, .png, .webp, .heic, .pdf). Without any, tell me "
        "the race's distance and I plan from that."
    )


async def receive(files: list[Dropped]) -> Received:
    """Give every readable file to the coach, which keeps it by its content."""
    kept: list[str] = []
    refusals: list[str] = []
    for file in files:
        try:
            kind = media_type(file.name, file.size_bytes)
            upload = await door.coach().receive_file(door.athlete_id(), file.name, kind, file.path)
        except (UnreadableFile, FileTooLarge, FilesUnavailable) as refusal:
            refusals.append(str(refusal))
        else:
            kept.append(upload.id)
    return Received(tuple(kept), tuple(refusals))


def refuse_too_large(name: str, size_bytes: int, max_upload_mb: int) -> None:
    """Raise FileTooLarge for a file above the limit of single files; archives have their own (ui/app.py)."""
    if not is_archive(name) and size_bytes > max_upload_mb * 1_000_000:
        raise FileTooLarge(
            f"{name} is larger than {max_upload_mb} MB, the most I take of one file. Recordings are far "
            "smaller; export it again, or drop an archive of many as .zip."
        )
