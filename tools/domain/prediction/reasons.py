"""Why one prediction is believed and the others are not, in sentences."""

from collections.abc import Sequence

from tools.domain import display
from tools.domain.finding import Finding
from tools.domain.prediction.ranges import NEAR_HALF_M
from tools.domain.prediction.result_finding import NO_RANGE, is_near
from tools.domain.race import RaceBrief
from tools.domain.units import MARATHON_M

# Mean absolute errors of one race with the weekly distance, in minutes, on the survey of Vickers & Vertosick.
# Two races were 10.9 minutes off over all who had them, and 0.6 nearer than one on the same runners: chance.
M1_FROM_HALF_MIN, M1_FROM_SHORTER_MIN = 10.3, 13.3


def recommendation_reasons(
    brief: RaceBrief, target_m: float, recommended: Finding, models: Sequence[Finding]
) -> tuple[str, ...]:
    """Say why the recommended model was chosen and not the others, or why there is none."""
    if recommended.value is None:
        candidates = (f"There is no prediction: {recommended.reason}.", _training_alone(models))
        return tuple(sentence for sentence in candidates if sentence)
    marathon = is_near(target_m, MARATHON_M)
    sentences = [_basis(brief, recommended), _chosen(brief, target_m, recommended)]
    if marathon and recommended.model != "same_distance":
        sentences += [
            "Riegel's law as published, Daniels' tables (VDOT) and Cameron's formula are too hopeful for a "
            "marathon: more than half of the surveyed runners finished over 10 minutes behind the first two.",
            _two_races(recommended, models),
            _training(models),
            _short_efforts(models),
        ]
    return tuple(sentence for sentence in sentences if sentence)


def _basis(brief: RaceBrief, recommended: Finding) -> str:
    """Name the race the prediction starts from where the athlete told of several."""
    if len({*brief.other_results, brief.recent_result} - {None}) < 2:
        return ""
    race = display.race_distance(float(recommended.inputs["result_m"] or 0.0), brief.units)
    time = display.clock(float(recommended.inputs["result_s"] or 0.0))
    return f"I start from your {race} in {time}, the race nearest to this distance: the step is the smallest."


def _chosen(brief: RaceBrief, target_m: float, recommended: Finding) -> str:
    if recommended.model == "same_distance":
        return "You have run this distance: that result says more than any model."
    if recommended.model == "vickers_m1":
        return _with_the_week(brief, recommended)
    if recommended.model == "riegel":
        return _by_published_law(recommended)
    if not is_near(target_m, MARATHON_M):
        return (
            "Between a marathon and shorter races I use Riegel's law with the slope marathon runners showed."
        )
    if brief.weekly_distance_km is None:
        return (
            "Without your weekly distance I use Riegel's law with an exponent fitted to marathon runners of "
            "modest mileage; your weekly distance would make it better."
        )
    return (
        "The mileage model does not know a race of that length, so I use Riegel's law fitted to marathon "
        "runners."
    )


def _by_published_law(recommended: Finding) -> str:
    if recommended.source.endswith(NO_RANGE):
        return (
            "Up to a half marathon I use Riegel's law; no pair of these two distances was measured, so the "
            "range is a choice."
        )
    return (
        "Up to a half marathon Riegel's law predicts well: on the survey it was off by 4 to 6 % on average."
    )


def _with_the_week(brief: RaceBrief, recommended: Finding) -> str:
    from_half = float(recommended.inputs["result_m"] or 0.0) >= NEAR_HALF_M
    error = display.duration(60 * (M1_FROM_HALF_MIN if from_half else M1_FROM_SHORTER_MIN))
    week = display.distance(1000 * (brief.weekly_distance_km or 0.0), brief.units)
    return (
        f"With {week} a week known I use the model of Vickers & Vertosick: on their survey it was off by "
        f"{error} on average."
    )


def _two_races(recommended: Finding, models: Sequence[Finding]) -> str:
    value_s = _of(models, "vickers_m2").value
    if recommended.model != "vickers_m1" or value_s is None:
        return ""
    return (
        f"Their model of two races says {display.rough_clock(value_s)}; on the survey the two did about "
        "equally well, so I keep the one that leans on a single race."
    )


def _training(models: Sequence[Finding]) -> str:
    if _of(models, "tanda").value is None:
        return ""
    return (
        "Tanda's model of your training was made on quick, well-trained runners: for most it is too hopeful."
    )


def _training_alone(models: Sequence[Finding]) -> str:
    value_s = _of(models, "tanda").value
    if value_s is None:
        return ""
    return (
        f"Your training alone gives {display.rough_clock(value_s)} by Tanda's model, but that is too hopeful "
        "for most runners: a race result would tell more."
    )


def _short_efforts(models: Sequence[Finding]) -> str:
    if _of(models, "critical_speed").value is None:
        return ""
    return "Critical speed says only roughly what you can hold for hours, so its marathon is a wide guess."


def _of(models: Sequence[Finding], model: str) -> Finding:
    return next(finding for finding in models if finding.model == model)
