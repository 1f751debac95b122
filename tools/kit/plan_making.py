"""Proposals of a training plan: a new one, edits, what happened, an old version. Nothing is applied here.

Every plan proposed is judged first, days before today stay as they are, and what differs is computed.
"""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import date

from tools.domain.plan_edit import PlanEdit
from tools.domain.plan_event import Hurt, Ill, Missed, PlanEvent, RaceGone, RulesChanged, TooHard, WentWell
from tools.domain.plan_request import NoSuchPlan, PlanRequest, PlanStanding, PlanWish
from tools.domain.plan_timeline import WorkoutStatus
from tools.domain.plan_version import Evidence, PlanDraft, PlanVersion
from tools.domain.planning.build_plan import build_plan
from tools.domain.planning.matching import Match, match
from tools.domain.planning.plan_difference import difference
from tools.domain.planning.plan_editing import EditRefused, apply_edits
from tools.domain.planning.plan_evolution import NothingToChange, evolve
from tools.domain.planning.timeline import done_sessions
from tools.domain.training.activity_history import counted
from tools.domain.training.training_plan import GoalRace, TrainingPlan, TrainingSport
from tools.domain.wording.days_wished import fewer_days_note
from tools.domain.wording.plan import plan_goal, plan_headline
from tools.domain.wording.plan_proposed import ASKED_FOR, new_plan_told, restored_headline, stale_note
from tools.kit.context import ToolContext
from tools.kit.errors import MissingInput, PlanRefused
from tools.kit.plan_arguments import WHAT_FOR, race_of
from tools.kit.plan_drafting import (
    Base,
    Proposed,
    Why,
    base_of,
    errors_of,
    laid_over,
    propose_change,
    valid,
)
from tools.kit.plan_standing import misses_records, standing_by, standing_for, standing_of
from tools.kit.plan_strategy import strategy_for

LONGEST_NAME = 80
KEPT_AWAY = (
    "I cannot tell what you missed: a source you use keeps its records away from me, and they may hold what "
    "you did. The calendar of your plan marks it for your eyes. Name the sessions you missed, and I look at "
    "what comes next."
)
OF_TRAINING = (Ill, Hurt, Missed, RaceGone, TooHard, WentWell)
"""Events that concern the plan an athlete trains by, not a new one that waits."""


async def propose_new(
    context: ToolContext, wish: PlanWish, reason: str = "", assumed: tuple[str, ...] = ()
) -> Proposed:
    """Propose a plan for a wish; what the wish leaves open comes from the plan that waits or stands.

    `assumed` is what was taken for granted of the wish, and is said. A plan for the races of the current one
    is its next version, any other a new plan. Raises MissingInput where no valid plan can be made.
    """
    rules = await context.rules.rules()
    standing = await standing_by(context, rules)
    waiting, current = await context.proposals.waiting_plan(), await context.plans.current()
    wish = _completed(wish, waiting[1] if waiting else None, current, context)
    if wish == PlanWish() and not standing.history.sessions:
        raise MissingInput(WHAT_FOR)
    standing = standing_for(wish, standing)
    saved = await strategy_for(wish.races, context.strategies)
    request = PlanRequest(wish=wish, standing=standing, strategy=saved.strategy if saved else None)
    try:
        built = await asyncio.to_thread(build_plan, request)  # CPU work
        before = current if current and _same_races(current.plan, built.plan, standing) else None
        plan, mended = await laid_over(before.plan if before else None, built.plan, standing, anew=True)
    except NoSuchPlan as error:
        raise MissingInput(str(error)) from None
    fewer = filter(None, (fewer_days_note(plan, wish.days_a_week, with_rules=bool(rules.rules)),))
    draft = _new_draft(before, plan).model_copy(
        update={
            "reason": reason or ASKED_FOR,
            "notes": (*assumed, *fewer, *built.notes, *mended, *stale_note(standing)),
            "rules_version": rules.version,
            "strategy_id": saved.summary.id if saved else None,
            "wish": wish,
        }
    )
    proposal = await context.proposals.propose_plan(draft, waiting[0].id if waiting else None)
    return proposal, new_plan_told(proposal, draft, standing)


async def propose_edits(
    context: ToolContext, edits: Sequence[PlanEdit], reason: str = "", base: Base | None = None
) -> Proposed:
    """Propose structured edits of `base`; None: of the plan that waits in this thread, else the current one.

    Raises PlanRefused with a sentence for each rule the edited plan breaks, MissingInput without a plan.
    """
    rules = await context.rules.rules()
    base, standing = base or await base_of(context), await standing_by(context, rules)
    try:
        edited = await asyncio.to_thread(apply_edits, base.plan, tuple(edits), standing)
    except EditRefused as error:
        raise PlanRefused(str(error)) from None
    plan, notes = await valid(edited, base.plan, standing)
    return await propose_change(context, base, plan, rules, Why(reason or ASKED_FOR, notes=notes))


