"""Athletes for a load run, each with an account and a browser of their own, as the product lets them in."""

from collections.abc import Sequence
from uuid import uuid4

from agent.settings import read_settings
from agent.signing_in import open_signing_in
from memory.database import Database
from ui.identifying import COOKIE


async def cookies(postgres_url: str, count: int) -> Sequence[str]:
    """Sign in so many athletes nobody has seen before; return what each one's browser sends as its cookie."""
    async with Database(postgres_url) as database:
        signing_in = open_signing_in(read_settings(), database)
        return [
            f"{COOKIE}={signed_in.token}"
            for _ in range(count)
            for signed_in in [await signing_in.sign_in_as(str(uuid4()), through="load", device="a browser")]
        ]
