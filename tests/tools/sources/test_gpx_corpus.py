"""Every GPX file of the shared data against the outcome stated for it in tests/data/gpx_corpus.csv.

Points and kilometres are held against the manifest too, which another reader wrote. `heights` is the quality,
and `warnings` names all that must be said, in order, by the words below: nothing more, nothing less.
"""

import csv
from pathlib import Path

import pytest

from tests.support.shared_data import SHARED_DATA, shared_file, shared_manifest
from tools.domain.ground.course_analysis import CourseTooShort, analyze_course
from tools.kit.errors import UnreadableFile
from tools.sources.gpx import read_gpx

TABLE = Path(__file__).parents[2] / "data" / "gpx_corpus.csv"
SAID = {
    "cut": "stops in the middle",
    "before": "before the GPX",
    "dropped": "no usable place",
    "backwards": "runs backwards",
    "pieces": "separate pieces",
    "gap": "with a straight line (",
    "sparse": "bends between them are cut",
    "missing": "Heights are missing",
    "spikes": "jump in a way no road does",
    "no_heights": "nothing about climbs",
}
REFUSED = {
    "fit_file": "looks like a FIT file",
    "one_point": "one single usable point",
    "places_only": "no track and no route",
    "no_points": "has no points",
    "too_short": "that is no course",
}
# Where the manifest counts differently, and why.
OTHER_COUNT = {
    "derived/truncated-download.gpx": "its last point is cut in the middle: not used",
    "gpx-edge/GPXmagicV3__latitudeFlip.gpx": "the manifest saw the first fragment only",
    "gpx-edge/OpenTracks__legacy_gpx_pause_resume.gpx": "two points outside the globe are left out",
    "gpx-edge/gpxpy__gpx1.1_with_all_fields.gpx": "one track point is no course: the routes are",
}


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


READ = [row for row in rows() if row["outcome"] == "read"]
NOT_READ = [row for row in rows() if row["outcome"] != "read"]


def test_the_table_names_every_file() -> None:
    if not SHARED_DATA.is_dir():
        pytest.skip("the shared data folder is not here")
    found = {
        path.relative_to(SHARED_DATA).as_posix()
        for path in SHARED_DATA.rglob("*")
        if path.name.lower().endswith((".gpx", ".gpx.gz"))
    }
    assert found == {row["file"] for row in rows()}


@pytest.mark.parametrize("row", READ, ids=lambda row: row["file"])
def test_file_is_read_as_stated(row: dict[str, str]) -> None:
    track = read_gpx(shared_file(row["file"]))
    course = analyze_course(track)
    assert track.lat.size == int(row["points"])
    assert course.distance_m / 1000 == pytest.approx(float(row["km"]), abs=0.0006)
    assert course.elevation_quality == row["heights"]
    expected = row["warnings"].split()
    assert len(course.warnings) == len(expected), course.warnings
    for key, warning in zip(expected, course.warnings, strict=True):
        assert SAID[key] in warning


@pytest.mark.parametrize("row", NOT_READ, ids=lambda row: row["file"])
def test_file_is_refused_as_stated(row: dict[str, str]) -> None:
    content = shared_file(row["file"])
    with pytest.raises((UnreadableFile, CourseTooShort), match=REFUSED[row["outcome"]]):
        analyze_course(read_gpx(content))


@pytest.mark.parametrize("row", READ, ids=lambda row: row["file"])
def test_table_agrees_with_the_manifest(row: dict[str, str]) -> None:
    known = shared_manifest().get(row["file"])
    if known is None or not known["n_points"] or row["file"] in OTHER_COUNT:
        assert row["file"] in OTHER_COUNT or row["file"].startswith(("race-courses/", "gpx-edge/gpxgo__"))
        return
    assert int(row["points"]) == int(known["n_points"])
    # The manifest measured on a sphere, up to 0.57 % from the ellipsoid, and wrote three decimals.
    assert float(row["km"]) == pytest.approx(float(known["dist_km"]), rel=0.006, abs=0.001)
