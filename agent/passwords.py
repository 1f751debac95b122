"""Passwords: hashed with argon2id, a few at a time, and never kept as they are."""

import asyncio
import secrets
from functools import cache
from typing import TYPE_CHECKING

from tools.domain.signing_in import LONGEST_PASSWORD

if TYPE_CHECKING:
    from argon2 import PasswordHasher

AT_ONCE = 2
"""How many are hashed at once: each takes 64 MiB and a core for some 50 ms (our design choice [D])."""


class Passwords:
    """Hashes and compares, with argon2-cffi's parameters (RFC 9106's for little memory)."""

    def __init__(self) -> None:
        self._turn = asyncio.Semaphore(AT_ONCE)

    async def hashed(self, password: str) -> str:
        """Return the hash of a password, its salt and parameters in it."""
        async with self._turn:
            return await asyncio.to_thread(_hasher().hash, password)

    async def fits(self, password_hash: str | None, password: str) -> bool:
        """Tell whether a password is the one of a hash; without a hash it takes as long and fits never."""
        if len(password) > LONGEST_PASSWORD:
            return False
        async with self._turn:
            fits = await asyncio.to_thread(_fits, password_hash or _nobodys(), password)
        return fits and password_hash is not None

    def is_dated(self, password_hash: str) -> bool:
        """Tell whether a hash was made with other parameters than are used now."""
        return _hasher().check_needs_rehash(password_hash)


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _nobodys() -> str:
    return _hasher().hash(secrets.token_urlsafe())


def _fits(password_hash: str, password: str) -> bool:
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False
