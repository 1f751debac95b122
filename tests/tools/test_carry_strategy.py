"""The tool that takes a strategy along: which one, as what, and what to do where none is saved."""

import json
from dataclasses import replace
from typing import Any

import pytest
from langgraph.prebuilt import ToolRuntime

from tests.support.race_shelves import Strategies, saved_strategy
from tests.support.races import a_strategy
from tests.tools.test_prediction_tools import context_of
from tools.carry_strategy import NOT_SAVED_YET, NOTHING_SAVED, SAVE_FIRST, SHARED, carry_strategy
from tools.domain.race import RaceBrief
from tools.formats.carried import CarryFormat
from tools.kit.context import SavedStrategy
from tools.kit.errors import NotFound
from tools.kit.outcome import ShowCarry, ToolOutcome

SAVED = (saved_strategy(a_strategy(), "Boston", 2), saved_strategy(a_strategy(goal_s=13_500), "Boston", 1))


async def told(
    *saved: SavedStrategy, planned: RaceBrief | None = None, spoken_of: str | None = None, **arguments: Any
) -> tuple[str, ToolOutcome]:
    context = replace(
        context_of(RaceBrief()), strategies=Strategies(*saved), planned=planned, saved=spoken_of
    )
    runtime = ToolRuntime(
        state=None, context=context, config={}, stream_writer=lambda _: None, tool_call_id="call", store=None
    )
    asked: dict[str, Any] = {"which": "last", "format": None, "share": False}
    content, outcome = await carry_strategy.coroutine(runtime=runtime, **asked | arguments)  # type: ignore[attr-defined]
    return " ".join(fact for paragraph in json.loads(content)["facts"] for fact in paragraph), outcome


async def test_the_newest_is_shown_with_all_its_formats() -> None:
    words, outcome = await told(*SAVED)
    assert words.startswith("“Boston” v2 is ready to take along: 3:30:00.")
    assert outcome.shown == (ShowCarry(strategy_id="Boston-2"),)


async def test_one_of_another_name_or_version_is_found() -> None:
    words, outcome = await told(*SAVED, which="Boston v1", format=CarryFormat.BAND)
    assert "“Boston” v1" in words
    assert "Pace band: cut out and wrap around the wrist." in words
    assert outcome.shown == (ShowCarry(strategy_id="Boston-1", wanted="band"),)


async def test_sharing_is_said_with_what_others_see() -> None:
    words, outcome = await told(*SAVED, share=True)
    assert SHARED in words
    assert outcome.shown == (ShowCarry(strategy_id="Boston-2", wanted="share"),)


@pytest.mark.parametrize(("planned", "sentence"), [(None, NOTHING_SAVED), (RaceBrief(), SAVE_FIRST)])
async def test_without_a_saved_plan_it_says_to_save_first(planned: RaceBrief | None, sentence: str) -> None:
    with pytest.raises(NotFound, match="Save") as refusal:
        await told(planned=planned)
    assert str(refusal.value) == sentence


async def test_a_plan_told_and_not_saved_is_not_mistaken_for_the_saved_one() -> None:
    kept = SAVED[0].strategy.brief
    same, _ = await told(*SAVED, planned=kept)
    other, _ = await told(*SAVED, planned=kept.with_changes(goal_time_s=13_000))
    by_name, _ = await told(*SAVED, planned=kept.with_changes(goal_time_s=13_000), which="Boston")
    assert NOT_SAVED_YET not in same + by_name
    assert NOT_SAVED_YET in other


async def test_the_race_of_this_talk_goes_before_a_newer_one() -> None:
    older = SAVED[1]
    words, outcome = await told(*SAVED, planned=older.strategy.brief, share=True)
    assert outcome.shown == (ShowCarry(strategy_id=older.summary.id, wanted="share"),)
    assert NOT_SAVED_YET not in words


async def test_it_is_the_plan_spoken_of_last_unless_the_newest_is_said() -> None:
    older, race = SAVED[1].summary.id, RaceBrief(goal_time_s=13_000)
    words, outcome = await told(*SAVED, spoken_of=older, planned=race, format=CarryFormat.BAND)
    newest, _ = await told(*SAVED, spoken_of=older, which="newest")
    gone, _ = await told(*SAVED, spoken_of="deleted since")
    assert outcome.shown == (ShowCarry(strategy_id=older, wanted="band"),)
    assert outcome.saved_id == older
    assert NOT_SAVED_YET not in words
    assert "“Boston” v2" in newest
    assert "“Boston” v2" in gone
