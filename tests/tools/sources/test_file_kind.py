import gzip
from pathlib import Path

import pytest

from tests.support.gpx_files import garmin_recording
from tools.kit.errors import UnreadableFile
from tools.sources.file_kind import FileKind, unpacked

DATA = Path(__file__).parents[2] / "data"
FIT = (DATA / "fitdecode__garmin-fenix-5-run.fit").read_bytes()
TCX = (DATA / "togeojson__sample.tcx").read_bytes()
GPX = garmin_recording(20)


@pytest.mark.parametrize(
    ("content", "kind"),
    [(FIT, FileKind.FIT), (TCX, FileKind.TCX), (GPX, FileKind.GPX), (b"<kml/>", None), (b"words", None)],
    ids=["fit", "tcx", "gpx", "kml", "words"],
)
def test_the_content_says_what_it_is(content: bytes, kind: FileKind | None) -> None:
    assert unpacked(content) == (content, kind)
    assert unpacked(gzip.compress(content)) == (content, kind)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-8-sig"])
def test_text_in_any_encoding_is_known(encoding: str) -> None:
    assert unpacked(GPX.decode().encode(encoding))[1] is FileKind.GPX


@pytest.mark.parametrize("content", [b"", b" \n\0", gzip.compress(b""), gzip.compress(b"  \n")])
def test_an_empty_file_is_said(content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="is empty"):
        unpacked(content)
