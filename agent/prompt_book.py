"""The prompts as the owner keeps them: what the models are told, and its versions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import unified_diff

from agent.prompts import seeds
from memory.prompts import PromptStore
from tools.domain.prompt_text import (
    LONGEST_NOTE,
    PURPOSES,
    Placeholders,
    PromptRefused,
    check_prompt,
    placeholders_of,
)
from tools.domain.prompt_version import PromptVersion
from tools.kit.errors import MissingInput, NotFound

LONGEST_MODEL = 200  # characters of a model's name
NO_SUCH_PROMPT = "There is no prompt “{name}”. There are: {names}."


@dataclass(frozen=True, slots=True)
class PromptState:
    """A prompt at a glance: what it is for, and which version counts for all models, and for single ones."""

    name: str
    purpose: str
    placeholders: Placeholders
    active: PromptVersion | None
    for_models: tuple[PromptVersion, ...] = ()
    newest: int = 0
    newer_seed: int | None = field(default=None)
    """A version that came with the program after the one that counts."""


@dataclass(frozen=True, slots=True)
class PromptBook:
    """The house's prompts. A turn reads what counts then, so a change counts from the next answer on."""

    store: PromptStore

    async def seed(self) -> None:
        """Bring in what comes with the program, where it changed."""
        await self.store.seed(seeds())

    async def read(self) -> "Prompts":
        """Return what counts now."""
        return Prompts.of(await self.store.active())

    async def states(self) -> tuple[PromptState, ...]:
        """Return every prompt at a glance, the house's own first."""
        listed = await self.store.listed()
        names = sorted({version.name for version in listed}, key=lambda name: (name != "house", name))
        return tuple(_state(name, [one for one in listed if one.name == name]) for name in names)

    async def state(self, name: str) -> PromptState:
        """Return a prompt at a glance; raise NotFound."""
        states = await self.states()
        for state in states:
            if state.name == name:
                return state
        raise NotFound(NO_SUCH_PROMPT.format(name=name[:40], names=", ".join(each.name for each in states)))

    async def versions(self, name: str, model: str | None = None) -> tuple[PromptVersion, ...]:
        """Return the versions of a prompt, newest first; raise NotFound for a prompt there is not."""
        await self.state(name)
        return await self.store.versions(name, model)

    async def difference(
        self, name: str, before: int, after: int, model: str | None = None
    ) -> tuple[str, ...]:
        """Return the lines of a unified difference; none where both say the same. Raise NotFound."""
        old = await self.store.version(name, before, model)
        new = await self.store.version(name, after, model)
        lines = unified_diff(
            old.text.splitlines(),
            new.text.splitlines(),
            f"version {before}",
            f"version {after}",
            lineterm="",
        )
        return tuple(lines)

    async def save(
        self, name: str, text: str, model: str | None = None, note: str = "", *, activate: bool = False
    ) -> PromptVersion:
        """Keep a text as a prompt's next version; raise NotFound, and MissingInput for what cannot be one."""
        await self.state(name)
        said = text.replace("\r\n", "\n").replace("\r", "\n").strip()
        try:
            check_prompt(name, said)
        except PromptRefused as refusal:
            raise MissingInput(f"{refusal} Nothing was saved.") from None
        if len(note) > LONGEST_NOTE:
            raise MissingInput(f"The note is longer than {LONGEST_NOTE} characters. Nothing was saved.")
        return await self.store.save(name, said, _model(model), note.strip(), activate=activate)

    async def activate(self, name: str, version: int, model: str | None = None) -> PromptVersion:
        """Let a version count from the next answer on; raise NotFound."""
        return await self.store.activate(name, version, _model(model))

    async def roll_back(self, name: str, model: str | None = None) -> PromptVersion | None:
        """Let the version count that did before; None: for this model the general one counts again.

        Raises NotFound, and MissingInput where there is nothing to go back to.
        """
        await self.state(name)
        return await self.store.roll_back(name, _model(model))


@dataclass(frozen=True, slots=True)
class Prompts:
    """What counts in one turn: by name and model; a model's own wins over the one for all."""

    active: Mapping[tuple[str, str | None], PromptVersion]

    @classmethod
    def of(cls, versions: Sequence[PromptVersion]) -> "Prompts":
        """Return the prompts among which these versions count."""
        return cls({(version.name, version.model): version for version in versions})

    def prompt(self, name: str, model: str | None = None) -> PromptVersion:
        """Return the version of a prompt that a model is told."""
        return self.active.get((name, model)) or self.active[name, None]

    def versions(self, names: Sequence[str], model: str | None = None) -> dict[str, int]:
        """Return the version of each of these prompts, as far as they exist."""
        known = [name for name in names if (name, model) in self.active or (name, None) in self.active]
        return {name: self.prompt(name, model).version for name in known}


def _state(name: str, versions: Sequence[PromptVersion]) -> PromptState:
    general = [version for version in versions if version.model is None]
    active = next((version for version in general if version.active), None)
    own = active.version if active and not active.seeded else None
    newer = [each.version for each in general if own and each.seeded and each.version > own]
    return PromptState(
        name=name,
        purpose=PURPOSES.get(name, ""),
        placeholders=placeholders_of(name),
        active=active,
        for_models=tuple(version for version in versions if version.model and version.active),
        newest=max((version.version for version in general), default=0),
        newer_seed=max(newer, default=None),
    )


def _model(model: str | None) -> str | None:
    """Return a model's name; raise MissingInput for one that cannot be."""
    name = (model or "").strip()
    if len(name) > LONGEST_MODEL or not name.isprintable():
        raise MissingInput("A model's name is one short line, as in CHAT_MODEL.")
    return name or None
