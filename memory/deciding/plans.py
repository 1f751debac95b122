"""Making versions of a training plan."""

import asyncio
from hashlib import sha256
from uuid import uuid4

from memory.database import Row, as_json, as_json_list
from memory.deciding.desk import Asked, Desk, Outcome, version_label
from memory.deciding.rules import said_since
from memory.plans import NO_PLAN, SQL, version_of
from memory.strategies import SQL as STRATEGIES
from tools.domain.plan_request import NoSuchPlan
from tools.domain.plan_version import MadeBy, PlanDraft, PlanVersion
from tools.domain.planning.change_sentences import day_written
from tools.domain.planning.judging import judge
from tools.domain.planning.own_rules import check_own_rules
from tools.domain.planning.past_kept import with_past_of
from tools.domain.proposal import ProposalKind, ProposalStatus
from tools.domain.training.plan_rule import Severity
from tools.domain.training.training_plan import TrainingPlan
from tools.kit.errors import NotFound
from tools.kit.plan_standing import standing_for

ALL_PAST = (
    "All that this card would change lies in the past by now, and the past stays as it was. "
    "Nothing was changed. Ask me again, and I look at the days ahead."
)
BRING_UP_TO_DATE = "Nothing was changed. Choose “Bring up to date” for a card made for how it is now."
NOT_CONTENT = {"difference", "evidence", "notes", "rules_version", "small", "made_on"}
PAST_STAYS = " The days before today stay as they were."


async def current_of(desk: Desk) -> PlanVersion | None:
    """Return the newest version of the plan the athlete trains by."""
    row = await desk.row(SQL["current"])
    return version_of(row) if row else None


async def asking(desk: Desk, draft: PlanDraft) -> Asked:
    """Ask for a version of a plan; raise NotFound where the draft names what this athlete does not have."""
    if draft.plan_id is not None and await desk.row(SQL["newest"], plan_id=draft.plan_id) is None:
        raise NotFound(NO_PLAN)
    if draft.strategy_id is not None and await desk.row(STRATEGIES["saved"], id=draft.strategy_id) is None:
        raise NotFound("You have no such saved strategy. Ask me to show your strategies.")
    current = await current_of(desk)
    draft = draft.model_copy(update={"made_on": desk.today})
    version, based_on = _numbers(draft)
    label = version_label(draft.name, version)
    return Asked(
        kind=ProposalKind.PLAN_VERSION,
        title=f"New plan {label}" if draft.plan_id is None else f"Change your plan: {label}",
        summary=draft.headline,
        name=draft.name,
        version=version,
        content_key=_content_key(draft),
        changes=(*_difference_lines(draft), *_retiring_lines(draft, current)),
        body=as_json(draft),
        subject_id=draft.plan_id,
        based_on=based_on,
        current_plan=current.summary.plan_id if current else None,
        reason=draft.reason,
        evidence=draft.evidence,
    )


async def make_version(desk: Desk, claimed: Row, made_by: MadeBy = MadeBy.ATHLETE) -> Outcome:
    """Keep the draft as the next version of its plan, unless what it was made for is no longer so."""
    draft = PlanDraft.model_validate_json(claimed["body"])
    current = await current_of(desk)
    if stale := await _why_stale(desk, draft, current, claimed["current_plan"]):
        return stale
    anew = draft.wish is not None or (current is not None and current.summary.plan_id != draft.plan_id)
    try:
        plan = with_past_of(current.plan if current else None, draft.plan, desk.today, anew=anew)
    except NoSuchPlan as error:
        return Outcome(ProposalStatus.STALE, f"{error} Nothing was changed.", draft.plan_id)
    if current and current.summary.plan_id == draft.plan_id and plan == current.plan:
        return Outcome(ProposalStatus.STALE, ALL_PAST, draft.plan_id)
    if stale := await _broken_rule(desk, draft, plan) or await _outlived(desk, draft, plan):
        return stale
    plan_id, (version, based_on) = draft.plan_id or f"plan-{uuid4()}", _numbers(draft)
    await desk.run(SQL["retire_others"], id=plan_id)
    if draft.plan_id is None:
        await desk.run(SQL["start"], id=plan_id, name=draft.name)
    else:
        await desk.run(SQL["train_by"], id=plan_id)
    await desk.run(
        SQL["add_version"],
        plan_id=plan_id,
        version=version,
        parent=based_on or None,
        headline=draft.headline,
        reason=draft.reason,
        evidence=as_json_list(draft.evidence),
        changes=list(_difference_lines(draft)),
        made_by=made_by,
        rules_version=draft.rules_version,
        strategy_id=draft.strategy_id,
        restored_from=draft.restored_from,
        proposal_id=claimed["id"],
        body=as_json(plan),
    )
    said = _said(draft, version, current, made_by) + (PAST_STAYS if plan != draft.plan else "")
    return Outcome(ProposalStatus.APPLIED, said, plan_id, version)


