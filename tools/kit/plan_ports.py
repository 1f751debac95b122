"""The ports to an athlete's plans, rules and facts, and to what is known of the sport."""

from datetime import date
from typing import Protocol, runtime_checkable

from tools.domain.athlete_rules import RuleReading, RuleSet
from tools.domain.fact import AthleteFact
from tools.domain.knowledge import KnowledgePassage
from tools.domain.plan_version import PlanSummary, PlanVersion, PlanVersionSummary


@runtime_checkable
class PlanShelf(Protocol):
    """The athlete's training plans. Nothing here changes them: that takes an approved proposal."""

    async def current(self) -> PlanVersion | None:
        """Return the newest version of the plan the athlete trains by, or None."""
        ...

    async def plans(self) -> tuple[PlanSummary, ...]:
        """Return every plan, the current one first, then newest first."""
        ...

    async def version(self, plan_id: str, version: int) -> PlanVersion:
        """Return one version; raise NotFound."""
        ...

    async def versions(self, plan_id: str) -> tuple[PlanVersionSummary, ...]:
        """Return the versions of a plan, newest first; raise NotFound."""
        ...


@runtime_checkable
class RuleShelf(Protocol):
    """The athlete's own rules. Nothing here changes them: that takes an approved proposal."""

    async def rules(self) -> RuleSet:
        """Return the rules as they stand; version 0 without any rule before the first."""
        ...

    async def rule_versions(self) -> tuple[RuleSet, ...]:
        """Return every version, newest first."""
        ...


@runtime_checkable
class FactShelf(Protocol):
    """What was learnt of the athlete and kept with their yes."""

    async def facts(self) -> tuple[AthleteFact, ...]:
        """Return the facts, newest first."""
        ...


@runtime_checkable
class KnowledgeShelf(Protocol):
    """Coaching knowledge with its sources, found by meaning."""

    async def passages(self, question: str, limit: int = 3) -> tuple[KnowledgePassage, ...]:
        """Return the passages that answer a question, the nearest first; none where nothing is near."""
        ...


@runtime_checkable
class RuleReader(Protocol):
    """Who turns words into rules: a model's structured output where there is one, else our own parser."""

    async def read(self, words: str, today: date, known: RuleSet) -> RuleReading:
        """Return the rules said, the rules taken back, and what is unsure; never a guess."""
        ...
