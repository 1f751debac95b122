"""The course as GPX 1.1: the track with the plan's times, and a waypoint for every gel, cue and station."""

from datetime import datetime
from xml.etree import ElementTree

from tools.domain.carrying.carry_plan import MomentKind
from tools.domain.race import Sport
from tools.domain.strategy import FuelItem
from tools.formats.carried import Carried
from tools.formats.course_line import CourseLine, CourseMark, course_line, course_marks
from tools.formats.xml_writing import xml_bytes, xml_text, xml_time

_SPACE = "http://www.topografix.com/GPX/1/1"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_TYPES = {Sport.RUN: "running", Sport.RIDE: "cycling"}
_SYMBOLS = {
    MomentKind.FUEL: "Restaurant",
    MomentKind.CUE: "Flag, Blue",
    MomentKind.AID: "Drinking Water",
    MomentKind.CUTOFF: "Flag, Red",
    MomentKind.STOP: "Rest Area",
    MomentKind.CLIMB: "Summit",
}


def written(carried: Carried) -> bytes:
    """Return the course as GPX; raise MissingInput for a course that lies nowhere."""
    line = course_line(carried)
    root = ElementTree.Element(
        "gpx",
        {
            "xmlns": _SPACE,
            "xmlns:xsi": _INSTANCE,
            "xsi:schemaLocation": f"{_SPACE} {_SPACE}/gpx.xsd",
            "version": "1.1",
            "creator": "Paceline",
        },
    )
    about = ElementTree.SubElement(root, "metadata")
    _said(about, "name", carried.plan.title)
    _said(about, "desc", f"{carried.plan.goal}, {carried.plan.distance}, version {carried.plan.version}")
    if carried.share_url:
        ElementTree.SubElement(about, "link", {"href": carried.share_url})
    for mark in course_marks(carried, line):
        _waypoint(root, mark, line.begins)
    _track(root, line, carried)
    return xml_bytes(root)


def _waypoint(root: ElementTree.Element, mark: CourseMark, begins: datetime) -> None:
    moment = mark.moment
    point = ElementTree.SubElement(root, "wpt", _at(mark.lat, mark.lon))
    if mark.elevation_m is not None:
        _said(point, "ele", f"{mark.elevation_m:.1f}")
    _said(point, "time", xml_time(begins, mark.at_s))
    _said(point, "name", moment.short)
    when = f"{moment.elapsed} ({moment.clock_time})" if moment.clock_time else moment.elapsed
    _said(point, "desc", f"{moment.place}, {when}: {moment.text}")
    drunk = moment.short == FuelItem.SPORTS_DRINK.value
    _said(point, "sym", _SYMBOLS[MomentKind.AID] if drunk else _SYMBOLS[moment.kind])
    _said(point, "type", moment.kind.value)


def _track(root: ElementTree.Element, line: CourseLine, carried: Carried) -> None:
    track = ElementTree.SubElement(root, "trk")
    _said(track, "name", carried.plan.title)
    _said(track, "type", _TYPES[carried.plan.sport])
    piece = ElementTree.SubElement(track, "trkseg")
    heights = None if line.elevation_m is None else line.elevation_m.tolist()
    rows = zip(line.lat.tolist(), line.lon.tolist(), line.at_s.tolist(), strict=True)
    for at, (lat, lon, at_s) in enumerate(rows):
        point = ElementTree.SubElement(piece, "trkpt", _at(lat, lon))
        if heights is not None:
            ElementTree.SubElement(point, "ele").text = f"{heights[at]:.1f}"
        ElementTree.SubElement(point, "time").text = xml_time(line.begins, at_s)


def _at(lat: float, lon: float) -> dict[str, str]:
    return {"lat": f"{lat:.7f}", "lon": f"{lon:.7f}"}


def _said(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = xml_text(text)
