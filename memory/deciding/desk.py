"""The desk a change is proposed and decided on: one athlete's saved world inside one transaction."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from memory.database import Connection, Row, as_json_list
from memory.statements import statements
from tools.domain.plan_request import PlanStanding
from tools.domain.plan_version import Evidence
from tools.domain.proposal import ProposalKind, ProposalStatus

SQL = statements("proposals")


def version_label(name: str, version: int) -> str:
    """Write a version as the athlete reads it: “Boston Marathon” v1."""
    return f"“{name}” v{version}"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a proposal would do, as it is stored. `content_key` tells it from others of its kind.

    `body` is the JSON of what a yes keeps; `current_plan` the plan trained by when it was made.
    """

    kind: ProposalKind
    title: str
    summary: str
    name: str
    version: int
    content_key: str
    changes: tuple[str, ...] = ()
    body: str | None = None
    subject_id: str | None = None
    based_on: int | None = None
    current_plan: str | None = None
    reason: str = ""
    evidence: tuple[Evidence, ...] = ()

    def stored(self) -> Mapping[str, object]:
        """Return it as the values of its row."""
        return asdict(self) | {"changes": list(self.changes), "evidence": as_json_list(self.evidence)}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a decision did, in a sentence, to which strategy, plan or fact, and which version it made.

    A stale proposal whose body is kept can be made again on what there is now.
    """

    status: ProposalStatus
    sentence: str
    subject_id: str | None = None
    version: int | None = None
    keeps_body: bool = False


@dataclass(frozen=True, slots=True)
class Desk:
    """One athlete's saved world inside a transaction that nobody else of theirs shares.

    `today` is the athlete's own day: no version changes what lies before it. `standing` is what a plan made
    on an earlier day is judged against; without it such a plan is not kept.
    """

    connection: Connection
    athlete_id: str
    today: date
    standing: PlanStanding | None = None

    async def row(self, statement: str, /, **values: object) -> Row | None:
        """Run a statement about this athlete and return its first row."""
        return await self.connection.row(statement, athlete_id=self.athlete_id, **values)

    async def rows(self, statement: str, /, **values: object) -> list[Row]:
        """Run a statement about this athlete and return all its rows."""
        return await self.connection.rows(statement, athlete_id=self.athlete_id, **values)

    async def run(self, statement: str, /, **values: object) -> int:
        """Run a statement about this athlete and return how many rows it changed."""
        return await self.connection.run(statement, athlete_id=self.athlete_id, **values)

    async def settle(self, proposal_id: str, outcome: Outcome) -> None:
        """Write down what was decided."""
        await self.run(
            SQL["settle"],
            id=proposal_id,
            status=outcome.status,
            outcome=outcome.sentence,
            subject_id=outcome.subject_id,
            version=outcome.version,
            keeps_body=outcome.keeps_body,
        )
