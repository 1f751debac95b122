"""From an athlete's words to a proposal of rules. Nothing counts until they click."""

from collections.abc import Sequence

from tools.domain.athlete_rules import AthleteRule, RuleReading, RulesDraft
from tools.domain.planning.rule_merging import continued, merged
from tools.domain.proposal import Proposal
from tools.domain.race import UnitSystem
from tools.domain.wording.rules import read_back
from tools.kit.context import ToolContext
from tools.kit.reply import Facts

ALREADY_SO = "Your rules say so already; nothing changes."
NOTHING_READ = (
    "I found no rule in that. Say it like “no rides on Sunday”, “two hours at most on Saturday”, "
    "“8 hours a week” or “strength on Tuesday”."
)
APPROVE = "The card reads them back: they count once you press Approve."


async def propose_rules_from(context: ToolContext, words: str) -> tuple[Proposal | None, RuleReading, Facts]:
    """Read rules from words and put them on the desk, with those that wait in this thread already.

    Returns no proposal where nothing changes. The facts read every rule back and ask what is unsure.
    """
    known = await context.rules.rules()
    waiting = await context.proposals.waiting_rules()
    pending = waiting[1] if waiting and waiting[1].based_on == known.version else None
    seen = known.model_copy(update={"rules": pending.rules}) if pending else known
    reading = await context.rule_reader.read(words, context.today, seen)
    draft = continued(known, pending, reading) if pending else merged(known, reading)
    asked = [each.question for each in reading.unsure]
    said_something = reading.rules or reading.withdrawn
    if not said_something or not (draft.added or draft.removed):
        nothing = [ALREADY_SO] if said_something else [] if asked else [NOTHING_READ]
        return None, reading, [each for each in (nothing, asked) if each]
    proposal = await context.proposals.propose_rules(draft, waiting[0].id if waiting else None)
    return proposal, reading, rule_facts(draft, asked, context.brief.units)


def rule_facts(draft: RulesDraft, asked: Sequence[str], units: UnitSystem) -> Facts:
    """Return what a draft would change, its conflicts, what happens next, and what has to be asked."""
    gone = [each for each in draft.removed if all(each.key != new.key for new in draft.added)]
    facts: list[list[str]] = []
    if draft.added:
        facts.append(["I understood:", *_listed(draft.added, units)])
    if gone:
        facts.append(["No longer a rule:", *_listed(gone, units)])
    if draft.conflicts:
        facts.append([each.sentence for each in draft.conflicts])
    facts.append([APPROVE])
    if asked:
        facts.append(list(asked))
    return facts


def _listed(rules: Sequence[AthleteRule], units: UnitSystem) -> list[str]:
    return [f"- {read_back(each, units)}" for each in rules]
