"""Where on the course two versions of a strategy differ."""

from tests.support.raced import race_plan
from tools.domain.race import Avoidance, Sport
from tools.domain.wording.course_changes import course_change_facts, course_change_rows

PLAN = race_plan()
RIDE = {"sport": Sport.RIDE, "goal_time_s": None, "ftp_w": 250, "system_mass_kg": 75}


def test_the_same_plan_differs_nowhere() -> None:
    assert course_change_facts(PLAN, PLAN) == ()
    assert course_change_rows(PLAN, PLAN) == ()


def test_a_hill_run_harder_is_told_with_both_paces() -> None:
    facts = course_change_facts(PLAN, race_plan(hill_factor=0.6))
    assert facts[0] == "At km 28–30: 5:23 /km instead of 5:38 /km, 31 s faster in all."
    assert facts[1].startswith("At km 30–33: ")
    rows = course_change_rows(PLAN, race_plan(hill_factor=0.6))
    assert rows[0] == ("Pace, km 28–30", "5:38 /km", "5:23 /km")


def test_another_goal_alone_moves_the_whole_and_no_stretch() -> None:
    assert not [each for each in course_change_facts(PLAN, race_plan(goal_time_s=12_300.0)) if "/km" in each]


def test_what_is_taken_elsewhere_is_told_by_kind() -> None:
    facts = course_change_facts(PLAN, race_plan(avoid=(Avoidance.GELS,)))
    assert facts[0].startswith("New on the way: portions of chews at km 5, ")
    assert facts[1].startswith("No longer: gels at km 5, 10, ")


def test_a_cue_that_goes_is_told() -> None:
    warm, mild = race_plan(temperature_c=26.0), race_plan(temperature_c=12.0)
    assert any(
        each.startswith("No longer to think of: “If pace is 3 % off")
        for each in course_change_facts(warm, mild)
    )


def test_a_ride_differs_by_power() -> None:
    before, after = race_plan(**RIDE), race_plan(**RIDE, wind_speed_m_per_s=0.0, cda_m2=0.22)  # type: ignore[arg-type]
    for said in course_change_facts(before, after):
        assert "/km" not in said


def test_other_courses_and_sports_are_not_laid_side_by_side() -> None:
    other = PLAN.model_copy(update={"course_id": "another"})
    assert course_change_facts(PLAN, other) == ()
    assert course_change_facts(PLAN, race_plan(**RIDE)) == ()  # type: ignore[arg-type]