async def _why_stale(
    desk: Desk, draft: PlanDraft, current: PlanVersion | None, then_current: str | None
) -> Outcome | None:
    """Say what has changed since the draft was made; None: its base and the plan trained by are as then."""
    now_current = current.summary.plan_id if current else None
    if now_current != then_current:
        return _other_plan(draft, current)
    if draft.plan_id is None:
        return None
    newest = await desk.row(SQL["newest"], plan_id=draft.plan_id)
    if newest is None:
        return Outcome(ProposalStatus.STALE, f"{NO_PLAN} Nothing was changed.", draft.plan_id)
    if newest["version"] != draft.based_on:
        return _newer_version(draft, newest["version"])
    if not newest["current"] and draft.restored_from is None:
        return _other_plan(draft, current)
    return None


async def _broken_rule(desk: Desk, draft: PlanDraft, plan: TrainingPlan) -> Outcome | None:
    """Say which rule the plan breaks that was said after its card was made, or None."""
    rules = await said_since(desk, draft.rules_version)
    broken = check_own_rules(plan, rules, desk.today) if rules else ()
    if not broken:
        return None
    sentence = (
        f"Your rules are others than when this card was made, and it breaks one of them now. "
        f"{broken[0].sentence} {BRING_UP_TO_DATE}"
    )
    return Outcome(ProposalStatus.STALE, sentence, draft.plan_id, keeps_body=True)


async def _outlived(desk: Desk, draft: PlanDraft, plan: TrainingPlan) -> Outcome | None:
    """Say that a plan made on an earlier day does not hold any more, None where it does.

    It was judged on the day it was made, for the days that lay ahead then: it is judged again by what lies
    ahead now, and by what was done since.
    """
    if draft.made_on is not None and draft.made_on >= desk.today:
        return None
    why = ""
    if desk.standing is not None:
        standing = standing_for(draft.wish, desk.standing)
        found = await asyncio.to_thread(judge, plan, standing)  # CPU work
        broken = [each for each in found if each.severity is Severity.ERROR]
        if not broken:
            return None
        why = f" From today on it would break a rule: {broken[0].sentence}"
    made_on = f" It was made for {day_written(draft.made_on)}." if draft.made_on else ""
    sentence = f"This card is too old to be kept as it is.{made_on}{why} {BRING_UP_TO_DATE}"
    return Outcome(ProposalStatus.STALE, sentence, draft.plan_id, keeps_body=True)


def _newer_version(draft: PlanDraft, newest: int) -> Outcome:
    made_for = version_label(draft.name, draft.based_on)
    sentence = f"This card was made for {made_for}, and the plan is at v{newest} now. {BRING_UP_TO_DATE}"
    return Outcome(ProposalStatus.STALE, sentence, draft.plan_id, keeps_body=True)


def _other_plan(draft: PlanDraft, current: PlanVersion | None) -> Outcome:
    """Say that another plan is trained by; a new plan can take its place as well, a change cannot."""
    new = draft.plan_id is None
    made_for = f"the new plan “{draft.name}”" if new else version_label(draft.name, draft.based_on)
    now = current.summary if current else None
    trained_by = version_label(now.name, now.version) if now else "no plan"
    again = "Nothing was changed. Ask me again, and I make a card for the plan you train by."
    sentence = (
        f"This card was made for {made_for}, and you train by {trained_by} now. "
        f"{BRING_UP_TO_DATE if new else again}"
    )
    return Outcome(ProposalStatus.STALE, sentence, draft.plan_id, keeps_body=new)


def _said(draft: PlanDraft, version: int, current: PlanVersion | None, made_by: MadeBy) -> str:
    label = version_label(draft.name, version)
    if made_by is MadeBy.SMALL_CHANGES:
        return f"Changed without asking, as your settings allow: {label}. You can undo it."
    if draft.restored_from is not None:
        sentence = f"v{draft.restored_from} is back as {label}, from today on."
    else:
        sentence = f"You train by {label} now."
    before = current.summary if current else None
    if before is not None and before.plan_id != draft.plan_id:
        sentence += f" “{before.name}” is retired; its versions stay, and you can bring it back."
    return sentence


def _numbers(draft: PlanDraft) -> tuple[int, int]:
    """Return the version a draft makes and the one it is made from; a new plan begins at v1 from nothing."""
    return (1, 0) if draft.plan_id is None else (draft.based_on + 1, draft.based_on)


def _difference_lines(draft: PlanDraft) -> tuple[str, ...]:
    """Return what a change changes; of a new plan every session is new, and the headline says it."""
    if draft.plan_id is None or draft.difference is None:
        return ()
    return tuple(change.sentence for change in draft.difference.changes)


def _retiring_lines(draft: PlanDraft, current: PlanVersion | None) -> tuple[str, ...]:
    if current is None or current.summary.plan_id == draft.plan_id:
        return ()
    return (f"“{current.summary.name}” is retired: you train by this plan instead. Its versions stay.",)


def _content_key(draft: PlanDraft) -> str:
    told = draft.model_dump_json(exclude=NOT_CONTENT)
    return sha256(told.encode()).hexdigest()
