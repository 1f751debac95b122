import gzip
from pathlib import Path

import pytest

from tests.support.gpx_files import garmin_recording, gpx, line_points, track
from tests.support.shared_data import shared_file
from tools.domain.race import Sport
from tools.kit.errors import FileTooLarge, UnreadableFile
from tools.sources import file_kind
from tools.sources.course_file import read_course, read_track

DATA = Path(__file__).parents[2] / "data"
FIT = (DATA / "fitdecode__garmin-fenix-5-run.fit").read_bytes()
TCX = (DATA / "togeojson__sample.tcx").read_bytes()
GPX = garmin_recording(300)
NAMELESS = gpx(track(line_points([100 + i % 40 for i in range(300)]))).encode()


@pytest.mark.parametrize("name", ["way.gpx", "way", "WAY.FIT"])
@pytest.mark.parametrize("content", [FIT, TCX, GPX], ids=["fit", "tcx", "gpx"])
def test_the_content_counts_not_the_name(content: bytes, name: str) -> None:
    plain, packed = read_course(content, name), read_course(gzip.compress(content), name)
    assert plain == packed
    assert plain.distance_m > 40


@pytest.mark.parametrize(
    ("file_name", "name"),
    [
        ("lake.gpx", "lake"),
        ("a/lake.v2.gpx", "lake.v2"),
        ("lake.gpx.gz", "lake"),
        ("lake", "lake"),
        (".gpx", ".gpx"),
    ],
)
def test_a_course_without_a_name_is_called_after_its_file(file_name: str, name: str) -> None:
    assert read_course(NAMELESS, file_name).name == name


def test_a_name_inside_counts_more() -> None:
    assert read_course(GPX, "lake.gpx").name == "Long run"


def test_sport_and_certified_distance_are_heard() -> None:
    measured = read_course(NAMELESS, "lake.gpx")
    certified_m = measured.distance_m * 1.01
    course = read_course(NAMELESS, "lake.gpx", sport=Sport.RIDE, certified_distance_m=certified_m)
    assert course.judged_for is Sport.RIDE
    assert course.distance_m == pytest.approx(certified_m)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (gzip.compress(b""), "is empty"),
        (gzip.compress(GPX)[:30], "archive is damaged"),
        (b"PK\x03\x04rest", "ZIP archive"),
        (b"<kml/>", "KML"),
        (gpx(track(line_points([100] * 3, spacing_m=0.5))).encode(), "that is no course"),
    ],
    ids=["empty", "empty archive", "damaged archive", "zip", "kml", "too short"],
)
def test_what_cannot_be_used_is_refused_with_a_sentence(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said) as why:
        read_course(content, "lake.gpx")
    assert str(why.value).endswith(".")


def test_a_cut_archive_is_read_as_far_as_it_goes() -> None:
    packed = gzip.compress(NAMELESS)
    cut = read_track(packed[: len(packed) // 2])
    assert 2 < cut.lat.size < 300
    assert "stops in the middle" in cut.warnings[0]


def test_a_gzip_bomb_is_refused() -> None:
    with pytest.raises(FileTooLarge, match="MB"):
        read_track(gzip.compress(bytes(file_kind.MAX_BYTES + 10)))


@pytest.mark.parametrize(
    ("name", "km", "kind"),
    [
        ("tcx/gpsbabel__course.tcx", 56.76, "route"),
        ("tcx/strava-ruby-client__export_route_tcx.tcx", 15.0, "route"),
        ("fit-activity/run_coursemap.py__plot_test.fit", 12.87, "track"),
        ("tcx/stravalib__sample.tcx", 64.7, "track"),
    ],
)
def test_real_courses_and_recordings(name: str, km: float, kind: str) -> None:
    content = shared_file(name)
    assert read_track(content).kind == kind
    assert read_course(content, name).distance_m / 1000 == pytest.approx(km, rel=0.03)


def test_the_same_way_in_two_formats_is_as_long() -> None:
    in_gpx = read_course(shared_file("gpx-course/strava-ruby-client__export_route_gpx.gpx"), "a.gpx")
    in_tcx = read_course(shared_file("tcx/strava-ruby-client__export_route_tcx.tcx"), "a.tcx")
    assert in_tcx.distance_m == pytest.approx(in_gpx.distance_m, rel=0.001)
    assert in_tcx.gain.value == pytest.approx(in_gpx.gain.value, abs=1)
