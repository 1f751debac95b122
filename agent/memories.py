"""The page's door to what is remembered of an athlete: look at it, correct it, have it forgotten."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from agent.forgetting import FactForgotten, Forgetting
from agent.understanding.facts_kinds import sorted_out
from agent.understanding.reading import plain
from agent.understanding.secrets import REMOVED, without_secrets
from memory.athletes import AthleteStore
from memory.facts import FactStore
from tools.domain.fact import LONGEST_FACT, AthleteFact
from tools.kit.errors import MissingInput, NotFound

NO_WORDS = "Write what is true instead, or forget it. Nothing was changed."
TOO_LONG = f"That is longer than {LONGEST_FACT} characters. Say it shorter. Nothing was changed."
NO_KEYS = "That looks like a key or a password: I keep none. Nothing was changed."


@dataclass(frozen=True, slots=True)
class Memories:
    """Everybody's facts. Every call names the athlete; ids of others are NotFound. None belongs in a turn."""

    store: FactStore
    athletes: AthleteStore
    forgetting: Forgetting

    async def facts(self, athlete_id: str) -> tuple[AthleteFact, ...]:
        """Return what holds and what holds no longer, each newest first."""
        return await self.store.for_athlete(athlete_id).every_fact()

    async def correct(self, athlete_id: str, fact_id: str, text: str) -> AthleteFact:
        """Let a fact say something else; raise NotFound, and MissingInput for what cannot be one.

        The athlete's own sentence is what counts from now on. What it said before is shown no more, and
        forgotten everywhere together with it.
        """
        said = " ".join(text.split())
        if not said:
            raise MissingInput(NO_WORDS)
        if len(said) > LONGEST_FACT:
            raise MissingInput(TOO_LONG)
        if REMOVED in without_secrets(said):
            raise MissingInput(NO_KEYS)
        shelf = self.store.for_athlete(athlete_id)
        known = next((fact for fact in await shelf.facts() if fact.id == fact_id), None)
        if known is None:
            raise NotFound("There is no such fact, or it holds no longer.")
        found = sorted_out(plain(said))
        kind, slot = (found.kind, found.slot) if found else (known.kind, known.slot)
        changed = {"text": said, "quote": said, "kind": kind, "slot": slot}
        return await shelf.correct(fact_id, known.model_copy(update=changed))

    async def forget(self, athlete_id: str, fact_id: str) -> FactForgotten:
        """Forget a fact wherever it was told, and say what stays; raise NotFound."""
        units = (await self.athletes.preferences(athlete_id)).units
        return await self.forgetting.fact(athlete_id, fact_id, units)

    async def forget_all(self, athlete_id: str, fact_ids: Iterable[str] | None = None) -> None:
        """Forget these facts, or every one, wherever they were told."""
        if fact_ids is None:
            fact_ids = [fact.id for fact in await self.facts(athlete_id)]
        for fact_id in fact_ids:
            with suppress(NotFound):  # it went with one it had taken the place of
                await self.forget(athlete_id, fact_id)
