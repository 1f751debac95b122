"""An injury: nothing hard, and nothing of what makes it worse; another sport instead where there is one."""

from datetime import date, timedelta

from tools.domain.athlete_rules import AthleteRule, RuleKind, Trigger
from tools.domain.others_words import others_words
from tools.domain.plan_event import Hurt
from tools.domain.plan_request import PlanStanding
from tools.domain.plan_version import Evidence
from tools.domain.planning.change_sentences import day_written, named
from tools.domain.planning.evolution_draft import Draft
from tools.domain.planning.evolving import (
    SECONDS_A_MINUTE,
    NothingToChange,
    eased,
    is_race,
    made,
    sessions,
)
from tools.domain.planning.own_rule_days import (
    LONGEST_WHILE_LONG_HURTS_S,
    SPORT_OF_TRIGGER,
    has_hills,
)
from tools.domain.planning.plan_sessions import changed_plan
from tools.domain.planning.re_entry import after_a_break
from tools.domain.training.training_plan import PlannedWorkout, TrainingPlan, TrainingSport

# All our design choice [D], for a clinician's review.
ASSUMED_DAYS = 14  # that an injury is counted with where nobody knows its end
LONGEST_WORD = 60
LONG_SHARE = 0.6
LONGEST_RUN_INSTEAD_MIN = 40.0
SOURCE = "safety default for clinician review: nothing at zone 4 and above while injured (L12)"
INSTEAD = {
    TrainingSport.RUN: (TrainingSport.RIDE, TrainingSport.SWIM),
    TrainingSport.RIDE: (TrainingSport.SWIM, TrainingSport.RUN),
    TrainingSport.SWIM: (TrainingSport.RIDE, TrainingSport.RUN),
}
FLAT = "Keep to flat ground: no hills for now."
STOP = "Stop where it hurts. Pain at rest, at night, or swelling: see a doctor before you train on."


def hurt(plan: TrainingPlan, event: Hurt, standing: PlanStanding) -> Draft:
    """Return what follows from an injury. Raises NothingToChange where it is over."""
    today, part = standing.today, others_words(event.body_part, LONGEST_WORD) or "injury"
    if event.last is not None and event.last < today:
        raise NothingToChange(f"Your {part} counts as well again, so the plan stands as it is.")
    first = max(event.first, today)
    last = event.last if event.last is not None else first + timedelta(days=ASSUMED_DAYS - 1)
    changes = {each.id: _kinder(plan, each, event.trigger, standing) for each in sessions(plan, first, last)}
    until = day_written(last)
    return Draft(
        plan=after_a_break(changed_plan(plan, changes), standing, first, last),
        standing=_standing(standing, event, part, last),
        headline=f"Nothing hard{_and_no(event.trigger)} until {until}, for your {part}.",
        reason=f"While your {part} hurts nothing goes above zone 3{_why(event.trigger)}.",
        if_same=f"What is planned until {until} is kind to your {part} already: the plan stands.",
        evidence=(Evidence(text=f"You said your {part} hurts.", source=SOURCE),),
        notes=(
            *_open_end(event, part, until),
            *_terrain(event.trigger),
            *_no_other_sport(plan, standing, event.trigger),
            STOP,
            *_races(plan, first, last, part),
        ),
    )


def other_sport(
    plan: TrainingPlan, standing: PlanStanding, instead_of: TrainingSport
) -> TrainingSport | None:
    """Return the sport to do instead: one the athlete plans or did, None where there is none."""
    known = {each.sport for each in plan.workouts} | {each.sport for each in standing.history.sessions}
    return next((sport for sport in INSTEAD.get(instead_of, ()) if sport in known), None)


