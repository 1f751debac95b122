"""Answers are found by their words or by meaning, within their key, by whom they belong to."""

import asyncio
from datetime import timedelta
from uuid import uuid4

import numpy as np
import pytest

from memory.athletes import AthleteStore
from memory.database import Database
from memory.semantic_cache import AthleteCache, NewAnswer, SemanticCache, Vector
from tools.domain.questions.answer_key import digest_of_words

KEY = b"k" * 32
OTHER_KEY = b"o" * 32


def towards(direction: int, tilt: float = 0.0) -> Vector:
    """A unit vector along one axis, tilted a little towards the next."""
    vector = np.zeros(384, dtype=np.float32)
    vector[direction], vector[direction + 1] = 1.0, tilt
    unit: Vector = vector / np.linalg.norm(vector)
    return unit


async def cache_of(
    database: Database, athlete_id: str, *, limit: int = 100, keep_for: timedelta = timedelta(days=30)
) -> AthleteCache:
    await AthleteStore(database).ensure(athlete_id)
    return SemanticCache(database, keep_for=keep_for, limit=limit).for_athlete(athlete_id)


async def keep(
    cache: AthleteCache,
    question: str,
    embedding: Vector | None = None,
    *,
    key: bytes = KEY,
    answer: str = '{"said": "this"}',
    anybodys: bool = False,
    revision: int = 0,
    thread_id: str = "thread",
) -> str:
    entry_id = uuid4().hex
    new = NewAnswer(
        id=entry_id,
        key=key,
        athlete_id=None if anybodys else cache.athlete_id,
        thread_id=thread_id,
        revision=revision,
        question=question,
        answer=answer,
    )
    await cache.keep(new, embedding)
    return entry_id


@pytest.fixture
async def cache(database: Database, athlete_id: str) -> AthleteCache:
    return await cache_of(database, athlete_id)


async def test_the_same_words_are_found_without_an_embedding(cache: AthleteCache) -> None:
    entry_id = await keep(cache, "How do I  pace hills?")
    assert (await cache.by_words([KEY], "how do i pace hills")).same == entry_id
    found = await cache.use(entry_id, by_words=True)
    assert found is not None
    assert found.question == "How do I  pace hills?"
    assert (await cache.by_words([OTHER_KEY], "how do i pace hills")).same is None


async def test_one_question_tells_whether_there_is_anything_to_compare(cache: AthleteCache) -> None:
    assert not (await cache.by_words([KEY], "what is tempo")).has_others
    await keep(cache, "How do I pace hills?")
    assert not (await cache.by_words([KEY], "what is tempo")).has_others, "without a vector none can be"
    await keep(cache, "What is a threshold run?", towards(3))
    assert (await cache.by_words([KEY], "what is tempo")).has_others
    assert not (await cache.by_words([OTHER_KEY], "what is tempo")).has_others


async def test_the_nearest_come_first_and_only_of_the_key(cache: AthleteCache) -> None:
    near = await keep(cache, "near", towards(0, 0.1))
    far = await keep(cache, "far", towards(0, 2.0))
    await keep(cache, "nearest of all", towards(0), key=OTHER_KEY)
    found = await cache.nearest([KEY], "asked", towards(0))
    assert [each.id for each in found] == [near, far]
    assert found[0].cosine == pytest.approx(1 / np.sqrt(1.01), abs=2e-3)


async def test_two_athletes_never_see_each_others(database: Database, cache: AthleteCache) -> None:
    stranger = await cache_of(database, f"stranger-{cache.athlete_id}")
    entry_id = await keep(cache, "How do I pace the hills of nobody else?", towards(0))
    # Even where a key were the same by mistake.
    asked = "How do I pace the hills of nobody else?"
    assert await stranger.by_words([KEY], asked) == await stranger.by_words([], "x")
    assert await stranger.nearest([KEY], "x", towards(0)) == ()
    assert await stranger.use(entry_id, by_words=True) is None
    assert not await stranger.thumbs_down(entry_id, digest_of_words("x"))
    assert await stranger.forget_text("hills of nobody else") == 0
    assert await stranger.forget_conversation("thread") == 0
    assert await stranger.forget() == 0
    assert (await stranger.stats()).own == 0
    assert await cache.use(entry_id, by_words=True) is not None


async def test_anybodys_answers_are_found_by_everybody(database: Database, cache: AthleteCache) -> None:
    key = uuid4().bytes * 2
    entry_id = await keep(cache, "What is glycogen?", towards(0), key=key, anybodys=True)
    stranger = await cache_of(database, f"stranger-{cache.athlete_id}")
    assert (await stranger.by_words([key], "what is glycogen")).same == entry_id
    assert [each.id for each in await stranger.nearest([key], "x", towards(0))] == [entry_id]


async def test_a_new_answer_takes_the_place_of_the_old(cache: AthleteCache) -> None:
    old = await keep(cache, "How do I pace hills?", towards(0), answer='{"said": "old"}')
    new = await keep(cache, "how do I pace hills", towards(0), answer='{"said": "new"}')
    assert (await cache.by_words([KEY], "How do I pace hills?")).same == new
    found = await cache.use(new, by_words=True)
    assert found is not None
    assert found.answer == '{"said": "new"}'
    assert await cache.use(old, by_words=True) is None
    assert (await cache.stats()).own == 1


async def test_an_answer_expires(database: Database, athlete_id: str) -> None:
    cache = await cache_of(database, athlete_id, keep_for=timedelta(milliseconds=1))
    await keep(cache, "How do I pace hills?", towards(0))
    await asyncio.sleep(0.01)
    assert await cache.by_words([KEY], "How do I pace hills?") == await cache.by_words([KEY], "other words")
    assert await cache.nearest([KEY], "x", towards(0)) == ()
    await SemanticCache(database, keep_for=timedelta(days=1), limit=1_000_000).sweep()
    counted = await database.row(
        "select count(*) as kept from answer_cache where athlete_id = %(athlete_id)s", athlete_id=athlete_id
    )
    assert counted == {"kept": 0}


