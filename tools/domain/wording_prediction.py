"""Sentences about how sure a plan is, and what a recent result points to."""

from tools.domain import display
from tools.domain.course import CourseAnalysis, ElevationQuality
from tools.domain.finding import Finding
from tools.domain.prediction import HALF_WIDTH_FROM_HALF, NO_RESULT
from tools.domain.race import RaceBrief
from tools.domain.strategy import RaceStrategy

MODEL_NAMES = {
    "vickers_m1": "the model of Vickers & Vertosick (2016) with your weekly distance",
    "riegel_fitted": "Riegel's law with an exponent fitted to recreational marathon runners",
    "riegel": "Riegel's law",
    "same_distance": "your own result over this distance",
}
WORTH_SAYING_PERCENT = 0.5


def prediction_facts(course: CourseAnalysis, brief: RaceBrief, prediction: Finding) -> tuple[str, ...]:
    """Return what a recent result points to, with its range, the model, and what course and heat do to it."""
    if prediction.value is None or prediction.low is None or prediction.high is None:
        return (f"I cannot predict a finish: {prediction.reason}.",)
    facts = [f"{_expected(brief, prediction)}{_verdict(brief, prediction)}."]
    facts.append(
        f"That is {MODEL_NAMES.get(prediction.model, prediction.model)}; the range should hold 8 times in 10."
    )
    facts.extend(_course_and_heat(prediction))
    if prediction.model == "riegel_fitted" and brief.weekly_distance_km is None:
        facts.append("Your weekly distance would make it better: I assumed a modest one.")
    return tuple(facts)


def confidence_facts(strategy: RaceStrategy, course: CourseAnalysis) -> tuple[str, ...]:
    """Return how sure the plan is: the prediction's range or what would tell, then every assumption."""
    plan, brief = strategy.pacing, strategy.brief
    if plan.prediction.value is None:
        sure = _without_prediction(strategy)
    else:
        sure = f"{_expected(brief, plan.prediction)}{_verdict(brief, plan.prediction)}."
    return (sure, *_elevation(course), *plan.assumptions)


def _expected(brief: RaceBrief, prediction: Finding) -> str:
    low, value, high = prediction.low or 0.0, prediction.value or 0.0, prediction.high or 0.0
    said = f"about {display.rough_clock(value)}, most likely {display.rough_range(low, high)}"
    if brief.recent_result is None:
        return f"The prediction is {said}"
    result = brief.recent_result
    race = display.race_distance(result.distance_m, brief.units)
    return f"Your {race} in {display.clock(result.time_s)} points to {said}{_in_heat(prediction)}"


def _in_heat(prediction: Finding) -> str:
    heat = prediction.inputs.get("heat_percent")
    return ", heat included" if isinstance(heat, float) and heat >= WORTH_SAYING_PERCENT else ""


def _verdict(brief: RaceBrief, prediction: Finding) -> str:
    goal_s = brief.goal_time_s
    if goal_s is None or prediction.low is None or prediction.high is None:
        return ""
    goal = display.clock(goal_s)
    if goal_s < prediction.low:
        return f": {goal} is faster than that supports"
    if goal_s > prediction.high:
        return f": {goal} leaves you room"
    if goal_s < (prediction.low + (prediction.value or prediction.low)) / 2:
        return f": {goal} is at the fast end of that"
    return f": {goal} is within reach"


def _without_prediction(strategy: RaceStrategy) -> str:
    prediction, goal_s = strategy.pacing.prediction, strategy.pacing.goal_time_s
    if prediction.reason != NO_RESULT:
        return f"I cannot check the goal against a prediction: {prediction.reason}."
    either_way = display.duration(goal_s * HALF_WIDTH_FROM_HALF)
    if strategy.brief.goal_time_s is None:
        return f"A recent race result would tell me what you can run, to about {either_way} either way."
    goal = display.clock(goal_s)
    return (
        f"From {goal} alone I cannot tell whether it fits you. "
        f"A recent race result would tell me, to about {either_way} either way."
    )


def _course_and_heat(prediction: Finding) -> tuple[str, ...]:
    facts = []
    factor, heat = prediction.inputs.get("course_factor"), prediction.inputs.get("heat_percent")
    flat_cool = prediction.inputs.get("flat_cool_s")
    if (
        isinstance(flat_cool, float)
        and isinstance(factor, float)
        and abs(factor - 1) * 100 >= WORTH_SAYING_PERCENT
    ):
        change = "slower" if factor > 1 else "faster"
        share = display.percent(abs(factor - 1), 1)
        facts.append(
            f"On a flat, cool course it would be {display.rough_clock(flat_cool)}; this one is {share} "
            f"{change}."
        )
    if isinstance(heat, float) and heat >= WORTH_SAYING_PERCENT:
        facts.append(f"The heat is counted in it: {heat:.1f} % slower.")
    return tuple(facts)


def _elevation(course: CourseAnalysis) -> tuple[str, ...]:
    if course.elevation_quality is ElevationQuality.FAIR:
        return ("The elevation of this file is fair: single targets on hills can be a percent or two off.",)
    return ()
