"""What is forgotten is nowhere: every column of every table is searched, before and after."""

import asyncio
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from agent.coach import Coach
from memory.database import Database
from memory.facts import EmbeddedFact
from tests.support.chat_rows import Chat
from tests.support.coaching import ask, coach_on
from tests.support.whole_database import places_of
from tools.domain.fact import AthleteFact, FactKind
from tools.kit.errors import NotFound

QUOTE = "I’m allergic to zarvonuts, badly so"
AGAIN = "Hi there! i'm allergic  to ZARVONUTS, badly so. Plan me a 10k in 50:00"


async def told(coach: Coach, athlete_id: str, quote: str, text: str, thread_id: str = "one") -> str:
    """Let the coach know a fact, as learnt from a conversation; return its id."""
    fact = AthleteFact(
        text=text,
        source="a conversation",
        learnt_on=date(2026, 11, 1),
        kind=FactKind.HEALTH,
        slot="allergy",
        quote=quote,
        thread_id=thread_id,
    )
    shelf = coach.facts.for_athlete(athlete_id)
    (kept,) = await shelf.keep([EmbeddedFact(fact, vector=[0.5, 0.5])], "a model")
    return kept.id


@pytest.fixture
def token() -> str:
    """A word that nobody else in this database says."""
    return "zarvo" + "".join(chr(ord("a") + int(digit, 16)) for digit in uuid4().hex[:10])


async def test_a_forgotten_fact_is_nowhere(
    database: Database, home: Path, athlete_id: str, token: str
) -> None:
    quote = QUOTE.replace("zarvonuts", token)
    async with coach_on(database, home) as coach:
        await ask(coach, athlete_id, "one", f"Hello! {quote}. What can you do?")
        await ask(coach, athlete_id, "two", AGAIN.replace("ZARVONUTS", token.upper()))
        for text in ("What should I eat before a race?", "show my strategies") * 12:
            await ask(coach, athlete_id, "one", text)
        fact_id = await told(coach, athlete_id, quote, f"Allergic to {token}")
        chat = await Chat.of(database, athlete_id)
        await chat.says("one", f"Hello! {quote}. What can you do?", f"Noted: {token} are out.")
        await chat.shows({"rows": [{"text": f"You are allergic to {token}"}], "kind": "health"})
        before = await places_of(database, token)
        assert {
            "fact.text", "fact.quote", "checkpoints.checkpoint", "checkpoint_blobs.blob",
            "conversation.name", "conversation_step.input", "conversation_step.output",
            "conversation_element.props",
        } <= set(before)  # fmt: skip

        done = await coach.memories.forget(athlete_id, fact_id)

        assert done.sentences[0].startswith("Forgotten")
        assert token not in str(done)
        assert await places_of(database, token) == []
        state = await coach.graph.aget_state({"configurable": {"thread_id": f"{athlete_id}/two"}})
        assert "Hi there! [forgotten]. Plan me a 10k in 50:00" in state.values["messages"][0].text
        assert (await chat.steps())[0] == "Hello! [forgotten]. What can you do?"
        heard = await ask(coach, athlete_id, "two", "What can you do?")
        assert heard.text


async def test_another_fact_of_the_same_sentence_stays(
    database: Database, home: Path, athlete_id: str, token: str
) -> None:
    quote = f"My right knee hurts and I hate {token}"
    async with coach_on(database, home) as coach:
        await told(coach, athlete_id, quote, "Your right knee hurts.")
        await told(coach, athlete_id, "my left knee hurts", "Your left knee hurts.")
        fact_id = await told(coach, athlete_id, quote, f"You hate {token}.")
        await coach.memories.forget(athlete_id, fact_id)
        facts = {fact.text: fact.quote for fact in await coach.facts.for_athlete(athlete_id).facts()}
        assert facts == {
            "Your right knee hurts.": "[forgotten]",
            "Your left knee hurts.": "my left knee hurts",
        }
        assert await places_of(database, token) == []


async def test_what_it_took_the_place_of_goes_too(
    database: Database, home: Path, athlete_id: str, token: str
) -> None:
    async with coach_on(database, home) as coach:
        shelf = coach.facts.for_athlete(athlete_id)
        first = await told(coach, athlete_id, f"my shoes are {token} nines", f"Shoes: {token} nines")
        (newer,) = await shelf.keep(
            [
                EmbeddedFact(
                    AthleteFact(
                        text="Shoes: plain tens", source="a conversation", learnt_on=date(2026, 11, 2)
                    ),
                    ends=(first,),
                )
            ],
            "a model",
        )
        await coach.memories.forget(athlete_id, newer.id)
        assert await places_of(database, token) == []
        with pytest.raises(NotFound):
            await coach.memories.forget(athlete_id, first)


