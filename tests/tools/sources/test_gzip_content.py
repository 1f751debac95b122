import contextlib
import gzip
import resource
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.kit.errors import FileTooLarge, PacelineError, UnreadableFile
from tools.sources.gzip_content import gunzip

TEXT = b"<gpx>" + bytes(range(1, 250)) * 40 + b"</gpx>"


def test_what_is_packed_is_unpacked_and_the_rest_stays_as_it_is() -> None:
    assert gunzip(gzip.compress(TEXT), 1_000_000) == TEXT
    assert gunzip(TEXT, 10) == TEXT  # a plain file's size is its reader's business


def test_archives_one_behind_the_other_are_one_file() -> None:
    packed = gzip.compress(TEXT[:100]) + gzip.compress(b"") + gzip.compress(TEXT[100:])
    assert gunzip(packed, len(TEXT)) == TEXT
    with pytest.raises(FileTooLarge):
        gunzip(packed, len(TEXT) - 1)


def test_what_stands_behind_an_archive_is_left() -> None:
    assert gunzip(gzip.compress(TEXT) + bytes(30), 1_000_000) == TEXT


def test_a_cut_archive_gives_what_it_holds() -> None:
    packed = gzip.compress(TEXT, compresslevel=0)
    cut = gunzip(packed[: len(packed) // 2], 1_000_000)
    assert cut
    assert TEXT.startswith(cut)


@pytest.mark.parametrize(
    "packed",
    [
        b"\x1f\x8b",
        b"\x1f\x8b\x08\x00rest",
        gzip.compress(TEXT)[:10],
        gzip.compress(TEXT)[:10] + b"\xff" * 40,
        gzip.compress(TEXT)[:-8] + bytes(8),
    ],
    ids=["two bytes", "no header", "nothing yet", "other bytes", "wrong checksum"],
)
def test_a_damaged_archive_is_refused(packed: bytes) -> None:
    with pytest.raises(UnreadableFile, match="archive is damaged"):
        gunzip(packed, 1_000_000)


def test_a_bomb_fills_no_memory() -> None:
    bomb = gzip.compress(gzip.compress(bytes(200_000_000)) * 20)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(FileTooLarge, match="more than 5 MB"):
        gunzip(gunzip(bomb, 50_000_000), 5_000_000)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown / (1024 if sys.platform != "darwin" else 1_048_576) < 60


@given(st.binary(max_size=60), st.integers(0, 60))
def test_any_bytes_are_read_or_refused(noise: bytes, at: int) -> None:
    packed = gzip.compress(TEXT)
    with contextlib.suppress(PacelineError):
        assert len(gunzip(packed[:at] + noise + packed[at + len(noise) :], 100_000)) <= 100_000


def test_a_crowd_of_archives_is_read_once() -> None:
    crowd = gzip.compress(b"") * 150_000 + gzip.compress(TEXT)
    assert gunzip(crowd, 1_000_000) == TEXT
