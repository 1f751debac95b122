"""What an answer may rest on: all that is known in a turn, gathered before and while it is written."""

from dataclasses import dataclass, field, replace
from datetime import date

from tools.domain.finding import Finding
from tools.domain.knowledge import KnowledgePassage
from tools.domain.race import RaceBrief


@dataclass(frozen=True, slots=True)
class ToolSaid:
    """What one tool call gave: finished sentences, and findings behind them."""

    tool: str
    sentences: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that one section of an answer may rest on.

    `said` are the athlete's own messages (with kept facts about them), `answered` earlier answers of this
    conversation, `names` those of races, courses, strategies and workouts known, `plan_version` the version
    of the training plan that counts.
    """

    today: date
    brief: RaceBrief = field(default_factory=RaceBrief)
    tools: tuple[ToolSaid, ...] = ()
    said: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    passages: tuple[KnowledgePassage, ...] = ()
    names: tuple[str, ...] = ()
    plan_version: int | None = None
    briefs: tuple[RaceBrief, ...] = ()
    """Races as other sections of the same answer knew them, where they knew other things."""

    def with_tool(self, said: ToolSaid, passages: tuple[KnowledgePassage, ...] = ()) -> "Evidence":
        """Return the evidence with what one more tool call gave."""
        return replace(self, tools=(*self.tools, said), passages=(*self.passages, *passages))
