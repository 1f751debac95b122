"""What has to be said with a plan: where it falls short of what the race will ask, and of what was asked."""

from tools.domain.display import clock, duration
from tools.domain.planning.plan_brief import PlanBrief
from tools.domain.planning.plan_races import goal_is_believed, race_duration_s, riegel_s
from tools.domain.training.training_plan import (
    GoalRace,
    RacePriority,
    TrainingPlan,
    TrainingSport,
    WorkoutPurpose,
)

ENOUGH_OF_A_RACE = 0.55  # of its time, in the longest session before it: our design choice [D]
ENOUGH_S = {TrainingSport.RUN: 2.4 * 3600, TrainingSport.RIDE: 3.5 * 3600}  # is enough for any race [D]
MOST_DAYS = 6


def notes_of(plan: TrainingPlan, brief: PlanBrief) -> tuple[str, ...]:
    """Return the sentences that are said with a plan."""
    notes = list(brief.notes)
    asked = brief.request.wish.days_a_week
    if asked is not None and asked > MOST_DAYS:
        notes.append("You asked for seven days a week; one of them stays free, for rest.")
    for race in plan.goal_races:
        if race.priority is RacePriority.A:
            notes.extend(_of_a_race(race, plan, brief))
    return tuple(notes)


def _of_a_race(race: GoalRace, plan: TrainingPlan, brief: PlanBrief) -> list[str]:
    thresholds = brief.limits.thresholds
    notes = []
    lasts = race_duration_s(race, thresholds)
    longest = max(
        (
            each.planned_duration_s
            for each in plan.workouts
            if each.sport is race.sport and each.day < race.day and each.purpose is WorkoutPurpose.LONG
        ),
        default=0.0,
    )
    if longest and longest < min(ENOUGH_OF_A_RACE * lasts, ENOUGH_S.get(race.sport, 0.0)):
        notes.append(
            f"The longest {race.sport} before {race.name} is {duration(longest)}; the race takes about "
            f"{duration(lasts)}. Your time, your rules and careful growth allow no more until then: think of "
            "a later or shorter race, or begin it slowly."
        )
    known = thresholds.threshold_pace_s_per_km is not None and race.sport is TrainingSport.RUN
    if known and race.goal_time_s and race.distance_m:
        predicted = riegel_s(race.distance_m, thresholds)
        if not goal_is_believed(race.goal_time_s, predicted):
            notes.append(
                f"Your goal for {race.name} is {clock(race.goal_time_s)}; your threshold pace means about "
                f"{clock(predicted)}, so race pace in this plan follows your threshold."
            )
    return notes
