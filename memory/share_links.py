"""Links to saved strategies: looked up by the hash of their token, which itself is kept encrypted."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from memory.database import Database, Row
from memory.statements import statements
from memory.strongbox import Strongbox
from tools.domain.share_link import ShareLink
from tools.kit.errors import NotFound, SettingsError

SQL = statements("share_links")
LONGEST_TOKEN = 128
NO_STRATEGY = "You have no saved strategy of that name. Ask me to show your strategies."
NO_LINK = "There is no such link to this strategy any more."


class ShareLinkStore:
    """Everybody's links."""

    def __init__(self, database: Database, strongbox: Strongbox) -> None:
        self._database = database
        self._strongbox = strongbox

    def for_athlete(self, athlete_id: str) -> "AthleteShareLinks":
        """Return one athlete's links."""
        return AthleteShareLinks(self._database, self._strongbox, athlete_id)

    async def opened_by(self, token: str, now: datetime) -> tuple[str, ShareLink] | None:
        """Return (athlete, link) of the living link a token opens, None for every other token.

        The token is hashed before anything is compared, so how long the answer takes says nothing of how near
        a guess came.
        """
        if len(token) > LONGEST_TOKEN:
            return None
        row = await self._database.row(SQL["opened_by"], token_sha256=_hashed(token), now=now)
        return (row["athlete_id"], _link(row)) if row else None


@dataclass(frozen=True, slots=True)
class AthleteShareLinks:
    """One athlete's links."""

    database: Database
    strongbox: Strongbox
    athlete_id: str

    async def keep(self, link: ShareLink, token: str) -> None:
        """Keep a new link; raise NotFound where its strategy is not this athlete's, or deleted."""
        kept = await self.database.run(
            SQL["keep"],
            athlete_id=self.athlete_id,
            id=link.id,
            strategy_id=link.strategy_id,
            token_sha256=_hashed(token),
            sealed_token=self.strongbox.seal({"token": token}),
            view=link.view,
            made_at=link.made_at,
            ends_at=link.ends_at,
        )
        if not kept:
            raise NotFound(NO_STRATEGY)

    async def of_strategy(self, strategy_id: str) -> tuple[tuple[ShareLink, str | None], ...]:
        """Return (link, token) of every link to a saved version, newest first.

        The token is None where the key it was encrypted with is gone: the link still opens for those who have
        it, and can be taken back.
        """
        rows = await self.database.rows(
            SQL["of_strategy"], athlete_id=self.athlete_id, strategy_id=strategy_id
        )
        return tuple((_link(row), self._token(row["sealed_token"])) for row in rows)

    async def revoke(self, strategy_id: str, link_id: str, now: datetime) -> None:
        """Take a link back for good; raise NotFound for one that is not this athlete's and strategy's."""
        done = await self.database.run(
            SQL["revoke"], athlete_id=self.athlete_id, strategy_id=strategy_id, id=link_id, now=now
        )
        if not done:
            raise NotFound(NO_LINK)

    def _token(self, sealed: bytes) -> str | None:
        try:
            return self.strongbox.open(sealed)["token"]
        except SettingsError:
            return None


def _hashed(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()


def _link(row: Row) -> ShareLink:
    return ShareLink.model_validate({name: row[name] for name in ShareLink.model_fields})
