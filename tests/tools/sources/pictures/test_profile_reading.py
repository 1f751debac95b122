"""A profile digitised from charts of many looks, and refused with the reason where it cannot be trusted."""

from dataclasses import replace

import numpy as np
import pytest

from tests.support.chart_styles import SEEN, chart
from tests.support.drawn_charts import DrawnChart, Look, drawn
from tests.support.other_chart_styles import OTHER
from tools.domain.course_picture import ReadProfile
from tools.domain.picture.no_profile import NoProfile, WhyNoProfile
from tools.sources.pictures.decoding import Picture, decode
from tools.sources.pictures.profile_reading import read_profile
from tools.sources.pictures.text_lines import text_lines


def read(picture: Picture) -> ReadProfile | NoProfile:
    return read_profile(picture, text_lines(picture))


def look_read(look: Look, seed: int = 5) -> ReadProfile | NoProfile:
    return read(Picture(drawn(look, np.random.default_rng(seed))[0]))


def error_of(profile: ReadProfile, truth: DrawnChart) -> float:
    """Return the mean error as a share of the range of heights."""
    at_m = np.linspace(0, truth.distance_m[-1], 1000)
    read_m = np.interp(at_m, profile.distance_m, profile.elevation_m)
    true_m = np.interp(at_m, truth.distance_m, truth.elevation_m)
    return float(np.abs(read_m - true_m).mean() / np.ptp(truth.elevation_m))


SPREAD = ["plain", "dark", "bars", "several", "photo", "rotated", "imperial", "european"]


@pytest.mark.parametrize("style", SPREAD)
def test_a_chart_is_read_closely(style: str) -> None:
    truth = chart(style, 2, SEEN)
    profile = read(decode(truth.content, truth.name))
    assert isinstance(profile, ReadProfile), profile
    assert error_of(profile, truth) < 0.03
    assert profile.distance_m[0] == 0
    steps = np.diff(profile.distance_m)
    assert np.ptp(steps) <= 0.21  # equal, to the tenth of a metre they are told in
    assert len(profile.distance_m) == len(profile.elevation_m)


@pytest.mark.parametrize("style", ["app_screen", "organiser", "newspaper", "climbs_in_colour"])
def test_a_chart_drawn_by_others_is_read_closely(style: str) -> None:
    content, distance_m, elevation_m = OTHER[style](np.random.default_rng([2, *style.encode()]))
    truth = DrawnChart(style, content, distance_m, elevation_m)
    profile = read(decode(truth.content, truth.name))
    assert isinstance(profile, ReadProfile), profile
    assert error_of(profile, truth) < 0.03


def test_the_units_are_read_off_the_axes() -> None:
    miles = look_read(Look(imperial=True, thousands=",", axis_titles=("Distance (mi)", "Elevation (ft)")))
    assert isinstance(miles, ReadProfile)
    assert (miles.distance_axis.unit, miles.elevation_axis.unit) == ("mi", "ft")
    untold = look_read(Look(axis_titles=None))
    assert isinstance(untold, ReadProfile)
    assert untold.distance_axis.assumed_unit
    assert untold.elevation_axis.assumed_unit


def test_the_line_lies_in_the_photo_as_it_was_taken() -> None:
    truth = chart("photo", 2, SEEN)
    picture = decode(truth.content, truth.name)
    profile = read(picture)
    assert isinstance(profile, ReadProfile)
    x, y = np.array(profile.line_px).T
    assert x.min() > 0
    assert x.max() < picture.width
    assert y.min() > 0
    assert y.max() < picture.height
    assert x.max() - x.min() > 0.4 * picture.width


def test_a_stretch_of_a_course_begins_where_its_axis_says() -> None:
    profile = look_read(Look(from_share=0.4))
    assert isinstance(profile, ReadProfile)
    whole = profile.begins_m + profile.distance_m[-1]
    assert profile.begins_m / whole == pytest.approx(0.4, abs=0.02)


def test_fewer_than_three_labels_are_no_scale() -> None:
    across = look_read(Look(ticks=(1, 6)))
    assert isinstance(across, NoProfile)
    assert across.why is WhyNoProfile.FEW_DISTANCE_LABELS
    assert "distance labels" in across.sentence
    up = look_read(Look(ticks=(8, 1)))
    assert isinstance(up, NoProfile)
    assert up.why is WhyNoProfile.FEW_ELEVATION_LABELS


@pytest.mark.parametrize("title", ["Heart rate (bpm)", "Pace (min/km)", "Power (W)", "Speed (km/h)"])
def test_another_quantity_is_no_elevation(title: str) -> None:
    refusal = look_read(Look(axis_titles=("Distance (km)", title)))
    assert isinstance(refusal, NoProfile)
    assert refusal.why is WhyNoProfile.OTHER_AXIS


def test_time_is_no_distance() -> None:
    refusal = look_read(Look(axis_titles=("Time (min)", "Elevation (m)")))
    assert isinstance(refusal, NoProfile)
    assert refusal.why is WhyNoProfile.OTHER_AXIS
    assert "time" in refusal.sentence


def test_axes_without_a_line_are_refused() -> None:
    refusal = look_read(Look(line=None, grid="#cccccc"))
    assert isinstance(refusal, NoProfile)
    assert refusal.why in {WhyNoProfile.NO_LINE, WhyNoProfile.UNSURE}


def test_what_is_too_small_or_empty_is_refused() -> None:
    tiny = Picture(
        drawn(replace(Look(), inches=(1.1, 0.9), dpi=100, axis_titles=None), np.random.default_rng(1))[0]
    )
    refusal = read_profile(tiny, ())
    assert isinstance(refusal, NoProfile)
    assert refusal.why is WhyNoProfile.TOO_SMALL
    grey = read(Picture(np.full((400, 600, 3), 128, np.uint8)))
    assert isinstance(grey, NoProfile)
    assert grey.why is WhyNoProfile.NO_CHART
    noise = np.random.default_rng(0).integers(0, 255, (400, 600, 3)).astype(np.uint8)
    assert isinstance(read(Picture(noise)), NoProfile)
