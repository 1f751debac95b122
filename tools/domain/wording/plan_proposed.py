"""What is said of a plan that is proposed: the answer first, then why, then what was assumed."""

from tools.domain.plan_change import PlanDifference
from tools.domain.plan_request import PlanStanding
from tools.domain.plan_version import PlanDraft, PlanVersionSummary
from tools.domain.proposal import Proposal, ProposalStatus
from tools.domain.wording.plan import phases_fact
from tools.domain.wording.plan_changes import difference_facts

YES_NEEDED = "Nothing counts until you press Approve on the card below; Edit changes it, Reject drops it."
ASKED_FOR = "You asked for it."
HOURS_NOW = "How many hours a week do you train now?"
STALE_AFTER_DAYS = 2  # data older than this is said: our design choice [D]


def new_plan_told(proposal: Proposal, draft: PlanDraft, standing: PlanStanding) -> list[list[str]]:
    """Return what is said of a new plan: headline, weeks, what was assumed, and one question at most."""
    facts = [[draft.headline, phases_fact(draft.plan)], list(draft.notes), [_waits(proposal)]]
    if asks_for_hours(draft, standing):
        facts.append([HOURS_NOW])
    return [paragraph for paragraph in facts if paragraph]


def asks_for_hours(draft: PlanDraft, standing: PlanStanding) -> bool:
    """Tell whether a plan was made knowing nothing of what the athlete trains now."""
    said = draft.wish is not None and (
        draft.wish.weekly_hours_now is not None or draft.wish.longest_now_s is not None
    )
    return not standing.history.sessions and not said


def change_told(proposal: Proposal, draft: PlanDraft, since: PlanDifference) -> list[list[str]]:
    """Return what is said of a change: what, why, each change in a line, what was assumed, and the yes."""
    told = list(difference_facts(since))
    if len(since.changes) == 1:
        told = told[1:]
    told = [line for line in told if line != draft.headline]
    why = [draft.reason] if draft.reason != ASKED_FOR else []
    facts = [[draft.headline, *why], [f"- {line}" for line in told], list(draft.notes), [_waits(proposal)]]
    return [paragraph for paragraph in facts if paragraph]


def change_headline(since: PlanDifference) -> str:
    """Say a change in one sentence: its one session, or how many there are and how."""
    return since.changes[0].sentence if len(since.changes) == 1 else difference_facts(since)[0]


def restored_headline(old: PlanVersionSummary, newest: PlanVersionSummary) -> str:
    """Say that an old version comes back as a new one, from today on."""
    return f"Version {old.version} again, from today on, as version {newest.version + 1}."


def stale_note(standing: PlanStanding) -> tuple[str, ...]:
    """Say how far the data reaches where it ends before yesterday: what came after is unknown, not rest."""
    until = standing.history.known_until
    if until is None or (standing.today - until).days <= STALE_AFTER_DAYS:
        return ()
    return (f"Your newest data is of {until:%-d %B %Y}; what you did since is unknown to me, not rest.",)


def _waits(proposal: Proposal) -> str:
    if proposal.status is ProposalStatus.PENDING:
        return YES_NEEDED
    return proposal.outcome or "It is done; you can undo it."
