"""A coach that follows a script, with real courses and strategies: the page without the graph."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from agent.chats import Chats
from agent.clock import today_of
from agent.events import (
    ElementShown,
    Event,
    Notice,
    SectionFinished,
    SectionStarted,
    StepFinished,
    StepStarted,
    TextDelta,
    TurnFinished,
)
from agent.settings import Settings
from memory.chat_history import ChatHistoryStore
from memory.database import Database
from memory.embedded import EmbeddedPostgres
from migrations.apply import migrate
from tools.domain.athlete import AthletePreferences
from tools.domain.course import CourseAnalysis
from tools.domain.ground.course_analysis import analyze_course
from tools.domain.proposal import Proposal, ProposalKind, ProposalStatus, SavedStrategySummary
from tools.domain.race import RaceBrief
from tools.domain.strategy import RaceStrategy
from tools.domain.strategy_building import build_strategy
from tools.kit.context import Upload
from tools.kit.errors import NotFound
from tools.kit.outcome import ShowCues, ShowFuel, ShowPacing, ShowProposal, ShowStrategies
from tools.sources.gpx import read_gpx

SAMPLE = Path(__file__).resolve().parents[2] / "tools" / "data" / "sample-course.gpx"


def sample_course() -> CourseAnalysis:
    """Analyse the bundled course."""
    return analyze_course(read_gpx(SAMPLE.read_bytes()))


class ScriptedCoach:
    """Says the same plan to everything, except to a few words that bring out the rest of the page."""

    model_label = "Scripted coach: the same answer to everything"

    def __init__(self, database: Database) -> None:
        self.chats = Chats(ChatHistoryStore(database))
        self.proposals: dict[str, Proposal] = {}
        self.kept: dict[str, Upload] = {}
        self.forgotten: list[str] = []
        self._preferences = AthletePreferences()

    async def receive_upload(self, _athlete_id: str, name: str, media_type: str, content: bytes) -> Upload:
        """Remember a file's name."""
        upload = Upload(id=str(uuid4()), name=name, media_type=media_type, size_bytes=len(content))
        self.kept[upload.id] = upload
        return upload

    async def receive_file(self, athlete_id: str, name: str, media_type: str, path: Path) -> Upload:
        """Remember a file's name."""
        return await self.receive_upload(athlete_id, name, media_type, path.read_bytes())

    async def answer(
        self,
        _athlete_id: str,
        _thread_id: str,
        text: str,
        upload_ids: tuple[str, ...] = (),
        about: RaceBrief | None = None,
        **_how: object,
    ) -> AsyncIterator[Event]:
        """Follow the script."""
        if "break" in text:
            yield Notice(text="Your model endpoint did not answer (timed out after 30 s).", retry=True)
            yield TurnFinished(specialists=())
            return
        if "crash" in text:
            yield StepStarted(id="1", label="Reading the course")
            raise RuntimeError("a secret nobody should read")
        if "strategies" in text:
            async for event in said("answer", "These are yours."):
                yield event
            yield ElementShown(section="answer", element=ShowStrategies(strategies=self._saved()))
            yield SectionFinished(section="answer")
            yield TurnFinished(specialists=("answer",))
            return
        async for event in self._plan(len(upload_ids)):
            yield event

    async def _plan(self, files: int) -> AsyncIterator[Event]:
        course = sample_course()
        strategy = build_strategy(
            course, RaceBrief(goal_time_s=3.5 * 3600, weight_kg=70, units=self._preferences.units)
        )
        yield StepStarted(id="1", label="Reading the course")
        await asyncio.sleep(0.1)
        yield StepFinished(
            id="1", label="Reading the course", ok=True, detail=f"{files} files, {course.name}"
        )
        async for event in said(
            "pacing",
            "**3:30:00** on this course means holding back early. First kilometre slower on purpose.",
        ):
            yield event
        yield ElementShown(section="pacing", element=ShowPacing(course=course, strategy=strategy))
        yield SectionFinished(section="pacing")
        async for event in said("nutrition", "Gels by place, not by thirst."):
            yield event
        yield ElementShown(section="nutrition", element=ShowFuel(strategy=strategy))
        yield SectionFinished(section="nutrition")
        async for event in said("mental", "Three cues, pinned."):
            yield event
        yield ElementShown(section="mental", element=ShowCues(strategy=strategy))
        yield SectionFinished(section="mental")
        yield SectionStarted(section="answer")
        yield ElementShown(section="answer", element=ShowProposal(proposal=self._propose(strategy)))
        yield SectionFinished(section="answer")
        yield TurnFinished(specialists=("pacing", "nutrition", "mental"))

    def _propose(self, strategy: RaceStrategy) -> Proposal:
        now = datetime.now(UTC)
        proposal = Proposal(
            id=strategy.key[:16],
            kind=ProposalKind.SAVE_STRATEGY,
            status=ProposalStatus.PENDING,
            title=f"Save as “{strategy.race_name}” v1",
            summary="Pace, fuel and cues for 3:30:00.",
            changes=("A new strategy beside the ones you have.",),
            created_at=now,
            expires_at=now + timedelta(days=7),
        )
        return self.proposals.setdefault(proposal.id, proposal)

    def _saved(self) -> tuple[SavedStrategySummary, ...]:
        return tuple(
            SavedStrategySummary(
                id=one.id,
                name="Sample",
                version=1,
                race_name="Sample",
                distance_m=42195,
                goal_time_s=12600,
                saved_at=one.decided_at or one.created_at,
            )
            for one in self.proposals.values()
            if one.status is ProposalStatus.APPLIED
        )

    async def proposal(self, _athlete_id: str, proposal_id: str) -> Proposal:
        """Return a proposal; raise NotFound."""
        if proposal_id not in self.proposals:
            raise NotFound("This proposal is no longer here.")
        return self.proposals[proposal_id]

    async def decide(self, athlete_id: str, proposal_id: str, approve: bool) -> Proposal:
        """Decide once."""
        before = await self.proposal(athlete_id, proposal_id)
        if before.status is ProposalStatus.PENDING:
            status = ProposalStatus.APPLIED if approve else ProposalStatus.REJECTED
            outcome = "Saved." if approve else None
            changes = {"status": status, "decided_at": datetime.now(UTC), "outcome": outcome}
            self.proposals[proposal_id] = before.model_copy(update=changes)
        return self.proposals[proposal_id]

    async def preferences(self, _athlete_id: str) -> AthletePreferences:
        """Return the settings."""
        return self._preferences

    async def set_preferences(self, _athlete_id: str, preferences: AthletePreferences) -> None:
        """Change the settings."""
        self._preferences = preferences

    async def set_time_zone(self, _athlete_id: str, time_zone: str) -> None:
        """Remember where the athlete is."""
        self._preferences = self._preferences.model_copy(update={"time_zone": time_zone})

    async def today(self, _athlete_id: str) -> date:
        """Return the day it is there."""
        return today_of(self._preferences)

    async def forget_thread(self, _athlete_id: str, thread_id: str) -> None:
        """Remember what was to be forgotten."""
        self.forgotten.append(thread_id)

    async def history(self, _athlete_id: str) -> tuple[SavedStrategySummary, ...]:
        """Return what was approved."""
        return self._saved()

    async def health(self) -> dict[str, Any]:
        """All is well."""
        return {"status": "ok", "model": self.model_label}


async def said(section: Any, text: str) -> AsyncIterator[Event]:
    """Stream a text word by word."""
    yield SectionStarted(section=section)
    for word in text.split(" "):
        yield TextDelta(section=section, text=f"{word} ")
        await asyncio.sleep(0.005)


@asynccontextmanager
async def open_scripted_coach(settings: Settings) -> AsyncIterator[ScriptedCoach]:
    """Open a scripted coach on an embedded database, for the conversations the page keeps."""
    postgres = EmbeddedPostgres(settings.paceline_home)
    url = await asyncio.to_thread(postgres.start)
    try:
        await asyncio.to_thread(migrate, url)
        async with Database(url) as database:
            yield ScriptedCoach(database)
    finally:
        await asyncio.to_thread(postgres.release)
