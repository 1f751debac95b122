"""What a coach expects of a plan: it begins where the athlete is, grows, and leads to the race."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise

import pytest

from tests.support.sample_athletes import (
    RIDE,
    RUN,
    SUNDAY,
    beginner,
    marathoner,
    rider,
    runner_who_says,
    steady_runner,
    triathlete,
)
from tools.domain.plan_event import Ill
from tools.domain.plan_request import PlanRequest, PlanStanding, PlanWish
from tools.domain.planning.build_plan import build_plan
from tools.domain.planning.judging import judge
from tools.domain.planning.past_kept import with_past_of
from tools.domain.planning.plan_difference import apply_difference, difference
from tools.domain.planning.plan_evolution import evolve
from tools.domain.training.plan_intensity import QUALITY
from tools.domain.training.plan_rule import Severity
from tools.domain.training.training_plan import (
    PlannedWeek,
    PlanPhase,
    TrainingPlan,
    TrainingSport,
    WorkoutPurpose,
)

SAMPLES = (marathoner, runner_who_says, beginner, rider, triathlete)
HOUR_S, MINUTE_S = 3_600.0, 60.0
LIGHT = (PlanPhase.RECOVERY, PlanPhase.TAPER)


def plan_of(sample: Callable[[], PlanRequest]) -> TrainingPlan:
    return build_plan(sample()).plan


def loading(plan: TrainingPlan) -> list[PlannedWeek]:
    return [week for week in plan.weeks if week.phase not in LIGHT]


def long_minutes(plan: TrainingPlan, sport: TrainingSport) -> list[float]:
    """Return the long sessions of a sport in the loading weeks, in minutes."""
    return [
        each.planned_duration_s / MINUTE_S
        for week in loading(plan)
        for each in week.workouts
        if each.sport is sport and each.purpose is WorkoutPurpose.LONG
    ]


@pytest.mark.parametrize(
    ("sample", "start_h", "peak_h"),
    [
        (marathoner, (3.75, 4.6), (5.7, 6.7)),
        (runner_who_says, (4.5, 5.5), (6.8, 8.0)),
        (beginner, (2.0, 2.6), (3.5, 4.5)),
        (rider, (5.4, 6.6), (7.8, 8.0)),
        (triathlete, (5.4, 6.6), (8.5, 9.0)),
    ],
)
def test_volume_begins_where_the_athlete_is_and_grows_to_a_peak(
    sample: Callable[[], PlanRequest], start_h: tuple[float, float], peak_h: tuple[float, float]
) -> None:
    plan = plan_of(sample)
    assert start_h[0] <= plan.weeks[0].duration_s / HOUR_S <= start_h[1]
    hours = [week.duration_s / HOUR_S for week in loading(plan)]
    assert peak_h[0] <= max(hours) <= peak_h[1]
    third = len(hours) // 3
    first, second, last = (
        sum(part) / len(part) for part in (hours[:third], hours[third:-third], hours[-third:])
    )
    assert first < second < last


@pytest.mark.parametrize(
    ("sample", "sport", "start_min", "longest_min"),
    [
        (marathoner, RUN, (100, 110), (155, 180)),
        (runner_who_says, RUN, (80, 100), (150, 180)),
        (beginner, RUN, (35, 50), (100, 120)),
        (rider, RIDE, (95, 130), (240, 270)),
        (triathlete, RIDE, (65, 100), (140, 165)),
        (triathlete, RUN, (40, 60), (80, 95)),
    ],
)
def test_long_sessions_begin_with_the_longest_now_and_grow_to_what_the_race_asks(
    sample: Callable[[], PlanRequest],
    sport: TrainingSport,
    start_min: tuple[float, float],
    longest_min: tuple[float, float],
) -> None:
    minutes = long_minutes(plan_of(sample), sport)
    assert start_min[0] <= minutes[0] <= start_min[1]
    assert longest_min[0] <= max(minutes) <= longest_min[1]
    assert minutes.index(max(minutes)) >= 0.6 * len(minutes)
    assert all(after >= 0.9 * before for before, after in pairwise(minutes))


def test_a_marathoner_reaches_sixty_kilometres_a_week_but_runs_no_more_than_thirty_two_at_once() -> None:
    plan = plan_of(marathoner)
    assert 60_000 <= max(week.distance_m(RUN) for week in loading(plan)) <= 66_000
    trained = [each for each in plan.workouts if each.purpose is not WorkoutPurpose.RACE]
    assert max(each.planned_distance_m or 0.0 for each in trained) <= 32_000
    for week in loading(plan):
        longest = max(each.planned_duration_s for each in week.workouts)
        assert longest <= 0.46 * week.duration_s


@pytest.mark.parametrize("sample", SAMPLES)
def test_recovery_weeks_step_back_in_volume_and_in_the_long_session(
    sample: Callable[[], PlanRequest],
) -> None:
    for before, week in pairwise(plan_of(sample).weeks):
        if week.phase is PlanPhase.RECOVERY:
            assert 0.7 <= week.duration_s / before.duration_s <= 0.9
            longest = [max(each.planned_duration_s for each in one.workouts) for one in (before, week)]
            assert longest[1] <= 0.8 * longest[0]


@pytest.mark.parametrize(
    ("sample", "allowed"),
    [
        (marathoner, {"L7": 20}),
        (runner_who_says, {}),
        (beginner, {"L1": 1}),
        (rider, {}),
        (triathlete, {"L7": 29}),
    ],
)
def test_warnings_are_bounded(sample: Callable[[], PlanRequest], allowed: dict[str, int]) -> None:
    """A long run that carries its week is told; a beginner's first long run has nothing before it."""
    found = judge(plan_of(sample), sample().standing)
    assert not [each for each in found if each.severity is Severity.ERROR]
    for code, times in Counter(each.code for each in found).items():
        assert times <= allowed.get(code, 0), code


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_long_session_and_the_first_hard_one_keep_their_weekdays(
    sample: Callable[[], PlanRequest],
) -> None:
    weeks = loading(plan_of(sample))
    for sport in (RUN, RIDE):
        long = {
            each.day.weekday()
            for week in weeks
            for each in week.workouts
            if each.sport is sport and each.purpose is WorkoutPurpose.LONG
        }
        assert len(long) <= 1
    days = Counter(each.day.weekday() for week in weeks for each in week.workouts if each.purpose in QUALITY)
    assert len(days) <= 3


