"""`paceline course`: the HTTP answer's keys, tables for people, a picture."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.command_line import ROOT, SAMPLE, command, paceline, png_size, undocumented
from tests.support.gpx_files import gpx, line_points, track
from tests.support.scripted_coach import sample_course
from ui.commands.answer import plain
from ui.course_answer import CourseAnswer

DATA = ROOT / "tests" / "data"


def test_the_keys_are_those_of_the_http_answer() -> None:
    done = paceline("course", SAMPLE, "--json")
    assert done.code == 0, done.err
    assert done.err == ""
    assert done.keys == plain(CourseAnswer.of(sample_course()))
    assert undocumented(done.keys) == set()


def test_a_certified_distance_and_a_sport() -> None:
    done = command("course", SAMPLE, "--json", "--distance-km", "42.2", "--sport", "cycling")
    assert done.keys["distance_m"] == pytest.approx(42_195)


def test_packed_planned_and_recorded_files_are_courses_too(tmp_path: Path) -> None:
    packed = tmp_path / "lake.gpx.gz"
    packed.write_bytes(gzip.compress(SAMPLE.read_bytes()))
    assert command("course", packed, "--json").keys == command("course", SAMPLE, "--json").keys
    recorded = command("course", DATA / "togeojson__sample.tcx", "--json")
    assert recorded.code == 0, recorded.err
    assert recorded.keys["name"] == "togeojson__sample"
    assert command("course", DATA / "fitdecode__garmin-fenix-5-run.fit").code == 0


def test_a_file_may_come_from_another_program() -> None:
    line = f"gzip -c '{SAMPLE}' | '{sys.executable}' -m ui.commands course - --json"
    done = subprocess.run(["/bin/sh", "-c", line], cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == command("course", SAMPLE, "--json").keys


def test_on_a_narrow_terminal_no_figure_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "46")
    done = command("course", SAMPLE)
    assert "…" not in done.out
    assert max(map(len, done.out.splitlines())) <= 46
    steepest = [climb["max_grade"] for climb in command("course", SAMPLE, "--json").keys["climbs"]]
    assert all(f"{100 * grade:.1f}" in done.out for grade in steepest)


def test_people_get_sentences_a_table_and_a_picture(tmp_path: Path) -> None:
    picture = tmp_path / "course.png"
    done = command("course", SAMPLE, "--plot", picture, "--units", "imperial")
    assert done.code == 0, done.err
    assert "“Lakeside Marathon”: 26.3 mi" in done.out
    assert "Climbs" in done.out
    assert "**" not in done.out
    assert png_size(picture) == (1600, 896)


def test_a_course_without_heights_is_told_and_not_drawn(tmp_path: Path) -> None:
    flat = tmp_path / "flat.gpx"
    flat.write_text(gpx(track(line_points([None] * 300))), encoding="utf-8")
    known = command("course", flat, "--json").keys
    assert known["gain_m"] is None
    assert known["name"] == "flat"
    done = command("course", flat, "--plot", tmp_path / "flat.png")
    assert done.code == 1
    assert "nothing to draw" in done.err
    assert "3 km" in done.out  # the tables are printed all the same


def test_a_name_can_do_no_harm(tmp_path: Path) -> None:
    course = tmp_path / "odd.gpx"
    heights = [100 + i % 40 for i in range(300)]
    course.write_text(
        gpx(track(line_points(heights), "Côte $1 bis $2 富士 [red]&#x9b;31m")), encoding="utf-8"
    )
    done = command("course", course, "--plot", tmp_path / "odd.png")
    assert done.code == 0, done.err
    assert "“Côte $1 bis $2 富士 (red)31m”" in done.out
    assert png_size(tmp_path / "odd.png") == (1600, 896)
