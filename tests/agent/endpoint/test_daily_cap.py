"""A turn on a day that is full: said once, and the offline coach answers."""

import asyncio
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from agent.events import Notice, TurnFinished
from memory.database import Database
from tests.support.coaching import Heard, ask, coach_on
from tests.support.faulty_endpoint import Body, Say, faulty_endpoint

PLAN = "Plan my marathon in 3:30, I weigh 58 kg"
SENTENCE = (
    "Today's limit of {limit} for the model is reached. The offline coach goes on; it resets at midnight."
)
ALL = ["pacing", "nutrition", "mental"]


def helpful(body: Body, _number: int) -> Say:
    names = [tool["function"]["name"] for tool in body.get("tools", ())]
    if "choose_specialists" in names:
        return Say(tool=("choose_specialists", json.dumps({"specialists": ALL})))
    return Say("Let it come to you.")


async def heard_with(database: Database, folder: Path, athlete_id: str, *texts: str, **settings: Any) -> Any:
    """Ask these things one after the other; return what was heard, and how often the endpoint was asked."""
    async with faulty_endpoint(helpful) as server:
        told = {"chat_model": "scripted", "openai_base_url": server.base_url} | settings
        async with coach_on(database, folder, **told) as coach:
            heard = [await ask(coach, athlete_id, "thread", text) for text in texts]
            requests = await coach.spending.for_athlete(athlete_id).of_thread("thread")
            return heard, server.seen, requests


def spending_of(heard: Heard) -> Any:
    end = heard.events[-1]
    assert isinstance(end, TurnFinished)
    return end.spending


@pytest.mark.parametrize(
    ("cap", "limit"),
    [
        ({"daily_token_cap": 110}, "110 tokens"),
        ({"daily_cost_cap": Decimal("0.012"), "model_prices": "scripted=100/100"}, "1.2 ct"),
    ],
)
async def test_a_limit_reached_inside_a_turn_is_said_once_and_the_plan_is_whole(
    cap: dict[str, Any], limit: str, database: Database, tmp_path: Path, athlete_id: str
) -> None:
    (first, second), seen, _ = await heard_with(database, tmp_path, athlete_id, PLAN, "and in 3:20?", **cap)
    sentence = SENTENCE.format(limit=limit)
    assert first.notices == [sentence]
    assert not any(event.retry for event in first.events if isinstance(event, Notice))
    assert first.sections[:3] == ALL
    assert "/km" in first.section("pacing")
    assert len(first.shown("pacing")) == 1
    assert second.notices == [sentence]
    assert second.text.strip()
    assert spending_of(second) is None
    assert len(seen) <= 2, "the choice of who answers, and at most what was under way with it"


async def test_what_a_turn_took_is_told_with_what_for(
    database: Database, tmp_path: Path, athlete_id: str
) -> None:
    (heard,), seen, requests = await heard_with(
        database, tmp_path, athlete_id, PLAN, model_prices="scripted=10/100"
    )
    spent = spending_of(heard)
    assert (spent.requests, spent.input_tokens, spent.output_tokens) == (
        len(seen),
        100 * len(seen),
        10 * len(seen),
    )
    assert spent.cost == len(seen) * Decimal("0.002")
    assert not spent.estimated
    assert {"route", "pacing", "nutrition", "mental"} <= {request.purpose for request in requests}
    assert {request.outcome for request in requests} == {"done"}
    assert len({request.turn_id for request in requests}) == 1


async def test_offline_nothing_is_told_of_spending(
    database: Database, tmp_path: Path, athlete_id: str
) -> None:
    async with coach_on(database, tmp_path) as coach:
        assert spending_of(await ask(coach, athlete_id, "thread", PLAN)) is None


async def test_the_model_that_really_spoke_is_on_record(
    database: Database, tmp_path: Path, athlete_id: str
) -> None:
    def second_only(body: Body, number: int) -> Say:
        return Say("", fault="500") if body["model"] == "first" else helpful(body, number)

    async with faulty_endpoint(second_only) as server:
        settings = {"chat_model": "first, second", "openai_base_url": server.base_url, "model_retries": 0}
        async with coach_on(database, tmp_path, **settings) as coach:
            assert coach.model_label.endswith("words by first (where it fails: second)")
            heard = await ask(coach, athlete_id, "thread", PLAN)
            assert heard.notices == []
            await asyncio.sleep(0)
            kept = await coach.answers.for_athlete(athlete_id).answers("thread")
            said = {each.section: each.spoken_with.model for each in kept}
            assert {said[name] for name in ALL} == {"second"}
