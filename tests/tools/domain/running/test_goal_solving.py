"""Both ways of a goal: what can I run, and the pace for a time; slower ground is never faster."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.courses import course_of, flat, symmetric_hill
from tools.domain.course import CourseAnalysis
from tools.domain.prediction.finish import predict_finish
from tools.domain.race import RaceBrief, RaceResult
from tools.domain.running.goal_solving import GoalOrigin, read_effort, solve_goal, solve_pace
from tools.domain.running.pacing import plan_pacing

HALF = RaceResult(distance_m=21_097.5, time_s=5400)


def expected_s(course: CourseAnalysis, **said: object) -> float:
    found = solve_goal(course, RaceBrief(recent_result=HALF, **said))  # type: ignore[arg-type]
    assert found.value is not None
    assert found.low is not None
    assert found.high is not None
    assert found.low < found.value < found.high
    return found.value


def waves(grade: float) -> CourseAnalysis:
    """A marathon of hills of 1 km up and 1 km down at this grade, low enough for air as it is by the sea."""
    return course_of(lambda x: grade * abs((x + 1000) % 2000 - 1000))


def test_on_a_plain_course_it_is_the_prediction() -> None:
    brief = RaceBrief(recent_result=HALF, weekly_distance_km=60)
    assert solve_goal(flat(), brief).value == pytest.approx(predict_finish(flat(), brief).value)


def test_without_a_result_there_is_no_answer_and_a_reason() -> None:
    found = solve_goal(flat(), RaceBrief())
    assert found.value is None
    assert found.reason


def test_the_plan_without_a_goal_is_the_answer() -> None:
    course = symmetric_hill(42_195, 0.03)
    brief = RaceBrief(recent_result=HALF, aid_every_m=5000, stop_s_per_aid=20, surface_share=0.03)
    made = plan_pacing(course, brief)
    answer = solve_goal(course, brief)
    assert made.goal_time_s == pytest.approx(answer.value, abs=0.5)
    assert made.prediction == answer
    assert answer.inputs["stops_s"] == 160
    assert answer.inputs["surface_factor"] == pytest.approx(1.03)


def test_a_goal_goes_before_the_prediction_and_the_prediction_before_the_placeholder() -> None:
    effort, unknown = read_effort(flat(), RaceBrief()), solve_goal(flat(), RaceBrief())
    placeholder = solve_pace(effort, RaceBrief(), unknown)
    assert placeholder.origin is GoalOrigin.PLACEHOLDER
    assert placeholder.flat_s_per_m == pytest.approx(0.36, abs=1e-4)
    known = solve_goal(flat(), RaceBrief(recent_result=HALF))
    assert solve_pace(effort, RaceBrief(), known).origin is GoalOrigin.PREDICTION
    assert solve_pace(effort, RaceBrief(goal_time_s=12_000), known).goal_s == 12_000


@settings(max_examples=25, deadline=None)
@given(st.floats(0, 0.4), st.floats(0, 0.4))
def test_steeper_is_slower(one: float, other: float) -> None:
    gentle, steep = (waves(grade) for grade in sorted((one, other)))
    assert expected_s(gentle) <= expected_s(steep) + 1e-6


@settings(max_examples=25, deadline=None)
@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 0.3))
def test_worse_ground_is_slower(one: float, other: float, grade: float) -> None:
    course = waves(grade)
    good, bad = sorted((one, other))
    assert expected_s(course, surface_share=good) <= expected_s(course, surface_share=bad) + 1e-6


@settings(max_examples=25, deadline=None)
@given(st.floats(0, 2500), st.floats(0, 2500))
def test_higher_is_slower(one: float, other: float) -> None:
    low, high = (course_of(lambda _, at_m=at_m: at_m) for at_m in sorted((one, other)))  # type: ignore[misc]
    assert expected_s(low) <= expected_s(high) + 1e-6


@settings(max_examples=25, deadline=None)
@given(st.floats(300, 1500), st.floats(300, 1500), st.floats(0.02, 0.3))
def test_a_slower_climber_is_slower(one: float, other: float, grade: float) -> None:
    course = waves(grade)
    slow, fast = sorted((one, other))
    assert (
        expected_s(course, climbing_speed_m_per_h=fast)
        <= expected_s(course, climbing_speed_m_per_h=slow) + 1e-6
    )


def test_above_what_was_measured_there_is_no_prediction_and_a_reason() -> None:
    mountain, brief = course_of(lambda _: 3000.0), RaceBrief(recent_result=HALF)
    for found in (solve_goal(mountain, brief), predict_finish(mountain, brief)):
        assert (found.value, found.low, found.high) == (None, None, None)
        assert "2,500 m" in str(found.reason)
    made = plan_pacing(mountain, brief)
    assert any("placeholder" in note for note in made.assumptions)
    assert not any("recent result counts" in note for note in made.assumptions)


@settings(max_examples=40, deadline=None)
@given(st.floats(0.16, 0.45), st.floats(100, 1500), st.floats(500, 9000))
def test_a_time_of_ours_is_never_below_what_climbing_takes(
    grade: float, climbing: float, distance_m: float
) -> None:
    course = course_of(lambda x: grade * x, distance_m)
    brief = RaceBrief(climbing_speed_m_per_h=climbing)
    effort = read_effort(course, brief)
    solved = solve_pace(effort, brief, solve_goal(course, brief, effort))
    assert solved.cap_held
    assert float(solved.step_s.sum()) == pytest.approx(solved.goal_s, abs=1e-6)
    assert solved.goal_s >= effort.least_s.sum()
