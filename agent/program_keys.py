"""Keys for programs: each one athlete's, to read or to change things too, shown once, taken back at will."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from memory.api_keys import PREFIX, ApiKeyStore
from memory.tokens import new_token
from tools.domain.others_words import others_words
from tools.domain.signing_in import LONGEST_NAME, ApiKey, KeyScope
from tools.kit.errors import MissingInput

MOST_KEYS = 20
"""How many one athlete may have at once (our design choice [D])."""
NO_NAME = "Say what the key is for: by its name you will know which one to take back."
TOO_MANY = f"You have {MOST_KEYS} keys already. Take one back, then make a new one."


@dataclass(frozen=True, slots=True)
class ProgramKeys:
    """Everybody's keys. `clock` says what time it is, in UTC."""

    keys: ApiKeyStore
    clock: Callable[[], datetime]

    async def make(self, athlete_id: str, name: str, scope: KeyScope) -> tuple[ApiKey, str]:
        """Make a key; return it with its text, which is kept nowhere; raise MissingInput."""
        called = others_words(name, LONGEST_NAME)
        if not called:
            raise MissingInput(NO_NAME)
        if len(await self.keys.of_athlete(athlete_id)) >= MOST_KEYS:
            raise MissingInput(TOO_MANY)
        key = ApiKey(
            athlete_id=athlete_id,
            id=uuid4().hex,
            name=called,
            scope=scope,
            made_at=self.clock(),
            used_on=None,
        )
        text = new_token(athlete_id, PREFIX)
        await self.keys.keep(text, key)
        return key, text

    async def of_athlete(self, athlete_id: str) -> tuple[ApiKey, ...]:
        """Return an athlete's keys, newest first."""
        return await self.keys.of_athlete(athlete_id)

    async def revoke(self, athlete_id: str, key_id: str) -> None:
        """Take a key back: from then on it opens nothing."""
        await self.keys.revoke(athlete_id, key_id)

    async def opened_by(self, text: str) -> ApiKey | None:
        """Return what a key opens, None for what is none or was taken back."""
        key = await self.keys.of_token(text)
        today = self.clock().date()
        if key is not None and key.used_on != today:
            await self.keys.used(key, today)
        return key

    async def living(self, asked: Iterable[tuple[str, str]]) -> frozenset[str]:
        """Return which of these (athlete, key) still hold, by the key's id."""
        return await self.keys.living(asked)
