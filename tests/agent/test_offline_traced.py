"""The offline coach says nothing that its own check does not bear out, whatever it is asked.

Every sentence it says is a tool's or its own, so what is marked here is a false alarm of the check, or a
sentence of ours whose figures do not agree: both are ours to mend.
"""

from collections.abc import AsyncIterator, Iterable, Sequence
from pathlib import Path

import pytest

from agent.coach import Coach
from agent.events import AnswerChecked
from memory.database import Database
from tests.agent.test_second_author_own_data import with_histories
from tests.support import cycling_messages, fifty_messages, fifty_rides, own_data_messages, plan_messages
from tests.support.coaching import Heard, ask, coach_on
from tests.support.general_questions import HELD_OUT, NOBODY_KNOWS, TUNED
from tests.support.second_author_own_data import (
    FIFTY,
    HOLD_OUT,
    NOT_HERE,
    RUNNER,
    SECOND_HOLD_OUT,
    said,
)
from tests.support.second_author_plan_changes import FOLLOWING
from tests.support.second_author_plan_changes import HELD_OUT as CHANGES_HELD_OUT
from tests.support.second_author_plans import ANOTHER_VOICE, SIXTY, Given
from tests.support.sixty_more import TALKS
from tools.domain.checking.checked import Provenance

pytestmark = pytest.mark.corpus

RACE = "plan the Boston Marathon in 3:30, I weigh 70 kg"
RIDE = "plan a gran fondo of 140 km with 2000 m of climbing, ftp 260, 74 kg"


@pytest.fixture
async def coach(database: Database, tmp_path: Path) -> AsyncIterator[Coach]:
    async with coach_on(database, tmp_path) as coach:
        yield coach


def checked(heard: Heard) -> Provenance:
    """Return the check of an answer; an empty one where there was nothing to trace."""
    found = [event.provenance for event in heard.events if isinstance(event, AnswerChecked)]
    return found[0] if found else Provenance()


class Listener:
    """Listens to answers and gathers what of them did not stand."""

    def __init__(self, coach: Coach) -> None:
        self._coach = coach
        self.faults: list[str] = []
        self.traced = 0

    async def hear(self, who: str, thread: str, text: str, uploads: Sequence[str] = ()) -> Heard:
        heard = await ask(self._coach, who, thread, text, uploads)
        provenance = checked(heard)
        self.traced += len(provenance.traces)
        for correction in provenance.corrections:
            why = " ".join(fault.why for fault in correction.faults)
            self.faults.append(f"{text!r} -> {correction.written!r}: {why}")
        for contradiction in provenance.contradictions:
            self.faults.append(f"{text!r} -> contradiction: {contradiction.said}")
        return heard

    async def each(self, who: str, texts: Iterable[str], before: str | None = None) -> None:
        """Hear every message in a thread of its own, after what was said before."""
        for number, text in enumerate(texts):
            if before:
                await self.hear(who, f"{who}-{number}", before)
            await self.hear(who, f"{who}-{number}", text)

    def finds_nothing(self, *, least_traced: int) -> None:
        assert not self.faults, "\n".join(self.faults)
        assert self.traced >= least_traced  # nothing was marked because something was looked at


@pytest.fixture
def listener(coach: Coach) -> Listener:
    return Listener(coach)


async def test_races_from_the_first_word(listener: Listener) -> None:
    tables = (*fifty_messages.FIFTY, *fifty_messages.HOLD_OUT)
    await listener.each("runner-new", [each.text for each in tables if not each.planned])
    await listener.each("runner-planned", [each.text for each in tables if each.planned], RACE)
    listener.finds_nothing(least_traced=300)


async def test_rides_and_trails(listener: Listener) -> None:
    tables = (
        *fifty_rides.FIFTY_RIDES,
        *fifty_rides.HOLD_OUT,
        *cycling_messages.RIDES_AND_TRAILS,
        *cycling_messages.HOLD_OUT,
    )
    await listener.each("rider-new", [each.text for each in tables if not each.planned])
    await listener.each("rider-planned", [each.text for each in tables if each.planned], RIDE)
    listener.finds_nothing(least_traced=300)


async def test_conversations_with_a_course(listener: Listener, coach: Coach, sample_gpx: bytes) -> None:
    for number, talk in enumerate(TALKS):
        who, uploads = f"talk-{number}", []
        if talk.course:
            uploads = [(await coach.receive_upload(who, "c.gpx", "application/gpx+xml", sample_gpx)).id]
        for message in talk.messages:
            await listener.hear(who, "t", message.text, uploads)
            uploads = []
    listener.finds_nothing(least_traced=300)


async def test_ones_own_data(listener: Listener, coach: Coach) -> None:
    await with_histories(coach)
    for number, asked in enumerate((*FIFTY, *HOLD_OUT, *SECOND_HOLD_OUT)):
        await listener.hear(asked.who, f"thread-{number}", said(asked.text))
    await listener.each(RUNNER, [said(other.text) for other in NOT_HERE])
    tables = (*own_data_messages.FORTY, *own_data_messages.HOLD_OUT)
    await listener.each(RUNNER, [each.text for each in tables])
    listener.finds_nothing(least_traced=300)


async def trains(listener: Listener, coach: Coach, who: str, given: str) -> None:
    """Give an athlete the plan they train by."""
    heard = await listener.hear(who, "setup", given)
    if cards := heard.shown("proposal"):
        await coach.decide(who, cards[0].proposal.id, True)


async def test_training_plans(listener: Listener, coach: Coach) -> None:
    await trains(listener, coach, "trains", Given.PLAN.value)
    tables = (*plan_messages.FORTY, *plan_messages.HOLD_OUT)
    await listener.each("trains", [each.text for each in tables])
    await listener.each("trains", [each.text for each in (*FOLLOWING, *CHANGES_HELD_OUT)], "show my week")
    listener.finds_nothing(least_traced=300)


async def test_training_by_a_second_author(listener: Listener, coach: Coach) -> None:
    for given in Given:
        if given:
            await trains(listener, coach, f"trains-{given.name}", given.value)
        of_this = [each for each in (*SIXTY, *ANOTHER_VOICE) if each.given is given]
        for each in of_this:
            for text in filter(None, (each.before, each.text)):
                await listener.hear(f"trains-{given.name}", each.name, text)
    listener.finds_nothing(least_traced=300)


async def test_general_questions(listener: Listener) -> None:
    await listener.each("curious", [each.text for each in (*TUNED, *HELD_OUT)])
    await listener.each("curious", [getattr(each, "text", each) for each in NOBODY_KNOWS])
    listener.finds_nothing(least_traced=10)


async def test_a_course_dropped_and_asked_about(listener: Listener, coach: Coach, sample_gpx: bytes) -> None:
    upload = await coach.receive_upload("dropper", "hilly.gpx", "application/gpx+xml", sample_gpx)
    await listener.hear("dropper", "t", "marathon on 18 April, want 3:45, I'm 58 kg", [upload.id])
    for text in (
        "what about km 30?",
        "and in 28 degrees?",
        "in miles please",
        "make it 3:25",
        "no gels",
        "what can I run after 10 km in 42:30?",
        "I am at 25 km in 2:10:00",
        "show my strategies",
    ):
        await listener.hear("dropper", "t", text)
    listener.finds_nothing(least_traced=80)
