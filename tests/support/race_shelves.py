"""Shelves of an athlete who saved strategies and raced: what a debrief is made of, kept in memory."""

from datetime import UTC, date, datetime
from typing import Any, cast

from tests.support.empty_shelves import NoCorrections
from tools.domain.activity import Activity
from tools.domain.activity_summary import KnownActivity
from tools.domain.athlete_rules import RulesDraft, RuleSet
from tools.domain.course import CourseAnalysis
from tools.domain.fact import AthleteFact
from tools.domain.proposal import Proposal, ProposalKind, ProposalStatus, SavedStrategySummary
from tools.domain.provenance import Source
from tools.domain.race import RaceBrief
from tools.domain.recordings.summarise import summarise
from tools.domain.strategy import RaceStrategy
from tools.kit.context import SavedStrategy, ToolContext
from tools.kit.errors import NotFound

NOW = datetime(2026, 4, 21, 9, 0, tzinfo=UTC)


def saved_strategy(strategy: RaceStrategy, name: str = "Hilly", version: int = 1) -> SavedStrategy:
    """Return a strategy as it is saved."""
    summary = SavedStrategySummary(
        id=f"{name}-{version}",
        name=name,
        version=version,
        race_name=strategy.race_name,
        distance_m=sum(split.distance_m for split in strategy.pacing.splits_km),
        goal_time_s=strategy.pacing.goal_time_s,
        saved_at=datetime(2026, 4, version, tzinfo=UTC),
    )
    return SavedStrategy(summary=summary, strategy=strategy)


def known(activity_id: str, activity: Activity, **changed: object) -> KnownActivity:
    """Return an activity as it is kept."""
    about: dict[str, object] = {"source": Source.FILE, "ai_allowed": True, "kept_at": NOW}
    return KnownActivity.model_validate({"id": activity_id, "summary": summarise(activity)} | about | changed)


class Strategies:
    """Saved strategies, newest first."""

    def __init__(self, *saved: SavedStrategy) -> None:
        self.all = saved

    async def history(self) -> tuple[SavedStrategySummary, ...]:
        return tuple(each.summary for each in self.all)

    async def saved(self, strategy_id: str) -> SavedStrategy:
        for each in self.all:
            if each.summary.id == strategy_id:
                return each
        raise NotFound("There is no such strategy.")


class Activities:
    """Activities, newest first, with their records."""

    def __init__(self, *recorded: tuple[KnownActivity, Activity]) -> None:
        self._all = recorded

    async def activities(self, *, limit: int | None = None, **asked: object) -> tuple[KnownActivity, ...]:
        return tuple(each for each, _ in self._all)[:limit]

    async def activity(self, activity_id: str) -> KnownActivity:
        return (await self._of(activity_id))[0]

    async def recording(self, activity_id: str) -> Activity:
        return (await self._of(activity_id))[1]

    async def _of(self, activity_id: str) -> tuple[KnownActivity, Activity]:
        for each in self._all:
            if each[0].id == activity_id:
                return each
        raise NotFound("There is no such activity.")


class Courses:
    """Courses by id."""

    def __init__(self, *courses: CourseAnalysis) -> None:
        self._all = {course.id: course for course in courses}

    async def course(self, course_id: str) -> CourseAnalysis:
        if course_id not in self._all:
            raise NotFound("There is no such course.")
        return self._all[course_id]


class Desk:
    """Where proposals are put; it keeps what was put there."""

    def __init__(self) -> None:
        self.facts: list[AthleteFact] = []
        self.rules: list[RulesDraft] = []
        self.restored: list[str] = []

    async def propose_fact(self, fact: AthleteFact) -> Proposal:
        self.facts.append(fact)
        return _proposal(ProposalKind.KEEP_FACT, fact.text)

    async def propose_rules(self, draft: RulesDraft, replaces: str | None = None) -> Proposal:
        self.rules.append(draft)
        return _proposal(ProposalKind.CHANGE_RULES, draft.reason)

    async def propose_restore(self, strategy_id: str) -> Proposal:
        self.restored.append(strategy_id)
        return _proposal(ProposalKind.RESTORE_STRATEGY, strategy_id)


class Rules:
    """The rules as they stand: none."""

    async def rules(self) -> RuleSet:
        return RuleSet()


def race_context(
    strategies: Strategies, activities: Activities, courses: Courses, desk: Desk, **said: object
) -> ToolContext:
    """Return a turn's world of these shelves."""
    return ToolContext(
        athlete_id="athlete",
        thread_id="thread",
        today=date(2026, 4, 21),
        brief=RaceBrief.model_validate(said),
        uploads=cast(Any, None),
        courses=cast(Any, courses),
        strategies=strategies,
        proposals=cast(Any, desk),
        activities=cast(Any, activities),
        profile=NoCorrections(),
        sync=cast(Any, None),
        plans=cast(Any, None),
        rules=cast(Any, Rules()),
        facts=cast(Any, None),
        rule_reader=cast(Any, None),
    )


def _proposal(kind: ProposalKind, summary: str) -> Proposal:
    return Proposal(
        id="proposal",
        kind=kind,
        status=ProposalStatus.PENDING,
        title="Keep this?",
        summary=summary,
        changes=(),
        created_at=NOW,
        expires_at=NOW,
    )
