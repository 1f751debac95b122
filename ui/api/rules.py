"""The athlete's own rules over HTTP: said in words, read back, kept with a yes."""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field

from tools.domain.athlete_rules import RuleReading, RuleSet
from tools.domain.proposal import Proposal
from ui import door
from ui.api.models import REFUSALS, STALE, THREAD, Request

router = APIRouter(prefix="/rules", tags=["rules"])
LONGEST_WORDS = 2_000


class RuleVersionsAnswer(BaseModel):
    """Every version of the rules, newest first."""

    versions: list[RuleSet]


class RulesRequest(Request):
    """Rules in the athlete's own words."""

    words: str = Field(
        min_length=1,
        max_length=LONGEST_WORDS,
        examples=["No rides on Sunday, two hours at most on Saturday, 8 hours a week."],
    )


class RulesReadAnswer(BaseModel):
    """What was read from the words, and the proposal that waits; null where nothing was clear enough."""

    proposal: Proposal | None
    reading: RuleReading


@router.get("", summary="Read the rules.")
async def rules() -> RuleSet:
    """Return the rules as they stand; version 0 before the first."""
    return await door.coach().plans.rules(door.athlete_id())


@router.get("/versions", summary="List the versions of the rules.")
async def versions() -> RuleVersionsAnswer:
    """Return each with its parent and its reason, newest first."""
    return RuleVersionsAnswer(versions=list(await door.coach().plans.rule_versions(door.athlete_id())))


@router.post("", summary="Propose rules in plain words.", status_code=201, responses=REFUSALS)
async def propose(said: RulesRequest) -> RulesReadAnswer:
    """Read the words and propose what they say; what is unsure is asked, never guessed."""
    proposal, reading = await door.coach().plans.propose_rules(door.athlete_id(), THREAD, said.words)
    return RulesReadAnswer(proposal=proposal, reading=reading)


@router.delete("/{place}", summary="Take a rule away.", responses=STALE)
async def withdraw(
    place: Annotated[int, Path(ge=0, le=1_000, description="Its place in the set, from 0.")],
    version: Annotated[
        int | None,
        Query(
            ge=0, le=1_000_000, description="The version it was read from: refused where it changed since."
        ),
    ] = None,
) -> Proposal:
    """Keep the set without it as the next version; asking over HTTP is the yes."""
    shelf = door.coach().plans
    if version is None:
        version = (await shelf.rules(door.athlete_id())).version
    return await shelf.withdraw_rule(door.athlete_id(), version, place)
