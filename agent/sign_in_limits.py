"""How often one may try to come in: counted in the database, before anything is compared."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from memory.sign_in_attempts import AttemptStore
from tools.kit.errors import TooManyRequests

WINDOW = timedelta(minutes=15)
MOST_OF_PAIR, MOST_OF_ADDRESS, MOST_OF_ACCOUNT = 6, 40, 60
"""Tries in a quarter of an hour: for one account from one address, from one address, for one account from
everywhere (our design choice [D]: who mistypes can go on, who guesses needs centuries, and nobody can lock
somebody else out from one address)."""


@dataclass(frozen=True, slots=True)
class SignInLimits:
    """Counts tries by account and address. `clock` says what time it is, in UTC."""

    attempts: AttemptStore
    clock: Callable[[], datetime]

    async def count(self, account: str, address: str) -> None:
        """Count a try; raise TooManyRequests where there were too many, without comparing anything."""
        now = self.clock()
        for what, most in self._counted(account, address).items():
            attempts, began_at = await self.attempts.count(what, now, now - WINDOW)
            if attempts > most:
                raise _come_back((began_at + WINDOW - now).total_seconds())

    async def forgive(self, account: str, address: str) -> None:
        """Forget the tries of who was let in; those from the address as a whole still count."""
        await self.attempts.forgive((f"account {account}", f"pair {account} {address}"))

    async def forget_old(self) -> int:
        """Forget the tries whose time is over; return how many counts there were."""
        return await self.attempts.forget_old(self.clock() - WINDOW)

    @staticmethod
    def _counted(account: str, address: str) -> dict[str, int]:
        return {
            f"pair {account} {address}": MOST_OF_PAIR,
            f"address {address}": MOST_OF_ADDRESS,
            f"account {account}": MOST_OF_ACCOUNT,
        }


def _come_back(seconds: float) -> TooManyRequests:
    minutes = max(ceil(seconds / 60), 1)
    when = "a minute" if minutes == 1 else f"{minutes} minutes"
    return TooManyRequests(f"That was too often. Try again in {when}.", max(seconds, 1.0))
