"""The command line as a whole: light, quiet, and clear about what went wrong."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.command_line import ROOT, SAMPLE, command, paceline
from ui.commands.__main__ import COMMANDS
from ui.commands.plot_style import GRADE_COLOURS

HEAVY = (
    "chainlit",
    "langchain",
    "langchain_core",
    "langgraph",
    "fastapi",
    "starlette",
    "psycopg",
    "openai",
    "matplotlib",
)


def test_it_loads_no_server_no_framework_no_database() -> None:
    script = "import sys; import ui.commands.__main__; print('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    assert loaded.isdisjoint(HEAVY)
    assert "numpy" in loaded


def test_only_the_output_knows_rich() -> None:
    users = [
        file.name
        for file in (ROOT / "ui/commands").glob("*.py")
        if re.search(r"(?m)^\s*(?:from|import) rich", file.read_text())
    ]
    assert users == ["output.py"]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_explains_itself(name: str) -> None:
    done = command(name, "--help")
    assert done.code == 0
    assert f"paceline {name}" in done.out
    assert f"./paceline {name} " in (ROOT / "docs/command-line.md").read_text(encoding="utf-8")


def test_the_picture_has_the_pages_colours() -> None:
    style = (ROOT / "public/paceline.css").read_text(encoding="utf-8")
    first = dict(reversed(re.findall(r"--grade-(\d): (#\w{6})", style)))
    assert tuple(first[str(i)] for i in range(7)) == GRADE_COLOURS


@pytest.mark.parametrize("reader", ["course", "activity"])
@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("missing.gpx", None, "There is no file"),
        ("empty.gpx", b"", "empty"),
        ("words.gpx", b"hello", ""),
        ("torn.fit", b"\x0e\x10\x00\x00", ""),
    ],
)
def test_an_unusable_file_is_one_sentence(
    reader: str, name: str, content: bytes | None, words: str, tmp_path: Path
) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    done = command(reader, file, "--json")
    assert done.code == 1
    assert words in done.err
    assert done.err.count("\n") == 1
    assert done.keys == {"error": done.err.strip(), "code": "unreadable_file"}


def test_a_failure_shows_no_inner_workings(tmp_path: Path) -> None:
    done = paceline("course", tmp_path)
    assert (done.code, done.out) == (1, "")
    assert done.err == f"{tmp_path} is a folder; name a file.\n"


@pytest.mark.parametrize(
    "arguments",
    [(), ("race",), ("course",), ("pace", "--goal", "3:30"), ("course", "x", "--sport", "chess")],
)
def test_wrong_options_end_with_two(arguments: tuple[str, ...]) -> None:
    done = command(*arguments)
    assert (done.code, done.out) == (2, "")


def test_a_limit_is_told_by_the_options_name() -> None:
    done = command("pace", "--distance-km", 10, "--goal", "50:00", "--weight", 5)
    assert done.code == 2
    assert "--weight" in done.err


def test_a_reader_that_stops_early_is_no_error() -> None:
    line = f"'{sys.executable}' -m ui.commands course '{SAMPLE}' --json | head -c 10"
    done = subprocess.run(
        ["/bin/sh", "-c", line], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout.startswith("{")
    assert done.stderr == ""


def test_a_picture_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    done = command("course", SAMPLE, "--json", "--plot", tmp_path / "no" / "such" / "folder.png")
    assert done.code == 1
    assert "cannot be written" in done.err
    assert done.keys["code"] == "unreadable_file"
