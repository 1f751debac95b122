"""The props of RulesCard.jsx: rules that wait for a yes, and the rules as they stand with their versions."""

from tools.domain.athlete_rules import AthleteRule, RulesDraft, RuleSet
from tools.domain.planning.rule_conflicts import conflicts
from tools.domain.proposal import Proposal, ProposalStatus
from tools.domain.race import UnitSystem
from tools.domain.wording.rules import read_back
from ui.charts import Props
from ui.tables import instant, when_decided

SHOWN_VERSIONS = 20


def proposed_rules(proposal: Proposal, draft: RulesDraft | None, known: RuleSet, units: UnitSystem) -> Props:
    """Return a proposal of rules as it stands: each change with its place, by which it can be left out.

    `draft` is None for a proposal that is not kept whole any more: then its lines tell what it was.
    """
    pending = proposal.status is ProposalStatus.PENDING
    return {
        "id": proposal.id,
        "title": proposal.title,
        "summary": proposal.summary,
        "status": proposal.status.value,
        "outcome": proposal.outcome,
        "decided_at": when_decided(proposal),
        "expires_at": instant(proposal.expires_at) if pending else None,
        "changes": _changes(draft, units) if draft else [],
        "lines": [] if draft else list(proposal.changes),
        "kept": _kept(draft, units) if draft else [],
        "conflicts": [each.sentence for each in draft.conflicts] if draft else [],
        "unsure": [{"words": each.words, "question": each.question} for each in draft.unsure]
        if draft
        else [],
        "newer": known.version if pending and draft and known.version != draft.based_on else None,
    }


def standing_rules(rules: RuleSet, versions: tuple[RuleSet, ...], units: UnitSystem) -> Props:
    """Return the rules as they stand, each with its place, and every version with what it held."""
    count = len(rules.rules)
    sentence = "You have set no rules. Tell me any in the chat, like “no rides on Sunday”."
    if count:
        sentence = f"Version {rules.version}. Every plan keeps to {'it' if count == 1 else 'them'}."
    return {
        "version": rules.version,
        "sentence": sentence,
        "rules": [{"place": place, **_told(each, units)} for place, each in enumerate(rules.rules)],
        "conflicts": [each.sentence for each in conflicts(rules.rules)],
        "versions": [_version(each, units) for each in versions[:SHOWN_VERSIONS]],
    }


def _changes(draft: RulesDraft, units: UnitSystem) -> list[Props]:
    """Return the new rules, those that replace another with what was, then those that only go."""
    before = {each.key: each for each in draft.removed}
    new = {each.key for each in draft.added}
    added = [
        {
            "place": place,
            "kind": "changed" if each.key in before else "new",
            "was": read_back(before[each.key], units) if each.key in before else None,
            **_told(each, units),
        }
        for place, each in enumerate(draft.added)
    ]
    removed = [
        {"place": len(draft.added) + place, "kind": "removed", "was": None, **_told(each, units)}
        for place, each in enumerate(draft.removed)
        if each.key not in new
    ]
    return [*added, *removed]


def _kept(draft: RulesDraft, units: UnitSystem) -> list[str]:
    new = {each.key for each in draft.added}
    return [read_back(each, units) for each in draft.rules if each.key not in new]


def _told(rule: AthleteRule, units: UnitSystem) -> Props:
    return {"sentence": read_back(rule, units), "words": rule.words}


def _version(rules: RuleSet, units: UnitSystem) -> Props:
    return {
        "version": rules.version,
        "made_at": instant(rules.made_at) if rules.made_at else None,
        "reason": rules.reason,
        "rules": [read_back(each, units) for each in rules.rules],
    }
