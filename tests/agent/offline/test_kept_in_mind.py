"""Beside a fuelling plan stands what was told of food and illnesses; the plan's own figures stay."""

from pathlib import Path

import pytest

from agent.offline.kept_in_mind import ADVICE, MIND, beside_the_fuel
from agent.offline.turn import OfflineTurn, Told
from memory.database import Database
from tests.support.coaching import SAMPLE, ask, coach_on

FUELLED = (Told("plan_race_fuelling", (("Fuel 60 g an hour.",),)),)


def known(about: str, slot: str, fact: str) -> dict[str, str]:
    return {"about": about, "slot": slot, "fact": fact}


NUTS = known("health", "allergy:nuts", "You are allergic to nuts.")
GELS = known("preference", "gels", "You hate gels.")
ASTHMA = known("health", "asthma", "You have asthma.")
KNEE = known("health", "left knee", "Your left knee hurts.")
HILLS = known("preference", "liking:hills", "You love hills.")


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ((NUTS,), f"You told me: you are allergic to nuts. {ADVICE}"),
        ((GELS, HILLS), f"You told me: you hate gels. {ADVICE}"),
        ((ASTHMA,), f"You told me: you have asthma. {MIND}"),
        ((ASTHMA, NUTS), f"You told me: you are allergic to nuts; you have asthma. {ADVICE} {MIND}"),
        ((KNEE, HILLS), None),
        ((), None),
    ],
)
def test_what_bears_on_fuel_is_said(facts: tuple[dict[str, str], ...], said: str | None) -> None:
    assert beside_the_fuel(OfflineTurn("plan my fuel", told=FUELLED, facts=facts)) == said


def test_without_a_fuelling_plan_nothing_is_said() -> None:
    paced = (Told("plan_race_pacing", (("5:00 per km.",),)),)
    failed = (Told("plan_race_fuelling", problem="No course."),)
    for told in ((), paced, failed):
        assert beside_the_fuel(OfflineTurn("plan", told=told, facts=(NUTS,))) is None


async def test_it_is_said_in_a_conversation_and_the_schedule_stays(
    database: Database, home: Path, athlete_id: str
) -> None:
    stranger = f"{athlete_id}-stranger"
    async with coach_on(database, home) as coach:
        for told in ("I'm allergic to nuts", "I hate gels", "I have asthma"):
            await ask(coach, athlete_id, "before", told)
        heard = await ask(coach, athlete_id, "race", SAMPLE)
        other = await ask(coach, stranger, "race", SAMPLE)
    assert "You told me: " in heard.text
    for said in ("you are allergic to nuts", "you hate gels", "you have asthma", ADVICE, MIND):
        assert said in heard.text
        assert said not in other.text
    without = [
        line for line in heard.section("fuelling").splitlines() if not line.startswith("You told me: ")
    ]
    assert [line for line in without if line] == [
        line for line in other.section("fuelling").splitlines() if line
    ]
