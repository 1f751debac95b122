"""Which files are read, and what is said of the others."""

import pytest

from tools.kit.errors import FileTooLarge, UnreadableFile
from ui.uploads import media_type, refuse_too_large


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
        ("IMG_1.HEIC", "image/heic"),
        ("guide.pdf", "application/pdf"),
        ("export_1234.zip", "application/zip"),
    ],
)
def test_recordings_courses_archives_and_pictures_are_read(name: str, expected: str) -> None:
    assert media_type(name, 10) == expected


@pytest.mark.parametrize(
    ("name", "size", "sentence"),
    [
        ("all.7z", 10, "all.7z is an archive I cannot open: drop it as .zip"),
        ("old.hrm", 10, "drop the TCX or GPX"),
        ("old.PWX", 10, "drop the FIT or TCX"),
        ("walk.kml", 10, "as GPX"),
        ("timetable.docx", 10, "I cannot use timetable.docx"),
        ("noending", 10, "I cannot use noending"),
        ("a.gpx", 0, "a.gpx is empty (0 bytes)"),
    ],
)
def test_other_files_get_a_sentence(name: str, size: int, sentence: str) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        media_type(name, size)
    assert sentence in str(refusal.value)


@pytest.mark.parametrize("name", ["old.hrm", "old.pwx", "walk.kml"])
def test_formats_without_what_we_need_are_named_and_not_merely_refused(name: str) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        media_type(name, 10)
    assert "I cannot use" not in str(refusal.value)


def test_only_an_archive_may_be_larger_than_a_single_file() -> None:
    refuse_too_large("export.ZIP", 1_000_000_001, 50)
    refuse_too_large("ride.fit", 50_000_000, 50)
    with pytest.raises(FileTooLarge, match=r"ride\.fit is larger than 50 MB"):
        refuse_too_large("ride.fit", 50_000_001, 50)
