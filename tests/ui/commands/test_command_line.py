"""The command line as a whole: light, quiet, and clear about what went wrong."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.command_line import ROOT, SAMPLE, command, paceline
from tools.domain.ground.grade_bands import ON_LIGHT
from ui.commands.__main__ import COMMANDS

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


def loaded_by(script: str) -> set[str]:
    """Return the top-level packages a script loads."""
    last_words = "; import sys; sys.stderr.write(' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script + last_words], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return {name.split(".")[0] for name in done.stderr.split()}


def test_it_loads_no_server_no_framework_no_database() -> None:
    every = ", ".join(f"ui.commands.{name.replace('-', '_')}" for name in COMMANDS)
    loaded = loaded_by(f"import ui.commands.__main__, {every}")
    assert loaded.isdisjoint(HEAVY)
    assert "numpy" in loaded


def test_only_what_is_needed_is_loaded() -> None:
    loaded = loaded_by(f"from ui.commands.__main__ import main; main(['course', {str(SAMPLE)!r}, '--json'])")
    assert loaded.isdisjoint((*HEAVY, "rich", "fitdecode"))


def test_only_the_terminal_knows_rich() -> None:
    users = [
        file.name
        for file in (ROOT / "ui/commands").glob("*.py")
        if re.search(r"(?m)^\s*(?:from|import) rich", file.read_text())
    ]
    assert users == ["terminal.py"]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_explains_itself(name: str) -> None:
    done = command(name, "--help")
    assert done.code == 0
    assert f"paceline {name}" in done.out
    assert f"./paceline {name} " in (ROOT / "docs/command-line.md").read_text(encoding="utf-8")


def test_the_picture_has_the_pages_colours() -> None:
    style = (ROOT / "public/paceline.css").read_text(encoding="utf-8")
    first = dict(reversed(re.findall(r"--grade-(\d): (#\w{6})", style)))
    assert tuple(first[str(i)] for i in range(7)) == ON_LIGHT


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


def test_the_sentence_begins_with_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.gpx").write_bytes(b"hello")
    said = command("course", tmp_path / "a.gpx").err
    assert said.startswith(f"{tmp_path / 'a.gpx'}: This is not a course file")


def test_a_failure_shows_no_inner_workings(tmp_path: Path) -> None:
    done = paceline("course", tmp_path)
    assert (done.code, done.out) == (1, "")
    assert done.err == f"{tmp_path} is a folder; name a file.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("race",),
        ("course",),
        ("course", "x", "y"),
        ("course", "x", "--sport", "chess"),
        ("pace", "--goal", "3:30"),
        ("pace", "--distance-km", "10", "--aid-every-km", "0"),
        ("predict", "--half", "1:30:00", "--to", "nan"),
    ],
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


@pytest.mark.parametrize(
    ("redirection", "code", "said"),
    [
        (">&-", 0, ""),
        (">&- 2>&-", 0, ""),
        ("--json >/dev/full", 1, "The answer cannot be written: No space left on device.\n"),
        (">/dev/full", 1, "The answer cannot be written: No space left on device.\n"),
    ],
)
def test_a_place_that_takes_no_answer_is_said_in_a_sentence(redirection: str, code: int, said: str) -> None:
    if "full" in redirection and not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    line = f"'{sys.executable}' -m ui.commands course '{SAMPLE}' {redirection}"
    done = subprocess.run(["/bin/sh", "-c", line], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (code, "", said)


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_terminal_without_our_signs_gets_the_rest(options: tuple[str, ...]) -> None:
    done = paceline("course", SAMPLE, *options, PYTHONIOENCODING="ascii")
    assert done.code == 0, done.err
    assert "Lakeside Marathon" in done.out
    if options:
        assert done.keys["name"] == "Lakeside Marathon"


def test_a_picture_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    done = command("course", SAMPLE, "--json", "--plot", tmp_path / "no" / "such" / "folder.png")
    assert done.code == 1
    assert "cannot be written" in done.err
    assert done.keys["code"] == "unreadable_file"
