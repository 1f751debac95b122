"""What a turn that broke off leaves behind, and the turn after it."""

from pathlib import Path

from langchain_core.runnables import RunnableConfig

from agent.state import Report
from memory.database import Database
from tests.support.coaching import ask, coach_on
from tools.kit.acting import acting_for

LEFT = Report(section="answer", text="The first", brief=None, known=None, opened=False)


async def test_what_a_turn_that_broke_off_had_reported_is_no_answer_to_the_next(
    database: Database, home: Path, athlete_id: str
) -> None:
    thread: RunnableConfig = {"configurable": {"thread_id": f"{athlete_id}/one"}}
    async with coach_on(database, home) as coach:
        with acting_for(athlete_id):
            first = await ask(coach, athlete_id, "one", "hello")
            await coach.graph.aupdate_state(thread, {"reports": [LEFT]}, as_node="verify")
            second = await ask(coach, athlete_id, "one", "hello")
            state = await coach.graph.aget_state(thread)
    assert first.text
    assert second.text
    assert "The first" not in str(state.values["messages"])
