"""Facts planted in conversations are found again by questions in other words; what is gone is not."""

from datetime import date

import pytest

from agent.embedding_memo import EmbeddingMemo
from agent.fact_reading import OfflineFactReader
from agent.remembering import RememberedAthlete, Remembering
from memory.athletes import AthleteStore
from memory.database import Database
from memory.facts import FactStore
from tests.support.planted_facts import PARTS, Planted, PlantedAthlete, planted
from tools.domain.fact import AthleteFact

pytestmark = pytest.mark.corpus

TODAY = date(2026, 11, 22)
FIRST = 5
LEAST_FOUND = 0.95
ONE_LIFE, LEAST_FOUND_OF_ONE_LIFE = "planted_facts_fourth.txt", 0.95


@pytest.fixture(scope="module")
def embedder() -> EmbeddingMemo:
    return EmbeddingMemo()


@pytest.fixture
def remembering(database: Database, embedder: EmbeddingMemo) -> Remembering:
    return Remembering(FactStore(database), embedder, lambda _budget: OfflineFactReader())


def test_there_are_as_many_as_were_promised() -> None:
    athletes = [athlete for part in PARTS for athlete in planted(part)]
    assert sum(len(athlete.conversations) for athlete in athletes) >= 100
    assert sum(len(athlete.facts) for athlete in athletes) >= 300
    assert {fact.fate for athlete in athletes for fact in athlete.facts} == {"+", "-", "x"}


async def test_they_are_found_again_among_the_first_five_and_what_is_gone_never(
    remembering: Remembering, database: Database, athlete_id: str
) -> None:
    found: list[bool] = []
    missed: list[Planted] = []
    for place, athlete in enumerate([athlete for part in PARTS for athlete in planted(part)]):
        who = f"{athlete_id}-{place}"
        await AthleteStore(database).ensure(who)
        await _told(remembering, who, athlete)
        for fact in athlete.facts:
            recalled = await _memory(remembering, who, "later").recall(fact.asked)
            if fact.fate == "+":
                found.append(any(map(fact.is_in, map(_words, recalled[:FIRST]))))
                missed += [] if found[-1] else [fact]
            else:
                assert not any(map(fact.is_in, map(_words, recalled))), fact
    assert sum(found) / len(found) >= LEAST_FOUND, missed


async def test_most_are_found_again_though_one_athlete_told_them_all(
    remembering: Remembering, database: Database, athlete_id: str
) -> None:
    (athlete,) = planted(ONE_LIFE)
    await AthleteStore(database).ensure(athlete_id)
    await _told(remembering, athlete_id, athlete)
    memory = _memory(remembering, athlete_id, "later")
    asked = [fact for fact in athlete.facts if fact.fate == "+"]
    found = [any(map(fact.is_in, map(_words, (await memory.recall(fact.asked))[:FIRST]))) for fact in asked]
    assert len(asked) >= 150
    assert sum(found) / len(found) >= LEAST_FOUND_OF_ONE_LIFE


async def _told(remembering: Remembering, who: str, athlete: PlantedAthlete) -> None:
    """Say all that an athlete says; what they want forgotten is forgotten when the turn is over."""
    shelf = remembering.store.for_athlete(who)
    for number, messages in enumerate(athlete.conversations):
        for place, message in enumerate(messages):
            memory = _memory(remembering, who, f"thread-{number}")
            await memory.forget(message)
            await memory.learn(message, messages[:place])
            for fact_id in memory.to_forget():
                await shelf.forget(fact_id)


def _memory(remembering: Remembering, who: str, thread_id: str) -> RememberedAthlete:
    return remembering.for_athlete(who, thread_id, TODAY)


def _words(fact: AthleteFact) -> str:
    return f"{fact.text} {fact.quote}"
