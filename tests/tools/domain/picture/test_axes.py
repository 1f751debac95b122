"""The axes of a chart from the numbers and words of a picture alone."""

import pytest

from tools.domain.course_picture import TextInPicture
from tools.domain.picture.axes import Axes, NoAxes, find_axes
from tools.domain.picture.axis_words import Measures


def word(text: str, x: float, y: float, *, stands: bool = False) -> TextInPicture:
    """Return a text of letters 16 pixels high whose middle is at x, y."""
    half = max(5.0, 4.5 * len(text))
    box = (x - 8, y - half, x + 8, y + half) if stands else (x - half, y - 8, x + half, y + 8)
    return TextInPicture(text=text, box=box, confidence=0.99)


def row(values: list[str], y: float = 400.0) -> list[TextInPicture]:
    return [word(value, 100 + 120 * at, y) for at, value in enumerate(values)]


def column(values: list[str], x: float = 60.0) -> list[TextInPicture]:
    return [word(value, x, 370 - 80 * at) for at, value in enumerate(values)]


KM, METRES = ["0", "10", "20", "30", "40"], ["100", "200", "300", "400"]


def test_a_row_and_a_column_are_the_axes() -> None:
    axes = find_axes([*row(KM), *column(METRES), word("Distance (km)", 340, 430), word("Bergsee", 300, 20)])
    assert isinstance(axes, Axes)
    assert (axes.distance_unit, axes.distance_assumed) == ("km", False)
    assert (axes.elevation_unit, axes.elevation_assumed) == ("m", True)
    assert axes.across.fit.px(10.0) == pytest.approx(220)


def test_feet_make_miles_of_a_distance_without_a_unit() -> None:
    axes = find_axes([*row(KM), *column(METRES), word("Elevation (ft)", 20, 250, stands=True)])
    assert isinstance(axes, Axes)
    assert (axes.distance_unit, axes.distance_assumed) == ("mi", True)
    assert (axes.elevation_unit, axes.elevation_assumed) == ("ft", False)


def test_of_two_columns_the_one_that_says_elevation_is_taken() -> None:
    pulse = [word(value, 620, 370 - 80 * at) for at, value in enumerate(["120", "140", "160", "180"])]
    titles = [word("Elevation (m)", 20, 250, stands=True), word("Heart rate (bpm)", 660, 250, stands=True)]
    axes = find_axes([*row(KM), *column(METRES), *pulse, *titles])
    assert isinstance(axes, Axes)
    assert axes.up.used[0].text == "400"


def test_another_quantity_and_a_time_are_no_profile() -> None:
    speed = find_axes([*row(KM), *column(METRES), word("Speed (km/h)", 20, 250, stands=True)])
    assert isinstance(speed, NoAxes)
    assert speed.measures is Measures.OTHER
    time = find_axes([*row(KM), *column(METRES), word("Time (min)", 340, 430)])
    assert isinstance(time, NoAxes)
    assert time.measures is Measures.TIME


def test_years_and_two_labels_are_no_distance() -> None:
    years = find_axes([*row(["2019", "2020", "2021", "2022"]), *column(METRES)])
    assert isinstance(years, NoAxes)
    few = find_axes([*row(["0", "10"]), *column(METRES)])
    assert isinstance(few, NoAxes)
    assert (few.across, few.up) == (0, 4)
    assert few.column is not None


def test_a_row_above_its_column_is_another_chart() -> None:
    assert isinstance(find_axes([*row(KM, y=40.0), *column(METRES)]), NoAxes)
    assert isinstance(find_axes([]), NoAxes)
