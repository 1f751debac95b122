"""An athlete's training plans by versions. Nothing here changes them: that takes an approved proposal."""

from dataclasses import dataclass

from memory.database import Database, Row
from memory.statements import statements
from tools.domain.plan_version import PlanSummary, PlanVersion, PlanVersionSummary
from tools.domain.training.training_plan import TrainingPlan
from tools.kit.errors import NotFound

SQL = statements("plans")
NO_PLAN = "You have no such plan. Ask me to show your plan, or its versions."


class PlanStore:
    """Everybody's plans."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def for_athlete(self, athlete_id: str) -> "AthletePlanVersions":
        """Return one athlete's plans."""
        return AthletePlanVersions(self._database, athlete_id)


@dataclass(frozen=True, slots=True)
class AthletePlanVersions:
    """One athlete's plans (kit's PlanShelf)."""

    database: Database
    athlete_id: str

    async def current(self) -> PlanVersion | None:
        """Return the newest version of the plan the athlete trains by, or None."""
        row = await self.database.row(SQL["current"], athlete_id=self.athlete_id)
        return version_of(row) if row else None

    async def plans(self) -> tuple[PlanSummary, ...]:
        """Return every plan, the current one first, then newest first."""
        rows = await self.database.rows(SQL["plans"], athlete_id=self.athlete_id)
        return tuple(map(PlanSummary.model_validate, rows))

    async def version(self, plan_id: str, version: int) -> PlanVersion:
        """Return one version; raise NotFound."""
        row = await self.database.row(
            SQL["version"], athlete_id=self.athlete_id, plan_id=plan_id, version=version
        )
        if row is None:
            raise NotFound(NO_PLAN)
        return version_of(row)

    async def versions(self, plan_id: str) -> tuple[PlanVersionSummary, ...]:
        """Return the versions of a plan, newest first; raise NotFound."""
        rows = await self.database.rows(SQL["versions"], athlete_id=self.athlete_id, plan_id=plan_id)
        if not rows:
            raise NotFound(NO_PLAN)
        return tuple(map(summary_of, rows))


def version_of(row: Row) -> PlanVersion:
    """Read a row of `current` or `version`."""
    return PlanVersion(summary=summary_of(row), plan=TrainingPlan.model_validate_json(row["body"]))


def summary_of(row: Row) -> PlanVersionSummary:
    """Read a row of `current`, `version` or `versions`."""
    return PlanVersionSummary.model_validate({name: row[name] for name in PlanVersionSummary.model_fields})
