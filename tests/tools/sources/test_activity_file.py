import gzip
import io
import zipfile
from pathlib import Path

import pytest

from tests.support.gpx_files import garmin_recording
from tools.domain.activity import ActivitySport
from tools.kit.errors import FileTooLarge, UnreadableFile
from tools.sources import file_kind
from tools.sources.activity_file import read_activities, read_activity

DATA = Path(__file__).parents[2] / "data"
FIT = (DATA / "fitdecode__garmin-fenix-5-run.fit").read_bytes()
TCX = (DATA / "togeojson__sample.tcx").read_bytes()
GPX = garmin_recording(50)


@pytest.mark.parametrize("name", ["run.fit", "run.gpx", "run", "RUN.TCX"])
@pytest.mark.parametrize(("content", "records"), [(FIT, 21), (TCX, 19), (GPX, 50)], ids=["fit", "tcx", "gpx"])
def test_the_content_counts_not_the_name(content: bytes, records: int, name: str) -> None:
    for packed in (content, gzip.compress(content)):
        run = read_activity(packed, name)
        assert run.sport == ActivitySport.RUN
        assert run.time_s.size == records
        assert len(read_activities(packed, name)) == 1


def test_a_gzipped_file_of_the_web() -> None:
    name = "geo-activity-playground__12866632127.fit.gz"
    run = read_activity((DATA / name).read_bytes(), name)
    assert run.time_s.size == 326
    assert run.totals.ascent_m == 109.0


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_other_encodings_are_read(encoding: str) -> None:
    text = GPX.decode().replace('encoding="UTF-8"', "")
    assert read_activity(text.encode(encoding), "run.gpx").time_s.size == 50


def zipped() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("run.fit", FIT)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (zipped(), "export.zip", "ZIP archive. Unpack it"),
        (b"", "run.fit", "is empty"),
        (bytes(500), "run.fit", "is empty"),
        (gzip.compress(b"  \n"), "run.fit.gz", "is empty"),
        (gzip.compress(FIT)[:40], "run.fit.gz", "archive is damaged"),
        (gzip.compress(FIT)[:10] + b"\xff" * 40, "run.fit.gz", "archive is damaged"),
        (b"\x0e\x10garbage" * 20, "run.fit", "damaged in its first bytes"),
        (b"<kml><Document/></kml>", "run.kml", "KML"),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "run.gpx", "web page"),
        (b'{"type": "Run"}', "run.json", "JSON"),
        (b"Date,Distance\n1,2\n", "run.csv", "do not know what it is"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_sentence(content: bytes, name: str, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said) as why:
        read_activity(content, name)
    assert str(why.value).endswith(".")


def test_a_cut_archive_gives_what_it_holds() -> None:
    packed = gzip.compress(FIT)
    run = read_activity(packed[: len(packed) - 800], "run.fit.gz")
    assert 2 <= run.time_s.size <= 21
    assert "stops early" in run.warnings[0]


def test_a_gzip_bomb_and_a_file_beyond_all_size_are_refused() -> None:
    with pytest.raises(FileTooLarge, match="MB"):
        read_activity(gzip.compress(bytes(file_kind.MAX_BYTES + 10)), "run.fit.gz")
    with pytest.raises(FileTooLarge, match="MB"):
        read_activity(FIT + bytes(file_kind.MAX_BYTES), "run.fit")
