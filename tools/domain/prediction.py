"""Which prediction to believe, how wide, and what the course and the heat do to it."""

from dataclasses import dataclass

from tools.domain.course import CourseAnalysis
from tools.domain.course_cost import terrain_factor as course_terrain
from tools.domain.finding import Finding
from tools.domain.heat import race_heat
from tools.domain.prediction_models import (
    SURVEY_MARATHON_S,
    VICKERS_SOURCE,
    Inputs,
    cameron,
    daniels_gilbert,
    riegel,
    riegel_time_s,
    survey_time_reason,
    vickers_m1,
)
from tools.domain.race import RaceBrief, RaceResult, Sport
from tools.domain.units import HALF_MARATHON_M, MARATHON_M, METRES_PER_MILE

NEAR = 0.03  # a distance within 3 % of another counts as the same race: our design choice [D]
HALF_WIDTH_FROM_HALF = 0.07  # covers 82 % of the survey's runners
HALF_WIDTH_FROM_SHORTER = 0.09  # covers 80-81 %
FURTHEST_RATIO_NARROW = 2.2  # beyond this step in distance the wider interval is used: our design choice [D]
LONGER_RACE_EXPONENT = 1.08  # measured for projections from 30 km
POLICY_SOURCE = f"exponents fitted on the survey of {VICKERS_SOURCE}"
NO_RESULT = "no recent race result"
BEYOND_MARATHON = "no model I have was checked this far beyond a marathon"
SHORTEST_FOR_MARATHON_M = 4900.0


@dataclass(frozen=True, slots=True)
class _Basis:
    """A flat, cool prediction before course and heat, with its half width as a share."""

    finding: Finding
    half_width: float


def predict_finish(
    course: CourseAnalysis, brief: RaceBrief, *, terrain_factor: float | None = None
) -> Finding:
    """Return the predicted finish in seconds with its 80 % range, course and heat applied.

    `terrain_factor` is the course's mean cost over a flat one, computed when not given. Null without a recent
    result, and where no model was validated; the reason says which.
    """
    target_m = course.distance_m
    if brief.recent_result is None:
        return _none(NO_RESULT, {"target_m": target_m})
    if brief.sport is Sport.RIDE:
        return _none("race predictions hold for running only", {"target_m": target_m})
    basis = _recommended(brief.recent_result, target_m, brief.weekly_distance_km)
    if basis.finding.value is None:
        too_long = target_m > MARATHON_M * (1 + NEAR)
        return _none(BEYOND_MARATHON if too_long else str(basis.finding.reason), basis.finding.inputs)
    terrain = course_terrain(course) if terrain_factor is None else terrain_factor
    flat_s = basis.finding.value
    heat = race_heat(target_m, brief.temperature_c, flat_s)
    slow, slow_low, slow_high = (1 + (share or 0.0) / 100 for share in (heat.value, heat.low, heat.high))
    inputs = basis.finding.inputs | {
        "course_factor": terrain,
        "heat_percent": heat.value,
        "flat_cool_s": flat_s,
    }
    return basis.finding.model_copy(
        update={
            "name": "predicted_finish",
            "value": flat_s * terrain * slow,
            "low": flat_s * (1 - basis.half_width) * terrain * slow_low,
            "high": flat_s * (1 + basis.half_width) * terrain * slow_high,
            "inputs": inputs,
        }
    )


def flat_cool_ability_s(prediction: Finding) -> float | None:
    """Return the flat, cool time a prediction started from, in seconds."""
    ability = prediction.inputs.get("flat_cool_s")
    return float(ability) if prediction.value is not None and ability is not None else None


def all_predictions(result: RaceResult, target_m: float, weekly_km: float | None) -> tuple[Finding, ...]:
    """Return every single-race model's flat, cool answer, each null with its reason outside its validity."""
    common = (riegel(result, target_m), daniels_gilbert(result, target_m), cameron(result, target_m))
    return (*common, vickers_m1(result, weekly_km)) if is_near(target_m, MARATHON_M) else common


def marathon_exponent(weekly_km: float | None) -> float:
    """Return Riegel's exponent for a marathon from a shorter race by weekly distance, unknown as low."""
    miles_per_week = 0.0 if weekly_km is None else weekly_km * 1000 / METRES_PER_MILE
    if miles_per_week < 40:
        return 1.15
    return 1.13 if miles_per_week <= 60 else 1.105


def is_near(distance_m: float, other_m: float) -> bool:
    """Say whether two distances are the same race for a prediction."""
    return abs(distance_m / other_m - 1) <= NEAR


def _recommended(result: RaceResult, target_m: float, weekly_km: float | None) -> _Basis:
    ratio = target_m / result.distance_m
    narrow = 1 / FURTHEST_RATIO_NARROW <= ratio <= FURTHEST_RATIO_NARROW
    half_width = HALF_WIDTH_FROM_HALF if narrow else HALF_WIDTH_FROM_SHORTER
    if is_near(result.distance_m, target_m):
        return _Basis(_same_distance(result, target_m), HALF_WIDTH_FROM_HALF)
    if is_near(target_m, MARATHON_M) and result.distance_m < target_m:
        return _Basis(_marathon(result, target_m, weekly_km), half_width)
    return _Basis(riegel(result, target_m), half_width)


def _same_distance(result: RaceResult, target_m: float) -> Finding:
    """A race of the same distance is its own prediction; no model is stretched, so no validity to leave."""
    return Finding(
        name="finish_time",
        value=result.time_s * target_m / result.distance_m,
        unit="s",
        model="same_distance",
        source="the athlete's own result",
        inputs={"result_m": result.distance_m, "result_s": result.time_s, "target_m": target_m},
    )


def _marathon(result: RaceResult, target_m: float, weekly_km: float | None) -> Finding:
    """Vickers and Vertosick's model 1 when the week is known, else Riegel fitted to the same survey."""
    first_model = vickers_m1(result, weekly_km)
    if first_model.value is not None:
        scaled_s = first_model.value * target_m / MARATHON_M
        return first_model.model_copy(update={"value": scaled_s})
    longer = result.distance_m > HALF_MARATHON_M * (1 + NEAR)
    exponent = LONGER_RACE_EXPONENT if longer else marathon_exponent(weekly_km)
    value = riegel_time_s(result.time_s, result.distance_m, target_m, exponent)
    inputs: Inputs = {"result_m": result.distance_m, "result_s": result.time_s, "target_m": target_m}
    inputs |= {"exponent": exponent, "weekly_km": weekly_km}
    too_short = "a marathon cannot be predicted from a race under 5 km"
    reason = too_short if result.distance_m < SHORTEST_FOR_MARATHON_M else survey_time_reason(value)
    return Finding(
        name="finish_time",
        value=None if reason else value,
        unit="s",
        model="riegel_fitted",
        source=POLICY_SOURCE,
        inputs=inputs,
        reason=reason,
    )


def _none(reason: str, inputs: Inputs) -> Finding:
    return Finding(
        name="predicted_finish",
        value=None,
        unit="s",
        model="recommended_prediction",
        source=POLICY_SOURCE,
        inputs=inputs,
        reason=reason,
    )


__all__ = [
    "NO_RESULT",
    "SURVEY_MARATHON_S",
    "all_predictions",
    "flat_cool_ability_s",
    "is_near",
    "marathon_exponent",
    "predict_finish",
]
