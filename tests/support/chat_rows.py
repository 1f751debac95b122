"""An athlete's conversations on the page, as they are kept."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import uuid4

from memory.chat_history import AthleteChatHistory, ChatHistoryStore
from memory.database import Database
from tools.domain.conversation import Said, Shown


@dataclass
class Chat:
    """One athlete's conversations on the page."""

    kept: AthleteChatHistory
    threads: dict[str, str] = field(default_factory=dict)
    last_step: str = ""

    @classmethod
    async def of(cls, database: Database, athlete_id: str) -> "Chat":
        return cls(ChatHistoryStore(database).for_athlete(athlete_id))

    async def says(self, thread: str, asked: str, answered: str) -> None:
        """Add a question and its answer; the first question names the conversation."""
        if thread not in self.threads:
            self.threads[thread] = uuid4().hex
            await self.kept.begin(self.threads[thread], asked)
        for kind, text in (("user_message", asked), ("assistant_message", answered)):
            said = self.said(thread, kind, text)
            self.last_step = said.id
            await self.kept.keep(said)

    def said(self, thread: str, kind: str, text: str) -> Said:
        """Something to be said in a conversation, now."""
        now = datetime.now(UTC)
        return Said(
            id=uuid4().hex,
            conversation_id=self.threads[thread],
            kind=kind,
            began_at=now,
            ended_at=now,
            input=text,
            output=text,
        )

    async def shows(self, props: dict[str, object], key: str | None = None) -> str:
        """Show a card below the last answer; `key` names a file that belongs to it."""
        shown = Shown(
            id=uuid4().hex,
            conversation_id=list(self.threads.values())[-1],
            step_id=self.last_step,
            kind="custom",
            name="Card",
            props=props,
            object_key=key,
        )
        await self.kept.show(shown)
        return shown.id

    async def thumbs(self, comment: str) -> None:
        """Note something with a thumb at the last answer."""
        await self.kept.give_thumb(self.last_step, 0, comment)

    async def steps(self) -> list[str]:
        """What was said, in order."""
        whole = [await self.kept.conversation(thread) for thread in self.threads.values()]
        return [said.output or "" for each in whole if each for said in each.said]
