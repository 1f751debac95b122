"""Cues: short, tied to the course, one a stretch, with evidence."""

import math
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.courses import course_of, flat, hilly_marathon, segment
from tools.domain.course import Climb, CourseAnalysis, SegmentKind
from tools.domain.mental import LONGEST_CUE_WORDS, plan_cues
from tools.domain.pacing import plan_pacing
from tools.domain.race import RaceBrief, RaceResult, UnitSystem
from tools.domain.strategy import MentalPlan, Technique


def cues(course: CourseAnalysis, **said: object) -> MentalPlan:
    brief = RaceBrief(goal_time_s=course.distance_m * 0.32, **said)  # type: ignore[arg-type]
    return plan_cues(course, brief, plan_pacing(course, brief))


def technique_at(plan: MentalPlan, at_m: float) -> Technique | None:
    return next((cue.technique for cue in plan.cues if cue.start_m <= at_m <= cue.end_m), None)


def test_each_kind_of_stretch_gets_its_technique() -> None:
    plan = cues(hilly_marathon())
    assert technique_at(plan, 1000) is Technique.IF_THEN
    assert technique_at(plan, 15_000) is Technique.BODY_SCAN
    assert technique_at(plan, 29_000) is Technique.CHUNKING
    assert technique_at(plan, 31_000) is Technique.ASSOCIATIVE_CUE
    assert technique_at(plan, 36_000) is Technique.MOTIVATIONAL_SELF_TALK


def test_the_goal_ladder_comes_with_heat_or_an_ambitious_goal() -> None:
    def has_ladder(**said: object) -> bool:
        return any(c.technique is Technique.GOAL_LADDER for c in cues(flat(), **said).cues)

    assert not has_ladder()
    assert has_ladder(temperature_c=24.0)
    assert has_ladder(recent_result=RaceResult(distance_m=21_097.5, time_s=7500))


def test_the_goal_ladder_speaks_the_athletes_units() -> None:
    texts = [cue.text for cue in cues(flat(), temperature_c=24.0, units=UnitSystem.IMPERIAL).cues]
    assert any("a mile" in text for text in texts)
    assert not any("km" in text for text in texts)


def test_a_short_rise_gets_no_cue_and_a_long_climb_does() -> None:
    def climbs(length_m: float) -> int:
        climb = Climb(
            start_m=5000, length_m=length_m, gain_m=20, mean_grade=0.04, max_grade=0.05, category=None
        )
        plan = cues(flat(20_000).model_copy(update={"climbs": (climb,)}))
        return sum(cue.technique is Technique.CHUNKING for cue in plan.cues)

    assert climbs(300) == 0
    assert climbs(700) == 1


def test_a_climb_from_the_start_line_has_a_cue_too() -> None:
    climb = Climb(start_m=0, length_m=9000, gain_m=1300, mean_grade=0.15, max_grade=0.3, category=None)
    plan = cues(flat(100_000).model_copy(update={"climbs": (climb,)}))
    assert technique_at(plan, 1000) is Technique.IF_THEN
    assert technique_at(plan, 8000) is Technique.CHUNKING


def test_early_descents_get_no_associative_cue() -> None:
    course = course_of(
        lambda x: 100 - x / 500,
        20_000,
        key_segments=(segment(SegmentKind.DESCENT, 2000, 5000, -60, "Descent"),),
    )
    assert not any(cue.technique is Technique.ASSOCIATIVE_CUE for cue in cues(course).cues)


@settings(max_examples=60, deadline=None)
@given(
    distance_m=st.floats(1500, 120_000),
    starts=st.lists(st.floats(0, 0.95), max_size=8),
    lengths=st.lists(st.floats(0.002, 0.3), min_size=8, max_size=8),
    temperature_c=st.one_of(st.none(), st.floats(-10, 45)),
)
def test_cues_never_overlap_and_are_short(
    distance_m: float, starts: list[float], lengths: list[float], temperature_c: float | None
) -> None:
    climbs = tuple(
        Climb(
            start_m=start * distance_m,
            length_m=min(length, 1 - start) * distance_m,
            gain_m=50 * length,
            mean_grade=0.04,
            max_grade=0.06,
            category=None,
        )
        for start, length in zip(starts, lengths, strict=False)
    )
    course = course_of(lambda x: 20 * math.sin(x / 500), distance_m, climbs=climbs)
    plan = cues(course, temperature_c=temperature_c)
    assert plan.cues
    for cue in plan.cues:
        assert len(cue.text.split()) <= LONGEST_CUE_WORDS
        assert 0 <= cue.start_m < cue.end_m <= distance_m
        assert cue.why
        assert cue.evidence
    assert all(before.end_m <= after.start_m for before, after in pairwise(plan.cues))


def test_it_never_tells_anyone_to_push_through() -> None:
    plan = cues(hilly_marathon(), temperature_c=30.0)
    said = " ".join((*(cue.text + cue.why for cue in plan.cues), *plan.assumptions)).lower()
    assert "push through" not in said
    assert "stop and get help" in said
