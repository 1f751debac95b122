"""Changes that wait for a yes. Whatever happens at the same time, each is decided once and applied once."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date

from memory.athletes import SQL as ATHLETES
from memory.database import Database, Row
from memory.deciding import facts, plans, rules, strategies
from memory.deciding.cards import (
    NO_PROPOSAL,
    NOT_OPEN,
    REPLACED,
    applied,
    lets_small_changes_be,
    proposal_of,
    propose,
    refuse_replaced,
    replaceable,
    units_of,
)
from memory.deciding.desk import SQL, Asked, Desk, Outcome
from memory.deciding.kinds import decided
from memory.strategies import SQL as STRATEGIES
from memory.strategies import summary_of
from tools.domain.athlete_rules import RulesDraft
from tools.domain.fact import AthleteFact
from tools.domain.plan_request import PlanStanding
from tools.domain.plan_version import MadeBy, PlanDraft
from tools.domain.proposal import Proposal, ProposalKind, ProposalStatus
from tools.domain.strategy import RaceStrategy
from tools.kit.errors import NotFound, StaleProposal

Standing = Callable[[], Awaitable[PlanStanding]]
LAPSED = "Nobody answered for 30 days, so nothing was changed. Ask again to get a new card."
NOT_KEPT = "That card can no longer be brought up to date. Ask me again, and I will make a new one."
LONGEST_NAME = 80
MOST_LISTED = 100


class ProposalStore:
    """Everybody's proposals."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def for_athlete(
        self,
        athlete_id: str,
        thread_id: str = "",
        today: date | None = None,
        standing: Standing | None = None,
    ) -> "AthleteProposals":
        """Return one athlete's proposals, as seen from a thread. Reading and deciding need no thread.

        `today` is the athlete's own day, which a plan is never changed before; None: the house's. `standing`
        returns what a plan made on an earlier day is judged against; without it such a plan becomes stale.
        """
        return AthleteProposals(self._database, athlete_id, thread_id, today or date.today(), standing)


