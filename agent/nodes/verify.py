"""The check of the whole answer, when all sections are said: where its figures come from."""

from typing import Any

from langgraph.runtime import Runtime

from agent.context import TurnContext
from agent.events import AnswerChecked
from agent.state import CoachState
from tools.domain.checking.check import contradictions
from tools.domain.checking.checked import Contradiction, Provenance


async def verify(state: CoachState, runtime: Runtime[TurnContext]) -> dict[str, Any]:
    """Tell the page where the figures of the answer come from; an urgent sentence stands alone."""
    provenance = checked(state)
    if not (provenance.is_empty or state["turn"].urgent):
        runtime.stream_writer(AnswerChecked(provenance=provenance))
    return {}


def checked(state: CoachState) -> Provenance:
    """Return the check of all sections together."""
    told = {each["section"]: each["provenance"] for each in state.get("reports", []) if "provenance" in each}
    order = [*state["turn"].specialists, "answer"]  # as they are heard; side by side they end in any order
    sections = [Provenance.model_validate(told[section]) for section in order if section in told]
    return Provenance(
        traces=tuple(trace for each in sections for trace in each.traces),
        corrections=tuple(correction for each in sections for correction in each.corrections),
        contradictions=tuple(found for each in sections for found in each.contradictions),
    )


def found_against_each_other(state: CoachState, context: TurnContext) -> tuple[Contradiction, ...]:
    """Return what the specialists said that does not go together; each has the sentence that says so."""
    evidence = context.gathered.whole()
    if evidence is None or state["turn"].urgent:
        return ()
    said = "\n\n".join(report["text"] for report in state.get("reports", []))
    return contradictions(said, evidence)
