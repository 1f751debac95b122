"""A solved ride as findings: finish and power with their ranges, intensity, stress, work, reserve, gears."""

from dataclasses import dataclass

import numpy as np

from tools.domain.course import FloatArray
from tools.domain.finding import Finding, Inputs
from tools.domain.race import RaceBrief
from tools.domain.recordings.training_stress import intensity_factor, training_stress
from tools.domain.riding.cycling_power import POWER_MODEL, POWER_SOURCE, Resistance, speed_for_power
from tools.domain.riding.gears import (
    DEFAULT_CADENCE_RPM,
    Gear,
    nearest_gear,
    steepest_cadence,
    straight_gears,
)
from tools.domain.riding.ride_sections import SUSTAINED_M, RideCut, steepest_sustained
from tools.domain.riding.ride_setup import RideSetup
from tools.domain.riding.ride_target import PowerOrigin, SolvedRide
from tools.domain.riding.ride_threshold import RiderThreshold
from tools.domain.riding.w_balance import lowest_w_balance, no_w_balance, w_balance_j
from tools.domain.strategy import RidePlan, RideSection
from tools.domain.timing.timeline import Timeline

MEASURED_WIDTH, ASSUMED_WIDTH = 0.04, 0.08  # of a bike split: known drag area, defaults
OPTIMUM_MODEL = "least_time_at_normalized_power"
OPTIMUM_SOURCE = f"{POWER_SOURCE}, with momentum; least time at this normalized power (after Swain 1997)"
POWER_BAND, LEAST_BAND_W = 0.05, 5.0  # how far from a target is still on plan: our design choice [D]
COASTS_BELOW_W = 1.0


@dataclass(frozen=True, slots=True)
class SolvedCourse:
    """Everything that is known of a ride once its power is solved."""

    brief: RaceBrief
    setup: RideSetup
    cut: RideCut
    threshold: RiderThreshold
    solved: SolvedRide
    timeline: Timeline

    @property
    def width(self) -> float:
        """Return the half width of times, as a share."""
        return MEASURED_WIDTH if self.setup.measured else ASSUMED_WIDTH


def describe_ride(made: SolvedCourse, assumptions: tuple[str, ...], warnings: tuple[str, ...]) -> RidePlan:
    """Return the ride as an athlete gets it."""
    solved, setup = made.solved, made.setup
    power, moving_s = solved.plan.power, solved.plan.power.duration_s
    balance = _balance(made)
    return RidePlan(
        sections=_sections(made, balance),
        finish=_time("finish_time", made.timeline.finish_s, moving_s, made),
        steady_time=_time("steady_time", _even_finish_s(made), solved.plan.even.duration_s, made),
        average_power=_found("average_power", power.mean_w, "W"),
        normalized_power=_normalized(made),
        intensity_factor=_intensity(made, stress=False),
        training_stress=_intensity(made, stress=True),
        variability_index=_found("variability_index", power.variability, "ratio"),
        work=_found("work", power.mean_w * moving_s / 1000.0, "kJ"),
        w_balance_low=_lowest(made, balance),
        drag_area=setup.drag_area,
        rolling_resistance=setup.rolling_resistance,
        system_mass=setup.system_mass,
        air_density=setup.air_density,
        gears=_gears(made),
        binding=_binding(made),
        assumptions=assumptions,
        warnings=warnings,
    )


def _time(name: str, value_s: float, moving_s: float, made: SolvedCourse) -> Finding:
    """Return a finish with its range: that of the time in motion, halts are known."""
    return Finding(
        name=name,
        value=value_s,
        unit="s",
        low=value_s - made.width * moving_s,
        high=value_s + made.width * moving_s,
        model=OPTIMUM_MODEL if name == "finish_time" else POWER_MODEL,
        source=OPTIMUM_SOURCE if name == "finish_time" else POWER_SOURCE,
        inputs={
            "normalized_power_w": made.solved.plan.power.normalized_w,
            "moving_s": moving_s,
            "halted_s": value_s - moving_s,
            "half_width_share": made.width,
        },
    )


def _even_finish_s(made: SolvedCourse) -> float:
    halted_s = made.timeline.finish_s - made.solved.plan.power.duration_s
    return made.solved.plan.even.duration_s + halted_s


def _found(name: str, value: float, unit: str) -> Finding:
    return Finding(name=name, value=value, unit=unit, model=OPTIMUM_MODEL, source=OPTIMUM_SOURCE)


def _normalized(made: SolvedCourse) -> Finding:
    """Return the power of the plan; where a goal sets it, with the range that the goal may need."""
    solved = made.solved
    value = solved.plan.power.normalized_w
    inputs: Inputs = {
        "aimed_at": str(solved.origin),
        "asked_w": solved.asked_w,
        "needed_w": solved.needed_w,
        "most_for_this_duration_w": solved.allowed_w,
    }
    found = _found("normalized_power", value, "W").model_copy(update={"inputs": inputs})
    if not solved.met:
        return found
    low, high = (value * (1 + side * made.width) ** (1 / solved.elasticity) for side in (-1, 1))
    return found.model_copy(update={"low": low, "high": high})


