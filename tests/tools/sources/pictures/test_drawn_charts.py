"""Elevation charts of many looks, digitised without a model: near the truth where accepted, else refused."""

import json
import os
from pathlib import Path

import numpy as np
import pytest

from tests.support.chart_styles import SEEN, chart, charts
from tests.support.drawn_charts import DrawnChart
from tests.support.other_chart_styles import OTHER, other_charts
from tools.domain.course_picture import ReadProfile
from tools.sources.pictures.decoding import decode
from tools.sources.pictures.profile_reading import read_profile
from tools.sources.pictures.text_lines import text_lines

pytestmark = [pytest.mark.corpus, pytest.mark.timeout(900)]
CLOSE, WRONG = 0.02, 0.08  # of the range of heights
EVERY = bool(os.environ.get("PACELINE_EVERY_CHART"))
"""Sixty charts take minutes: a run reads each look once, and all of them where that is asked for."""


def error_of(drawn: DrawnChart) -> float | None:
    """Return the mean error as a share of the range of heights along the whole course; None where refused."""
    picture = decode(drawn.content, drawn.name)
    profile = read_profile(picture, text_lines(picture))
    if not isinstance(profile, ReadProfile):
        return None
    at_m = np.linspace(0, drawn.distance_m[-1], 1000)
    read_m = np.interp(at_m, profile.distance_m, profile.elevation_m)
    true_m = np.interp(at_m, drawn.distance_m, drawn.elevation_m)
    return float(np.abs(read_m - true_m).mean() / np.ptp(drawn.elevation_m))


def errors_of(drawn: list[DrawnChart]) -> dict[str, float]:
    """Return the errors of those accepted, by name; kept as figures where a folder for them is named."""
    found = {each.name: error_of(each) for each in drawn}
    if folder := os.environ.get("PACELINE_FIGURES"):
        Path(folder, f"charts-{drawn[0].name}.json").write_text(json.dumps(found, indent=1))
    return {name: error for name, error in found.items() if error is not None}


def test_charts_in_seventeen_looks() -> None:
    drawn = charts(60 if EVERY else 17, first_seed=1)
    errors = errors_of(drawn)

    assert len(errors) >= 0.75 * len(drawn)
    assert np.mean(list(errors.values())) <= CLOSE
    assert {name: error for name, error in errors.items() if error > WRONG} == {}


def test_charts_drawn_by_other_means() -> None:
    drawn = other_charts(24 if EVERY else 8, first_seed=1)
    errors = errors_of(drawn)

    assert len(errors) >= 0.5 * len(drawn)
    assert np.mean(list(errors.values())) <= CLOSE
    assert {name: error for name, error in errors.items() if error > WRONG} == {}


def test_there_are_looks_enough() -> None:
    assert len(SEEN) >= 8
    assert len(OTHER) >= 8


def test_the_same_chart_is_drawn_again() -> None:
    assert chart("photo", 3).content == chart("photo", 3).content
