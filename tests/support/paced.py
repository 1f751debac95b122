"""Plans at an even speed, made by arithmetic: what fuel and cues are planned on in tests of their own."""

import math

from tests.support.races import a_finding
from tools.domain.strategy import PacingPlan, RidePlan, Split


def even_pacing(
    distance_m: float,
    seconds: float,
    *,
    stop_s: dict[int, float] | None = None,
    ride: RidePlan | None = None,
) -> PacingPlan:
    """A plan of kilometres at one speed; `stop_s` halts within a kilometre, by its index from 1."""
    halts = stop_s or {}
    speed = distance_m / (seconds - sum(halts.values()))
    splits, clock_s = [], 0.0
    for index in range(1, math.ceil(distance_m / 1000) + 1):
        start_m = (index - 1) * 1000.0
        length_m = min(1000.0, distance_m - start_m)
        clock_s += length_m / speed + halts.get(index, 0.0)
        splits.append(
            Split(
                index=index,
                start_m=start_m,
                distance_m=length_m,
                grade=0.0,
                gain_m=0.0,
                loss_m=0.0,
                target_s=length_m / speed,
                cumulative_s=clock_s,
                low_s=length_m / speed,
                high_s=length_m / speed,
                stop_s=halts.get(index, 0.0),
            )
        )
    return PacingPlan(
        goal_time_s=seconds,
        flat_pace=a_finding("flat_pace", seconds / distance_m, "s/m"),
        course_factor=a_finding("course_factor", 1.0, "1"),
        prediction=a_finding("prediction", seconds, "s"),
        splits_km=tuple(splits),
        splits_mile=tuple(splits),
        findings=(),
        assumptions=(),
        warnings=(),
        ride=ride,
    )


def even_ride(distance_m: float, seconds: float, power_w: float = 200.0) -> RidePlan:
    """A ride at one power, its work in kJ; everything else claims nothing."""
    names = (
        *("finish", "steady_time", "average_power", "normalized_power", "intensity_factor"),
        *("training_stress", "variability_index", "w_balance_low", "drag_area", "rolling_resistance"),
        *("system_mass", "air_density", "gears"),
    )
    return RidePlan(
        sections=(),
        work=a_finding("work", power_w * seconds / 1000, "kJ"),
        binding="normalized power",
        **{name: a_finding(name) for name in names},  # type: ignore[arg-type]
    )
