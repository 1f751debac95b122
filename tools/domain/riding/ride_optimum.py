"""The fastest way to spend a normalized power on a course: more uphill and into wind, less down and with it.

Least time under three limits: normalized power, what is left of W' (or the power of 5, 20 and 60 minutes),
and a highest power. At the optimum a watt more for the same cost saves the same time everywhere (Lagrange).
"""

from dataclasses import dataclass

import numpy as np

from tools.domain.course import FloatArray
from tools.domain.riding.ride_limits import PowerLimits, ease, find_overdraft
from tools.domain.riding.ride_power import SAME_POWER, RidePower, even_power, ride_sections
from tools.domain.riding.ride_sections import RideCut
from tools.domain.riding.riding_speed import Ridden, change_per_watt

# The rule of thumb to begin from, our design choice [D]; the wind's 5 % is as Friel summarises it.
PER_PERCENT_GRADE, PER_WIND, FELT_WIND_M_PER_S = 0.02, 0.05, 1.5
GENTLEST, HARDEST, HARDEST_LONG, LONG_S = 0.6, 1.15, 1.08, 3 * 3600.0
LEAST_SHARE = 0.15  # of the normalized power, so that a section can come back from nothing
SAME_SHAPE = 5e-3
_MOST_ROUNDS, _MOST_EASINGS, _MOST_SCALINGS = 8, 40, 8


@dataclass(frozen=True, slots=True)
class OptimalRide:
    """The plan, the even ride of the same normalized power, and whether a limit took power from it.

    `shape` is the power of every section before any limit; `reached` says whether the normalized power asked
    for was spent.
    """

    power: RidePower
    even: RidePower
    shape: FloatArray
    eased: bool
    reached: bool


def vary_power(
    cut: RideCut,
    normalized_w: float,
    limits: PowerLimits,
    near: OptimalRide | None = None,
) -> OptimalRide:
    """Return the fastest plan of at most this normalized power within the limits.

    It is never slower than even power of the same normalized power, unless that power breaks a limit. `near`
    is a plan for another power on the same course, to begin from.
    """
    if not cut.pedals.any():
        coasted = ride_sections(cut, np.zeros(len(cut.names)))
        return OptimalRide(coasted, coasted, coasted.section_w, eased=False, reached=True)
    shape, like = _best_shape(cut, normalized_w, near)
    made, was_eased = _within_limits(cut, shape, normalized_w, limits, like)
    even = even_power(cut, made.normalized_w, made.ride if near is None else near.even.ride)
    if even.duration_s < made.duration_s and _allowed(even, limits):
        made = even
    reached = made.normalized_w >= normalized_w * (1 - 10 * SAME_POWER)
    return OptimalRide(made, even, shape, was_eased, reached)


def rule_of_thumb(cut: RideCut, duration_s: float) -> FloatArray:
    """Return power over mean power by grade and wind, to begin from: 1 + 0.02 · grade in %, clipped."""
    hardest = HARDEST_LONG if duration_s > LONG_S else HARDEST
    wind = PER_WIND * np.sign(cut.headwind_m_per_s) * (np.abs(cut.headwind_m_per_s) >= FELT_WIND_M_PER_S)
    return np.clip(1.0 + PER_PERCENT_GRADE * 100.0 * cut.grade + wind, GENTLEST, hardest)


def _best_shape(cut: RideCut, normalized_w: float, near: OptimalRide | None) -> tuple[FloatArray, Ridden]:
    """Return the power of every section without limits but the normalized power, and a ride like it."""
    if near is None:
        even = ride_sections(cut, np.full(len(cut.names), normalized_w))
        shape, like = normalized_w * rule_of_thumb(cut, even.duration_s), even.ride
    else:
        shape, like = near.shape * normalized_w / near.power.normalized_w, near.power.ride
    for _ in range(_MOST_ROUNDS):
        made = ride_sections(cut, shape, like)
        like = made.ride
        better = _equalised(cut, made, normalized_w)
        moved = float(np.max(np.abs(better / shape - 1.0)))
        shape = better
        if moved < SAME_SHAPE:
            break
    return shape, like


