"""The record of what answers were put into words with."""

from memory.answers import AnswerStore
from memory.athletes import AthleteStore
from memory.database import Database
from tools.domain.prompt_version import OFFLINE, SpokenWith


async def test_a_turns_sections_are_kept_and_forgotten_with_their_conversation(
    database: Database, athlete_id: str
) -> None:
    await AthleteStore(database).ensure(athlete_id)
    answers = AnswerStore(database).for_athlete(athlete_id)
    told = SpokenWith(model="scripted", prompts={"house": 3, "pacing": 2})
    await answers.keep("one", {"pacing": told, "answer": SpokenWith(model=OFFLINE)})
    await answers.keep("other", {"mental": told})
    await answers.keep("other", {})

    kept = {each.section: each.spoken_with for each in await answers.answers("one")}
    assert kept == {"pacing": told, "answer": SpokenWith(model=OFFLINE)}
    assert len(await answers.answers()) == 3
    assert len(await answers.answers(limit=1)) == 1

    await answers.forget("one")
    assert [each.thread_id for each in await answers.answers()] == ["other"]


async def test_nobody_sees_anothers(database: Database, athlete_id: str) -> None:
    await AthleteStore(database).ensure(athlete_id)
    await AnswerStore(database).for_athlete(athlete_id).keep("t", {"answer": SpokenWith(model="m")})
    assert await AnswerStore(database).for_athlete("somebody else").answers("t") == ()
