"""Cut-offs: margins, halts at them, and the finish that would pass."""

from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.courses import course_of, flat
from tools.domain.finding import Finding
from tools.domain.race import Cutoff, RaceBrief, Stop
from tools.domain.running.pacing import plan_pacing
from tools.domain.strategy import PacingPlan


def even(goal_s: float, *cutoffs: tuple[float, float], **said: object) -> PacingPlan:
    named = tuple(Cutoff(at_m=at_m, time_s=time_s) for at_m, time_s in cutoffs)
    brief = RaceBrief(goal_time_s=goal_s, cutoffs=named, **said)  # type: ignore[arg-type]
    return plan_pacing(flat(50_000), brief, drift=0, congestion=0)


def said(plan: PacingPlan) -> str:
    (sentence,) = (text for text in plan.warnings if "cut-off" in text)
    return sentence


def test_margins_by_hand_in_order() -> None:
    made = even(18_000, (40_000, 15_000), (20_000, 7500))
    assert [(check.at_m, check.planned_s, check.margin_s) for check in made.cutoffs] == [
        (20_000, pytest.approx(7200), pytest.approx(300)),
        (40_000, pytest.approx(14_400), pytest.approx(600)),
    ]
    assert said(made) == (
        "The tightest cut-off is km 20, 2:05 h after the start: "
        "the plan leaves it after 2:00:00 with 5 min in hand."
    )


def test_with_a_start_the_tightest_is_told_by_the_clock() -> None:
    made = even(18_000, (20_000, 7500), start_time=time(9, 0))
    assert said(made) == (
        "The tightest cut-off is km 20, 11:05: the plan leaves it at 11:00 with 5 min in hand."
    )


def test_a_halt_at_the_cut_off_counts_before_it() -> None:
    halt = (Stop(at_m=20_100, duration_s=600),)
    (check,) = even(18_600, (20_000, 7500), stops=halt).cutoffs
    assert check.planned_s == pytest.approx(7800)
    assert check.margin_s == pytest.approx(-300)


def test_a_missed_cut_off_names_the_finish_that_would_pass() -> None:
    made = even(18_000, (20_000, 6900), (40_000, 14_100))
    assert said(made) == (
        "This plan misses 2 cut-offs, most of all km 20 (1:55 h after the start), leaving after 2:00:00, "
        "by 5 min: a finish of 4:47:00 would pass."
    )


def test_a_cut_off_nobody_makes_names_no_finish() -> None:
    assert said(even(18_000, (20_000, 600))).endswith("and no pace I can plan would pass.")


def test_a_cut_off_at_the_finish_is_one_and_one_beyond_it_is_not() -> None:
    (check,) = even(18_000, (50_600, 18_000)).cutoffs
    assert check.margin_s == pytest.approx(0)
    made = even(18_000, (80_000, 30_000))
    assert made.cutoffs == ()
    assert "A cut-off at km 80 is not on this course: I left it out." in made.warnings


@settings(max_examples=40, deadline=None)
@given(
    at_m=st.floats(5000, 29_000),
    tightness=st.floats(0.75, 0.99),
    climbing=st.floats(400, 1500),
    halt_s=st.floats(0, 300),
)
def test_the_finish_that_is_named_does_pass(
    at_m: float, tightness: float, climbing: float, halt_s: float
) -> None:
    course = course_of(lambda x: 800 + 0.2 * abs((x + 4000) % 8000 - 4000), 30_000)
    brief = RaceBrief(
        goal_time_s=18_000, climbing_speed_m_per_h=climbing, aid_every_m=6000, stop_s_per_aid=halt_s
    )
    planned_s = (
        plan_pacing(course, brief.with_changes(cutoffs=(Cutoff(at_m=at_m, time_s=1),))).cutoffs[0].planned_s
    )
    strict = brief.with_changes(cutoffs=(Cutoff(at_m=at_m, time_s=tightness * planned_s),))
    sentence = said(plan_pacing(course, strict))
    if "a finish of" not in sentence:
        return
    hours, minutes, seconds = map(int, sentence.split("a finish of ")[1].split(" ")[0].split(":"))
    better = plan_pacing(course, strict.with_changes(goal_time_s=hours * 3600 + minutes * 60 + seconds))
    assert better.cutoffs[0].margin_s >= -0.1
    assert better.cutoffs[0].margin_s <= 120


def test_the_finish_that_would_pass_is_a_finding() -> None:
    def found(made: PacingPlan) -> list[Finding]:
        return [finding for finding in made.findings if finding.name == "finish_that_passes"]

    (missed,) = found(even(18_000, (20_000, 6900), (40_000, 14_100)))
    assert missed.value == pytest.approx(6900 / 20_000 * 50_000)
    assert missed.inputs["missed"] == 2
    (impossible,) = found(even(18_000, (20_000, 600)))
    assert impossible.value is None
    assert impossible.reason
    assert found(even(18_000, (20_000, 7500))) == []
