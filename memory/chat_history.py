"""Conversations as the page shows them: what was said, what was shown, how far each answer came."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from memory.database import Database, as_json_value
from memory.statements import statements
from tools.domain.conversation import LONGEST_NAME, Conversation, CutMessage, RatedAnswer, Said, Shown
from tools.kit.errors import NotFound

SQL = statements("chat_history")
NO_SUCH_MESSAGE = "There is no such message in your conversations any more. Reload the page."
_SIGNS_OF_PATTERNS = re.compile(r"([\\%_])")


class ChatHistoryStore:
    """Everybody's conversations."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def for_athlete(self, athlete_id: str) -> "AthleteChatHistory":
        """Return one athlete's conversations."""
        return AthleteChatHistory(self._database, athlete_id)


@dataclass(frozen=True, slots=True)
class AthleteChatHistory:
    """One athlete's conversations. A conversation, message or card of anybody else's is none."""

    database: Database
    athlete_id: str

    async def begin(self, conversation_id: str, name: str | None, tags: Iterable[str] = ()) -> None:
        """Have a conversation to speak in; one that is there keeps its name, and counts as the newest."""
        named = name[:LONGEST_NAME] if name else None
        await self._run("begin", id=conversation_id, name=named, tags=list(tags))

    async def note(
        self,
        conversation_id: str,
        name: str | None = None,
        metadata: Mapping[str, Any] | None = None,
        tags: Iterable[str] | None = None,
    ) -> None:
        """Change a conversation that is there; None leaves what there is, and in `metadata` takes away."""
        known = metadata or {}
        await self._run(
            "note",
            id=conversation_id,
            name=name[:LONGEST_NAME] if name else None,
            metadata=as_json_value({key: value for key, value in known.items() if value is not None}),
            gone=[key for key, value in known.items() if value is None],
            tags=None if tags is None else list(tags),
        )

    async def has(self, conversation_id: str) -> bool:
        """Tell whether the athlete has such a conversation."""
        row = await self.database.row(SQL["is_kept"], athlete_id=self.athlete_id, id=conversation_id)
        return bool(row and row["kept"])

    async def listed(
        self, limit: int, search: str | None = None, before: tuple[datetime, str] | None = None
    ) -> tuple[Conversation, ...]:
        """Return conversations, the last spoken in first; `before` is (changed_at, id) of one to go on from.

        With `search` only those that are called so, or in which so is said.
        """
        before_at, before_id = before or (None, None)
        pattern = _pattern_of(search) if search else None
        rows = await self.database.rows(
            SQL["listed"],
            athlete_id=self.athlete_id,
            limit=limit,
            pattern=pattern,
            before_at=before_at,
            before_id=before_id,
        )
        return tuple(Conversation.model_validate(row) for row in rows)

    async def conversation(self, conversation_id: str) -> Conversation | None:
        """Return a conversation with all that was said and shown in it; None for none of the athlete's."""
        whose = {"athlete_id": self.athlete_id, "id": conversation_id}
        async with self.database.transaction() as connection:
            row = await connection.row(SQL["conversation"], **whose)
            if row is None:
                return None
            said = await connection.rows(SQL["steps"], **whose)
            shown = await connection.rows(SQL["shown"], **whose, element_id=None)
        return Conversation.model_validate({**row, "said": said, "shown": shown})

    async def delete(self, conversation_id: str) -> tuple[str, ...]:
        """Delete a conversation; return the keys of the files that were shown in it."""
        whose = {"athlete_id": self.athlete_id, "id": conversation_id}
        async with self.database.transaction() as connection:
            files = await connection.rows(SQL["files"], **whose)
            await connection.run(SQL["delete"], **whose)
        return tuple(row["key"] for row in files)

    async def keep(self, said: Said) -> None:
        """Keep what was said, once however often; nothing is kept in a conversation that is not there."""
        await self._run("keep_step", **_columns(said))

    async def delete_said(self, step_id: str) -> tuple[str, ...]:
        """Delete what was said, and what was shown with it; return the keys of its files."""
        whose = {"athlete_id": self.athlete_id, "id": step_id}
        async with self.database.transaction() as connection:
            shown = await connection.rows(SQL["delete_shown_with"], **whose)
            await connection.run(SQL["delete_step"], **whose)
        return tuple(row["key"] for row in shown if row["key"])

    async def begin_turn(
        self, said: Said, name: str, shown: Iterable[Shown] = (), *, again: bool = False
    ) -> bool:
        """Keep a message before its answer begins; say whether it is to be answered: not a second time.

        `name` names the conversation, if this is its first message; `shown` are the files dropped with it,
        which are kept with it or not at all. `again` says that this was tried before, and that nobody knows
        whether it was done: then a turn that is open is the one that was begun.
        """
        whose = {"athlete_id": self.athlete_id, "conversation_id": said.conversation_id}
        async with self.database.transaction() as connection:
            await connection.run(
                SQL["begin"],
                athlete_id=self.athlete_id,
                id=said.conversation_id,
                name=name[:LONGEST_NAME],
                tags=[],
            )
            await connection.run(SQL["keep_step"], athlete_id=self.athlete_id, **_columns(said))
            for each in shown:
                await connection.run(SQL["keep_shown"], athlete_id=self.athlete_id, **_columns_of(each))
            return await connection.row(SQL["begin_turn"], **whose, id=said.id, again=again) is not None

    async def end_turn(self, step_id: str) -> None:
        """Note that the answer to a message has been shown as a whole, or was stopped."""
        await self._run("end_turn", id=step_id)

    async def open_turns(self, conversation_id: str) -> tuple[str, ...]:
        """Return the messages whose answer has not ended, wherever it is written."""
        rows = await self.database.rows(
            SQL["open_turns"], athlete_id=self.athlete_id, conversation_id=conversation_id
        )
        return tuple(row["id"] for row in rows)

    async def abandoned(self, conversation_id: str, living: Iterable[str]) -> tuple[CutMessage, ...]:
        """Return the messages whose answer died with its server; `living` ones are answered by this one."""
        rows = await self.database.rows(
            SQL["abandoned"],
            athlete_id=self.athlete_id,
            conversation_id=conversation_id,
            living=list(living),
        )
        return tuple(CutMessage(id=row["id"], text=row["output"] or "") for row in rows)

    async def cut_turn(self, step_id: str) -> None:
        """Note that the answer to a message died, once that is said in its conversation."""
        await self._run("cut_turn", id=step_id)

    async def show(self, shown: Shown) -> None:
        """Keep what was shown; shown again, it has other props."""
        await self._run("keep_shown", **_columns_of(shown))

    async def shown(self, conversation_id: str, element_id: str) -> Shown | None:
        """Return one thing shown in a conversation."""
        row = await self.database.row(
            SQL["shown"], athlete_id=self.athlete_id, id=conversation_id, element_id=element_id
        )
        return None if row is None else Shown.model_validate(row)

    async def delete_shown(self, element_id: str) -> str | None:
        """Delete what was shown; return the key of its file, where it has one."""
        row = await self.database.row(SQL["delete_shown"], athlete_id=self.athlete_id, id=element_id)
        return row["key"] if row else None

    async def file_type(self, key: str) -> str | None:
        """Return the media type of a file of the conversations, "" if unknown; None for no such file."""
        row = await self.database.row(SQL["file"], athlete_id=self.athlete_id, key=key)
        return None if row is None else row["mime"] or ""

    async def give_thumb(self, step_id: str, value: float, comment: str | None) -> RatedAnswer:
        """Keep a thumb in place of an earlier one; raise NotFound for a message that is not the athlete's."""
        row = await self.database.row(
            SQL["give_thumb"], athlete_id=self.athlete_id, step_id=step_id, value=value, comment=comment
        )
        if row is None:
            raise NotFound(NO_SUCH_MESSAGE)
        return RatedAnswer.model_validate(row)

    async def take_thumb(self, step_id: str) -> None:
        """Take a thumb back."""
        await self._run("take_thumb", step_id=step_id)

    async def _run(self, statement: str, **values: object) -> None:
        await self.database.run(SQL[statement], athlete_id=self.athlete_id, **values)


def _pattern_of(search: str) -> str:
    """Write words as a pattern that they are found by, whatever stands around them."""
    return "%" + _SIGNS_OF_PATTERNS.sub(r"\\\1", search) + "%"


def _columns(said: Said) -> dict[str, object]:
    told = said.model_dump(exclude={"turn", "thumb", "thumb_comment"})
    return told | {"metadata": as_json_value(said.metadata)}


def _columns_of(shown: Shown) -> dict[str, object]:
    return shown.model_dump() | {"props": as_json_value(shown.props)}
