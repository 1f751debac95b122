"""Links to one version of a strategy: made by a click, unguessable, with an end, taken back by a click.

Whoever has a link sees the plan and nothing of its athlete. Nobody is counted, and a token that never was,
was taken back or is over is answered the same.
"""

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4
from weakref import WeakValueDictionary

from agent.carrying import Carrying
from memory.share_links import ShareLinkStore
from memory.strategies import StrategyStore
from tools.domain.carrying.carry_plan import carry_plan
from tools.domain.carrying.for_others import course_for_others, strategy_for_others
from tools.domain.others_words import others_words
from tools.domain.share_link import LinkEnd, LinkState, SharedView, ShareLink, end_of
from tools.formats.carried import Carried
from tools.kit.context import SavedStrategy
from tools.kit.errors import MissingInput, NotFound

TOKEN_BYTES = 32
MOST_LIVING = 20
"""How many links to one version may be open at once (our design choice [D])."""
ENDED = "This link has ended."
RACE_IS_OVER = "The race is over, or its day is not known: choose 30 days or a year."
TOO_MANY = f"This version has {MOST_LIVING} open links already. Take one back, then make a new one."
LONGEST_NAME = 200
_making: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class LinkShown:
    """A link with how it stands; its token only while it opens, and as long as it can be decrypted."""

    link: ShareLink
    state: LinkState
    token: str | None


@dataclass(frozen=True, slots=True)
class SharedPlan:
    """What a link opens: the plan without its athlete."""

    link: ShareLink
    carried: Carried


@dataclass(frozen=True, slots=True)
class Sharing:
    """Everybody's links. `clock` says what time it is, in UTC."""

    links: ShareLinkStore
    strategies: StrategyStore
    carrying: Carrying
    clock: Callable[[], datetime] = _utc_now

    async def make(
        self, athlete_id: str, strategy_id: str, end: LinkEnd, view: SharedView = SharedView.PLAN
    ) -> LinkShown:
        """Make a link to a saved version; raise NotFound, or MissingInput where it cannot end like that."""
        saved = await self.strategies.for_athlete(athlete_id).saved(strategy_id)
        ends_at = end_of(end, self.clock(), saved.strategy.brief.race_date)
        if ends_at is None:
            raise MissingInput(RACE_IS_OVER)
        async with _making.setdefault(athlete_id, asyncio.Lock()):  # clicks at once are counted, too
            living = [each for each in await self.of_strategy(athlete_id, strategy_id) if each.token]
            if len(living) >= MOST_LIVING:
                raise MissingInput(TOO_MANY)
            link = ShareLink(
                id=uuid4().hex, strategy_id=strategy_id, view=view, made_at=self.clock(), ends_at=ends_at
            )
            token = secrets.token_urlsafe(TOKEN_BYTES)
            await self.links.for_athlete(athlete_id).keep(link, token)
        return LinkShown(link, LinkState.LIVE, token)

    async def of_strategy(self, athlete_id: str, strategy_id: str) -> tuple[LinkShown, ...]:
        """Return the links to a saved version, newest first; raise NotFound."""
        await self.strategies.for_athlete(athlete_id).saved(strategy_id)
        kept = await self.links.for_athlete(athlete_id).of_strategy(strategy_id)
        shown = ((link, link.state(self.clock()), token) for link, token in kept)
        return tuple(
            LinkShown(link, state, token if state is LinkState.LIVE else None) for link, state, token in shown
        )

    async def whole_plan(self, athlete_id: str, strategy_id: str) -> str | None:
        """Return the token of the newest living link to the whole plan, None without one; raise NotFound."""
        living = await self.of_strategy(athlete_id, strategy_id)
        return next((each.token for each in living if each.token and each.link.view is SharedView.PLAN), None)

    async def ends_offered(self, athlete_id: str, strategy_id: str) -> tuple[LinkEnd, ...]:
        """Return the ends a new link to a saved version may have; raise NotFound."""
        saved = await self.strategies.for_athlete(athlete_id).saved(strategy_id)
        day = saved.strategy.brief.race_date
        return tuple(end for end in LinkEnd if end_of(end, self.clock(), day))

    async def take_back(self, athlete_id: str, strategy_id: str, link_id: str) -> None:
        """End a link for good; raise NotFound."""
        await self.links.for_athlete(athlete_id).revoke(strategy_id, link_id, self.clock())

    async def open(self, token: str) -> SharedPlan:
        """Return what a token opens; raise NotFound for every other token, in the same words."""
        found = await self.links.opened_by(token, self.clock())
        if found is None:
            raise NotFound(ENDED)
        athlete_id, link = found
        try:
            saved = await self.strategies.for_athlete(athlete_id).saved(link.strategy_id)
            carried = await self.carrying.carried(athlete_id, saved)
        except (NotFound, MissingInput):  # deleted meanwhile, or the course it stands on was
            raise NotFound(ENDED) from None
        return SharedPlan(link, await asyncio.to_thread(_for_others, saved, carried, link))


def _for_others(saved: SavedStrategy, carried: Carried, link: ShareLink) -> Carried:
    """Return a plan made anew from a strategy that knows nothing of its athlete."""
    name = others_words(saved.summary.name, LONGEST_NAME) or "Race"
    strategy = strategy_for_others(saved.strategy, carried.course, key=link.strategy_id)
    course = course_for_others(carried.course, name)
    plan = carry_plan(name, saved.summary.version, strategy, course).model_copy(update={"notes": ()})
    return Carried(plan, strategy, course, carried.places, saved_at=link.made_at)
