"""A model that reshapes a plan over a real protocol: what it may do, and what stands when it fails."""

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from agent.coach import Coach
from memory.database import Database
from tests.support.coaching import Heard, ask, coach_on
from tests.support.model_endpoint import ModelEndpoint, calls, model_endpoint, says
from tools.domain.plan_request import PlanWish
from tools.domain.plan_version import PlanVersion
from tools.domain.planning.judging import judge
from tools.domain.planning.plan_difference import apply_difference
from tools.domain.proposal import Proposal, ProposalStatus
from tools.domain.training.plan_rules import is_valid
from tools.domain.training.training_plan import GoalRace, RacePriority, TrainingSport
from tools.kit.plan_standing import standing_of
from tools.propose_plan_version import GIVEN_UP

pytestmark = pytest.mark.endpoint

RESHAPE = "Make next week different, please"
TOOL = "propose_plan_version"


@dataclass
class Scene:
    """A coach with a scripted endpoint, and an athlete who trains by a plan."""

    coach: Coach
    athlete_id: str
    endpoint: ModelEndpoint
    plan: PlanVersion

    async def ask(self, text: str = RESHAPE) -> Heard:
        return await ask(self.coach, self.athlete_id, "thread", text)

    def told(self) -> list[dict[str, Any]]:
        """Return what the tools told the model, in order, each answer once."""
        messages = [message for body in self.endpoint.requests() for message in body["messages"]]
        answers = {each["tool_call_id"]: each["content"] for each in messages if each["role"] == "tool"}
        return [json.loads(content) for content in answers.values()]

    async def current(self) -> PlanVersion | None:
        return await self.coach.plans.current(self.athlete_id)

    async def valid(self) -> bool:
        """Tell whether the plan on the desk keeps every rule."""
        world = await self.coach._world(self.athlete_id, "thread")
        waiting = await world.proposals.waiting_plan()
        assert waiting is not None
        draft = waiting[1]
        assert draft.difference is not None
        assert apply_difference(self.plan.plan, draft.difference) == draft.plan
        return is_valid(judge(draft.plan, await standing_of(world)))


@asynccontextmanager
async def scene(
    database: Database, folder: Path, athlete_id: str, script: list[dict[str, Any]]
) -> AsyncIterator[Scene]:
    route = calls("choose_specialists", {"specialists": ["training"]}, toolName="choose_specialists")
    with model_endpoint([route, *script], folder) as endpoint:
        settings = {"chat_model": "scripted", "openai_base_url": endpoint.base_url}
        async with coach_on(database, folder, **settings) as coach:
            today = await coach.today(athlete_id)
            race = GoalRace(
                day=today + timedelta(days=100),
                priority=RacePriority.A,
                name="Lakeside Half",
                sport=TrainingSport.RUN,
                distance_m=21_097.5,
            )
            wish = PlanWish(races=(race,), weekly_hours_now=5.0)
            proposal = await coach.plans.propose(athlete_id, "setup", wish)
            await coach.decide(athlete_id, proposal.id, True)
            plan = await coach.plans.current(athlete_id)
            assert plan is not None
            yield Scene(coach, athlete_id, endpoint, plan)


def tries(*edits: list[dict[str, Any]], then: str) -> list[dict[str, Any]]:
    """Script a model that sends these edits one after the other, then says something."""
    sent = [
        calls(TOOL, {"edits": each}, toolName=TOOL, userMessage=RESHAPE, sequenceIndex=at)
        for at, each in enumerate(edits)
    ]
    return [*sent, says(then, toolName=TOOL, userMessage=RESHAPE, sequenceIndex=len(edits))]


def next_monday() -> date:
    today = date.today()
    return today + timedelta(days=7 - today.weekday())


def two_hard_days() -> list[dict[str, Any]]:
    """Return edits that put hard running on days that follow each other."""
    days = [(next_monday() + timedelta(days=7 + n)).isoformat() for n in range(4)]
    return [{"edit": "add", "to": day, "sport": "run", "purpose": "intervals", "minutes": 60} for day in days]


def a_shorter_long_run() -> list[dict[str, Any]]:
    return [{"edit": "shorten", "session": "next long"}]


def card(heard: Heard) -> Proposal:
    (shown,) = heard.shown("proposal")
    assert isinstance(shown.proposal, Proposal)
    return shown.proposal


async def test_a_plan_that_breaks_rules_comes_back_with_the_reasons_until_it_keeps_them(
    database: Database, tmp_path: Path, athlete_id: str
) -> None:
    script = tries(two_hard_days(), two_hard_days(), a_shorter_long_run(), then="It is shorter now.")
    async with scene(database, tmp_path, athlete_id, script) as here:
        heard = await here.ask()
        first, second, third = here.told()
        assert "hard" in first["error"]
        assert first == second
        assert "facts" in third
        assert card(heard).status is ProposalStatus.PENDING
        assert await here.valid()
        assert "It is shorter now." in heard.text
        current = await here.current()
        assert current == here.plan, "nothing counts without a yes"


async def test_a_model_that_never_gets_it_right_leaves_the_valid_plan_and_says_so(
    database: Database, tmp_path: Path, athlete_id: str
) -> None:
    script = tries(*[two_hard_days()] * 3, then="I could not do it.")
    async with scene(database, tmp_path, athlete_id, script) as here:
        heard = await here.ask()
        assert [next(iter(answer)) for answer in here.told()] == ["error", "error", "facts"]
        assert here.told()[2]["facts"] == [[GIVEN_UP]]
        (shown,) = heard.shown("plan")
        assert shown.plan_id == here.plan.summary.plan_id
        assert heard.shown("proposal") == []
        assert (await here.current()) == here.plan


async def test_a_model_that_goes_on_and_on_is_stopped_and_changes_nothing_more(
    database: Database, tmp_path: Path, athlete_id: str
) -> None:
    endless = [two_hard_days(), two_hard_days(), two_hard_days(), *[a_shorter_long_run()] * 3]
    async with scene(database, tmp_path, athlete_id, tries(*endless, then="never said")) as here:
        heard = await here.ask()
        assert GIVEN_UP in heard.text, "the facts close the turn when the rounds are over"
        assert heard.shown("proposal") == []
        assert (await here.current()) == here.plan


async def test_after_failures_the_plan_that_waits_stands(
    database: Database, tmp_path: Path, athlete_id: str
) -> None:
    edits = [a_shorter_long_run(), *[two_hard_days()] * 3]
    async with scene(database, tmp_path, athlete_id, tries(*edits, then="The shorter one stands.")) as here:
        heard = await here.ask()
        assert card(heard).status is ProposalStatus.PENDING
        assert await here.valid()


async def test_days_and_sums_on_the_card_are_codes_whatever_the_model_says(
    database: Database, tmp_path: Path, athlete_id: str
) -> None:
    claim = {"edits": a_shorter_long_run(), "reason": "So that it is 999 km on 31 February: rest."}
    script = [
        calls(TOOL, claim, toolName=TOOL, userMessage=RESHAPE, sequenceIndex=0),
        says("Done.", toolName=TOOL, userMessage=RESHAPE, sequenceIndex=1),
    ]
    async with scene(database, tmp_path, athlete_id, script) as here:
        proposal = card(await here.ask())
        lines = " ".join((proposal.title, proposal.summary, *proposal.changes, proposal.reason))
        assert "999" not in lines
        assert "February" not in lines
        long = min(
            (each for each in here.plan.plan.workouts if each.purpose == "long"), key=lambda each: each.day
        )
        assert f"{long.day:%-d %B}" in " ".join(proposal.changes)
        assert re.search(r"shortened from .* to ", " ".join(proposal.changes))
