"""The sessions of a week written out: steps and targets, each run within what the runs before it prepared."""

from tools.domain.planning.effort_targets import Effort
from tools.domain.planning.growth import Growth
from tools.domain.planning.periodisation import WeekOutline
from tools.domain.planning.plan_brief import PlanBrief
from tools.domain.planning.plan_course import Course, done_in_week
from tools.domain.planning.plan_races import race_workout
from tools.domain.planning.week_lengths import Sized
from tools.domain.planning.week_slots import Role
from tools.domain.planning.workout_drafts import RaceEffort
from tools.domain.planning.workout_recipes import SHORTEST_MIN, make_workout
from tools.domain.training.training_plan import (
    ENDURANCE,
    PlannedWorkout,
    PlanPhase,
    TrainingSport,
    WorkoutPurpose,
)

BRICK_NOTE = "Straight off the bike: short quick steps, and let the legs find their rhythm."
EASY_SHARE = 0.72  # of a week's time: L5 warns below 0.70
NOT_KEY = (WorkoutPurpose.EASY, WorkoutPurpose.STRIDES, WorkoutPurpose.RECOVERY)


def written(
    sessions: list[Sized], outline: WeekOutline, brief: PlanBrief, course: Course, race: RaceEffort
) -> list[PlannedWorkout]:
    """Write the sessions day by day, each run within what the runs before it prepared."""
    workouts: list[PlannedWorkout] = []
    races = [race_workout("", each, brief.limits.thresholds) for each in outline.races]
    for race_day in races:
        if race_day.sport is TrainingSport.RUN:
            course.growth.note_run(race_day)
    for each in sessions:
        effort = _with_finish(each, outline, brief, race)
        workout = _session(each, outline, brief, effort)
        if each.slot.sport is TrainingSport.RUN:
            workout = _within_growth(workout, each, outline, brief, growth=course.growth, race=effort)
            course.growth.note_run(workout)
        workouts.append(workout)
    return sorted((*workouts, *races), key=lambda one: one.day)


def _session(each: Sized, outline: WeekOutline, brief: PlanBrief, race: RaceEffort) -> PlannedWorkout:
    slot = each.slot
    workout = make_workout(
        "",
        each.day,
        slot.sport,
        slot.purpose,
        each.minutes,
        brief.limits.thresholds,
        phase=outline.phase,
        variant=slot.variant,
        race=race,
        key=slot.role in (Role.LONG, Role.FIRST_HARD, Role.SECOND_HARD) and slot.purpose not in NOT_KEY,
    )
    if slot.brick:
        return workout.model_copy(update={"title": "Brick run", "note": BRICK_NOTE})
    return workout


def _within_growth(
    workout: PlannedWorkout,
    each: Sized,
    outline: WeekOutline,
    brief: PlanBrief,
    *,
    growth: Growth,
    race: RaceEffort,
) -> PlannedWorkout:
    cap = growth.run_cap(each.day)
    for _ in range(4):
        length = growth.run_length(workout)
        if cap is None or length <= cap or each.minutes <= SHORTEST_MIN:
            break
        each.minutes = max(SHORTEST_MIN, min(each.minutes - 1, int(each.minutes * cap / length)))
        workout = _session(each, outline, brief, race)
    return workout


def _with_finish(each: Sized, outline: WeekOutline, brief: PlanBrief, race: RaceEffort) -> RaceEffort:
    """Give a long session its part at the effort of the race, late in the plan and every other week."""
    slot = each.slot
    late = outline.phase is PlanPhase.PEAK or (outline.phase is PlanPhase.BUILD and outline.turn % 2 == 1)
    may = brief.limits.allows(each.day, slot.sport, WorkoutPurpose.RACE_PACE)
    right = race.duration_s > 0 and race.effort in (Effort.THRESHOLD, Effort.STEADY) and not slot.calm
    if slot.purpose is not WorkoutPurpose.LONG or not (late and may and right):
        return race._replace(finish_min=0)
    share = 0.28 if outline.phase is PlanPhase.PEAK else 0.2
    share *= 0.6 if race.effort is Effort.THRESHOLD or brief.form.novice else 1.0
    most = 50 if slot.sport is TrainingSport.RUN else 75
    finish = 5 * int(min(most, share * each.minutes) / 5)
    return race._replace(finish_min=finish if finish >= 10 else 0)


def within_sport_limits(sessions: list[Sized], outline: WeekOutline, brief: PlanBrief) -> list[Sized]:
    """Cut the sessions of a sport, then all of them, to what the athlete's rules leave of a week."""
    limits = brief.limits
    sports: tuple[TrainingSport | None, ...] = (*dict.fromkeys(each.slot.sport for each in sessions), None)
    for sport in sports:
        most = limits.week_s(outline.monday, sport) / 60
        if sport is None:
            most = min(most, brief.most_week_s / 60)
            most -= sum(each.duration_s for each in done_in_week(outline.monday, brief.request.standing)) / 60
        these = [each for each in sessions if sport in (None, each.slot.sport)]
        over = sum(each.minutes for each in these) - most
        for each in sorted(these, key=lambda one: one.slot.role is not Role.EASY):
            if over <= 0:
                break
            least = limits.shortest_s(each.day, each.slot.sport, each.slot.purpose) / 60
            cut = min(over, max(0, each.minutes - max(20, least)))
            each.minutes -= int(cut + 0.999)
            over -= int(cut + 0.999)
        while over > 0 and these:
            last = these.pop()
            sessions.remove(last)
            over -= last.minutes
    return sessions


def sport_limit_s(outline: WeekOutline, brief: PlanBrief) -> float:
    """Return what the rules leave of a week where the plan has one sport, with its strength days."""
    if brief.sport is TrainingSport.TRIATHLON:
        return float("inf")
    return brief.limits.week_s(outline.monday, brief.sport) + brief.strength_days * 2400.0


def easy_enough(workouts: list[PlannedWorkout]) -> bool:
    """Say whether enough of a week is easy (L5)."""
    trained = [w for w in workouts if w.sport in ENDURANCE and w.purpose is not WorkoutPurpose.RACE]
    total = sum(w.planned_duration_s for w in trained)
    return not total or sum(w.intensity.easy * w.planned_duration_s for w in trained) >= EASY_SHARE * total
