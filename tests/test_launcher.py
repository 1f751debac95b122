"""`./paceline`: what it says, what it refuses, and which environment it chooses."""

import os
import shutil
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import find_spec, module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest
from dotenv import dotenv_values

ROOT = Path(__file__).parents[1]
SPOOF = "import runpy, sys; sys.version_info = (3, 10, 0, 'final', 0); sys.argv = sys.argv[1:]; "
HIDE_ENSUREPIP = """
import sys
class Hiding:
    def __init__(self, finder): self.finder = finder
    def find_spec(self, name, *rest):
        return None if name == "ensurepip" else self.finder.find_spec(name, *rest)
sys.meta_path[:] = [Hiding(finder) for finder in sys.meta_path]
import runpy
sys.argv = sys.argv[1:]
"""
GO = "runpy.run_path(sys.argv[0], run_name='__main__')"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The launcher with what it reads, and nothing else."""
    for name in ("paceline", "pyproject.toml", "requirements.lock", "requirements-test.lock"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def launcher(checkout: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The launcher as a module, for the choices it makes before it runs anything."""
    monkeypatch.setenv("PACELINE_HOME", str(home))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    loader = SourceFileLoader("paceline_launcher", str(checkout / "paceline"))
    spec = spec_from_loader(loader.name, loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


def run(*command: str | Path, **variables: str) -> "subprocess.CompletedProcess[str]":
    kept = {
        name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "PACELINE_HOME")
    }
    return subprocess.run(
        list(map(str, command)), env=kept | variables, capture_output=True, text=True, check=False, timeout=60
    )


def test_help_lists_the_commands_and_the_home(checkout: Path) -> None:
    done = run(sys.executable, checkout / "paceline", "--help", PACELINE_HOME="/srv/pace")
    assert done.returncode == 0
    told = ("serve", "import", "worker", "test", "migrate", "--version", "/srv/pace")
    assert all(word in done.stdout for word in told)


def test_the_home_may_stand_in_the_file_of_settings(checkout: Path) -> None:
    (checkout / ".env").write_text("# a note\nCHAT_MODEL=x\nexport PACELINE_HOME='/srv/from-env'\n")
    assert "(/srv/from-env)" in run(sys.executable, checkout / "paceline", "--help").stdout


@pytest.mark.parametrize(
    "line",
    ["PACELINE_HOME = /srv/x y  ", 'PACELINE_HOME="/srv/x y" # mine', "PACELINE_HOME=/srv/x y # mine"],
)
def test_the_file_of_settings_is_read_as_the_server_reads_it(checkout: Path, line: str) -> None:
    (checkout / ".env").write_text(f"{line}\n")
    assert dotenv_values(checkout / ".env")["PACELINE_HOME"] == "/srv/x y"
    assert "(/srv/x y)" in run(sys.executable, checkout / "paceline", "--help").stdout


def test_the_version_is_the_projects(checkout: Path) -> None:
    assert run(sys.executable, checkout / "paceline", "--version").stdout == "Paceline 0.1.0\n"


def test_an_unknown_command_is_said(checkout: Path) -> None:
    done = run(sys.executable, checkout / "paceline", "strat")
    assert done.returncode == 2
    assert "no command `strat`" in done.stderr


def test_an_old_python_says_what_is_needed(checkout: Path) -> None:
    done = run(sys.executable, "-c", SPOOF + GO, checkout / "paceline", "serve", PATH="")
    assert done.returncode == 1
    assert "needs Python 3.11, 3.12 or 3.13" in done.stderr


def test_an_old_python_hands_over_to_one_that_fits(checkout: Path, tmp_path: Path) -> None:
    other = tmp_path / "bin" / "python3.12"
    other.parent.mkdir()
    other.write_text('#!/bin/sh\n[ "$1" = -c ] || echo "took over: $*"\n')
    other.chmod(0o755)
    done = run(sys.executable, "-c", SPOOF + GO, checkout / "paceline", "migrate", PATH=str(other.parent))
    assert done.stdout == f"took over: {checkout / 'paceline'} migrate\n"


def test_a_python_without_ensurepip_says_which_package_is_missing(checkout: Path) -> None:
    done = run(sys.executable, "-c", HIDE_ENSUREPIP + GO, checkout / "paceline", "serve", PATH="")
    assert done.returncode == 1
    assert "apt install python3-venv" in done.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="what root meets")
def test_a_home_that_is_closed_to_postgres_is_refused_before_anything_is_made(
    checkout: Path, home: Path
) -> None:
    closed = home / "closed"
    closed.mkdir(mode=0o700)
    done = run(sys.executable, checkout / "paceline", PACELINE_HOME=str(closed / "pace"))
    assert done.returncode == 1
    assert f"may enter {closed}" in done.stderr
    assert list(closed.iterdir()) == []
    assert closed.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_home_that_is_not_ours_is_said(checkout: Path, home: Path) -> None:
    home.chmod(0o500)
    done = run(sys.executable, checkout / "paceline", PACELINE_HOME=str(home))
    assert "may not write" in done.stderr


