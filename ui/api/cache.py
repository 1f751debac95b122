"""The answers given before, over HTTP: how many are kept, what they were good for, and letting them go."""

from datetime import datetime
from typing import Self

from fastapi import APIRouter
from pydantic import BaseModel, Field

from tools.domain.questions.cache_stats import CacheStats
from ui import door

router = APIRouter(prefix="/cache", tags=["answers given before"])


class CacheAnswer(BaseModel):
    """What is kept of answers, and what it was good for since the first."""

    on: bool = Field(description="Whether answers are kept and given again at all (`ANSWER_CACHE`).")
    own: int = Field(description="Answers kept for the owner alone.")
    anybodys: int = Field(description="Answers to general questions with nothing of anybody in them.")
    limit: int = Field(description="How many of the owner's are kept before the one used longest ago goes.")
    size_bytes: int = Field(description="The size of the owner's answers.")
    oldest: datetime | None = Field(description="When the oldest of the owner's was given.")
    newest: datetime | None = Field(description="When the newest of the owner's was given.")
    kept: int = Field(description="Answers ever kept.")
    found_by_words: int = Field(description="Questions answered from them in the same words.")
    found_by_meaning: int = Field(description="Questions answered from them in other words.")
    thumbs_down: int = Field(description="Answers removed by a thumb down.")

    @classmethod
    def of(cls, stats: CacheStats, *, on: bool) -> Self:
        """Tell the numbers."""
        return cls(on=on, **stats.model_dump())


class CacheClearedAnswer(BaseModel):
    """How many answers were let go of."""

    removed: int


@router.get("/stats", summary="Tell what the cache of answers holds.")
async def stats() -> CacheAnswer:
    """Return how many answers are kept, and how often one was given again."""
    cache = door.coach().cache
    return CacheAnswer.of(await cache.stats(door.athlete_id()), on=cache.on)


@router.post("/clear", summary="Let go of all kept answers.")
async def clear() -> CacheClearedAnswer:
    """Remove every answer the owner could be given again; the next question is worked out anew."""
    return CacheClearedAnswer(removed=await door.coach().cache.forget(door.athlete_id()))
