"""Asking a model once to write again what does not stand."""

from collections.abc import Sequence

from langchain_core.messages import AIMessage, AnyMessage, HumanMessage

from agent.nodes.section_check import Reply, SectionCheck
from agent.sentences import sentences_of
from tools.domain.checking.checked import CheckedSentence

_ASKED = """\
I checked what you wrote against the tools' facts, and this does not stand:

{faults}

Write your answer again from “{first}” on, and nothing but that part; what came before it stands. Use only
numbers, units, days and names that stand in the tools' facts or in my own messages, copied exactly as they
are written there. Leave out what they do not give. Say nothing about this correction."""


def asking_again(messages: Sequence[AnyMessage], reply: Reply) -> list[AnyMessage]:
    """Return the conversation with the reply, what is wrong with it, and the request to write it again."""
    written = reply.said + "".join(sentence.text for sentence in reply.held)
    listed = [
        f"- “{sentence.text.strip()}”: {fault.why}" for sentence in reply.held for fault in sentence.faults
    ]
    asked = _ASKED.format(faults="\n".join(listed), first=_begin(reply.held[0].text))
    return [*messages, AIMessage(written), HumanMessage(asked)]


def written_again(text: str, reply: Reply, check: SectionCheck) -> list[CheckedSentence]:
    """Return what a model wrote again, checked; what was said already is not said twice."""
    said = {sentence.strip() for sentence in sentences_of(reply.said)}
    sentences = sentences_of(text.strip())
    while sentences and sentences[0].strip() in said:
        sentences.pop(0)
    return [check.checked(sentence) for sentence in sentences]


def _begin(sentence: str) -> str:
    words = sentence.split()
    return " ".join(words[:8]) + (" …" if len(words) > 8 else "")
