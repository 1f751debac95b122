"""Undoing what was changed last in a conversation: a plan, the rules, or a race's strategy."""

from tools.domain.athlete_rules import RulesDraft
from tools.domain.planning.rule_conflicts import conflicts
from tools.domain.proposal import ProposalKind
from tools.domain.wording import change_facts
from tools.domain.wording.rules import read_back
from tools.domain.wording.strategy_versions import restore_facts
from tools.kit.context import ToolContext
from tools.kit.errors import MissingInput
from tools.kit.plan_drafting import Proposed

OF_STRATEGIES = (ProposalKind.SAVE_STRATEGY, ProposalKind.RESTORE_STRATEGY)
RULES_UNDONE = "You took back the last change of your rules."
YOUR_RULES = "Your rules were changed last. Shall they be again as they were before (version {version})?"
NO_RULE_BEFORE = "There was no rule before."
FIT_THEN = "Once you press Approve, the plan can be fitted to them again."


async def changed_last(context: ToolContext) -> ProposalKind | None:
    """Return what was changed last in this conversation."""
    last = await context.proposals.last_applied()
    return last.kind if last else None


async def rules_before(context: ToolContext) -> Proposed:
    """Propose the rules as they were before their last change; raise MissingInput without one."""
    versions = await context.rules.rule_versions()
    known = await context.rules.rules()
    if not versions or not known.version:
        raise MissingInput("Your rules have not been changed, so there is nothing to go back to.")
    parent = known.parent if known.parent is not None else known.version - 1
    rules = next((each.rules for each in versions if each.version == parent), ())
    draft = RulesDraft(
        based_on=known.version,
        rules=rules,
        added=tuple(each for each in rules if each not in known.rules),
        removed=tuple(each for each in known.rules if each not in rules),
        conflicts=conflicts(rules),
        reason=RULES_UNDONE,
    )
    proposal = await context.proposals.propose_rules(draft)
    units = context.brief.units
    gone = [f"- No longer: {read_back(each, units)}" for each in draft.removed]
    back = [f"- Again: {read_back(each, units)}" for each in draft.added]
    left = [] if rules else [NO_RULE_BEFORE]
    return proposal, [[YOUR_RULES.format(version=parent), *left], [*gone, *back], [FIT_THEN]]


async def strategy_before(context: ToolContext, version: int | None = None) -> Proposed:
    """Propose the strategy saved last as it was before, or in a version of its name; raise MissingInput."""
    history = await context.strategies.history()
    if not history:
        raise MissingInput("You have no saved strategy yet, so there is no version to bring back.")
    newest = history[0]
    wanted = version or newest.version - 1
    old = next((each for each in history if each.name == newest.name and each.version == wanted), None)
    if old is None or old.version == newest.version:
        raise MissingInput(
            f"“{newest.name}” has no other version to bring back; its newest is v{newest.version}."
        )
    units = context.brief.units
    now = (await context.strategies.saved(newest.id)).strategy.in_units(units)
    then = (await context.strategies.saved(old.id)).strategy.in_units(units)
    proposal = await context.proposals.propose_restore(old.id)
    return proposal, [list(each) for each in restore_facts(old, newest, change_facts(now, then))]
