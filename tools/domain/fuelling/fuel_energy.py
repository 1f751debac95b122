"""What a race burns and what the plan gives back: a check of proportions, never a demand to replace it."""

import numpy as np

from tools.domain.course import CourseAnalysis
from tools.domain.finding import Finding
from tools.domain.race import RaceBrief, Sport
from tools.domain.running.grade_factor import MINETTI_COEFFICIENTS, minetti_cost
from tools.domain.strategy import PacingPlan

RUNNING_KCAL_PER_KG_KM = 1.0  # gross, on the flat; from memory, unchecked [R]
J_PER_KCAL = 4184.0
KCAL_PER_KJ_OF_WORK = 1.0  # at an efficiency of about 24 %; from memory, unchecked [R]
KCAL_PER_G = 4.0  # of carbohydrate; from memory, unchecked [R]
FLAT_J_PER_KG_M = MINETTI_COEFFICIENTS[-1]
SPREAD = 0.24 / 3.40  # between runners on the flat: 3.40 ± 0.24 J/kg/m (Minetti et al. 2002)
RUNNING_SOURCE = "Minetti et al. 2002, J Appl Physiol 93:1039, net; 1 kcal/kg/km gross from memory, unchecked"
RIDING_SOURCE = "1 kcal burnt for 1 kJ of work, from memory, unchecked"


def energy_used(course: CourseAnalysis, brief: RaceBrief, pacing: PacingPlan, weight_kg: float) -> Finding:
    """Return the energy the race burns in kcal; null for a ride whose power is not known.

    A runner burns about 1 kcal per kg and km on the flat, more where the course climbs (in Minetti's
    proportion); the low end is the net cost, without the
    resting part. A rider burns about 1 kcal per kJ of work.
    """
    if brief.sport is Sport.RIDE:
        return _ridden(pacing)
    net_kcal = weight_kg * _net_j_per_kg(course) / J_PER_KCAL
    gross_share = RUNNING_KCAL_PER_KG_KM / (FLAT_J_PER_KG_M * 1000 / J_PER_KCAL)
    return Finding(
        name="energy_used",
        value=net_kcal * gross_share,
        unit="kcal",
        low=net_kcal,
        high=net_kcal * gross_share * (1 + SPREAD),
        model="minetti_gross",
        source=RUNNING_SOURCE,
        inputs={"weight_kg": weight_kg, "distance_m": course.distance_m},
    )


def energy_eaten(carbs_total: Finding) -> Finding:
    """Return the energy of the carbohydrate taken on the way, in kcal."""
    grams = carbs_total.value or 0.0
    return Finding(
        name="energy_eaten",
        value=KCAL_PER_G * grams,
        unit="kcal",
        model="kcal_per_gram",
        source="4 kcal per g of carbohydrate, from memory, unchecked",
        inputs={"carbs_g": grams},
    )


def _ridden(pacing: PacingPlan) -> Finding:
    work = pacing.ride.work if pacing.ride else None
    if work is None or work.value is None:
        return Finding.unknown(
            "energy_used",
            "kcal",
            reason="the power of this ride is not known",
            model="work_of_the_ride",
            source=RIDING_SOURCE,
        )
    kj = KCAL_PER_KJ_OF_WORK * (1.0 if work.unit == "kJ" else 1e-3)
    return Finding(
        name="energy_used",
        value=work.value * kj,
        unit="kcal",
        low=None if work.low is None else work.low * kj,
        high=None if work.high is None else work.high * kj,
        model="work_of_the_ride",
        source=RIDING_SOURCE,
        inputs={"work_kj": work.value * kj},
    )


def _net_j_per_kg(course: CourseAnalysis) -> float:
    """Return Minetti's cost integrated over the course's own grid; the flat cost where it has no heights."""
    if len(course.grade) < 2:
        return FLAT_J_PER_KG_M * course.distance_m
    cost = minetti_cost(np.array(course.grade))
    at_m = np.minimum(np.arange(len(cost)) * course.step_m, course.distance_m)
    return float(np.sum((cost[1:] + cost[:-1]) / 2 * np.diff(at_m)))
