"""Cut-offs and halts in the order of the course, one at a place."""

from collections.abc import Iterable
from typing import TypeVar

from tools.domain.race import Cutoff, Stop

Place = TypeVar("Place", Cutoff, Stop)

NO_PLACES: dict[str, object] = {
    **{"cutoffs": (), "stops": (), "aid_stations": (), "aid_said": ()},
    "aid_listed": False,
}
"""What a brief says of places, emptied: another course has others."""


def by_place(known: Iterable[Place], said: Iterable[Place]) -> tuple[Place, ...]:
    """Return both in the order of the course; what is said now replaces what was known of the same place."""
    found: dict[float, Place] = {}
    for places in (known, said):
        found.update((place.at_m, place) for place in places)
    return tuple(found[at_m] for at_m in sorted(found))
