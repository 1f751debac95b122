"""Letting a model speak: checked, streamed to the page, the offline coach ready where the endpoint fails."""

from collections.abc import AsyncIterator, Callable, Sequence
from typing import cast
from uuid import uuid4

from langchain_core.messages import AIMessage, AIMessageChunk, AnyMessage
from langchain_core.tools import BaseTool

from agent.context import Emit, TurnContext
from agent.endpoint.speaking import Reply as EndpointReply
from agent.endpoint.speaking import replies
from agent.events import Notice, Section, StepFinished, StepStarted, TextDelta
from agent.models import Speaker
from agent.nodes.rewriting import asking_again, written_again
from agent.nodes.section_check import Reply, SectionCheck, warn_of_our_own
from agent.offline import replies as own_words
from agent.sentences import sentences_of
from agent.toolbox import said_by
from tools.domain.checking.checked import CheckedSentence
from tools.kit.errors import ModelCapReached, ModelUnavailable

TAKING_OVER = "Here are the computed numbers; I will put them into words when it is back."
CORRECTING = "Correcting a sentence"
OWN_SENTENCES = frozenset(
    sentence.strip()
    for words in vars(own_words).values()
    if isinstance(words, str)
    for sentence in sentences_of(words)
)
"""What the offline coach says of itself: examples in it are no figures of anybody's."""


class Voice:
    """One speaker of one turn. After a failure it stays with the offline coach until the turn ends.

    With a `check` what it says goes into that section, sentence by sentence as each stands; without one
    nothing is said aloud (a choice of specialists).
    """

    def __init__(
        self,
        context: TurnContext,
        emit: Emit,
        tools: Sequence[BaseTool],
        *,
        failed: bool,
        check: SectionCheck | None = None,
    ) -> None:
        self._context = context
        self._emit = emit
        self._tools = tools
        self._check = check
        self._told: list[str] = []
        self._opened = False
        self.failed = failed

    @property
    def text(self) -> str:
        """Return all that was said aloud."""
        return "".join(self._told)

    async def reply(self, messages: Sequence[AnyMessage], section: Section | None) -> AIMessage:
        """Return the next message as it was said: streamed into a section, what does not stand corrected."""
        if self._context.endpoint is not None and not self.failed:
            try:
                return await self._said(self._asked(messages, section or "route"), messages, section)
            except ModelCapReached as error:
                self.failed = True
                self._emit(Notice(text=str(error)))
            except ModelUnavailable as error:
                self.failed = True
                self._emit(Notice(text=f"{error} {TAKING_OVER}", retry=True))
        return await self.offline_reply(messages, section)

    async def offline_reply(self, messages: Sequence[AnyMessage], section: Section | None) -> AIMessage:
        """Return the offline coach's next message, streamed and checked likewise."""
        offline = self._context.offline
        speaker = cast(Speaker, offline.bind_tools(list(self._tools)) if self._tools else offline)
        return await self._said(speaker.astream(messages), messages, section)

    def _asked(self, messages: Sequence[AnyMessage], purpose: str) -> EndpointReply:
        assert self._context.endpoint is not None
        return replies(
            self._context.endpoint,
            messages,
            self._tools,
            timeout_s=self._context.model_timeout_s,
            budget=self._context.budget,
            purpose=purpose,
        )

    async def _said(
        self,
        told: AsyncIterator[AIMessageChunk],
        messages: Sequence[AnyMessage],
        section: Section | None,
    ) -> AIMessage:
        if section is None or self._check is None:
            whole = await _whole(told)
            return AIMessage(whole.content, tool_calls=whole.tool_calls)
        offline = not isinstance(told, EndpointReply)
        reply = Reply(self._check, OWN_SENTENCES | _asked_for(messages) if offline else frozenset())
        self._opened = False
        whole = await _whole(told, lambda more: self._tell(section, reply.hear(more), told))
        self._tell(section, reply.end(), told)
        if not reply.held:
            return AIMessage(reply.said, tool_calls=whole.tool_calls)
        if offline:
            warn_of_our_own(reply.held, self._check.evidence)
        final = not (offline or whole.tool_calls)
        again = await self._written_again(messages, reply) if final else None
        corrected = self._check.corrected(reply.held, again)
        self._tell(section, corrected, told)
        if final and not reply.said.strip() and all(each.faults for each in again or reply.held):
            facts = await self.offline_reply(messages, section)  # a mark alone is no answer
            corrected = f"{corrected}\n\n{facts.text}"
        return AIMessage(reply.said + corrected, tool_calls=whole.tool_calls)

    def _tell(self, section: Section, text: str, told: AsyncIterator[AIMessageChunk]) -> None:
        """Say something in a section; a further reply begins a paragraph of its own."""
        if not text:
            return
        if not self._opened:
            asked = told if isinstance(told, EndpointReply) else None
            model = asked.model if asked else None
            self._context.spoken.note(section, self._context.speaker(section, failed=not asked, model=model))
            text = f"\n\n{text}" if self._told else text
        self._opened = True
        self._told.append(text)
        self._emit(TextDelta(section=section, text=text))

    async def _written_again(
        self, messages: Sequence[AnyMessage], reply: Reply
    ) -> list[CheckedSentence] | None:
        """Return what the model makes of its faults, checked; None where it is not asked, or does not answer.

        It is asked once a section: before its tools have answered it is left what stands.
        """
        if self._check is None or not self._check.may_ask:
            return None
        self._check.may_ask = False
        step = uuid4().hex
        self._emit(StepStarted(id=step, label=CORRECTING))
        try:
            asked = self._asked(asking_again(messages, reply), "rewrite")
            again = written_again((await _whole(asked)).text, reply, self._check)
            failed = ""
        except ModelUnavailable as error:
            again, failed = [], f"{error} "
        faults = " ".join(dict.fromkeys(fault.why for held in reply.held for fault in held.faults))
        self._emit(StepFinished(id=step, label=CORRECTING, ok=bool(again), detail=f"{failed}{faults}"))
        return again or None


def _asked_for(messages: Sequence[AnyMessage]) -> frozenset[str]:
    """Return the sentences in which tools say what they need: examples in them are nobody's figures."""
    said = (said_by(each) for each in messages if each.type == "tool")
    return frozenset(
        sentence.strip() for each in said if "missing" in each for sentence in sentences_of(each["missing"])
    )


async def _whole(
    told: AsyncIterator[AIMessageChunk], hear: Callable[[str], None] | None = None
) -> AIMessageChunk:
    """Return a reply when it is complete; every piece of its text is heard as it comes."""
    whole: AIMessageChunk | None = None
    async for chunk in told:
        if hear and chunk.text:
            hear(chunk.text)
        whole = chunk if whole is None else whole + chunk
    if whole is None:
        raise ModelUnavailable("Your model endpoint sent an empty answer.")
    return whole
