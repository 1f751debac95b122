"""The one activity file in a service's ZIP."""

import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.garmin_service import zipped
from tools.kit.errors import FileTooLarge, UnreadableFile
from tools.sources.zipped_original import zipped_original


def test_fit_goes_before_tcx_before_gpx() -> None:
    members = [("a.gpx", b"gpx"), ("notes.txt", b"n"), ("b.tcx", b"tcx"), ("C.FIT", b"fit")]
    assert zipped_original(zipped(members), "1") == ("C.FIT", b"fit")
    assert zipped_original(zipped(members[:3]), "1") == ("b.tcx", b"tcx")
    assert zipped_original(zipped(members[:2]), "1") == ("a.gpx", b"gpx")


@pytest.mark.parametrize("members", [[], [("readme.txt", b"x")], [("folder.fit/", b"")]])
def test_an_archive_without_one(members: list[tuple[str, bytes]]) -> None:
    assert zipped_original(zipped(members), "1") is None


def test_nothing_and_no_zip() -> None:
    assert zipped_original(b"", "1") is None
    assert zipped_original(b"<gpx>", "1") == ("1", b"<gpx>")


@pytest.mark.parametrize(
    "name", ["../../etc/cron.d/evil.fit", "C:\\temp\\evil.fit", "/evil.fit", "e\x00vil.fit"]
)
def test_a_name_is_no_path(name: str) -> None:
    found = zipped_original(zipped([(name, b"x")]), "1")
    assert found is not None or "\x00" in name  # zipfile cuts a name at its zero byte
    assert found is None or found[0] == "evil.fit"


def test_a_bomb_is_refused() -> None:
    with pytest.raises(FileTooLarge):
        zipped_original(zipped([("a.fit", bytes(50_000_001))]), "1")


def test_a_crowd_is_refused() -> None:
    with pytest.raises(UnreadableFile):
        zipped_original(zipped([(f"{number}.fit", b"x") for number in range(51)]), "1")


@given(st.data())
def test_damage_is_told_and_never_crashes(data: st.DataObject) -> None:
    content = bytearray(zipped([("a.fit", b"fit" * 50)]))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(2, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(2, len(content)))
    with suppress(UnreadableFile):
        zipped_original(bytes(content[:cut]), "1")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_unpack_without_bounds_are_not_used(method: int) -> None:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        archive.writestr("a.fit", b"fit")
    with pytest.raises(UnreadableFile, match="arrives damaged"):
        zipped_original(content.getvalue(), "1")
