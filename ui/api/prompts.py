"""The prompts over HTTP: what the models are told, its versions, and which of them counts."""

from typing import Annotated, Self

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, Field

from agent.prompt_book import LONGEST_MODEL, PromptState
from tools.domain.prompt_text import LONGEST_NOTE, LONGEST_PROMPT
from tools.domain.prompt_version import PromptVersion
from ui import door
from ui.api.models import REFUSALS, Request, Version

router = APIRouter(prefix="/prompts", tags=["prompts"], dependencies=[Depends(door.owner_only)])
Model = Annotated[
    str | None, Query(max_length=LONGEST_MODEL, description="Only for this model; left out: for all.")
]


class PromptAnswer(BaseModel):
    """A prompt at a glance."""

    name: str
    purpose: str
    required: list[str] = Field(description="The placeholders its text has to hold, without braces.")
    allowed: list[str] = Field(description="The placeholders it may hold beside those.")
    active: PromptVersion | None = Field(description="What counts for all models.")
    for_models: list[PromptVersion] = Field(description="What counts for single models instead.")
    newer_seed: int | None = Field(
        description="A version that came with the program after the owner's own, which counts."
    )

    @classmethod
    def of(cls, state: PromptState) -> Self:
        """Tell a prompt."""
        return cls(
            name=state.name,
            purpose=state.purpose,
            required=sorted(state.placeholders.required),
            allowed=sorted(state.placeholders.allowed),
            active=state.active,
            for_models=list(state.for_models),
            newer_seed=state.newer_seed,
        )


class PromptsAnswer(BaseModel):
    """Every prompt, the house's own first."""

    prompts: list[PromptAnswer]


class PromptVersionsAnswer(BaseModel):
    """A prompt with its versions, newest first."""

    prompt: PromptAnswer
    versions: list[PromptVersion]


class PromptDifferenceAnswer(BaseModel):
    """What differs between two versions, as lines of a unified difference; none where nothing does."""

    lines: list[str]


class PromptRequest(Request):
    """A new version. It counts only once it is activated."""

    text: str = Field(max_length=2 * LONGEST_PROMPT)
    model: str | None = Field(default=None, max_length=LONGEST_MODEL, description="Null: for all models.")
    note: str = Field(default="", max_length=LONGEST_NOTE)
    activate: bool = Field(default=False, description="Let it count at once.")


class ActivateRequest(Request):
    """Which version is to count."""

    version: Version
    model: str | None = Field(default=None, max_length=LONGEST_MODEL)


class RollBackRequest(Request):
    """Whose prompt is to go back."""

    model: str | None = Field(default=None, max_length=LONGEST_MODEL)


class RolledBackAnswer(BaseModel):
    """What counts after going back."""

    active: PromptVersion | None = Field(description="Null: the model is told the prompt for all again.")


@router.get("", summary="List the prompts.")
async def prompts() -> PromptsAnswer:
    """Return what each prompt is for, and which version counts."""
    states = await door.coach().prompts.states()
    return PromptsAnswer(prompts=[PromptAnswer.of(state) for state in states])


@router.get("/{name}", summary="Read a prompt with its versions.", responses=REFUSALS)
async def prompt(name: str, model: Model = None) -> PromptVersionsAnswer:
    """Return every version with its text, newest first."""
    book = door.coach().prompts
    state = await book.state(name)
    return PromptVersionsAnswer(
        prompt=PromptAnswer.of(state), versions=list(await book.versions(name, model))
    )


@router.get("/{name}/difference", summary="Compare two versions.", responses=REFUSALS)
async def difference(
    name: str,
    before: Annotated[Version, Query(alias="from")],
    after: Annotated[Version, Query(alias="to")],
    model: Model = None,
) -> PromptDifferenceAnswer:
    """Return what differs, line by line."""
    lines = await door.coach().prompts.difference(name, before, after, model)
    return PromptDifferenceAnswer(lines=list(lines))


@router.post("/{name}", summary="Save a new version.", status_code=201, responses=REFUSALS)
async def save(name: str, said: PromptRequest) -> PromptVersion:
    """Keep a text as the next version; placeholders that are missing or unknown are refused."""
    return await door.coach().prompts.save(name, said.text, said.model, said.note, activate=said.activate)


@router.post("/{name}/activate", summary="Let a version count.", responses=REFUSALS)
async def activate(name: str, said: ActivateRequest) -> PromptVersion:
    """Let it count from the next answer on, in every process, without a restart."""
    return await door.coach().prompts.activate(name, said.version, said.model)


@router.post("/{name}/rollback", summary="Go back to the version before.", responses=REFUSALS)
async def roll_back(name: str, said: RollBackRequest | None = None) -> RolledBackAnswer:
    """Let the version count that did before this one."""
    model = said.model if said else None
    return RolledBackAnswer(active=await door.coach().prompts.roll_back(name, model))
