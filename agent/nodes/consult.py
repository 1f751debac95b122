"""A specialist at work: it calls tools until it can answer. Written once for all of them."""

import json
import re
from collections.abc import Awaitable
from dataclasses import replace
from typing import Any, Protocol

from langchain_core.messages import AnyMessage, ToolCall, ToolMessage
from langgraph.runtime import Runtime

from agent.context import TurnContext
from agent.events import ElementShown, SectionFinished, SectionStarted, TextDelta
from agent.gathering import known_before, with_call
from agent.nodes.briefing import briefed
from agent.nodes.section_check import SectionCheck
from agent.nodes.speech import Voice
from agent.specialists import Specialist, SpecialistName
from agent.state import CoachState, Report
from agent.toolbox import outcome_of, said_by, take_step
from tools.kit.context import ToolContext
from tools.kit.outcome import Shown, ShowProposal, ShowReview, ShowSync, ToolOutcome

MOST_ROUNDS = 6  # a model that has not answered after this many rounds of tools is going in circles

_ASKS_TO_SEE = re.compile(
    r"\b(?:shows?|see|look at|display|print|draw|table|chart|graph|profile|splits|schedule|whole|full|again"
    r"|plan)\b",
    re.IGNORECASE,
)

LABELS = {SpecialistName.NUTRITION: "**Fuel** · ", SpecialistName.MENTAL: "**Mind** · "}


class Node(Protocol):
    """A node of the graph, as LangGraph calls it."""

    def __call__(self, state: CoachState, *, runtime: Runtime[TurnContext]) -> Awaitable[dict[str, Any]]:
        """Do the node's work and return what changes."""
        ...


def consult(specialist: Specialist) -> Node:
    """Return the node of a specialist."""

    async def consult_specialist(state: CoachState, runtime: Runtime[TurnContext]) -> dict[str, Any]:
        runtime.stream_writer(SectionStarted(section=specialist.name.value))
        if label := _label(specialist, state):
            runtime.stream_writer(TextDelta(section=specialist.name.value, text=label))
        consultation = Consultation(specialist, state, runtime)
        text = await consultation.hold()
        for element in consultation.elements():
            runtime.stream_writer(ElementShown(section=specialist.name.value, element=element))
        runtime.stream_writer(SectionFinished(section=specialist.name.value))
        report = Report(
            section=specialist.name.value,
            text=text,
            brief=consultation.planned(),
            known=consultation.known(),
            opened=consultation.opened(),
            spoken=consultation.spoken(),
            provenance=consultation.provenance(),
            tools=consultation.tools_used(),
            saved=consultation.saved(),
        )
        return {"reports": [report]}

    return consult_specialist


def _label(specialist: Specialist, state: CoachState) -> str:
    """Return what a section of a longer answer begins with; the first begins with the answer itself."""
    return LABELS.get(specialist.name, "") if len(state["turn"].specialists) > 1 else ""


def _of(element: Shown) -> str | None:
    """Return what a card is of, where there may be several of its kind."""
    match element:
        case ShowReview():
            return element.activity_id
        case ShowSync():
            return element.run_id
        case ShowProposal():
            return element.proposal.kind.value
        case _:
            return None


