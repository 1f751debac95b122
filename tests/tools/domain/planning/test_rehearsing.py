"""What the sessions of a plan practise of a race strategy; the plan itself stays as it was."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.support.courses import hilly_marathon
from tools.domain.athlete import Thresholds
from tools.domain.athlete_rules import AthleteRule, RuleKind, Trigger
from tools.domain.course import SegmentKind
from tools.domain.planning.race_practice import rehearsals
from tools.domain.planning.rehearsing import race_of, with_rehearsals
from tools.domain.planning.workout_drafts import RaceEffort
from tools.domain.planning.workout_recipes import make_workout
from tools.domain.race import RaceBrief, Sport, UnitSystem
from tools.domain.strategy import RaceStrategy
from tools.domain.strategy_building import build_strategy
from tools.domain.training.plan_rules import check_plan, is_valid
from tools.domain.training.rehearsal import RehearsalKind
from tools.domain.training.training_plan import (
    GoalRace,
    History,
    PlannedWeek,
    PlannedWorkout,
    PlanPhase,
    RacePriority,
    TrainingPlan,
    TrainingSport,
    WorkoutPurpose,
)
from tools.domain.training.workout_step import RepeatBlock, TargetKind
from tools.domain.wording.rehearsals import rehearsal_facts

MONDAY = date(2026, 3, 2)
WEEKS = 10
RACE_DAY = MONDAY + timedelta(days=7 * WEEKS - 1)
GOAL_S = 12_600.0
KNOWN = Thresholds(threshold_pace_s_per_km=270, ftp_w=250)
COURSE = hilly_marathon()


def strategy(sport: Sport = Sport.RUN, **said: object) -> RaceStrategy:
    """Return a strategy for the hilly marathon, run or ridden."""
    brief = {"race_name": "Hilly", "race_date": RACE_DAY, "sport": sport, "weight_kg": 65, "units": "metric"}
    if sport is Sport.RUN:
        brief["goal_time_s"] = GOAL_S
    else:
        brief |= {"ftp_w": 250, "system_mass_kg": 75}
    return build_strategy(COURSE, RaceBrief.model_validate(brief | said))


def plan(
    sport: TrainingSport = TrainingSport.RUN, thresholds: Thresholds = KNOWN, weeks: int = WEEKS
) -> TrainingPlan:
    """Return weeks of a race-pace session on Wednesday and a long one on Sunday, the race at their end."""
    last = MONDAY + timedelta(days=7 * weeks - 1)
    race = RaceEffort(duration_s=GOAL_S, pace_s_per_km=GOAL_S / 42.195)
    built = []
    for number in range(1, weeks + 1):
        start = MONDAY + timedelta(days=7 * (number - 1))
        phase = PlanPhase.TAPER if number > weeks - 2 else PlanPhase.BUILD
        fast = make_workout(
            f"f{number}", start + timedelta(days=2), sport, WorkoutPurpose.RACE_PACE, 60, thresholds,
            phase=phase, variant=number, race=race,
        )  # fmt: skip
        purpose = WorkoutPurpose.RACE if number == weeks else WorkoutPurpose.LONG
        long = make_workout(
            f"l{number}", start + timedelta(days=6), sport, purpose, 110, thresholds,
            phase=phase, variant=number, race=race,
        )  # fmt: skip
        built.append(PlannedWeek(number=number, starts_on=start, phase=phase, workouts=(fast, long)))
    goal = GoalRace(day=last, priority=RacePriority.A, name="Hilly", sport=sport, distance_m=42_195)
    return TrainingPlan(goal_races=(goal,), weeks=tuple(built))


def of_kind(workout: PlannedWorkout, kind: RehearsalKind) -> list[str]:
    return [each.text for each in workout.rehearses if each.kind is kind]


def totals(of: TrainingPlan) -> list[object]:
    """Return all that must not change: whatever a session says but its targets, notes and rehearsals."""
    return [
        each.model_dump(exclude={"steps", "rehearses"}) | {"steps": [s.duration_s for s in each.every_step()]}
        for each in of.workouts
    ]


def test_race_pace_sessions_take_the_strategys_pace_on_its_own_grades() -> None:
    rehearsed = with_rehearsals(plan(), strategy(), KNOWN, COURSE)
    fast = [each for each in rehearsed.workouts if each.purpose is WorkoutPurpose.RACE_PACE]
    said = [each.rehearses[0] for each in fast]
    assert said[0].kind is RehearsalKind.PACE
    assert "on the flat" in said[0].text
    climb = next(each for each in said if "rise" in each.text)
    assert climb.kind is RehearsalKind.GRADE
    assert climb.at_m == 28_000
    splits = strategy().pacing.splits_km[28:30]
    low, high = (round(sum(times) / 2) for times in zip(*((s.low_s, s.high_s) for s in splits), strict=True))
    pace = f"{low // 60}:{low % 60:02d}–{high // 60}:{high % 60:02d} /km"
    assert f"at {pace} on a rise of 4 %, as at km 28–30." in climb.text
    assert said[-1].kind is RehearsalKind.PACE, "the last before the race is on the flat"


def test_a_flat_race_pace_goes_into_the_steps_within_their_zone() -> None:
    fast = with_rehearsals(plan(), strategy(), KNOWN, COURSE).workouts[0]
    block = next(each for each in fast.steps if isinstance(each, RepeatBlock))
    target = block.steps[0].target
    assert target is not None
    assert target.kind is TargetKind.PACE
    flat = next(s for s in rehearsals(strategy(), COURSE).stretches if s.kind is SegmentKind.FLAT)
    assert target.low >= round(flat.low)
    assert target.high <= round(flat.high)
    assert block.steps[0].note.endswith(f"on the flat, as at {flat.place}")


def test_the_plan_stays_as_valid_and_as_large_as_it_was() -> None:
    before = plan()
    after = with_rehearsals(before, strategy(), KNOWN, COURSE)
    assert totals(after) == totals(before)
    assert check_plan(after, History(), KNOWN) == check_plan(before, History(), KNOWN)


def test_rehearsing_again_changes_nothing_more() -> None:
    once = with_rehearsals(plan(), strategy(), KNOWN, COURSE)
    assert with_rehearsals(once, strategy(), KNOWN, COURSE) == once


def test_eating_is_built_up_to_the_races_own_rate_in_the_last_eight_weeks() -> None:
    rehearsed = with_rehearsals(plan(), strategy(), KNOWN, COURSE)
    long = [each for each in rehearsed.workouts if each.purpose is WorkoutPurpose.LONG]
    fuelled = [each for each in long if of_kind(each, RehearsalKind.FUEL)]
    assert all((RACE_DAY - each.day).days <= 56 for each in fuelled)
    assert [each for each in long if (RACE_DAY - each.day).days <= 56] == fuelled
    rates = [int(of_kind(each, RehearsalKind.FUEL)[0].split(": ")[1].split(" g")[0]) for each in fuelled]
    race = round((strategy().fuel.carbs_rate.value or 0) / 5) * 5
    assert rates == sorted(rates)
    assert rates[0] < race
    assert rates[-3:] == [race] * 3
    assert "a gel (25 g) about every 25 min, as in the race." in of_kind(fuelled[-1], RehearsalKind.FUEL)[0]


def test_every_kept_cue_comes_in_at_least_three_long_sessions() -> None:
    rehearsed = with_rehearsals(plan(), strategy(), KNOWN, COURSE)
    texts = [text for each in rehearsed.workouts for text in of_kind(each, RehearsalKind.CUE)]
    assert texts
    assert all(texts.count(text) >= 3 for text in texts)
    own = {cue.text for cue in strategy().mental.cues}
    assert {text.split("“")[1].rstrip("”") for text in texts} == own


def test_few_long_sessions_practise_few_cues_rather_than_all_of_them_once() -> None:
    practice = rehearsals(strategy(), COURSE)
    for sessions in range(3, 12):
        said = [each.text for given in practice.cues_of(sessions) for each in given]
        assert said, sessions
        assert all(said.count(text) >= 3 for text in said), sessions


def test_a_ride_practises_power_and_runs_are_left_alone() -> None:
    rides, wanted = plan(TrainingSport.RIDE), strategy(Sport.RIDE, target_power_w=205)
    rehearsed = with_rehearsals(rides, wanted, KNOWN, COURSE)
    fast = rehearsed.workouts[0]
    assert fast.rehearses[0].text.startswith("2 × 10 min at 19")
    assert " W on the flat" in fast.rehearses[0].text
    block = next(each for each in fast.steps if isinstance(each, RepeatBlock))
    assert block.steps[0].target
    assert block.steps[0].target.kind is TargetKind.POWER
    assert totals(rehearsed) == totals(rides)
    assert check_plan(rehearsed, History(), KNOWN) == check_plan(rides, History(), KNOWN)
    assert with_rehearsals(plan(), wanted, KNOWN, COURSE) == plan()


def test_a_race_of_another_zone_than_the_session_is_said_not_put_into_its_steps() -> None:
    rides = plan(TrainingSport.RIDE)
    rehearsed = with_rehearsals(rides, strategy(Sport.RIDE), KNOWN, COURSE)
    said = rehearsed.workouts[0].rehearses[0].text
    assert said == "2 × 10 min on the flat, as at km 0–5; the race asks for 230–255 W there."
    assert [each.steps for each in rehearsed.workouts] == [each.steps for each in rides.workouts]


def test_only_the_strategys_own_race_is_rehearsed() -> None:
    another_day = strategy(race_date=RACE_DAY - timedelta(days=7))
    assert with_rehearsals(plan(), another_day, KNOWN, COURSE) == plan()
    assert race_of(plan(), strategy(race_date=None)) == plan().goal_races[0]


def test_whom_hills_hurt_gets_the_flat_alone_as_long_as_they_do() -> None:
    knee = AthleteRule(
        kind=RuleKind.HURT,
        words="my knee hurts downhill",
        body_part="knee",
        trigger=Trigger.DOWNHILL,
        last=MONDAY + timedelta(days=27),
    )
    spared = with_rehearsals(plan(), strategy(), KNOWN, COURSE, rules=(knee,))
    hilly = [each.day for each in spared.workouts if of_kind(each, RehearsalKind.GRADE)]
    assert hilly
    assert min(hilly) > MONDAY + timedelta(days=27)
    assert all(each.rehearses for each in spared.workouts[:-1])


def test_days_before_one_are_left_alone() -> None:
    day = MONDAY + timedelta(days=28)
    rehearsed = with_rehearsals(plan(), strategy(), KNOWN, COURSE, from_day=day)
    for before, after in zip(plan().workouts, rehearsed.workouts, strict=True):
        assert before == after or after.day >= day


def test_a_blocked_fuel_plan_is_not_practised() -> None:
    safe = strategy()
    blocked = safe.model_copy(update={"fuel": safe.fuel.model_copy(update={"blocked": "Ask a doctor."})})
    rehearsed = with_rehearsals(plan(), blocked, KNOWN, COURSE)
    assert not any(of_kind(each, RehearsalKind.FUEL) for each in rehearsed.workouts)


def test_miles_are_told_to_those_who_run_in_miles() -> None:
    said = with_rehearsals(plan(), strategy(units=UnitSystem.IMPERIAL), KNOWN, COURSE).workouts[0]
    assert "/mi" in said.rehearses[0].text
    assert "mile" in said.rehearses[0].text


@settings(max_examples=40, deadline=None)
@given(
    pace=some.floats(200, 500),
    goal_h=some.floats(2.4, 6.5),
    known=some.booleans(),
    weeks=some.integers(4, 14),
)
def test_whatever_the_athlete_nothing_but_targets_and_words_changes(
    pace: float, goal_h: float, known: bool, weeks: int
) -> None:
    thresholds = Thresholds(threshold_pace_s_per_km=pace) if known else Thresholds()
    before = plan(thresholds=thresholds, weeks=weeks)
    wanted = strategy(goal_time_s=goal_h * 3600, race_date=before.goal_races[0].day)
    after = with_rehearsals(before, wanted, thresholds, COURSE)
    assert totals(after) == totals(before)
    errors = [b for b in check_plan(after, History(), thresholds) if b.code == "L11"]
    assert errors == [b for b in check_plan(before, History(), thresholds) if b.code == "L11"]
    assert is_valid(check_plan(before, History(), thresholds)) == is_valid(
        check_plan(after, History(), thresholds)
    )


def test_the_strategy_can_say_which_sessions_rehearse_it() -> None:
    rehearsed = with_rehearsals(plan(), strategy(), KNOWN, COURSE)
    said = rehearsal_facts(rehearsed, strategy(), RACE_DAY - timedelta(days=20))
    assert said[0].startswith("Your training plan rehearses it in 5 sessions: its pace twice, ")
    assert "its eating twice" in said[0]
    assert said[1].startswith("The next is on Wednesday 22 April: ")
    assert rehearsal_facts(plan(), strategy(), MONDAY) == ()
    assert rehearsal_facts(rehearsed, strategy(race_date=MONDAY), MONDAY) == ()


@pytest.mark.parametrize("weeks", [4, 6])
def test_a_short_plan_rehearses_too(weeks: int) -> None:
    before = plan(weeks=weeks)
    after = with_rehearsals(before, strategy(race_date=before.goal_races[0].day), KNOWN)
    assert any(each.rehearses for each in after.workouts)
