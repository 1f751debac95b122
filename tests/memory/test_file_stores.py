"""A folder and a bucket keep files alike."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from memory.blobs import BlobStore
from memory.folder_files import FolderFiles
from memory.s3_files import Bucket, S3Files
from tests.support.bucket import open_bucket
from tests.support.server import free_port
from tests.support.small_disk import small_disk
from tools.kit.errors import FilesUnavailable, NotFound
from tools.kit.file_store import FileStore

LARGE = bytes(range(256)) * 50_000


@pytest.fixture(scope="module")
def bucket() -> Iterator[Bucket]:
    with open_bucket() as bucket:
        yield bucket


@pytest.fixture(params=["folder", "bucket"])
def files(request: pytest.FixtureRequest, tmp_path: Path) -> FileStore:
    if request.param == "folder":
        return FolderFiles(tmp_path / "files")
    bucket: Bucket = request.getfixturevalue("bucket")
    return S3Files(bucket.opened(tmp_path.name), tmp_path / "waiting")


def test_what_is_kept_comes_back(files: FileStore) -> None:
    files.keep("a/one", b"first")
    files.keep("a/one", b"instead")
    files.keep("an athlete%40x/two", LARGE)
    assert files.get("a/one") == b"instead"
    assert b"".join(files.pieces("an athlete%40x/two")) == LARGE
    assert files.size("a/one") == 7
    assert dict(files.listed()) == {"a/one": 7, "an athlete%40x/two": len(LARGE)}


def test_an_empty_file_is_a_file(files: FileStore) -> None:
    files.keep("nothing", b"")
    assert (files.get("nothing"), files.size("nothing"), list(files.pieces("nothing"))) == (b"", 0, [])


def test_a_lent_file_lies_on_the_disk(files: FileStore, tmp_path: Path) -> None:
    files.keep("a/one", LARGE)
    with files.lent("a/one") as path:
        assert path.is_relative_to(tmp_path)
        assert path.read_bytes() == LARGE
    assert files.get("a/one") == LARGE
    waiting = tmp_path / "waiting"
    assert not waiting.exists() or list(waiting.iterdir()) == []


def test_a_copy_is_kept_and_the_file_stays(files: FileStore, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(LARGE)
    files.keep_copy("a/copy", source)
    source.write_bytes(b"changed later")
    assert files.get("a/copy") == LARGE


def test_what_is_gone_is_said(files: FileStore) -> None:
    files.keep("a/one", b"first")
    files.delete("a/one")
    files.delete("a/one")
    assert files.size("a/one") is None
    with pytest.raises(NotFound):
        files.get("a/one")
    with pytest.raises(NotFound):
        next(files.pieces("a/one"))
    with pytest.raises(NotFound), files.lent("a/one"):
        pass


@pytest.mark.parametrize("key", ["", "..", "../x", "a/../../x", "/etc/passwd", "a//b", "a\\b", "a\x00b"])
def test_no_key_leads_elsewhere(files: FileStore, key: str) -> None:
    with pytest.raises(NotFound):
        files.get(key)
    with pytest.raises(NotFound):
        files.keep(key, b"x")
    with pytest.raises(NotFound):
        files.delete(key)


def test_blobs_are_named_by_their_bytes_in_both(files: FileStore, tmp_path: Path) -> None:
    blobs = BlobStore(files)
    source = tmp_path / "archive.zip"
    source.write_bytes(LARGE)
    name, size_bytes = blobs.put_file(source)
    assert (name, size_bytes) == (blobs.put(LARGE), len(LARGE))
    assert blobs.put_file(source) == (name, size_bytes)
    assert blobs.get(name) == b"".join(blobs.pieces(name)) == LARGE
    assert [size for _, size in files.listed()] == [len(LARGE)]
    blobs.delete(name)
    assert list(files.listed()) == []


def test_prefixes_of_a_bucket_do_not_see_each_other(bucket: Bucket, tmp_path: Path) -> None:
    one, other = (S3Files(bucket.opened(f"{tmp_path.name}-{name}"), tmp_path) for name in "ab")
    one.keep("same", b"mine")
    other.keep("same", b"theirs")
    assert (one.get("same"), other.get("same")) == (b"mine", b"theirs")
    one.delete("same")
    assert list(other.listed()) == [("same", 6)]


def test_a_bucket_that_does_not_answer_is_told_in_a_sentence_without_its_keys(tmp_path: Path) -> None:
    nowhere = Bucket("b", "us-east-1", f"http://127.0.0.1:{free_port()}", "an-id", "sesame-secret")
    with pytest.raises(FilesUnavailable) as told:
        S3Files(nowhere.opened("x"), tmp_path).get("key")
    assert "Try again" in str(told.value)
    assert "sesame" not in repr(told.value) + repr(told.value.__cause__)


def test_a_bucket_that_is_not_there_is_no_missing_file(bucket: Bucket, tmp_path: Path) -> None:
    wrong = Bucket("no-such-bucket", bucket.region, bucket.endpoint_url, "an-id", "a-secret")
    with pytest.raises(FilesUnavailable):
        S3Files(wrong.opened("x"), tmp_path).keep("key", b"content")


def test_a_full_disk_is_one_clear_error_and_leaves_nothing_behind() -> None:
    with small_disk(1) as (folder, is_small):
        if not is_small:
            pytest.skip("only root may make a small disk")
        files = FolderFiles(folder / "files")
        files.keep("a/one", b"first")
        with pytest.raises(FilesUnavailable, match="disk is full"):
            files.keep("a/one", LARGE)
        assert dict(files.listed()) == {"a/one": 5}
        assert [path.name for path in folder.rglob("*") if path.is_file()] == ["one"]
