"""What a runner can expect on this course and this day: the recommended prediction, with course and heat."""

from tools.domain.course import CourseAnalysis
from tools.domain.finding import Finding
from tools.domain.prediction.heat import race_heat, too_hot_reason
from tools.domain.prediction.report import NO_RESULT, recommended_finish
from tools.domain.prediction.result_finding import is_near
from tools.domain.race import RaceBrief
from tools.domain.running.course_cost import GroundFactor, ground_factor


def predict_finish(
    course: CourseAnalysis, brief: RaceBrief, *, terrain_factor: float | None = None
) -> Finding:
    """Return the predicted finish in seconds with its 80 % range, course and heat applied.

    `terrain_factor` is the mean cost of the course's ground over flat pavement near the sea, computed when
    not given. Null without a result, where no model was validated, for a marathon hotter than the heat model
    was measured at, and higher than the altitude model was; the reason says which. Where heat has no number
    (other distances) it is not in it: `heat_percent` in the inputs is None.
    """
    flat = recommended_finish(brief, course.distance_m).model_copy(update={"name": "predicted_finish"})
    if flat.value is None or flat.low is None or flat.high is None:
        return flat
    whole = ground_factor(course, brief) if terrain_factor is None else None
    refused = too_hot_reason(course.distance_m, brief.temperature_c)
    refused = refused or (too_high_reason(course, whole) if whole else None)
    if refused:
        return flat.model_copy(update={"value": None, "low": None, "high": None, "reason": refused})
    ground = whole.value if whole else terrain_factor or 1.0
    heat = race_heat(
        course.distance_m,
        brief.temperature_c,
        flat.value,
        dew_point_c=brief.dew_point_c,
        acclimatised=brief.heat_acclimatised,
    )
    slow, slow_low, slow_high = (1 + (share or 0.0) / 100 for share in (heat.value, heat.low, heat.high))
    inputs = flat.inputs | {
        "course_factor": ground,
        "heat_percent": heat.value,
        "flat_cool_s": flat.value,
    }
    return flat.model_copy(
        update={
            "value": flat.value * ground * slow,
            "low": flat.low * ground * slow_low,
            "high": flat.high * ground * slow_high,
            "inputs": inputs,
        }
    )


def too_high_reason(course: CourseAnalysis, ground: GroundFactor) -> str | None:
    """Say why no finish can be predicted at this height, or None: a time from lower down would mislead."""
    return ground.altitude.reason if course.grade else None


def flat_cool_ability_s(prediction: Finding) -> float | None:
    """Return the flat, cool time a prediction started from, in seconds."""
    ability = prediction.inputs.get("flat_cool_s")
    return float(ability) if prediction.value is not None and ability is not None else None


__all__ = ["NO_RESULT", "flat_cool_ability_s", "is_near", "predict_finish", "too_high_reason"]