def _equalised(cut: RideCut, made: RidePower, normalized_w: float) -> FloatArray:
    """Return the powers at which a watt more saves the same everywhere, judged from the ride as it is.

    Least T with ∫P⁴dt = N⁴T gives 4 P⁴ t = −(P ∂T/∂P) / λ − P ∂/∂P ∫(P⁴ − N⁴)dt for every section, the last
    through time alone; λ is the one that spends exactly N. In steady riding this is P⁴ ∝ e / (4 − e), where e
    is the share of a percent that speed gains from a percent more power: 1 on a steep climb, ⅓ on the flat.
    """
    ride, unit = made.ride, normalized_w**4
    pedalled_s = cut.sum_over(np.where(cut.pedals, ride.time_s, 0.0))
    saving = _per_section(cut, change_per_watt(cut.setup.ground, ride)) * made.section_w
    cost = ride.power_w**4 / unit - 1.0
    dearer = _per_section(cut, change_per_watt(cut.setup.ground, ride, cost)) * made.section_w
    price = (4.0 * ride.duration_s + float(dearer.sum())) / max(-float(saving.sum()), 1e-9)
    spent = np.maximum(-saving * price - dearer, 0.0) / np.maximum(4.0 * pedalled_s, 1e-9)
    return normalized_w * np.clip(spent**0.25, LEAST_SHARE, 1 / LEAST_SHARE)


def _per_section(cut: RideCut, each: FloatArray) -> FloatArray:
    return cut.sum_over(np.where(cut.pedals, each, 0.0))


def _within_limits(
    cut: RideCut,
    shape: FloatArray,
    normalized_w: float,
    limits: PowerLimits,
    like: Ridden,
) -> tuple[RidePower, bool]:
    """Scale a shape to the normalized power, then ease what is too much above the threshold.

    What easing leaves unspent goes to the sections below the threshold, up to it; that refills less, so that
    both are repeated until nothing changes.
    """
    capped = np.minimum(shape, limits.highest_w)
    made = _scaled(cut, ride_sections(cut, capped, like), normalized_w, limits.highest_w)
    eased_before = False
    for _ in range(_MOST_ROUNDS):
        held = _eased(cut, made, limits)
        if held is made:
            break
        eased_before = True
        made = _scaled(cut, held, normalized_w, limits.threshold_w or np.inf)
    else:
        made = _eased(cut, made, limits)
    return made, eased_before


def _eased(cut: RideCut, made: RidePower, limits: PowerLimits) -> RidePower:
    """Return the plan with less above the threshold wherever it asked more than there is."""
    threshold_w = np.inf if limits.threshold_w is None else limits.threshold_w
    for _ in range(_MOST_EASINGS):
        found = find_overdraft(made.ride, limits)
        if found is None:
            return made
        section_w = ease(made.section_w, made.ride.passed_s[cut.first], threshold_w, found)
        made = ride_sections(cut, section_w, made.ride)
    return ride_sections(cut, np.minimum(made.section_w, threshold_w), made.ride)


def _scaled(cut: RideCut, made: RidePower, normalized_w: float, highest_w: float) -> RidePower:
    """Return the plan scaled to the normalized power as far as the highest power allows.

    Sections at or above the highest power are not raised; lowering lowers all of them.
    """
    for _ in range(_MOST_SCALINGS):
        ratio = normalized_w / max(made.normalized_w, 1e-9)
        if abs(ratio - 1.0) < SAME_POWER:
            break
        wanted = made.section_w * ratio
        section_w = wanted if ratio < 1 else np.maximum(made.section_w, np.minimum(wanted, highest_w))
        if np.allclose(section_w, made.section_w, rtol=1e-6):
            break
        made = ride_sections(cut, section_w, made.ride)
    return made


def _allowed(made: RidePower, limits: PowerLimits) -> bool:
    return float(made.section_w.max()) <= limits.highest_w and find_overdraft(made.ride, limits) is None
