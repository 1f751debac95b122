"""`paceline pace`: splits that add up, rides by power, halts and limits."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.command_line import SAMPLE, command, paceline, png_size, undocumented

RIDER = (
    "--sport",
    "cycling",
    "--ftp",
    "250",
    "--mass",
    "83",
    "--chainrings",
    "50,34",
    "--cassette",
    "11,13,15,17,19,21,24,28,34",
)


@pytest.fixture(scope="module")
def run() -> dict[str, Any]:
    done = paceline(
        "pace", "--course", SAMPLE, "--distance-km", 42.195, "--goal", "3:30:00", "--json",
        "--stop", "21.1@3:00", "--cutoff", "30@2:20:00", "--wind", 4, "--wind-from", 270,
    )  # fmt: skip
    assert done.code == 0, done.err
    return done.keys


@pytest.fixture(scope="module")
def ride(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    picture = tmp_path_factory.mktemp("pace") / "ride.png"
    done = command("pace", "--course", SAMPLE, *RIDER, "--json", "--plot", picture)
    assert done.code == 0, done.err
    assert png_size(picture) == (1600, 896)
    return done.keys


def test_the_splits_add_up_to_the_goal(run: dict[str, Any]) -> None:
    assert run["goal_time_s"] == 12_600
    assert undocumented(run) == set()
    for splits in (run["splits"], run["splits_mile"]):
        assert sum(split["target_s"] + split["stop_s"] for split in splits) == pytest.approx(12_600, abs=1)
        assert sum(split["distance_m"] for split in splits) == pytest.approx(42_195, abs=0.1)
        assert splits[-1]["cumulative_s"] == pytest.approx(12_600, abs=1)


def test_a_stop_and_a_limit_are_in_the_plan(run: dict[str, Any]) -> None:
    assert sum(split["stop_s"] for split in run["splits"]) == 180
    cutoff = run["cutoffs"][0]
    assert cutoff["margin_s"] == pytest.approx(cutoff["cutoff_s"] - cutoff["planned_s"], abs=0.001)


def test_every_null_has_a_reason(run: dict[str, Any], ride: dict[str, Any]) -> None:
    assert run["ride"] is None
    for keys in (run, ride, ride["ride"]):
        silent = {
            name
            for name in ("flat_pace_s_per_km", "course_factor", "predicted_time_s")
            if keys.get(name, 0) is None
        }
        silent |= {
            name for name, value in keys.items() if value is None and name.endswith(("_w", "_rpm", "_low"))
        }
        assert silent <= set(keys["reasons"])
        assert all(keys["reasons"][name] for name in silent)


def test_a_ride_has_power_in_every_section(ride: dict[str, Any]) -> None:
    plan = ride["ride"]
    assert plan["sections"]
    assert undocumented(plan) == set()
    assert undocumented(plan["sections"][0]) == set()
    assert sum(section["duration_s"] for section in plan["sections"]) == pytest.approx(
        plan["finish_s"], rel=0.001
    )
    assert plan["finish_s_low"] < plan["finish_s"] < plan["finish_s_high"]
    assert plan["system_mass_kg"] == 83
    assert plan["binding"]
    assert ride["splits"][-1]["cumulative_s"] == pytest.approx(ride["goal_time_s"], abs=1)


def test_people_get_tables() -> None:
    done = command("pace", "--distance-km", 10, "--goal", "50:00", "--units", "imperial")
    assert done.code == 0, done.err
    assert "10 km" in done.out
    assert "pace /mi" in done.out
    assert "50:00" in done.out


def test_a_ride_is_told_in_watts() -> None:
    done = command("pace", "--course", SAMPLE, *RIDER)
    assert "Sections" in done.out
    assert "normalized" in done.out
    assert "lightest gear" in done.out


def test_a_course_is_needed() -> None:
    done = command("pace", "--goal", "3:30:00")
    assert (done.code, done.out) == (1, "")
    assert "--distance-km" in done.err


def test_a_distance_alone_cannot_be_drawn(tmp_path: Path) -> None:
    done = command("pace", "--distance-km", 10, "--goal", "50:00", "--plot", tmp_path / "x.png", "--json")
    assert done.code == 1
    assert set(done.keys) == {"error", "code"}