async def propose_event(context: ToolContext, event: PlanEvent, base: Base | None = None) -> Proposed:
    """Propose what follows for `base` from something that happened; raise MissingInput where nothing does.

    Without a base it is the plan that is meant: the one trained by where training is, else one that waits.
    """
    rules = await context.rules.rules()
    base = base or await base_of(context, trained_by=isinstance(event, OF_TRAINING))
    standing = await standing_by(context, rules)
    hidden = await misses_records(context)
    statuses = await _statuses(context, base.plan, standing, None if hidden else standing.history.known_until)
    if hidden and isinstance(event, Missed) and not event.workout_ids and _is_open(statuses):
        raise MissingInput(KEPT_AWAY)
    try:
        evolved = await asyncio.to_thread(evolve, base.plan, event, standing, statuses)
        plan, mended = await laid_over(base.plan, evolved.plan, evolved.standing)
    except (NothingToChange, NoSuchPlan) as error:
        raise MissingInput(str(error)) from None
    notes = (*evolved.notes, *mended, *stale_note(standing))
    why = Why(evolved.reason, evolved.headline, evolved.evidence, notes)
    return await propose_change(context, base, plan, rules, why)


async def _statuses(
    context: ToolContext, plan: TrainingPlan, standing: PlanStanding, until: date | None
) -> dict[str, Match]:
    """Return how sessions stand beside what this shelf holds; after `until` none is missed."""
    activities = counted(await context.activities.activities(), context.today)
    done = done_sessions(activities, standing.thresholds, plan, standing.today)
    return match(plan, done, standing.today, until)


async def propose_fitted(context: ToolContext) -> Proposed | None:
    """Propose the current plan fitted to the athlete's rules as they are now; None where it obeys them.

    Raises MissingInput where no valid plan obeys them.
    """
    current = await context.plans.current()
    if current is None or not await errors_of(current.plan, await standing_of(context)):
        return None
    return await propose_event(context, RulesChanged())


async def propose_restored(context: ToolContext, plan_id: str, version: int) -> Proposed:
    """Propose an old version's content as the newest version, from today on; raise NotFound, MissingInput."""
    rules = await context.rules.rules()
    old = await context.plans.version(plan_id, version)
    newest = await context.plans.version(plan_id, (await context.plans.versions(plan_id))[0].version)
    if newest.summary.version == version:
        raise MissingInput(f"Version {version} is the newest already, so nothing would change.")
    standing = await standing_by(context, rules)
    try:
        plan, mended = await laid_over(newest.plan, old.plan, standing)
    except NoSuchPlan as error:
        raise MissingInput(str(error)) from None
    headline = restored_headline(old.summary, newest.summary)
    why = Why(f"You asked for version {version} again.", headline, notes=mended)
    base = Base(newest.plan, newest)
    return await propose_change(context, base, plan, rules, why, restored_from=version)


def _is_open(statuses: Mapping[str, Match]) -> bool:
    """Tell whether of any session before today it is unknown whether it was done."""
    return any(each.status is WorkoutStatus.UNKNOWN for each in statuses.values())


def _new_draft(before: PlanVersion | None, plan: TrainingPlan) -> PlanDraft:
    """Return the draft of a built plan: the next version of the one before it, or a plan of its own."""
    return PlanDraft(
        plan_id=before.summary.plan_id if before else None,
        name=before.summary.name if before else _name(plan),
        based_on=before.summary.version if before else 0,
        plan=plan,
        difference=difference(before.plan if before else None, plan),
        headline=plan_headline(plan),
        reason=ASKED_FOR,
        evidence=tuple(Evidence(text=each) for each in plan.based_on),
    )


def _completed(
    wish: PlanWish, draft: PlanDraft | None, current: PlanVersion | None, context: ToolContext
) -> PlanWish:
    """Fill what a wish leaves open: from the wish of the plan that waits, else with a race known before.

    That is the race of the conversation, else those ahead in the current plan. A sport alone is no other
    goal unless it is another one than the race's.
    """
    if wish.races or (wish.sport and wish.weeks):
        return wish
    said = {name: value for name, value in dict(wish).items() if value not in (None, ())}
    if draft and draft.wish and _is_of(wish, draft.wish.races, draft.wish.sport):
        return draft.wish.model_copy(update=said)
    if wish.weeks is not None:
        return wish
    ahead = tuple(race for race in current.plan.goal_races if race.day >= context.today) if current else ()
    races = race_of(context.brief) or ahead
    return wish.model_copy(update={"races": races}) if _is_of(wish, races, wish.sport) else wish


def _is_of(wish: PlanWish, races: Sequence[GoalRace], sport: TrainingSport | None) -> bool:
    """Tell whether a wish may be for these races, or a plan of this sport: its own sport is not another."""
    sports = {race.sport for race in races} if races else {sport}
    return wish.sport is None or wish.sport in sports


def _same_races(current: TrainingPlan, new: TrainingPlan, standing: PlanStanding) -> bool:
    """Tell whether two plans lead to the same races ahead, by day; without any race they do not."""
    ahead = {race.day for race in current.goal_races if race.day >= standing.today}
    return bool(ahead) and ahead == {race.day for race in new.goal_races}


def _name(plan: TrainingPlan) -> str:
    race = plan_goal(plan)
    return (race.name if race else "Training plan")[:LONGEST_NAME]


__all__ = [
    "Base",
    "Proposed",
    "base_of",
    "propose_edits",
    "propose_event",
    "propose_fitted",
    "propose_new",
    "propose_restored",
    "standing_of",
]
