"""Which session, day or race of a plan is meant by what was said."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from tools.domain.display import race_distance
from tools.domain.plan_edit import (
    AddWorkout,
    MoveWorkout,
    PlanEdit,
    RemoveWorkout,
    ReplaceWorkout,
    ResizeWorkout,
    SwapDays,
)
from tools.domain.plan_event import Away, Hurt, Ill, Missed, NewRace, PlanEvent, RaceGone, RulesChanged
from tools.domain.race import UnitSystem
from tools.domain.training.training_plan import (
    GoalRace,
    PlannedWorkout,
    RacePriority,
    TrainingPlan,
    TrainingSport,
    WorkoutPurpose,
)
from tools.domain.wording.plan import listed, on_day
from tools.kit.errors import MissingInput
from tools.kit.plan_arguments import SaidEdit, SaidEvent, SaidRace
from tools.kit.said_days import day_meant
from tools.kit.session_choosing import (
    DAY_FIRST,
    WHICH_SESSION,
    eased_by_edits,
    eased_ones,
    of_that_week,
    session_meant,
)

A_STEP = 0.2  # of a session's time, where shorter or longer is said without an amount: our design choice [D]
FIVE_MINUTES_S = 300.0
FROM_WHEN = "From which day to which are you away?"
WHICH_PART = "Which part of your body hurts?"
WHICH_DAY = "On which day shall I add it?"
HOW_LONG = "How many minutes shall it last?"
WHICH_DAYS = "Which two days shall I swap?"
ASKED_OF_EDITS = (
    FROM_WHEN,
    WHICH_PART,
    WHICH_DAY,
    HOW_LONG,
    WHICH_DAYS,
    WHICH_SESSION,
    "Which one?",
    "is off?",
)
"""What tells the questions asked here, so that a short answer is read together with what it answers."""


def edits_of(said: Sequence[SaidEdit], plan: TrainingPlan, today: date) -> tuple[PlanEdit, ...]:
    """Return the edits that are meant; raise MissingInput for a session that is not there or not clear."""
    return tuple(edit for each in said for edit in _edits_of(each, plan, today))


def _edits_of(said: SaidEdit, plan: TrainingPlan, today: date) -> tuple[PlanEdit, ...]:
    if said.edit != "ease":
        return (_edit_of(said, plan, today),)
    workouts = eased_ones(said.session or "next", plan, today)
    return tuple(edit for each in workouts for edit in eased_by_edits(each))


def event_of_said(said: SaidEvent, plan: TrainingPlan, today: date) -> PlanEvent:
    """Return the event that is meant; raise MissingInput for what has to be asked."""
    match said.event:
        case "missed":
            event: PlanEvent = Missed(workout_ids=_missed(plan, _begins(said, today, past=True), today))
        case "ill":
            first, last = _begins(said, today, past=True) or today, _ends(said, today)
            event = Ill(first=first, last=last, fever=said.fever)
        case "hurt":
            event = _hurt(said, today)
        case "away":
            event = _away(_begins(said, today), _ends(said, today), tuple(said.possible))
        case "new_race":
            event = NewRace(race=_one_more(said.race or SaidRace(), plan))
        case "race_gone":
            named = said.race.name if said.race else None
            event = RaceGone(day=_race_meant(plan, _begins(said, today), today, named).day)
        case "rules_changed":
            event = RulesChanged()
    return event


def _hurt(said: SaidEvent, today: date) -> Hurt:
    if not said.body_part:
        raise MissingInput(WHICH_PART)
    first = _begins(said, today, past=True) or today
    return Hurt(first=first, last=_ends(said, today), body_part=said.body_part, trigger=said.trigger)


def _away(first: date | None, last: date | None, possible: tuple[TrainingSport, ...]) -> Away:
    if not (first and last):
        raise MissingInput(FROM_WHEN)
    if last < first:
        raise MissingInput("The last day away lies before the first: from which day to which is it?")
    return Away(first=first, last=last, possible=possible)


def _begins(said: SaidEvent, today: date, *, past: bool = False) -> date | None:
    return day_meant(said.first, today, past=past) if said.first else None


def _ends(said: SaidEvent, today: date) -> date | None:
    return day_meant(said.last, today) if said.last else None


def _edit_of(said: SaidEdit, plan: TrainingPlan, today: date) -> PlanEdit:
    if said.edit == "add":
        return _added(said, today)
    if said.edit == "swap_days":
        return _swapped(said, plan, today)
    workout = session_meant(said.session, plan, today)
    match said.edit:
        case "move":
            return _moved(said, workout, plan, today)
        case "remove":
            return RemoveWorkout(workout_id=workout.id)
        case "replace":
            if said.purpose is None:
                raise MissingInput(f"What shall take the place of “{workout.title}”?")
            return ReplaceWorkout(
                workout_id=workout.id, sport=said.sport, purpose=said.purpose, minutes=said.minutes
            )
        case _:
            return ResizeWorkout(workout_id=workout.id, minutes=said.minutes or _a_step(said.edit, workout))


def _moved(said: SaidEdit, workout: PlannedWorkout, plan: TrainingPlan, today: date) -> MoveWorkout:
    if said.by_days:
        return MoveWorkout(workout_id=workout.id, to=workout.day + timedelta(days=said.by_days))
    if said.to is None:
        raise MissingInput(f"To which day shall I move “{workout.title}”?")
    to = day_meant(said.to, today)
    return MoveWorkout(workout_id=of_that_week(said.session, workout, plan, to, today).id, to=to)


def _added(said: SaidEdit, today: date) -> AddWorkout:
    if said.to is None:
        raise MissingInput(WHICH_DAY)
    if said.minutes is None:
        raise MissingInput(HOW_LONG)
    purpose = said.purpose or WorkoutPurpose.EASY
    otherwise = TrainingSport.STRENGTH if purpose is WorkoutPurpose.STRENGTH else TrainingSport.RUN
    day = day_meant(said.to, today)
    return AddWorkout(day=day, sport=said.sport or otherwise, purpose=purpose, minutes=said.minutes)


def _swapped(said: SaidEdit, plan: TrainingPlan, today: date) -> SwapDays:
    if said.to is None:
        raise MissingInput(WHICH_DAYS)
    match = DAY_FIRST.match((said.session or "").strip().casefold())
    one = day_meant(match["day"], today) if match else session_meant(said.session, plan, today).day
    return SwapDays(one=one, other=day_meant(said.to, today))


def _a_step(edit: str, workout: PlannedWorkout) -> float:
    """Return the minutes of a session made shorter or longer without an amount, to five minutes."""
    if edit == "resize":
        raise MissingInput(f"How many minutes shall “{workout.title}” last?")
    factor = 1 - A_STEP if edit == "shorten" else 1 + A_STEP
    return max(5.0, round(workout.planned_duration_s * factor / FIVE_MINUTES_S) * FIVE_MINUTES_S / 60)


def _missed(plan: TrainingPlan, day: date | None, today: date) -> tuple[str, ...]:
    """Return the sessions of a day; none without a day, which means all that were missed."""
    if day is None:
        return ()
    planned = tuple(each.id for each in plan.workouts if each.day == day and not each.is_rest)
    if not planned:
        raise MissingInput(f"Nothing was planned for {on_day(day, today)}, so nothing was missed.")
    return planned


def _one_more(said: SaidRace, plan: TrainingPlan) -> GoalRace:
    """Return a race more: where there is an A race, one without a priority is rested for, not tapered."""
    has_a = any(race.priority is RacePriority.A for race in plan.goal_races)
    return said.as_goal(RacePriority.B if has_a else RacePriority.A)


def _race_meant(plan: TrainingPlan, day: date | None, today: date, name: str | None = None) -> GoalRace:
    ahead = [race for race in plan.goal_races if race.day >= today]
    named = [race for race in ahead if race.day == day] if day else ahead
    words = (name or "").casefold()
    if words:
        exact = [race for race in named if words == race.name.casefold()]
        named = exact or [race for race in named if _is_called(race, words)]
    if not ahead:
        raise MissingInput("There is no race ahead in your plan.")
    if len(named) == 1:
        return named[0]
    races = listed([f"{race.name} on {race.day:%-d %B %Y}" for race in ahead])
    raise MissingInput(f"Which race is off? In your plan: {races}.")


def _is_called(race: GoalRace, words: str) -> bool:
    """Tell whether words name a race: a part of its name, its name and more, or its distance."""
    name = race.name.casefold()
    said = re.sub(r"\s*\b(?:race|run|ride)\b\s*", " ", words).strip()
    of_its_length = race.distance_m is not None and said in race_distance(race.distance_m, UnitSystem.METRIC)
    return bool(said) and (said in name or name in said or of_its_length)
