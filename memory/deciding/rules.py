"""Changing the athlete's own rules."""

from hashlib import sha256

from memory.database import Row, as_json, as_json_list
from memory.deciding.desk import Asked, Desk, Outcome
from memory.rules import SQL, rule_set_of
from tools.domain.athlete_rules import AthleteRule, RulesDraft
from tools.domain.proposal import ProposalKind, ProposalStatus
from tools.domain.race import UnitSystem
from tools.domain.wording.rules import read_back
from tools.kit.errors import MissingInput

MOST_RULES = 40  # that a plan is made and judged by: our design choice [D]
TOO_MANY = (
    f"That would be more than {MOST_RULES} rules, and I keep {MOST_RULES} at most. "
    "Take some away that no longer count, then say it again."
)
PLAN_STAYS = "Your plan stays as it is until you say yes to a change of it."


async def newest(desk: Desk) -> int:
    """Return the number of the rules as they stand; 0 before the first."""
    row = await desk.row(SQL["newest"])
    return int(row["version"]) if row else 0


async def said_since(desk: Desk, version: int) -> tuple[AthleteRule, ...]:
    """Return the rules that stand now and did not in a version."""
    now, then = await desk.row(SQL["rules"]), await desk.row(SQL["version"], version=version)
    known = rule_set_of(then).rules if then else ()
    return tuple(each for each in rule_set_of(now).rules if each not in known) if now else ()


def changing(draft: RulesDraft, units: UnitSystem = UnitSystem.METRIC) -> Asked:
    """Ask to let a set of rules take the place of the one there is; raise MissingInput for too many."""
    if draft.added and len(draft.rules) > MOST_RULES:
        raise MissingInput(TOO_MANY)
    version = draft.based_on + 1
    added = (f"New: {read_back(rule, units)}" for rule in draft.added)
    removed = (f"No longer: {read_back(rule, units)}" for rule in draft.removed)
    clashes = (f"They clash: {conflict.sentence}" for conflict in draft.conflicts)
    count = len(draft.rules)
    return Asked(
        kind=ProposalKind.CHANGE_RULES,
        title=f"Your rules v{version}",
        summary="No rules." if count == 0 else f"{count} {'rule' if count == 1 else 'rules'} in all.",
        name="rules",
        version=version,
        content_key=_content_key(draft),
        changes=(*added, *removed, *clashes),
        body=as_json(draft),
        based_on=draft.based_on,
        reason=draft.reason,
    )


async def change(desk: Desk, claimed: Row) -> Outcome:
    """Keep the rules as the next version, unless they are others by now than those the card was made for."""
    draft, current = RulesDraft.model_validate_json(claimed["body"]), await newest(desk)
    if current != draft.based_on:
        return _stale(draft.based_on, current)
    version = current + 1
    await desk.run(
        SQL["add_version"],
        version=version,
        parent=current or None,
        reason=draft.reason,
        rules=as_json_list(draft.rules),
        proposal_id=claimed["id"],
    )
    sentence = f"Your rules are at v{version} now. {PLAN_STAYS}"
    return Outcome(ProposalStatus.APPLIED, sentence, version=version)


def _stale(based_on: int, current: int) -> Outcome:
    made = f"for your rules v{based_on}" if based_on else "when you had no rules"
    sentence = (
        f"This card was made {made}, and your rules are at v{current} now. Nothing was changed. "
        "Say the rule again, and I make a card for the rules as they are."
    )
    return Outcome(ProposalStatus.STALE, sentence)


def _content_key(draft: RulesDraft) -> str:
    told = draft.model_dump_json(include={"based_on", "rules", "conflicts"})
    return sha256(told.encode()).hexdigest()