async def test_a_rule_of_the_same_words_stays_without_them(
    database: Database, home: Path, athlete_id: str, token: str
) -> None:
    words = f"no runs on Fridays because of {token}"
    async with coach_on(database, home) as coach:
        proposal, reading, *_ = await coach.plans.propose_rules(athlete_id, "one", words)
        assert proposal is not None, reading
        await coach.decide(athlete_id, proposal.id, True)
        before = (await coach.rules.for_athlete(athlete_id).rules()).rules
        fact_id = await told(coach, athlete_id, words, f"Choir {token} on Fridays")
        done = await coach.memories.forget(athlete_id, fact_id)
        after = (await coach.rules.for_athlete(athlete_id).rules()).rules
        assert [rule.key for rule in after] == [rule.key for rule in before]
        assert "No runs on Fridays." in " ".join(done.sentences)
        assert await places_of(database, token) == []


async def test_another_athlete_keeps_the_same_words(
    database: Database, home: Path, athlete_id: str, token: str
) -> None:
    quote = QUOTE.replace("zarvonuts", token)
    async with coach_on(database, home) as coach:
        await ask(coach, f"{athlete_id}-other", "one", quote)
        fact_id = await told(coach, athlete_id, quote, f"Allergic to {token}")
        await coach.memories.forget(athlete_id, fact_id)
        assert "checkpoint_blobs.blob" in await places_of(database, token)
        with pytest.raises(NotFound):
            await coach.memories.forget(f"{athlete_id}-other", fact_id)


async def test_a_turn_under_way_does_not_write_it_back(
    database: Database, home: Path, athlete_id: str, token: str
) -> None:
    quote = QUOTE.replace("zarvonuts", token)
    async with coach_on(database, home) as coach:
        fact_id = await told(coach, athlete_id, quote, f"Allergic to {token}")
        turn = coach.answer(athlete_id, "one", quote)
        first = await anext(turn)
        forgetting = asyncio.create_task(coach.memories.forget(athlete_id, fact_id))
        await asyncio.sleep(0.05)
        assert not forgetting.done()
        rest = [event async for event in turn]
        await forgetting
        assert first
        assert rest
        assert await places_of(database, token) == []


async def test_what_is_wanted_forgotten_in_the_chat_is_nowhere(
    database: Database, home: Path, athlete_id: str, token: str
) -> None:
    async with coach_on(database, home) as coach:
        await ask(coach, athlete_id, "one", f"I'm allergic to {token}.")
        assert "fact.text" in await places_of(database, token)
        await ask(coach, athlete_id, "two", f"Forget that I'm allergic to {token}")
        assert await places_of(database, token) == []


async def test_forgetting_a_conversation_leaves_its_facts_without_a_place(
    database: Database, home: Path, athlete_id: str, token: str
) -> None:
    async with coach_on(database, home) as coach:
        await ask(coach, athlete_id, "one", f"Should one drink {token} at night?")
        await told(coach, athlete_id, "my dog barks", "Has a dog")
        await coach.forget_thread(athlete_id, "one")
        assert await places_of(database, token) == []
        (fact,) = await coach.facts.for_athlete(athlete_id).facts()
        assert (fact.text, fact.thread_id) == ("Has a dog", None)


async def test_what_a_corrected_fact_said_before_is_forgotten_with_it(
    database: Database, home: Path, athlete_id: str, token: str
) -> None:
    quote = QUOTE.replace("zarvonuts", token)
    async with coach_on(database, home) as coach:
        await ask(coach, athlete_id, "one", f"Hello! {quote}. What can you do?")
        fact_id = await told(coach, athlete_id, quote, f"Allergic to {token}")
        await coach.memories.correct(athlete_id, fact_id, "You are allergic to cashews.")
        assert [fact.text for fact in await coach.memories.facts(athlete_id) if fact.id == fact_id] == [
            "You are allergic to cashews."
        ]
        assert "fact.wordings" in await places_of(database, token)
        await coach.memories.forget(athlete_id, fact_id)
        assert await places_of(database, token) == []
