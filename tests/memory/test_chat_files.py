"""The chat's files live under its keys, and no key leads out of the folder."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memory.chat_files import FolderStore
from tools.kit.errors import NotFound


@pytest.fixture
def files(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path / "files")


def test_a_file_comes_back_until_it_is_deleted(files: FolderStore) -> None:
    files.put("threads/7f/files/chart.json", b"{}")
    assert files.get("threads/7f/files/chart.json") == b"{}"

    assert files.delete("threads/7f/files/chart.json")
    assert not files.delete("threads/7f/files/chart.json")
    with pytest.raises(NotFound):
        files.get("threads/7f/files/chart.json")


def test_a_key_holds_its_newest_bytes(files: FolderStore) -> None:
    files.put("a", b"old")
    files.put("a", b"new")

    assert files.get("a") == b"new"


@pytest.mark.parametrize(
    "key", ["", "/", "/etc/passwd", "..", "a/../../b", "a//b", "./a", "a\x00b", "a\\..\\b", "a/", "x" * 600]
)
def test_a_key_that_leads_elsewhere_is_refused(files: FolderStore, key: str) -> None:
    with pytest.raises(NotFound):
        files.put(key, b"")
    with pytest.raises(NotFound):
        files.get(key)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(alphabet="ab./\\ \x00", max_size=12))
def test_no_key_leads_out(files: FolderStore, key: str) -> None:
    try:
        path = files.path(key)
    except NotFound:
        return
    assert path != files.root
    assert path.resolve().is_relative_to(files.root)


def test_a_link_that_leads_out_is_refused(files: FolderStore, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    (files.root / "door").symlink_to(tmp_path)

    with pytest.raises(NotFound):
        files.get("door/secret")


def test_a_folder_is_no_file(files: FolderStore) -> None:
    files.put("threads/7f", b"")

    with pytest.raises(NotFound):
        files.get("threads")
    assert not files.delete("threads")
