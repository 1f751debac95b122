"""Races made by arithmetic on real profiles: the sample course and, where it is at hand, Boston's."""

import pytest

from tests.support.raced import race_plan, raced
from tests.support.shared_data import shared_file
from tools.domain.course import CourseAnalysis, SegmentKind
from tools.domain.debrief import RaceDebrief
from tools.domain.ground.certified_distance import on_certified_distance
from tools.domain.ground.course_analysis import analyze_course
from tools.domain.race import UnitSystem
from tools.domain.recordings.race_debrief import debrief_race
from tools.domain.recordings.race_numbers import PlannedRace
from tools.domain.strategy import RaceStrategy
from tools.domain.timing.race_stretches import race_stretches
from tools.open_sample_race import sample_course
from tools.sources.gpx import read_gpx

COURSES = ("sample", "boston")


def course(name: str) -> CourseAnalysis:
    if name == "sample":
        return sample_course()
    return on_certified_distance(
        analyze_course(read_gpx(shared_file("race-courses/fm_boston.gpx"))), 42_195.0
    )


def debriefed(name: str, **ran: object) -> tuple[RaceStrategy, RaceDebrief]:
    ground = course(name)
    plan = race_plan(ground, distance_m=ground.distance_m)
    race = raced(plan, course=ground, **ran)  # type: ignore[arg-type]
    planned = PlannedRace("s", plan, UnitSystem.METRIC, ground)
    return plan, debrief_race(race, "a", None, planned)


@pytest.mark.parametrize("name", COURSES)
def test_a_race_to_plan_is_even_over_every_hill(name: str) -> None:
    plan, found = debriefed(name, measured_long=1.007, wait_s=200, after_s=200)
    assert found.turned is None
    assert all(each.ratio == pytest.approx(1.0, abs=0.01) for each in found.segments)
    assert all(each.grade_adjusted_ratio == pytest.approx(1.0, abs=0.02) for each in found.segments)
    assert found.actual_finish.value == pytest.approx(plan.pacing.goal_time_s, rel=0.002)
    kinds = {each.kind for each in race_stretches(plan, UnitSystem.METRIC)}
    assert {SegmentKind.CLIMB, SegmentKind.DESCENT, SegmentKind.FLAT} <= kinds


@pytest.mark.parametrize("name", COURSES)
@pytest.mark.parametrize("at_km", [18, 26, 33])
def test_a_turn_is_found_between_the_hills(name: str, at_km: int) -> None:
    _, found = debriefed(
        name,
        slower=lambda at: 0.97 if at < at_km * 1000 else 1.08,
        noise=0.015,
        measured_long=1.01,
        seed=at_km,
    )
    assert found.turned is not None
    assert found.turned.at_m == pytest.approx(at_km * 1000, abs=1500)
    assert found.turned.loss_s > 0


@pytest.mark.parametrize("name", COURSES)
def test_noise_alone_turned_nowhere(name: str) -> None:
    for seed in range(8):
        assert debriefed(name, noise=0.025, seed=seed)[1].turned is None, seed
