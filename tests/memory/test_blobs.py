"""Blobs are named by their bytes, and are there whole or not at all."""

import hashlib
from pathlib import Path

import pytest

from memory.blobs import BlobStore, key_of
from memory.folder_files import FolderFiles
from tools.kit.errors import NotFound


@pytest.fixture
def blobs(tmp_path: Path) -> BlobStore:
    return BlobStore(FolderFiles(tmp_path / "blobs"))


def lies_at(blobs: BlobStore, name: str) -> Path:
    assert isinstance(blobs.files, FolderFiles)
    return blobs.files.path(key_of(name))


def root_of(blobs: BlobStore) -> Path:
    assert isinstance(blobs.files, FolderFiles)
    return blobs.files.root


def test_bytes_come_back_under_their_hash(blobs: BlobStore) -> None:
    name = blobs.put(b"course")

    assert name == hashlib.sha256(b"course").hexdigest()
    assert blobs.get(name) == b"course"
    assert lies_at(blobs, name).is_relative_to(root_of(blobs))


def test_nothing_is_kept_twice(blobs: BlobStore) -> None:
    first = lies_at(blobs, blobs.put(b"course")).stat()
    second = lies_at(blobs, blobs.put(b"course")).stat()

    assert (first.st_ino, first.st_mtime_ns) == (second.st_ino, second.st_mtime_ns)


def test_a_cut_file_is_written_anew(blobs: BlobStore) -> None:
    path = lies_at(blobs, blobs.put(b"course"))
    path.write_bytes(b"cou")

    assert blobs.get(blobs.put(b"course")) == b"course"


def test_nothing_half_written_stays(blobs: BlobStore) -> None:
    blobs.put(b"course")

    assert not list(root_of(blobs).rglob(".new-*"))


def test_nobody_else_on_the_machine_may_look(blobs: BlobStore) -> None:
    path = lies_at(blobs, blobs.put(b"course"))

    assert root_of(blobs).stat().st_mode & 0o077 == 0
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "0" * 63])
def test_what_is_no_hash_is_no_path(blobs: BlobStore, name: str) -> None:
    with pytest.raises(NotFound):
        blobs.get(name)


def test_what_is_gone_is_said(blobs: BlobStore) -> None:
    with pytest.raises(NotFound, match="drop it again"):
        blobs.get("0" * 64)


def test_a_file_on_disk_is_kept_once_under_its_hash_and_leaves_nothing_behind(
    blobs: BlobStore, tmp_path: Path
) -> None:
    large = tmp_path / "large"
    large.write_bytes(b"course" * 500_000)
    name, size_bytes = blobs.put_file(large)
    first = lies_at(blobs, name).stat()

    assert (name, size_bytes) == (blobs.put(large.read_bytes()), 3_000_000)
    assert blobs.put_file(large) == (name, size_bytes)
    assert lies_at(blobs, name).stat().st_mtime_ns == first.st_mtime_ns
    assert [path for path in root_of(blobs).rglob("*") if path.is_file()] == [lies_at(blobs, name)]


def test_a_file_that_is_not_there_leaves_nothing_behind(blobs: BlobStore, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        blobs.put_file(tmp_path / "nowhere")

    assert list(root_of(blobs).iterdir()) == []