async def test_what_was_used_longest_ago_makes_room(database: Database, athlete_id: str) -> None:
    cache = await cache_of(database, athlete_id, limit=3)
    kept = [await keep(cache, f"question number {n}", towards(n)) for n in range(3)]
    assert await cache.use(kept[0], by_words=True) is not None
    await keep(cache, "one more", towards(4))
    assert await cache.use(kept[1], by_words=True) is None
    assert await cache.use(kept[0], by_words=True) is not None
    assert (await cache.stats()).own == 3


async def test_answers_before_a_change_make_room_at_once(cache: AthleteCache) -> None:
    old = await keep(cache, "before", towards(0), revision=1)
    await keep(cache, "after", towards(1), revision=2)
    assert await cache.use(old, by_words=True) is None


async def test_the_house_lets_go_of_what_is_too_much_in_all(database: Database, athlete_id: str) -> None:
    cache = await cache_of(database, athlete_id)
    kept = [await keep(cache, f"question number {n}", key=uuid4().bytes) for n in range(3)]
    others = (await database.row("select count(*) as n from answer_cache")) or {"n": 0}
    house = SemanticCache(database, keep_for=timedelta(days=1), limit=1)
    gone = await house.sweep()
    assert gone == max(0, others["n"] - 20)
    assert await cache.use(kept[-1], by_words=True) is not None, "the newest stays"


async def test_a_thumb_down_removes_and_the_pair_is_never_taken_for_one_again(cache: AthleteCache) -> None:
    entry_id = await keep(cache, "How do I pace hills?", towards(0))
    assert await cache.thumbs_down(entry_id, digest_of_words("How do I pace descents?"))
    assert not await cache.thumbs_down(entry_id, digest_of_words("How do I pace descents?"))
    assert (await cache.by_words([KEY], "How do I pace hills?")).same is None

    again = await keep(cache, "How do I pace hills?", towards(0))
    assert await cache.nearest([KEY], "how do i pace descents", towards(0)) == ()
    assert [each.id for each in await cache.nearest([KEY], "hill pacing", towards(0))] == [again]
    assert (await cache.stats()).thumbs_down == 1


async def test_a_thumb_down_for_the_same_words_refuses_no_pair(cache: AthleteCache) -> None:
    entry_id = await keep(cache, "How do I pace hills?", towards(0))
    await cache.thumbs_down(entry_id, digest_of_words("how do i pace hills"))
    again = await keep(cache, "How do I pace hills?", towards(0))
    assert [each.id for each in await cache.nearest([KEY], "how do i pace hills", towards(0))] == [again]


@pytest.mark.parametrize("hidden_in", ["question", "answer"])
async def test_a_text_is_forgotten_wherever_it_stands(cache: AthleteCache, hidden_in: str) -> None:
    text = 'Left "Achilles" tendon'
    said = {"question": "Something else?", "answer": '{"said": "nothing"}'}
    said[hidden_in] = (
        '{"said": "Your left \\"achilles\\" tendon."}' if hidden_in == "answer" else f"About my {text}?"
    )
    entry_id = await keep(cache, said["question"], answer=said["answer"])
    other = await keep(cache, "What is tempo?")
    assert await cache.forget_text(text) == 1
    assert await cache.use(entry_id, by_words=True) is None
    assert await cache.use(other, by_words=True) is not None
    assert await cache.forget_text("  ") == 0


async def test_a_conversation_is_forgotten_and_then_everything(cache: AthleteCache) -> None:
    await keep(cache, "one", thread_id="first")
    await keep(cache, "two", thread_id="second")
    assert await cache.forget_conversation("first") == 1
    assert (await cache.stats()).own == 1
    assert await cache.forget() == 1
    assert (await cache.stats()).own == 0


async def test_stats_count_what_the_cache_was_good_for(cache: AthleteCache) -> None:
    entry_id = await keep(cache, "How do I pace hills?", towards(0), answer='{"said": "ü"}')
    await cache.use(entry_id, by_words=True)
    await cache.use(entry_id, by_words=False)
    stats = await cache.stats()
    assert (stats.kept, stats.found_by_words, stats.found_by_meaning, stats.found) == (1, 1, 1, 2)
    assert stats.size_bytes == len('{"said": "ü"}'.encode())
    assert stats.oldest == stats.newest
    assert stats.limit == 100


async def test_long_and_odd_questions_can_be_kept(cache: AthleteCache) -> None:
    question = "wind\x00 " + "ü" * 5000 + "\ud800"
    entry_id = await keep(cache, question, answer='{"said": "\\ud83c\\udfc3"}')
    assert (await cache.by_words([KEY], question)).same == entry_id
    found = await cache.use(entry_id, by_words=True)
    assert found is not None
    assert "🏃" in found.answer


async def test_an_athlete_who_goes_takes_everything_along(database: Database, cache: AthleteCache) -> None:
    entry_id = await keep(cache, "How do I pace hills?", towards(0))
    await cache.use(entry_id, by_words=True)
    await database.run("delete from athlete where athlete_id = %(a)s", a=cache.athlete_id)
    for table in ("answer_cache", "answer_refusal", "answer_count", "athlete_revision"):
        left = await database.row(
            f"select count(*) as n from {table} where athlete_id = %(a)s",
            a=cache.athlete_id,
        )
        assert left == {"n": 0}, table
