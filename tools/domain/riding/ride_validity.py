"""Where a ride plan leaves what its models know: heat, frost, gales, thin air, walking pace, long rides."""

import numpy as np

from tools.domain import display
from tools.domain.prediction.heat import DANGEROUS_TEMPERATURE_C, FREEZING_C
from tools.domain.race import RaceBrief
from tools.domain.riding.ride_findings import SolvedCourse
from tools.domain.riding.ride_threshold import REFERENCE_HOURS

GALE_M_PER_S = 17.0  # force 8: our design choice [D]
THIN_AIR_M = 1_500.0  # mean height from which less power is warned of: our design choice [D]
SLOWEST_RIDDEN_M_PER_S = 5 / 3.6  # slower a bicycle hardly stays upright: our design choice [D]
WORTH_SAYING_M = 100.0  # of a course: our design choice [D]
LONGEST_REFERENCE_H = 10.0  # some hours beyond the last reference intensity: our design choice [D]


def beyond_what_is_known(made: SolvedCourse) -> tuple[str, ...]:
    """List what the plan's models do not count, where it matters on this ride."""
    candidates = (
        _heat(made.brief),
        _frost(made.brief),
        _gale(made.brief),
        _thin_air(made),
        _crawling(made),
        _days(made),
    )
    return tuple(sentence for sentence in candidates if sentence)


def _heat(brief: RaceBrief) -> str | None:
    if brief.temperature_c is None or brief.temperature_c < DANGEROUS_TEMPERATURE_C:
        return None
    at = display.temperature(brief.temperature_c, brief.units)
    return (
        f"{at} costs power that this plan does not count: start easier, drink, and stop if confused or faint."
    )


def _frost(brief: RaceBrief) -> str | None:
    if brief.temperature_c is None or brief.temperature_c > FREEZING_C:
        return None
    at = display.temperature(brief.temperature_c, brief.units)
    return f"{at} is hard frost, colder still on descents: cover your skin; only the denser air is counted."


def _gale(brief: RaceBrief) -> str | None:
    if brief.wind_speed_m_per_s is None or brief.wind_speed_m_per_s < GALE_M_PER_S:
        return None
    wind = display.speed(brief.wind_speed_m_per_s, brief.units)
    return f"A wind of {wind} is a gale: riding in it is dangerous, and these times are arithmetic only."


def _thin_air(made: SolvedCourse) -> str | None:
    """Say that power itself falls with height, which the plan leaves to the rider."""
    mean_m = float(made.setup.air_density.inputs["mean_altitude_m"] or 0.0)
    if mean_m < THIN_AIR_M or not made.cut.pedals.any():
        return None
    at = display.height(mean_m, made.brief.units)
    return (
        f"At {at} on average thin air is counted in the drag and not in your power: expect to hold less "
        "than near the sea."
    )


def _crawling(made: SolvedCourse) -> str | None:
    ridden = made.solved.plan.power.ride
    slow = (ridden.speed_m_per_s < SLOWEST_RIDDEN_M_PER_S) & made.cut.pedals
    slow_m = float(np.diff(made.setup.ground.edge_m)[slow].sum())
    if slow_m < WORTH_SAYING_M:
        return None
    way = display.short_distance(slow_m, made.brief.units)
    speed = display.speed_limit(SLOWEST_RIDDEN_M_PER_S, made.brief.units)
    return (
        f"At this power {way} of this course would be slower than {speed}, too slow to stay on the bicycle: "
        "expect to walk there, and to take longer than the plan says."
    )


def _days(made: SolvedCourse) -> str | None:
    hours = made.solved.plan.power.duration_s / 3600
    if hours <= LONGEST_REFERENCE_H or made.threshold.threshold.value is None:
        return None
    return (
        f"What suits a duration is known to me up to about {REFERENCE_HOURS[-1]:.0f} hours: over {hours:.0f} "
        "hours expect to hold less, and sleep is not counted."
    )
