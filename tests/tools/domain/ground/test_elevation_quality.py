"""Quality of heights: each doubt alone lowers it."""

from dataclasses import replace

import numpy as np
import pytest

from tests.support.shared_data import shared_file
from tests.support.tracks import hills
from tools.domain.course import ElevationQuality
from tools.domain.ground.course_analysis import analyze_course
from tools.domain.ground.elevation import build_profile, climbing
from tools.domain.ground.elevation_quality import judge_quality
from tools.sources.gpx import read_gpx

AT_M = np.arange(2_001) * 10.0
PROFILE = build_profile(AT_M, hills(AT_M), np.array([], dtype=np.intp), steps=2_000, barometric=False)
CLIMBED = climbing(PROFILE, barometric=False)


@pytest.mark.parametrize(
    ("doubt", "expected"),
    [
        ({}, "good"),
        ({"spikes": 1}, "fair"),
        ({"spikes": 7}, "poor"),
        ({"missing_share": 0.1}, "fair"),
        ({"missing_share": 0.5}, "poor"),
        ({"spacing_m": 120.0}, "fair"),
        ({"spacing_m": 400.0}, "poor"),
        ({"gap_share": 0.2}, "fair"),
        ({"gap_share": 0.6}, "poor"),
        ({"raw_gain_m": CLIMBED.raw_gain_m * 1.5}, "fair"),
        ({"raw_gain_m": CLIMBED.raw_gain_m * 2.5}, "poor"),
    ],
)
def test_each_doubt_lowers_the_quality(doubt: dict[str, float], expected: str) -> None:
    profile = replace(
        PROFILE, spikes=int(doubt.get("spikes", 0)), missing_share=doubt.get("missing_share", 0.0)
    )
    climbed = replace(CLIMBED, raw_gain_m=doubt.get("raw_gain_m", CLIMBED.raw_gain_m))
    quality = judge_quality(
        profile,
        climbed,
        spacing_m=doubt.get("spacing_m", 20.0),
        gap_share=doubt.get("gap_share", 0.0),
        barometric=False,
    )
    assert quality == expected


def test_the_noise_of_a_barometer_is_forgiven() -> None:
    noisy = replace(CLIMBED, raw_gain_m=CLIMBED.raw_gain_m * 2.5)
    judged = judge_quality(PROFILE, noisy, spacing_m=5.0, gap_share=0.0, barometric=True)
    assert judged is ElevationQuality.GOOD


@pytest.mark.parametrize(
    ("course", "quality"), [("fm_boston.gpx", "good"), ("fm_athens.gpx", "good"), ("fm_tokyo.gpx", "poor")]
)
def test_a_surface_model_that_climbs_over_houses_is_poor(course: str, quality: str) -> None:
    """Tokyo's marathon is nearly flat; this file finds half a kilometre of climbing between its buildings."""
    assert analyze_course(read_gpx(shared_file(f"race-courses/{course}"))).elevation_quality == quality
