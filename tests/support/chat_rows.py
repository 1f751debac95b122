"""Rows as Chainlit keeps them of an athlete's conversations."""

import json
from dataclasses import dataclass, field
from uuid import uuid4

from memory.database import Database


@dataclass
class Chat:
    """One athlete's conversations on the page."""

    database: Database
    user_id: str
    threads: dict[str, str] = field(default_factory=dict)
    last_step: str = ""

    @classmethod
    async def of(cls, database: Database, athlete_id: str) -> "Chat":
        user_id = uuid4().hex
        await database.run(
            """insert into "User" (id, identifier, metadata) values (%(id)s, %(identifier)s, '{}')""",
            id=user_id,
            identifier=athlete_id,
        )
        return cls(database, user_id)

    async def says(self, thread: str, asked: str, answered: str) -> None:
        """Add a question and its answer; the first question names the conversation."""
        if thread not in self.threads:
            self.threads[thread] = uuid4().hex
            await self.database.run(
                """insert into "Thread" (id, name, metadata, "userId")
                   values (%(id)s, %(name)s, '{}', %(user_id)s)""",
                id=self.threads[thread],
                name=asked,
                user_id=self.user_id,
            )
        for kind, text in (("user_message", asked), ("assistant_message", answered)):
            self.last_step = uuid4().hex
            await self.database.run(
                """insert into "Step"
                   (id, "threadId", type, input, output, metadata, "startTime", "endTime") values
                   (%(id)s, %(thread)s, %(kind)s, %(input)s, %(text)s, '{}', clock_timestamp(), now())""",
                id=self.last_step,
                thread=self.threads[thread],
                kind=kind,
                input=text,
                text=text,
            )

    async def shows(self, props: dict[str, object], key: str | None = None) -> str:
        """Show a card below the last answer; `key` names a file that belongs to it."""
        element_id = uuid4().hex
        await self.database.run(
            """insert into "Element" (id, "threadId", "stepId", metadata, name, props, "objectKey")
               select %(id)s, "threadId", id, '{}', 'Card', %(props)s::jsonb, %(key)s
               from "Step" where id = %(step)s""",
            id=element_id,
            props=json.dumps(props),
            key=key,
            step=self.last_step,
        )
        return element_id

    async def thumbs(self, comment: str) -> None:
        """Note something with a thumb at the last answer."""
        await self.database.run(
            """insert into "Feedback" ("stepId", name, value, comment)
               values (%(step)s, 'user_feedback', 0, %(comment)s)""",
            step=self.last_step,
            comment=comment,
        )

    async def steps(self) -> list[str]:
        """What was said, in order."""
        rows = await self.database.rows(
            """select s.output from "Step" s join "Thread" t on t.id = s."threadId"
               where t."userId" = %(user_id)s order by s."startTime" """,
            user_id=self.user_id,
        )
        return [row["output"] for row in rows]
