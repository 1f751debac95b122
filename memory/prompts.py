"""The prompts of the house by versions: nothing is changed or lost, only activated."""

from collections.abc import Mapping

from memory.database import Connection, Database, Row
from memory.statements import statements
from tools.domain.prompt_version import PromptVersion
from tools.kit.errors import MissingInput, NotFound

SQL = statements("prompts")
NO_SUCH = "There is no such version of this prompt."
NONE_BEFORE = "No version of this prompt was active before this one."


class PromptStore:
    """Every prompt of this house. `model` None is the version for all models."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def active(self) -> tuple[PromptVersion, ...]:
        """Return every active version, of all prompts and models."""
        return tuple(map(_version, await self._database.rows(SQL["active"])))

    async def listed(self) -> tuple[PromptVersion, ...]:
        """Return every version of all prompts, newest first; those that do not count with an empty text."""
        return tuple(map(_version, await self._database.rows(SQL["listed"])))

    async def versions(self, name: str, model: str | None = None) -> tuple[PromptVersion, ...]:
        """Return the versions of a prompt, newest first."""
        return tuple(map(_version, await self._database.rows(SQL["versions"], **_key(name, model))))

    async def version(self, name: str, version: int, model: str | None = None) -> PromptVersion:
        """Return one version; raise NotFound."""
        row = await self._database.row(SQL["version"], **_key(name, model), version=version)
        if row is None:
            raise NotFound(NO_SUCH)
        return _version(row)

    async def save(
        self, name: str, text: str, model: str | None = None, note: str = "", *, activate: bool = False
    ) -> PromptVersion:
        """Keep a text as the next version of its prompt, and let it count at once if that is wanted."""
        async with self._database.transaction() as connection:
            await connection.row(SQL["lock"])
            version = await _saved(connection, name, text, model, note, seeded=False)
            if activate:
                await _let_count(connection, name, model, version)
        return await self.version(name, version, model)

    async def activate(self, name: str, version: int, model: str | None = None) -> PromptVersion:
        """Let a version count from the next answer on; one that does already stays. Raise NotFound."""
        async with self._database.transaction() as connection:
            await connection.row(SQL["lock"])
            row = await connection.row(SQL["version"], **_key(name, model), version=version)
            if row is None:
                raise NotFound(NO_SUCH)
            if not row["active"]:
                await _let_count(connection, name, model, version)
        return await self.version(name, version, model)

    async def roll_back(self, name: str, model: str | None = None) -> PromptVersion | None:
        """Let the version count that did before this one.

        A prompt for one model that had none before stops counting (None is returned): that model is told
        the general one again. Raises MissingInput where there is nothing to go back to.
        """
        async with self._database.transaction() as connection:
            await connection.row(SQL["lock"])
            before = await connection.row(SQL["active_before"], **_key(name, model))
            if before is None:
                if model and await connection.run(SQL["deactivate"], **_key(name, model)):
                    return None
                raise MissingInput(NONE_BEFORE)
            await _let_count(connection, name, model, before["version"])
        return await self.version(name, before["version"], model)

    async def seed(self, texts: Mapping[str, str]) -> None:
        """Bring in the texts that came with the program, by name.

        A changed text becomes a version. It counts where none does, or where one that came with the program
        did; the owner's own version stays.
        """
        async with self._database.transaction() as connection:
            await connection.row(SQL["lock"])
            active = {row["name"]: row for row in await connection.rows(SQL["active"]) if not row["model"]}
            for name, text in texts.items():
                known = await connection.row(SQL["newest_seed"], name=name)
                if known is not None and known["text"] == text:
                    continue
                version = await _saved(connection, name, text, None, "Came with the program.", seeded=True)
                if name not in active or active[name]["seeded"]:
                    await _let_count(connection, name, None, version)


def _key(name: str, model: str | None) -> dict[str, str]:
    return {"name": name, "model": model or ""}


def _version(row: Row) -> PromptVersion:
    return PromptVersion.model_validate({**row, "model": row["model"] or None})


async def _saved(
    connection: Connection, name: str, text: str, model: str | None, note: str, *, seeded: bool
) -> int:
    row = await connection.row(SQL["save"], **_key(name, model), text=text, note=note, seeded=seeded)
    assert row is not None
    return int(row["version"])


async def _let_count(connection: Connection, name: str, model: str | None, version: int) -> None:
    await connection.run(SQL["deactivate"], **_key(name, model))
    await connection.run(SQL["activate"], **_key(name, model), version=version)