def test_an_environment_belongs_to_a_python_and_a_lock(
    launcher: ModuleType, checkout: Path, home: Path
) -> None:
    lock = checkout / "requirements.lock"
    first = launcher.environment(lock)
    assert first.parent == home / "env"
    assert first.name.startswith(f"{sys.version_info[0]}.{sys.version_info[1]}-")
    assert launcher.environment(checkout / "requirements-test.lock") != first
    lock.write_text(lock.read_text() + "\n")
    assert launcher.environment(lock) != first


def test_a_whole_environment_is_used_as_it_is(launcher: ModuleType, checkout: Path) -> None:
    lock = checkout / "requirements.lock"
    folder: Path = launcher.environment(lock)
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "python").touch()
    assert not launcher.is_whole(folder), "an interrupted one has no mark"
    (folder / "finished").touch()

    assert launcher.ensure_environment(lock) == folder


def started_with(launcher: ModuleType, checkout: Path, home: Path, *arguments: str, cwd: Path) -> list[str]:
    """Return how the launcher would start its Python: folder, module path, then the arguments."""
    folder: Path = launcher.environment(checkout / "requirements.lock")
    (folder / "bin").mkdir(parents=True)
    (folder / "finished").touch()
    python = folder / "bin" / "python"
    python.write_text('#!/bin/sh\npwd -P\necho "[$PYTHONPATH]"\nfor each in "$@"; do echo "$each"; done\n')
    python.chmod(0o755)
    done = subprocess.run(
        [sys.executable, checkout / "paceline", *arguments],
        env={**os.environ, "PACELINE_HOME": str(home)},
        cwd=cwd,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.splitlines()


def test_numbers_are_asked_where_the_athlete_stands(
    launcher: ModuleType, checkout: Path, home: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    asked = started_with(launcher, checkout, home, "course", "my race.gpx", "--json", cwd=elsewhere)
    assert asked[:2] == [str(elsewhere.resolve()), f"[{checkout.resolve()}]"]
    assert asked[2:] == ["-P", "-m", "ui.commands", "course", "my race.gpx", "--json"]


def test_files_to_import_are_named_from_where_the_athlete_stands(
    launcher: ModuleType, checkout: Path, home: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    asked = started_with(launcher, checkout, home, "import", "my export.zip", "--json", cwd=elsewhere)
    assert asked[:2] == [str(elsewhere.resolve()), f"[{checkout.resolve()}]"]
    assert asked[2:] == ["-P", "-m", "ui.import_files", "my export.zip", "--json"]


def test_the_worker_starts_beside_the_coach(
    launcher: ModuleType, checkout: Path, home: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    asked = started_with(launcher, checkout, home, "worker", cwd=tmp_path_factory.mktemp("elsewhere"))
    assert asked == [str(checkout.resolve()), "[]", "-m", "agent.worker"]


def test_the_coach_starts_in_its_own_folder(
    launcher: ModuleType, checkout: Path, home: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    asked = started_with(launcher, checkout, home, "--port", "8001", cwd=elsewhere)
    assert asked == [str(checkout.resolve()), "[]", "-m", "ui.serve", "--port", "8001"]


def test_an_environment_whose_python_is_gone_is_not_whole(launcher: ModuleType, checkout: Path) -> None:
    folder: Path = launcher.environment(checkout / "requirements.lock")
    (folder / "bin").mkdir(parents=True)
    (folder / "finished").touch()
    (folder / "bin" / "python").symlink_to("/nowhere/python3.11")

    assert not launcher.is_whole(folder)


def test_a_step_that_fails_asks_about_the_network(launcher: ModuleType) -> None:
    failing = [sys.executable, "-c", "print('no route'); raise SystemExit(1)"]
    with pytest.raises(launcher.Refusal, match=r"Could not get 3 packages.*network.*no route"):
        launcher.step("3 packages", failing)


@pytest.mark.skipif(find_spec("pip") is None, reason="this environment has no pip")
def test_what_pip_was_told_is_told_to_uv(
    launcher: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [each for each in os.environ if each.startswith(("PIP_", "UV_", "SSL_CERT"))]:
        monkeypatch.delenv(name)
    configuration = tmp_path / "pip.conf"
    configuration.write_text("[global]\nindex-url = http://mirror.test/a?b=c\nfind-links = /one /two\n")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(configuration))
    monkeypatch.setenv("PIP_EXTRA_INDEX_URL", "http://extra.test/simple")
    monkeypatch.setenv("UV_CACHE_DIR", "/elsewhere")

    told = launcher.uv_environment(sys.executable)
    assert told["UV_DEFAULT_INDEX"] == "http://mirror.test/a?b=c"
    assert told["UV_INDEX"] == "http://extra.test/simple"
    assert told["UV_FIND_LINKS"] == "/one,/two"
    assert "UV_CACHE_DIR" not in told, "what was said to uv itself stands"
