"""`paceline predict`: the worked values, every model, the answer to believe."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.command_line import SAMPLE, command, paceline, png_size, undocumented


@pytest.fixture(scope="module")
def marathon(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    picture = tmp_path_factory.mktemp("predict") / "marathon.png"
    done = paceline(
        "predict",
        "--half",
        "1:30:00",
        "--miles-per-week",
        40,
        "--to",
        "marathon",
        "--json",
        "--plot",
        picture,
    )
    assert done.code == 0, done.err
    assert png_size(picture) == (1600, 896)
    return done.keys


def test_the_published_arithmetic(marathon: dict[str, Any]) -> None:
    assert marathon["distance_m"] == 42_195
    assert undocumented(marathon) == undocumented(marathon["recommended"]) == set()
    recommended = marathon["recommended"]
    assert recommended["value_s"] / 60 == pytest.approx(200.40, abs=0.01)
    assert recommended["low_s"] < recommended["value_s"] < recommended["high_s"]
    assert recommended["model"] == "vickers_m1"
    riegel = next(each for each in marathon["all"] if each["model"] == "riegel")
    assert riegel["value_s"] / 60 == pytest.approx(187.64, abs=0.01)


def test_every_model_says_a_time_or_why_not(marathon: dict[str, Any]) -> None:
    assert len(marathon["all"]) > 4
    for each in marathon["all"]:
        assert (each["value_s"] is None) == bool(each["reason"])
    assert marathon["explanation"]


def test_course_and_heat_slow_only_the_recommended_answer() -> None:
    done = command(
        "predict", "--half", "1:30:00", "--km-per-week", 64.4, "--to", "marathon", "--course", SAMPLE,
        "--temperature", 25, "--json",
    )  # fmt: skip
    assert done.code == 0, done.err
    assert done.keys["recommended"]["value_s"] > done.keys["flat_cool"]["value_s"]


def test_another_race_and_a_distance_in_kilometres() -> None:
    done = command("predict", "--distance-km", 10, "--time", "40:00", "--to", "21.1", "--json")
    assert done.keys["distance_m"] == 21_097.5
    assert 80 < done.keys["recommended"]["value_s"] / 60 < 95


def test_people_read_the_range_and_the_reasons() -> None:
    done = command("predict", "--half", "1:30:00", "--miles-per-week", 40, "--to", "marathon")
    assert "3:20:00" in done.out
    assert "why not" in done.out
    assert "Why this model" in done.out


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--half", "1:30:00"), "--to marathon"),
        (("--distance-km", "10", "--to", "half"), "needs both"),
    ],
)
def test_what_is_missing_is_said(options: tuple[str, ...], words: str) -> None:
    done = command("predict", *options)
    assert (done.code, done.out) == (1, "")
    assert words in done.err


def test_nothing_to_predict_from_is_null_with_a_reason(tmp_path: Path) -> None:
    done = command("predict", "--to", "marathon", "--json")
    assert done.code == 0
    assert done.keys["recommended"]["value_s"] is None
    assert done.keys["recommended"]["reason"]
