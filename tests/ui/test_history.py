"""Chainlit's data layer over our tables: everything it asks for, of who asks and of nobody else."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, cast
from uuid import uuid4

import pytest

from tests.support.chainlit_here import chainlit as cl  # isort: split

from chainlit.context import init_http_context
from chainlit.element import File
from chainlit.step import StepDict
from chainlit.types import Feedback, Pagination, ThreadDict, ThreadFilter
from starlette.exceptions import HTTPException

from agent.coach import Coach
from memory.database import Database
from tests.support.coaching import coach_on
from tools.kit.acting import acting_for
from tools.kit.errors import FilesUnavailable, MissingInput, NotFound
from ui import door
from ui.chainlit_rows import said_in
from ui.history import ARCHIVE_WAS_HERE, FILES_ALONE, Conversations, shown_file

NOON = "2026-11-22T12:00:00Z"
KEY = "abcdefghij" + "0123456789abcdefghij"


@pytest.fixture
async def coach(database: Database, home: Path) -> AsyncIterator[Coach]:
    async with coach_on(database, home) as coach:
        door.let_in(coach, coach.account.leaving.chat_files)
        yield coach
        door.close()


@pytest.fixture
async def layer(coach: Coach, athlete_id: str) -> Conversations:
    init_http_context(thread_id="one", user=cl.User(identifier=athlete_id))
    return Conversations()


def step(text: str, kind: str = "user_message", **more: Any) -> StepDict:
    told = {"id": str(uuid4()), "threadId": "one", "type": kind, "output": text, **more}
    return cast(StepDict, {"createdAt": "2026-11-22T12:00:00.000001Z"} | told)


async def begun(layer: Conversations, athlete_id: str, thread_id: str = "one", name: str = "Plan") -> None:
    await layer.update_thread(thread_id, name=name, user_id=athlete_id)


async def thread(layer: Conversations, thread_id: str = "one") -> ThreadDict:
    found = await layer.get_thread(thread_id)
    assert found is not None
    return found


async def test_a_conversation_comes_back_as_it_was(layer: Conversations, athlete_id: str) -> None:
    with acting_for(athlete_id):
        await begun(layer, athlete_id)
        asked = step(f"Plan my race with {KEY}", name="You", metadata={"a": 1})
        answer = step("Start slowly", "assistant_message", createdAt="2026-11-22T12:00:01Z")
        for said in (asked, answer):
            await layer.create_step(said)
        await layer.update_step(cast(StepDict, {**answer, "output": "Start very slowly"}))
        await layer.upsert_feedback(Feedback(forId=answer["id"], value=1, comment="good"))
        kept = await thread(layer)
    assert (kept["userIdentifier"], kept["name"]) == (athlete_id, "Plan")
    first, second = kept["steps"]
    assert first["output"].startswith("Plan my race")
    assert KEY not in str(kept)
    assert (first["metadata"], first["name"], first["type"]) == ({"a": 1}, "You", "user_message")
    assert first["createdAt"] == "2026-11-22T12:00:00.000001Z"
    assert second["output"] == "Start very slowly"
    assert second["feedback"] == {"forId": answer["id"], "id": answer["id"], "value": 1, "comment": "good"}


async def test_writes_of_one_message_keep_their_order(layer: Conversations, athlete_id: str) -> None:
    with acting_for(athlete_id):
        await begun(layer, athlete_id)
        said = step("0", "assistant_message")
        for number in range(30):  # Chainlit begins them and does not wait.
            asyncio.get_running_loop().create_task(
                layer.update_step(cast(StepDict, {**said, "output": str(number)}))
            )
        await layer.writes.settled("one")
        assert [each["output"] for each in (await thread(layer))["steps"]] == ["29"]


async def test_nobody_reaches_a_conversation_of_somebody_else(layer: Conversations, athlete_id: str) -> None:
    with acting_for(athlete_id):
        await begun(layer, athlete_id)
        said = step("Mine")
        await layer.create_step(said)
        shown = File(name="notes.txt", content=b"mine", mime="text/plain", for_id=said["id"])
        await layer.create_element(shown)
        before = await thread(layer)
    (element,) = before["elements"] or []
    key = str(element["objectKey"])
    with acting_for(f"other-{athlete_id}"):
        assert await layer.get_thread_author("one") == ""
        assert await layer.get_thread("one") is None
        assert await layer.get_element("one", element["id"]) is None
        found = await layer.list_threads(Pagination(first=10), ThreadFilter(userId=athlete_id))
        assert found.data == []
        await layer.update_thread("one", name="Taken")
        await layer.update_thread("one", metadata={"is_shared": True})
        await layer.update_step(cast(StepDict, {**said, "output": "Theirs"}))
        await layer.delete_step(said["id"])
        await layer.delete_element(element["id"], "one")
        await layer.delete_feedback(said["id"])
        with pytest.raises(NotFound):
            await layer.upsert_feedback(Feedback(forId=said["id"], value=0))
        with pytest.raises(HTTPException) as refused:
            await shown_file(key)
        assert refused.value.status_code == 404
        await layer.delete_thread("one")
    with acting_for(athlete_id):
        assert await thread(layer) == before
        pieces, media_type = await shown_file(key)
        assert (b"".join([piece async for piece in pieces]), media_type) == (b"mine", "text/plain")


async def test_files_go_with_their_conversation(
    layer: Conversations, athlete_id: str, tmp_path: Path
) -> None:
    dropped, archive = tmp_path / "a.txt", tmp_path / "rides.zip"
    dropped.write_text("a file")
    archive.write_bytes(b"PK" + b"0" * 2_000_000)
    with acting_for(athlete_id):
        await begun(layer, athlete_id, name="")
        said = step("")
        await layer.create_step(said)
        for path in (dropped, archive):
            await layer.create_element(File(name=path.name, path=str(path), for_id=said["id"]))
        kept = await thread(layer)
        keys = {each["name"]: str(each["objectKey"]) for each in kept["elements"] or []}
        assert kept["name"] == FILES_ALONE
        assert all(key.startswith(f"{athlete_id}/") for key in keys.values())
        pieces, _ = await shown_file(keys["rides.zip"])
        assert b"".join([piece async for piece in pieces]).decode() == ARCHIVE_WAS_HERE
        await layer.delete_thread("one")
        assert not [key for key in keys.values() if door.chat_files().size(key) is not None]
        with pytest.raises(HTTPException):
            await shown_file(keys["a.txt"])


async def test_a_dropped_file_is_kept_with_its_message_and_once(
    layer: Conversations, coach: Coach, athlete_id: str, tmp_path: Path
) -> None:
    path = tmp_path / "course.gpx"
    path.write_text("a course")
    message = cl.Message(content="Look", type="user_message", id=str(uuid4()), created_at=NOON)
    dropped = File(id="f1", name=path.name, path=str(path), chainlit_key="f1", for_id=message.id)
    with acting_for(athlete_id):
        await layer.create_element(dropped)  # Chainlit's own, which does not wait for its conversation
        said = said_in(message.to_dict())
        assert said is not None
        file = await layer.kept_file(dropped, message)
        assert await coach.chats.for_athlete(athlete_id).begin_turn(said, "Look", [file])
        await coach.chats.for_athlete(athlete_id).end_turn(said.id)
        await layer.create_element(dropped)
        path.unlink()
        (element,) = (await thread(layer))["elements"] or []
        assert (element["forId"], element["name"]) == (message.id, "course.gpx")
        pieces, _ = await shown_file(str(element["objectKey"]))
        assert b"".join([piece async for piece in pieces]) == b"a course"


async def test_what_could_not_be_kept_in_the_end_is_told(layer: Conversations) -> None:
    async def fails() -> None:
        raise FilesUnavailable("full")

    layer.writes.patience_s = 0
    await layer.writes.write("one", "a", fails)
    assert not await layer.writes.settled("one")
    assert await layer.writes.settled("one")


async def test_a_list_is_read_page_by_page_and_searched(layer: Conversations, athlete_id: str) -> None:
    with acting_for(athlete_id):
        for number in range(5):
            await begun(layer, athlete_id, f"thread-{number}", f"Race {number}")
        seen: list[str] = []
        cursor: str | None = None
        for _ in range(3):
            page = await layer.list_threads(Pagination(first=2, cursor=cursor), ThreadFilter())
            seen += [each["id"] for each in page.data]
            cursor = page.pageInfo.endCursor
        assert seen == [f"thread-{number}" for number in (4, 3, 2, 1, 0)]
        assert not page.pageInfo.hasNextPage
        found = await layer.list_threads(Pagination(first=-5, cursor="x y"), ThreadFilter(search="race 3"))
        assert [each["name"] for each in found.data] == ["Race 3"]


async def test_only_first_words_make_a_conversation(layer: Conversations, athlete_id: str) -> None:
    with acting_for(athlete_id):
        await layer.update_thread("one", metadata={"chat_settings": {}})
        await layer.update_thread("one", user_id=athlete_id)
        await layer.create_step(step("The rest of an answer", "assistant_message"))
        assert await layer.get_thread("one") is None
        with pytest.raises(MissingInput):
            await begun(layer, athlete_id, "x" * 200)


async def test_an_answer_that_died_is_told_once_with_a_way_to_ask_again(
    layer: Conversations, coach: Coach, athlete_id: str
) -> None:
    message = cl.Message(content="Plan my race", type="user_message", id=str(uuid4()), created_at=NOON)
    with acting_for(athlete_id):
        kept = coach.chats.for_athlete(athlete_id)
        said = said_in(message.to_dict())
        assert said is not None
        await kept.begin_turn(said, "Plan my race")  # and then the power went
        for _ in range(2):
            told = await thread(layer)
            (notice,) = told["elements"] or []
            assert (notice["name"], notice["props"]) == (
                "Notice",
                {
                    "text": "This answer was cut off: Paceline stopped while it was written. "
                    "Your message is kept.",
                    "retry": "Plan my race",
                    "card": f"{said.id}-cut",
                },
            )
            assert [each["type"] for each in told["steps"]] == ["user_message", "assistant_message"]
