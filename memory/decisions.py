"""What a yes or a no does to the athlete's saved world."""

from dataclasses import dataclass
from uuid import uuid4

from memory.database import Connection, Row
from memory.statements import statements
from memory.strategies import SQL as STRATEGIES
from tools.domain.proposal import ProposalKind, ProposalStatus
from tools.domain.strategy import RaceStrategy

SQL = statements("proposals")


def version_label(name: str, version: int) -> str:
    """Write a version as the athlete reads it: “Boston Marathon” v1."""
    return f"“{name}” v{version}"


def planned_distance_m(strategy: RaceStrategy) -> float:
    """Return the length of the course that was planned: the race's nominal one where the course fits it."""
    last = strategy.pacing.splits_km[-1]
    return round(last.start_m + last.distance_m, 3)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a decision did, in a sentence, and to which strategy."""

    status: ProposalStatus
    sentence: str
    subject_id: str | None


@dataclass(frozen=True, slots=True)
class Desk:
    """One athlete's proposals and strategies inside a transaction that nobody else of theirs shares."""

    connection: Connection
    athlete_id: str

    async def row(self, statement: str, /, **values: object) -> Row | None:
        """Run a statement about this athlete and return its first row."""
        return await self.connection.row(statement, athlete_id=self.athlete_id, **values)

    async def run(self, statement: str, /, **values: object) -> int:
        """Run a statement about this athlete and return how many rows it changed."""
        return await self.connection.run(statement, athlete_id=self.athlete_id, **values)

    async def next_version(self, name: str) -> int:
        """Return the number that a new version of a name gets."""
        row = await self.row(STRATEGIES["next_version"], name=name)
        return int(row["version"]) if row else 1

    async def settle(self, proposal_id: str, outcome: Outcome) -> None:
        """Write down what was decided."""
        await self.run(
            SQL["settle"],
            id=proposal_id,
            status=outcome.status,
            outcome=outcome.sentence,
            subject_id=outcome.subject_id,
        )

    async def outcome(self, claimed: Row, approve: bool) -> Outcome:
        """Do what a claimed proposal asks for, if it was approved."""
        deletes = claimed["kind"] == ProposalKind.DELETE_STRATEGY
        if not approve:
            sentence = "Kept. Nothing was deleted." if deletes else "Not saved."
            return Outcome(ProposalStatus.REJECTED, sentence, claimed["subject_id"])
        return await (self._delete(claimed) if deletes else self._save(claimed))

    async def _save(self, claimed: Row) -> Outcome:
        """Keep the plan under the next free version of its name, unless it is saved already."""
        saved = await self.row(STRATEGIES["with_content"], content_key=claimed["content_key"])
        if saved is not None:
            return already_saved(saved)
        name, strategy = claimed["name"], RaceStrategy.model_validate_json(claimed["body"])
        version = await self.next_version(name)
        strategy_id = f"strategy-{uuid4()}"
        await self.run(
            STRATEGIES["save"],
            id=strategy_id,
            name=name,
            version=version,
            content_key=strategy.key,
            course_id=strategy.course_id,
            race_name=strategy.race_name,
            distance_m=planned_distance_m(strategy),
            goal_time_s=strategy.pacing.goal_time_s,
            body=claimed["body"],
        )
        sentence = f"Saved as {version_label(name, version)}."
        if version != claimed["version"]:
            sentence += f" Another plan had become v{claimed['version']} in the meantime."
        return Outcome(ProposalStatus.APPLIED, sentence, strategy_id)

    async def _delete(self, claimed: Row) -> Outcome:
        """Take the version out of sight, unless somebody already did."""
        label = version_label(claimed["name"], claimed["version"])
        if await self.run(STRATEGIES["delete"], id=claimed["subject_id"]):
            return Outcome(ProposalStatus.APPLIED, f"Deleted {label}.", claimed["subject_id"])
        return Outcome(ProposalStatus.STALE, f"{label} was already deleted.", claimed["subject_id"])


def already_saved(saved: Row) -> Outcome:
    """Say where a plan already is."""
    label = version_label(saved["name"], saved["version"])
    return Outcome(ProposalStatus.APPLIED, f"Already saved as {label}.", saved["id"])
