"""The prompts as versioned data, and the record of which of them an answer was made with."""

from datetime import datetime

from pydantic import Field

from tools.domain.finding import Frozen


class PromptVersion(Frozen):
    """One version of a prompt. `model` None: for every model; else only for the one named.

    `name` is what it is for (house, route, pacing ...). `seeded` says that it came with the program.
    """

    name: str
    model: str | None = None
    version: int = Field(ge=1)
    text: str
    active: bool
    seeded: bool = False
    note: str = ""
    made_at: datetime | None = None


class SpokenWith(Frozen):
    """What words were made with: the model, and each prompt's version (the offline coach has none)."""

    model: str
    prompts: dict[str, int] = Field(default_factory=dict)


OFFLINE = "offline coach"
"""The model of words that no language model wrote."""


class KeptAnswer(Frozen):
    """A section of an answer, as written down: in which conversation, when, and with what."""

    thread_id: str
    section: str
    spoken_with: SpokenWith
    said_at: datetime
