"""Every model's answer to one question, and the one to believe."""

import math

from tools.domain.course import CourseAnalysis
from tools.domain.finding import Finding, Frozen, Inputs
from tools.domain.prediction.cameron import cameron
from tools.domain.prediction.critical_speed import from_critical_speed
from tools.domain.prediction.ranges import LONGEST_SHORT_RACE_M, SAME_DISTANCE, UNMEASURED_STEP, with_range
from tools.domain.prediction.reasons import recommendation_reasons
from tools.domain.prediction.result_finding import (
    finish_time,
    implausible_result,
    is_near,
    no_finish_time,
    result_inputs,
)
from tools.domain.prediction.riegel import BEYOND_MARATHON, riegel, riegel_fitted
from tools.domain.prediction.tanda import tanda
from tools.domain.prediction.vdot import daniels_gilbert
from tools.domain.prediction.vickers import vickers_m1, vickers_m2
from tools.domain.race import RaceBrief, RaceResult, Sport
from tools.domain.units import MARATHON_M

POLICY_SOURCE = "the model that erred least on the survey of Vickers & Vertosick 2016 for this step"
RACE_MODELS = ("riegel", "riegel_fitted", "daniels_gilbert", "cameron", "vickers_m1", "vickers_m2")
NO_RESULT = "no recent race result"
RUNNING_ONLY = "race predictions hold for running only"
RESULT_BEYOND_MARATHON = "a race longer than a marathon was not checked as a basis"


class PredictionReport(Frozen):
    """What the models say of a finish on a flat course in cool air, and which of them to believe.

    `all` holds every model once, null with its reason where it is not valid; `reasons` says in sentences why
    the recommended one was chosen and not the others.
    """

    distance_m: float
    recommended: Finding
    all: tuple[Finding, ...]
    reasons: tuple[str, ...]


def prediction_report(course: CourseAnalysis, brief: RaceBrief) -> PredictionReport:
    """Return every model's finish time over the course's distance, flat and cool, and the recommended one."""
    target_m = course.distance_m
    recommended = recommended_finish(brief, target_m)
    models = every_model(brief, target_m)
    return PredictionReport(
        distance_m=target_m,
        recommended=recommended,
        all=models,
        reasons=recommendation_reasons(brief, target_m, recommended, models),
    )


def recommended_finish(brief: RaceBrief, target_m: float) -> Finding:
    """Return the one answer to believe, flat and cool; null with a reason where no model was checked.

    The race nearest in distance to the target is the basis: the survey's errors grow with the step. A race
    over the same distance stands for itself. For a marathon Vickers' and Vertosick's first model is believed
    when the week is known and the race is one of theirs, else Riegel's law with its fitted slope; up to a
    half marathon Riegel's law as published. Training alone is never recommended: it errs on the hopeful side.
    """
    result = nearest_result(brief, target_m)
    inputs: Inputs = result_inputs(result, target_m) if result else {"target_m": target_m}
    refused = _refusal(brief, result, target_m)
    if refused or result is None:
        return _none(refused or NO_RESULT, inputs)
    if is_near(result.distance_m, target_m):
        return _same_distance(result, target_m)
    chosen = _for_step(result, target_m, brief.weekly_distance_km)
    return _none(str(chosen.reason), inputs) if chosen.value is None else chosen


def _refusal(brief: RaceBrief, result: RaceResult | None, target_m: float) -> str | None:
    """Say why there is nothing to predict from, or nothing to predict with, or None."""
    if brief.sport is Sport.RIDE:
        return RUNNING_ONLY
    if result is None:
        return RESULT_BEYOND_MARATHON if known_results(brief) else NO_RESULT
    same, beyond = (
        is_near(result.distance_m, target_m),
        target_m > MARATHON_M and not is_near(target_m, MARATHON_M),
    )
    return implausible_result(result) or (BEYOND_MARATHON if beyond and not same else None)


