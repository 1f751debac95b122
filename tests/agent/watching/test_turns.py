"""A turn in numbers and in the log: how it ended, what it took, nothing of what was said."""

import asyncio
import math
from collections.abc import AsyncGenerator
from contextlib import aclosing, nullcontext
from decimal import Decimal
from pathlib import Path

import pytest

from agent.events import AnswerChecked, Event, TextDelta
from agent.settings import Settings
from agent.watching.numbers import REGISTRY, time_taken
from agent.watching.turns import WatchedTurn, watched_turn
from memory.database import Database
from tests.support.coaching import ask, coach_on
from tests.support.log_lines import written_log
from tests.support.model_endpoint import model_endpoint, says
from tools.domain.checking.checked import Correction, Fault, FaultKind, Provenance
from tools.kit.acting import acting_for
from tools.kit.errors import DatabaseUnavailable
from tools.kit.watching import current_turn, watching

JSON = Settings(log_format="json")
WORDS = "Plan my marathon in 3:30, for Zaphod Beeblebrox"


def count(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0.0


async def test_a_turn_is_counted_timed_and_logged_once(
    database: Database, athlete_id: str, home: Path
) -> None:
    before = count("paceline_turns_total", outcome="done")
    stages = ("recall", "read", "route", "answered_before", "answer", "verify", "remember")
    timed = {stage: count("paceline_stage_seconds_count", stage=stage) for stage in stages}
    async with coach_on(database, home) as coach:
        with watching(time_taken), written_log(JSON, "agent") as log, acting_for(athlete_id):
            heard = await ask(coach, athlete_id, "t", WORDS)
    assert count("paceline_turns_total", outcome="done") == before + 1
    for stage, times in timed.items():
        assert count("paceline_stage_seconds_count", stage=stage) == times + 1, stage
    (line,) = [line for line in log.lines if line["event"] == "A turn has ended."]
    assert line["outcome"] == "done"
    assert 0 < line["first_words_s"] <= line["seconds"]
    assert line["specialists"].split(",") == [name for name in heard.sections if name != "answer"]
    assert len(line["turn"]) == 32
    assert current_turn() is None
    assert "Zaphod" not in log.text
    assert athlete_id not in log.text


@pytest.mark.endpoint
async def test_tokens_and_money_are_counted_by_model(
    database: Database, athlete_id: str, home: Path, tmp_path: Path
) -> None:
    labels = {"model": "told-model"}
    read = count("paceline_model_tokens_total", direction="read", **labels)
    with model_endpoint([says("Hello there.")], tmp_path) as endpoint:
        settings = {
            "openai_base_url": endpoint.base_url,
            "openai_api_key": "sk-planted",
            "chat_model": "told-model",
            "model_prices": "told-model=1/2",
        }
        async with coach_on(database, home, **settings) as coach:
            await ask(coach, athlete_id, "t", "hello")
            (spent,) = await asyncio.gather(
                coach.spending.for_athlete(athlete_id).of_day(await coach.today(athlete_id))
            )
    assert count("paceline_model_tokens_total", direction="read", **labels) - read == spent.input_tokens
    assert spent.cost is not None
    assert math.isclose(count("paceline_model_cost_total", **labels), float(spent.cost), rel_tol=1e-9)
    assert spent.cost > Decimal(0)


async def turn_that(ends: BaseException | None) -> AsyncGenerator[Event, None]:
    async with watched_turn() as turn:
        told = TextDelta(section="answer", text="my knee")
        turn.hear(told)
        yield told
        if ends is not None:
            raise ends


@pytest.mark.parametrize(
    ("ends", "outcome"),
    [(None, "done"), (DatabaseUnavailable("It rests."), "refused"), (KeyError("my knee"), "failed")],
)
async def test_every_ending_is_told_apart(ends: BaseException | None, outcome: str) -> None:
    before = count("paceline_turns_total", outcome=outcome)
    with written_log(JSON, "agent") as log, pytest.raises(type(ends)) if ends else nullcontext():
        async for _ in turn_that(ends):
            assert current_turn() is not None
    assert count("paceline_turns_total", outcome=outcome) == before + 1
    assert [line["outcome"] for line in log.lines] == [outcome]
    assert "knee" not in log.text
    assert current_turn() is None


async def test_one_who_stops_listening_stopped_the_turn() -> None:
    before = count("paceline_turns_total", outcome="stopped")
    async with aclosing(turn_that(None)) as told:
        async for _ in told:
            break
    assert count("paceline_turns_total", outcome="stopped") == before + 1


def test_faults_are_counted_by_kind() -> None:
    fault = Fault(kind=FaultKind.UNKNOWN_NUMBER, written="99", why="Nothing says so.")
    turn = WatchedTurn()
    turn.hear(
        AnswerChecked(provenance=Provenance(corrections=(Correction(written="99", faults=(fault, fault)),)))
    )
    assert turn.faults == {"unknown_number": 2}
