"""Changes that wait for a yes. Whatever happens at the same time, each is decided once and applied once."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from memory.athletes import SQL as ATHLETES
from memory.database import Database, Row, as_json
from memory.decisions import SQL, Desk, Outcome, already_saved, planned_distance_m, version_label
from memory.strategies import SQL as STRATEGIES
from memory.strategies import summary_of
from tools.domain import display
from tools.domain.proposal import Proposal, ProposalKind, ProposalStatus, SavedStrategySummary
from tools.domain.race import UnitSystem
from tools.domain.strategy import RaceStrategy
from tools.kit.errors import NotFound

LIFETIME = timedelta(days=30)
LAPSED = "Nobody answered for 30 days, so nothing was changed. Ask again to get a new card."
LONGEST_NAME = 80
OPEN: dict[str, object] = {
    "status": ProposalStatus.PENDING,
    "changes": [],
    "body": None,
    "subject_id": None,
    "outcome": None,
}


class ProposalStore:
    """Everybody's proposals."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def for_athlete(self, athlete_id: str, thread_id: str = "") -> "AthleteProposals":
        """Return one athlete's proposals, as seen from a thread. Reading and deciding need no thread."""
        return AthleteProposals(self._database, athlete_id, thread_id)


@dataclass(frozen=True, slots=True)
class AthleteProposals:
    """One athlete's proposals (kit's ProposalDesk), and their decisions."""

    database: Database
    athlete_id: str
    thread_id: str

    async def propose_save(
        self, strategy: RaceStrategy, name: str, changes: tuple[str, ...] = ()
    ) -> Proposal:
        """Propose to save a plan as a name's next version; `changes` says what differs from the last one.

        The same plan proposed again in the thread returns the open proposal; under another name or in other
        units it replaces it. A plan saved already is not saved again: the proposal comes back applied and
        says where it is.
        """
        name = " ".join(name.split())[:LONGEST_NAME].strip() or strategy.race_name
        async with self._desk() as desk:
            saved = await desk.row(STRATEGIES["with_content"], content_key=strategy.key)
            if saved is not None:
                return await self._propose(
                    desk, _saving(strategy, name, saved["version"]), already_saved(saved)
                )
            waiting = await self._waiting(desk, ProposalKind.SAVE_STRATEGY, strategy.key)
            asked = _saving(strategy, name, await desk.next_version(name)) | {"changes": list(changes)}
            if waiting is None:
                return await self._propose(desk, asked)
            if (waiting["name"], waiting["summary"]) == (name, asked["summary"]):
                return proposal_of(waiting)
            how = "says it in other units" if waiting["name"] == name else f"calls it “{name}”"
            replaced = Outcome(ProposalStatus.STALE, f"Replaced by a card that {how}.", None)
            await desk.settle(waiting["id"], replaced)
            return await self._propose(desk, asked)

    async def propose_delete(self, strategy_id: str) -> Proposal:
        """Propose to delete a saved version; raise NotFound when there is none."""
        async with self._desk() as desk:
            row = await desk.row(STRATEGIES["saved"], id=strategy_id)
            if row is None:
                raise NotFound("You have no saved strategy of that name. Ask me to show your strategies.")
            waiting = await self._waiting(desk, ProposalKind.DELETE_STRATEGY, strategy_id)
            return proposal_of(waiting) if waiting else await self._propose(desk, _deleting(summary_of(row)))

    async def proposal(self, proposal_id: str) -> Proposal:
        """Return a proposal as it stands now; raise NotFound for another athlete's."""
        await self.database.run(SQL["expire"], athlete_id=self.athlete_id, outcome=LAPSED)
        row = await self.database.row(SQL["proposal"], athlete_id=self.athlete_id, id=proposal_id)
        if row is None:
            raise NotFound("There is no such proposal. Ask me again and I will make a new card.")
        return proposal_of(row)

    async def decide(self, proposal_id: str, approve: bool) -> Proposal:
        """Apply or reject an open proposal and return it; one decided before comes back as it stands."""
        status = ProposalStatus.APPLIED if approve else ProposalStatus.REJECTED
        async with self._desk() as desk:
            claimed = await desk.row(SQL["claim"], id=proposal_id, status=status)
            if claimed is not None:
                await desk.settle(proposal_id, await desk.outcome(claimed, approve))
        return await self.proposal(proposal_id)

    async def forget_waiting(self) -> None:
        """Take away the thread's open proposals; what was decided stays."""
        async with self._desk() as desk:
            await desk.run(SQL["forget_waiting"], thread_id=self.thread_id)

    @asynccontextmanager
    async def _desk(self) -> AsyncIterator[Desk]:
        """Open a transaction that no other change to this athlete's world shares."""
        async with self.database.transaction() as connection:
            desk = Desk(connection, self.athlete_id)
            await desk.run(ATHLETES["lock"])
            await desk.run(SQL["expire"], outcome=LAPSED)
            yield desk

    async def _waiting(self, desk: Desk, kind: ProposalKind, content_key: str) -> Row | None:
        return await desk.row(SQL["waiting"], thread_id=self.thread_id, kind=kind, content_key=content_key)

    async def _propose(
        self, desk: Desk, asked: dict[str, object], settled: Outcome | None = None
    ) -> Proposal:
        """Put a proposal on the desk: open, or settled already."""
        values = OPEN | asked
        if settled is not None:
            values["status"], values["outcome"] = settled.status, settled.sentence
            values["subject_id"] = settled.subject_id
        proposal_id = f"proposal-{uuid4()}"
        row = await desk.row(
            SQL["propose"], id=proposal_id, thread_id=self.thread_id, lifetime=LIFETIME, **values
        )
        if row is None:
            raise LookupError("an insert that returns its row returned none")
        return proposal_of(row)


def proposal_of(row: Row) -> Proposal:
    """Read a row of `propose`, `waiting` or `proposal`."""
    return Proposal.model_validate({name: row[name] for name in Proposal.model_fields})


def _saving(strategy: RaceStrategy, name: str, version: int) -> dict[str, object]:
    distance_m, goal_time_s = planned_distance_m(strategy), strategy.pacing.goal_time_s
    return {
        "kind": ProposalKind.SAVE_STRATEGY,
        "title": f"Save as {version_label(name, version)}",
        "summary": _one_line(strategy.race_name, distance_m, goal_time_s, strategy.brief.units),
        "name": name,
        "version": version,
        "content_key": strategy.key,
        "body": as_json(strategy),
    }


def _deleting(saved: SavedStrategySummary) -> dict[str, object]:
    return {
        "kind": ProposalKind.DELETE_STRATEGY,
        "title": f"Delete {version_label(saved.name, saved.version)}",
        "summary": _one_line(saved.race_name, saved.distance_m, saved.goal_time_s, UnitSystem.METRIC),
        "name": saved.name,
        "version": saved.version,
        "content_key": saved.id,
        "subject_id": saved.id,
    }


def _one_line(race_name: str, distance_m: float, goal_time_s: float, units: UnitSystem) -> str:
    return f"{race_name}: {display.distance(distance_m, units)} in {display.clock(goal_time_s)}"
