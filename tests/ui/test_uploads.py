"""Which files are read, and what is said of the others."""

import pytest

from tools.kit.errors import UnreadableFile
from ui.uploads import media_type


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.gpx", "application/gpx+xml"),
        ("A.GPX", "application/gpx+xml"),
        ("a.gpx.gz", "application/gzip"),
        ("ride.FIT", "application/vnd.ant.fit"),
        ("course.tcx", "application/vnd.garmin.tcx+xml"),
        ("p.JPeG", "image/jpeg"),
        ("p.webp", "image/webp"),
    ],
)
def test_courses_and_pictures_are_read(name: str, expected: str) -> None:
    assert media_type(name, 10) == expected


@pytest.mark.parametrize(
    ("name", "size", "sentence"),
    [
        ("all.zip", 10, "all.zip is an archive: unpack it"),
        ("timetable.pdf", 10, "I cannot use timetable.pdf"),
        ("noending", 10, "I cannot use noending"),
        ("a.gpx", 0, "a.gpx is empty (0 bytes)"),
    ],
)
def test_other_files_get_a_sentence(name: str, size: int, sentence: str) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        media_type(name, size)
    assert sentence in str(refusal.value)
