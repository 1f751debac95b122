"""The coach's state machine.

    recall -> read -> route -> answered before? -> remember
                                     | no
                  pacing, nutrition, mental, training (side by side) -> answer -> verify -> remember

Drawn in docs/graph.md; a test keeps the drawing true.
"""

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph

from agent.context import TurnContext
from agent.nodes.answer import answer
from agent.nodes.answered_before import answered_before, who_goes_on
from agent.nodes.consult import consult
from agent.nodes.read import read
from agent.nodes.recall import recall
from agent.nodes.remember import remember
from agent.nodes.route import route
from agent.nodes.verify import verify
from agent.specialists import SPECIALISTS
from agent.state import CoachState
from agent.watching.stages import staged

CoachGraph = CompiledStateGraph[CoachState, TurnContext, CoachState, CoachState]


def build_graph(checkpointer: BaseCheckpointSaver[str] | None = None) -> CoachGraph:
    """Return the compiled graph; with a checkpointer a conversation survives a restart."""
    graph = StateGraph(CoachState, context_schema=TurnContext)
    graph.add_node("recall", staged("recall", recall))
    graph.add_node("read", staged("read", read))
    graph.add_node("route", staged("route", route))
    graph.add_node("answered_before", staged("answered_before", answered_before))
    graph.add_node("answer", staged("answer", answer), defer=True)  # once, after all specialists
    graph.add_node("verify", staged("verify", verify))
    graph.add_node("remember", staged("remember", remember))

    graph.add_edge(START, "recall")
    graph.add_edge("recall", "read")
    graph.add_edge("read", "route")
    graph.add_edge("route", "answered_before")
    graph.add_conditional_edges("answered_before", who_goes_on, [*SPECIALISTS, "answer", "remember"])
    for name, specialist in SPECIALISTS.items():
        graph.add_node(name, staged("specialists", consult(specialist)))
        graph.add_edge(name, "answer")
    graph.add_edge("answer", "verify")
    graph.add_edge("verify", "remember")
    graph.add_edge("remember", END)
    return graph.compile(checkpointer=checkpointer)
