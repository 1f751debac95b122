"""A mountain race of a hundred kilometres: walked where it is steep, and everything still adds up."""

import pytest

from tests.support.shared_data import shared_file
from tools.domain.course import CourseAnalysis
from tools.domain.ground.course_analysis import analyze_course
from tools.domain.race import Cutoff, RaceBrief, Surface
from tools.domain.running.pacing import plan_pacing
from tools.sources.gpx import read_gpx

GOAL_S = 20 * 3600.0


@pytest.fixture(scope="module")
def ccc() -> CourseAnalysis:
    return analyze_course(read_gpx(shared_file("race-courses/rb_ccc.gpx.gz")))


def test_the_whole_day_adds_up(ccc: CourseAnalysis) -> None:
    brief = RaceBrief(
        goal_time_s=GOAL_S,
        surface=Surface.SINGLE_TRACK,
        aid_every_m=12_000,
        stop_s_per_aid=420,
        climbing_speed_m_per_h=580,
        cutoffs=(Cutoff(at_m=50_000, time_s=12 * 3600),),
    )
    made = plan_pacing(ccc, brief)
    for splits in (made.splits_km, made.splits_mile):
        assert sum(split.target_s + split.stop_s for split in splits) == pytest.approx(GOAL_S, abs=0.5)
        assert sum(split.stop_s for split in splits) == 8 * 420
    assert all(walk.climbing_speed_m_per_h <= 580.001 for walk in made.walk_breaks)
    assert max(walk.climbing_speed_m_per_h for walk in made.walk_breaks) == pytest.approx(580, rel=0.01)
    assert made.cutoffs[0].margin_s > 0


def test_its_steep_climbs_are_walked_and_its_valleys_are_not(ccc: CourseAnalysis) -> None:
    made = plan_pacing(ccc, RaceBrief(goal_time_s=GOAL_S))
    walked_m = sum(walk.end_m - walk.start_m for walk in made.walk_breaks)
    assert 10_000 < walked_m < 30_000
    assert all(walk.mean_grade > 0.1 for walk in made.walk_breaks)


def test_the_air_between_one_and_two_and_a_half_kilometres_costs_some_percent(ccc: CourseAnalysis) -> None:
    made = plan_pacing(ccc, RaceBrief(goal_time_s=GOAL_S))
    (altitude,) = (finding for finding in made.findings if finding.name == "altitude_slowdown")
    assert 3 < (altitude.value or 0) < 5
    assert (altitude.low or 0) < (altitude.value or 0) < (altitude.high or 0)
