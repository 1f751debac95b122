"""The folder: what is there is read, what is not is left out, what is damaged stops nobody."""

import gzip
from pathlib import Path

from tests.support.gpx_files import gpx, line_points, track
from tools.validation.reference_files import read_references


def test_an_absent_folder_holds_nothing(tmp_path: Path) -> None:
    found = read_references(tmp_path / "nowhere")
    assert (found.courses, found.recordings, found.well_paced, found.finishers, found.survey) == (
        {},
        (),
        (),
        (),
        (),
    )


def test_plain_and_packed_files_are_read_and_others_passed_over(tmp_path: Path) -> None:
    course = gpx(track(line_points(range(100)), "Hill")).encode()
    for folder in ("race-courses", "device-truth", "prediction"):
        (tmp_path / folder).mkdir()
    (tmp_path / "race-courses" / "fm_boston.gpx").write_bytes(course)
    (tmp_path / "race-courses" / "pg_utmb.gpx.gz").write_bytes(gzip.compress(course))
    (tmp_path / "race-courses" / "unknown.gpx").write_bytes(course)
    (tmp_path / "device-truth" / "broken.fit").write_bytes(b"\x0e\x10nothing.FIT")
    (tmp_path / "device-truth" / "notes.txt").write_text("no activity")
    (tmp_path / "prediction" / "survey_even_ids.csv").write_text("id,half_s\n4,5000\n")
    found = read_references(tmp_path)
    assert sorted(found.courses) == ["fm_boston", "pg_utmb"]
    assert found.recordings == ()
    assert found.survey == ({"id": "4", "half_s": "5000"},)
