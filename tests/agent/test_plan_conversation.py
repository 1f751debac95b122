"""Training plans in whole conversations with the offline coach on a real database."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from agent.coach import Coach
from memory.database import Database
from tests.support.coaching import Heard, ask, coach_on
from tools.domain.planning.judging import judge
from tools.domain.proposal import Proposal, ProposalKind, ProposalStatus
from tools.domain.training.plan_rules import is_valid
from tools.domain.wording.plan_proposed import HOURS_NOW
from tools.kit.plan_arguments import WHEN_IS_IT
from tools.kit.plan_standing import standing_of

FEVER = "No hard training or racing with a fever or an infection below the neck; rest until it is over."


def in_weeks(weeks: int) -> str:
    """Name a Sunday so many weeks ahead."""
    today = date.today()
    return f"{today + timedelta(days=7 * weeks + 6 - today.weekday()):%-d %B %Y}"


@pytest.fixture
async def coach(database: Database, tmp_path: Path) -> AsyncIterator[Coach]:
    async with coach_on(database, tmp_path) as coach:
        yield coach


def card(heard: Heard) -> Proposal:
    (shown,) = heard.shown("proposal")
    assert isinstance(shown.proposal, Proposal)
    return shown.proposal


async def trained(coach: Coach, athlete_id: str, thread: str = "t") -> None:
    """Give an athlete a plan they train by."""
    heard = await ask(
        coach, athlete_id, thread, f"build me a training plan for a 10k on {in_weeks(12)}, 4 runs a week"
    )
    await coach.decide(athlete_id, card(heard).id, True)


async def test_an_answer_begins_with_the_plan_and_one_question_makes_it_better(
    coach: Coach, athlete_id: str
) -> None:
    first = await ask(
        coach, athlete_id, "t", f"build me a plan for the Berlin marathon on {in_weeks(16)}, 4 days a week"
    )
    assert "weeks to Berlin Marathon on" in first.text.splitlines()[0]
    assert first.text.count("?") == 1
    assert first.text.endswith(HOURS_NOW)
    second = await ask(coach, athlete_id, "t", "about 4 hours")
    assert "weeks to Berlin Marathon on" in second.text.splitlines()[0]
    assert HOURS_NOW not in second.text
    assert card(second).kind is ProposalKind.PLAN_VERSION
    assert (await coach.proposal(athlete_id, card(first).id)).status is not ProposalStatus.PENDING
    world = await coach._world(athlete_id, "t")
    waiting = await world.proposals.waiting_plan()
    assert waiting is not None
    assert is_valid(judge(waiting[1].plan, await standing_of(world)))
    wish = waiting[1].wish
    assert wish is not None
    assert (wish.days_a_week, wish.weekly_hours_now) == (4, 4.0), "the answer is added to what was asked for"


async def test_a_race_without_a_day_is_asked_for_its_day_and_nothing_else(
    coach: Coach, athlete_id: str
) -> None:
    asked = await ask(coach, athlete_id, "t", "train me for a sub 4 marathon")
    assert asked.text == WHEN_IS_IT
    answered = await ask(coach, athlete_id, "t", in_weeks(16))
    assert "weeks to your marathon on" in answered.text.splitlines()[0]
    world = await coach._world(athlete_id, "t")
    waiting = await world.proposals.waiting_plan()
    assert waiting is not None
    assert waiting[1].plan.goal_races[0].goal_time_s == 14_400


async def test_nothing_counts_without_a_yes_and_a_change_is_told_as_one(
    coach: Coach, athlete_id: str
) -> None:
    await trained(coach, athlete_id)
    before = await coach.plans.current(athlete_id)
    changed = await ask(coach, athlete_id, "t", "make the long run shorter")
    assert "shortened from" in changed.text.splitlines()[0]
    assert await coach.plans.current(athlete_id) == before
    await coach.decide(athlete_id, card(changed).id, True)
    after = await coach.plans.current(athlete_id)
    assert before is not None
    assert after is not None
    assert (after.summary.version, after.summary.parent) == (2, 1)
    told = await ask(coach, athlete_id, "t", "what changed?")
    assert told.text.startswith("Version 2,")
    back = await ask(coach, athlete_id, "t", "undo that")
    await coach.decide(athlete_id, card(back).id, True)
    restored = await coach.plans.current(athlete_id)
    assert restored is not None
    assert restored.plan == before.plan
    assert restored.summary.version == 3


async def test_a_fever_keeps_its_sentence_first_and_training_is_taken_out_behind_it(
    coach: Coach, athlete_id: str
) -> None:
    await trained(coach, athlete_id)
    plan = await coach.plans.current(athlete_id)
    assert plan is not None
    heard = await ask(coach, athlete_id, "t", "I have a fever, and build me a harder plan")
    assert heard.text.startswith(FEVER)
    assert heard.sections == ["answer"]
    assert card(heard).status is ProposalStatus.PENDING
    world = await coach._world(athlete_id, "t")
    waiting = await world.proposals.waiting_plan()
    assert waiting is not None
    assert waiting[1].plan.workouts != plan.plan.workouts
    difference = waiting[1].difference
    assert difference is not None
    assert difference.after.duration_s < difference.before.duration_s
    assert not {change.kind for change in difference.changes} & {"added", "lengthened"}


async def test_without_a_plan_a_fever_has_its_sentence_alone(coach: Coach, athlete_id: str) -> None:
    heard = await ask(coach, athlete_id, "t", "I have a fever")
    sentence, see = heard.text.split("\n\n")
    assert sentence == FEVER
    assert see.startswith("**Whom to see:** Your doctor")
    assert heard.shown("proposal") == []


@pytest.mark.parametrize("text", ["I have chest pain", "I fainted on my run, and my knee hurts"])
async def test_an_emergency_stands_alone_whatever_plan_there_is(
    coach: Coach, athlete_id: str, text: str
) -> None:
    await trained(coach, athlete_id)
    heard = await ask(coach, athlete_id, "t", text)
    sentence, see = heard.text.split("\n\n")
    assert sentence.startswith("Stop")
    assert see == "**Whom to see:** Emergency services, now." or "a doctor before you train" in see
    assert heard.shown("proposal") == heard.shown("plan") == []


async def test_until_it_is_cleared_only_less_training_is_proposed(coach: Coach, athlete_id: str) -> None:
    await trained(coach, athlete_id)
    await ask(coach, athlete_id, "t", "I have a fever")
    more = await ask(coach, athlete_id, "t", "add a 60 minute run tomorrow")
    assert more.text.startswith("Before I plan anything")
    assert more.shown("proposal") == []
    await ask(coach, athlete_id, "t", "cleared")
    again = await ask(coach, athlete_id, "t", "show my training plan")
    assert len(again.shown("plan")) == 1


async def test_rules_beside_a_hurt_are_read_back_behind_its_sentence(coach: Coach, athlete_id: str) -> None:
    heard = await ask(coach, athlete_id, "t", "no rides on Sunday, my knee hurts downhill")
    assert heard.text.startswith("Do not train hard on an injury")
    assert card(heard).kind is ProposalKind.CHANGE_RULES


async def test_a_plan_of_another_thread_is_shown_and_an_open_card_stays_in_its_own(
    coach: Coach, athlete_id: str
) -> None:
    await trained(coach, athlete_id, "one")
    await ask(coach, athlete_id, "one", "make the long run shorter")
    elsewhere = await ask(coach, athlete_id, "two", "show my training plan")
    assert len(elsewhere.shown("plan")) == 1
    assert elsewhere.shown("proposal") == []


async def test_rules_said_beside_a_wish_are_a_card_of_their_own_and_the_plan_follows_them(
    coach: Coach, athlete_id: str
) -> None:
    text = f"build me a training plan for a 10k on {in_weeks(12)}, 4 days a week, no runs on Sunday"
    heard = await ask(coach, athlete_id, "t", text)
    rules, plan = (shown.proposal for shown in heard.shown("proposal"))
    assert (rules.kind, plan.kind) == (ProposalKind.CHANGE_RULES, ProposalKind.PLAN_VERSION)
    await coach.decide(athlete_id, rules.id, True)
    fitted = await ask(coach, athlete_id, "t", "fit the plan to my rules")
    await coach.decide(athlete_id, card(fitted).id, True)
    current = await coach.plans.current(athlete_id)
    assert current is not None
    sundays = [each for each in current.plan.workouts if each.day.weekday() == 6 and not each.is_rest]
    assert {each.purpose.value for each in sundays} <= {"race"}


async def test_small_changes_are_made_at_once_where_the_setting_says_so_and_can_be_undone(
    coach: Coach, athlete_id: str
) -> None:
    await trained(coach, athlete_id)
    first = await coach.plans.current(athlete_id)
    assert first is not None
    settings = await coach.preferences(athlete_id)
    await coach.set_preferences(athlete_id, settings.model_copy(update={"small_changes": True}))
    heard = await ask(coach, athlete_id, "t", "make the next easy run shorter")
    assert card(heard).status is ProposalStatus.APPLIED
    second = await coach.plans.current(athlete_id)
    assert second is not None
    assert second.summary.version == 2
    assert "Nothing counts until" not in heard.text
    bigger = await ask(coach, athlete_id, "t", "I've got a cold")
    assert all(shown.proposal.status is ProposalStatus.PENDING for shown in bigger.shown("proposal"))
    await coach.plans.undo(athlete_id, second.summary.plan_id, 2)
    back = await coach.plans.current(athlete_id)
    assert back is not None
    assert back.plan.workouts == first.plan.workouts


async def test_a_plan_for_a_race_with_a_saved_strategy_practises_it(coach: Coach, athlete_id: str) -> None:
    day = in_weeks(16)
    planned = await ask(coach, athlete_id, "race", f"plan my marathon on {day} in 3:45, I'm 58 kg")
    saved = await coach.decide(athlete_id, card(planned).id, True)
    heard = await ask(coach, athlete_id, "plan", f"build me a training plan for my marathon on {day}")
    await coach.decide(athlete_id, card(heard).id, True)
    current = await coach.plans.current(athlete_id)
    assert current is not None
    assert current.summary.strategy_id == saved.subject_id
    assert any(workout.rehearses for workout in current.plan.workouts)


async def test_an_illness_eases_the_plan_trained_by_whatever_new_plan_waits(
    coach: Coach, athlete_id: str
) -> None:
    await trained(coach, athlete_id)
    current = await coach.plans.current(athlete_id)
    assert current is not None
    await ask(coach, athlete_id, "t", "build me a 10 week cycling plan, 4 hours a week")
    heard = await ask(coach, athlete_id, "t", "I have a fever")
    assert card(heard).subject_id == current.summary.plan_id
    assert card(heard).version == 2
