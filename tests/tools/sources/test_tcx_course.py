from pathlib import Path

import numpy as np
import pytest

from tools.kit.errors import UnreadableFile
from tools.sources.tcx_course import read_tcx_track

SAMPLE = (Path(__file__).parents[2] / "data" / "togeojson__sample.tcx").read_bytes()


def place(lat: float, lon: float) -> str:
    degrees = f"<LatitudeDegrees>{lat}</LatitudeDegrees><LongitudeDegrees>{lon}</LongitudeDegrees>"
    return f"<Position>{degrees}</Position>"


def point(lat: float, *, height: float = 100) -> str:
    return (
        f"<Trackpoint><Time>2026-05-03T07:00:00Z</Time>{place(lat, 7)}"
        f"<AltitudeMeters>{height}</AltitudeMeters></Trackpoint>"
    )


def course_point(name: str, kind: str, lat: float = 45.001) -> str:
    return f"<CoursePoint><Name>{name}</Name>{place(lat, 7)}<PointType>{kind}</PointType></CoursePoint>"


def courses(*bodies: str, prefix: str = "") -> bytes:
    root = f"{prefix}TrainingCenterDatabase"
    inside = "".join(f"<Course>{body}</Course>" for body in bodies)
    return f"<{root}><Folders><Courses/></Folders><Courses>{inside}</Courses></{root}>".encode()


WAY = f"<Track>{point(45)}{point(45.001, height=110)}</Track>"


def test_a_planned_course() -> None:
    track = read_tcx_track(courses(f"<Name> Lake \n loop </Name>{WAY}<Track>{point(45.002)}</Track>"))
    assert (track.name, track.kind, track.barometric) == ("Lake loop", "route", False)
    assert track.lat.tolist() == [45.0, 45.001, 45.002]
    assert track.elevation_m.tolist() == [100.0, 110.0, 100.0]
    assert np.isnan(track.time_s).all()  # a partner's times, not a recording


def test_places_are_kept_and_turns_are_not() -> None:
    points = course_point("Aid 1", "Food") + course_point("Left", "Left") + course_point("Far", "Water", 99)
    (kept,) = read_tcx_track(courses(WAY + points)).waypoints
    assert (kept.name, kept.kind, kept.lat, kept.lon) == ("Aid 1", "Food", 45.001, 7.0)


def test_of_several_courses_the_first_is_taken_and_said() -> None:
    track = read_tcx_track(courses(f"<Name>A</Name>{WAY}", "<Name>B</Name>"))
    assert track.name == "A"
    assert track.warnings == ("The file holds 2 courses; I took the first.",)


def test_a_cut_file_gives_what_stands_before() -> None:
    content = courses(f"<Name>A</Name>{WAY}{'<Track>' + point(45.002) * 3}")
    track = read_tcx_track(content[: content.rfind(b"<Trackpoint>")])
    assert track.lat.size == 4
    assert "stops in the middle" in track.warnings[0]


def test_a_recorded_activity_is_a_way_too() -> None:
    track = read_tcx_track(SAMPLE)
    assert track.kind == "track"
    assert track.lat.size == 17  # two of its records have no place
    assert np.diff(track.time_s).min() > 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (courses("<Name>A</Name>"), "have no places"),
        (b"<TrainingCenterDatabase><Workouts/></TrainingCenterDatabase>", "holds workouts"),
        (b"<gpx/>", "not a TCX file"),
    ],
)
def test_what_has_no_way_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said) as why:
        read_tcx_track(content)
    assert str(why.value).endswith(".")
