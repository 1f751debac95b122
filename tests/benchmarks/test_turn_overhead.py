"""What a turn costs beside the model's time: CPU and rows, with a model that answers at once."""

import json
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from langchain_core.callbacks import AsyncCallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.messages.tool import tool_call_chunk
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from pytest_benchmark.fixture import BenchmarkFixture

from agent.coach import Coach
from agent.endpoint.endpoint import Endpoint, EndpointModel
from memory.database import Database
from tests.support.coaching import ask, coach_on

TURNS = 60


class InstantModel(BaseChatModel):
    """Routes to pacing, lists the strategies, says one sentence."""

    @property
    def _llm_type(self) -> str:
        return "instant"

    def bind_tools(self, tools: Any, **kwargs: Any) -> Runnable[Any, Any]:
        return self.bind(tools=[tool.name for tool in tools])

    def _generate(self, *_: Any, **__: Any) -> ChatResult:
        raise NotImplementedError("It only streams.")

    async def _astream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> AsyncIterator[ChatGenerationChunk]:
        tools = kwargs.get("tools", [])
        if "choose_specialists" in tools:
            message = _calling("choose_specialists", {"specialists": ["pacing"]})
        elif messages[-1].type == "tool":
            message = AIMessageChunk("You have none yet.")
        else:
            message = _calling("list_strategies", {})
        message.response_metadata = {"finish_reason": "stop"}
        yield ChatGenerationChunk(message=message)


def _calling(name: str, arguments: dict[str, Any]) -> AIMessageChunk:
    call = tool_call_chunk(name=name, args=json.dumps(arguments), id=uuid4().hex, index=0)
    return AIMessageChunk("", tool_call_chunks=[call])


@pytest.mark.benchmark(group="turn")
async def test_turn_overhead(
    benchmark: BenchmarkFixture, database: Database, tmp_path: Path, athlete_id: str
) -> None:
    if benchmark.disabled:
        pytest.skip("Benchmarks run with --benchmark-enable.")
    async with coach_on(database, tmp_path) as parts:
        coach = _with_instant_model(parts)
        cpu_ms = sorted([await _turn_cpu_ms(coach, athlete_id) for _ in range(TURNS)])
    benchmark.extra_info["cpu_ms_median"] = round(cpu_ms[TURNS // 2], 2)
    benchmark.extra_info["cpu_ms_min"] = round(cpu_ms[0], 2)
    benchmark.pedantic(lambda: None)


def _with_instant_model(coach: Coach) -> Coach:
    return replace(coach, endpoint=Endpoint((EndpointModel("instant", InstantModel()),), retries=0))


async def _turn_cpu_ms(coach: Coach, athlete_id: str) -> float:
    began = time.process_time()
    heard = await ask(coach, athlete_id, "overhead", "show my strategies")
    assert heard.section("pacing")
    return (time.process_time() - began) * 1000
