"""The plan against Boston: hills between marks count, and the curve fits runners who paced well."""

import csv
import io

import numpy as np
import pytest

from tests.support.shared_data import shared_file
from tools.domain.course import CourseAnalysis, FloatArray
from tools.domain.ground.course_analysis import analyze_course
from tools.domain.race import RaceBrief
from tools.domain.running.course_cost import terrain_factor
from tools.domain.running.grade_factor import grade_factor, minetti_cost, strava_factor
from tools.domain.running.pacing import plan_pacing
from tools.domain.units import MARATHON_M, METRES_PER_MILE
from tools.sources.gpx import read_gpx

BOSTON = "race-courses/fm_boston.gpx"
PROFILES = "race-splits/boston_well_paced_profile_2013_2017.csv"
MARKS_M = np.array([0, 5, 10, 15, 20, 25, 30, 35, 40, 42.195]) * 1000
# Mean relative pace of 875 runners of 2:30-3:00 (2013, 2015, 2019) who beat their own other Bostons by 3 %.
WELL_PACED_875 = np.array([0.9851, 0.9778, 0.9807, 0.9874, 0.9859, 1.0130, 1.0317, 1.0243, 1.0318])


@pytest.fixture(scope="module")
def boston() -> CourseAnalysis:
    return analyze_course(read_gpx(shared_file(BOSTON)), certified_distance_m=MARATHON_M)


def position_m(course: CourseAnalysis) -> FloatArray:
    at_m = np.arange(len(course.grade)) * course.step_m
    at_m[-1] = course.distance_m
    return at_m


def relative_paces(course: CourseAnalysis, cost: FloatArray) -> FloatArray:
    at_m = position_m(course)
    cumulative = np.concatenate(([0.0], np.cumsum((cost[1:] + cost[:-1]) / 2 * np.diff(at_m))))
    return np.diff(np.interp(MARKS_M, at_m, cumulative)) / np.diff(MARKS_M) / (cumulative[-1] / at_m[-1])


def mean_error_percent(model: FloatArray, runners: FloatArray) -> float:
    return 100 * float(np.average(np.abs(model - runners), weights=np.diff(MARKS_M)))


@pytest.mark.parametrize("unit_m", [1000.0, METRES_PER_MILE])
def test_sampling_at_marks_would_miss_the_hills(boston: CourseAnalysis, unit_m: float) -> None:
    marks = np.append(np.arange(0, boston.distance_m, unit_m), boston.distance_m)
    height = np.interp(marks, position_m(boston), np.array(boston.elevation_m))
    at_marks = float(np.average(grade_factor(np.diff(height) / np.diff(marks)), weights=np.diff(marks)))
    assert abs(at_marks / terrain_factor(boston) - 1) > 0.003


def test_the_target_curve_fits_good_boston_races_best(boston: CourseAnalysis) -> None:
    grade = np.array(boston.grade)
    ours, strava, minetti, even = (
        mean_error_percent(relative_paces(boston, cost), WELL_PACED_875)
        for cost in (grade_factor(grade), strava_factor(grade), minetti_cost(grade), np.ones_like(grade))
    )
    assert ours == pytest.approx(1.58, abs=0.08)
    assert minetti == pytest.approx(2.50, abs=0.08)
    assert ours < strava < even < minetti


def test_it_beats_minetti_and_even_pace_on_the_sample_at_hand(boston: CourseAnalysis) -> None:
    grade = np.array(boston.grade)
    lines = io.StringIO(shared_file(PROFILES).decode())
    band = next(row for row in csv.DictReader(lines) if row["band"] == "2:30-3:00")
    runners = np.array([float(band[name]) for name in list(band)[2:]])
    ours, minetti, even = (
        mean_error_percent(relative_paces(boston, cost), runners)
        for cost in (grade_factor(grade), minetti_cost(grade), np.ones_like(grade))
    )
    assert ours < even < minetti


def test_the_whole_plan_with_its_drift_is_nearer_still(boston: CourseAnalysis) -> None:
    plan = plan_pacing(boston, RaceBrief(goal_time_s=10_000))
    passed_s = [0.0, *(split.cumulative_s for split in plan.splits_km)]
    passed_m = [0.0, *(split.start_m + split.distance_m for split in plan.splits_km)]
    paces = np.diff(np.interp(MARKS_M, passed_m, passed_s)) / np.diff(MARKS_M) / (10_000 / boston.distance_m)
    assert mean_error_percent(paces, WELL_PACED_875) < 1.3


def test_the_slowest_kilometre_is_in_the_newton_hills(boston: CourseAnalysis) -> None:
    plan = plan_pacing(boston, RaceBrief(goal_time_s=12_600))
    slowest = max(plan.splits_km[:-1], key=lambda split: split.target_s)
    assert 26 <= slowest.index <= 34
