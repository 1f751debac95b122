"""How a plan answers what happens: the next version, with why, as few sessions changed as possible."""

from collections.abc import Mapping

from tools.domain.plan_event import (
    Away,
    Hurt,
    Ill,
    Missed,
    NewRace,
    PlanEvent,
    RaceGone,
    RulesChanged,
    TooHard,
    WentWell,
)
from tools.domain.plan_request import NoSuchPlan, PlanStanding, time_off_of
from tools.domain.planning.evolution_away import away
from tools.domain.planning.evolution_draft import Draft
from tools.domain.planning.evolution_hurt import hurt
from tools.domain.planning.evolution_ill import ill
from tools.domain.planning.evolution_missed import missed
from tools.domain.planning.evolution_races import new_race, race_gone
from tools.domain.planning.evolution_reviews import too_hard
from tools.domain.planning.evolving import Evolution, NothingToChange
from tools.domain.planning.gentle_growth import with_gentle_growth
from tools.domain.planning.matching import Match
from tools.domain.planning.past_kept import with_past_of
from tools.domain.planning.repairing import repaired
from tools.domain.training.training_plan import TimeOff, TrainingPlan


def evolve(
    plan: TrainingPlan, event: PlanEvent, standing: PlanStanding, statuses: Mapping[str, Match]
) -> Evolution:
    """Return the next version of a plan after an event; it is valid, and its past is as it was.

    `statuses` is how its sessions stand, as `match` returns it. Raises NothingToChange where the plan stands,
    NoSuchPlan where no valid plan is left.
    """
    standing = standing.of(plan)
    draft = _answer(plan, event, standing, statuses)
    new = _with_same_past(plan, _valid(draft), standing)
    new = new.model_copy(update={"time_off": _time_off(plan, draft, standing)})
    if new.model_copy(update={"time_off": plan.time_off}) == plan:
        raise NothingToChange(draft.if_same)
    return Evolution(
        plan=new,
        headline=draft.headline,
        reason=draft.reason,
        evidence=draft.evidence,
        notes=draft.notes,
        standing=draft.standing,
    )


def _time_off(plan: TrainingPlan, draft: Draft, standing: PlanStanding) -> tuple[TimeOff, ...]:
    """Return what the plan was changed for, this event's in place of an earlier word on the same."""
    said = (rule for rule in draft.standing.rules if rule not in standing.rules)
    new = tuple(off for off in map(time_off_of, said) if off is not None)
    kept = (off for off in plan.time_off if not any(_is_told_anew(off, later) for later in new))
    return (*(off for off in kept if off.last >= standing.today), *new)


def _is_told_anew(off: TimeOff, later: TimeOff) -> bool:
    """Whether both speak of the same illness, injury or trip: the same words, on days they share."""
    same = (off.kind, off.words, off.body_part) == (later.kind, later.words, later.body_part)
    return same and (later.first or off.last) <= off.last and (off.first or later.last) <= later.last


def _valid(draft: Draft) -> TrainingPlan:
    """Return the changed plan made valid; where too much was lost for that, it grows anew from there."""
    try:
        return repaired(draft.plan, draft.standing)
    except NoSuchPlan:
        return repaired(with_gentle_growth(draft.plan, draft.standing), draft.standing)


def _answer(
    plan: TrainingPlan, event: PlanEvent, standing: PlanStanding, statuses: Mapping[str, Match]
) -> Draft:
    if isinstance(event, Ill | Hurt | Away):
        return _for_some_days(plan, event, standing)
    if isinstance(event, NewRace):
        return new_race(plan, event, standing)
    if isinstance(event, RaceGone):
        return race_gone(plan, event, standing)
    return _of_training(plan, event, standing, statuses)


def _for_some_days(plan: TrainingPlan, event: Ill | Hurt | Away, standing: PlanStanding) -> Draft:
    """Answer what lasts some days, as far as the plan reaches."""
    end = plan.weeks[-1].ends_on
    if event.first > end:
        raise NothingToChange("That lies after the end of the plan, so nothing has to change.")
    if event.last is not None and event.last > end:
        event = event.model_copy(update={"last": end})
    if isinstance(event, Ill):
        return ill(plan, event, standing)
    return hurt(plan, event, standing) if isinstance(event, Hurt) else away(plan, event, standing)


def _of_training(
    plan: TrainingPlan,
    event: Missed | TooHard | WentWell | RulesChanged,
    standing: PlanStanding,
    statuses: Mapping[str, Match],
) -> Draft:
    if isinstance(event, Missed):
        return missed(plan, event, standing, statuses)
    if isinstance(event, TooHard):
        return too_hard(plan, event, standing)
    if isinstance(event, WentWell):
        raise NothingToChange(f"{event.why} It went as planned, so the plan stands.")
    return _rules_changed(plan, standing)


def _rules_changed(plan: TrainingPlan, standing: PlanStanding) -> Draft:
    return Draft(
        plan=plan,
        standing=standing,
        headline="The plan follows your rules as they are now.",
        reason="Your rules changed.",
        if_same="Your plan obeys your rules already: nothing has to change.",
    )


def _with_same_past(plan: TrainingPlan, new: TrainingPlan, standing: PlanStanding) -> TrainingPlan:
    """Return the new plan with the past exactly as it was, whatever was done to it."""
    today = standing.today
    was, now = ([each for each in one.workouts if each.day < today] for one in (plan, new))
    over = [week for week in plan.weeks if week.ends_on < today]
    if was == now and over == list(new.weeks[: len(over)]):
        return new
    return with_past_of(plan, new, today)


__all__ = ["Evolution", "NothingToChange", "evolve"]