def _kinder(
    plan: TrainingPlan, workout: PlannedWorkout, trigger: Trigger | None, standing: PlanStanding
) -> PlannedWorkout | None:
    """Return the session as it may be done, None where it may not."""
    if trigger is Trigger.ANYTHING:
        return None
    if trigger and SPORT_OF_TRIGGER.get(trigger) is workout.sport:
        return _instead(plan, workout, standing)
    easy = eased(plan, workout, standing)
    if easy is None:
        return None
    if trigger is Trigger.LONG and easy.planned_duration_s > LONGEST_WHILE_LONG_HURTS_S:
        minutes = LONGEST_WHILE_LONG_HURTS_S / SECONDS_A_MINUTE * LONG_SHARE
        return made(plan, workout, workout.sport, minutes, standing)
    if trigger in (Trigger.DOWNHILL, Trigger.UPHILL) and has_hills(easy):
        minutes = easy.planned_duration_s / SECONDS_A_MINUTE
        flat = made(plan, workout, workout.sport, minutes, standing, purpose=easy.purpose)
        return flat.model_copy(update={"note": FLAT})
    return easy


def _instead(plan: TrainingPlan, workout: PlannedWorkout, standing: PlanStanding) -> PlannedWorkout | None:
    """Return an easy session of another sport as long as the one it stands for; a run instead is short."""
    sport = other_sport(plan, standing, workout.sport)
    if sport is None or any(
        each.sport is sport and each.day == workout.day and each.id != workout.id for each in plan.workouts
    ):
        return None
    minutes = workout.planned_duration_s / SECONDS_A_MINUTE
    if sport is TrainingSport.RUN:
        minutes = min(minutes / 2, LONGEST_RUN_INSTEAD_MIN)
    return made(plan, workout, sport, minutes, standing)


def _standing(standing: PlanStanding, event: Hurt, part: str, last: date) -> PlanStanding:
    """Return what the plan has to obey until then: the hurt as a rule, as if the athlete had kept it."""
    rule = AthleteRule(
        kind=RuleKind.HURT,
        words=f"My {part} hurts",
        body_part=part,
        trigger=event.trigger,
        first=min(event.first, last),
        last=last,
    )
    return standing.model_copy(update={"rules": (*standing.rules, rule)})


def _and_no(trigger: Trigger | None) -> str:
    words = {
        Trigger.DOWNHILL: " and no hills",
        Trigger.UPHILL: " and no hills",
        Trigger.LONG: " and nothing long",
        Trigger.RUNNING: " and no running",
        Trigger.RIDING: " and no riding",
        Trigger.SWIMMING: " and no swimming",
        Trigger.STRENGTH: " and no strength training",
        Trigger.ANYTHING: ", and no training",
    }
    return words.get(trigger, "") if trigger else ""


def _why(trigger: Trigger | None) -> str:
    return f", and {trigger} is left out because it makes it worse" if trigger else ""


def _terrain(trigger: Trigger | None) -> tuple[str, ...]:
    return (FLAT,) if trigger in (Trigger.DOWNHILL, Trigger.UPHILL) else ()


def _no_other_sport(plan: TrainingPlan, standing: PlanStanding, trigger: Trigger | None) -> tuple[str, ...]:
    """Ask for another sport where the one that hurts is the only one known."""
    sport = SPORT_OF_TRIGGER.get(trigger) if trigger else None
    if sport is None or sport not in INSTEAD or other_sport(plan, standing, sport):
        return ()
    return (f"I know of no other sport of yours: if you can {_others(sport)}, tell me, and I plan that.",)


def _others(sport: TrainingSport) -> str:
    return " or ".join(each.value for each in INSTEAD[sport])


def _open_end(event: Hurt, part: str, until: str) -> tuple[str, ...]:
    if event.last is not None:
        return ()
    return (f"I count with it until {until}: tell me when your {part} is well, or when it is not by then.",)


def _races(plan: TrainingPlan, first: date, last: date, part: str) -> tuple[str, ...]:
    return tuple(
        f"{named(each)} on {day_written(each.day)} lies in these days: whether you start is for you and a "
        f"doctor to say, with your {part} in mind. Tell me if it falls out."
        for each in plan.workouts
        if is_race(each) and first <= each.day <= last
    )