class Consultation:
    """One specialist's tool loop in one turn."""

    def __init__(self, specialist: Specialist, state: CoachState, runtime: Runtime[TurnContext]) -> None:
        self._specialist = specialist
        self._emit = runtime.stream_writer
        self._world: ToolContext = runtime.context.world_of(state, specialist.name)
        self._tools = {tool.name: tool for tool in specialist.tools}
        self._messages: list[AnyMessage] = briefed(specialist.name, state, runtime.context)
        failed = state["turn"].endpoint_failed
        self._gathered = runtime.context.gathered
        self._check = SectionCheck(known_before(state, self._world.today))
        self._voice = Voice(
            runtime.context, runtime.stream_writer, specialist.tools, failed=failed, check=self._check
        )
        self._outcomes: list[ToolOutcome] = []
        self._asked_to_see = _ASKS_TO_SEE.search(state["messages"][-1].text) is not None

    async def hold(self) -> str:
        """Go from tools to an answer; return all that was said."""
        for _ in range(MOST_ROUNDS):
            message = await self._voice.reply(self._messages, self._specialist.name.value)
            self._messages.append(message)
            if not message.tool_calls:
                break
            self._messages.extend([await self._call(call) for call in message.tool_calls])
        else:
            self._voice.failed = True  # let the offline coach close with the facts at hand
            await self._voice.reply(self._messages, self._specialist.name.value)
        self._gathered.note(self._check.evidence)
        return self._voice.text

    def elements(self) -> list[Shown]:
        """Return what to show below the text: of each kind the last, as a later call corrects an earlier.

        Reviews, runs and kinds of proposals are told apart: each is of something else.
        """
        last = {
            (element.show, _of(element)): element
            for outcome in self._outcomes
            if not self._is_shown(outcome)
            for element in outcome.shown
        }
        return list(last.values())

    def planned(self) -> dict[str, Any] | None:
        """Return the brief of the plan made here, unless its card is already shown."""
        plans = [outcome for outcome in self._outcomes if outcome.strategy and outcome.brief]
        if not plans or any(isinstance(element, ShowProposal) for element in self.elements()):
            return None
        brief = plans[-1].brief
        return brief.model_dump(mode="json") if brief else None

    def known(self) -> dict[str, Any] | None:
        """Return the brief the tools ended with, None when none of them looked at a race."""
        looked = any(outcome.brief for outcome in self._outcomes)
        return self._world.brief.model_dump(mode="json") if looked else None

    def opened(self) -> bool:
        """Say whether a saved plan was told, and no new one after it."""
        told = [outcome.opened for outcome in self._outcomes if outcome.opened or outcome.strategy]
        return bool(told) and told[-1]

    def saved(self) -> str | None:
        """Return the id of the saved strategy spoken of, unless a new plan was made after it."""
        told = [outcome.saved_id for outcome in self._outcomes if outcome.saved_id or outcome.strategy]
        return told[-1] if told else None

    def spoken(self) -> dict[str, Any] | None:
        """Return what of the training plan was told last, None where none of it was."""
        told = [outcome.spoken for outcome in self._outcomes if outcome.spoken]
        return told[-1].model_dump(mode="json", exclude_defaults=True) if told else None

    def provenance(self) -> dict[str, Any]:
        """Return where the figures of this section come from."""
        return self._check.provenance().model_dump(mode="json")

    def tools_used(self) -> list[str]:
        """Return the names of the tools whose answers this section was made with."""
        return list(dict.fromkeys(said.tool for said in self._check.evidence.tools))

    def _is_shown(self, outcome: ToolOutcome) -> bool:
        """Tell whether the page shows this plan already: told before, unchanged, and not asked to be seen."""
        before, planned = self._world.planned, outcome.brief
        if outcome.strategy is None or outcome.opened or before is None or planned is None:
            return False
        same = before.with_changes(asked_for_missing=planned.asked_for_missing) == planned
        return same and not self._asked_to_see

    async def _call(self, call: ToolCall) -> ToolMessage:
        tool = self._tools.get(call["name"])
        if tool is None:
            names = ", ".join(self._tools)
            content = json.dumps({"error": f"There is no such tool; there are: {names}."})
            return ToolMessage(content, tool_call_id=call["id"], status="error")
        message = await take_step(tool, call["args"], self._world, self._emit)
        outcome = outcome_of(message)
        self._check.learn(with_call(self._check.evidence, tool.name, said_by(message), outcome))
        if message.status == "success":
            self._outcomes.append(outcome)
        if outcome.brief:
            self._world = replace(self._world, brief=outcome.brief)
        return message.model_copy(update={"tool_call_id": call["id"], "artifact": None})
