"""`paceline export`: every format without a server, and nothing written over by accident."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.command_line import ROOT, SAMPLE, command, paceline
from tools.formats.carried import CarryFormat

RACE = ("--course", SAMPLE, "--goal", "3:45:00", "--weight", 58, "--date", "2027-04-18", "--start", "9:00")
RIDE = ("--distance-km", 40, "--sport", "cycling", "--ftp", 240, "--mass", 83)
OF_A_RIDE = {CarryFormat.ZWO, CarryFormat.ERG, CarryFormat.MRC}


@pytest.mark.parametrize("format", list(CarryFormat))
def test_every_format_is_written(format: CarryFormat, tmp_path: Path) -> None:
    file = tmp_path / "plan"
    done = command("export", *(RIDE if format in OF_A_RIDE else RACE), "--format", format, "--out", file)
    assert (done.code, done.err) == (0, "")
    assert file.stat().st_size > 100
    assert str(file) in done.out.replace("\n", "")


def test_the_words_are_those_of_the_race(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    done = command(
        "export", *RACE, "--name", "Lakeside", "--units", "imperial", "--format", "json", "--out", file
    )
    assert done.code == 0, done.err
    plan = json.loads(file.read_text(encoding="utf-8"))
    assert (plan["title"], plan["goal"], plan["start_time"]) == ("Lakeside", "3:45:00", "09:00:00")
    assert plan["place_word"] == "mile"


def test_a_file_that_is_there_stays_unless_forced(tmp_path: Path) -> None:
    file = tmp_path / "plan.csv"
    file.write_text("mine")
    refused = command("export", *RACE, "--format", "csv", "--out", file)
    assert refused.code == 1
    assert "--force" in refused.err
    assert file.read_text() == "mine"
    assert command("export", *RACE, "--format", "csv", "--out", file, "--force").code == 0
    assert file.read_text(encoding="utf-8") != "mine"


def test_a_file_gets_its_own_name_where_none_is_said(tmp_path: Path) -> None:
    done = paceline("export", *RACE, "--format", "ics", cwd=tmp_path)
    assert done.code == 0, done.err
    assert [path.name for path in tmp_path.iterdir()] == ["lakeside-marathon-v1.ics"]


def test_standard_output_gets_the_file_and_nothing_else(tmp_path: Path) -> None:
    asked = [sys.executable, "-m", "ui.commands", "export", *map(str, RACE), "--format", "pdf", "--out", "-"]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, check=False, timeout=120)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"%PDF-")
    assert done.stdout.rstrip().endswith(b"%%EOF")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ((*RACE, "--format", "zwo"), "paced by power"),
        (("--distance-km", 42.2, "--goal", "3:45:00", "--format", "gpx"), "GPX"),
        (("--goal", "3:45:00", "--format", "pdf"), "Name the course"),
        ((*RACE, "--format", "band", "--wrist", 900), "120 to 240 mm"),
    ],
)
def test_what_cannot_be_says_why_and_leaves_nothing(
    asked: tuple[object, ...], sentence: str, tmp_path: Path
) -> None:
    done = command("export", *asked, "--out", tmp_path / "plan")
    assert done.code == 1
    assert sentence in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "wrong", [("--format", "docx"), ("--format", "pdf", "--date", "18.4."), ("--start", "25:00")]
)
def test_wrong_options_are_refused(wrong: tuple[str, ...]) -> None:
    assert command("export", *RACE, *wrong).code == 2
