"""Races made ready to be carried, on courses that lie somewhere: what the formats are tested with."""

from datetime import UTC, date, datetime, time

import numpy as np

from tests.support.courses import hilly_marathon
from tests.support.rides import hills
from tools.domain.carrying.carry_plan import carry_plan
from tools.domain.course import CourseAnalysis, CoursePlaces
from tools.domain.race import RaceBrief, Sport
from tools.domain.strategy_building import build_strategy
from tools.formats.carried import Carried

RACE_DAY = date(2026, 4, 20)
SAVED_AT = datetime(2026, 4, 1, 8, 30, tzinfo=UTC)


def places_of(course: CourseAnalysis, points: int = 2_000) -> CoursePlaces:
    """Return a line of the course's length that winds to the north-east."""
    share = np.linspace(0.0, 1.0, points)
    degrees = course.distance_m / 111_320.0
    return CoursePlaces(
        lat=45.0 + 0.8 * degrees * share, lon=7.0 + 0.01 * np.sin(40 * share) + 0.5 * degrees * share
    )


def carried_run(course: CourseAnalysis | None = None, *, placed: bool = True, **said: object) -> Carried:
    """Return 3:30:00 on the hilly marathon with a start at nine, or what is said."""
    course = course or hilly_marathon()
    wanted: dict[str, object] = {"race_name": "Hilly Marathon", "goal_time_s": 12_600.0, "weight_kg": 65.0}
    about = wanted | {"race_date": RACE_DAY, "start_time": time(9)} | said
    return _carried(course, RaceBrief.model_validate(about), placed)


def carried_ride(course: CourseAnalysis | None = None, *, placed: bool = True, **said: object) -> Carried:
    """Return a ride over hills at an FTP of 250 W, or what is said."""
    course = course or hills()
    wanted: dict[str, object] = {"race_name": "Hill Ride", "sport": Sport.RIDE, "ftp_w": 250.0}
    about = wanted | {"weight_kg": 70.0, "system_mass_kg": 80.0, "race_date": RACE_DAY} | said
    return _carried(course, RaceBrief.model_validate(about), placed)


def _carried(course: CourseAnalysis, brief: RaceBrief, placed: bool) -> Carried:
    strategy = build_strategy(course, brief)
    plan = carry_plan(strategy.race_name, 2, strategy, course)
    places = places_of(course) if placed else None
    return Carried(plan, strategy, course, places, saved_at=SAVED_AT, time_zone="Europe/Vienna")