def every_model(brief: RaceBrief, target_m: float) -> tuple[Finding, ...]:
    """Return each model's flat, cool answer, null with a reason where it is not valid."""
    if brief.sport is Sport.RIDE:
        return _silent((*RACE_MODELS, "tanda", "critical_speed"), target_m, RUNNING_ONLY)
    week_km, results = brief.weekly_distance_km, known_results(brief)
    from_training = (
        tanda(target_m, week_km, brief.training_pace_s_per_km),
        from_critical_speed(results, target_m),
    )
    result = nearest_result(brief, target_m)
    if result is None:
        reason = RESULT_BEYOND_MARATHON if results else NO_RESULT
        return (*_silent(RACE_MODELS, target_m, reason), *from_training)
    return (
        riegel(result, target_m),
        riegel_fitted(result, target_m, week_km),
        daniels_gilbert(result, target_m),
        cameron(result, target_m),
        vickers_m1(result, target_m, week_km),
        _two_races(results, result, target_m, week_km),
        *from_training,
    )


def _silent(models: tuple[str, ...], target_m: float, reason: str) -> tuple[Finding, ...]:
    inputs: Inputs = {"target_m": target_m}
    return tuple(no_finish_time(model, POLICY_SOURCE, inputs, reason=reason) for model in models)


def known_results(brief: RaceBrief) -> tuple[RaceResult, ...]:
    """Return every race the athlete told of, the recent one first, each once."""
    recent = (brief.recent_result,) if brief.recent_result else ()
    return tuple(dict.fromkeys((*recent, *brief.other_results)))


def nearest_result(brief: RaceBrief, target_m: float) -> RaceResult | None:
    """Return the race nearest in distance to the target, none longer than a marathon; None without one."""

    def step(result: RaceResult) -> float:
        return abs(math.log(result.distance_m / target_m))

    same = [result for result in known_results(brief) if is_near(result.distance_m, target_m)]
    usable = [
        r for r in known_results(brief) if r.distance_m < MARATHON_M or is_near(r.distance_m, MARATHON_M)
    ]
    return min(same or usable, key=step, default=None)


def _for_step(result: RaceResult, target_m: float, weekly_km: float | None) -> Finding:
    """Return the model chosen for the step from a race to another distance."""
    if max(result.distance_m, target_m) <= LONGEST_SHORT_RACE_M:
        return with_range(riegel(result, target_m), UNMEASURED_STEP)
    known_week = weekly_km is not None and result.distance_m <= LONGEST_SHORT_RACE_M
    if known_week and is_near(target_m, MARATHON_M):
        return vickers_m1(result, target_m, weekly_km)
    return riegel_fitted(result, target_m, weekly_km)


def _two_races(
    results: tuple[RaceResult, ...], longer: RaceResult, target_m: float, weekly_km: float | None
) -> Finding:
    """Return Vickers' and Vertosick's second model from the basis and the longest race shorter than it."""
    shorter = [
        r
        for r in results
        if r.distance_m < longer.distance_m and not is_near(r.distance_m, longer.distance_m)
    ]
    if not shorter:
        inputs = result_inputs(longer, target_m)
        return no_finish_time(
            "vickers_m2", POLICY_SOURCE, inputs, reason="it needs two races of different length"
        )
    return vickers_m2(max(shorter, key=lambda r: r.distance_m), longer, target_m, weekly_km)


def _same_distance(result: RaceResult, target_m: float) -> Finding:
    """A race of the same distance is its own prediction; no model is stretched, so no validity to leave."""
    value_s = result.time_s * target_m / result.distance_m
    inputs = result_inputs(result, target_m)
    source = "the athlete's own result; the range is our choice"
    return finish_time("same_distance", source, inputs, value_s=value_s, spread=SAME_DISTANCE)


def _none(reason: str, inputs: Inputs) -> Finding:
    return no_finish_time("recommended_prediction", POLICY_SOURCE, inputs, reason=reason)
