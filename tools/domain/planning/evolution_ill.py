"""Illness: with a fever nothing until well, without one nothing hard, then a way back as long as it was."""

from datetime import date, timedelta

from tools.domain.athlete_rules import AthleteRule, RuleKind
from tools.domain.plan_event import Ill
from tools.domain.plan_request import PlanStanding
from tools.domain.plan_version import Evidence
from tools.domain.planning.change_sentences import day_written, named
from tools.domain.planning.evolution_draft import Draft
from tools.domain.planning.evolving import (
    SECONDS_A_MINUTE,
    Changes,
    NothingToChange,
    eased,
    is_race,
    made,
    sessions,
)
from tools.domain.planning.plan_sessions import changed_plan, phase_on
from tools.domain.training.training_plan import PlannedWorkout, PlanPhase, TrainingPlan, TrainingSport

# All our design choice [D], for a clinician's review.
ASSUMED_DAYS = 4  # that an illness goes on from today where nobody knows its end
SHORTEST_WAY_BACK_DAYS, LONGEST_WAY_BACK_DAYS = 3, 14
WAY_BACK_WITHOUT_FEVER_DAYS = 2
LONGEST_WITH_A_COLD_MIN = 45.0
FIRST_HALF_SHARE, SECOND_HALF_SHARE = 0.5, 0.75  # of the planned time on the way back after a fever
SOURCE = "safety default for clinician review: no hard training with a fever, the neck check, L12"
NECK_CHECK = (
    "Easy training is only for a cold above the neck. With a fever, a cough from the chest, aching limbs or "
    "a racing heart: rest."
)
DOCTOR = (
    "Chest pain, a racing or stumbling heart, or a fever that lasts: see a doctor before you train again."
)


def ill(plan: TrainingPlan, event: Ill, standing: PlanStanding) -> Draft:
    """Return what follows from an illness. Raises NothingToChange where it and the way back are over."""
    today = standing.today
    first = min(event.first, event.last or event.first)
    last = event.last if event.last is not None else max(today, first) + timedelta(days=ASSUMED_DAYS - 1)
    back = last + timedelta(days=_way_back_days((last - first).days + 1, event.fever))
    if back < today:
        raise NothingToChange("That illness and the way back from it are over, so the plan stands.")
    while_ill = _standing(standing, first, last, back, event.fever)
    changes: Changes = {}
    for workout in sessions(plan, max(first, today), last):
        changes[workout.id] = None if event.fever else _calm(plan, workout, standing)
    changes |= _way_back(plan, standing, last, back, event.fever)
    return Draft(
        plan=changed_plan(plan, changes),
        standing=while_ill,
        headline=_headline(event.fever, last, back, today),
        reason=_reason(event.fever),
        if_same="Nothing hard is planned for these days, so the plan stands. Rest if you feel worse.",
        evidence=(Evidence(text=_reason(event.fever), source=SOURCE),),
        notes=(*_notes(event, last), *_races(plan, max(first, today), back, event.fever)),
    )


def _standing(standing: PlanStanding, first: date, last: date, back: date, fever: bool) -> PlanStanding:
    """Return what the plan has to obey: nothing hard until the way back is over, no training with a fever."""
    rules = [AthleteRule(kind=RuleKind.NOTHING_HARD, words="I am ill", first=first, last=back)]
    if fever:
        words = "I have a fever"
        rules.append(AthleteRule(kind=RuleKind.NO_TRAINING, words=words, first=first, last=last))
    flags = standing.flags
    if first <= standing.today <= last:
        until: date | None = last
        if flags.ill or flags.injured:
            until = None if flags.until is None else max(last, flags.until)
        flags = flags.model_copy(update={"ill": True, "until": until})
    return standing.model_copy(update={"flags": flags, "rules": (*standing.rules, *rules)})


def _way_back_days(ill_days: int, fever: bool) -> int:
    if not fever:
        return WAY_BACK_WITHOUT_FEVER_DAYS
    return min(max(ill_days, SHORTEST_WAY_BACK_DAYS), LONGEST_WAY_BACK_DAYS)


def _calm(plan: TrainingPlan, workout: PlannedWorkout, standing: PlanStanding) -> PlannedWorkout | None:
    """Return a session as a cold lets it be done: easy, and not long; nothing in the gym."""
    if workout.sport is TrainingSport.STRENGTH:
        return None
    if workout.planned_duration_s <= LONGEST_WITH_A_COLD_MIN * SECONDS_A_MINUTE:
        return eased(plan, workout, standing)
    return made(plan, workout, workout.sport, LONGEST_WITH_A_COLD_MIN, standing)


def _way_back(plan: TrainingPlan, standing: PlanStanding, last: date, back: date, fever: bool) -> Changes:
    """Return the sessions of the way back: nothing hard; after a fever half the time, then three quarters."""
    middle = last + timedelta(days=((back - last).days + 1) // 2)
    changes: Changes = {}
    for workout in sessions(plan, max(last + timedelta(days=1), standing.today), back):
        share = 1.0
        if fever and phase_on(plan, workout.day) is not PlanPhase.TAPER:
            share = FIRST_HALF_SHARE if workout.day <= middle else SECOND_HALF_SHARE
        changes[workout.id] = eased(plan, workout, standing, share)
    return changes


def _headline(fever: bool, last: date, back: date, today: date) -> str:
    if last < today:
        return f"Easy days back until {day_written(back)}, then the plan goes on."
    if fever:
        return f"No training until {day_written(last)}, then easy days back until {day_written(back)}."
    return f"Nothing hard or long until {day_written(back)}: easy, or rest."


def _reason(fever: bool) -> str:
    if fever:
        return "With a fever nothing is trained, and the way back takes about as long as the illness did."
    return "While you are ill nothing is hard: the body has other work to do."


def _notes(event: Ill, last: date) -> tuple[str, ...]:
    notes = []
    if event.last is None:
        notes.append(
            f"I count on you being well after {day_written(last)}: tell me when you are, or when you are not."
        )
    notes.append(DOCTOR if event.fever else NECK_CHECK)
    return tuple(notes)


def _races(plan: TrainingPlan, first: date, last: date, fever: bool) -> tuple[str, ...]:
    """Say of each race in these days that it is not code's to decide, and what safety asks."""
    what = "do not race with a fever or within days of one" if fever else "do not race while you are ill"
    return tuple(
        f"{named(each)} on {day_written(each.day)} lies in these days: {what}. Tell me if it falls out."
        for each in plan.workouts
        if is_race(each) and first <= each.day <= last
    )
