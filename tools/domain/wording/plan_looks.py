"""Answers about a training plan: the next of a kind, a weekend, the taper, the race, what follows, why."""

from collections.abc import Sequence
from datetime import date, timedelta

from tools.domain.display import EN_DASH, duration
from tools.domain.race import UnitSystem
from tools.domain.training.training_plan import (
    PlannedWeek,
    PlannedWorkout,
    PlanPhase,
    TrainingPlan,
    WorkoutPurpose,
)
from tools.domain.wording.plan import (
    amount_of,
    counted,
    in_the_phase,
    listed,
    on_day,
    plan_goal,
    race_named,
    session_line,
    upon,
    workout_facts,
)

HARD = (WorkoutPurpose.INTERVALS, WorkoutPurpose.THRESHOLD, WorkoutPurpose.RACE_PACE)
_WHAT_FOR = {
    WorkoutPurpose.EASY: "It builds endurance at an effort you recover from, so that hard days can be hard.",
    WorkoutPurpose.RECOVERY: "It keeps you moving while you recover: it should feel easier than you think.",
    WorkoutPurpose.LONG: "It builds the endurance a race asks for; there you practise eating and drinking.",
    WorkoutPurpose.STEADY: "It trains you to hold a steady effort for long without tiring yourself out.",
    WorkoutPurpose.THRESHOLD: "It raises the pace or power you can hold for about an hour.",
    WorkoutPurpose.INTERVALS: "It raises how much oxygen you can use: the ceiling above all slower paces.",
    WorkoutPurpose.RACE_PACE: "It makes the effort of your race familiar, so that you can hold it there.",
    WorkoutPurpose.STRIDES: "Short, relaxed and fast: it keeps your stride quick without tiring you.",
    WorkoutPurpose.STRENGTH: "It makes you more robust, and your stride or pedalling more economical.",
    WorkoutPurpose.RACE: "It is the race itself.",
}
EASY_ON_PURPOSE = (
    "Most of it is easy on purpose: endurance grows by much easy training, and a body that is not tired"
    " can do "
    "the few hard sessions well."
)


def purpose_facts(workout: PlannedWorkout, today: date, units: UnitSystem) -> list[str]:
    """Say what a session is for, which one is meant, and its own note."""
    what = _WHAT_FOR.get(workout.purpose, "It is part of the plan's week.")
    note = [workout.note] if workout.note else []
    return [
        f"{_capital(on_day(workout.day, today))}, {amount_of(workout, units)}: {what[0].lower()}{what[1:]}",
        *note,
    ]


def next_facts(workout: PlannedWorkout, kind: str, today: date, units: UnitSystem) -> list[str]:
    """Return the next session of a kind, its day and length first."""
    name = {"long": "long session", "hard": "hard session", "strength": "strength session"}.get(kind, kind)
    if kind == "long":
        name = f"long {workout.sport.value}"
    elif kind in ("easy", "tempo", "intervals"):
        name = f"{kind} session"
    first, *rest = workout_facts(workout, today, units)
    told = f"Your next {name} is {upon(workout.day, today)}: {first.partition(': ')[2]}"
    return [told, *rest]


def weekend_facts(plan: TrainingPlan, days: Sequence[date], today: date, units: UnitSystem) -> list[str]:
    """Return what is planned on some days: how much, then a line for each session or day of rest."""
    planned = [each for each in plan.workouts if each.day in days and not each.is_rest]
    whole = f"{counted(planned)}, {duration(sum(each.planned_duration_s for each in planned))}"
    span = listed([f"{day:%A %-d %B}" for day in days])
    lines = []
    for day in days:
        of_day = [session_line(each, units) for each in planned if each.day == day]
        lines += of_day or [f"- {day:%A %-d %B}: {_nothing(plan, day)}"]
    return [f"{span}: {whole if planned else 'nothing is planned'}.", *lines]


def race_facts(plan: TrainingPlan, today: date) -> list[str]:
    """Say how long it is until the race, in weeks and days."""
    race = plan_goal(plan)
    if race is None:
        return [f"Your plan leads to no race; it ends {upon(plan.weeks[-1].ends_on, today)}."]
    days = (race.day - today).days
    if days <= 0:
        return [f"{_capital(race_named(race))} is {'today' if days == 0 else 'over'}."]
    weeks, left = divmod(days, 7)
    parts = [_many(weeks, "week"), _many(left, "day")]
    span = listed([each for each in parts if each])
    in_days = f", {days} days" if weeks else ""
    return [f"{span} to {race_named(race)} on {race.day:%A %-d %B %Y}{in_days}."]


def taper_facts(plan: TrainingPlan, today: date) -> list[str]:
    """Say when the taper is and how much is left of the weeks before, then a line for each of its weeks."""
    weeks = [week for week in plan.weeks if week.phase is PlanPhase.TAPER and week.ends_on >= today]
    race = plan_goal(plan)
    if not weeks or race is None:
        return ["No taper lies ahead in your plan: it leads to no race you rest for."]
    before = [week.duration_s for week in plan.weeks if week.phase is not PlanPhase.TAPER]
    amount = f"The weeks before it have up to {duration(max(before))} each." if before else ""
    length = _many(len(weeks), "week")
    said = (
        f"Your taper is {length} long, from {on_day(weeks[0].starts_on, today)} to {race_named(race)} on "
        f"{race.day:%-d %B %Y}: less training, so that you start rested, and still a little that is quick."
    )
    return [said, *([amount] if amount else []), *(_week_line(week) for week in weeks)]


