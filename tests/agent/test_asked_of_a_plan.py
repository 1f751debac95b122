"""Questions in a conversation whose plan is known: answered by a sentence, and the plan stays on the page."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from agent.coach import Coach
from memory.database import Database
from tests.support.coaching import Heard, ask, coach_on
from tools.domain.race import Sport

RIDE = "ride this course, FTP 250, 83 kg with the bike, 50/34 with 11-12-13-14-15-17-19-21-23-25-28-32"
KINDS = ("pacing", "fuel", "cues", "proposal")


@pytest.fixture
async def coach(database: Database, tmp_path: Path) -> AsyncIterator[Coach]:
    async with coach_on(database, tmp_path) as coach:
        yield coach


@pytest.fixture
async def ridden(coach: Coach, athlete_id: str, sample_gpx: bytes) -> Heard:
    upload = await coach.receive_upload(athlete_id, "course.gpx", "application/gpx+xml", sample_gpx)
    return await ask(coach, athlete_id, "t", RIDE, [upload.id])


def shown(heard: Heard) -> list[str]:
    return [kind for kind in KINDS if heard.shown(kind)]


async def test_one_gear_is_answered_yes_or_no_and_changes_nothing(
    coach: Coach, athlete_id: str, ridden: Heard
) -> None:
    assert len(ridden.shown("pacing")[0].strategy.brief.cassette) == 12
    light = await ask(coach, athlete_id, "t", "is 34x34 enough?")
    assert light.text.startswith("Yes. At ")
    assert "34×34 turns at" in light.text
    heavy = await ask(coach, athlete_id, "t", "is 53x11 enough?")
    assert heavy.text.startswith("No. At ")
    assert shown(light) == shown(heavy) == []
    lighter = await ask(coach, athlete_id, "t", "my FTP is 255")
    assert lighter.shown("pacing")[0].strategy.brief.chainrings == (50, 34)
    stated = await ask(coach, athlete_id, "t", "I have 34x34")
    assert stated.shown("pacing")[0].strategy.brief.cassette == (34,)


@pytest.mark.parametrize(
    "question",
    [
        "do I make the cut-offs?",
        "which gears?",
        "what power on the flats?",
        "how many gels?",
        "what about km 30?",
    ],
)
async def test_what_is_on_the_page_is_not_shown_again(
    coach: Coach, athlete_id: str, ridden: Heard, question: str
) -> None:
    assert shown(ridden) == list(KINDS)
    heard = await ask(coach, athlete_id, "t", question)
    assert heard.text
    assert shown(heard) == []


async def test_who_asks_to_see_the_plan_sees_it(coach: Coach, athlete_id: str, ridden: Heard) -> None:
    assert ridden.shown("pacing")
    assert shown(await ask(coach, athlete_id, "t", "show me the table again")) == ["pacing"]
    assert shown(await ask(coach, athlete_id, "t", "show me the plan")) == ["pacing", "fuel", "cues"]


async def test_of_two_goals_of_a_ride_the_last_counts(coach: Coach, athlete_id: str) -> None:
    await ask(coach, athlete_id, "t", "120 km gran fondo, FTP 250, 83 kg with the bike, plan my race")
    timed = await ask(coach, athlete_id, "t", "can I do it in 4:30?")
    assert timed.shown("pacing")[0].strategy.brief.goal_time_s == 16_200
    powered = (await ask(coach, athlete_id, "t", "and with 230 watts?")).shown("pacing")[0].strategy
    assert (powered.brief.goal_time_s, powered.brief.target_power_w) == (None, 230)
    again = (await ask(coach, athlete_id, "t", "make it 4:10")).shown("pacing")[0].strategy
    assert (again.brief.goal_time_s, again.brief.target_power_w) == (15_000, None)


async def test_what_can_i_run_is_predicted_once_the_race_is_known(
    coach: Coach, athlete_id: str, sample_gpx: bytes
) -> None:
    question = "what can I run? half in 1:35, 50 km a week"
    asked = await ask(coach, athlete_id, "t", question)
    assert "tell me the distance" in asked.text
    assert shown(asked) == []
    upload = await coach.receive_upload(athlete_id, "course.gpx", "application/gpx+xml", sample_gpx)
    predicted = await ask(coach, athlete_id, "another", question, [upload.id])
    assert predicted.text.startswith("Your half marathon in 1:35:00 points to about 3:3")


async def test_fuel_begins_with_the_rate_where_only_pockets_are_told(
    coach: Coach, athlete_id: str, sample_gpx: bytes
) -> None:
    upload = await coach.receive_upload(athlete_id, "course.gpx", "application/gpx+xml", sample_gpx)
    heard = await ask(coach, athlete_id, "t", "trail race, 4:45, I can carry 4 gels, 70 kg", [upload.id])
    assert heard.section("nutrition").startswith("**Fuel** · Take ")


async def test_the_two_newest_strategies_are_compared(coach: Coach, athlete_id: str) -> None:
    for goal in ("3:30", "3:25"):
        planned = await ask(coach, athlete_id, "t", f"plan my marathon in {goal}")
        (card,) = planned.shown("proposal")
        await coach.decide(athlete_id, card.proposal.id, True)
    for question in ("compare them", "compare the two"):
        (compared,) = (await ask(coach, athlete_id, "t", question)).shown("comparison")
        assert (compared.left.version, compared.right.version) == (1, 2)


async def test_a_rider_who_names_no_distance_is_a_rider(coach: Coach, athlete_id: str) -> None:
    await ask(coach, athlete_id, "t", "I ride the marmotte on 5 July, 68 kg")
    heard = await ask(coach, athlete_id, "t", "170 km, FTP 260")
    assert heard.shown("pacing")[0].strategy.brief.sport is Sport.RIDE
