"""The house stays as it is drawn: who may import whom, how long a file may grow."""

import ast
import re
import subprocess
import sys
import tomllib
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("agent", "memory", "migrations", "tools", "ui")
OURS = sorted(chain.from_iterable((ROOT / room).rglob("*.py") for room in ROOMS))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
LONGEST_FILE = 300
LONGEST_TEST_FILE = 500
LONGEST_FUNCTION = 45
LONGEST_GRAPH = 90
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "manager", "misc", "common"}


def named(file: Path) -> str:
    return str(file.relative_to(ROOT))


def test_everyone_imports_only_whom_they_may() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    if not linter.exists():
        pytest.skip("import-linter is not in this environment")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("file", OURS, ids=named)
def test_a_file_stays_readable(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE
    assert file.stem not in EMPTY_NAMES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name} has {length} lines"


def test_the_graph_fits_on_a_screen() -> None:
    assert len((ROOT / "agent" / "graph.py").read_text(encoding="utf-8").splitlines()) <= LONGEST_GRAPH


def test_the_launcher_stays_small() -> None:
    assert len((ROOT / "paceline").read_text(encoding="utf-8").splitlines()) <= 260


@pytest.mark.parametrize("file", TESTS, ids=named)
def test_a_test_file_stays_readable(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= LONGEST_TEST_FILE
    assert (file.parent / "__init__.py").exists()


@pytest.mark.parametrize("file", [*OURS, *TESTS], ids=named)
def test_no_file_is_tied_to_one_machine(file: Path) -> None:
    elsewhere = ("/wo" + "rk/", "/opt/" + "dev", "pypi." + "org", "npmjs." + "org")
    text = file.read_text(encoding="utf-8")
    assert [place for place in elsewhere if place in text] == []


@pytest.mark.parametrize("file", sorted((ROOT / "ui").glob("*.py")), ids=named)
def test_the_page_shadows_nothing(file: Path) -> None:
    # Chainlit puts the chat's folder first on the path: `import statistics` would find `ui/statistics.py`.
    taken = set(sys.stdlib_module_names) | set(ROOMS) | {"tests", "chainlit", "fastapi", "plotly"}
    assert file.stem not in taken - {"__init__"}


def test_the_locks_name_no_registry() -> None:
    for lock in (*ROOT.glob("requirements*.lock"), ROOT / "tests/support/aimock/package-lock.json"):
        assert "://" not in lock.read_text(encoding="utf-8"), lock.name


def test_the_locks_hold_every_package_by_its_hash() -> None:
    for lock in ROOT.glob("requirements*.lock"):
        blocks = re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8").strip())
        assert all("==" in block and "--hash=sha256:" in block for block in blocks), lock.name


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    runs, tests = (locked(ROOT / name) for name in ("requirements.lock", "requirements-test.lock"))
    for wanted, lock in (
        (project["project"]["dependencies"], runs),
        (project["dependency-groups"]["test"], tests),
    ):
        for requirement in wanted:
            name, pinned = re.match(r"([\w-]+)(?:\[.*\])?(?:==([\w.]+))?", requirement).groups()  # type: ignore[union-attr]
            assert name in lock
            assert pinned in (None, lock[name]), requirement
    assert runs.items() <= tests.items(), "what is tested is what runs"


def locked(lock: Path) -> dict[str, str]:
    """Return the versions of a lock by name."""
    return dict(
        re.findall(r"^([\w.-]+)(?:\[[\w,-]+\])?==([\w.]+)", lock.read_text(encoding="utf-8"), re.MULTILINE)
    )
