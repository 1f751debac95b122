"""What every node can reach during one turn."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from langchain_core.language_models import BaseChatModel

from agent.answer_heard import AnswerHeard
from agent.endpoint.budget import TurnBudget
from agent.endpoint.endpoint import Endpoint
from agent.events import GraphEvent
from agent.gathering import Gathered
from agent.prompt_book import Prompts
from agent.spoken import Spoken
from agent.state import CoachState, brief_of, planned_of
from agent.turn_ports import AnsweredQuestions, AthleteMemory, NoAnswers, NoMemory
from agent.understanding.relief import INJURY
from tools.domain.athlete import AthletePreferences
from tools.domain.prompt_version import OFFLINE, SpokenWith
from tools.domain.race import RaceBrief
from tools.kit.context import ToolContext


@dataclass(frozen=True, slots=True)
class TurnContext:
    """One turn's surroundings: who asks, who answers, and the world the tools see.

    `about` is the race a new conversation begins with, where one is known before the first word.
    `endpoint` speaks where one is configured; `offline` otherwise, and when the endpoint fails in a turn.
    `prompts` are those that count in this turn, `spoken` gathers who put what into words. `asked_again` says
    that the athlete wants a new answer, not one given before.
    """

    world: ToolContext
    endpoint: Endpoint | None
    offline: BaseChatModel
    model_timeout_s: float
    upload_ids: tuple[str, ...]
    about: RaceBrief | None
    preferences: AthletePreferences
    prompts: Prompts
    spoken: Spoken = field(default_factory=Spoken)
    gathered: Gathered = field(default_factory=Gathered)
    heard: AnswerHeard = field(default_factory=AnswerHeard)
    answers: AnsweredQuestions = field(default_factory=NoAnswers)
    memory: AthleteMemory = field(default_factory=NoMemory)
    budget: TurnBudget = field(default_factory=TurnBudget)
    asked_again: bool = False
    model: str | None = field(init=False)
    """The model whose prompts are told in this turn, if there is an endpoint: the first that may be asked."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "model", self.endpoint.model_name if self.endpoint else None)

    def speaker(self, section: str, *, failed: bool, model: str | None = None) -> SpokenWith:
        """Return what a section is put into words with; after a failure that is the offline coach.

        `model` is who really speaks, where the first model failed; the prompts are those it was told.
        """
        if self.model is None or failed:
            return SpokenWith(model=OFFLINE)
        told = self.prompts.versions(("house", section), self.model)
        return SpokenWith(model=model or self.model, prompts=told)

    def world_of(
        self, state: CoachState, section: str = "answer", brief: RaceBrief | None = None
    ) -> ToolContext:
        """Return the world as the tools of one section of the answer see it."""
        specialists = state["turn"].specialists
        return replace(
            self.world,
            brief=brief or brief_of(state),
            planned=planned_of(state, section),
            saved=state["race"].get("saved"),
            alone=len(specialists) <= 1,
            first=section == next(iter(specialists), section),
            unwell=state["turn"].held,
            hurt=state["race"].get("unwell") == INJURY,
            spoken_with=self.speaker(section, failed=state["turn"].endpoint_failed),
        )


Emit = Callable[[GraphEvent], None]
