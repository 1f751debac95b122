"""The course as FIT, GPX and TCX: decoded again, each says the plan's own times, places and points."""

import io
from datetime import UTC, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import fitdecode
import fitparse
import numpy as np
import pytest
import xmlschema
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.carried_races import RACE_DAY, carried_ride, carried_run
from tests.support.courses import flat, without_elevation
from tools.domain.carrying.carry_plan import MomentKind
from tools.domain.race import UnitSystem
from tools.formats import course_fit, course_gpx, course_tcx
from tools.formats.carried import Carried
from tools.formats.course_line import course_line
from tools.formats.course_tcx import unlike_names
from tools.kit.errors import MissingInput

SCHEMAS = Path(__file__).parents[2] / "data" / "schemas"
GPX = "{http://www.topografix.com/GPX/1/1}"
TCX = "{http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2}"
START = datetime.combine(RACE_DAY, time(9), UTC)
DEGREES = 180 / 2**31
PLANS = [
    carried_run(),
    carried_ride(),
    carried_run(units=UnitSystem.IMPERIAL, aid_every_m=5_000, cutoffs=[{"at_m": 30_000, "time_s": 11_000}]),
]


def decoded(content: bytes, kind: str) -> list[dict[str, Any]]:
    """Return messages of a kind as fitdecode reads them."""
    with fitdecode.FitReader(io.BytesIO(content), check_crc=fitdecode.CrcCheck.RAISE) as reader:
        frames = [frame for frame in reader if frame.frame_type == fitdecode.FIT_FRAME_DATA]
    return [{field.name: field.value for field in frame.fields} for frame in frames if frame.name == kind]


def parsed(content: bytes, kind: str) -> list[dict[str, Any]]:
    """Return messages of a kind as fitparse reads them: a decoder of other authors."""
    return [message.get_values() for message in fitparse.FitFile(content, check_crc=True).get_messages(kind)]


@cache
def schema(name: str) -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(str(SCHEMAS / name), allow="local")


def aware(told: datetime) -> datetime:
    return told if told.tzinfo else told.replace(tzinfo=UTC)


@pytest.mark.parametrize("carried", PLANS, ids=["run", "ride", "miles"])
@pytest.mark.parametrize("read", [decoded, parsed])
def test_a_fit_course_says_the_plan_at_every_split(carried: Carried, read: Any) -> None:
    content = course_fit.written(carried)
    records = read(content, "record")
    begins = course_line(carried).begins
    at_m = np.array([record["distance"] for record in records])
    at_s = np.array([(aware(record["timestamp"]) - begins).total_seconds() for record in records])
    assert (np.diff(at_m) > 0).all()
    assert (np.diff(at_s) >= 0).all()
    assert np.diff(at_m).max() < 80  # a turn is never cut
    for row in carried.plan.rows:
        here = int(np.argmin(abs(at_m - row.end_m)))
        assert abs(at_m[here] - row.end_m) < 0.01
        assert at_s[here] == pytest.approx(row.at_s, abs=0.5)
    [lap] = read(content, "lap")
    assert lap["total_distance"] == pytest.approx(carried.course.distance_m, abs=0.01)
    assert lap["total_elapsed_time"] == pytest.approx(carried.strategy.pacing.goal_time_s, abs=0.5)
    assert [read(content, "file_id")[0]["type"], read(content, "event")[-1]["event_type"]] == [
        "course",
        "stop_disable_all",
    ]


@pytest.mark.parametrize("carried", PLANS, ids=["run", "ride", "miles"])
@pytest.mark.parametrize("read", [decoded, parsed])
def test_fit_course_points_are_the_plans_moments(carried: Carried, read: Any) -> None:
    points = read(course_fit.written(carried), "course_point")
    assert len(points) == len(carried.plan.moments) > 0
    begins = course_line(carried).begins
    for point, moment in zip(points, carried.plan.moments, strict=True):
        assert point["name"] == moment.short.strip()
        assert len(point["name"].encode()) <= 15
        assert abs(point["distance"] - moment.at_m) <= 2.5
        assert (aware(point["timestamp"]) - begins).total_seconds() == pytest.approx(moment.at_s, abs=2)
    kinds = {point["type"] for point in points}
    assert kinds & {"energy_gel", 32} or carried.plan.sport == "ride"  # 32: younger than fitparse's profile


def test_a_fit_course_lies_where_the_course_lies() -> None:
    carried = carried_run()
    assert carried.places is not None
    records = decoded(course_fit.written(carried), "record")
    first, last = records[0], records[-1]
    assert first["position_lat"] * DEGREES == pytest.approx(carried.places.lat[0], abs=1e-6)
    assert last["position_long"] * DEGREES == pytest.approx(carried.places.lon[-1], abs=1e-6)
    assert first["altitude"] == pytest.approx(carried.course.elevation_m[0], abs=0.2)


