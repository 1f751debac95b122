"""Questions of the sport in general, asked offline: looked up and cited, never a plan by mistake."""

from pathlib import Path

import pytest

from agent.offline.general import asked_in_general
from agent.offline.replies import EXPORT, LEAVE, NOTED
from agent.offline.turn import OfflineTurn
from agent.understanding import understand
from agent.understanding.spelling import as_meant
from memory.database import Database
from tests.support.coaching import ask, coach_on
from tests.support.fifty_messages import TODAY
from tests.support.general_questions import HELD_OUT, TUNED, GeneralQuestion
from tools.consult_knowledge import NO_SOURCE
from tools.domain.race import RaceBrief
from tools.domain.units import MARATHON_M

pytestmark = pytest.mark.corpus

NOTHING_KNOWN = RaceBrief()
PLANNED = RaceBrief(distance_m=MARATHON_M, goal_time_s=12_600.0)


def turn_of(text: str, brief: RaceBrief = NOTHING_KNOWN, *, planned: bool = False) -> OfflineTurn:
    meant = as_meant(text)
    said = understand(meant, TODAY, brief)
    return OfflineTurn(
        text=meant, brief=brief, planned=planned, said=said.changes, at_m=said.at_m, elapsed_s=said.elapsed_s
    )


def rightly_routed(question: GeneralQuestion) -> bool:
    return asked_in_general(turn_of(question.text)) in question.specialists


def test_there_are_sixty_different_questions() -> None:
    assert len({question.text for question in (*TUNED, *HELD_OUT)}) == 60


@pytest.mark.parametrize("question", TUNED, ids=lambda question: question.text)
def test_a_general_question_reaches_who_knows(question: GeneralQuestion) -> None:
    assert rightly_routed(question)


def test_the_hold_out_keeps_the_score_of_its_first_run() -> None:
    """25 of 30 reached the right specialist when they were first asked, and 28 were taken as general."""
    assert sum(rightly_routed(question) for question in HELD_OUT) >= 25
    assert sum(asked_in_general(turn_of(question.text)) is not None for question in HELD_OUT) >= 28


@pytest.mark.parametrize(
    "text",
    [
        "how much should I drink?",
        "how many gels do I need?",
        "what pace should I run?",
        "what is my FTP?",
        "how was my last run?",
        "what's my workout today?",
        "why did you change my plan?",
        "why is the first kilometre so slow?",
        "should I run tomorrow?",
        "explain km 30",
        "is this plan too hard?",
        "marathon in 3:30",
        "don't give me rest days on Monday",
        "do I have saved races?",
        "what can you do?",
        "open my Boston plan",
    ],
)
def test_what_is_asked_of_ones_own_is_not_general(text: str) -> None:
    assert asked_in_general(turn_of(text)) is None


def test_a_plan_answers_for_oneself_where_it_can() -> None:
    assert asked_in_general(turn_of("should I take caffeine?")) == "nutrition"
    assert asked_in_general(turn_of("should I take caffeine?", PLANNED, planned=True)) is None
    assert asked_in_general(turn_of("does caffeine help?", PLANNED, planned=True)) == "nutrition"


async def test_it_is_answered_with_its_source_and_no_plan(
    database: Database, home: Path, athlete_id: str
) -> None:
    async with coach_on(database, home) as coach:
        heard = await ask(coach, athlete_id, "t", "why do I need carbs in a marathon?")
        assert heard.steps == ["Looking it up"]
        assert "(Rapoport 2010; Jeukendrup 2014)." in heard.text
        assert "- Rapoport (2010), Metabolic Factors Limiting" in heard.text
        assert heard.shown("pacing") == heard.shown("fuel") == []


async def test_where_no_passage_fits_it_says_so(database: Database, home: Path, athlete_id: str) -> None:
    async with coach_on(database, home) as coach:
        for question in ("does beetroot juice help?", "are ketone drinks worth it?"):
            heard = await ask(coach, athlete_id, "t", question)
            assert heard.text == NO_SOURCE


async def test_a_plan_told_before_stays_as_it_is(database: Database, home: Path, athlete_id: str) -> None:
    async with coach_on(database, home) as coach:
        await ask(coach, athlete_id, "t", "marathon in 3:30, 70 kg")
        heard = await ask(coach, athlete_id, "t", "how do I acclimatise to heat?")
        assert "Racinais et al. 2015" in heard.text
        heard = await ask(coach, athlete_id, "t", "how much caffeine?")
        assert "an hour before the start" in heard.text


async def test_who_only_tells_of_themselves_is_heard(database: Database, home: Path, athlete_id: str) -> None:
    async with coach_on(database, home) as coach:
        assert (await ask(coach, athlete_id, "t", "I hate gels")).text == NOTED
        assert (await ask(coach, athlete_id, "t", "I ride a Canyon Endurace")).text == NOTED


async def test_ones_data_as_a_whole_has_a_page(database: Database, home: Path, athlete_id: str) -> None:
    async with coach_on(database, home) as coach:
        assert (await ask(coach, athlete_id, "t", "export my data")).text == EXPORT
        heard = await ask(coach, athlete_id, "t", "delete my account")
        assert heard.text.startswith(LEAVE)
        assert heard.shown("memory")
