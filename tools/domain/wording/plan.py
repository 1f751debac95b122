"""A training plan in sentences: a session with its steps, a week as a list, the whole in short."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from tools.domain.display import EN_DASH, distance, duration, pace_number, pace_unit, power_range
from tools.domain.race import UnitSystem
from tools.domain.training.training_plan import (
    GoalRace,
    PlannedWeek,
    PlannedWorkout,
    PlanPhase,
    TrainingPlan,
    TrainingSport,
    WorkoutPurpose,
)
from tools.domain.training.workout_step import RepeatBlock, StepTarget, TargetKind, WorkoutStep

_COUNTED = {
    TrainingSport.RUN: ("run", "runs"),
    TrainingSport.RIDE: ("ride", "rides"),
    TrainingSport.SWIM: ("swim", "swims"),
    TrainingSport.STRENGTH: ("strength session", "strength sessions"),
    TrainingSport.OTHER: ("other session", "other sessions"),
}
_PHASES = {
    PlanPhase.BASE: "base",
    PlanPhase.BUILD: "build",
    PlanPhase.PEAK: "peak",
    PlanPhase.TAPER: "taper",
    PlanPhase.RECOVERY: "recovery",
}
_A_DISTANCE = re.compile(r"(?:half )?marathon$|race$|ride$|swim$|triathlon$|[\d.]+ km\b", re.IGNORECASE)
_METRES_SHOWN_BELOW = 2_000.0  # repeats are counted in metres as on a track: our design choice [D]


def on_day(day: date, today: date) -> str:
    """Name a day: "today, Saturday 21 November", "Thursday 26 November"; another year is named."""
    named = f"{day:%A %-d %B}" if day.year == today.year else f"{day:%A %-d %B %Y}"
    near = {today: "today", today + timedelta(days=1): "tomorrow", today - timedelta(days=1): "yesterday"}
    return f"{near[day]}, {named}" if day in near else named


def upon(day: date, today: date) -> str:
    """Say on which day: "on Thursday 26 November", but "tomorrow, Monday 23 November"."""
    near = abs((day - today).days) <= 1
    return on_day(day, today) if near else f"on {on_day(day, today)}"


def listed(words: Sequence[str]) -> str:
    """Join words as one says them: "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def plan_headline(plan: TrainingPlan) -> str:
    """Say a plan in one sentence: its weeks and race, its sessions a week, its hours from and to."""
    weeks = f"{len(plan.weeks)} {'week' if len(plan.weeks) == 1 else 'weeks'}"
    race = plan_goal(plan)
    whole = [week for week in plan.weeks if week.phase not in (PlanPhase.TAPER, PlanPhase.RECOVERY)]
    times = [week.duration_s for week in whole or plan.weeks]
    longest, first = max(times), next((each for each in times if each > 0), 0.0)
    amount = (
        f"from {duration(first)} to {duration(longest)}"
        if longest > first
        else f"{duration(longest)} at most"
    )
    goal = f"{weeks} to {race_named(race)} on {race.day:%-d %B %Y}" if race else f"{weeks} of training"
    return f"{goal}: {_sessions_a_week(whole or plan.weeks)}, {amount} a week."


def race_named(race: GoalRace) -> str:
    """Name a race in a sentence: by its own name, or as one says a distance ("your marathon")."""
    return f"your {race.name.casefold()}" if _A_DISTANCE.match(race.name) else race.name


def plan_goal(plan: TrainingPlan) -> GoalRace | None:
    """Return the race a plan leads to: the last of the highest priority."""
    if not plan.goal_races:
        return None
    best = min(race.priority for race in plan.goal_races)
    return max((race for race in plan.goal_races if race.priority is best), key=lambda race: race.day)


def in_the_phase(phase: PlanPhase) -> str:
    """Return the word for a phase."""
    return _PHASES[phase]


def phases_fact(plan: TrainingPlan) -> str:
    """Say how the weeks are spent, in their order: "6 weeks of base, 5 of build ..."."""
    count = Counter(week.phase for week in plan.weeks)
    parts = [f"{count[phase]} of {name}" for phase, name in _PHASES.items() if count[phase]]
    return f"Its weeks: {listed(parts)}."


def week_facts(week: PlannedWeek, today: date, units: UnitSystem) -> list[str]:
    """Return a week: what it is for and how long, then a line for each session."""
    trained = [workout for workout in week.workouts if not workout.is_rest]
    first, last = week.starts_on, week.ends_on
    begins = f"{first:%-d}" if first.month == last.month else f"{first:%-d %B} "
    span = f"{begins}{EN_DASH}{'' if first.month == last.month else ' '}{last:%-d %B}"
    amount = f"{counted(trained)}, {duration(week.duration_s)}" if trained else "rest"
    ahead = "" if first <= today <= last else f" ({span})"
    head = f"Week {week.number}{ahead} is a {_PHASES[week.phase]} week: {amount}."
    lines = [session_line(each, units) for each in sorted(trained, key=lambda each: each.day)]
    return [head, *lines]


