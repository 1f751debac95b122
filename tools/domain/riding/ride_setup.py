"""A rider and bicycle as findings: mass, drag area, rolling resistance, air; measured, said or assumed."""

from dataclasses import dataclass

import numpy as np

from tools.domain.course import CourseAnalysis, FloatArray
from tools.domain.finding import Finding, Inputs
from tools.domain.ground.wind import headwind_m_per_s
from tools.domain.race import RaceBrief, RidingPosition, Surface, Tyres
from tools.domain.riding.cycling_power import ICE_POINT_K, Rider, air_density, resistance
from tools.domain.riding.riding_speed import RideGround
from tools.domain.running.course_cost import CostGrid, cost_grid

# Drag areas in m² and rolling resistances as Best Bike Split publishes them.
CDA_M2 = {
    RidingPosition.TIME_TRIAL: (0.21, 0.23),
    RidingPosition.TRIATHLON: (0.23, 0.25),
    RidingPosition.AERO: (0.25, 0.29),
    RidingPosition.ROAD: (0.30, 0.35),
    RidingPosition.UPRIGHT: (0.35, 0.45),
}
CRR = {Tyres.RACE: (0.0035, 0.005), Tyres.TRAINING: (0.005, 0.008), Tyres.GRAVEL: (0.008, 0.015)}
RANGES_SOURCE = "Best Bike Split, published ranges"
DRAFTING = (0.65, 0.75)  # of the drag area close behind another rider, from memory, unchecked [R]
# Our design choices [D]: what stands in for what was not said.
DEFAULT_POSITION, DEFAULT_TYRES = RidingPosition.ROAD, Tyres.RACE
DEFAULT_BIKE_KG = 9.0
BOTTLES_AND_KIT_KG = 2.0
DEFAULT_RIDER_KG = (60.0, 75.0, 90.0)
DEFAULT_TEMPERATURE_C = 15.0
TEMPERATURE_RANGE_C = 10.0  # to either side where no temperature was said
LEVEL_M_PER_KM = 4.0  # of climbing: under it the mass hardly counts
# A forecast's wind is that of 10 m above open ground; a rider's height has about 0.6 of it: the logarithmic
# profile ln(1 m / 0.03 m) / ln(10 m / 0.03 m), our design choice [D].
WIND_AT_RIDER = 0.6
# Brakes, bends and traffic keep descents under this: our design choice [D].
FASTEST_DESCENT_M_PER_S = 60 / 3.6


@dataclass(frozen=True, slots=True)
class RideSetup:
    """The rider on the ground of one course, each number of the rider as a finding.

    `headwind_m_per_s` has shape (intervals,); `measured` is set when the drag area is the athlete's, and
    the mass too where the course climbs enough for it to count.
    """

    ground: RideGround
    profile: CostGrid
    rider: Rider
    headwind_m_per_s: FloatArray
    drag_area: Finding
    rolling_resistance: Finding
    system_mass: Finding
    air_density: Finding
    measured: bool


def set_up_ride(course: CourseAnalysis, brief: RaceBrief) -> RideSetup:
    """Return the rider of a brief on a course: what was measured counts, defaults stand in and are named."""
    mass, drag, rolling = _system_mass(brief), _drag_area(brief), _rolling_resistance(brief)
    rider = Rider(mass_kg=mass.value or 0.0, cda_m2=drag.value or 0.0, crr=rolling.value or 0.0)
    profile = cost_grid(course)
    height_m, grade = profile.elevation_m, (profile.grade[1:] + profile.grade[:-1]) / 2
    temperature_c = DEFAULT_TEMPERATURE_C if brief.temperature_c is None else brief.temperature_c
    density = air_density(temperature_c, altitude_m=(height_m[1:] + height_m[:-1]) / 2)
    headwind = _headwind(course, brief, grade.size)
    ground = RideGround(
        edge_m=profile.position_m,
        length_m=np.diff(profile.position_m) * np.sqrt(1.0 + grade**2),
        grade=grade,
        against=resistance(rider, grade, air_density=density, headwind_m_per_s=headwind),
        moving_mass_kg=rider.moving_mass_kg,
        fastest_m_per_s=FASTEST_DESCENT_M_PER_S,
    )
    return RideSetup(
        ground=ground,
        profile=profile,
        rider=rider,
        headwind_m_per_s=headwind,
        drag_area=drag,
        rolling_resistance=rolling,
        system_mass=mass,
        air_density=_air(brief, density, height_m),
        measured=brief.cda_m2 is not None and (mass.model != "assumed" or _is_level(profile)),
    )


