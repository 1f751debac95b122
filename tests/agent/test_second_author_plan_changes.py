"""Looking at a plan, changing it and what happens, in words that hang on what was told before."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from agent.coach import Coach
from agent.offline.nearest import NearestIntent
from agent.offline.replies import AS_IT_IS
from agent.offline.routing import decide
from agent.offline.tool_choice import Call, chosen_calls
from agent.offline.turn import OfflineTurn
from agent.specialists import TRAINING
from agent.understanding.spelling import as_meant
from memory.database import Database
from tests.agent.test_plan_conversation import card, in_weeks, trained
from tests.agent.test_plan_messages import fits
from tests.support.coaching import ask, coach_on
from tests.support.second_author_plan_changes import FOLLOWING, HELD_OUT, OfChanges
from tools.domain.proposal import ProposalKind

pytestmark = pytest.mark.corpus

TODAY = date(2026, 11, 22)
BOUND = frozenset(tool.name for tool in TRAINING.tools)
NEAREST = NearestIntent()


@pytest.fixture
async def coach(database: Database, tmp_path: Path) -> AsyncIterator[Coach]:
    async with coach_on(database, tmp_path) as coach:
        yield coach


def calls_of(each: OfChanges) -> list[Call]:
    turn = OfflineTurn(text=as_meant(each.text), today=TODAY, spoken=each.spoken)
    intent = decide(turn, NEAREST).intents.get("training")
    return chosen_calls(turn, intent, BOUND) if intent else []


def rightly(each: OfChanges) -> bool:
    calls = calls_of(each)
    if each.tool is None:
        return not calls
    return any(name == each.tool and fits(each.arguments, given) for name, given in calls)


@pytest.mark.parametrize("each", FOLLOWING, ids=lambda each: each.text[:40])
def test_words_that_hang_on_what_was_told_are_read_with_it(each: OfChanges) -> None:
    assert rightly(each), calls_of(each)


def test_the_held_out_do_not_fall_below_their_score() -> None:
    assert [each.text for each in HELD_OUT if not rightly(each)] == []


@pytest.mark.parametrize("text", ["make it 3:25", "make it flatter", "take it easy on the climb?"])
def test_what_is_of_a_race_changes_no_session(text: str) -> None:
    assert not calls_of(OfChanges(text, None, {}, {"sessions": ["one"]}))


async def test_a_fever_holds_back_only_what_adds_training(coach: Coach, athlete_id: str) -> None:
    await trained(coach, athlete_id)
    ill = await ask(coach, athlete_id, "t", "I have a fever")
    await coach.decide(athlete_id, card(ill).id, True)
    for looked in ("what is on tomorrow?", "why did you change my plan?"):
        heard = await ask(coach, athlete_id, "t", looked)
        assert len(heard.shown("plan")) == 1, heard.text
    for more in ("make the long run longer", "plan my marathon in 3:15", "build me a harder training plan"):
        heard = await ask(coach, athlete_id, "t", more)
        assert heard.text.startswith("Before I plan anything hard: you told me of a fever"), heard.text
        assert heard.shown("proposal") == []
    rule = await ask(coach, athlete_id, "t", "no runs on mondays")
    assert card(rule).kind is ProposalKind.CHANGE_RULES
    undone = await ask(coach, athlete_id, "other", "undo")
    assert "I do not bring it back now" in undone.text
    assert undone.shown("proposal") == []
    well = await ask(coach, athlete_id, "t", "I'm well again")
    assert well.text.startswith("Good to hear")
    assert well.shown("pacing") == []
    after = await ask(coach, athlete_id, "t", "make the long run longer")
    assert not after.text.startswith("Before I plan")


async def test_an_undo_takes_back_what_was_changed_last_here(coach: Coach, athlete_id: str) -> None:
    await trained(coach, athlete_id)
    rule = await ask(coach, athlete_id, "t", "no training on fridays please")
    await coach.decide(athlete_id, card(rule).id, True)
    back = await ask(coach, athlete_id, "t", "undo that last change")
    assert card(back).kind is ProposalKind.CHANGE_RULES
    assert "No longer: No training on Fridays." in back.text
    await coach.decide(athlete_id, card(back).id, True)
    assert (await coach.plans.rules(athlete_id)).rules == ()


async def test_a_strategy_is_brought_back_by_its_goal(coach: Coach, athlete_id: str) -> None:
    day = in_weeks(16)
    for text in (f"plan my marathon on {day} in 3:30, I'm 58 kg", "make it 3:25"):
        planned = await ask(coach, athlete_id, "t", text)
        await coach.decide(athlete_id, card(planned).id, True)
    back = await ask(coach, athlete_id, "t", "actually go back to the 3:30 strategy")
    assert card(back).kind is ProposalKind.RESTORE_STRATEGY
    assert "3:30:00" in card(back).summary


async def test_a_no_is_answered_and_decides_nothing(coach: Coach, athlete_id: str) -> None:
    await trained(coach, athlete_id)
    changed = await ask(coach, athlete_id, "t", "make the long run shorter")
    heard = await ask(coach, athlete_id, "t", "nah leave it as it is")
    assert heard.text == AS_IT_IS
    assert (await coach.proposal(athlete_id, card(changed).id)).status.value == "pending"
