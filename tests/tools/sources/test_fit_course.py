from pathlib import Path

import numpy as np
import pytest

from tests.support.fit_files import ACTIVITY, SEMICIRCLES_PER_DEGREE, Message, fit_file, record
from tools.kit.errors import UnreadableFile
from tools.sources.fit_course import read_fit_track

RUN = (Path(__file__).parents[2] / "data" / "fitdecode__garmin-fenix-5-run.fit").read_bytes()
COURSE: Message = ("file_id", {"type": 6, "manufacturer": 1})
SUMMIT, LEFT, SHARP_LEFT = 1, 6, 20


def placed(at: int, degrees: float, **values: float) -> Message:
    semicircles = degrees * SEMICIRCLES_PER_DEGREE
    return record(at, position_lat=semicircles, position_long=semicircles, **values)


def course_point(name: str, kind: int) -> Message:
    place = 45.001 * SEMICIRCLES_PER_DEGREE
    return ("course_point", {"name": name, "type": kind, "position_lat": place, "position_long": place})


WAY = [placed(i, 45 + i / 1000, altitude=100 + i) for i in range(5)]


def test_a_planned_course() -> None:
    track = read_fit_track(fit_file([COURSE, ("course", {"name": "Lake loop"}), *WAY]))
    assert (track.name, track.kind, track.barometric) == ("Lake loop", "route", False)
    assert track.lat == pytest.approx(45 + np.arange(5) / 1000, abs=1e-6)
    assert track.elevation_m == pytest.approx(100 + np.arange(5), abs=0.2)
    assert np.isnan(track.time_s).all()  # a partner's times, not a recording


def test_places_are_kept_and_turns_are_not() -> None:
    points = [course_point("Top", SUMMIT), course_point("L", LEFT), course_point("SL", SHARP_LEFT)]
    (kept,) = read_fit_track(fit_file([COURSE, *WAY, *points])).waypoints
    assert kept.name == "Top"
    assert kept.lat == pytest.approx(45.001, abs=1e-6)


def test_a_recorded_activity_is_a_way_too() -> None:
    track = read_fit_track(RUN)
    assert track.kind == "track"
    assert track.barometric
    assert track.lat.size >= 2
    assert np.diff(track.time_s).min() > 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (fit_file([ACTIVITY, record(0, power=200), record(1, power=210)]), "have no places"),
        (fit_file([COURSE]), "a route to follow"),
        (fit_file([("file_id", {"type": 5})]), "a workout"),
        (RUN[:20], "damaged before its first record"),
    ],
    ids=["indoors", "course without a way", "workout", "cut"],
)
def test_what_has_no_way_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said) as why:
        read_fit_track(content)
    assert str(why.value).endswith(".")
