"""Cues: short, tied to the course, one a stretch, with evidence."""

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.courses import course_of, flat, hilly_marathon, segment
from tests.support.paced import even_pacing, even_ride
from tools.domain.course import Climb, CourseAnalysis, SegmentKind
from tools.domain.mind.cue_words import EVIDENCE, INTO_THE_WIND, LONGEST_CUE_WORDS, WALKED_CLIMB, WORDS
from tools.domain.mind.mental import plan_cues
from tools.domain.race import RaceBrief, RaceResult, Sport, UnitSystem
from tools.domain.running.pacing import plan_pacing
from tools.domain.strategy import MentalPlan, RidePlan, RideSection, Technique, WalkBreak


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


def section(
    start_m: float, end_m: float, seconds: float, *, grade: float = 0.0, headwind: float = 0.0
) -> RideSection:
    return RideSection(
        name="stretch",
        start_m=start_m,
        end_m=end_m,
        mean_grade=grade,
        power_w=200,
        low_w=190,
        high_w=210,
        speed_m_per_s=(end_m - start_m) / seconds,
        duration_s=seconds,
        cumulative_s=seconds,
        headwind_m_per_s=headwind,
    )


def ridden(*sections: RideSection, climbs: tuple[Climb, ...] = (), **said: object) -> MentalPlan:
    course = flat(100_000, climbs=climbs)
    ride: RidePlan = even_ride(100_000, 14_400).model_copy(update={"sections": sections})
    brief = RaceBrief(sport=Sport.RIDE, **said)  # type: ignore[arg-type]
    return plan_cues(course, brief, even_pacing(100_000, 14_400, ride=ride))


def test_a_rider_gets_riders_words() -> None:
    climb = Climb(start_m=40_000, length_m=8000, gain_m=560, mean_grade=0.07, max_grade=0.1, category="1")
    plan = ridden(climbs=(climb,), temperature_c=30.0)
    said = " ".join((*(cue.text + cue.why for cue in plan.cues), *plan.assumptions)).lower()
    assert "power" in said
    assert "hoods" in said
    assert "three long rides" in said
    assert not [word for word in ("steps", "lamp post", "feet", " run", "pace is") if word in said]


def test_without_a_ride_plan_no_power_is_spoken_of() -> None:
    brief = RaceBrief(sport=Sport.RIDE)
    plan = plan_cues(flat(100_000), brief, even_pacing(100_000, 14_400))
    assert "power" not in plan.cues[0].text
    assert "effort" in plan.cues[0].text


def test_a_climb_is_timed_by_the_sections_of_the_ride() -> None:
    climb = Climb(start_m=40_000, length_m=900, gain_m=70, mean_grade=0.08, max_grade=0.1, category=None)
    slow, fast = (
        ridden(section(40_000, 40_900, seconds, grade=0.08), climbs=(climb,)) for seconds in (240, 150)
    )
    assert technique_at(slow, 40_500) is Technique.CHUNKING
    assert technique_at(fast, 40_500) is not Technique.CHUNKING


def test_the_longest_flat_way_into_the_wind_gets_the_body_scan() -> None:
    plan = ridden(
        section(20_000, 24_000, 500, headwind=4),
        section(24_000, 30_000, 700, grade=0.05, headwind=4),
        section(30_000, 36_000, 800, headwind=4),
        section(36_000, 42_000, 800, headwind=5),
        section(42_000, 60_000, 1900, headwind=-4),
    )
    (scan,) = [cue for cue in plan.cues if cue.technique is Technique.BODY_SCAN]
    assert (scan.start_m, scan.end_m, scan.text) == (30_000, 42_000, INTO_THE_WIND)


def test_a_breath_of_wind_gets_none() -> None:
    plan = ridden(section(20_000, 40_000, 2400, headwind=1), section(40_000, 41_000, 120, headwind=6))
    assert not any(cue.text == INTO_THE_WIND for cue in plan.cues)


def test_a_climb_that_is_walked_is_not_run_in_the_mind_either() -> None:
    climb = Climb(start_m=8000, length_m=1500, gain_m=300, mean_grade=0.2, max_grade=0.3, category=None)
    walk = WalkBreak(start_m=8000, end_m=9400, mean_grade=0.2, climbing_speed_m_per_h=700)
    course = flat(20_000, climbs=(climb,))
    pacing = even_pacing(20_000, 8000)
    said = [
        cue.text
        for plan in (pacing, pacing.model_copy(update={"walk_breaks": (walk,)}))
        for cue in plan_cues(course, RaceBrief(), plan).cues
        if cue.technique is Technique.CHUNKING
    ]
    assert said[0] != WALKED_CLIMB[0]
    assert said[1] == WALKED_CLIMB[0]


def test_every_word_is_short_enough_and_pushes_nobody() -> None:
    for words in WORDS.values():
        texts = [words.start, words.scan, *words.descents, *(text for text, _ in words.climbs)]
        for text in (*texts, INTO_THE_WIND, WALKED_CLIMB[0]):
            assert len(text.split()) <= LONGEST_CUE_WORDS, text
            assert "push" not in text.lower()


def test_evidence_names_its_study_or_says_that_it_is_practice() -> None:
    for technique in Technique:
        evidence = EVIDENCE[technique]
        assert any(mark in evidence for mark in ("2015", "2023", "coaching practice"))
        assert "%" not in evidence
        assert "memory" not in evidence


def test_the_goal_ladder_of_a_rider_speaks_of_being_behind() -> None:
    for units, way in ((UnitSystem.METRIC, "10 km"), (UnitSystem.IMPERIAL, "5 miles")):
        texts = [cue.text for cue in ridden(temperature_c=30.0, units=units).cues]
        assert f"If I am 3 % behind after {way}, then B." in texts


def test_on_a_plain_course_each_cue_lies_where_its_rule_puts_it() -> None:
    """The first 10 %, motivational words from 75 to 95 %; a descent counts once 60 % are behind."""
    course = flat(30_000)
    at = {cue.technique: (cue.start_m, cue.end_m) for cue in cues(course).cues}
    assert at[Technique.IF_THEN] == (0, 3_000)
    assert at[Technique.MOTIVATIONAL_SELF_TALK] == (22_500, 28_500)


@pytest.mark.parametrize(("start_m", "told"), [(17_900, False), (18_100, True)])
def test_a_descent_has_its_cue_from_sixty_percent_on(start_m: float, told: bool) -> None:
    descent = segment(SegmentKind.DESCENT, start_m, start_m + 2_000, -60, "Descent")
    plan = cues(flat(30_000, key_segments=(descent,)))
    assert any(cue.technique is Technique.ASSOCIATIVE_CUE for cue in plan.cues) == told
