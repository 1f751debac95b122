"""The profile as inline SVG: whole, in bounds, and calm about what it does not know."""

from xml.etree import ElementTree

import pytest

from tests.support.courses import flat, hilly_marathon, without_elevation
from tools.domain.course import CourseAnalysis
from tools.domain.race import UnitSystem
from ui.profile_svg import profile_svg


def drawn(course: CourseAnalysis, **said: object) -> ElementTree.Element:
    asked: dict[str, object] = {"units": UnitSystem.METRIC, "width": 820, "height": 210}
    return ElementTree.fromstring(profile_svg(course, **asked | said))  # type: ignore[arg-type]


@pytest.mark.parametrize("units", list(UnitSystem))
@pytest.mark.parametrize("width", [360, 820])
def test_everything_lies_in_the_picture(units: UnitSystem, width: int) -> None:
    marks = ((-500.0, "fuel"), (10_000.0, "fuel"), (9e9, "fuel"))
    svg = drawn(hilly_marathon(), units=units, width=width, marks=marks)
    places = [
        tuple(map(float, pair.split(","))) for shape in svg for pair in (shape.get("points") or "").split()
    ] + [(float(dot.get("cx", "0")), float(dot.get("cy", "0"))) for dot in svg.iter("circle")]
    assert len(places) > 100
    assert all(0 <= x <= width and 0 <= y <= 210 for x, y in places)
    assert {shape.get("class") for shape in svg.iter("polygon")} <= {f"g{step}" for step in range(7)}
    words = [text.text for text in svg.iter("text")]
    assert ("mi" if units is UnitSystem.IMPERIAL else "km") in words


@pytest.mark.parametrize("count", [8, 41, 120])
def test_every_mark_is_drawn(count: int) -> None:
    marks = tuple((i * 300.0, "fuel") for i in range(count))
    assert len(list(drawn(hilly_marathon(), marks=marks).iter("circle"))) == count


def test_a_flat_course_looks_flat() -> None:
    svg = drawn(flat(10_000.0))
    line = svg.find("polyline")
    assert line is not None
    heights = {pair.split(",")[1] for pair in (line.get("points") or "").split()}
    assert len(heights) == 1


def test_a_course_without_heights_is_not_drawn() -> None:
    assert profile_svg(without_elevation(), UnitSystem.METRIC, width=820, height=210) == ""
