"""Gears: the cadence of a speed, the gear nearest to a cadence, and whether the lightest is light enough."""

import math
from dataclasses import dataclass

from tools.domain import display
from tools.domain.finding import Finding
from tools.domain.race import RaceBrief, UnitSystem

ROLLOUT_M = 2.105  # circumference of a 700×25 wheel, from memory, unchecked [R]
SLOWEST_CADENCE_RPM = 65.0
EASY_CADENCE_RPM = 70.0
DEFAULT_CADENCE_RPM = 85.0  # our design choice [D]
LARGEST_ROAD_SPROCKET = 36  # road bicycles take no larger one: our design choice [D]
LARGEST_SPROCKET = 52  # no cassette has a larger one: our design choice [D]
# A chain from the large ring to the largest sprockets, or from the small ring to the smallest, runs askew.
CROSSED_SPROCKETS, FEWEST_CROSSED_SPROCKETS = 3, 8  # our design choice [D]
FEWEST_KNOWN_SPROCKETS = 3  # two are the ends of a cassette: our design choice [D]
GEAR_MODEL = "cadence_from_gear"
GEAR_SOURCE = "cadence = speed / (circumference · ratio), the speed by Martin et al. 1998"
NO_GEARS = "no chainrings and cassette were named"
NOTHING_STEEP = "nothing on this course climbs for long"
_WANTED_RPM = (SLOWEST_CADENCE_RPM, EASY_CADENCE_RPM)


@dataclass(frozen=True, slots=True)
class Gear:
    """A chainring and a sprocket, by their teeth."""

    chainring: int
    sprocket: int

    @property
    def written(self) -> str:
        """Write the gear: 34×30."""
        return f"{self.chainring}×{self.sprocket}"

    def cadence_rpm(self, speed_m_per_s: float) -> float:
        """Return the cadence at a speed."""
        return speed_m_per_s * 60.0 / (ROLLOUT_M * self.chainring / self.sprocket)

    def speed_m_per_s(self, cadence_rpm: float) -> float:
        """Return the speed at a cadence."""
        return cadence_rpm / 60.0 * ROLLOUT_M * self.chainring / self.sprocket


def gears_of(brief: RaceBrief) -> tuple[Gear, ...]:
    """Return every gear of the bicycle, the lightest first; none where the teeth were not named."""
    pairs = [Gear(ring, sprocket) for ring in brief.chainrings for sprocket in brief.cassette]
    usable = [gear for gear in pairs if gear.chainring > 0 and gear.sprocket > 0]
    return tuple(sorted(usable, key=lambda gear: gear.chainring / gear.sprocket))


def straight_gears(brief: RaceBrief) -> tuple[Gear, ...]:
    """Return the gears a rider would use, the lightest first: none that cross the chain.

    None where only the ends of a cassette were named ("11-34"): what lies between is not known.
    """
    rings, sprockets = sorted(brief.chainrings), sorted(brief.cassette)
    if len(sprockets) < FEWEST_KNOWN_SPROCKETS:
        return ()
    if len(rings) < 2 or len(sprockets) < FEWEST_CROSSED_SPROCKETS:
        return gears_of(brief)
    crossed = {(rings[-1], sprocket) for sprocket in sprockets[-CROSSED_SPROCKETS:]}
    crossed |= {(rings[0], sprocket) for sprocket in sprockets[:CROSSED_SPROCKETS]}
    return tuple(gear for gear in gears_of(brief) if (gear.chainring, gear.sprocket) not in crossed)


def nearest_gear(gears: tuple[Gear, ...], speed_m_per_s: float, cadence_rpm: float) -> Gear | None:
    """Return the gear whose cadence at this speed is nearest to the wanted one; None without gears."""
    return min(gears, key=lambda gear: abs(gear.cadence_rpm(speed_m_per_s) - cadence_rpm), default=None)


def sprocket_for(chainring: int, speed_m_per_s: float, cadence_rpm: float) -> int:
    """Return the smallest sprocket that turns at least this cadence at this speed."""
    return math.ceil(cadence_rpm * ROLLOUT_M * chainring / (60.0 * speed_m_per_s) - 1e-9)


def steepest_cadence(
    brief: RaceBrief, *, speed_m_per_s: float, power_w: float, grade: float, at_m: float
) -> Finding:
    """Return the cadence in the lightest gear at the planned power on the steepest sustained grade.

    `inputs["advice"]` is a sentence: that it suffices, or which sprocket would hold 65 to 70 rpm.
    """
    gears = gears_of(brief)
    if not gears or grade <= 0:
        return Finding.unknown(
            "steepest_cadence",
            "rpm",
            reason=NO_GEARS if not gears else NOTHING_STEEP,
            model=GEAR_MODEL,
            source=GEAR_SOURCE,
            inputs={"grade": grade, "at_m": at_m, "power_w": power_w, "speed_m_per_s": speed_m_per_s},
        )
    return cadence_in(
        gears[0],
        f"your lightest gear, {gears[0].written},",
        brief.units,
        speed_m_per_s=speed_m_per_s,
        power_w=power_w,
        grade=grade,
        at_m=at_m,
    )


def cadence_in(
    gear: Gear,
    called: str,
    units: UnitSystem,
    *,
    speed_m_per_s: float,
    power_w: float,
    grade: float,
    at_m: float,
) -> Finding:
    """Return the cadence in one gear at a power on a steep place; the advice names the gear as `called`."""
    cadence = gear.cadence_rpm(speed_m_per_s)
    wanted = [sprocket_for(gear.chainring, speed_m_per_s, rpm) for rpm in _WANTED_RPM]
    where = f"on the steepest stretch ({display.percent(grade, 1)} at {display.place(at_m, units)})"
    turns = f"At {display.power(power_w)} {where} {called} turns at {cadence:.0f} rpm"
    return Finding(
        name="steepest_cadence",
        value=cadence,
        unit="rpm",
        model=GEAR_MODEL,
        source=GEAR_SOURCE,
        inputs={
            "grade": grade,
            "at_m": at_m,
            "power_w": power_w,
            "speed_m_per_s": speed_m_per_s,
            "gear": gear.written,
            "sprocket_for_65_rpm": wanted[0],
            "sprocket_for_70_rpm": wanted[1],
            "advice": f"{turns}: {_advice(cadence, wanted)}",
        },
    )


def _advice(cadence: float, wanted: list[int]) -> str:
    if cadence >= SLOWEST_CADENCE_RPM:
        return "light enough."
    if wanted[0] > LARGEST_SPROCKET:
        return "no cassette makes that easy, so take a smaller chainring or expect to grind."
    teeth = (
        f"{wanted[0]}"
        if wanted[0] == wanted[1] or wanted[1] > LARGEST_SPROCKET
        else f"{wanted[0]} to {wanted[1]}"
    )
    if wanted[0] > LARGEST_ROAD_SPROCKET:
        return f"a sprocket of {teeth} teeth or a smaller chainring would hold 65 to 70 rpm."
    return f"a sprocket of {teeth} teeth would hold 65 to 70 rpm."
