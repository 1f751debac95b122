"""Something computed once however many ask for it at the same time."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class Once(Generic[T]):
    """The first who asks computes it, the others wait for it; what fails is tried again by the next."""

    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    _computed: list[T] = field(default_factory=list)

    async def get(self, compute: Callable[[], Awaitable[T]]) -> T:
        """Return it."""
        async with self._lock:
            if not self._computed:
                self._computed.append(await compute())
            return self._computed[0]
