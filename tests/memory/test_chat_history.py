"""Conversations are an athlete's own: kept once, found again, and nobody else's."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from memory.chat_history import AthleteChatHistory, ChatHistoryStore
from memory.database import Database
from tools.domain.conversation import Said, Shown, TurnStanding
from tools.kit.errors import NotFound

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def kept(database: Database, athlete_id: str) -> AthleteChatHistory:
    return ChatHistoryStore(database).for_athlete(athlete_id)


@pytest.fixture
def others(database: Database, athlete_id: str) -> AthleteChatHistory:
    return ChatHistoryStore(database).for_athlete(f"other-{athlete_id}")


def says(conversation_id: str, text: str, *, kind: str = "user_message", after_s: float = 0) -> Said:
    moment = NOON + timedelta(seconds=after_s)
    return Said(
        id=uuid4().hex,
        conversation_id=conversation_id,
        kind=kind,
        output=text,
        began_at=moment,
        ended_at=moment,
    )


def card(said: Said, **props: object) -> Shown:
    return Shown(
        id=uuid4().hex,
        conversation_id=said.conversation_id,
        step_id=said.id,
        kind="custom",
        name="Card",
        props=props,
    )


async def test_a_message_is_kept_and_answered_once(kept: AthleteChatHistory) -> None:
    asked = says("one", "Plan my race")
    assert await kept.begin_turn(asked, "Plan my race")
    assert not await kept.begin_turn(asked, "Plan my race")
    await kept.end_turn(asked.id)
    assert not await kept.begin_turn(asked, "Plan my race")
    conversation = await kept.conversation("one")
    assert conversation is not None
    assert conversation.name == "Plan my race"
    assert [(said.output, said.turn) for said in conversation.said] == [("Plan my race", TurnStanding.DONE)]


async def test_a_turn_begun_without_an_answer_from_the_database_is_begun_again(
    kept: AthleteChatHistory,
) -> None:
    asked = says("one", "Plan my race")
    assert await kept.begin_turn(asked, "Plan my race")  # and the connection was cut before it said so
    assert await kept.begin_turn(asked, "Plan my race", again=True)
    await kept.end_turn(asked.id)
    assert not await kept.begin_turn(asked, "Plan my race", again=True)


async def test_a_message_is_kept_with_the_files_dropped_with_it(kept: AthleteChatHistory) -> None:
    asked = says("one", "Look at my course")
    file = card(asked).model_copy(update={"kind": "file", "name": "a.gpx", "object_key": "me/a"})
    assert await kept.begin_turn(asked, "a name", [file])
    assert not await kept.begin_turn(asked, "a name", [file])
    conversation = await kept.conversation("one")
    assert conversation is not None
    assert [(shown.id, shown.object_key) for shown in conversation.shown] == [(file.id, "me/a")]


async def test_what_chainlit_kept_first_is_answered_all_the_same(kept: AthleteChatHistory) -> None:
    asked = says("one", "Plan my race")
    await kept.begin("one", "Plan my race")
    await kept.keep(asked)
    assert await kept.begin_turn(asked, "another name")
    conversation = await kept.conversation("one")
    assert conversation is not None
    assert (conversation.name, len(conversation.said)) == ("Plan my race", 1)


async def test_a_turn_nobody_writes_any_more_is_found_until_it_is_marked(kept: AthleteChatHistory) -> None:
    asked, living = says("one", "Plan my race"), says("one", "And my week")
    for said in (asked, living):
        await kept.begin_turn(said, "a name")
    assert [cut.text for cut in await kept.abandoned("one", [living.id])] == ["Plan my race"]
    assert set(await kept.open_turns("one")) == {asked.id, living.id}
    await kept.cut_turn(asked.id)
    assert await kept.abandoned("one", [living.id]) == ()
    await kept.end_turn(asked.id)
    conversation = await kept.conversation("one")
    assert conversation is not None
    assert {said.turn for said in conversation.said} == {TurnStanding.CUT, TurnStanding.OPEN}


async def test_a_turn_that_a_server_holds_is_not_abandoned(
    database: Database, athlete_id: str, kept: AthleteChatHistory
) -> None:
    asked = says("one", "Plan my race")
    await kept.begin_turn(asked, "a name")
    hold = """insert into turn_lease (athlete_id, thread_id, holder, runs_out_at)
              values (%(athlete_id)s, 'one', 'x', now() + %(seconds)s * interval '1 second')
              on conflict (athlete_id, thread_id) do update set runs_out_at = excluded.runs_out_at"""
    await database.run(hold, athlete_id=athlete_id, seconds=60)
    assert await kept.abandoned("one", ()) == ()
    await database.run(hold, athlete_id=athlete_id, seconds=-1)
    assert [cut.id for cut in await kept.abandoned("one", ())] == [asked.id]


async def test_nothing_is_said_in_a_conversation_that_is_gone(kept: AthleteChatHistory) -> None:
    asked = says("one", "Plan my race")
    await kept.begin_turn(asked, "a name")
    await kept.show(card(asked).model_copy(update={"object_key": "a/file"}))
    assert await kept.delete("one") == ("a/file",)
    await kept.keep(says("one", "The rest of an answer", kind="assistant_message"))
    await kept.note("one", metadata={"chat_settings": {}})
    assert not await kept.has("one")
    assert await kept.conversation("one") is None


async def test_another_athlete_finds_changes_and_deletes_nothing(
    kept: AthleteChatHistory, others: AthleteChatHistory
) -> None:
    asked = says("one", "Plan my race")
    answer = says("one", "Start slowly", kind="assistant_message", after_s=1)
    await kept.begin_turn(asked, "a name")
    await kept.keep(answer)
    shown = card(answer, secret="mine").model_copy(update={"object_key": "mine/file"})
    await kept.show(shown)
    await kept.give_thumb(answer.id, 1, "good")
    before = await kept.conversation("one")

    await others.begin("theirs", "of their own")
    await others.keep(answer.model_copy(update={"output": "Start fast"}))
    await others.show(shown.model_copy(update={"props": {"secret": "theirs"}}))
    await others.note("one", name="taken")
    with pytest.raises(NotFound):
        await others.give_thumb(answer.id, 0, "bad")
    await others.take_thumb(answer.id)
    await others.end_turn(asked.id)
    assert await others.delete("one") == ()
    assert await others.delete_said(answer.id) == ()
    assert await others.delete_shown(shown.id) is None
    assert not await others.has("one")
    assert await others.conversation("one") is None
    assert await others.shown("one", shown.id) is None
    assert await others.file_type("mine/file") is None
    assert await others.abandoned("one", ()) == ()
    assert [each.id for each in await others.listed(10)] == ["theirs"]
    assert await kept.conversation("one") == before


async def test_the_same_ids_of_two_athletes_are_two_conversations(
    kept: AthleteChatHistory, others: AthleteChatHistory
) -> None:
    mine = says("one", "Mine")
    theirs = mine.model_copy(update={"output": "Theirs"})
    await kept.begin_turn(mine, "Mine")
    await others.begin_turn(theirs, "Theirs")
    await others.delete("one")
    conversation = await kept.conversation("one")
    assert conversation is not None
    assert [said.output for said in conversation.said] == ["Mine"]


async def test_a_list_goes_on_where_it_ended_and_is_searched_by_words(kept: AthleteChatHistory) -> None:
    for number in range(5):
        await kept.begin_turn(says(f"c{number}", f"Question {number} of 100%"), f"Question {number}")
    await kept.keep(says("c1", "A steady long run_up", kind="assistant_message"))
    first = await kept.listed(2)
    assert [each.id for each in first] == ["c4", "c3"]
    rest = await kept.listed(10, before=(first[-1].changed_at, first[-1].id))
    assert [each.id for each in rest] == ["c2", "c1", "c0"]
    assert [each.id for each in await kept.listed(10, "LONG run_")] == ["c1"]
    assert [each.id for each in await kept.listed(10, "question 3")] == ["c3"]
    assert [each.id for each in await kept.listed(10, "0%")] == ["c4", "c3", "c2", "c1", "c0"]
    assert await kept.listed(10, "longXrun") == ()
    assert await kept.listed(10, "\\") == ()


async def test_a_conversation_is_renamed_and_noted_upon(kept: AthleteChatHistory) -> None:
    await kept.begin("one", "A" * 300)
    await kept.note("one", metadata={"kept": {"inner": None}, "gone": 1})
    await kept.note("one", name="Renamed", metadata={"gone": None, "nul": "a\x00b"})
    conversation = await kept.conversation("one")
    assert conversation is not None
    assert (conversation.name, conversation.metadata) == (
        "Renamed",
        {"kept": {"inner": None}, "nul": "ab"},
    )


async def test_a_thumb_says_which_answer_it_is_on_and_is_one(kept: AthleteChatHistory) -> None:
    asked = says("one", "Plan my race")
    await kept.begin_turn(asked, "a name")
    run = says("one", "", kind="run", after_s=1)
    answer = says("one", "Start slowly", kind="assistant_message", after_s=2).model_copy(
        update={"parent_id": run.id, "metadata": {"answer": "a1", "asked": "ff"}}
    )
    for said in (run, answer):
        await kept.keep(said)
    assert (await kept.give_thumb(run.id, 0, None)).answer == "a1"
    assert (await kept.give_thumb(answer.id, 1, None)).asked == "ff"
    assert (await kept.give_thumb(answer.id, 0, "no")).answer == "a1"
    assert (await kept.give_thumb(asked.id, 1, None)).answer is None
    conversation = await kept.conversation("one")
    assert conversation is not None
    assert [said.thumb for said in conversation.said] == [1, 0, 0]
    await kept.take_thumb(answer.id)
    again = await kept.conversation("one")
    assert again is not None
    assert again.said[2].thumb is None


async def test_what_is_said_later_of_a_message_adds_to_it(kept: AthleteChatHistory) -> None:
    asked = says("one", "Plan my race").model_copy(update={"metadata": {"a": 1}, "parent_id": "p"})
    await kept.begin_turn(asked, "a name")
    await kept.keep(asked.model_copy(update={"output": "", "metadata": {}, "kind": "run", "parent_id": None}))
    conversation = await kept.conversation("one")
    assert conversation is not None
    (said,) = conversation.said
    assert (said.output, said.metadata, said.kind, said.parent_id) == (
        "Plan my race", {"a": 1}, "user_message", "p",
    )  # fmt: skip