def test_a_triathlete_swims_evenly_and_runs_off_the_bike_on_saturdays() -> None:
    plan = plan_of(triathlete)
    for week in loading(plan):
        swims = [each for each in week.workouts if each.sport is TrainingSport.SWIM]
        assert len(swims) == 2
        assert all(40 <= each.planned_duration_s / MINUTE_S <= 60 for each in swims)
        after_ride = [each for each in week.workouts if each.sport is RUN and each.day.weekday() == 5]
        assert all(each.planned_duration_s <= 30 * MINUTE_S for each in after_ride)


def test_a_triathlete_who_begins_has_fewer_than_three_hard_sessions_a_week() -> None:
    request = triathlete()
    novice = request.model_copy(update={"wish": request.wish.model_copy(update={"novice": True})})
    for week in build_plan(novice).plan.weeks:
        assert sum(each.purpose in QUALITY for each in week.workouts) < 3


def test_what_was_said_of_now_stays_with_the_plan_and_carries_its_first_weeks() -> None:
    plan = plan_of(runner_who_says)
    (said,) = plan.stated
    assert (said.sport, said.week_s, said.longest_s) == (RUN, 5 * HOUR_S, 1.5 * HOUR_S)
    standing = runner_who_says().standing
    assert not judge(plan, standing)
    without = plan.model_copy(update={"stated": ()})
    assert "L1" in {each.code for each in judge(without, standing)}


