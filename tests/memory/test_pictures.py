"""Readings of pictures are kept once a page, decided once, and seen by their athlete alone."""

import asyncio
from pathlib import Path

import pytest

from memory.account import read_account
from memory.blobs import BlobStore
from memory.courses import CourseStore
from memory.database import Database
from memory.folder_files import FolderFiles
from memory.pictures import AthletePictures, PictureStore
from memory.uploads import UploadStore
from tests.support.picture_readings import a_reading, a_refusal
from tests.support.races import a_course
from tools.domain.course_picture import PictureCorrections
from tools.kit.errors import NotFound
from tools.kit.outside_ports import PictureShelf


@pytest.fixture
def shelf(database: Database, athlete_id: str) -> AthletePictures:
    return PictureStore(database).for_athlete(athlete_id)


@pytest.fixture
async def upload_id(database: Database, athlete_id: str, tmp_path: Path) -> str:
    uploads = UploadStore(database, BlobStore(FolderFiles(tmp_path / "blobs"))).for_athlete(athlete_id)
    return (await uploads.receive("profile.png", "image/png", athlete_id.encode())).id


async def test_a_reading_comes_back_equal(shelf: AthletePictures, upload_id: str) -> None:
    assert isinstance(shelf, PictureShelf)
    kept = await shelf.keep(upload_id, a_reading())
    assert kept == await shelf.picture(kept.id)
    assert (kept.reading, kept.name, kept.decided, kept.course_id) == (a_reading(), "profile.png", None, None)
    assert len(kept.id) == 32


async def test_each_page_is_one_reading(shelf: AthletePictures, upload_id: str) -> None:
    first = await shelf.keep(upload_id, a_reading(pages=2))
    second = await shelf.keep(upload_id, a_refusal(pages=2, page=2))
    again = await shelf.keep(upload_id, a_reading(pages=2, confidence=0.4))
    assert again.id == first.id != second.id
    assert [kept.reading.confidence for kept in await shelf.of_upload(upload_id)] == [0.4, 0.0]


async def test_a_yes_counts_once(shelf: AthletePictures, upload_id: str, database: Database) -> None:
    kept = await shelf.keep(upload_id, a_reading())
    right = PictureCorrections(distance_m=42_195.0)
    used = await shelf.confirmed(kept.id, right, a_course("first"))
    again = await shelf.confirmed(kept.id, PictureCorrections(), a_course("second"))
    assert used == again
    assert (used.decided, used.corrections, used.course_id) == ("used", right, "first")
    courses = CourseStore(database).for_athlete(shelf.athlete_id)
    assert (await courses.course("first")).id == "first"
    with pytest.raises(NotFound):
        await courses.course("second")


async def test_at_the_same_moment_one_course_comes_of_it(shelf: AthletePictures, upload_id: str) -> None:
    kept = await shelf.keep(upload_id, a_reading())
    yes = [shelf.confirmed(kept.id, PictureCorrections(), a_course(f"course-{n}")) for n in range(6)]
    assert len({each.course_id for each in await asyncio.gather(*yes)}) == 1


async def test_read_again_what_is_in_use_stays(shelf: AthletePictures, upload_id: str) -> None:
    kept = await shelf.keep(upload_id, a_reading())
    used = await shelf.confirmed(kept.id, PictureCorrections(), a_course("used"))
    assert await shelf.keep(upload_id, a_refusal()) == used
    assert await shelf.declined(kept.id) == used


async def test_read_again_what_was_left_aside_waits_again(shelf: AthletePictures, upload_id: str) -> None:
    kept = await shelf.keep(upload_id, a_reading())
    assert (await shelf.declined(kept.id)).decided == "declined"
    assert (await shelf.keep(upload_id, a_reading())).decided is None


async def test_when_its_course_is_deleted_it_waits_again(
    shelf: AthletePictures, upload_id: str, database: Database
) -> None:
    kept = await shelf.keep(upload_id, a_reading())
    await shelf.confirmed(kept.id, PictureCorrections(distance_m=9_000.0), a_course("gone"))
    await database.run("delete from course where athlete_id = %(a)s", a=shelf.athlete_id)
    assert (await shelf.picture(kept.id)).decided is None
    used = await shelf.confirmed(kept.id, PictureCorrections(), a_course("new"))
    assert (used.decided, used.course_id) == ("used", "new")
    await database.run("delete from course where athlete_id = %(a)s", a=shelf.athlete_id)
    assert (await shelf.keep(upload_id, a_refusal())).reading == a_refusal()


async def test_numbers_alone_are_used_without_a_course(shelf: AthletePictures, upload_id: str) -> None:
    kept = await shelf.keep(upload_id, a_reading())
    used = await shelf.confirmed(kept.id, PictureCorrections(), None)
    assert (used.decided, used.course_id) == ("used", None)


async def test_nobody_else_reads_or_decides_it(
    shelf: AthletePictures, upload_id: str, database: Database
) -> None:
    kept = await shelf.keep(upload_id, a_reading())
    stranger = PictureStore(database).for_athlete(f"not-{shelf.athlete_id}")
    assert await stranger.of_upload(upload_id) == ()
    for asked in (
        stranger.picture(kept.id),
        stranger.declined(kept.id),
        stranger.confirmed(kept.id, PictureCorrections(), None),
    ):
        with pytest.raises(NotFound):
            await asked
    assert (await shelf.picture(kept.id)).decided is None


async def test_it_is_taken_along_and_deleted_with_the_account(
    shelf: AthletePictures, upload_id: str, database: Database
) -> None:
    await shelf.keep(upload_id, a_reading(title="Lakeside"))
    async with read_account(database, shelf.athlete_id) as records:
        assert "course_picture" in await records.tables()
        rows = [row async for row in records.rows("course_picture")]
    assert len(rows) == 1
    assert "Lakeside" in rows[0]
    await database.run("delete from athlete where athlete_id = %(a)s", a=shelf.athlete_id)
    assert await shelf.of_upload(upload_id) == ()
