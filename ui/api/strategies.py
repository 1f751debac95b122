"""Strategies over HTTP: compute one, read it again, list the saved ones."""

from datetime import UTC, datetime
from itertools import chain

from fastapi import APIRouter

from tools.domain.course import CourseAnalysis
from tools.domain.strategy import RaceStrategy
from tools.domain.wording import cue_facts, fuel_facts, pacing_facts
from ui import door
from ui.api.models import HistoryAnswer, StrategyAnswer, StrategyRequest, strategy_answer
from ui.errors import ErrorAnswer

router = APIRouter(prefix="/strategy", tags=["strategy"])
NOT_FOUND: dict[int | str, dict[str, object]] = {404: {"model": ErrorAnswer}}
REFUSALS: dict[int | str, dict[str, object]] = NOT_FOUND | {422: {"model": ErrorAnswer}}


@router.post("/generate", summary="Compute a race-day strategy and keep it.", responses=REFUSALS)
async def generate(asked: StrategyRequest) -> StrategyAnswer:
    """Plan pace, fuel and cues; asking over HTTP is the yes to saving, once for the same request."""
    coach = door.coach()
    weight_kg = asked.weight_kg or (await coach.preferences(door.athlete_id())).weight_kg
    brief = asked.brief().with_changes(weight_kg=weight_kg)
    strategy_id, strategy, course = await coach.generate_strategy(door.athlete_id(), brief)
    return answer(strategy_id, datetime.now(UTC), strategy, course)


@router.get("/user/history", summary="List the saved strategies.")
async def history() -> HistoryAnswer:
    """Return every saved version, newest first."""
    return HistoryAnswer(strategies=list(await door.coach().history(door.athlete_id())))


@router.get("/{strategy_id}", summary="Read a strategy again.", responses=NOT_FOUND)
async def strategy(strategy_id: str) -> StrategyAnswer:
    """Return a saved strategy with its course."""
    saved, course = await door.coach().saved(door.athlete_id(), strategy_id)
    return answer(saved.summary.id, saved.summary.saved_at, saved.strategy, course)


def answer(
    strategy_id: str, generated_at: datetime, strategy: RaceStrategy, course: CourseAnalysis
) -> StrategyAnswer:
    """Tell a strategy with the same sentences the chat uses."""
    words = {
        "pacing": " ".join(pacing_facts(strategy, course)),
        "nutrition": " ".join(chain.from_iterable(fuel_facts(strategy))),
        "mental": " ".join(chain.from_iterable(cue_facts(strategy))),
    }
    return strategy_answer(strategy_id, generated_at, strategy, course, words)