def test_what_was_said_survives_a_difference_and_a_new_version() -> None:
    plan = plan_of(runner_who_says)
    assert apply_difference(None, difference(None, plan)) == plan
    without = plan.model_copy(update={"stated": ()})
    assert apply_difference(without, difference(without, plan)) == plan
    later = plan.starts_on + timedelta(days=10)
    assert with_past_of(plan, without, later).stated == plan.stated


def test_the_longest_said_is_where_the_long_run_begins() -> None:
    request = runner_who_says()
    wish = request.wish.model_copy(update={"longest_now_s": 110 * MINUTE_S})
    plan = build_plan(request.model_copy(update={"wish": wish})).plan
    assert 105 <= long_minutes(plan, RUN)[0] <= 115


def test_a_plan_that_begins_later_counts_on_training_going_on() -> None:
    request = marathoner()
    wish = request.wish.model_copy(update={"weeks": 16})
    plan = build_plan(request.model_copy(update={"wish": wish})).plan
    assert plan.starts_on == SUNDAY + timedelta(days=29)
    assert [each.week_s for each in plan.stated] == [250 * MINUTE_S]
    assert 225 <= plan.weeks[0].duration_s / MINUTE_S <= 275
    assert long_minutes(plan, RUN)[0] >= 100


def test_one_lost_week_is_no_new_form_but_two_are() -> None:
    hours = []
    for lost in (0, 1, 3):
        today = SUNDAY + timedelta(days=1 + 7 * lost)
        history = steady_runner(today=SUNDAY + timedelta(days=1))
        history = history.model_copy(update={"known_until": today - timedelta(days=1)})
        request = marathoner()
        standing = request.standing.model_copy(update={"today": today, "history": history})
        plan = build_plan(request.model_copy(update={"standing": standing})).plan
        hours.append(plan.weeks[0].duration_s / HOUR_S)
    assert hours[1] >= 0.85 * hours[0]
    assert hours[2] <= 0.6 * hours[0]


def test_nothing_exceeds_the_hours_there_are() -> None:
    for sample, hours in ((rider, 8), (triathlete, 9)):
        for week in plan_of(sample).weeks:
            trained = sum(
                each.planned_duration_s for each in week.workouts if each.purpose is not WorkoutPurpose.RACE
            )
            assert trained <= hours * HOUR_S


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_fever_on_the_first_day_leaves_a_valid_plan(sample: Callable[[], PlanRequest]) -> None:
    plan = plan_of(sample)
    standing = sample().standing.model_copy(update={"today": plan.starts_on})
    answer = evolve(plan, Ill(first=plan.starts_on, fever=True), standing, {})
    assert not [each for each in judge(answer.plan, answer.standing) if each.severity is Severity.ERROR]
    assert answer.plan.weeks[0].duration_s < 0.5 * plan.weeks[0].duration_s


def test_ids_name_the_day_and_the_sport_so_that_a_plan_made_anew_keeps_them() -> None:
    plan = plan_of(marathoner)
    wish = marathoner().wish.model_copy(update={"strength_days": 1})
    again = build_plan(marathoner().model_copy(update={"wish": wish})).plan
    before = {each.id: each for each in plan.workouts}
    shared = [each for each in again.workouts if each.id in before]
    assert len(shared) >= 0.8 * len(plan.workouts)
    for each in shared:
        assert (each.day, each.sport) == (before[each.id].day, before[each.id].sport)


def test_a_note_on_the_longest_session_is_said_only_where_it_is_true() -> None:
    for sample in SAMPLES:
        assert not [note for note in build_plan(sample()).notes if "the race takes about" in note]
    wish = PlanWish(races=marathoner().wish.races, hours_a_week=3.0, weekly_hours_now=3.0)
    little = build_plan(PlanRequest(wish=wish, standing=PlanStanding(today=SUNDAY)))
    assert [note for note in little.notes if "the race takes about" in note]
