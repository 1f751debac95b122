"""Two readings of one figure beside each other: how well they fit, and the sentence where they do not."""

from dataclasses import dataclass

from tools.domain import display
from tools.domain.course_picture import Disagreement
from tools.domain.picture.confidence import Agreement, agreement
from tools.domain.race import UnitSystem
from tools.domain.units import METRES_PER_FOOT

DISTANCE_SHARE = 0.03  # our design choice [D]
CLIMB_SHARE, CLIMB_M = 0.15, 30.0  # organisers, watches and maps differ by as much on one course [D]
HEIGHT_M = 30.0  # barometers and map heights differ by as much [D]
CLIMBS, HEIGHTS = frozenset({"gain", "loss"}), frozenset({"lowest", "highest"})
_CALLED = {
    "distance": "the distance",
    "gain": "the climbing",
    "loss": "the descent",
    "lowest": "the lowest point",
    "highest": "the highest point",
}
_WHY_CLIMBS_DIFFER = "sums of climbing follow no standard: a smooth or coarse line leaves small rises out"


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as somebody tells it: who, as it stands in a sentence ("the profile"), and the metres."""

    who: str
    metres: float


@dataclass(frozen=True, slots=True)
class Compared:
    """How well two tellings fit, and the disagreement where they do not."""

    agreement: Agreement
    disagreement: Disagreement | None


def compared(name: str, first: Told, second: Told, units: UnitSystem = UnitSystem.METRIC) -> Compared:
    """Return how two tellings of a figure fit; `name` is the finding's ("distance", "gain", "lowest" ...)."""
    apart_m = abs(first.metres - second.metres)
    tolerance_m = _tolerance_m(name, first.metres, second.metres)
    share = agreement(apart_m, tolerance_m)
    called = _CALLED[name]
    one, other = (_written(name, told.metres, units) for told in (first, second))
    if apart_m <= tolerance_m:
        same = f"both say {one}" if one == other else f"{one} and {other}"
        return Compared(Agreement(share, f"{first.who} and {second.who} agree on {called}: {same}"), None)
    why = f" ({_WHY_CLIMBS_DIFFER})" if name in CLIMBS else ""
    sentence = f"They do not agree on {called}: {first.who} says {one}, {second.who} {other}{why}."
    disagreement = Disagreement(
        what=name, first=f"{one} ({first.who})", second=f"{other} ({second.who})", sentence=sentence
    )
    return Compared(Agreement(share, f"{first.who} and {second.who} differ on {called}"), disagreement)


def _tolerance_m(name: str, first_m: float, second_m: float) -> float:
    larger_m = max(abs(first_m), abs(second_m))
    if name == "distance":
        return max(DISTANCE_SHARE * larger_m, 1.0)
    return max(CLIMB_SHARE * larger_m, CLIMB_M) if name in CLIMBS else HEIGHT_M


def _written(name: str, metres: float, units: UnitSystem) -> str:
    if name == "distance":
        return display.distance(metres, units)
    if units is UnitSystem.IMPERIAL:
        return f"{metres / METRES_PER_FOOT:,.0f} ft"
    return f"{metres:,.0f} m"