def intensity_facts(plan: TrainingPlan, today: date, units: UnitSystem) -> list[str]:
    """Say why most of a plan is easy, how much is hard, and when the next hard session is."""
    ahead = [each for each in plan.workouts if each.day >= today and not each.is_rest]
    total_s, hard_s = (
        sum(getattr(each, name) for each in ahead) for name in ("planned_duration_s", "hard_s")
    )
    facts = [EASY_ON_PURPOSE]
    if total_s:
        amount = f"{duration(hard_s)} of them hard" if hard_s else "none of them hard"
        facts.append(f"Ahead lie {duration(total_s)} of training, {amount}.")
    week = next((each for each in plan.weeks if each.ends_on >= today), None)
    if week and week.phase is PlanPhase.BASE:
        facts.append("You are in the base weeks, which come before the harder ones.")
    first = next((each for each in sorted(ahead, key=lambda each: each.day) if each.purpose in HARD), None)
    if first:
        facts.append(f"The next hard session is {upon(first.day, today)}: {amount_of(first, units)}.")
    return facts


def block_after_facts(plan: TrainingPlan, day: date, today: date) -> list[str]:
    """Say which weeks follow the block a day lies in: what they are for, when, and how much they are."""
    day = max(day, plan.starts_on)
    here = next((week for week in plan.weeks if week.starts_on <= day <= week.ends_on), plan.weeks[-1])
    phase = _block_of(plan, here)
    after = [
        week for week in plan.weeks if week.starts_on > here.starts_on and _block_of(plan, week) is not phase
    ]
    if not after:
        race = plan_goal(plan)
        end = f"{race_named(race)} on {race.day:%-d %B %Y}" if race else "the end of the plan"
        return [f"After the {in_the_phase(phase)} weeks comes {end}."]
    new = _block_of(plan, after[0])
    block = []
    for week in after:
        if _block_of(plan, week) is not new:
            break
        block.append(week)
    times = [week.duration_s for week in block]
    amount = (
        f"from {duration(min(times))} to {duration(max(times))}"
        if min(times) < max(times)
        else duration(times[0])
    )
    easier = ", recovery weeks among them" if any(week.phase is PlanPhase.RECOVERY for week in block) else ""
    return [
        f"After the {in_the_phase(phase)} weeks come "
        f"{_many(len(block), f'{in_the_phase(new)} week')}{easier}, "
        f"{_span(block[0].starts_on, block[-1].ends_on)}: {amount} a week.",
        _BLOCKS.get(new, ""),
    ]


_BLOCKS = {
    PlanPhase.BASE: "They build endurance, mostly easy.",
    PlanPhase.BUILD: "They bring the harder sessions and longer long ones.",
    PlanPhase.PEAK: "They are closest to what the race asks for.",
    PlanPhase.TAPER: "They let you rest, so that you start fresh.",
    PlanPhase.RECOVERY: "They let you recover.",
}


def _block_of(plan: TrainingPlan, week: PlannedWeek) -> PlanPhase:
    """Return the phase a week belongs to; a recovery week belongs to the block before it."""
    before = [
        each.phase
        for each in plan.weeks
        if each.number <= week.number and each.phase is not PlanPhase.RECOVERY
    ]
    return before[-1] if before else week.phase


def _week_line(week: PlannedWeek) -> str:
    trained = [each for each in week.workouts if not each.is_rest]
    with_race = ", the race included" if any(each.purpose is WorkoutPurpose.RACE for each in trained) else ""
    amount = f"{counted(trained)}, {duration(week.duration_s)}{with_race}"
    return f"- {_span(week.starts_on, week.ends_on)}: {amount}"


def _span(first: date, last: date) -> str:
    return f"{first:%-d %B} {EN_DASH} {last:%-d %B %Y}"


def _nothing(plan: TrainingPlan, day: date) -> str:
    if day < plan.starts_on:
        return "before your plan begins"
    return "rest" if day <= plan.weeks[-1].ends_on else "after the end of your plan"


def _many(count: int, name: str) -> str:
    return f"{count} {name}{'' if count == 1 else 's'}" if count else ""


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def weekend_days(today: date, saturday: date | None) -> tuple[date, ...]:
    """Return the days of a weekend from today on; on a Sunday today and the weekend that comes."""
    if saturday is not None:
        return saturday, saturday + timedelta(days=1)
    monday = today - timedelta(days=today.weekday())
    days = [day for day in (monday + timedelta(days=5), monday + timedelta(days=6)) if day >= today]
    coming = [monday + timedelta(days=12), monday + timedelta(days=13)] if len(days) == 1 else []
    return (*days, *coming)
