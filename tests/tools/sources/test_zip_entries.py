"""Archives that lie about themselves take no memory and no disk, and end in a sentence."""

import io
import lzma
import random
import resource
import struct
import sys
import warnings
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.kit.errors import FileTooLarge, UnreadableFile
from tools.sources import zip_entries
from tools.sources.zip_entries import ZipEntries, is_locked

NOISE = random.Random(1).randbytes(5_000)


def packed(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytearray:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return bytearray(buffer.getvalue())


def opened(content: bytes) -> ZipEntries:
    return ZipEntries(io.BytesIO(content))


def stated(content: bytearray, size: int) -> bytearray:
    """Let the directory say that its first file has `size` bytes."""
    at = content.find(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", size)
    return content


def test_what_is_whole_is_read_and_folders_are_left_out() -> None:
    archive = opened(packed({"a.fit": NOISE, "folder/": b"", "b.fit": b""}))
    first, second = archive.all()
    assert (first.filename, archive.read(first, 5_000)) == ("a.fit", NOISE)
    assert (is_locked(first), archive.read(second, 0)) == (False, b"")
    with pytest.raises(FileTooLarge, match="it may have 0 MB"):
        archive.read(first, 4_999)
    archive.close()


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_unpack_without_bounds_are_not_used(method: int) -> None:
    bomb = stated(packed({"a.fit": bytes(300_000_000)}, method), 5_000)
    archive = opened(bomb)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(UnreadableFile, match="packed in an unusual way"):
        archive.read(archive.all()[0], 50_000_000)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown / (1024 if sys.platform != "darwin" else 1_048_576) < 60


def test_damage_of_a_foreign_method_is_told_too() -> None:
    content = packed({"a.fit": NOISE}, zipfile.ZIP_LZMA)
    content[60:90] = bytes(30)
    with pytest.raises(lzma.LZMAError), zipfile.ZipFile(io.BytesIO(content)) as plain:
        plain.read("a.fit")
    archive = opened(content)
    with pytest.raises(UnreadableFile):
        archive.read(archive.all()[0], 50_000_000)


def test_a_directory_of_millions_is_not_even_read() -> None:
    entry = struct.pack("<4s4B4HL2L5H2L", b"PK\x01\x02", *(20, 3, 20, 0), *(0,) * 7, 5, *(0,) * 6) + b"a.txt"
    number = zip_entries.MAX_DIRECTORY_BYTES // len(entry) + 1
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65_535, 65_535, len(entry) * number, 4, 0)
    with pytest.raises(FileTooLarge, match="lists far too many files"):
        opened(b"PK\x03\x04" + entry * number + end)


@pytest.mark.parametrize("shift", [0, 1, 10, 26, 29])
def test_a_file_said_to_begin_where_none_can_is_damaged(shift: int) -> None:
    content = packed({"a.fit": NOISE})
    at = content.find(b"PK\x01\x02")
    content[at + 42 : at + 46] = struct.pack("<I", len(content) - shift)
    archive = opened(content)
    with pytest.raises(UnreadableFile, match="is damaged"):
        archive.read(archive.all()[0], 50_000_000)


@given(st.data())
def test_any_damage_is_a_sentence(data: st.DataObject) -> None:
    content = packed({"a.fit": b"fit" * 50, "b.fit": b"x"})
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(UnreadableFile), warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        archive = opened(content)
        for info in archive.all():
            with suppress(UnreadableFile):
                archive.read(info, 1_000_000)