@pytest.mark.parametrize("carried", PLANS, ids=["run", "ride", "miles"])
def test_gpx_keeps_to_its_schema_and_says_the_plan(carried: Carried) -> None:
    content = course_gpx.written(carried)
    schema("gpx_1_1.xsd").validate(content.decode())
    root = ElementTree.fromstring(content)
    line = course_line(carried)
    points = root.findall(f".//{GPX}trkpt")
    assert len(points) == line.at_m.size
    at_s = [_seconds(point.findtext(f"{GPX}time"), line.begins) for point in points]
    for row in carried.plan.rows:
        here = int(np.argmin(abs(line.at_m - row.end_m)))
        assert at_s[here] == pytest.approx(row.at_s, abs=0.5)
    marks = root.findall(f"{GPX}wpt")
    said = [mark.findtext(f"{GPX}desc") or "" for mark in marks]
    for moment, words in zip(carried.plan.moments, said, strict=True):
        assert words.startswith(f"{moment.place}, {moment.elapsed}")
        assert words.endswith(moment.text)


@pytest.mark.parametrize("carried", PLANS, ids=["run", "ride", "miles"])
def test_tcx_keeps_to_its_schema_and_says_the_plan(carried: Carried) -> None:
    content = course_tcx.written(carried)
    schema("tcx_2_course.xsd").validate(content.decode())
    course = ElementTree.fromstring(content).find(f".//{TCX}Course")
    assert course is not None
    begins = course_line(carried).begins
    points = course.findall(f".//{TCX}Trackpoint")
    track = {
        float(point.findtext(f"{TCX}DistanceMeters") or 0): point.findtext(f"{TCX}Time") for point in points
    }
    for row in carried.plan.rows:
        here = min(track, key=lambda at_m: abs(at_m - row.end_m))
        assert _seconds(track[here], begins) == pytest.approx(row.at_s, abs=0.5)
    marks = course.findall(f"{TCX}CoursePoint")
    names = [mark.findtext(f"{TCX}Name") or "" for mark in marks]
    assert len(marks) == len(carried.plan.moments) == len(set(names))
    assert {mark.findtext(f"{TCX}Time") for mark in marks} <= set(track.values())
    for mark, moment in zip(marks, carried.plan.moments, strict=True):
        assert (mark.findtext(f"{TCX}Notes") or "").startswith(f"{moment.place}, {moment.elapsed}")


@pytest.mark.parametrize(
    ("name", "whole", "spoiled"),
    [
        ("gpx_1_1.xsd", 'lat="45.0000000"', 'lat="95.0"'),
        ("gpx_1_1.xsd", "<type>fuel</type>", "<type>fuel</type><name>late</name>"),
        ("tcx_2_course.xsd", "<PointType>Food", "<PointType>Gel"),
        ("tcx_2_course.xsd", "<Name>gel</Name>", "<Name>a very long gel</Name>"),
    ],
)
def test_the_schemas_refuse_what_breaks_them(name: str, whole: str, spoiled: str) -> None:
    module = course_gpx if name.startswith("gpx") else course_tcx
    text = module.written(carried_run()).decode()
    assert whole in text
    with pytest.raises(xmlschema.XMLSchemaException):
        schema(name).validate(text.replace(whole, spoiled, 1))


@pytest.mark.parametrize("module", [course_fit, course_gpx, course_tcx])
def test_a_course_that_lies_nowhere_says_what_to_do(module: Any) -> None:
    with pytest.raises(MissingInput, match="from a GPX"):
        module.written(carried_run(placed=False))


@pytest.mark.parametrize("module", [course_fit, course_gpx, course_tcx])
def test_a_course_without_heights_has_no_heights(module: Any) -> None:
    content = module.written(carried_run(without_elevation(10_000.0), goal_time_s=3_000.0))
    if module is course_fit:
        assert all("altitude" not in record for record in decoded(content, "record"))
    else:
        assert b"<ele>" not in content
        assert b"AltitudeMeters" not in content


def test_names_from_outside_stay_data() -> None:
    carried = carried_run(race_name="Läufe & <b>Käse</b> \x00 “Große” Runde")
    for module, name in ((course_gpx, "gpx_1_1.xsd"), (course_tcx, "tcx_2_course.xsd")):
        schema(name).validate(module.written(carried).decode())
    assert decoded(course_fit.written(carried), "course")[0]["name"].startswith("Läufe & <b>")


@given(st.lists(st.text(max_size=30), max_size=40))
def test_names_of_points_are_short_and_never_twice(names: list[str]) -> None:
    cut = unlike_names(names)
    assert len(cut) == len(names) == len(set(cut))
    assert all(1 <= len(name) <= 10 for name in cut)


@settings(max_examples=15, deadline=None)
@given(st.floats(1_200.0, 60_000.0), st.floats(0.25, 0.6))
def test_any_flat_course_is_whole(distance_m: float, pace_s_per_m: float) -> None:
    carried = carried_run(flat(distance_m), goal_time_s=distance_m * pace_s_per_m)
    line = course_line(carried)
    assert line.at_m[0] == line.at_s[0] == 0
    assert line.at_m[-1] == pytest.approx(distance_m)
    assert line.at_s[-1] == pytest.approx(carried.plan.rows[-1].at_s, abs=0.5)
    kept = decoded(course_fit.written(carried), "record")
    assert kept[-1]["distance"] == pytest.approx(distance_m, abs=0.01)


def test_a_cue_and_a_gel_keep_their_kinds() -> None:
    carried = carried_run()
    kinds = {moment.kind for moment in carried.plan.moments}
    assert {MomentKind.CUE, MomentKind.FUEL} <= kinds
    assert carried.plan.start_time == time(9)
    assert course_line(carried).begins == START


def _seconds(told: str | None, begins: datetime) -> float:
    return (datetime.fromisoformat(told or "") - begins) / timedelta(seconds=1)