def day_facts(plan: TrainingPlan, day: date, today: date, units: UnitSystem) -> list[list[str]]:
    """Return what is planned on a day, its steps with it; a day without a session is rest."""
    planned = [each for each in plan.workouts if each.day == day and not each.is_rest]
    when = on_day(day, today)
    if planned:
        return [workout_facts(each, today, units) for each in planned]
    if not plan.starts_on <= day <= plan.weeks[-1].ends_on:
        begins = f"Your plan begins {upon(plan.starts_on, today)}"
        ended = f"Your plan ended {upon(plan.weeks[-1].ends_on, today)}"
        return [[f"{begins if day < plan.starts_on else ended}: nothing is planned for {when}."]]
    return [[f"{_capital(when)}: rest. Nothing is planned."]]


def workout_facts(workout: PlannedWorkout, today: date, units: UnitSystem) -> list[str]:
    """Return one session: what and when, why where it is known, and its steps in their order."""
    facts = [f"{_capital(on_day(workout.day, today))}: {amount_of(workout, units)}."]
    if workout.note:
        facts.append(_sentence(workout.note))
    facts += [_sentence(rehearsal.text) for rehearsal in workout.rehearses]
    return [*facts, *(f"- {line}" for line in step_lines(workout, units))]


def step_lines(workout: PlannedWorkout, units: UnitSystem) -> list[str]:
    """Return the steps as they are read on the way: "6 × (3 min in zone 5, 2 min in zone 1)"."""
    return [
        f"{step.times} × ({', '.join(_step(each, units) for each in step.steps)})"
        if isinstance(step, RepeatBlock)
        else _step(step, units)
        for step in workout.steps
    ]


def next_session(plan: TrainingPlan, today: date) -> PlannedWorkout | None:
    """Return the next session from today on, None after the last."""
    ahead = (each for each in plan.workouts if each.day >= today and not each.is_rest)
    return min(ahead, key=lambda each: each.day, default=None)


def week_of(plan: TrainingPlan, day: date) -> PlannedWeek | None:
    """Return the week a day lies in."""
    return next((week for week in plan.weeks if week.starts_on <= day <= week.ends_on), None)


def session_line(workout: PlannedWorkout, units: UnitSystem) -> str:
    """Return a session as a line of a list: its day, its title and how long it is."""
    key = " (key)" if workout.key else ""
    return f"- {workout.day:%A %-d %B}: {amount_of(workout, units)}{key}"


def amount_of(workout: PlannedWorkout, units: UnitSystem) -> str:
    """Return a session's title with how long and how far it is."""
    parts = [workout.title]
    if workout.planned_duration_s and workout.purpose is not WorkoutPurpose.RACE:
        parts.append(duration(workout.planned_duration_s))
    if workout.planned_distance_m:
        parts.append(distance(workout.planned_distance_m, units))
    return ", ".join(parts)


def _step(step: WorkoutStep, units: UnitSystem) -> str:
    if step.duration_s is not None:
        long = duration(step.duration_s)
    else:
        metres = step.distance_m or 0.0
        long = f"{metres:g} m" if metres < _METRES_SHOWN_BELOW else distance(metres, units)
    target = f" {_target(step.target, units)}" if step.target else ""
    note = f" ({step.note.strip().rstrip('.')})" if step.note else ""
    return f"{long}{target}{note}"


def _target(target: StepTarget, units: UnitSystem) -> str:
    zone = f" (zone {target.zone})" if target.zone else ""
    match target.kind:
        case TargetKind.ZONE:
            low, high = f"{target.low:g}", f"{target.high:g}"
            return f"in zone {low}" if low == high else f"in zones {low}{EN_DASH}{high}"
        case TargetKind.PACE:
            low, high = (pace_number(each / 1000, units) for each in (target.low, target.high))
            both = low if low == high else f"{low}{EN_DASH}{high}"
            return f"at {both} {pace_unit(units)}{zone}"
        case TargetKind.POWER:
            return f"at {power_range(target.low, target.high)}{zone}"
        case TargetKind.HEART_RATE:
            return f"at {target.low:.0f}{EN_DASH}{target.high:.0f} beats per minute{zone}"


def _sessions_a_week(weeks: Sequence[PlannedWeek]) -> str:
    """Count the sessions of a week by sport: "3 to 4 runs and 1 strength session a week"."""
    counts = [Counter(each.sport for each in week.workouts) for week in weeks]
    parts = []
    for sport, (one, several) in _COUNTED.items():
        least, most = min(each[sport] for each in counts), max(each[sport] for each in counts)
        if most:
            amount = f"{least} to {most}" if least < most else f"{most}"
            parts.append(f"{amount} {one if most == 1 else several}")
    return (listed(parts) if parts else "no session") + " a week"


def counted(workouts: Sequence[PlannedWorkout]) -> str:
    """Count sessions by sport: "3 runs and 1 swim"."""
    count = Counter(workout.sport for workout in workouts)
    races = count[TrainingSport.TRIATHLON]
    parts = [*_numbers(count), *([f"{races} triathlon"] if races else [])]
    return listed(parts) if parts else "no session"


def _numbers(count: Mapping[TrainingSport, int]) -> Iterator[str]:
    for sport, (one, several) in _COUNTED.items():
        if count.get(sport, 0):
            yield f"{count[sport]} {one if count[sport] == 1 else several}"


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _sentence(words: str) -> str:
    words = words.strip()
    return words if words.endswith((".", "!", "?")) else f"{words}."