def _is_level(profile: CostGrid) -> bool:
    """Tell whether a course climbs so little that the drag decides, whatever the mass."""
    risen_m = float(np.maximum(np.diff(profile.elevation_m), 0.0).sum())
    return risen_m < LEVEL_M_PER_KM * float(profile.position_m[-1]) / 1000.0


def _headwind(course: CourseAnalysis, brief: RaceBrief, intervals: int) -> FloatArray:
    """Return the wind against the rider; none without a forecast or a known way."""
    if brief.wind_speed_m_per_s is None or brief.wind_from_deg is None or not course.bearing_deg:
        return np.zeros(intervals)
    bearing = np.asarray(course.bearing_deg[:intervals], dtype=np.float64)
    return headwind_m_per_s(bearing, WIND_AT_RIDER * brief.wind_speed_m_per_s, brief.wind_from_deg)


def _system_mass(brief: RaceBrief) -> Finding:
    bike_kg = DEFAULT_BIKE_KG if brief.bike_mass_kg is None else brief.bike_mass_kg
    added_kg = bike_kg + BOTTLES_AND_KIT_KG
    with_kit: Inputs = {"bike_kg": bike_kg, "bottles_and_kit_kg": BOTTLES_AND_KIT_KG}
    if brief.system_mass_kg is not None:
        return _given("system_mass", brief.system_mass_kg, "kg")
    if brief.weight_kg is not None:
        return Finding(
            name="system_mass",
            value=brief.weight_kg + added_kg,
            unit="kg",
            model="sum",
            source="rider, bicycle, bottles and kit",
            inputs={
                "rider_kg": brief.weight_kg,
                "bike_kg": bike_kg,
                "bottles_and_kit_kg": BOTTLES_AND_KIT_KG,
            },
        )
    low, middle, high = (rider_kg + added_kg for rider_kg in DEFAULT_RIDER_KG)
    return _assumed(
        "system_mass",
        "kg",
        (low, middle, high),
        {"rider_kg": DEFAULT_RIDER_KG[1], **with_kit},
        source="our stand-in",
    )


def _drag_area(brief: RaceBrief) -> Finding:
    low, high = CDA_M2[brief.position or DEFAULT_POSITION]
    if brief.cda_m2 is not None:
        low = high = brief.cda_m2
    behind_low, behind_high = DRAFTING if brief.drafting else (1.0, 1.0)
    value = (low + high) / 2 * (behind_low + behind_high) / 2
    if brief.cda_m2 is not None and not brief.drafting:
        return _given("drag_area", value, "m²")
    said: Inputs = {
        "position": str(brief.position or DEFAULT_POSITION),
        "cda_m2": brief.cda_m2,
        "drafting": "yes" if brief.drafting else "no",
    }
    between = (low * behind_low, value, high * behind_high)
    return _assumed("drag_area", "m²", between, said)


def _rolling_resistance(brief: RaceBrief) -> Finding:
    if brief.crr is not None:
        return _given("rolling_resistance", brief.crr, "ratio")
    tyres = assumed_tyres(brief)
    low, high = CRR[tyres]
    return _assumed("rolling_resistance", "ratio", (low, (low + high) / 2, high), {"tyres": str(tyres)})


def assumed_tyres(brief: RaceBrief) -> Tyres:
    """Return the tyres said, else what the surface asks for."""
    if brief.tyres is not None:
        return brief.tyres
    return DEFAULT_TYRES if brief.surface in (None, Surface.PAVED) else Tyres.GRAVEL


def _air(brief: RaceBrief, density: FloatArray, height_m: FloatArray) -> Finding:
    temperature_c, value = brief.temperature_c, float(density.mean())
    if temperature_c is None:
        kelvin = DEFAULT_TEMPERATURE_C + ICE_POINT_K
        low, high = (value * kelvin / (kelvin + off) for off in (TEMPERATURE_RANGE_C, -TEMPERATURE_RANGE_C))
    else:
        low = high = value
    return Finding(
        name="air_density",
        value=value,
        unit="kg/m³",
        low=low,
        high=high,
        model="dry_air",
        source="p / (287.05 T) in the standard atmosphere, at every height of the course",
        inputs={"temperature_c": temperature_c, "mean_altitude_m": float(height_m.mean())},
    )


def _given(name: str, value: float, unit: str) -> Finding:
    return Finding(
        name=name, value=value, unit=unit, low=value, high=value, model="given", source="what you said"
    )


def _assumed(
    name: str, unit: str, between: tuple[float, float, float], inputs: Inputs, *, source: str = RANGES_SOURCE
) -> Finding:
    """Return a stand-in with its range: low, value, high."""
    low, value, high = between
    return Finding(
        name=name, value=value, unit=unit, low=low, high=high, model="assumed", source=source, inputs=inputs
    )
