"""Traces of a real turn at a collector over HTTP: who did what inside what, and no word of it."""

from pathlib import Path

import pytest

from agent.watching.redacting import athlete_tag
from agent.watching.traces import traced, traces_address
from memory.database import Database
from tests.support.coaching import ask, coach_on
from tests.support.collector import collecting
from tools.kit.acting import acting_for
from tools.kit.watching import watched

WORDS = "Plan my marathon in 3:30, for Zaphod Beeblebrox of Betelgeuse"


async def test_a_turn_is_one_trace_with_its_stages_tools_and_statements(
    database: Database, athlete_id: str, home: Path
) -> None:
    with collecting() as collector:
        async with coach_on(database, home) as coach:
            with traced(collector.url), acting_for(athlete_id):
                await ask(coach, athlete_id, "t", WORDS)
    spans = {span["spanId"]: span for span in collector.spans}
    (turn,) = [span for span in spans.values() if span["name"] == "turn"]
    names = {span["name"] for span in spans.values() if span["traceId"] == turn["traceId"]}
    assert {
        f"stage {each}" for each in ("recall", "route", "specialists", "answer", "verify", "remember")
    } <= names
    assert "tool plan_race_pacing" in names
    assert any(name.startswith("statement answers.") for name in names)
    (pacing,) = [span for span in spans.values() if span["name"] == "tool plan_race_pacing"]
    assert spans[pacing["parentSpanId"]]["name"] == "stage specialists"
    assert turn["attributes"]["paceline.athlete"] == athlete_tag(athlete_id)
    assert (
        len({span["attributes"].get("paceline.turn") for span in spans.values() if span is not turn} - {None})
        == 1
    )
    for planted in (b"Zaphod", b"Betelgeuse", b"3:30", athlete_id.encode()):
        assert planted not in collector.everything


async def test_a_failure_is_marked_by_its_kind_alone() -> None:
    with (
        collecting() as collector,
        pytest.raises(ValueError, match="knee"),
        traced(collector.url),
        watched("tool", "planted"),
    ):
        raise ValueError("my knee hurts")
    (span,) = collector.spans
    assert (span["status"]["code"], span["status"]["message"]) == ("STATUS_CODE_ERROR", "ValueError")
    assert b"knee" not in collector.everything


def test_without_an_address_nothing_is_watched() -> None:
    with traced(None), watched("tool", "planted"):
        pass


@pytest.mark.parametrize("address", ["http://c:4318", "http://c:4318/", "http://c:4318/v1/traces"])
def test_an_address_is_the_collectors_or_that_of_its_traces(address: str) -> None:
    assert traces_address(address) == "http://c:4318/v1/traces"
