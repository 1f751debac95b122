"""The key that is not in the database: made once, kept from others, told when it is another one."""

import base64
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from memory.strongbox import Strongbox
from tools.kit.errors import SettingsError

REPOSITORY = Path(__file__).parents[2]
SECRET = {"key": "gar-3c1a-marked", "note": "Küste"}
MAKE = """
import sys
from pathlib import Path
from memory.strongbox import Strongbox
sys.stdin.readline()
print(Strongbox(Path(sys.argv[1])).seal({"from": sys.argv[2]}).decode())
"""


def test_a_secret_comes_back_and_cannot_be_read_meanwhile(tmp_path: Path) -> None:
    box = Strongbox(tmp_path / "keys" / "connections.key")
    sealed = box.seal(SECRET)
    assert box.open(sealed) == SECRET
    assert b"marked" not in sealed
    assert box.seal(SECRET) != sealed, "two seals of one secret do not betray that they are the same"


def test_the_key_stays_through_a_restart_and_is_the_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "keys" / "connections.key"
    sealed = Strongbox(file).seal(SECRET)
    assert Strongbox(file).open(sealed) == SECRET
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert [entry.name for entry in file.parent.iterdir()] == ["connections.key"]


def test_another_key_is_told_with_what_to_do(tmp_path: Path) -> None:
    sealed = Strongbox(tmp_path / "one.key").seal(SECRET)
    with pytest.raises(SettingsError, match="Restore it from a backup, or connect your services again"):
        Strongbox(tmp_path / "other.key").open(sealed)


def test_a_changed_seal_is_refused(tmp_path: Path) -> None:
    box = Strongbox(tmp_path / "one.key")
    sealed = bytearray(box.seal(SECRET))
    sealed[40] ^= 1
    with pytest.raises(SettingsError):
        box.open(bytes(sealed))


@pytest.mark.parametrize("content", [b"", b"not a key", b"\xff" * 44, b"QUJD"])
def test_a_file_that_holds_no_key_is_told(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "connections.key"
    file.write_bytes(content)
    box = Strongbox(file)  # everything but the connections goes on
    with pytest.raises(SettingsError, match="holds no key"):
        box.seal(SECRET)
    with pytest.raises(SettingsError, match="holds no key"):
        box.open(b"sealed")
    assert file.read_bytes() == content, "it may be all that is left of the right one"


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "connections.key").mkdir()
    with pytest.raises(SettingsError, match=r"cannot be read .* Restore it from a backup"):
        Strongbox(tmp_path / "connections.key").seal(SECRET)


def test_processes_that_start_at_once_make_one_key(tmp_path: Path) -> None:
    file = tmp_path / "keys" / "connections.key"
    command = [sys.executable, "-c", MAKE, str(file)]
    pipe = subprocess.PIPE
    started = [
        subprocess.Popen([*command, str(number)], cwd=REPOSITORY, stdin=pipe, stdout=pipe, text=True)
        for number in range(4)
    ]
    for process in started:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    sealed = [process.communicate(timeout=60)[0].strip().encode() for process in started]
    box = Strongbox(file)
    assert [box.open(each) for each in sealed] == [{"from": str(number)} for number in range(4)]
    assert [entry.name for entry in file.parent.iterdir()] == ["connections.key"]


def test_servers_that_share_no_folder_share_a_key_by_setting(tmp_path: Path) -> None:
    """As `openssl rand -base64 32` prints it."""
    key = base64.b64encode(b"\xfb\xff" * 16).decode()
    one, other = (Strongbox(tmp_path / name / "connections.key", key) for name in "ab")
    assert other.open(one.seal({"key": "sesame"})) == {"key": "sesame"}
    assert list(tmp_path.iterdir()) == [], "no file is made"
    another = Strongbox(tmp_path / "connections.key", base64.b64encode(bytes(32)).decode())
    with pytest.raises(SettingsError, match="PACELINE_CONNECTIONS_KEY is not the one"):
        another.open(one.seal({"key": "sesame"}))


def test_a_setting_that_is_no_key_is_refused_without_repeating_it(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="openssl rand -base64 32") as told:
        Strongbox(tmp_path / "connections.key", "sesame" * 8).seal({"key": "x"})
    assert "sesame" not in str(told.value)
