"""A race finds its strategy, is laid beside it, and its lessons go onto the desk."""

from datetime import timedelta

import numpy as np
import pytest

from tests.support.race_shelves import (
    Activities,
    Courses,
    Desk,
    Strategies,
    known,
    race_context,
    saved_strategy,
)
from tests.support.raced import RACE_DAY, hilly_marathon, race_plan, raced
from tests.support.workouts import run_at
from tools.domain.debrief import ReportedFuel
from tools.domain.race import Sport
from tools.domain.recordings.race_match import is_race_of
from tools.domain.recordings.summarise import summarise
from tools.kit.debriefing import RaceShelves, debrief_of, found_race, propose_lesson, strategy_for
from tools.kit.errors import MissingInput, NotFound

COURSE = hilly_marathon()
PLAN = race_plan(course_id=COURSE.id)
RACE = raced(PLAN, lambda at: 0.96 if at < 31_000 else 1.1)
RAN = known("race", RACE)
LATER = RACE_DAY + timedelta(days=2)
JOG = known("jog", run_at(np.full(1800, 2.8), started_at=LATER))


def shelves(*strategies: object, activities: Activities | None = None) -> RaceShelves:
    default = Activities((JOG, RACE), (RAN, RACE))
    kept = strategies or (saved_strategy(PLAN),)
    return RaceShelves(activities or default, Strategies(*kept), Courses(COURSE))  # type: ignore[arg-type]


async def test_the_newest_race_with_a_strategy_is_found() -> None:
    activity, strategy = await found_race(shelves())
    assert (activity.id, strategy.summary.id) == ("race", "Hilly-1")


async def test_the_newest_version_for_that_race_counts() -> None:
    both = (saved_strategy(PLAN, version=2), saved_strategy(PLAN))
    assert (await found_race(shelves(*both)))[1].summary.version == 2
    assert (await found_race(shelves(*both), "last", "Hilly v1"))[1].summary.version == 1


async def test_a_race_of_a_date_is_found_and_another_days_is_asked_about() -> None:
    assert (await found_race(shelves(), RACE_DAY.date().isoformat()))[0].id == "race"
    with pytest.raises(MissingInput, match=r"None of your saved strategies is for that day.*“Hilly” v1"):
        await found_race(shelves(), LATER.date().isoformat())
    assert (await found_race(shelves(), LATER.date().isoformat(), "Hilly"))[0].id == "jog"


async def test_without_strategy_or_race_it_says_what_to_do() -> None:
    alone = RaceShelves(Activities((JOG, RACE)), Strategies(saved_strategy(PLAN)), Courses())  # type: ignore[arg-type]
    with pytest.raises(NotFound, match="Drop the race's recording"):
        await found_race(alone)
    none = RaceShelves(Activities((RAN, RACE)), Strategies(), Courses())  # type: ignore[arg-type]
    with pytest.raises(NotFound, match="no saved strategy"):
        await found_race(none)


async def test_the_debrief_is_made_of_what_the_shelves_hold() -> None:
    found = await debrief_of(shelves(), "race", "Hilly-1", ReportedFuel(servings=5))
    assert found.race_name == "Hilly Marathon"
    assert found.strategy_id == "Hilly-1"
    assert found.turned is not None
    assert found.fuel
    assert all(each.grade_adjusted_ratio is not None for each in found.segments)


async def test_a_course_that_is_not_kept_any_more_costs_only_the_ground() -> None:
    gone = RaceShelves(Activities((RAN, RACE)), Strategies(saved_strategy(PLAN)), Courses())  # type: ignore[arg-type]
    found = await debrief_of(gone, "race", "Hilly-1")
    assert all(each.grade_adjusted_ratio is None for each in found.segments)


async def test_totals_alone_cannot_be_laid_beside_a_plan() -> None:
    totals = Activities((RAN.model_copy(update={"has_recording": False}), RACE))
    with pytest.raises(MissingInput, match="only its totals"):
        await debrief_of(shelves(activities=totals), "race", "Hilly-1")


async def test_a_lesson_becomes_a_proposal() -> None:
    desk = Desk()
    context = race_context(Strategies(saved_strategy(PLAN)), Activities((RAN, RACE)), Courses(COURSE), desk)
    proposal = await propose_lesson(context, "race", "Hilly-1", 0)
    assert proposal.id == "proposal"
    assert desk.facts[0].activity_id == "race"
    assert "4 % faster than planned" in desk.facts[0].text
    with pytest.raises(NotFound, match="not there any more"):
        await propose_lesson(context, "race", "Hilly-1", 99)


async def test_what_a_model_may_not_read_is_not_kept() -> None:
    context = race_context(Strategies(saved_strategy(PLAN)), Activities(), Courses(COURSE), Desk())
    with pytest.raises(MissingInput, match="for your eyes only"):
        await propose_lesson(context, "race", "Hilly-1", 0)


async def test_the_strategy_of_a_dropped_race_is_found_and_no_other() -> None:
    found = await strategy_for(shelves(), RAN)
    assert found is not None
    assert found.summary.id == "Hilly-1"
    assert await strategy_for(shelves(), JOG) is None


def test_a_race_is_told_by_its_day_sport_and_length() -> None:
    summary = summarise(RACE)
    assert is_race_of(summary, PLAN)
    assert is_race_of(summarise(raced(PLAN, until_m=21_000)), PLAN), "given up half way"
    assert is_race_of(summarise(raced(PLAN, warm_up_s=900)), PLAN), "with a warm-up"
    assert not is_race_of(summary.model_copy(update={"started_at": LATER}), PLAN)
    assert not is_race_of(summary, race_plan(sport=Sport.RIDE, goal_time_s=None, ftp_w=250))
    shakeout = summarise(run_at(np.full(1200, 3.0), started_at=RACE_DAY))
    assert not is_race_of(shakeout, PLAN)


def test_without_a_day_the_name_or_the_word_race_has_to_say_it() -> None:
    undated = race_plan().model_copy(update={"brief": PLAN.brief.model_copy(update={"race_date": None})})
    summary = summarise(RACE)
    assert not is_race_of(summary, undated)
    assert is_race_of(summary.model_copy(update={"race": True}), undated)
    assert is_race_of(summary.model_copy(update={"name": "HILLY marathon 2026"}), undated)
    assert not is_race_of(summary.model_copy(update={"name": "Marathon run"}), undated)
