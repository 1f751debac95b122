"""The athlete's own rules by versions. Nothing here changes them: that takes an approved proposal."""

from dataclasses import dataclass

from pydantic import TypeAdapter

from memory.database import Database, Row
from memory.statements import statements
from tools.domain.athlete_rules import AthleteRule, RuleSet

SQL = statements("rules")
_RULES = TypeAdapter(tuple[AthleteRule, ...])


class RuleStore:
    """Everybody's rules."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def for_athlete(self, athlete_id: str) -> "AthleteRuleVersions":
        """Return one athlete's rules."""
        return AthleteRuleVersions(self._database, athlete_id)


@dataclass(frozen=True, slots=True)
class AthleteRuleVersions:
    """One athlete's rules (kit's RuleShelf)."""

    database: Database
    athlete_id: str

    async def rules(self) -> RuleSet:
        """Return the rules as they stand; version 0 without any rule before the first."""
        row = await self.database.row(SQL["rules"], athlete_id=self.athlete_id)
        return rule_set_of(row) if row else RuleSet()

    async def rule_versions(self) -> tuple[RuleSet, ...]:
        """Return every version, newest first."""
        rows = await self.database.rows(SQL["rule_versions"], athlete_id=self.athlete_id)
        return tuple(map(rule_set_of, rows))


def rule_set_of(row: Row) -> RuleSet:
    """Read a row of `rules` or `rule_versions`."""
    return RuleSet(
        version=row["version"],
        parent=row["parent"],
        reason=row["reason"],
        rules=_RULES.validate_json(row["rules"]),
        made_at=row["made_at"],
    )
