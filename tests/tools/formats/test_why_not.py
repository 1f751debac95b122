"""A format says that it cannot hold a plan without being written, and says so exactly when it cannot."""

from datetime import date, time

import pytest

from tests.support.rides import hills
from tools.domain.carrying.carry_plan import carry_plan
from tools.domain.course import CourseAnalysis, CoursePlaces
from tools.domain.ground.course_places import course_places
from tools.domain.race import RaceBrief, Sport
from tools.domain.strategy_building import build_strategy
from tools.formats.carried import Carried, CarryFormat, why_not, written
from tools.kit.errors import MissingInput
from tools.sources.course_file import course_of_track, read_track


def carried(course: CourseAnalysis, places: CoursePlaces | None, **said: object) -> Carried:
    strategy = build_strategy(course, RaceBrief.model_validate(said))
    return Carried(carry_plan("Lakeside", 1, strategy, course), strategy, course, places)


@pytest.fixture(scope="module")
def plans(sample_gpx: bytes) -> dict[str, Carried]:
    track = read_track(sample_gpx)
    course, places = course_of_track(track, "lake"), course_places(track)
    day: dict[str, object] = {"race_date": date(2027, 4, 18), "start_time": time(9, 0)}
    ride: dict[str, object] = {"sport": Sport.RIDE, "system_mass_kg": 83.0}
    return {
        "a run with all": carried(course, places, goal_time_s=12_600, weight_kg=61, **day),
        "a run without a day": carried(course, places, goal_time_s=12_600),
        "a run that lies nowhere": carried(course, None, goal_time_s=12_600, **day),
        "a ride with an FTP": carried(hills(40_000), None, ftp_w=240.0, **ride, **day),
        "a ride by critical power": carried(
            hills(40_000), None, critical_power_w=235.0, w_prime_j=18_000.0, **ride, **day
        ),
        "a ride at a power": carried(hills(40_000), None, target_power_w=180.0, **ride, **day),
    }


@pytest.mark.parametrize("wanted", list(CarryFormat))
def test_the_reason_is_given_exactly_where_nothing_can_be_written(
    plans: dict[str, Carried], wanted: CarryFormat
) -> None:
    for name, plan in plans.items():
        try:
            could = bool(written(plan, wanted).content)
        except MissingInput:
            could = False
        assert could is (why_not(plan, wanted) is None), (name, wanted, why_not(plan, wanted))


def test_a_file_is_named_for_its_plan(plans: dict[str, Carried]) -> None:
    file = written(plans["a run with all"], CarryFormat.JSON)
    assert (file.name, file.media_type) == ("lakeside-v1.json", "application/json")
