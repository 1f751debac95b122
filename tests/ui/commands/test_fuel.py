"""`paceline fuel`: rates within their limits, a schedule that adds up."""

from pathlib import Path

import pytest

from tests.support.command_line import SAMPLE, command, paceline, png_size, undocumented


def test_the_schedule_adds_up_and_is_drawn(tmp_path: Path) -> None:
    picture = tmp_path / "fuel.png"
    done = paceline(
        "fuel", "--course", SAMPLE, "--goal", "3:45:00", "--weight", 58, "--json", "--plot", picture
    )
    assert done.code == 0, done.err
    keys = done.keys
    assert undocumented(keys) == undocumented(keys["events"][0]) == set()
    assert png_size(picture) == (1600, 896)
    assert sum(event["carbs_g"] for event in keys["events"]) == pytest.approx(keys["carbs_total_g"])
    assert keys["carbs_total_g"] == pytest.approx(keys["carbs_g_per_h"] * 3.75, abs=31)
    assert keys["carb_loading_g_per_day"] == pytest.approx(11 * 58)
    assert keys["blocked"] is None


def test_no_wish_crosses_a_limit() -> None:
    done = command(
        "fuel", "--distance-km", 42.2, "--goal", "3:45:00", "--weight", 58, "--carbs", 200, "--json"
    )
    assert done.keys["carbs_g_per_h"] <= 90


def test_a_short_race_needs_no_loading() -> None:
    keys = command("fuel", "--distance-km", 10, "--goal", "50:00", "--json").keys
    assert keys["carb_loading_g_per_day"] is None
    assert keys["reasons"]["carb_loading_g_per_day"]


def test_people_get_a_schedule() -> None:
    done = command("fuel", "--course", SAMPLE, "--goal", "3:45:00", "--weight", 58, "--avoid", "caffeine")
    assert done.code == 0, done.err
    assert "Schedule" in done.out
    assert "race time" in done.out
    assert "clock" not in done.out
    assert "caffeine gel" not in done.out
