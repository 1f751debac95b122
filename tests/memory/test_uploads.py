"""An athlete's files: kept by content, under the athlete's own name for them, seen by nobody else."""

from pathlib import Path

import pytest

from memory.blobs import BlobStore
from memory.database import Database
from memory.folder_files import FolderFiles
from memory.uploads import AthleteUploads, UploadStore, plain_name
from tools.kit.context import UploadShelf
from tools.kit.errors import NotFound


@pytest.fixture
def store(database: Database, tmp_path: Path) -> UploadStore:
    return UploadStore(database, BlobStore(FolderFiles(tmp_path / "blobs")))


@pytest.fixture
def shelf(store: UploadStore, athlete_id: str) -> AthleteUploads:
    return store.for_athlete(athlete_id)


async def test_a_file_comes_back_as_it_was(shelf: AthleteUploads) -> None:
    assert isinstance(shelf, UploadShelf)
    content = bytes(range(256))
    upload = await shelf.receive("boston.gpx", "application/gpx+xml", content)

    assert (upload.name, upload.media_type, upload.size_bytes) == ("boston.gpx", "application/gpx+xml", 256)
    assert await shelf.upload(upload.id) == upload
    assert await shelf.content(upload.id) == content


async def test_an_empty_file_is_a_file(shelf: AthleteUploads) -> None:
    upload = await shelf.receive("empty.gpx", "", b"")

    assert await shelf.content(upload.id) == b""


async def test_the_same_content_is_the_same_file_under_its_newest_name(shelf: AthleteUploads) -> None:
    first = await shelf.receive("a.gpx", "text/xml", b"<gpx/>")
    second = await shelf.receive("b.gpx", "application/gpx+xml", b"<gpx/>")

    assert first.id == second.id
    assert (await shelf.upload(first.id)).name == "b.gpx"


async def test_nobody_else_reads_it(store: UploadStore, shelf: AthleteUploads, athlete_id: str) -> None:
    upload = await shelf.receive("a.gpx", "text/xml", athlete_id.encode())
    stranger = store.for_athlete(f"not-{athlete_id}")

    with pytest.raises(NotFound):
        await stranger.upload(upload.id)
    with pytest.raises(NotFound):
        await stranger.content(upload.id)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\races\\boston.gpx", "boston.gpx"),
        ("a\x00b\n.gpx", "ab.gpx"),
        ("", "file"),
        ("/", "file"),
        ("x" * 500 + ".gpx", "x" * 116 + ".gpx"),
        ("Küste – 42 km.gpx", "Küste – 42 km.gpx"),
    ],
)
def test_a_name_is_only_a_name(given: str, kept: str) -> None:
    assert plain_name(given) == kept


async def test_a_file_on_disk_is_the_same_file_as_its_bytes(shelf: AthleteUploads, tmp_path: Path) -> None:
    export = tmp_path / "export.zip"
    export.write_bytes(bytes(range(256)) * 10_000)
    upload = await shelf.receive_file("export.zip", "application/zip", export)

    assert upload == await shelf.receive("export.zip", "application/zip", export.read_bytes())
    async with shelf.lent(upload.id) as path:
        assert path.read_bytes() == export.read_bytes()


async def test_what_becomes_of_a_file_on_disk_later_is_not_ours(
    shelf: AthleteUploads, tmp_path: Path
) -> None:
    export = tmp_path / "export.zip"
    export.write_bytes(b"whole")
    upload = await shelf.receive_file("export.zip", "application/zip", export)
    with export.open("r+b") as file:
        file.write(b"WHOLE")

    assert await shelf.content(upload.id) == b"whole"


async def test_nobody_is_lent_another_athletes_file(store: UploadStore, shelf: AthleteUploads) -> None:
    upload = await shelf.receive("boston.gpx", "application/gpx+xml", b"course")

    with pytest.raises(NotFound):
        async with store.for_athlete("somebody-else").lent(upload.id):
            pass


async def test_a_file_that_was_taken_away_is_not_lent(shelf: AthleteUploads) -> None:
    upload = await shelf.receive("boston.gpx", "application/gpx+xml", b"taken away")
    async with shelf.lent(upload.id) as path:
        path.unlink()

    with pytest.raises(NotFound, match="no longer here"):
        async with shelf.lent(upload.id):
            pass
