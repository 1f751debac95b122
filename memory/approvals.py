"""Reviews of workouts that are taken over into the plan: each once, whoever clicks how often."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from memory.database import Database
from memory.statements import statements
from tools.kit.errors import NotFound

SQL = statements("approvals")
PATIENCE = timedelta(minutes=1)  # for one who began and never ended: our design choice [D]
NOT_REVIEWED = "That workout has no review yet. Ask me to review it."


@dataclass(slots=True)
class Approval:
    """A review on its way into the plan. `mine`: it is this caller who takes it there.

    `proposal_id` is what came of it, None where nothing had to change; the one who takes it there sets it.
    """

    mine: bool
    approved_at: datetime | None = None
    proposal_id: str | None = None


class ApprovalStore:
    """Everybody's approved reviews."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @asynccontextmanager
    async def approving(self, athlete_id: str, activity_id: str) -> AsyncIterator[Approval]:
        """Take the newest review of an activity over, unless that was done or somebody is doing it.

        What came of it is written down when the block is left; a block that fails lets another try. Raises
        NotFound where there is no review.
        """
        about = {"athlete_id": athlete_id, "activity_id": activity_id}
        mine = bool(await self._database.run(SQL["begin"], **about, patience=PATIENCE))
        row = await self._database.row(SQL["state"], **about)
        if row is None:
            raise NotFound(NOT_REVIEWED)
        approval = Approval(mine, row["approved_at"], row["approved_as"])
        if not mine:
            yield approval
            return
        try:
            yield approval
        except BaseException:
            await self._database.run(SQL["give_up"], **about)
            raise
        await self._database.run(SQL["done"], **about, proposal_id=approval.proposal_id)
