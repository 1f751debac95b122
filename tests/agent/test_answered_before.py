"""A question asked again is answered from the earlier answer, while nothing it depends on has changed."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from agent.coach import Coach
from agent.events import AnswerChecked, AnsweredBefore, TurnFinished
from memory.database import Database
from tests.support.coaching import Heard, ask, coach_on
from tools.domain.questions.answer_key import digest_of_words

HILLS = "How should I pace the hills?"
HILLS_OTHERWISE = "What's the right way to pace hills?"
PLAN = "Plan this race, goal 3:30, 70 kg, no caffeine"


class Runner:
    """An athlete with a planned race, in one conversation."""

    def __init__(self, coach: Coach, athlete_id: str, sample_gpx: bytes) -> None:
        self.coach, self.athlete_id, self.sample_gpx = coach, athlete_id, sample_gpx

    async def plan(self, thread_id: str = "thread", wish: str = PLAN) -> None:
        upload = await self.coach.receive_upload(
            self.athlete_id, "course.gpx", "application/gpx+xml", self.sample_gpx
        )
        await ask(self.coach, self.athlete_id, thread_id, wish, [upload.id])

    async def ask(self, text: str, thread_id: str = "thread", **how: bool | str) -> Heard:
        events = self.coach.answer(self.athlete_id, thread_id, text, **how)  # type: ignore[arg-type]
        return Heard(tuple([event async for event in events]))


def before(heard: Heard) -> AnsweredBefore | None:
    return next((event for event in heard.events if isinstance(event, AnsweredBefore)), None)


def provenance(heard: Heard) -> list[AnswerChecked]:
    return [event for event in heard.events if isinstance(event, AnswerChecked)]


@pytest.fixture
async def coach(database: Database, home: Path) -> AsyncIterator[Coach]:
    async with coach_on(database, home) as coach:
        yield coach


@pytest.fixture
async def runner(coach: Coach, athlete_id: str, sample_gpx: bytes) -> Runner:
    runner = Runner(coach, athlete_id, sample_gpx)
    await runner.plan()
    return runner


@pytest.mark.parametrize("again", [HILLS, "how  should I PACE the hills", HILLS_OTHERWISE])
async def test_the_same_question_is_answered_as_before(runner: Runner, again: str) -> None:
    first = await runner.ask(HILLS)
    assert before(first) is None
    assert first.steps

    second = await runner.ask(again)
    found = before(second)
    assert found is not None
    assert found.question == HILLS
    assert second.steps == []
    assert second.text == first.text
    assert second.sections == first.sections
    assert provenance(second) == provenance(first)
    assert isinstance(second.events[-1], TurnFinished)


@pytest.mark.parametrize(
    "other",
    [
        "How should I pace the descents?",
        "How should I not pace the hills?",
        "What should I do around km 13?",
        "What should I do around mile 12?",
    ],
)
async def test_a_question_that_only_looks_alike_is_answered_anew(runner: Runner, other: str) -> None:
    await runner.ask(HILLS)
    await runner.ask("What should I do around km 12?")
    assert before(await runner.ask(other)) is None


async def test_what_was_shown_is_shown_again(runner: Runner) -> None:
    first = await runner.ask("What are my splits?")
    assert first.shown("pacing")
    second = await runner.ask("What are my splits?")
    assert before(second) is not None
    assert second.shown("pacing") == first.shown("pacing")


async def test_it_is_found_in_another_conversation_about_the_same_race(runner: Runner) -> None:
    first = await runner.ask(HILLS)
    await runner.plan("another")
    second = await runner.ask(HILLS, "another")
    assert before(second) is not None
    assert second.text == first.text


@pytest.mark.parametrize("other", ["goal 3:40, 70 kg, no caffeine", "goal 3:30, 71 kg, no caffeine"])
async def test_another_goal_or_weight_is_another_key(runner: Runner, other: str) -> None:
    await runner.ask(HILLS)
    await runner.plan("another", f"Plan this race, {other}")
    assert before(await runner.ask(HILLS, "another")) is None


async def test_asked_again_means_a_new_answer_that_takes_the_olds_place(runner: Runner) -> None:
    await runner.ask(HILLS)
    old = before(await runner.ask(HILLS_OTHERWISE))
    assert old is not None

    anew = await runner.ask(HILLS_OTHERWISE, asked_again=True, answer_id="a-new-answer")
    assert before(anew) is None
    assert anew.steps
    for words in (HILLS_OTHERWISE, HILLS):
        found = before(await runner.ask(words))
        assert found is not None
        assert found.entry_id == "a-new-answer"


@pytest.mark.parametrize(
    "message",
    [
        "How should I pace the second half today?",
        "Save it",
        "show my strategies",
        "and in the second half?",
        "why?",
        "I hate gels, how should I fuel?",
        "my chest hurts on hills, how should I pace them?",
        "How is my form?",
        "what do you know about me?",
        "How should I run with a cold?",
        "thanks",
        "What can you do?",
    ],
)
async def test_what_depends_on_more_than_the_key_is_never_kept(runner: Runner, message: str) -> None:
    for _ in range(3):
        assert before(await runner.ask(message)) is None
    assert (await runner.coach.cache.stats(runner.athlete_id)).kept == 0


async def test_nothing_is_found_while_a_red_flag_stands(runner: Runner) -> None:
    await runner.ask(HILLS)
    await runner.ask("I had chest pain and fainted on a climb")
    heard = await runner.ask(HILLS)
    assert before(heard) is None
    assert "Whom to see" in heard.text


async def test_a_plan_waiting_on_its_card_is_never_kept(coach: Coach, athlete_id: str) -> None:
    for _ in range(2):
        heard = await ask(coach, athlete_id, str(uuid4()), "What pace should I run for a marathon in 3:30?")
        assert heard.shown("proposal")
        assert before(heard) is None


async def test_a_change_of_what_is_known_makes_it_unfindable(runner: Runner) -> None:
    await runner.ask(HILLS)
    settings = await runner.coach.preferences(runner.athlete_id)
    await runner.coach.set_preferences(
        runner.athlete_id, settings.model_copy(update={"small_changes": not settings.small_changes})
    )
    assert before(await runner.ask(HILLS)) is None
    assert before(await runner.ask(HILLS)) is not None, "and it is kept anew"


async def test_a_newer_program_finds_nothing_of_the_older(runner: Runner) -> None:
    await runner.ask(HILLS)
    await runner.coach.database.run(
        "update answer_cache set key = sha256(key) where athlete_id = %(a)s", a=runner.athlete_id
    )
    assert before(await runner.ask(HILLS)) is None


async def test_another_athlete_is_never_given_it(runner: Runner, coach: Coach, sample_gpx: bytes) -> None:
    await runner.ask(HILLS)
    stranger = Runner(coach, f"stranger-{runner.athlete_id}", sample_gpx)
    await stranger.plan()
    assert before(await stranger.ask(HILLS)) is None


async def test_it_outlives_a_restart(runner: Runner, database: Database, home: Path) -> None:
    first = await runner.ask(HILLS)
    async with coach_on(database, home) as restarted:
        second = await Runner(restarted, runner.athlete_id, b"").ask(HILLS)
    assert before(second) is not None
    assert second.text == first.text


async def test_the_conversation_goes_on_behind_it(runner: Runner) -> None:
    await runner.ask(HILLS)
    again = await runner.ask(HILLS)
    saved = await runner.coach.graph.aget_state(
        {"configurable": {"thread_id": f"{runner.athlete_id}/thread"}}
    )
    assert [message.text for message in saved.values["messages"]][-2:] == [HILLS, again.text]
    assert saved.values["reports"] == []
    assert (await runner.ask("Change my goal to 3:40")).shown("proposal")


async def test_a_thumb_down_lets_go_of_a_fresh_answer_and_of_a_kept_one(runner: Runner) -> None:
    await runner.ask(HILLS, answer_id=f"fresh-{runner.athlete_id}")
    asked = digest_of_words(HILLS).hex()
    assert await runner.coach.cache.thumbs_down(runner.athlete_id, f"fresh-{runner.athlete_id}", asked)
    assert before(await runner.ask(HILLS)) is None

    found = before(await runner.ask(HILLS_OTHERWISE))
    assert found is not None
    asked = digest_of_words(HILLS_OTHERWISE).hex()
    assert await runner.coach.cache.thumbs_down(runner.athlete_id, found.entry_id, asked)
    assert before(await runner.ask(HILLS)) is None
    assert before(await runner.ask(HILLS_OTHERWISE)) is None, "never again taken for the same question"
    assert not await runner.coach.cache.thumbs_down(runner.athlete_id, "gone", "no digest")


async def test_it_is_forgotten_with_its_conversation_and_by_what_it_says(runner: Runner) -> None:
    cache, athlete_id = runner.coach.cache, runner.athlete_id
    await runner.ask(HILLS)
    assert await cache.forget_text(athlete_id, "the hills") == 1
    await runner.ask(HILLS)
    assert await cache.forget_conversation(athlete_id, "thread") == 1
    await runner.ask(HILLS)
    assert await cache.forget(athlete_id) >= 1
    assert before(await runner.ask(HILLS)) is None


async def test_switched_off_it_neither_keeps_nor_finds(
    runner: Runner, database: Database, home: Path
) -> None:
    await runner.ask(HILLS)
    async with coach_on(database, home, answer_cache=False) as off:
        heard = await Runner(off, runner.athlete_id, b"").ask(HILLS)
    assert before(heard) is None
    assert (await runner.coach.cache.stats(runner.athlete_id)).kept == 1


async def test_an_embedder_that_cannot_answer_leaves_the_words(
    runner: Runner, database: Database, home: Path
) -> None:
    cache = replace(runner.coach.cache, embedder=NoEmbedder())  # type: ignore[arg-type]
    silent = Runner(replace(runner.coach, cache=cache), runner.athlete_id, b"")
    await silent.ask(HILLS)
    assert before(await silent.ask(HILLS)) is not None
    assert before(await silent.ask(HILLS_OTHERWISE)) is None


class NoEmbedder:
    """An embedding model that is away."""

    name = "away"

    def embed(self, texts: object) -> object:
        from tools.kit.errors import ModelUnavailable

        raise ModelUnavailable("Your embedding model is away.")
