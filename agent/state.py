"""What a conversation carries from node to node, and what of it is kept.

Kept by the checkpointer: the recent messages, the summary of those before them, and the race. Everything
else lives for one turn. The state stays plain and small; courses and files live in `memory` and travel by id.
"""

from collections.abc import Sequence
from typing import Annotated, Any, NotRequired, Self, TypedDict

from langchain_core.messages import AnyMessage
from langgraph.channels import UntrackedValue
from pydantic import Field

from tools.domain.fact import AthleteFact
from tools.domain.finding import Frozen
from tools.domain.race import RaceBrief
from tools.kit.outcome import Shown

KEPT_MESSAGES = 16
KEPT_CHARACTERS = 9_000  # keeps a turn's checkpoint below 20 kB, however long the thread
KEPT_CHARACTERS_PER_MESSAGE = 1_500
HELD_MESSAGES = 4 * KEPT_MESSAGES
"""What waits to be summarised at most: so many only where many turns in a row broke off."""


def shortened(message: AnyMessage) -> AnyMessage:
    """Return a message cut to what later turns need of it."""
    text = message.text
    if len(text) <= KEPT_CHARACTERS_PER_MESSAGE:
        return message
    return message.model_copy(update={"content": text[:KEPT_CHARACTERS_PER_MESSAGE] + " …"})


def held(before: list[AnyMessage], new: list[AnyMessage]) -> list[AnyMessage]:
    """Append messages. None goes on the way: what no longer fits is summarised when the turn ends."""
    return [*before, *map(shortened, new)][-HELD_MESSAGES:]


def window_of(messages: Sequence[AnyMessage]) -> tuple[list[AnyMessage], list[AnyMessage]]:
    """Return the newest messages, as many as models are told, and those before them that no longer fit."""
    first, characters = len(messages), 0
    while first and len(messages) - first < KEPT_MESSAGES:
        characters += len(messages[first - 1].text)
        if characters > KEPT_CHARACTERS:
            break
        first -= 1
    return list(messages[first:]), list(messages[:first])


class Report(TypedDict):
    """What one section of the answer said.

    `brief` is set when it planned a race and no card shows it yet, `known` when its tools looked at a race at
    all, `opened` when that race is a saved plan told whole, `spoken` what it told of a training plan.
    `provenance` is the check of its figures, `tools` the tools it was made with, `saved` the id of the saved
    strategy it spoke of last.
    """

    section: str
    text: str
    brief: dict[str, Any] | None
    known: dict[str, Any] | None
    opened: bool
    spoken: NotRequired[dict[str, Any] | None]
    provenance: NotRequired[dict[str, Any]]
    tools: NotRequired[list[str]]
    saved: NotRequired[str | None]


def collect(before: list[Report], new: list[Report] | None) -> list[Report]:
    """Gather the reports of specialists that worked side by side; None clears them."""
    return [] if new is None else [*before, *new]


class Race(TypedDict):
    """The race a conversation is about.

    `brief` is what is known, `planned` the brief of the last plan, `told` the sections that have told that
    plan (they tell a change as a change), `preferences` the settings the conversation goes by. `uncleared` is
    whom to see about a red flag: nothing is planned until the athlete says it has been looked at.
    `unwell` names that red flag where training may go on without it: a fever, an injury. `recording` is the
    file of a course that carries times and could be reviewed. `spoken` is what of the training plan was last
    spoken about: its days from `first` to `last`, and `sessions` by their id. `pictures` are the files of
    pictures that wait for a yes, `picture_asked` that the last answer asked for it. `saved` is the id of the
    saved strategy spoken of last, None since another plan was made.
    """

    brief: dict[str, Any]
    planned: dict[str, Any] | None
    told: list[str]
    preferences: dict[str, Any]
    uncleared: str | None
    recording: NotRequired[str]
    unwell: NotRequired[str | None]
    spoken: NotRequired[dict[str, Any]]
    pictures: NotRequired[list[str]]
    picture_asked: NotRequired[bool]
    saved: NotRequired[str | None]


class Relief(Frozen):
    """The one tool that may follow an urgent sentence, as it takes training away; with its arguments."""

    tool: str
    arguments: dict[str, Any]


class Turn(Frozen):
    """What is known about this one message.

    `race_m` is how long the race or its course is, in metres. `urgent` stops all advice but its own sentence
    and the `relief` that takes training out of the plan; `held` is said instead of what adds training while
    the athlete is unwell. `cleared` says that what stopped it before has been looked at, `well` that they are
    well again. `shown` are cards that belong to no specialist's section. `facts` are what is recalled of the
    athlete for this message; `answered_before` says that the answer was kept from an earlier time, `settled`
    that what is said already is all there is to say.
    """

    said: dict[str, Any] = Field(default_factory=dict)
    at_m: float | None = None
    elapsed_s: float | None = None
    pace_s_per_m: float | None = None
    race_m: float | None = None
    wants_sample: bool = False
    urgent: str | None = None
    relief: Relief | None = None
    held: str | None = None
    cleared: bool = False
    well: bool = False
    refused: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    new_uploads: tuple[dict[str, str | None], ...] = ()
    unread_files: tuple[str, ...] = ()
    shown: tuple[Shown, ...] = ()
    specialists: tuple[str, ...] = ()
    endpoint_failed: bool = False
    facts: tuple[AthleteFact, ...] = ()
    answered_before: bool = False
    settled: bool = False

    def with_(self, **changes: object) -> Self:
        """Return the turn with these changes."""
        return self.model_copy(update=changes)


class CoachState(TypedDict, total=False):
    """The state of the graph. `summary` tells what the messages no longer kept were about."""

    messages: Annotated[list[AnyMessage], held]
    summary: str
    race: Race
    reports: Annotated[list[Report], collect]
    turn: Annotated[Turn, UntrackedValue]


def brief_of(state: CoachState) -> RaceBrief:
    """Return the brief the conversation holds."""
    return RaceBrief.model_validate(state["race"]["brief"])


def planned_of(state: CoachState, section: str) -> RaceBrief | None:
    """Return the brief of the last plan, if this section has told it."""
    planned = state["race"]["planned"] if section in state["race"]["told"] else None
    return RaceBrief.model_validate(planned) if planned else None
