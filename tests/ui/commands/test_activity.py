"""`paceline activity`: documented keys from small recordings, thresholds from file and options."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.support.command_line import command, paceline, png_size, undocumented
from tests.support.gpx_files import garmin_recording
from tests.support.shared_data import SHARED_DATA

WANTED = {
    *("normalized_power_w", "intensity_factor", "training_stress", "variability_index", "decoupling"),
    *("ascent_m", "distance_m", "duration_s", "zones", "best_efforts"),
    *("reasons", "findings", "warnings", "thresholds"),
}


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("activity") / "run.gpx"
    path.write_bytes(garmin_recording(4000))
    return path


@pytest.fixture(scope="module")
def keys(recording: Path) -> dict[str, Any]:
    picture = recording.with_suffix(".png")
    done = paceline(
        "activity", recording, "--json", "--plot", picture, "--lthr", 165, "--hr-rest", 50, "--hr-max", 190,
        "--threshold-pace", "4:30",
    )  # fmt: skip
    assert done.code == 0, done.err
    assert png_size(picture) == (1600, 896)
    return done.keys


def test_the_documented_keys_are_there(keys: dict[str, Any]) -> None:
    assert set(keys) >= WANTED
    assert undocumented(keys) == set()
    assert keys["sport"] == "run"
    assert keys["duration_s"] == pytest.approx(3999, abs=2)
    assert keys["distance_m"] == pytest.approx(3.5 * 3999, rel=0.01)
    assert sum(zone["seconds"] for zone in keys["zones"]["heart_rate"]["zones"]) == pytest.approx(4000, abs=5)


def test_what_the_file_does_not_hold_is_null_with_a_reason(keys: dict[str, Any]) -> None:
    for name in ("normalized_power_w", "intensity_factor", "training_stress", "normalized_power_w_per_kg"):
        assert keys[name] is None
        assert keys["reasons"][name]
    assert keys["zones"]["power"] is None


def test_people_get_tables(recording: Path) -> None:
    done = command("activity", recording)
    assert done.code == 0, done.err
    assert "Long run" in done.out
    assert "why not" in done.out


def test_the_files_own_threshold_unless_another_is_given() -> None:
    ride = SHARED_DATA / "fit-activity" / "Runalyze__with-power.fit"
    if not ride.exists():
        pytest.skip("the shared data folder is not here")
    own = command("activity", ride, "--json", "--weight", 70).keys
    given = command("activity", ride, "--json", "--ftp", 250).keys
    assert (own["thresholds"]["ftp_from"], given["thresholds"]["ftp_from"]) == ("file", "given")
    assert given["intensity_factor"] == pytest.approx(given["normalized_power_w"] / 250, abs=0.001)
    assert own["normalized_power_w_per_kg"] == pytest.approx(own["normalized_power_w"] / 70, abs=0.001)
    assert np.isclose(own["normalized_power_w"], given["normalized_power_w"])


def test_a_limit_of_a_threshold_is_a_wrong_option(recording: Path) -> None:
    done = command("activity", recording, "--ftp", 5, "--json")
    assert (done.code, done.out) == (2, "")
    assert "--ftp" in done.err
