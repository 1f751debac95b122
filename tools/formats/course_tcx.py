"""The course as TCX for older devices: the line with the plan's times, and its course points."""

from collections.abc import Iterable
from xml.etree import ElementTree

from tools.domain.carrying.carry_plan import MomentKind
from tools.domain.course import CourseAnalysis
from tools.domain.strategy import FuelItem
from tools.formats.carried import Carried
from tools.formats.course_fit import climb_category
from tools.formats.course_line import CourseLine, CourseMark, course_line, course_marks
from tools.formats.xml_writing import xml_bytes, xml_text, xml_time

_SPACE = "http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
LONGEST_COURSE_NAME, LONGEST_POINT_NAME = 15, 10
_POINTS = {MomentKind.AID: "Water", MomentKind.FUEL: "Food"}
_CATEGORIES = {
    "4": "4th Category",
    "3": "3rd Category",
    "2": "2nd Category",
    "1": "1st Category",
    "HC": "Hors Category",
}


def written(carried: Carried) -> bytes:
    """Return the course as TCX; raise MissingInput for a course that lies nowhere."""
    line = course_line(carried)
    root = ElementTree.Element(
        "TrainingCenterDatabase",
        {"xmlns": _SPACE, "xmlns:xsi": _INSTANCE, "xsi:schemaLocation": f"{_SPACE} {_SPACE}.xsd"},
    )
    course = ElementTree.SubElement(ElementTree.SubElement(root, "Courses"), "Course")
    _said(course, "Name", xml_text(carried.plan.title, LONGEST_COURSE_NAME))
    _lap(course, line)
    _track(course, line)
    _said(course, "Notes", xml_text(f"{carried.plan.title}, {carried.plan.goal}, {carried.plan.distance}"))
    marks = course_marks(carried, line)
    for mark, name in zip(marks, unlike_names([mark.moment.short for mark in marks]), strict=True):
        _course_point(course, mark, name, line, carried.course)
    return xml_bytes(root)


def unlike_names(names: Iterable[str], longest: int = LONGEST_POINT_NAME) -> tuple[str, ...]:
    """Return names cut to a length, each once: importers drop a course point whose name stood before."""
    taken: dict[str, None] = {}
    for name in names:
        plain, number = xml_text(name, 100)[:longest].strip(), 1
        unlike = plain
        while unlike in taken:
            number += 1
            unlike = f"{plain[: longest - len(str(number)) - 1].strip()} {number}"
        taken[unlike] = None
    return tuple(taken)


def _lap(course: ElementTree.Element, line: CourseLine) -> None:
    lap = ElementTree.SubElement(course, "Lap")
    _said(lap, "TotalTimeSeconds", f"{line.at_s[-1]:.0f}")
    _said(lap, "DistanceMeters", f"{line.at_m[-1]:.1f}")
    for end, at in (("Begin", 0), ("End", -1)):
        _place(lap, f"{end}Position", float(line.lat[at]), float(line.lon[at]))
        if line.elevation_m is not None:
            _said(lap, f"{end}AltitudeMeters", f"{line.elevation_m[at]:.1f}")
    _said(lap, "Intensity", "Active")


def _track(course: ElementTree.Element, line: CourseLine) -> None:
    track = ElementTree.SubElement(course, "Track")
    heights = None if line.elevation_m is None else line.elevation_m.tolist()
    rows = zip(line.at_s.tolist(), line.lat.tolist(), line.lon.tolist(), line.at_m.tolist(), strict=True)
    for at, (at_s, lat, lon, at_m) in enumerate(rows):
        point = ElementTree.SubElement(track, "Trackpoint")
        _said(point, "Time", xml_time(line.begins, at_s))
        _place(point, "Position", lat, lon)
        if heights is not None:
            _said(point, "AltitudeMeters", f"{heights[at]:.1f}")
        _said(point, "DistanceMeters", f"{at_m:.2f}")


def _course_point(
    course: ElementTree.Element, mark: CourseMark, name: str, line: CourseLine, about: CourseAnalysis
) -> None:
    moment = mark.moment
    point = ElementTree.SubElement(course, "CoursePoint")
    _said(point, "Name", name)
    _said(point, "Time", xml_time(line.begins, mark.at_s))
    _place(point, "Position", mark.lat, mark.lon)
    if mark.elevation_m is not None:
        _said(point, "AltitudeMeters", f"{mark.elevation_m:.1f}")
    _said(point, "PointType", _point(mark, about))
    _said(point, "Notes", xml_text(f"{moment.place}, {moment.elapsed}: {moment.text}"))


def _point(mark: CourseMark, course: CourseAnalysis) -> str:
    kind = mark.moment.kind
    if kind is MomentKind.CLIMB:
        return _CATEGORIES.get(climb_category(mark, course) or "", "Generic")
    if mark.moment.short == FuelItem.SPORTS_DRINK.value:
        return "Water"
    return _POINTS.get(kind, "Generic")


def _place(parent: ElementTree.Element, name: str, lat: float, lon: float) -> None:
    place = ElementTree.SubElement(parent, name)
    _said(place, "LatitudeDegrees", f"{lat:.7f}")
    _said(place, "LongitudeDegrees", f"{min(lon, 179.9999999):.7f}")


def _said(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text