def _intensity(made: SolvedCourse, *, stress: bool) -> Finding:
    threshold = made.threshold.threshold
    name, unit = ("training_stress", "TSS") if stress else ("intensity_factor", "ratio")
    if threshold.value is None:
        return Finding.unknown(
            name, unit, reason=str(threshold.reason), model=OPTIMUM_MODEL, source=OPTIMUM_SOURCE
        )
    power = made.solved.plan.power
    share = intensity_factor(power.normalized_w, threshold.value)
    value = training_stress(power.duration_s, share) if stress else share
    inputs: Inputs = {"threshold_w": threshold.value, "threshold_from": threshold.model}
    return _found(name, value, unit).model_copy(update={"inputs": inputs})


def _balance(made: SolvedCourse) -> FloatArray | None:
    """Return W' balance at the end of every interval, None without critical power and W'."""
    limits = made.threshold.limits
    if limits.threshold_w is None or limits.w_prime_j is None:
        return None
    ride = made.solved.plan.power.ride
    return w_balance_j(ride.power_w, limits.threshold_w, limits.w_prime_j, duration_s=ride.time_s)


def _lowest(made: SolvedCourse, balance: FloatArray | None) -> Finding:
    power, prime = made.threshold.critical_power, made.threshold.w_prime
    if balance is None or power.value is None or prime.value is None:
        return no_w_balance(str(prime.reason or power.reason))
    return lowest_w_balance(balance, power.value, prime.value)


def _binding(made: SolvedCourse) -> str:
    plan, solved = made.solved.plan, made.solved
    if plan.eased and not plan.reached:
        return "power cap" if made.threshold.limits.w_prime_j is None else "W' balance"
    if not plan.reached:
        return "power cap"
    return "goal time" if solved.origin is PowerOrigin.GOAL and solved.met else "normalized power"


def _sections(made: SolvedCourse, balance: FloatArray | None) -> tuple[RideSection, ...]:
    cut, ride = made.cut, made.solved.plan.power.ride
    edge_m = np.round(made.setup.ground.edge_m[cut.first], 1)
    edge_m[-1] = made.setup.ground.edge_m[-1]
    time_s = cut.sum_over(ride.time_s)
    held_w = cut.sum_over(ride.power_w * ride.time_s) / time_s
    left_s = made.timeline.left_at(made.setup.ground.edge_m[cut.first[1:]])
    cadence = made.brief.cadence_rpm or DEFAULT_CADENCE_RPM
    gears = straight_gears(made.brief)
    prime_j = made.threshold.limits.w_prime_j
    found = []
    for i, name in enumerate(cut.names):
        length_m, watts = float(edge_m[i + 1] - edge_m[i]), float(held_w[i])
        band_w = max(POWER_BAND * watts, LEAST_BAND_W) if watts >= COASTS_BELOW_W else 0.0
        speed = length_m / float(time_s[i])
        gear = nearest_gear(gears, speed, cadence) if watts >= COASTS_BELOW_W else None
        found.append(
            RideSection(
                name=name,
                start_m=float(edge_m[i]),
                end_m=float(edge_m[i + 1]),
                mean_grade=round(float(cut.grade[i]), 4),
                power_w=round(watts, 1),
                low_w=round(max(0.0, watts - band_w), 1),
                high_w=round(watts + band_w, 1),
                speed_m_per_s=round(speed, 3),
                duration_s=round(float(time_s[i]), 1),
                cumulative_s=round(float(left_s[i]), 1),
                headwind_m_per_s=round(float(cut.headwind_m_per_s[i]), 2),
                kind=cut.labels[i].kind,
                number=cut.labels[i].number,
                wind=cut.labels[i].wind,
                w_balance_share=_share_left(balance, prime_j, int(cut.first[i + 1])),
                **_in_gear(gear, speed),
            )
        )
    return tuple(found)


def _share_left(balance: FloatArray | None, prime_j: float | None, end: int) -> float | None:
    return None if balance is None or prime_j is None else round(float(balance[end - 1]) / prime_j, 3)


def _in_gear(gear: Gear | None, speed: float) -> dict[str, str | float]:
    return {} if gear is None else {"gear": gear.written, "cadence_rpm": round(gear.cadence_rpm(speed), 1)}


def _gears(made: SolvedCourse) -> Finding:
    """Return the cadence on the steepest sustained grade, at the power planned there and steady speed."""
    at_m, grade = steepest_sustained(made.setup)
    edge_m = made.setup.ground.edge_m
    inside = (edge_m[:-1] >= at_m - 1e-6) & (edge_m[:-1] < at_m + SUSTAINED_M)
    if not inside.any():
        inside = np.ones(edge_m.size - 1, dtype=np.bool_)
    against = made.setup.ground.against
    steep = Resistance(
        air=against.air[inside].mean(),
        headwind_m_per_s=against.headwind_m_per_s[inside].mean(),
        steady_n=against.steady_n[inside].mean(),
        efficiency=against.efficiency,
    )
    power_w = float(made.solved.plan.power.ride.power_w[inside].mean())
    speed = float(speed_for_power(steep, power_w))
    return steepest_cadence(made.brief, speed_m_per_s=speed, power_w=power_w, grade=grade, at_m=at_m)
