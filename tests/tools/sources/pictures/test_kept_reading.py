"""A picture is read by ourselves always; a vision model beside it adds and never takes the place."""

import asyncio
import threading

import pytest

from tests.support.course_pictures import guide_pdf, profile_photo
from tools.domain.course import CoursePhotoReading
from tools.domain.course_picture import KeptPicture, PictureCorrections, PictureReading
from tools.domain.wording.pictures import VISION_SILENT
from tools.kit.context import Upload
from tools.kit.errors import ModelUnavailable, NotFound, UnreadableFile
from tools.sources.pictures.kept_reading import known_or_read, read_and_keep

UPLOAD = Upload(id="file", name="photo.jpg", media_type="image/jpeg", size_bytes=1)


class Files:
    """One file."""

    def __init__(self, content: bytes) -> None:
        self.kept, self.opened = content, 0

    async def upload(self, upload_id: str) -> Upload:
        return UPLOAD

    async def content(self, upload_id: str) -> bytes:
        self.opened += 1
        return self.kept

    async def receive(self, name: str, media_type: str, content: bytes) -> Upload:
        raise AssertionError


class Shelf:
    """Readings by page."""

    def __init__(self) -> None:
        self.pages: dict[int, KeptPicture] = {}

    async def keep(self, upload_id: str, reading: PictureReading) -> KeptPicture:
        kept = KeptPicture(id=f"r{reading.page}", upload_id=upload_id, name="photo.jpg", reading=reading)
        return self.pages.setdefault(reading.page, kept)

    async def picture(self, reading_id: str) -> KeptPicture:
        raise NotFound("none")

    async def of_upload(self, upload_id: str) -> tuple[KeptPicture, ...]:
        return tuple(self.pages.values())

    async def confirmed(
        self, reading_id: str, corrections: PictureCorrections, course: object
    ) -> KeptPicture:
        raise AssertionError

    async def declined(self, reading_id: str) -> KeptPicture:
        raise AssertionError


class Eyes:
    """A vision model that says what it is told to, and remembers what it was shown."""

    def __init__(self, answer: CoursePhotoReading | None) -> None:
        self.answer = answer
        self.shown: list[bytes] = []

    async def read_course(self, picture: bytes, media_type: str) -> CoursePhotoReading:
        assert media_type == "image/jpeg"
        self.shown.append(picture)
        if self.answer is None:
            raise ModelUnavailable("It does not answer.")
        return self.answer


async def test_without_a_model_it_is_read_all_the_same() -> None:
    files, shelf = Files(profile_photo()), Shelf()
    kept = await read_and_keep(UPLOAD, uploads=files, pictures=shelf, photos=None)
    assert kept.reading.profile is not None
    assert kept.reading.seen is None
    assert await known_or_read(UPLOAD, uploads=files, pictures=shelf, photos=None) == kept
    assert files.opened == 1, "what is known is not read again"


async def test_a_model_that_sees_otherwise_is_shown_and_not_believed() -> None:
    eyes = Eyes(CoursePhotoReading(is_course=True, course_type="half marathon", distance_km=21.1))
    kept = await read_and_keep(UPLOAD, uploads=Files(profile_photo()), pictures=Shelf(), photos=eyes)
    reading = kept.reading
    assert reading.seen == eyes.answer
    assert [each.what for each in reading.disagreements] == ["distance"]
    assert reading.distance is not None
    assert reading.distance.value == pytest.approx(42_200, rel=0.01)
    assert b"PhoneMaker" not in eyes.shown[0]
    alone = await read_and_keep(UPLOAD, uploads=Files(profile_photo()), pictures=Shelf(), photos=None)
    assert reading.confidence < alone.reading.confidence


async def test_a_model_that_fails_leaves_our_reading() -> None:
    kept = await read_and_keep(UPLOAD, uploads=Files(profile_photo()), pictures=Shelf(), photos=Eyes(None))
    assert kept.reading.profile is not None
    assert VISION_SILENT in kept.reading.confidence_reasons


async def test_of_a_guide_the_model_is_shown_the_page_with_the_profile() -> None:
    eyes = Eyes(CoursePhotoReading(is_course=True, course_type="profile"))
    kept = await read_and_keep(UPLOAD, uploads=Files(guide_pdf()), pictures=Shelf(), photos=eyes)
    assert (kept.reading.page, kept.reading.pages, len(eyes.shown)) == (2, 3, 1)


async def test_what_cannot_be_opened_is_said_whoever_looks() -> None:
    for photos in (None, Eyes(CoursePhotoReading(is_course=True, course_type="profile"))):
        with pytest.raises(UnreadableFile):
            await read_and_keep(UPLOAD, uploads=Files(b"no picture"), pictures=Shelf(), photos=photos)


async def test_others_go_on_meanwhile_and_one_is_read_at_a_time() -> None:
    reading = asyncio.gather(
        *(
            read_and_keep(UPLOAD, uploads=Files(profile_photo()), pictures=Shelf(), photos=None)
            for _ in range(3)
        )
    )
    turns = most = 0
    while not reading.done():
        turns += 1
        most = max(most, sum(thread.name.startswith("picture") for thread in threading.enumerate()))
        await asyncio.sleep(0.005)
    assert len(await reading) == 3
    assert turns > 5, "the loop was free"
    assert most == 1