@dataclass(frozen=True, slots=True)
class AthleteProposals:
    """One athlete's proposals (kit's ProposalDesk), and their decisions."""

    database: Database
    athlete_id: str
    thread_id: str
    today: date
    standing: Standing | None = None

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
                asked = strategies.saving(strategy, name, saved["version"])
                return await propose(desk, self.thread_id, asked, strategies.already_saved(saved))
            asked = strategies.saving(strategy, name, await strategies.next_version(desk, name), changes)
            waiting = await self._same(desk, asked)
            if waiting is None:
                return await propose(desk, self.thread_id, asked)
            if (waiting["name"], waiting["summary"]) == (name, asked.summary):
                return proposal_of(waiting)
            how = "says it in other units" if waiting["name"] == name else f"calls it “{name}”"
            await desk.settle(waiting["id"], Outcome(REPLACED.status, f"Replaced by a card that {how}."))
            return await propose(desk, self.thread_id, asked)

    async def propose_delete(self, strategy_id: str) -> Proposal:
        """Propose to delete a saved version; raise NotFound when there is none."""
        async with self._desk() as desk:
            saved = await strategies.saved_row(desk, strategy_id)
            return await self._once(desk, strategies.deleting(summary_of(saved)))

    async def propose_restore(self, strategy_id: str) -> Proposal:
        """Propose to save an old version's plan again as the newest version of its name; raise NotFound.

        Where the newest version holds that plan, the proposal comes back applied and says so.
        """
        async with self._desk() as desk:
            saved = await strategies.saved_row(desk, strategy_id)
            version = await strategies.next_version(desk, saved["name"])
            asked = strategies.restoring(summary_of(saved), version)
            already = await strategies.newest_already(desk, saved)
            return await self._once(desk, asked, already)

    async def propose_plan(self, draft: PlanDraft, replaces: str | None = None) -> Proposal:
        """Put a version of a plan on the desk, in place of the thread's open one and of `replaces`.

        The same draft in the same thread returns the proposal that exists. A small draft is applied at once
        where the athlete's setting says so, and comes back applied. Raises NotFound, StaleProposal.
        """
        async with self._desk() as desk:
            asked = await plans.asking(desk, draft)
            proposal = await self._in_place(desk, asked, replaces)
            if not draft.small or not await lets_small_changes_be(desk):
                return proposal
            await self._apply_plan(desk, proposal.id, MadeBy.SMALL_CHANGES)
        return await self.proposal(proposal.id)

    async def apply_plan(self, draft: PlanDraft, made_by: MadeBy = MadeBy.ATHLETE) -> Proposal:
        """Make a version at once: the athlete's click on the plan itself was the yes.

        Where it cannot be made nothing is left behind; raises StaleProposal with why.
        """
        async with self._desk() as desk:
            proposal = await self._in_place(desk, await plans.asking(desk, draft), None)
            await self._apply_plan(desk, proposal.id, made_by)
            return await applied(desk, proposal.id)

    async def waiting_plan(self) -> tuple[Proposal, PlanDraft] | None:
        """Return the newest open proposal of a plan in this thread, with its draft."""
        row = await self._newest(ProposalKind.PLAN_VERSION)
        return (proposal_of(row), PlanDraft.model_validate_json(row["body"])) if row else None

    async def plan_draft(self, proposal_id: str) -> tuple[Proposal, PlanDraft]:
        """Return an open proposal of a plan, or a stale one that can be brought up to date, with its draft.

        Raises NotFound, and StaleProposal where the draft is kept no longer.
        """
        row = await self._row(proposal_id, ProposalKind.PLAN_VERSION)
        if row["body"] is None:
            raise StaleProposal(NOT_KEPT if row["status"] == ProposalStatus.STALE else NOT_OPEN)
        return proposal_of(row), PlanDraft.model_validate_json(row["body"])

    async def thread_of(self, proposal_id: str) -> str:
        """Return the thread a proposal's card is in; raise NotFound."""
        return str((await self._row(proposal_id))["thread_id"])

    async def propose_rules(self, draft: RulesDraft, replaces: str | None = None) -> Proposal:
        """Put a set of rules on the desk, in place of the thread's open one and of `replaces`."""
        async with self._desk() as desk:
            return await self._in_place(desk, rules.changing(draft, await units_of(desk)), replaces)

    async def apply_rules(self, draft: RulesDraft) -> Proposal:
        """Change the rules at once: the athlete's click on the rules themselves was the yes."""
        async with self._desk() as desk:
            proposal = await self._in_place(desk, rules.changing(draft, await units_of(desk)), None)
            await self._decide(desk, proposal.id, approve=True)
        return await self.proposal(proposal.id)

    async def waiting_rules(self) -> tuple[Proposal, RulesDraft] | None:
        """Return the newest open proposal of rules in this thread, with its draft."""
        row = await self._newest(ProposalKind.CHANGE_RULES)
        return (proposal_of(row), RulesDraft.model_validate_json(row["body"])) if row else None

    async def rules_draft(self, proposal_id: str) -> tuple[Proposal, RulesDraft]:
        """Return an open proposal of rules with its draft; raise NotFound, StaleProposal."""
        row = await self._row(proposal_id, ProposalKind.CHANGE_RULES)
        if row["body"] is None:
            raise StaleProposal(NOT_OPEN)
        return proposal_of(row), RulesDraft.model_validate_json(row["body"])

    async def last_applied(self) -> Proposal | None:
        """Return the proposal of this thread that was applied last, None where none was."""
        row = await self.database.row(
            SQL["last_applied"], athlete_id=self.athlete_id, thread_id=self.thread_id
        )
        return proposal_of(row) if row else None

    async def propose_fact(self, fact: AthleteFact) -> Proposal:
        """Put a fact on the desk; one known already comes back applied."""
        async with self._desk() as desk:
            asked, already = facts.keeping(fact), await facts.known_already(desk, fact.text)
            return await self._once(desk, asked, already)

    async def proposal(self, proposal_id: str) -> Proposal:
        """Return a proposal as it stands now; raise NotFound for another athlete's."""
        return proposal_of(await self._row(proposal_id))

    async def proposals(self, status: ProposalStatus | None = None) -> tuple[Proposal, ...]:
        """Return the newest proposals, those that wait first."""
        await self._expire()
        rows = await self.database.rows(
            SQL["proposals"], athlete_id=self.athlete_id, status=status, limit=MOST_LISTED
        )
        return tuple(map(proposal_of, rows))

    async def decide(self, proposal_id: str, approve: bool) -> Proposal:
        """Apply or reject an open proposal and return it; one decided before comes back as it stands."""
        standing = await self._standing_for(proposal_id) if approve else None
        async with self._desk(standing) as desk:
            await self._decide(desk, proposal_id, approve)
        return await self.proposal(proposal_id)

    async def forget_waiting(self) -> None:
        """Take away the thread's open proposals; what was decided stays."""
        async with self._desk() as desk:
            await desk.run(SQL["forget_waiting"], thread_id=self.thread_id)
            await desk.run(SQL["forget_bodies"], thread_id=self.thread_id)

    @asynccontextmanager
    async def _desk(self, standing: PlanStanding | None = None) -> AsyncIterator[Desk]:
        """Open a transaction that no other change to this athlete's world shares."""
        async with self.database.transaction() as connection:
            desk = Desk(connection, self.athlete_id, self.today, standing)
            await desk.run(ATHLETES["lock"])
            await desk.run(SQL["expire"], outcome=LAPSED)
            yield desk

    async def _standing_for(self, proposal_id: str) -> PlanStanding | None:
        """Return what a plan of an earlier day is judged against, read before the transaction begins."""
        row = await self.database.row(SQL["proposal"], athlete_id=self.athlete_id, id=proposal_id)
        waits = row is not None and row["kind"] == ProposalKind.PLAN_VERSION and row["body"] is not None
        if self.standing is None or row is None or not waits:
            return None
        made_on = PlanDraft.model_validate_json(row["body"]).made_on
        return None if made_on and made_on >= self.today else await self.standing()

    async def _decide(self, desk: Desk, proposal_id: str, approve: bool) -> None:
        status = ProposalStatus.APPLIED if approve else ProposalStatus.REJECTED
        claimed = await desk.row(SQL["claim"], id=proposal_id, status=status)
        if claimed is not None:
            await desk.settle(proposal_id, await decided(desk, claimed, approve))

    async def _apply_plan(self, desk: Desk, proposal_id: str, made_by: MadeBy) -> None:
        claimed = await desk.row(SQL["claim"], id=proposal_id, status=ProposalStatus.APPLIED)
        if claimed is not None:
            await desk.settle(proposal_id, await plans.make_version(desk, claimed, made_by))

    async def _once(self, desk: Desk, asked: Asked, already: Outcome | None = None) -> Proposal:
        """Put a proposal on the desk, settled where it is so already; open ones of the same are one."""
        waiting = None if already else await self._same(desk, asked)
        return proposal_of(waiting) if waiting else await propose(desk, self.thread_id, asked, already)

    async def _same(self, desk: Desk, asked: Asked) -> Row | None:
        rows = await desk.rows(SQL["waiting"], thread_id=self.thread_id, kind=asked.kind)
        return next((row for row in rows if row["content_key"] == asked.content_key), None)

    async def _in_place(self, desk: Desk, asked: Asked, replaces: str | None) -> Proposal:
        """Put a proposal in the place of the open ones of its kind in its thread, and of the one it replaces.

        It belongs to the thread of the one it replaces: that is where its card is.
        """
        thread_id = self.thread_id
        if replaces is not None:
            replaced = replaceable(await desk.row(SQL["proposal"], id=replaces), asked.kind)
            thread_id = replaced["thread_id"]
        waiting = await desk.rows(SQL["waiting"], thread_id=thread_id, kind=asked.kind)
        same = next((row for row in waiting if row["content_key"] == asked.content_key), None)
        if replaces is not None and same is None:
            refuse_replaced(replaced)
        older = {row["id"]: row["subject_id"] for row in waiting if row is not same}
        if replaces is not None and (same is None or same["id"] != replaces):
            older[replaces] = asked.subject_id
        for proposal_id, subject_id in older.items():
            replaced_by = Outcome(REPLACED.status, REPLACED.sentence, subject_id)
            await desk.settle(proposal_id, replaced_by)
        return proposal_of(same) if same else await propose(desk, thread_id, asked)

    async def _newest(self, kind: ProposalKind) -> Row | None:
        await self._expire()
        return await self.database.row(
            SQL["waiting"], athlete_id=self.athlete_id, thread_id=self.thread_id, kind=kind
        )

    async def _row(self, proposal_id: str, kind: ProposalKind | None = None) -> Row:
        await self._expire()
        row = await self.database.row(SQL["proposal"], athlete_id=self.athlete_id, id=proposal_id)
        if row is None or (kind is not None and row["kind"] != kind):
            raise NotFound(NO_PROPOSAL)
        return row

    async def _expire(self) -> None:
        await self.database.run(SQL["expire"], athlete_id=self.athlete_id, outcome=LAPSED)
